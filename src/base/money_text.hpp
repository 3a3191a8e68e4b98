// Money as people write it: typed in many ways, shown grouped, and in capital characters (大写) on papers.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "src/base/money.hpp"

namespace voucher {

enum class TypedMoneyError : unsigned char { not_an_amount, too_many_decimals, negative, too_large, misplaced_comma };

/// Reads what was typed: "100000", "100,000", "１０００００", "¥1,000.5", "10万", "12.5万元", "100元", and capital characters
/// as from_capitals has them: "壹拾万元整". Empty text is the caller's business. Never a guess: what cannot be read exactly is an error.
std::expected<Money, TypedMoneyError> parse_typed_money(std::string_view text);

std::string grouped(Money money);       // "100,000.00"
std::string with_sign(Money money);     // "¥100,000.00"
std::string in_prose(Money money);      // round sums in ten thousands: "65万元"; else "¥650,001.00"

/// 壹拾万元整, 捌万元零伍分; as invoices and papers write it.
std::string in_capitals(Money money);

enum class CapitalsError : unsigned char {
    empty,
    unknown_character,  // other than digits, places, 元 角 分 整 and their variants
    misplaced,          // a digit, a place or 零 where none can be
    no_unit,            // neither 元 nor 角 nor 分
    too_large,
};

/// The other way. Understood besides: 圆 for 元, 正 for 整 or neither, "人民币", a sign such as ⊗ before it, （负数） for an
/// amount below zero; 零 where writers differ, which is between 元 and 角 and after a group of four. Nothing else: each
/// digit with its place, each place once and in its order, 零 exactly where places are left out.
std::expected<Money, CapitalsError> from_capitals(std::string_view text);

}  // namespace voucher
