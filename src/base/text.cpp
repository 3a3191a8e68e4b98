#include "src/base/text.hpp"

#include <algorithm>

namespace voucher {
namespace {

/// The next code point and its length in bytes; length 0 where it is not UTF-8 (overlong, surrogate, cut short).
struct Next {
    char32_t code = 0;
    std::size_t length = 0;
};

Next next(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
    char32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {code, length};
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const Next n = next(text);
        if (n.length == 0) return false;
        text.remove_prefix(n.length);
    }
    return true;
}

std::u32string decode(std::string_view text) {
    std::u32string result;
    while (!text.empty()) {
        const Next n = next(text);
        result += n.length == 0 ? U'\xFFFD' : n.code;
        text.remove_prefix(n.length == 0 ? 1 : n.length);
    }
    return result;
}

std::string encode(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text) {
        if (c < 0x80) {
            result += static_cast<char>(c);
        } else if (c < 0x800) {
            result += static_cast<char>(0xC0U | (c >> 6U));
            result += static_cast<char>(0x80U | (c & 0x3FU));
        } else if (c < 0x10000) {
            result += static_cast<char>(0xE0U | (c >> 12U));
            result += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
            result += static_cast<char>(0x80U | (c & 0x3FU));
        } else {
            result += static_cast<char>(0xF0U | (c >> 18U));
            result += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
            result += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
            result += static_cast<char>(0x80U | (c & 0x3FU));
        }
    }
    return result;
}

std::string half_width(std::string_view utf8) {
    std::u32string text = decode(utf8);
    for (char32_t& c : text) {
        if (c >= 0xFF01 && c <= 0xFF5E) c = c - 0xFF01 + U'!';
        else if (c == 0x3000 || c == 0xA0) c = U' ';
        else if (c == 0xFFE5) c = 0xA5;
    }
    return encode(text);
}

std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::string lower_ascii(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::string filled(std::string_view text, TextValues values) {
    return filled(text, [&](std::string_view name) -> std::string {
        const auto given = std::ranges::find(values, name, &std::pair<std::string_view, std::string>::first);
        return given == values.end() ? "{" + std::string(name) + "}" : given->second;
    });
}

}  // namespace voucher
