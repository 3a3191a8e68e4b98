#include "src/batch/decimal.hpp"

#include <charconv>

namespace voucher::batch {
namespace {

constexpr int largest_exponent = 400;  // a double ends at 308
constexpr std::size_t shown_digits = 15;

void trim(Decimal& number) {
    const std::size_t first = number.digits.find_first_not_of('0');
    number.digits.erase(0, first);
    while (!number.digits.empty() && number.digits.back() == '0') {
        number.digits.pop_back();
        ++number.exponent;
    }
    if (number.digits.empty()) number = {};
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    Decimal result;
    if (text.starts_with('-') || text.starts_with('+')) {
        result.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    const std::size_t e = text.find_first_of("eE");
    if (e != std::string_view::npos) {
        std::string_view power = text.substr(e + 1);
        if (power.starts_with('+')) power.remove_prefix(1);
        const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), result.exponent);
        if (error != std::errc{} || end != power.data() + power.size() || result.exponent > largest_exponent || result.exponent < -largest_exponent) return std::nullopt;
        text = text.substr(0, e);
    }
    const std::size_t point = text.find('.');
    result.digits = std::string(text.substr(0, point));
    if (point != std::string_view::npos) {
        const std::string_view part = text.substr(point + 1);
        result.digits += part;
        result.exponent -= static_cast<int>(part.size());
    }
    if (result.digits.empty() || result.digits.size() > 64 || result.digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    trim(result);
    return result;
}

std::optional<std::int64_t> Decimal::whole_part() const {
    const std::int64_t length = static_cast<std::int64_t>(digits.size()) + exponent;
    if (length > 18) return std::nullopt;
    if (length <= 0) return 0;
    std::string whole = digits;
    whole.resize(static_cast<std::size_t>(length), '0');
    std::int64_t value = 0;
    std::from_chars(whole.data(), whole.data() + whole.size(), value);
    return negative ? -value : value;
}

Decimal Decimal::shown() const {
    if (digits.size() <= shown_digits) return *this;
    Decimal result = *this;
    result.exponent += static_cast<int>(digits.size() - shown_digits);
    result.digits.resize(shown_digits);
    if (digits[shown_digits] >= '5') {
        std::size_t at = shown_digits;
        while (at > 0 && result.digits[at - 1] == '9') result.digits[--at] = '0';
        if (at > 0) ++result.digits[at - 1];
        else result.digits.insert(result.digits.begin(), '1');
    }
    trim(result);
    return result;
}

Decimal Decimal::shifted(int power) const {
    Decimal result = *this;
    if (!digits.empty()) result.exponent += power;
    return result;
}

std::expected<Money, TypedMoneyError> Decimal::yuan() const {
    if (digits.empty()) return Money{};
    if (negative) return std::unexpected(TypedMoneyError::negative);
    if (exponent < -2) return std::unexpected(TypedMoneyError::too_many_decimals);
    const auto fen = shifted(2).whole_part();
    if (!fen || *fen > Money::largest.fen()) return std::unexpected(TypedMoneyError::too_large);
    return Money::from_fen(*fen);
}

}  // namespace voucher::batch
