// Text: UTF-8 and the full-width forms that Chinese input methods give.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace voucher {

bool is_utf8(std::string_view text);

/// Code points; what is not UTF-8 becomes U+FFFD.
std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view text);

/// Full-width digits, letters and signs (U+FF01..U+FF5E, the ideographic space, ，。 as they stand in numbers are left
/// alone) become their ASCII forms.
std::string half_width(std::string_view utf8);

std::string trimmed(std::string_view text);

/// A to Z become a to z, in no language; all else stays.
std::string lower_ascii(std::string_view text);

/// `{name}` in `text` replaced by what `value` gives for the name.
template <typename Value>
std::string filled(std::string_view text, Value value) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            result += text.substr(at);
            break;
        }
        result += text.substr(at, open - at);
        result += value(text.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return result;
}

/// What stands for the names in a text.
using TextValues = std::initializer_list<std::pair<std::string_view, std::string>>;

/// The same with the values themselves; a name without one stays as it is.
std::string filled(std::string_view text, TextValues values);

}  // namespace voucher
