// Text put into HTML so that it stays text.
#pragma once

#include <string>
#include <string_view>

namespace voucher::papers {

/// For content and for attribute values in double quotes. Control characters, which HTML does not allow (C0 but for
/// tab and line feed, DEL, C1), are left out. `text` is UTF-8.
inline std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
        if (c == '\xC2' && next >= 0x80 && next <= 0x9F) {  // U+0080 to U+009F
            ++i;
            continue;
        }
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                if ((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) || c == '\n' || c == '\t') result += c;
        }
    }
    return result;
}

/// <tag class="…">text</tag>; the text is escaped.
inline std::string element(std::string_view tag, std::string_view text, std::string_view css_class = {}) {
    return "<" + std::string(tag) + (css_class.empty() ? "" : " class=\"" + std::string(css_class) + "\"") +
           ">" + escaped(text) + "</" + std::string(tag) + ">";
}

}  // namespace voucher::papers
