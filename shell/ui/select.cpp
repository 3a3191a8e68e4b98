#include "shell/ui/select.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "generated/icons.hpp"
#include "shell/ui/popup.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

constexpr std::size_t rows_shown = 6;

FieldSpec field_of(const SelectSpec& spec, std::string_view text) {
    return {.label = spec.label, .text = text, .placeholder = spec.placeholder, .help = spec.help, .error = spec.error, .disabled = spec.disabled};
}

TextStyle row_style() {
    TextStyle style;
    style.type = Type::table;
    style.wrap = false;
    return style;
}

/// A row's words with the part that was typed in bold and in the colour of links.
void draw_hit(Ui::Impl& i, Rect r, std::string_view label, std::string_view query, bool chosen) {
    TextStyle plain = row_style();
    plain.bold = chosen;
    const std::size_t at = query.empty() ? std::string_view::npos : label.find(query);
    if (at == std::string_view::npos) {
        i.label(r, label, plain);
        return;
    }
    TextStyle hit = plain;
    hit.bold = true;
    hit.colour = Colour::pri;
    if (at > 0) r.cut_left(i.label(r, label.substr(0, at), plain));
    r.cut_left(i.label(r, label.substr(at, query.size()), hit));
    if (at + query.size() < label.size()) i.label(r, label.substr(at + query.size()), plain);
}

}  // namespace

float select_height(const Ui& ui, const SelectSpec& spec, float width) { return ui.field_height(field_of(spec, {}), width); }

std::optional<std::string> select(Ui& ui, std::string_view id, Rect r, const SelectSpec& spec, SelectState& state) {
    Ui::Impl& i = ui.impl();
    std::optional<std::string> picked;
    const auto chosen = std::ranges::find(spec.options, spec.chosen, &Option::id);
    const std::string_view shown = chosen == spec.options.end() ? std::string_view() : chosen->label;
    const Scope in = ui.scope(id);
    const float line = std::round(24 * ui.look().text_scale);
    const float top = spec.label.empty() ? 0 : ui.measure(spec.label, {.bold = true}, r.w).h + 6;
    const Rect box{r.x, r.y + top, r.w, std::max(44.0f, line + 20)};
    const Rect arrow{box.right() - 44, box.y, 44, box.h};

    if (!state.open) {
        if (top > 0) i.draw_layout(i.layout(spec.label, {.bold = true}, r.w), {r.x, r.y, r.w, top}, {.bold = true});
        Node& n = i.node("open", Role::button, std::string(spec.label) + " " + std::string(shown.empty() ? spec.placeholder : shown), box);
        n.expanded = false;
        n.disabled = spec.disabled;
        n.description = spec.help;
        n.error = spec.error;
        const Ui::Impl::Act act = i.interact(n.key, box, spec.disabled);
        ui.fill(box, spec.disabled ? Colour::well : act.held ? Colour::pressed : act.hovered ? Colour::well : Colour::surface, 8);
        ui.border(box, !spec.error.empty() ? Colour::bad : spec.disabled ? Colour::line : Colour::control, 8, spec.error.empty() ? 1.0f : 2.0f);
        i.label({box.x + 12, box.y, box.w - 60, box.h}, shown.empty() ? spec.placeholder : shown,
                {.colour = shown.empty() || spec.disabled ? Colour::text3 : Colour::text, .wrap = false});
        ui.icon(arrow.centre(), icon::chevron_down, 18, spec.disabled ? Colour::text3 : Colour::text);
        if (act.focused) i.ring(box, 8);
        const std::string_view below = spec.error.empty() ? spec.help : spec.error;
        if (!below.empty()) {
            const bool faulty = !spec.error.empty();
            const TextStyle small{.type = Type::caption, .colour = faulty ? Colour::bad : Colour::text3, .bold = faulty};
            Rect words{r.x, box.bottom() + 4, r.w, line};
            if (faulty) ui.icon({words.cut_left(22).x + 8, words.y + 10 * ui.look().text_scale}, icon::circle_alert, 15, Colour::bad);
            i.draw_layout(i.layout(below, small, words.w), words, small);
        }
        if (act.pressed) {
            state = {true, {}, SelectState::Turned::opened};  // the search is there from the next frame on
            i.again = true;
        }
        if (state.turned == SelectState::Turned::closed) ui.focus(i.key("open"));
        if (!state.open) state.turned = SelectState::Turned::no;
        return picked;
    }

    const FieldResult typed = ui.field("search", r, field_of(spec, state.query));
    if (typed.changed) state.query = typed.text;
    if (state.turned == SelectState::Turned::opened) ui.focus(i.key("search"));
    state.turned = SelectState::Turned::no;
    Node& closing = i.node("close", Role::button, spec.label, arrow);
    closing.expanded = true;
    const Ui::Impl::Act close = i.interact(closing.key, arrow);
    ui.icon(arrow.centre(), icon::chevron_up, 18, Colour::text);

    std::vector<const Option*> rows;
    int hits = 0;
    for (const Option& option : spec.options) {
        const bool hit = state.query.empty() || option.label.find(state.query) != std::string_view::npos ||
                         option.note.find(state.query) != std::string_view::npos;
        hits += hit ? 1 : 0;
        if (hit || option.id == spec.chosen) rows.push_back(&option);
    }
    const float height = std::round(44 * std::max(1.0f, ui.look().text_scale));
    const std::string count = spec.found ? spec.found(hits) : std::string();
    const float list = height * static_cast<float>(std::min(rows.size(), rows_shown));
    Popup over = popup(ui, "list", box, {box.w, list + (count.empty() ? 0 : height) + 10});
    if (!count.empty()) {
        TextStyle small{.type = Type::caption, .colour = Colour::text2, .wrap = false};
        Rect last = over.content.cut_bottom(height);
        ui.text(last.inset(12, (height - 20 * ui.look().text_scale) / 2), count, small);
    }
    {
        const Scope group = ui.group("options", Role::radiogroup, spec.label, over.content);
        const ScrollArea area = ui.scroll("scroll", over.content);
        Rect rest = area.content;
        for (const Option* option : rows) {
            const Rect row = rest.cut_top(height);
            const bool is_chosen = option->id == spec.chosen;
            Node& n = i.node(option->id, Role::radio, option->label, row);
            n.checked = is_chosen;
            n.description = option->note;
            const Ui::Impl::Act act = i.interact(n.key, row);
            if (act.held || act.hovered) ui.fill(row, act.held ? Colour::pressed : Colour::pri_wash, 6);
            if (is_chosen) ui.icon({row.x + 18, row.centre().y}, icon::check, 16, Colour::pri);
            TextStyle note{.type = Type::caption, .colour = Colour::text3, .align = Align::right, .wrap = false};
            const float note_width = option->note.empty() ? 0 : ui.measure(option->note, note).w + 8;
            draw_hit(i, {row.x + 36, row.y, row.w - 48 - note_width, row.h}, option->label, state.query, is_chosen);
            if (note_width > 0) i.label({row.right() - 12 - note_width, row.y, note_width, row.h}, option->note, note);
            if (act.focused) i.ring(row.inset(4), 6);
            if (act.pressed) picked = std::string(option->id);
        }
        ui.scroll_end(rest.y);
    }
    if (picked || over.dismissed || close.pressed) {
        state = {false, {}, over.dismissed ? SelectState::Turned::no : SelectState::Turned::closed};
        i.again = true;
    }
    return picked;
}

}  // namespace voucher::ui
