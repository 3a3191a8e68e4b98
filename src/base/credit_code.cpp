#include "src/base/credit_code.hpp"

#include <array>

#include "src/base/text.hpp"

namespace voucher {

CreditCode read_credit_code(std::string_view typed) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // without I, O, S, V, Z
    constexpr std::array<std::size_t, 17> weights{1,  3,  9,  27, 19, 26, 16, 17, 20,
                                                  29, 25, 13, 8,  24, 10, 30, 28};
    CreditCode code;
    for (char c : half_width(typed)) {
        if (c == ' ' || c == '-' || c == '\t') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        code.text += c;
    }
    if (code.text.find_first_not_of(alphabet) != std::string::npos) {
        code.problem = CreditCodeProblem::wrong_character;
        return code;
    }
    if (code.text.size() != weights.size() + 1) {
        code.problem = CreditCodeProblem::wrong_length;
        return code;
    }
    code.division = code.text.substr(2, 6);
    std::size_t sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * alphabet.find(code.text[i]);
    const char expected = alphabet[(31 - sum % 31) % 31];
    if (code.text.back() != expected) {
        code.problem = CreditCodeProblem::wrong_check;
        code.expected_check = expected;
    }
    return code;
}

}  // namespace voucher
