#include "shell/ui/keypad.hpp"

#include <array>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {

std::optional<std::string> keypad(Ui& ui, std::string_view id, Rect r, const KeypadSpec& spec) {
    static constexpr std::array<std::string_view, 12> keys{"1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "erase"};
    Ui::Impl& i = ui.impl();
    std::optional<std::string> pressed;
    const Scope in = ui.group(id, Role::group, spec.name, r);
    const float width = (r.w - 2 * spec.gap) / 3;
    const float height = (r.h - 3 * spec.gap) / 4;
    for (std::size_t n = 0; n < keys.size(); ++n) {
        const Rect key{r.x + static_cast<float>(n % 3) * (width + spec.gap), r.y + static_cast<float>(n / 3) * (height + spec.gap), width, height};
        const bool digit = keys.at(n).size() == 1;
        const std::string_view name = digit ? keys.at(n) : keys.at(n) == "clear" ? spec.clear : spec.erase;
        Node& node = i.node(keys.at(n), Role::button, name, key);
        const Ui::Impl::Act act = i.interact(node.key, key);
        ui.fill(key, act.held ? Colour::pressed : act.hovered ? Colour::well : Colour::surface, 8);
        ui.border(key, Colour::control, 8);
        if (keys.at(n) == "erase") {
            ui.icon(key.centre(), icon::delete_, 20, Colour::text);
        } else {
            i.label(key, name, {.type = digit ? spec.type : Type::body, .bold = true, .align = Align::centre});
        }
        if (act.focused) i.ring(key, 8);
        if (act.pressed) pressed = std::string(keys.at(n));
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
