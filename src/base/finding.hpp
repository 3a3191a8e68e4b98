// What is wrong, where, what was found there, and what is expected: the one form of every complaint.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace voucher {

enum class Severity : unsigned char { error, warning, note };

struct Finding {
    Severity severity = Severity::error;
    std::string code;      // of the closed set that `finding_codes` lists; the catalogues have `finding.<code>`
    std::string place;     // a JSON pointer ("/services/0/staff"), with ":column" behind it inside an expression
    std::string found;     // the offending value as it stands there, shortened
    std::string expected;  // in English, for the command line; the page has its own words by code

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// "error case_bad_money /services/0/contract_amount: found "1.234", expected yuan with at most two decimals"
std::string to_line(const Finding& finding);

/// Every code that the core can give, in alphabetical order.
std::vector<std::string_view> finding_codes();

bool has_error(const std::vector<Finding>& findings);

}  // namespace voucher
