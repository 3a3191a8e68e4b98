// The derivation tree: how a figure came about, in rows that fold.
#include <algorithm>
#include <cmath>

#include "generated/icons.hpp"
#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

constexpr float row_height = 33;
constexpr float indent = 24;

std::string name_of(const TreeRow& row) {
    std::string name;
    for (const std::string_view part : {row.number, row.label, row.chip.label, row.figure}) {
        if (part.empty()) continue;
        if (!name.empty()) name += ' ';
        name += part;
    }
    return name;
}

}  // namespace

Ui::TreeResult Ui::tree(std::string_view id, Rect r, std::span<const TreeRow> rows, std::string_view name) {
    Impl& i = *impl_;
    TreeResult result;
    const float height = std::round(row_height * std::max(1.0f, look().text_scale));
    const Scope in = group(id, Role::tree, name, {r.x, r.y, r.w, height * static_cast<float>(rows.size())});
    std::vector<bool> ended;  // by depth: no sibling follows, so its branch line is over
    std::vector<float> parts;  // by depth: how far a row's own rows have come since it was unfolded
    Rect rest = r;
    for (const TreeRow& row : rows) {
        const Rect box = rest.cut_top(height);
        const int first_vertex = i.draw->VtxBuffer.Size;
        const float middle = std::round(box.centre().y);
        const auto depth = static_cast<std::size_t>(std::max(0, row.depth));
        ended.resize(depth + 1);
        ended[depth] = row.last;
        parts.resize(depth + 1, 1.0f);
        const float part = depth == 0 ? 1.0f : parts[depth - 1];

        Node& n = i.node(row.id, Role::treeitem, name_of(row), box);
        n.level = row.depth + 1;
        n.expanded = row.expanded;
        const std::string key = n.key;
        parts[depth] = row.expanded ? std::min(part, i.eased(key + "~unfolded", *row.expanded ? 1.0f : 0.0f, Impl::fade_seconds)) : part;
        if (row.expanded) {
            const Impl::Act act = i.interact(key, box);
            if (act.pressed) result.folded = std::string(row.id);
            if (act.hovered || act.held) fill(box.inset(-8, 0), act.held ? Colour::pri_wash : Colour::well, 6);
            if (act.focused) i.ring(box.inset(-4, 0), 6);
        }

        for (std::size_t level = 1; level < depth; ++level) {
            if (ended[level]) continue;
            const float x = box.x + indent * static_cast<float>(level - 1) + 11;
            line({x, box.y}, {x, box.bottom()}, Colour::control);
        }
        if (depth > 0) {
            const float x = box.x + indent * static_cast<float>(depth - 1) + 11;
            line({x, box.y}, {x, row.last ? middle : box.bottom()}, Colour::control);
            line({x, middle}, {x + 11, middle}, Colour::control);
        }

        TextStyle style;
        style.type = Type::table;
        style.bold = row.bold;
        style.wrap = false;
        float x = box.x + indent * static_cast<float>(depth);
        if (row.expanded) {
            icon({x + 8, middle}, *row.expanded ? icon::chevron_down : icon::chevron_right, 16, Colour::text2);
            x += 20;
        }
        float right = box.right();
        if (!row.figure.empty()) {
            TextStyle figure = style;
            figure.align = Align::right;
            const float width = measure(row.figure, figure).w;
            i.label({right - width, box.y, width, box.h}, row.figure, figure);
            right -= width + 12;
        }
        if (!row.number.empty()) {
            i.label({x, box.y, right - x, box.h}, row.number, style);
            x += std::max(22.0f, measure(row.number, style).w + 10);
        }
        const float chip_room = row.chip.label.empty() ? 0 : chip_width(row.chip) + 8;
        const float room = std::max(24.0f, right - x - chip_room);
        const float used = std::min(room, i.label({x, box.y, room, box.h}, row.label, style));
        if (!row.chip.label.empty()) {
            ChipSpec spec = row.chip;
            const float chip_height = std::round(24 * std::max(1.0f, look().text_scale));
            if (chip(std::string(row.id) + "/chip", {x + used + 8, box.y + std::round((box.h - chip_height) / 2)}, spec).pressed) {
                result.chip = std::string(row.id);
            }
        }
        i.fade(first_vertex, part);
    }
    return result;
}

}  // namespace voucher::ui
