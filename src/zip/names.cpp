#include "src/zip/names.hpp"

#include <algorithm>
#include <array>

#include "src/base/normal_form.hpp"
#include "src/base/text.hpp"

namespace voucher::zip {
namespace {

bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFF) || (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_forbidden(char32_t c) {
    return std::u32string_view(U"/\\:*?\"<>|").find(c) != std::u32string_view::npos;
}

char32_t folded(char32_t c) {
    const auto between = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (between(U'A', U'Z') || (between(0xC0, 0xDE) && c != 0xD7) || between(0x391, 0x3A9) ||
        between(0x410, 0x42F) || between(0xFF21, 0xFF3A))
        return c + 0x20;
    if (between(0x400, 0x40F)) return c + 0x50;
    // pairs with the capital first, at even and at odd places
    if ((between(0x100, 0x137) || between(0x14A, 0x177) || between(0x460, 0x481) || between(0x48A, 0x4BF) ||
         between(0x1E00, 0x1E95)) &&
        c % 2 == 0)
        return c + 1;
    if ((between(0x139, 0x148) || between(0x179, 0x17E)) && c % 2 == 1) return c + 1;
    return c;
}

/// Windows keeps these for devices, with any extension behind them.
bool is_device(std::string_view name) {
    std::string stem = without_case(name.substr(0, name.find('.')));
    while (stem.ends_with(' ')) stem.pop_back();
    constexpr std::array<std::string_view, 6> devices{"con", "prn", "aux", "nul", "conin$", "conout$"};
    if (std::ranges::find(devices, stem) != devices.end()) return true;
    if (!stem.starts_with("com") && !stem.starts_with("lpt")) return false;
    const std::string_view port = std::string_view(stem).substr(3);
    return (port.size() == 1 && port[0] >= '0' && port[0] <= '9') || port == "¹" || port == "²" ||
           port == "³";
}

/// From the last dot on, where that is an extension: short, and with something before it.
std::string_view extension(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name.size() - dot > 16) return {};
    return name.substr(dot);
}

/// At most `most` bytes, never within a character.
std::string_view cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return text.substr(0, most);
}

std::string_view without_dots_and_spaces(std::string_view text) {
    while (text.ends_with('.') || text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// `stem` shortened so that `stem + ending` fits.
std::string fitted(std::string_view stem, std::string_view ending, std::size_t longest) {
    constexpr std::string_view dots = "…";
    if (stem.size() + ending.size() <= longest) return std::string(stem) + std::string(ending);
    const std::size_t room =
        longest > ending.size() + dots.size() ? longest - ending.size() - dots.size() : 0;
    return std::string(without_dots_and_spaces(cut(stem, room))) + std::string(dots) + std::string(ending);
}

}  // namespace

std::string safe_name(std::string_view name, std::size_t longest) {
    std::u32string characters = decode(name);
    std::erase_if(characters, [](char32_t c) { return c == 0xFEFF; });
    // before the rest: what is put in below composes with nothing
    characters = decode(nfc(encode(characters)));
    for (char32_t& c : characters) {
        if (is_invisible(c) || is_forbidden(c))
            c = U'_';
        else if (c == 0xA0 || c == 0x3000)
            c = U' ';
    }
    const std::string whole = encode(characters);
    std::string_view text = without_dots_and_spaces(whole);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) return "_";
    std::string result = std::string(is_device(text) ? "_" : "") + std::string(text);
    if (result.size() <= longest) return result;
    const std::string ending(extension(result));
    return fitted(std::string_view(result).substr(0, result.size() - ending.size()), ending, longest);
}

std::string shown_path(std::string_view path, std::size_t longest) {
    std::u32string characters = decode(path);
    std::ranges::replace_if(characters, is_invisible, U'_');
    const std::string text = encode(characters);
    const std::string ending(extension(text));
    return fitted(std::string_view(text).substr(0, text.size() - ending.size()), ending, longest);
}

std::string without_case(std::string_view name) {
    std::u32string characters = decode(nfc(name));
    std::ranges::transform(characters, characters.begin(), folded);
    return encode(characters);
}

std::string DistinctPaths::take(std::string_view folder, std::string_view name) {
    const std::string prefix = folder.empty() ? std::string{} : std::string(folder) + "/";
    const std::string safe = safe_name(name);
    const std::string_view ending = extension(safe);
    const std::string_view stem = std::string_view(safe).substr(0, safe.size() - ending.size());
    std::string path = prefix + safe;
    for (int n = 2; !taken_.insert(without_case(path)).second; ++n) {
        path = prefix + fitted(stem, " (" + std::to_string(n) + ")" + std::string(ending), longest_name);
    }
    return path;
}

}  // namespace voucher::zip
