// Tokens of the look: colours, type sizes, spaces. One place; widgets and pages name tokens, never numbers of colour.
#pragma once

#include <array>
#include <cstdint>

namespace voucher::ui {

enum class Colour : std::uint8_t {
    bg, surface, well, line, control,
    text, text2, text3,
    pri, pri_hover, pri_active, pri_wash, on_pri,
    prov, city, own, own_line, hist,
    ok, ok_wash, warn, warn_wash, warn_line, bad, bad_wash, unk, unk_wash,
    focus, on_prov, on_city,
    pressed,  // ground of what is held down
    scrim, shadow, none,
    count_
};

enum class ThemeName : std::uint8_t { light, dark, high_contrast };

/// 0xRRGGBBAA of a token under a theme.
std::uint32_t rgba(ThemeName theme, Colour colour);

/// Type roles: CSS em size and line height in logical pixels, before the text scale.
enum class Type : std::uint8_t { caption, table, body, card_title, section_title, page_title, home_title, range, amount, amount_phone, count_ };

struct TypeSize {
    float px;
    float line;
    bool bold;
};
TypeSize type_size(Type type);

}  // namespace voucher::ui
