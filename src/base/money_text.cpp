#include "src/base/money_text.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "src/base/text.hpp"

namespace voucher {
namespace {

bool take_suffix(std::string& text, std::string_view suffix) {
    if (!text.ends_with(suffix)) return false;
    text.resize(text.size() - suffix.size());
    return true;
}

/// Commas only between groups of three; gives the digits without them.
std::optional<std::string> ungrouped(std::string_view whole) {
    std::string digits;
    std::size_t since = 0;
    bool grouped = false;
    for (const char c : whole) {
        if (c == ',') {
            if (digits.empty() || (grouped ? since != 3 : since > 3)) return std::nullopt;
            grouped = true;
            since = 0;
            continue;
        }
        digits += c;
        ++since;
    }
    if (grouped && since != 3) return std::nullopt;
    return digits;
}

constexpr std::array<std::string_view, 10> capital_digits{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 4> capital_places{"", "拾", "佰", "仟"};

/// One group of four digits, without the zero before it.
std::string capitals_of_group(int group) {
    std::string text;
    bool zero = false;
    for (int place = 3, unit = 1000; place >= 0; --place, unit /= 10) {
        const int digit = group / unit % 10;
        if (digit == 0) {
            zero = !text.empty();
            continue;
        }
        if (zero) text += capital_digits[0];
        zero = false;
        text += std::string(capital_digits[static_cast<std::size_t>(digit)]) + std::string(capital_places[static_cast<std::size_t>(place)]);
    }
    return text;
}

}  // namespace

std::expected<Money, TypedMoneyError> parse_typed_money(std::string_view typed) {
    if (const auto capitals = from_capitals(typed)) {
        if (*capitals < Money{}) return std::unexpected(TypedMoneyError::negative);
        if (*capitals > Money::largest) return std::unexpected(TypedMoneyError::too_large);
        return *capitals;
    }
    std::string text;
    for (const char c : half_width(typed)) {
        if (c != ' ') text += c;
    }
    for (const std::string_view sign : {"\u00A5", "CNY", "RMB"}) {
        if (text.starts_with(sign)) text.erase(0, sign.size());
    }
    take_suffix(text, "元") || take_suffix(text, "圆");
    std::int64_t factor = 1;
    if (take_suffix(text, "万")) factor = 10'000;
    else if (take_suffix(text, "亿")) factor = 100'000'000;
    if (text.starts_with('-') || text.starts_with("−")) return std::unexpected(TypedMoneyError::negative);
    const std::size_t point = text.find('.');
    const std::string_view whole_text = std::string_view(text).substr(0, point);
    std::string part = point == std::string::npos ? std::string{} : text.substr(point + 1);
    const auto whole = ungrouped(whole_text);
    if (!whole) return std::unexpected(TypedMoneyError::misplaced_comma);
    if (whole->empty() || (point != std::string::npos && part.empty())) return std::unexpected(TypedMoneyError::not_an_amount);
    const std::string digits = *whole + part;
    if (digits.find_first_not_of("0123456789") != std::string::npos) return std::unexpected(TypedMoneyError::not_an_amount);
    // fen = digits × 100 × factor / 10^decimals, exactly or not at all
    std::size_t decimals = part.size();
    std::string exact = digits;
    for (std::int64_t f = factor * 100; f > 1; f /= 10) {
        if (decimals > 0) --decimals;
        else exact += '0';
    }
    for (; decimals > 0; --decimals) {
        if (exact.back() != '0') return std::unexpected(TypedMoneyError::too_many_decimals);
        exact.pop_back();
    }
    exact.erase(0, std::min(exact.find_first_not_of('0'), exact.size() - 1));
    if (exact.size() > 15) return std::unexpected(TypedMoneyError::too_large);
    const Money money = Money::from_fen(std::stoll(exact));
    if (money > Money::largest) return std::unexpected(TypedMoneyError::too_large);
    return money;
}

std::string grouped(Money money) {
    std::string text = money.to_string();
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = text.size() - 3; at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string with_sign(Money money) { return (money < Money{} ? "-¥" : "¥") + grouped(money < Money{} ? Money{} - money : money); }

std::string in_prose(Money money) {
    if (money.fen() > 0 && money.fen() % 1'000'000 == 0) {
        return std::to_string(money.fen() / 1'000'000) + "万元";
    }
    return with_sign(money);
}

std::string in_capitals(Money money) {
    const std::int64_t yuan = money.fen() / 100;
    const int jiao = static_cast<int>(money.fen() / 10 % 10);
    const int fen = static_cast<int>(money.fen() % 10);
    constexpr std::array<std::string_view, 4> groups{"", "万", "亿", "万亿"};
    std::string text;
    bool zero = false;  // a zero stands before the next digit
    std::int64_t unit = 1'000'000'000'000;
    for (int g = 3; g >= 0; --g, unit /= 10'000) {
        const int group = static_cast<int>(yuan / unit % 10'000);
        if (group == 0) {
            zero = !text.empty();
            continue;
        }
        if (!text.empty() && (zero || group < 1000)) text += capital_digits[0];
        zero = false;
        text += capitals_of_group(group) + std::string(groups[static_cast<std::size_t>(g)]);
    }
    if (!text.empty()) text += "元";
    if (jiao == 0 && fen == 0) return text.empty() ? "零元整" : text + "整";
    if (jiao == 0 && !text.empty()) text += capital_digits[0];
    if (jiao != 0) text += std::string(capital_digits[static_cast<std::size_t>(jiao)]) + "角";
    if (fen != 0) text += std::string(capital_digits[static_cast<std::size_t>(fen)]) + "分";
    return text;
}

namespace {

/// What the characters say, wherever they stand; their order is checked afterwards, against the one right way.
std::expected<std::int64_t, CapitalsError> fen_of(std::u32string_view text) {
    constexpr std::u32string_view digits = U"零壹贰叁肆伍陆柒捌玖";
    constexpr std::int64_t most_yuan = Money::largest.fen() / 100;
    std::int64_t yuan = 0, group = 0, fen = 0, digit = 0;
    bool unit = false;
    const auto take = [&](std::int64_t times) { return std::exchange(digit, 0) * times; };
    for (const char32_t c : text) {
        if (const std::size_t at = digits.find(c); at != std::u32string_view::npos) {
            digit = static_cast<std::int64_t>(at);
            continue;
        }
        switch (c) {
            case U'拾': group += take(10); break;
            case U'佰': group += take(100); break;
            case U'仟': group += take(1000); break;
            case U'万': yuan += (group + take(1)) * 10'000, group = 0; break;
            case U'亿':
                yuan += std::exchange(group, 0) + take(1);
                if (yuan > most_yuan / 100'000'000) return std::unexpected(CapitalsError::too_large);
                yuan *= 100'000'000;
                break;
            case U'元': yuan += group + take(1), group = 0, unit = true; break;
            case U'角': fen += take(10), unit = true; break;
            case U'分': fen += take(1), unit = true; break;
            default: return std::unexpected(CapitalsError::unknown_character);
        }
        if (yuan > most_yuan || group > most_yuan || fen > 1'000'000) return std::unexpected(CapitalsError::too_large);
    }
    if (!unit) return std::unexpected(CapitalsError::no_unit);
    if (yuan * 100 + fen > Money::largest.fen()) return std::unexpected(CapitalsError::too_large);
    return yuan * 100 + fen;
}

/// `text` is `right`, but for a 零 more where the place before 万, 亿 or 元 is empty: 壹拾元零伍角, 壹佰伍拾万零贰仟元.
bool is_written_so(std::u32string_view text, std::u32string_view right) {
    constexpr std::u32string_view after = U"万亿元", empty_place = U"拾佰仟万亿";
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (at < right.size() && text[i] == right[at]) {
            ++at;
            continue;
        }
        const bool may = text[i] == U'零' && at >= 2 && at < right.size() && text[i - 1] == right[at - 1] &&
                         after.find(right[at - 1]) != std::u32string_view::npos && empty_place.find(right[at - 2]) != std::u32string_view::npos;
        if (!may) return false;
    }
    return at == right.size();
}

}  // namespace

std::expected<Money, CapitalsError> from_capitals(std::string_view utf8) {
    std::u32string text;
    for (const char32_t c : decode(half_width(utf8))) {
        if (c == U' ' || c == U'\t' || c == U'\r' || c == U'\n') continue;
        text += c == U'圆' ? U'元' : c == U'正' ? U'整' : c;
    }
    bool negative = false;
    for (const std::u32string_view before : {U"⊗", U"ⓧ", U"Ⓧ", U"⨂", U"人民币", U"(负数)", U"负"}) {
        if (!text.starts_with(before)) continue;
        negative = negative || before.find(U'负') != std::u32string_view::npos;
        text.erase(0, before.size());
    }
    if (text.empty()) return std::unexpected(CapitalsError::empty);
    const bool ended = text.back() == U'整';
    if (ended) text.pop_back();
    const auto fen = fen_of(text);
    if (!fen) return std::unexpected(fen.error());
    std::u32string right = decode(in_capitals(Money::from_fen(*fen)));
    if (right.back() == U'整') right.pop_back();
    if (*fen > 0 && *fen < 100 && text.starts_with(U"零元")) text.erase(0, 2);
    // 整 stands behind 元 or 角 alone
    if (!is_written_so(text, right) || (ended && right.back() == U'分')) return std::unexpected(CapitalsError::misplaced);
    return negative ? Money{} - Money::from_fen(*fen) : Money::from_fen(*fen);
}

}  // namespace voucher
