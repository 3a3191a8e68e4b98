#include "shell/ui/popup.hpp"

#include <algorithm>
#include <cmath>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {

Popup popup(Ui& ui, std::string_view id, Rect anchor, Size size) {
    Ui::Impl& i = ui.impl();
    constexpr float gap = 4;
    constexpr float margin = 8;
    const Rect page{0, 0, i.page.w, i.page.h};
    if (i.shown_as) {  // a picture of it, which lies in the page as everything else does
        const Rect box{anchor.x, anchor.bottom() + gap, size.w, size.h};
        i.enter(id);
        ui.shadow(box, 2, 8);
        ui.fill(box, Colour::surface, 8);
        ui.border(box, Colour::control, 8);
        return {box.inset(5), false, Scope(ui, [](Ui& u) { u.impl().leave(); })};
    }
    Rect box{anchor.x, anchor.bottom() + gap, std::min(size.w, page.w - 2 * margin), size.h};
    const float above = anchor.y - gap - margin;
    const float below = page.bottom() - margin - box.y;
    if (box.h > below && above > below) {
        box.h = std::min(box.h, above);
        box.y = anchor.y - gap - box.h;
    } else {
        box.h = std::min(box.h, below);
    }
    box.x = std::clamp(box.x, margin, std::max(margin, page.right() - margin - box.w));

    i.enter(id);
    i.set_layer(std::min(i.layer + 1, Ui::Impl::toast_layer - 1));
    i.covers.emplace_back(i.layer, box);
    i.push_clip(page, false);
    const bool elsewhere = i.clicked && !box.contains(i.at) && !anchor.contains(i.at);
    const bool dismissed = elsewhere || ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (i.over(box)) i.hover_candidate = i.key("~box");
    ui.shadow(box, 2, 8);
    ui.fill(box, Colour::surface, 8);
    ui.border(box, Colour::control, 8);
    i.push_clip(box, true);
    return {box.inset(5), dismissed, Scope(ui, [](Ui& u) { u.impl().leave(); })};
}

std::optional<std::string> menu(Ui& ui, std::string_view id, Rect anchor, std::span<const MenuItem> items, std::string_view name, bool& open) {
    std::optional<std::string> chosen;
    if (!open) return chosen;
    Ui::Impl& i = ui.impl();
    const float height = std::round(44 * std::max(1.0f, ui.look().text_scale));
    TextStyle words;
    words.type = Type::table;
    words.wrap = false;
    TextStyle note = words;
    note.type = Type::caption;
    note.align = Align::right;
    note.colour = Colour::text3;
    float width = 180;
    for (const MenuItem& item : items) width = std::max(width, ui.measure(item.label, words).w + ui.measure(item.note, note).w + 84);
    const Popup over = popup(ui, id, anchor, {width, height * static_cast<float>(items.size()) + 10});
    const Scope in = ui.group("items", Role::group, name, over.content);
    Rect rest = over.content;
    for (const MenuItem& item : items) {
        const Rect row = rest.cut_top(height);
        Node& n = i.node(item.id, Role::button, item.label, row);
        n.disabled = item.disabled;
        n.description = item.note;
        const Ui::Impl::Act act = i.interact(n.key, row, item.disabled);
        if (act.held || act.hovered) ui.fill(row, act.held ? Colour::pressed : Colour::pri_wash, 6);
        const Colour tone = item.disabled ? Colour::text3 : item.destructive ? Colour::bad : Colour::text;
        if (!item.icon.empty()) ui.icon({row.x + 20, row.centre().y}, item.icon, 18, tone);
        words.colour = tone;
        i.label({row.x + 40, row.y, row.w - 52, row.h}, item.label, words);
        if (!item.note.empty()) i.label({row.x + 40, row.y, row.w - 52, row.h}, item.note, note);
        if (act.focused) i.ring(row.inset(4), 6);
        if (act.pressed) chosen = std::string(item.id);
    }
    if (chosen || over.dismissed) open = false;
    return chosen;
}

}  // namespace voucher::ui
