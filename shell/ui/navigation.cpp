// Where one is among the steps: the rail on wide pages, tabs on narrow ones.
#include <algorithm>
#include <cmath>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

std::string name_of(const StepSpec& step) {
    std::string name(step.label);
    if (!step.state.empty()) name.append(" ").append(step.state);
    return name;
}

void step_mark(Ui& ui, Point centre, const StepSpec& step) {
    const Rect disc{centre.x - 14, centre.y - 14, 28, 28};
    TextStyle figure;
    figure.bold = true;
    figure.align = Align::centre;
    const auto number = [&](Colour colour, std::string_view words) {
        figure.colour = colour;
        ui.impl().label(disc, words, figure);
    };
    if (step.present) {
        ui.fill(disc, Colour::pri, 14);
        number(Colour::on_pri, std::to_string(step.number));
        return;
    }
    switch (step.mark) {
        case StepSpec::Mark::done:
            ui.fill(disc, Colour::ok_wash, 14);
            ui.border(disc, Colour::ok, 14);
            ui.icon(centre, icon::check, 16, Colour::ok);
            break;
        case StepSpec::Mark::attention:
            ui.fill(disc, Colour::warn_wash, 14);
            ui.border(disc, Colour::warn_line, 14);
            number(Colour::warn, "!");
            break;
        case StepSpec::Mark::number:
            ui.border(disc, Colour::control, 14);
            number(Colour::text2, std::to_string(step.number));
            break;
    }
}

}  // namespace

std::optional<std::string> Ui::step_rail(std::string_view id, Rect r, std::span<const StepSpec> steps, std::string_view name) {
    Impl& i = *impl_;
    std::optional<std::string> chosen;
    const float height = std::round(56 * std::max(1.0f, look().text_scale));
    const Scope in = group(id, Role::navigation, name, {r.x, r.y, r.w, height * static_cast<float>(steps.size())});
    Rect rest = r;
    for (const StepSpec& step : steps) {
        const Rect row = rest.cut_top(height);
        Node& n = i.node(step.id, Role::link, name_of(step), row);
        n.selected = step.present;
        const Impl::Act act = i.interact(n.key, row);
        if (act.pressed) chosen = std::string(step.id);
        if (step.present) {
            fill(row, Colour::pri_wash, 8);
            fill({row.x, row.y + 12, 3, row.h - 24}, Colour::pri, 1.5f);
        } else if (act.hovered || act.held) {
            fill(row, act.held ? Colour::pressed : Colour::well, 8);
        }
        step_mark(*this, {row.x + 26, row.centre().y}, step);
        const float scale = look().text_scale;
        const Rect words{row.x + 52, row.y, row.w - 56, row.h};
        TextStyle label;
        label.bold = step.present;
        label.colour = step.present ? Colour::pri : Colour::text;
        TextStyle state;
        state.type = Type::caption;
        state.colour = Colour::text2;
        if (step.state.empty()) {
            i.label(words, step.label, label);
        } else {
            const float top = row.centre().y - 21 * scale;
            i.label({words.x, top, words.w, 24 * scale}, step.label, label);
            i.label({words.x, top + 22 * scale, words.w, 20 * scale}, step.state, state);
        }
        if (act.focused) i.ring(row.inset(2), 8);
    }
    return chosen;
}

std::optional<std::string> Ui::tabs(std::string_view id, Rect r, std::span<const StepSpec> steps, std::string_view name) {
    Impl& i = *impl_;
    std::optional<std::string> chosen;
    if (steps.empty()) return chosen;
    const Scope in = group(id, Role::tablist, name, r);
    line({r.x, r.bottom() - 1}, {r.right(), r.bottom() - 1}, Colour::line);

    TextStyle bold;
    bold.bold = true;
    bold.wrap = false;
    const float mark_room = 22;
    float natural = 0;
    for (const StepSpec& step : steps) natural += measure(step.label, bold).w + mark_room + 28;
    const bool roomy = natural <= r.w;
    const float each = r.w / static_cast<float>(steps.size());
    float x = r.x;
    for (const StepSpec& step : steps) {
        const float words = measure(step.label, bold).w;
        const bool mark = roomy && step.mark != StepSpec::Mark::number;
        const float width = roomy ? words + (mark ? mark_room : 0) + 28 : each;
        const Rect cell{x, r.y, width, r.h};
        x += width;
        Node& n = i.node(step.id, Role::tab, name_of(step), cell);
        n.selected = step.present;
        const Impl::Act act = i.interact(n.key, cell);
        if (act.pressed) chosen = std::string(step.id);
        if (act.hovered && !step.present) fill(cell.inset(2, 4), Colour::well, 8);
        TextStyle style;
        style.wrap = false;
        style.bold = step.present;
        style.colour = step.present ? Colour::pri : Colour::text;
        const bool tight = !roomy && measure(step.label, bold).w > each - 4;
        if (tight) style.type = Type::caption;
        const float drawn = measure(step.label, style).w;
        const float whole = drawn + (mark ? mark_room : 0);
        const float left = cell.x + std::max(0.0f, (cell.w - whole) / 2);
        i.label({left, cell.y, std::min(drawn, cell.right() - left), cell.h}, step.label, style);
        if (mark) {
            const bool done = step.mark == StepSpec::Mark::done;
            icon({left + drawn + 13, cell.centre().y}, done ? icon::check : icon::circle_alert, 15, done ? Colour::ok : Colour::warn);
        } else if (step.mark == StepSpec::Mark::attention) {
            fill({std::min(left + drawn + 1, cell.right() - 6), cell.y + 9, 6, 6}, Colour::warn_line, 3);
        }
        if (step.present) fill({cell.x + 4, cell.bottom() - 3, cell.w - 8, 3}, Colour::pri, 1.5f);
        if (act.focused) i.ring(cell.inset(4), 8);
    }
    return chosen;
}

}  // namespace voucher::ui
