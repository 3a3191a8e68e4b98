// A month to choose a day from, and the zone that files are dropped on.
#include <algorithm>
#include <cmath>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {

std::optional<int> Ui::calendar(std::string_view id, Rect r, const CalendarSpec& spec) {
    Impl& i = *impl_;
    std::optional<int> chosen;
    const float width = r.w / 7;
    constexpr float head = 28;
    const int weeks = (spec.first_weekday + spec.days + 6) / 7;
    const float height = std::min(44.0f, std::max(28.0f, (r.h - head) / static_cast<float>(std::max(1, weeks))));
    const Scope in = scope(id);
    TextStyle style;
    style.type = Type::caption;
    style.colour = Colour::text3;
    style.align = Align::centre;
    for (std::size_t n = 0; n < 7; ++n) {
        i.label({r.x + width * static_cast<float>(n), r.y, width, head}, spec.weekday_labels[n], style);
    }
    style.type = Type::table;
    for (int day = 1; day <= spec.days; ++day) {
        const int place = spec.first_weekday + day - 1;
        const Rect cell{r.x + width * static_cast<float>(place % 7), r.y + head + height * static_cast<float>(place / 7), width, height};
        const auto index = static_cast<std::size_t>(day - 1);
        const bool in_force = index < spec.in_force.size() && spec.in_force[index];
        const std::string words = std::to_string(day);
        Node& n = i.node(words, Role::button, spec.name_of_day ? spec.name_of_day(day) : words, cell);
        n.selected = day == spec.chosen;
        const Impl::Act act = i.interact(n.key, cell);
        if (act.pressed) chosen = day;
        // The period is one band: its ground runs over the gaps between the cells.
        if (in_force) fill({cell.x, cell.y + 2, cell.w, cell.h - 4}, Colour::ok_wash);
        const float side = std::min(width, height) - 4;
        const Rect disc = cell.centred({side, side});
        if (day == spec.chosen) {
            fill(disc, Colour::pri, 8);
        } else if (act.hovered || act.held) {
            fill(disc, act.held ? Colour::pressed : Colour::well, 8);
        }
        if (day == spec.today) border(disc, day == spec.chosen ? Colour::on_pri : Colour::pri, 8, 2);
        style.colour = day == spec.chosen ? Colour::on_pri : in_force ? Colour::ok : Colour::text;
        style.bold = day == spec.chosen || day == spec.today;
        i.label(cell, words, style);
        if (act.focused) i.ring(disc, 8);
    }
    return chosen;
}

bool Ui::drop_zone(std::string_view id, Rect r, std::string_view label, std::string_view link, std::string_view help, bool is_over) {
    Impl& i = *impl_;
    Node& n = i.node(id, Role::button, std::string(label) + std::string(link), r);
    n.description = help;
    const Impl::Act act = i.interact(n.key, r);
    fill(r, is_over ? Colour::pri_wash : act.held ? Colour::pressed : act.hovered ? Colour::well : Colour::surface, 8);
    if (is_over) {
        border(r, Colour::pri, 8, 2);
    } else {
        border(r, Colour::control, 8, 1, true);
    }
    TextStyle words;
    words.type = Type::table;
    words.wrap = false;
    TextStyle linked = words;
    linked.colour = Colour::pri;
    linked.bold = true;
    TextStyle small;
    small.type = Type::caption;
    small.colour = Colour::text3;
    small.align = Align::centre;

    const float scale = look().text_scale;
    const float room = r.w - 24;
    const float first = measure(label, words).w;
    const float second = measure(link, linked).w;
    const bool two_lines = first + second > room;
    const TextLayout& l = i.layout(help, small, room);
    const float lines = (two_lines ? 44.0f : 22.0f) * scale + (help.empty() ? 0 : l.height() + 2);
    const bool pictured = r.h >= lines + 44;
    float y = r.y + (r.h - lines - (pictured ? 32 : 0)) / 2;
    if (pictured) {
        icon({r.centre().x, y + 12}, icon::upload, 24, Colour::text2);
        y += 32;
    }
    if (two_lines) {
        words.align = linked.align = Align::centre;
        i.label({r.x + 12, y, room, 22 * scale}, label, words);
        i.label({r.x + 12, y + 22 * scale, room, 22 * scale}, link, linked);
        y += 44 * scale;
    } else {
        const float x = r.centre().x - (first + second) / 2;
        i.label({x, y, first + 1, 22 * scale}, label, words);
        i.label({x + first, y, second + 1, 22 * scale}, link, linked);
        y += 22 * scale;
    }
    if (!help.empty()) i.draw_layout(l, {r.x + 12, y + 2, room, l.height()}, small);
    if (act.focused) i.ring(r, 8);
    return act.pressed;
}

}  // namespace voucher::ui
