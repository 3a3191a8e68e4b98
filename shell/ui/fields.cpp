// Text fields. The page draws the box, its words and the text that rests in it; while a field is being edited the
// platform's own field lies exactly over it and shows the text (see FieldLook), so that input methods, selection and
// undo are the system's.
#include <algorithm>
#include <cmath>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

constexpr float box_height = 44;
constexpr float multiline_height = 96;
constexpr float label_gap = 6;
constexpr float help_gap = 4;
constexpr float pad = 12;
constexpr float icon_room = 22;  // before an error's words

TextStyle label_style() {
    TextStyle style;
    style.bold = true;
    return style;
}
TextStyle help_style(bool error) {
    TextStyle style;
    style.type = Type::caption;
    style.colour = error ? Colour::bad : Colour::text3;
    style.bold = error;
    return style;
}

std::string label_text(const FieldSpec& spec) { return std::string(spec.label) + std::string(spec.optional_mark); }

float box_of(const FieldSpec& spec, float scale) {
    return spec.kind == FieldKind::multiline ? multiline_height * scale : std::max(box_height, std::round(36 * scale));
}

}  // namespace

float Ui::field_height(const FieldSpec& spec, float width) const {
    float height = box_of(spec, look().text_scale);
    if (!spec.label.empty()) height += measure(label_text(spec), label_style(), width).h + label_gap;
    if (!spec.error.empty()) {
        height += help_gap + measure(spec.error, help_style(true), width - icon_room).h;
    } else if (!spec.help.empty()) {
        height += help_gap + measure(spec.help, help_style(false), width).h;
    }
    return height;
}

FieldResult Ui::field(std::string_view id, Rect r, const FieldSpec& spec) {
    Impl& i = *impl_;
    FieldResult result;
    result.text = spec.text;

    // ── What came in ────────────────────────────────────────────────────────────────────────────────────────
    const std::string k = i.key(id);
    if (const auto typed = i.typed.find(k); typed != i.typed.end()) {
        if (!spec.disabled) {
            result.changed = typed->second.changed && typed->second.text != spec.text;
            result.committed = typed->second.committed;
            if (typed->second.changed) result.text = typed->second.text;
            i.again = true;
        }
        i.typed.erase(typed);
    }

    // ── Label ───────────────────────────────────────────────────────────────────────────────────────────────
    Rect rest = r;
    if (!spec.label.empty()) {
        const TextLayout& l = i.layout(label_text(spec), label_style(), r.w);
        const Rect row = rest.cut_top(l.height(), label_gap);
        if (spec.optional_mark.empty() || l.lines.size() > 1) {
            i.draw_layout(l, row, label_style());
        } else {
            const float width = i.label(row, spec.label, label_style());
            TextStyle mark;
            mark.colour = Colour::text3;
            mark.wrap = false;
            i.label({row.x + width, row.y, row.w - width, row.h}, spec.optional_mark, mark);
        }
    }
    const Rect box = rest.cut_top(box_of(spec, look().text_scale), help_gap);
    const bool faulty = !spec.error.empty();
    const bool editing = i.focus_key == k && !spec.disabled;

    // ── Box and what stands in it beside the text ───────────────────────────────────────────────────────────
    Node& n = i.node(id, Role::textbox, spec.label.empty() ? spec.name : spec.label, box);
    n.value = result.text;
    n.description = spec.help;
    n.error = spec.error;
    n.disabled = spec.disabled;
    n.required = spec.required;
    const int index = static_cast<int>(i.tree.nodes.size()) - 1;

    const bool inside = i.over(box);
    if (inside) {
        i.hover_candidate = k;
        if (!spec.disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    }
    const Colour ground = spec.disabled ? Colour::well : Colour::surface;
    fill(box, ground, 8);
    border(box, faulty ? Colour::bad : spec.disabled ? Colour::line : Colour::control, 8, faulty ? 2.0f : 1.0f);

    TextStyle affix;
    affix.colour = Colour::text3;
    affix.wrap = false;
    float left = pad;
    float right = pad;
    const Rect line_box{box.x, box.y, box.w, spec.kind == FieldKind::multiline ? 44.0f : box.h};
    if (spec.kind == FieldKind::money) {
        left += i.label(line_box.inset(pad, 0), "¥", affix) + 8;
    }
    if (!spec.unit.empty()) {
        affix.align = Align::right;
        right += i.label(line_box.inset(pad, 0), spec.unit, affix) + 8;
    }
    if (spec.kind == FieldKind::date) {
        right = 44;
        const Rect target{box.right() - 44, box.y, 44, box.h};
        const std::string picker = std::string(id) + "/picker";
        const Impl::Act act = i.interact(i.key(picker), target, spec.disabled);
        Node& button = i.node(picker, Role::button, spec.label.empty() ? spec.name : spec.label, target);
        button.disabled = spec.disabled;
        if (act.hovered || act.held) fill(target.inset(4), act.held ? Colour::pressed : Colour::well, 6);
        icon(target.centre(), icon::calendar, 18, spec.disabled ? Colour::text3 : Colour::text);
        if (act.focused) i.ring(target.inset(4), 6);
        result.picker = act.pressed;
    }

    // ── The text at rest ────────────────────────────────────────────────────────────────────────────────────
    const bool empty = result.text.empty();
    TextStyle style;
    style.wrap = spec.kind == FieldKind::multiline;
    style.colour = empty || spec.disabled ? Colour::text3 : Colour::text;
    if (!editing) {
        const std::string_view shown = empty ? spec.placeholder : std::string_view(result.text);
        if (spec.kind == FieldKind::multiline) {
            const Rect room{box.x + left, box.y + 10, box.w - left - right, box.h - 20};
            i.push_clip(box.inset(1), true);
            i.draw_layout(i.layout(shown, style, room.w), room, style);
            i.clips.pop_back();
            i.draw->PopClipRect();
        } else if (!shown.empty()) {
            i.label({box.x + left, box.y, box.w - left - right, box.h}, shown, style);
        }
    }
    FieldLook field_look;
    field_look.multiline = spec.kind == FieldKind::multiline;
    field_look.keyboard = spec.kind == FieldKind::money   ? Keyboard::decimal
                          : spec.kind == FieldKind::count ? Keyboard::numeric
                                                          : Keyboard::text;
    field_look.placeholder = spec.placeholder;
    field_look.max_length = spec.max_length;
    field_look.font_px = i.em(Type::body);
    field_look.pad_left = left;
    field_look.pad_right = right;
    field_look.text_rgb = rgb(look().theme, Colour::text);
    field_look.placeholder_rgb = rgb(look().theme, Colour::text3);
    field_look.ground_rgb = rgb(look().theme, ground);
    i.tree.nodes[static_cast<std::size_t>(index)].field = std::move(field_look);
    if (editing || (i.shown_as && i.shown_as->focused)) i.ring(box, 8);

    // ── Help or error ───────────────────────────────────────────────────────────────────────────────────────
    if (faulty) {
        icon({rest.x + 8, rest.y + 10 * look().text_scale}, icon::circle_alert, 15, Colour::bad);
        const Rect words{rest.x + icon_room, rest.y, rest.w - icon_room, rest.h};
        i.draw_layout(i.layout(spec.error, help_style(true), words.w), words, help_style(true));
    } else if (!spec.help.empty()) {
        i.draw_layout(i.layout(spec.help, help_style(false), rest.w), rest, help_style(false));
    }
    return result;
}

}  // namespace voucher::ui
