// The unified social credit code (统一社会信用代码, GB 32100): 18 characters, the last a check character.
//
// Codes with a wrong check character have been published, so it is a reason to look again and never to
// refuse.
#pragma once

#include <string>
#include <string_view>

namespace voucher {

enum class CreditCodeProblem : unsigned char { none, wrong_length, wrong_character, wrong_check };

struct CreditCode {
    std::string text;  // as it is written: half-width, capital letters, no spaces
    CreditCodeProblem problem = CreditCodeProblem::none;
    char expected_check = 0;  // where the check character is wrong
    std::string
        division;  // characters 3 to 8: the registering authority's division (GB/T 2260); a hint, no proof
};

CreditCode read_credit_code(std::string_view typed);

}  // namespace voucher
