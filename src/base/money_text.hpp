// Money as people write it: typed in many ways, shown grouped, and in capital characters (大写) on papers.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/money.hpp"

namespace voucher {

enum class TypedMoneyError : unsigned char { not_an_amount, too_many_decimals, negative, too_large, misplaced_comma };

/// Reads what was typed: "100000", "100,000", "１０００００", "¥1,000.5", "10万", "12.5万元", "100元". Empty text is the
/// caller's business. Never a guess: what cannot be read exactly is an error.
std::expected<Money, TypedMoneyError> parse_typed_money(std::string_view text);

std::string grouped(Money money);       // "100,000.00"
std::string with_sign(Money money);     // "¥100,000.00"
std::string in_prose(Money money);      // round sums in ten thousands: "65万元"; else "¥650,001.00"

/// 壹拾万元整, 捌万元零伍分; as invoices and papers write it.
std::string in_capitals(Money money);
/// The other way; 圆 for 元 and a missing 整 are understood. Empty where it is not such an amount.
std::optional<Money> parse_capitals(std::string_view text);

}  // namespace voucher
