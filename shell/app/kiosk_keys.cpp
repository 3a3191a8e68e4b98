#include "shell/app/kiosk_keys.hpp"

#include <algorithm>

#include "shell/app/typed.hpp"
#include "src/base/date_text.hpp"
#include "src/base/money_text.hpp"

namespace voucher::app {
namespace {

using policy::Type;

constexpr std::string_view wan = "万";

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t most_keys(Type type) { return type == Type::date ? 8 : type == Type::count ? 7 : 15; }

std::string keys_of(Type type, std::string_view text) {
    if (type == Type::date && !all_digits(text)) {
        const auto day = parse_typed_date(text);
        if (!day) return {};
        std::string digits = day->to_string();
        std::erase(digits, '-');
        return digits;
    }
    std::string keys(text);
    if (type == Type::money && keys.contains(',')) std::erase(keys, ',');
    if (type == Type::money && keys.ends_with(".00")) keys.resize(keys.size() - 3);
    return keys;
}

}  // namespace

std::string after_kiosk_key(Type type, std::string_view text, std::string_view key) {
    if (key == "clear") return {};
    std::string keys = keys_of(type, text);
    if (key == "erase") {
        if (keys.ends_with(wan)) keys.resize(keys.size() - wan.size());
        else if (!keys.empty()) keys.pop_back();
        return keys;
    }
    if (keys.ends_with(wan)) return keys;  // nothing stands behind it
    if (key == "wan") return keys.empty() || keys.ends_with('.') || type != Type::money ? keys : keys + std::string(wan);
    if (key == ".") return type != Type::money || keys.contains('.') ? keys : (keys.empty() ? "0" : keys) + ".";
    if (keys.size() + key.size() > most_keys(type)) return keys;
    if (const std::size_t point = keys.find('.'); point != std::string::npos && keys.size() + key.size() > point + 3 ) return keys;  // fen, no less
    if (keys == "0") keys.clear();
    if (keys.empty() && key == "00") return "0";
    return keys + std::string(key);
}

std::string shown_keys(Type type, std::string_view text, Language language) {
    if (type == Type::date && all_digits(text)) {
        if (text.size() == 8 && parse_typed_date(text)) return normalised_date(std::string(text), language);
        std::string shown(text.substr(0, 4));
        if (text.size() > 4) shown += "-" + std::string(text.substr(4, 2));
        if (text.size() > 6) shown += "-" + std::string(text.substr(6));
        return shown;
    }
    if (type != Type::money || (text.contains('.') && !text.contains(','))) return std::string(text);
    std::string grouped_text = normalised_money(std::string(text));
    if (grouped_text.ends_with(".00")) grouped_text.resize(grouped_text.size() - 3);
    return grouped_text;
}

}  // namespace voucher::app
