// Exact money: whole fen in an integer, never a floating-point number.
//
// Amounts of a case lie between 0 and 1,000,000,000,000.00 yuan (10^14 fen), so that a rate of up to 1000 % of one
// and the sum of tens of thousands of them fit into 64 bits.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace voucher {

class Money {
public:
    constexpr Money() = default;
    static constexpr Money from_fen(std::int64_t fen) { return Money(fen); }
    static constexpr Money from_yuan(std::int64_t yuan) { return Money(yuan * 100); }
    /// The form of the files: digits, optionally a point and one or two digits. Nothing else: no sign, no grouping,
    /// no exponent. Empty for anything else and for what is above `largest`.
    static std::optional<Money> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t fen() const { return fen_; }
    /// Yuan with two decimals and no grouping: "100000.00".
    [[nodiscard]] std::string to_string() const;

    friend constexpr auto operator<=>(Money, Money) = default;
    friend constexpr Money operator+(Money a, Money b) { return Money(a.fen_ + b.fen_); }
    friend constexpr Money operator-(Money a, Money b) { return Money(a.fen_ - b.fen_); }
    constexpr Money& operator+=(Money other) {
        fen_ += other.fen_;
        return *this;
    }

    static const Money largest;

private:
    explicit constexpr Money(std::int64_t fen) : fen_(fen) {}
    std::int64_t fen_ = 0;
};

inline constexpr Money Money::largest = Money::from_yuan(1'000'000'000'000);

}  // namespace voucher
