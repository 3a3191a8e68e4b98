#include "src/base/money.hpp"

namespace voucher {

std::optional<Money> Money::parse(std::string_view text) {
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    const bool part_ok = point == std::string_view::npos || part.size() == 1 || part.size() == 2;
    if (whole.empty() || whole.size() > 15 || !part_ok) return std::nullopt;
    std::int64_t fen = 0;
    for (const std::string_view digits : {whole, part}) {
        for (const char c : digits) {
            if (c < '0' || c > '9') return std::nullopt;
            fen = fen * 10 + (c - '0');
        }
    }
    for (std::size_t i = part.size(); i < 2; ++i) fen *= 10;
    const Money money = from_fen(fen);
    return money <= largest ? std::optional(money) : std::nullopt;
}

std::string Money::to_string() const {
    const bool negative = fen_ < 0;
    const std::uint64_t fen = negative ? 0 - static_cast<std::uint64_t>(fen_) : static_cast<std::uint64_t>(fen_);
    std::string text = (negative ? "-" : "") + std::to_string(fen / 100) + ".";
    text += static_cast<char>('0' + fen / 10 % 10);
    text += static_cast<char>('0' + fen % 10);
    return text;
}

}  // namespace voucher
