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
    float gap = 8;
    Type type = Type::section_title;
};

/// "0"–"9", "clear" or "erase": the key that was pressed in this frame.
std::optional<std::string> keypad(Ui& ui, std::string_view id, Rect r, const KeypadSpec& spec);

/// What a field holds after a key.
std::string after_key(std::string_view text, std::string_view key);

}  // namespace voucher::ui
