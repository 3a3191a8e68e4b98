// What lies above the page: dialogs, the toast; and what is only said: live regions.
#include <algorithm>
#include <cmath>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

constexpr float narrow_page = 600;

}  // namespace

Ui::Dialog Ui::dialog(std::string_view id, std::string_view title, Size size, bool titled) {
    Impl& i = *impl_;
    const Rect whole{0, 0, i.page.w, i.page.h};
    const bool narrow = i.page.w < narrow_page;
    const Rect box = narrow ? whole
                            : whole.centred({std::min(size.w, i.page.w - 32), std::min(size.h, i.page.h - 32)});
    const std::string k = i.key(id);

    i.enter(id);
    i.parent = -1;  // beside the page, which is inert below it
    i.set_layer(std::min(std::max(i.layer, i.modal_now) + 1, Impl::toast_layer - 1));
    i.modal_now = i.layer;
    i.dialog_now = k;
    i.push_clip(whole, false);

    bool dismissed = i.layer == i.modal_before && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (!narrow) {
        const Impl::Act scrim = i.interact(k + "/~scrim", whole);
        dismissed = dismissed || scrim.pressed;
        if (i.over(box)) i.hover_candidate = k + "/~box";
        if (scrim.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
        fill(whole, Colour::scrim);
        shadow(box, 2, 12);
        fill(box, Colour::surface, 12);
        border(box, Colour::line, 12);
    } else {
        fill(whole, Colour::surface);
    }

    Node& n = i.tree.nodes.emplace_back();
    n.key = k;
    n.role = Role::dialog;
    n.name = title;
    n.rect = box;
    n.clip = whole;
    i.parent = static_cast<int>(i.tree.nodes.size()) - 1;
    i.push_clip(box, true);

    Rect content = box.inset(narrow ? 16.0f : 24.0f);
    if (!titled) return {content, dismissed, Scope(*this, [](Ui& ui) { ui.impl().leave(); })};
    TextStyle heading;
    heading.type = Type::section_title;
    const float used = text(content, title, heading, heading2);
    content.cut_top(used, 12);
    return {content, dismissed, Scope(*this, [](Ui& ui) { ui.impl().leave(); })};
}

void Ui::status(std::string_view id, std::string_view message, bool urgent) {
    impl_->node(id, urgent ? Role::alert : Role::status, message, {0, 0, 1, 1});
}

bool Ui::toast(std::string_view id, std::string_view message, std::string_view action) {
    Impl& i = *impl_;
    TextStyle words;
    words.colour = Colour::surface;
    TextStyle act_style;
    act_style.colour = Colour::surface;
    act_style.bold = true;
    act_style.wrap = false;
    const float action_width = action.empty() ? 0 : measure(action, act_style).w + 32;
    const float most = i.page.w - 32 - 32 - action_width;
    const Size text_size = measure(message, words, std::min(most, 520.0f));
    const float width = std::max(std::min(330.0f, i.page.w - 32), text_size.w + 36 + action_width);
    const float height = std::max(48.0f, text_size.h + 24);
    const Rect box{std::round((i.page.w - width) / 2), i.page.h - height - 24, width, height};

    i.enter(id);
    i.path.resize(i.opened.back().path_size);
    i.parent = -1;
    i.set_layer(Impl::toast_layer);
    i.push_clip({0, 0, i.page.w, i.page.h}, false);
    i.covers.emplace_back(Impl::toast_layer, box);
    if (i.over(box)) i.hover_candidate = i.key(id) + "/~box";
    shadow(box, 2, 8);
    fill(box, Colour::text, 8);
    bool pressed = false;
    {
        const Scope in = group(id, Role::status, message, box);
        i.draw_layout(i.layout(message, words, std::min(most, 520.0f)), {box.x + 18, box.y + (height - text_size.h) / 2, text_size.w + 2, text_size.h},
                      words);
        if (!action.empty()) {
            const Rect target{box.right() - action_width - 4, box.y + 2, action_width, height - 4};
            const Impl::Act act = i.interact(i.key("action"), target);
            i.node("action", Role::button, action, target);
            act_style.align = Align::centre;
            if (act.hovered || act.held) border(target.inset(4), Colour::surface, 6);
            i.label(target, action, act_style);
            if (act.focused) i.ring(target.inset(6), 6);
            pressed = act.pressed;
        }
    }
    i.leave();
    return pressed;
}

}  // namespace voucher::ui
