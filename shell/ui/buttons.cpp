// Things that are pressed: buttons, links, free areas, chips, check boxes.
#include <algorithm>
#include <cmath>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

constexpr float radius = 8;

struct Measures {
    float icon_px, icon_gap, padding;
};
Measures measures(const Ui& ui) {
    const float scale = ui.look().control_scale;
    return {18 * scale, 8 * scale, 15 * scale};
}

struct Colours {
    Colour ground;
    Colour border;
    Colour text;
};

Colours colours_of(const ButtonSpec& spec, bool hovered, bool held) {
    const auto shade = [&](Colour rest, Colour over, Colour pressed) { return held ? pressed : hovered ? over : rest; };
    if (spec.disabled) {
        const bool plain = spec.kind == ButtonKind::text;
        return {plain ? Colour::none : Colour::well, plain ? Colour::none : Colour::line, Colour::text3};
    }
    switch (spec.kind) {
        case ButtonKind::primary: return {shade(Colour::pri, Colour::pri_hover, Colour::pri_active), Colour::none, Colour::on_pri};
        case ButtonKind::text: return {shade(Colour::none, Colour::pri_wash, Colour::pri_wash), Colour::none, Colour::pri};
        case ButtonKind::danger: return {shade(Colour::surface, Colour::bad_wash, Colour::bad_wash), Colour::bad, Colour::bad};
        case ButtonKind::danger_filled: return {Colour::bad, Colour::none, Colour::on_pri};
        case ButtonKind::secondary: break;
    }
    if (spec.selected) return {Colour::pri, Colour::pri, Colour::on_pri};
    return {shade(Colour::surface, Colour::well, Colour::pressed), Colour::control, Colour::text};
}

TextStyle label_style(const ButtonSpec& spec) {
    TextStyle style;
    style.type = spec.type;
    style.bold = true;
    style.wrap = false;
    return style;
}

void spinner(Ui::Impl& i, Point centre, Colour colour) {
    const bool still = i.look.reduced_motion || i.shown_as;  // one that is only shown must not keep the page drawing
    const float turn = still ? 0.0f : static_cast<float>(std::fmod(ImGui::GetTime(), 1.0)) * 6.2831853f;
    i.draw->PathArcTo(vec(centre), 7, turn, turn + 4.7f, 20);
    i.draw->PathStroke(i.colour(colour), ImDrawFlags_None, 2);
    if (!still) i.animating = true;
}

}  // namespace

float Ui::button_width(const ButtonSpec& spec) const {
    const auto [icon_px, icon_gap, padding] = measures(*this);
    float width = 2 * padding;
    if (!spec.label.empty()) width += measure(spec.label, label_style(spec)).w;
    if (!spec.icon.empty() || spec.busy) width += icon_px;
    if (!spec.icon_after.empty()) width += icon_px;
    const int parts = (spec.label.empty() ? 0 : 1) + (spec.icon.empty() && !spec.busy ? 0 : 1) + (spec.icon_after.empty() ? 0 : 1);
    return width + icon_gap * static_cast<float>(std::max(0, parts - 1));
}

bool Ui::button(std::string_view id, Rect r, const ButtonSpec& spec) {
    Impl& i = *impl_;
    const auto [icon_px, icon_gap, padding] = measures(*this);
    Node& n = i.node(id, Role::button, spec.name.empty() ? spec.label : spec.name, r);
    n.description = spec.description;
    n.disabled = spec.disabled;
    n.busy = spec.busy;
    n.expanded = spec.expanded;
    n.selected = spec.selected;
    const Impl::Act act = i.interact(n.key, r, spec.disabled || spec.busy);

    const Colours c = colours_of(spec, act.hovered, act.held);
    const ImU32 ground = act.held ? i.colour(c.ground) : i.between(colours_of(spec, false, false).ground, colours_of(spec, true, false).ground, act.hover);
    i.draw->AddRectFilled(top_left(r), bottom_right(r), ground, radius);
    if (c.border != Colour::none) border(r, c.border, radius);

    const TextStyle style = [&] {
        TextStyle s = label_style(spec);
        s.colour = c.text;
        return s;
    }();
    const float whole = button_width(spec) - 2 * padding;
    float x = r.x + (r.w - whole) / 2;
    if (spec.align == Align::left) x = r.x + padding;
    if (spec.align == Align::right) x = r.right() - padding - whole;
    x = std::max(x, r.x + std::min(4.0f, r.w / 2));
    const float middle = r.y + r.h / 2;
    if (spec.busy || !spec.icon.empty()) {
        const Point centre{x + icon_px / 2, middle};
        if (spec.busy) {
            spinner(i, centre, c.text);
        } else {
            icon(centre, spec.icon, icon_px, c.text);
        }
        x += icon_px + icon_gap;
    }
    const float after = spec.icon_after.empty() ? 0 : icon_px + icon_gap;
    const float room = r.right() - 4 - after - x;
    if (!spec.label.empty()) x += std::min(room, i.label({x, r.y, room, r.h}, spec.label, style));
    if (after > 0) {
        // A left-aligned button is a selector: its arrow stands at the right end.
        const float at = spec.align == Align::left && !spec.label.empty() ? r.right() - padding - icon_px
                                                                           : x + (spec.label.empty() ? 0 : icon_gap);
        icon({at + icon_px / 2, middle}, spec.icon_after, icon_px, c.text);
    }
    if (act.focused) i.ring(r, radius);
    if (spec.label.empty()) i.offer_tip(act, r, spec.name);
    return act.pressed;
}

bool Ui::link(std::string_view id, Rect r, std::string_view label, const TextStyle& style, std::string_view icon_after) {
    Impl& i = *impl_;
    TextStyle s = style;
    if (s.colour == Colour::text) s.colour = Colour::pri;
    if (!s.bold) s.bold = true;
    const float px = std::round(type_size(s.type).px * look().text_scale * 1.15f);
    const float after = icon_after.empty() ? 0 : px + 6;
    const TextLayout& l = i.layout(label, s, r.w - after);
    const float width = std::min(r.w, l.width + after);
    float x = r.x;
    if (s.align == Align::centre) x += (r.w - width) / 2;
    if (s.align == Align::right) x = r.right() - width;
    const float top = r.h > 0 ? r.y + (r.h - l.height()) / 2 : r.y;
    const Rect drawn{x, top, width, l.height()};
    // The target is as high as the row it stands in.
    const Rect target{drawn.x - 4, std::min(r.y, drawn.y), drawn.w + 8, std::max(r.h, drawn.h)};
    const Impl::Act act = i.interact(i.key(id), target);
    i.node(id, Role::link, l.plain, target);
    if (act.hovered || act.held) s.colour = act.held ? Colour::pri_active : Colour::pri_hover;
    s.align = Align::left;
    i.draw_layout(l, drawn, s);
    if (act.hovered) line({drawn.x, drawn.bottom() - 2}, {drawn.x + l.width, drawn.bottom() - 2}, s.colour);
    if (after > 0) icon({drawn.right() - px / 2, drawn.y + l.height() / 2}, icon_after, px, s.colour);
    if (act.focused) i.ring(drawn.inset(-2, 0), 4);
    return act.pressed;
}

Ui::Pressable Ui::pressable(std::string_view id, Rect r, Role role, std::string_view name, float corner,
                            std::optional<bool> expanded, bool selected, std::string_view description) {
    Impl& i = *impl_;
    Node& n = i.node(id, role, name, r);
    n.expanded = expanded;
    n.selected = selected;
    n.description = description;
    if (role == Role::checkbox || role == Role::radio) n.checked = selected;
    const Impl::Act act = i.interact(n.key, r);
    i.press_ground(r, act, Colour::none, corner);
    if (act.focused) i.ring(r, corner);
    return {act.pressed, act.hovered, act.held};
}

float Ui::chip_width(const ChipSpec& spec) const {
    TextStyle style;
    style.type = Type::caption;
    style.bold = false;
    const float scale = look().control_scale;
    return 16 * scale + measure(spec.label, style).w + (spec.icon.empty() ? 0 : 18 * scale);
}

Ui::Chip Ui::chip(std::string_view id, Point left_top, const ChipSpec& spec) {
    Impl& i = *impl_;
    const float height = std::round(24 * std::max(1.0f, look().text_scale));
    const float scale = look().control_scale;
    const Rect r{left_top.x, left_top.y, chip_width(spec), height};
    Impl::Act act;
    const std::string_view name = spec.name.empty() ? spec.label : spec.name;
    if (spec.pressable) {
        const Rect target = r.inset(0, std::min(0.0f, (height - (scale > 1 ? 64.0f : 44.0f)) / 2));
        Node& n = i.node(id, Role::button, name, target);
        act = i.interact(n.key, target);
    } else {
        i.node(id, Role::text, name, r);
    }
    fill(r, spec.ground, 6);
    if (act.hovered) border(r, spec.text, 6);
    float x = r.x + 8 * scale;
    const float middle = r.y + r.h / 2;
    if (!spec.icon.empty()) {
        if (spec.icon == std::string_view(icon::circle_dashed)) {
            dashed_ring({x + 7 * scale, middle}, 6 * scale, spec.text);
        } else {
            icon({x + 7 * scale, middle}, spec.icon, 15 * scale, spec.text);
        }
        x += 18 * scale;
    }
    TextStyle style;
    style.type = Type::caption;
    style.colour = spec.text;
    i.label({x, r.y, r.right() - x, r.h}, spec.label, style);
    if (act.focused) i.ring(r, 6);
    return {r.w, act.pressed};
}

bool Ui::checkbox(std::string_view id, Rect r, const CheckSpec& spec) {
    using Ticked = CheckSpec::Ticked;
    Impl& i = *impl_;
    Node& n = i.node(id, Role::checkbox, spec.label, r);
    n.checked = spec.ticked == Ticked::yes;
    n.mixed = spec.ticked == Ticked::some;
    n.disabled = spec.disabled;
    const Impl::Act act = i.interact(n.key, r, spec.disabled);
    const Rect box = spec.words == CheckSpec::Words::none ? r.centred({20, 20}) : Rect{r.x, r.y + (std::min(r.h, 44.0f) - 20) / 2, 20, 20};
    const bool filled = spec.ticked != Ticked::no;
    const Colour ground = spec.disabled ? Colour::well : filled ? (act.hovered ? Colour::pri_hover : Colour::pri) : act.hovered ? Colour::well : Colour::surface;
    fill(box, ground, 4);
    if (!filled || spec.disabled) border(box, spec.disabled ? Colour::line : Colour::control, 4, 1.5f);
    if (filled) icon(box.centre(), spec.ticked == Ticked::yes ? icon::check : icon::minus, 16, spec.disabled ? Colour::text3 : Colour::on_pri);
    if (spec.words == CheckSpec::Words::drawn) {
        TextStyle style;
        if (spec.disabled) style.colour = Colour::text3;
        const float line_height = std::min(r.h, 24 * look().text_scale);
        const Rect beside{box.right() + 8, box.centre().y - line_height / 2, r.right() - box.right() - 8, line_height};
        i.draw_layout(i.layout(spec.label, style, beside.w), beside, style);
    }
    if (act.focused) i.ring(box, 4);
    return act.pressed;
}

}  // namespace voucher::ui
