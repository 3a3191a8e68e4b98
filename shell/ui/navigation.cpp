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

void step_mark(Ui& ui, Point centre, const StepSpec& step, float size) {
    const float round = size / 2;
    const Rect disc{centre.x - round, centre.y - round, size, size};
    TextStyle figure;
    if (size < 28) figure.type = Type::caption;
    figure.bold = true;
    figure.align = Align::centre;
    const auto number = [&](Colour colour, std::string_view words) {
        figure.colour = colour;
        ui.impl().label(disc, words, figure);
    };
    if (step.present) {
        ui.fill(disc, Colour::pri, round);
        number(Colour::on_pri, std::to_string(step.number));
        return;
    }
    switch (step.mark) {
        case StepSpec::Mark::done:
            ui.fill(disc, Colour::ok_wash, round);
            ui.border(disc, Colour::ok, round);
            ui.icon(centre, icon::check, 16, Colour::ok);
            break;
        case StepSpec::Mark::attention:
            ui.fill(disc, Colour::warn_wash, round);
            ui.border(disc, Colour::warn_line, round);
            number(Colour::warn, "!");
            break;
        case StepSpec::Mark::number:
            ui.border(disc, Colour::control, round);
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
        } else {
            i.press_ground(row, act, Colour::none, 8);
        }
        step_mark(*this, {row.x + 26, row.centre().y}, step, 28);
        const float scale = look().text_scale;
        const Rect words{row.x + 52, row.y, row.w - 56, row.h};
        TextStyle label;
        label.bold = step.present;
        label.colour = step.present ? Colour::pri : Colour::text;
        TextStyle state;
        state.type = Type::caption;
        state.colour = Colour::text2;
        if (measure(step.label, label).w > words.w) label.type = Type::caption;
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

    // Five equal cells. Where there is room a numbered disc stands before each label; on a phone, a tick where it is done.
    constexpr float disc = 24;
    constexpr float disc_room = disc + 8;
    constexpr float tick_room = 20;
    const float margin = 4;
    const float each = (r.w - 2 * margin) / static_cast<float>(steps.size());
    TextStyle strong;
    strong.bold = true;
    strong.wrap = false;
    float widest = 0;
    for (const StepSpec& step : steps) widest = std::max(widest, measure(step.label, strong).w);
    const bool discs = widest + disc_room + 16 <= each;
    float x = r.x + margin;
    for (const StepSpec& step : steps) {
        const Rect cell{x, r.y, each, r.h};
        x += each;
        Node& n = i.node(step.id, Role::tab, name_of(step), cell);
        n.selected = step.present;
        const Impl::Act act = i.interact(n.key, cell);
        if (act.pressed) chosen = std::string(step.id);
        if (act.hovered && !step.present) fill(cell.inset(2, 4), Colour::well, 8);
        TextStyle style;
        style.wrap = false;
        style.bold = step.present;
        style.colour = step.present ? Colour::pri : Colour::text;
        if (!discs && measure(step.label, style).w > each - 4) style.type = Type::caption;
        const float words = measure(step.label, style).w;
        const bool ticked = !discs && !step.present && step.mark == StepSpec::Mark::done && words + tick_room <= each;
        const float mark = discs ? disc_room : ticked ? tick_room : 0;
        const float left = cell.x + std::max(0.0f, (cell.w - words - mark) / 2);
        i.label({left + mark, cell.y, std::min(words, cell.right() - left - mark), cell.h}, step.label, style);
        if (discs) {
            step_mark(*this, {left + disc / 2, cell.centre().y}, step, disc);
        } else if (ticked) {
            icon({left + 7, cell.centre().y}, icon::check, 15, Colour::ok);
        } else if (step.mark == StepSpec::Mark::attention && !step.present) {
            fill({std::min(left + words + 1, cell.right() - 6), cell.y + 9, 6, 6}, Colour::warn_line, 3);
        }
        if (step.present) {
            const float under = std::min(words + mark + 24, cell.w);
            fill({cell.centre().x - under / 2, cell.bottom() - 3, under, 3}, Colour::pri, 1.5f);
        }
        if (act.focused) i.ring(cell.inset(4), 8);
    }
    return chosen;
}

}  // namespace voucher::ui
