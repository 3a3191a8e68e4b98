// Digits to be pressed: for places without a keyboard.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shell/ui/ui.hpp"

namespace voucher::ui {

struct KeypadSpec {
    std::string_view name = {};   // of the group
    std::string_view clear = {};  // the key's word, and its name
    std::string_view erase = {};  // name of the key that takes one digit back
    /// The word of a key that makes ten thousands (万); with it the pad is one for amounts, which has a point and 00, too.
    std::string_view ten_thousand = {};
    std::string_view unsure = {};  // of amounts: the word of the key 不清楚
    float gap = 8;
    Type type = Type::section_title;
};

/// "0"–"9", "clear" or "erase"; of amounts also "00", ".", "wan", "unsure": the key that was pressed in this frame.
std::optional<std::string> keypad(Ui& ui, std::string_view id, Rect r, const KeypadSpec& spec);

/// What a field of digits holds after a key.
std::string after_key(std::string_view text, std::string_view key);

}  // namespace voucher::ui
