#include "src/base/date_text.hpp"

#include <array>
#include <vector>

#include "src/base/text.hpp"

namespace voucher {

std::expected<Date, TypedDateError> parse_typed_date(std::string_view typed) {
    const std::u32string text = decode(trimmed(half_width(typed)));
    std::vector<std::u32string> parts(1);
    std::u32string marks;
    for (const char32_t c : text) {
        if (c >= U'0' && c <= U'9') {
            parts.back() += c;
        } else if (c == U'-' || c == U'.' || c == U'/' || c == U'年' || c == U'月' || c == U'日' || c == U'。') {
            marks += c;
            if (c != U'日') parts.emplace_back();
        } else if (c != U' ') {
            return std::unexpected(TypedDateError::not_a_date);
        }
    }
    if (!marks.empty() && (marks.back() == U'日' || parts.back().empty()) && marks != U"年月日") return std::unexpected(TypedDateError::not_a_date);
    if (parts.size() == 1 && parts[0].size() == 8) parts = {parts[0].substr(0, 4), parts[0].substr(4, 2), parts[0].substr(6, 2)};
    if (parts.size() != 3 || parts[0].size() != 4) return std::unexpected(TypedDateError::not_a_date);
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < 3; ++i) {
        if (parts[i].empty() || parts[i].size() > 4 || (i > 0 && parts[i].size() > 2)) return std::unexpected(TypedDateError::not_a_date);
        for (const char32_t c : parts[i]) numbers[i] = numbers[i] * 10 + static_cast<int>(c - U'0');
    }
    if (numbers[0] < 1900 || numbers[0] > 2199) return std::unexpected(TypedDateError::out_of_range);
    const auto date = Date::from_civil(numbers[0], numbers[1], numbers[2]);
    if (!date) return std::unexpected(TypedDateError::no_such_day);
    return *date;
}

std::string in_chinese(Date date) {
    return std::to_string(date.year()) + "年" + std::to_string(date.month()) + "月" + std::to_string(date.day()) + "日";
}

std::string in_english(Date date) {
    constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                      "July",    "August",   "September", "October", "November", "December"};
    return std::to_string(date.day()) + " " + std::string(months[static_cast<std::size_t>(date.month() - 1)]) + " " + std::to_string(date.year());
}

long long parse_typed_count(std::string_view typed) {
    std::string text = trimmed(half_width(typed));
    for (const std::string_view unit : {"人", "名"}) {
        if (text.ends_with(unit)) text.resize(text.size() - unit.size());
    }
    std::string digits;
    for (const char c : text) {
        if (c == ',' || c == ' ') continue;
        if (c < '0' || c > '9' || digits.size() > 9) return -1;
        digits += c;
    }
    if (digits.empty()) return -1;
    const long long value = std::stoll(digits);
    return value > 1'000'000'000 ? -1 : value;
}

}  // namespace voucher
