// Days as people write them.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "src/base/date.hpp"

namespace voucher {

enum class TypedDateError : unsigned char { not_a_date, no_such_day, out_of_range };

/// Reads what was typed: "2025-3-10", "2025.3.10", "2025/3/10", "20250310", "2025年3月10日", with full-width digits too.
std::expected<Date, TypedDateError> parse_typed_date(std::string_view text);

std::string in_chinese(Date date);  // "2025年3月10日"
std::string in_english(Date date);  // "10 March 2025"

/// A count as typed: "42", "４２", "1,200", "42人". −1 where it is none, or above 1,000,000,000.
long long parse_typed_count(std::string_view text);

}  // namespace voucher
