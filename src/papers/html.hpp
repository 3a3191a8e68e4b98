// Text put into HTML so that it stays text.
#pragma once

#include <string>
#include <string_view>

namespace voucher::papers {

/// For content and for attribute values in double quotes. Control characters, which HTML does not allow, are
/// left out.
inline std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
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
