#include "shell/ui/keypad.hpp"

#include <array>
#include <span>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {

namespace {

constexpr std::array<std::string_view, 12> digit_keys{"1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "erase"};
constexpr std::array<std::string_view, 16> amount_keys{"1", "2", "3", "erase", "4", "5", "6", "clear", "7", "8", "9", "wan", ".", "0", "00", "unsure"};

std::string_view word_of(std::string_view key, const KeypadSpec& spec) {
    if (key == "clear") return spec.clear;
    if (key == "erase") return spec.erase;
    if (key == "wan") return spec.ten_thousand;
    return key == "unsure" ? spec.unsure : key;
}

}  // namespace

std::optional<std::string> keypad(Ui& ui, std::string_view id, Rect r, const KeypadSpec& spec) {
    const bool amounts = !spec.ten_thousand.empty();
    const std::span<const std::string_view> keys = amounts ? std::span<const std::string_view>(amount_keys) : std::span<const std::string_view>(digit_keys);
    const std::size_t columns = amounts ? 4 : 3;
    Ui::Impl& i = ui.impl();
    std::optional<std::string> pressed;
    const Scope in = ui.group(id, Role::group, spec.name, r);
    const float width = (r.w - static_cast<float>(columns - 1) * spec.gap) / static_cast<float>(columns);
    const float height = (r.h - 3 * spec.gap) / 4;
    for (std::size_t n = 0; n < keys.size(); ++n) {
        const std::string_view id_of = keys[n];
        const Rect key{r.x + static_cast<float>(n % columns) * (width + spec.gap), r.y + static_cast<float>(n / columns) * (height + spec.gap), width, height};
        const std::string_view name = word_of(id_of, spec);
        const bool digit = id_of == name;
        Node& node = i.node(id_of, Role::button, name, key);
        const Ui::Impl::Act act = i.interact(node.key, key);
        const Colour rest = amounts && n % columns == columns - 1 ? Colour::well : Colour::surface;
        ui.fill(key, act.held ? Colour::pressed : act.hovered ? Colour::well : rest, 8);
        ui.border(key, Colour::control, 8);
        if (id_of == "erase") {
            ui.icon(key.centre(), icon::delete_, 20 * ui.look().control_scale, Colour::text);
        } else {
            i.label(key, name, {.type = digit ? spec.type : Type::body, .bold = true, .align = Align::centre});
        }
        if (act.focused) i.ring(key, 8);
        if (act.pressed) pressed = std::string(id_of);
    }
    return pressed;
}

std::string after_key(std::string_view text, std::string_view key) {
    std::string after(text);
    if (key == "clear") return {};
    if (key == "erase") {
        if (!after.empty()) after.pop_back();
        return after;
    }
    return after == "0" ? std::string(key) : after + std::string(key);
}

}  // namespace voucher::ui
