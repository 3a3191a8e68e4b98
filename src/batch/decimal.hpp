// Numbers as a spreadsheet's file writes them ("36000", "0.1", "4.0000049999999998E+4"), without floating point.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/money_text.hpp"

namespace voucher::batch {

/// digits × 10^exponent. A spreadsheet keeps binary fractions and shows 15 digits of them; its file has 17, so that
/// 40000.05 may stand there as 40000.050000000003. What is meant is the number of 15 digits.
struct Decimal {
    bool negative = false;
    std::string digits;  // no zero at either end; empty: zero
    int exponent = 0;

    static std::optional<Decimal> parse(std::string_view text);  // sign, digits, point, exponent; no grouping
    [[nodiscard]] bool is_whole() const { return digits.empty() || exponent >= 0; }
    /// The digits before the point; empty where there are more than 18.
    [[nodiscard]] std::optional<std::int64_t> whole_part() const;
    [[nodiscard]] std::size_t significant() const { return digits.size(); }
    /// The same rounded half up to 15 digits.
    [[nodiscard]] Decimal shown() const;
    /// times 10^power
    [[nodiscard]] Decimal shifted(int power) const;
    /// As yuan: exactly or not at all.
    [[nodiscard]] std::expected<Money, TypedMoneyError> yuan() const;
};

}  // namespace voucher::batch
