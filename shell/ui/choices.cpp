// Choosing one of few: the segmented control (是 / 否 / 不清楚), bordered rows with circles, and the verdict's cells.
#include <algorithm>
#include <cmath>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

void circle_mark(Ui::Impl& i, Point centre, bool chosen, Colour colour) {
    i.draw->AddCircle(vec(centre), 8, i.colour(colour), 0, chosen ? 2.0f : 1.5f);
    if (chosen) i.draw->AddCircleFilled(vec(centre), 3.5f, i.colour(colour));
}

/// Adds the radio's node below the group that is open and makes it press.
Ui::Impl::Act option_node(Ui::Impl& i, const Option& option, Rect r, const SegmentedSpec& spec) {
    std::string name(option.label);
    if (!option.note.empty()) name.append(" ").append(option.note);
    Node& n = i.node(option.id, Role::radio, name, r);
    n.checked = option.id == spec.chosen;
    n.disabled = spec.disabled;
    return i.interact(n.key, r, spec.disabled);
}

}  // namespace

std::optional<std::string> Ui::segmented(std::string_view id, Rect r, const SegmentedSpec& spec) {
    Impl& i = *impl_;
    std::optional<std::string> picked;
    if (spec.options.empty()) return picked;
    if (spec.stacked) return radio_list(id, r, spec);

    const Scope in = group(id, Role::radiogroup, spec.name, r);
    i.tree.nodes.back().description = spec.description;
    i.tree.nodes.back().disabled = spec.disabled;

    const std::size_t count = spec.options.size();
    const std::size_t columns = spec.columns > 0 ? static_cast<std::size_t>(spec.columns) : count;
    const std::size_t rows = (count + columns - 1) / columns;
    const float gap = spec.columns > 0 ? 8.0f : 0.0f;
    const float height = (r.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);

    // In one row each cell is as wide as its words ask for; what is left over is shared. In a grid all are equal.
    std::vector<float> widths(columns, (r.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    if (spec.columns == 0) {
        TextStyle bold;
        bold.bold = true;
        float sum = 0;
        for (std::size_t n = 0; n < count; ++n) sum += widths[n] = measure(spec.options[n].label, bold).w + 28;
        const float share = (r.w - sum) / static_cast<float>(count);
        for (float& w : widths) w += share;
        // Short words get equal cells before long ones get more: 72 / 72 / 100.
        for (float& w : widths) w = std::round(w);
        if (count > 1) {
            float others = 0;
            for (std::size_t n = 0; n + 1 < count; ++n) others += widths[n];
            widths.back() = r.w - others;
        }
    }

    if (gap == 0) {
        fill(r, spec.disabled ? Colour::well : Colour::surface, 8);
        border(r, Colour::control, 8);
    }
    std::optional<Rect> ringed;
    float x = r.x;
    for (std::size_t n = 0; n < count; ++n) {
        const Option& option = spec.options[n];
        const std::size_t column = n % columns;
        if (column == 0) x = r.x;
        const Rect cell{x, r.y + static_cast<float>(n / columns) * (height + gap), widths[column], height};
        x += widths[column] + gap;
        const Impl::Act act = option_node(i, option, cell, spec);
        if (act.pressed) picked = std::string(option.id);
        if (act.focused) ringed = gap == 0 ? r : cell;

        const bool chosen = option.id == spec.chosen;
        const bool unsure = !spec.unsure.empty() && option.id == spec.unsure;
        ImDrawFlags corners = ImDrawFlags_RoundCornersAll;
        if (gap == 0) {
            corners = count == 1 ? ImDrawFlags_RoundCornersAll
                      : n == 0   ? ImDrawFlags_RoundCornersLeft
                      : n + 1 == count ? ImDrawFlags_RoundCornersRight
                                       : ImDrawFlags_RoundCornersNone;
        }
        if (chosen) {
            i.draw->AddRectFilled(top_left(cell), bottom_right(cell), i.colour(unsure ? Colour::unk : Colour::pri), 8, corners);
        } else {
            i.press_ground(gap > 0 ? cell : cell.inset(1), act, gap > 0 ? Colour::surface : Colour::none, 8, corners);
        }
        if (gap > 0 && !chosen) border(cell, Colour::control, 8);
        if (gap == 0 && n > 0 && !chosen && spec.options[n - 1].id != spec.chosen) {
            line({cell.x, cell.y + 1}, {cell.x, cell.bottom() - 1}, Colour::control);
        }

        TextStyle style;
        style.colour = chosen ? Colour::on_pri : spec.disabled ? Colour::text3 : Colour::text;
        style.bold = chosen;
        style.wrap = false;
        const float words = measure(option.label, style).w;
        const bool mark = chosen && words + 16 + 6 + 6 <= cell.w;
        const float whole = words + (mark ? 22 : 0);
        float at = cell.x + (cell.w - whole) / 2;
        if (mark) {
            icon({at + 8, cell.centre().y}, unsure ? icon::circle_help : icon::check, 16, style.colour);
            at += 22;
        }
        i.label({std::max(at, cell.x + 3), cell.y, cell.right() - 3 - std::max(at, cell.x + 3), cell.h}, option.label, style);
    }
    if (ringed) i.ring(*ringed, 8);
    return picked;
}

std::optional<std::string> Ui::radio_list(std::string_view id, Rect r, const SegmentedSpec& spec) {
    Impl& i = *impl_;
    std::optional<std::string> picked;
    if (spec.options.empty()) return picked;
    const Scope in = group(id, Role::radiogroup, spec.name, r);
    i.tree.nodes.back().description = spec.description;
    i.tree.nodes.back().disabled = spec.disabled;

    constexpr float gap = 8;
    const auto count = static_cast<float>(spec.options.size());
    const float height = (r.h - gap * (count - 1)) / count;
    Rect rest = r;
    for (const Option& option : spec.options) {
        const Rect row = rest.cut_top(height, gap);
        const Impl::Act act = option_node(i, option, row, spec);
        if (act.pressed) picked = std::string(option.id);
        const bool chosen = option.id == spec.chosen;
        const bool unsure = !spec.unsure.empty() && option.id == spec.unsure;
        const Colour tone = unsure ? Colour::unk : Colour::pri;
        const Colour wash = unsure ? Colour::unk_wash : Colour::pri_wash;
        i.press_ground(row, act, chosen && spec.stacked ? wash : Colour::surface, 8);
        border(row, chosen ? tone : Colour::control, 8, chosen ? 2.0f : 1.0f);
        circle_mark(i, {row.x + 22, row.centre().y}, chosen, chosen ? tone : Colour::control);

        float right = row.right() - 14;
        if (!option.note.empty()) {
            TextStyle note;
            note.bold = true;
            note.align = Align::right;
            note.type = Type::table;
            const float width = measure(option.note, note).w;
            i.label({right - width, row.y, width, row.h}, option.note, note);
            right -= width + 8;
        }
        TextStyle style;
        style.type = spec.stacked ? Type::body : Type::table;
        style.bold = chosen && spec.stacked;
        style.colour = spec.disabled ? Colour::text3 : Colour::text;
        const Rect room{row.x + 40, row.y, right - row.x - 40, row.h};
        const TextLayout& l = i.layout(option.label, style, room.w);
        i.draw_layout(l, {room.x, room.y + (room.h - l.height()) / 2, room.w, l.height()}, style);
        if (act.focused) i.ring(row, 8);
    }
    return picked;
}

void Ui::verdict(std::string_view id, Rect r, Outcome present, std::span<const std::string_view, 3> labels) {
    Impl& i = *impl_;
    const std::size_t shown = present == Outcome::not_met ? 0 : present == Outcome::met ? 2 : 1;
    i.node(id, Role::text, labels[shown], r);
    fill(r, Colour::surface, 8);
    border(r, Colour::line, 8);
    static constexpr std::array grounds{Colour::bad, Colour::unk, Colour::ok};
    static constexpr std::array<const char*, 3> icons{icon::x, icon::circle_help, icon::check};
    for (std::size_t n = 0; n < 3; ++n) {
        const Rect cell{r.x + r.w / 3 * static_cast<float>(n), r.y, r.w / 3, r.h};
        TextStyle style;
        style.colour = n == shown ? Colour::on_pri : Colour::text2;
        style.bold = n == shown;
        if (n == shown) {
            const ImDrawFlags corners = n == 0   ? ImDrawFlags_RoundCornersLeft
                                        : n == 2 ? ImDrawFlags_RoundCornersRight
                                                 : ImDrawFlags_RoundCornersNone;
            i.draw->AddRectFilled(top_left(cell), bottom_right(cell), i.colour(grounds.at(n)), 8, corners);
        } else if (n > 0 && n - 1 != shown) {
            line({cell.x, cell.y + 1}, {cell.x, cell.bottom() - 1}, Colour::line);
        }
        const float words = measure(labels[n], style).w;
        const bool mark = words + 22 <= cell.w - 4;
        float x = cell.x + (cell.w - words - (mark ? 22 : 0)) / 2;
        if (mark) {
            icon({x + 8, cell.centre().y}, icons.at(n), 16, style.colour);
            x += 22;
        }
        i.label({x, cell.y, cell.right() - x, cell.h}, labels[n], style);
    }
}

}  // namespace voucher::ui
