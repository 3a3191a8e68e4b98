#include "shell/ui/theme.hpp"

#include <cstddef>

namespace voucher::ui {
namespace {

using Palette = std::array<std::uint32_t, static_cast<std::size_t>(Colour::count_)>;

// In the order of Colour.
constexpr Palette light{
    0xF4F6F9FF, 0xFFFFFFFF, 0xEEF1F5FF, 0xDCE1E9FF, 0x7D899BFF,  // bg, surface, well, line, control
    0x131A26FF, 0x414C5EFF, 0x596577FF,                          // text, text2, text3
    0x1A54C0FF, 0x15459FFF, 0x10367DFF, 0xE8EFFCFF, 0xFFFFFFFF,  // pri, hover, active, wash, on_pri
    0x1A54C0FF, 0x0A7A6DFF, 0xD5DBE5FF, 0x7D899BFF, 0x6B778AFF,  // prov, city, own, own_line, hist
    0x12693BFF, 0xE5F4EBFF, 0x7D4600FF, 0xFFF4E0FF, 0xC77700FF,  // ok, ok_wash, warn, warn_wash, warn_line
    0xAE2218FF, 0xFDECEAFF, 0x5646A8FF, 0xEFEDFBFF,              // bad, bad_wash, unk, unk_wash
    0x1A54C0FF, 0xFFFFFFFF, 0xFFFFFFFF,                          // focus, on_prov, on_city
    0xDCE1E9FF,                                                  // pressed
    0x131A26B8, 0x131A26FF, 0x00000000,                          // scrim, shadow, none
};

constexpr Palette dark{
    0x0A0E13FF, 0x131920FF, 0x1D252FFF, 0x3A4756FF, 0x8B9BAEFF,  //
    0xFFFFFFFF, 0xD3DCE6FF, 0xAEBBC9FF,                          //
    0x82B4FFFF, 0xA3C8FFFF, 0xC2DAFFFF, 0x16294AFF, 0x06142BFF,  //
    0x82B4FFFF, 0x4ED3BFFF, 0x2A3542FF, 0x8B9BAEFF, 0x93A1B2FF,  //
    0x74DE9FFF, 0x0F2E1DFF, 0xFFC766FF, 0x33240AFF, 0xFFC766FF,  //
    0xFF9187FF, 0x3A1512FF, 0xC3B9FFFF, 0x27214AFF,              //
    0xFFD84DFF, 0x06142BFF, 0x04211DFF,                          //
    0x3A4756FF,                                                  //
    0x000000B8, 0x000000FF, 0x00000000,                          //
};

// Black and white with few, strong hues: every pair of text and ground has a ratio of at least 7.
constexpr Palette high_contrast{
    0x000000FF, 0x000000FF, 0x1A1A1AFF, 0xFFFFFFFF, 0xFFFFFFFF,  //
    0xFFFFFFFF, 0xFFFFFFFF, 0xF0F0F0FF,                          //
    0x9CC9FFFF, 0xC4DFFFFF, 0xE2EFFFFF, 0x00264DFF, 0x000000FF,  //
    0x9CC9FFFF, 0x5CF0D8FF, 0x333333FF, 0xFFFFFFFF, 0xC0C0C0FF,  //
    0x86F5B1FF, 0x002B14FF, 0xFFD76BFF, 0x332400FF, 0xFFD76BFF,  //
    0xFFB0A8FF, 0x400800FF, 0xD9D2FFFF, 0x231A55FF,              //
    0xFFFF00FF, 0x000000FF, 0x000000FF,                          //
    0x4D4D4DFF,                                                  //
    0x000000D9, 0x000000FF, 0x00000000,                          //
};

constexpr std::array<TypeSize, static_cast<std::size_t>(Type::count_)> type_sizes{{
    {13, 20, false},  // caption
    {14, 22, false},  // table
    {15, 24, false},  // body
    {17, 26, true},   // card_title
    {20, 28, true},   // section_title
    {24, 32, true},   // page_title
    {32, 44, true},   // home_title
    {26, 40, true},   // range
    {44, 60, true},   // amount
    {36, 48, true},   // amount_phone
}};

}  // namespace

std::uint32_t rgba(ThemeName theme, Colour colour) {
    const auto index = static_cast<std::size_t>(colour);
    switch (theme) {
        case ThemeName::dark: return dark.at(index);
        case ThemeName::high_contrast: return high_contrast.at(index);
        case ThemeName::light: break;
    }
    return light.at(index);
}

TypeSize type_size(Type type) { return type_sizes.at(static_cast<std::size_t>(type)); }

}  // namespace voucher::ui
