#include "shell/pages/long_columns.hpp"

#include <algorithm>

namespace voucher::pages {

void long_cell(Context& c, std::string_view id, Rect r, std::string_view text, TextStyle s) {
    const auto in = c.ui.group(id, Role::cell, text, r);
    c.ui.text({r.x + cell_pad, r.y + (r.h - c.px(22)) / 2, r.w - 2 * cell_pad, c.px(22)}, text, one_line(s), ui::silent);
}

std::optional<std::string> sortable_heads(Context& c, std::span<const LongColumn> columns, std::span<const Rect> cells, std::string_view words, std::string_view sorted, bool descending) {
    std::optional<std::string> pressed;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const LongColumn& column = columns[i];
        const bool in_use = sorted == column.id;
        const std::string label = c.t(std::string(words) + column.id);
        const auto in = c.ui.group(column.id, Role::columnheader, label, cells[i]);
        const std::string name = in_use ? c.t(descending ? "roster.sorted_down" : "roster.sorted_up", {{"column", label}}) : label;
        if (c.ui.pressable("sort", cells[i], Role::button, name, 0, {}, in_use).pressed) pressed = column.id;
        const Rect inner = cells[i].inset(cell_pad, 0);
        if (in_use) c.ui.icon({column.align == ui::Align::right ? inner.x + 6 : inner.right() - 6, inner.centre().y}, descending ? icon::arrow_down : icon::arrow_up, 14, Colour::text2);
        c.ui.text({inner.x, inner.y + (inner.h - c.px(20)) / 2, inner.w, c.px(20)}, label, one_line(bold(style(Type::caption, Colour::text2, column.align))), ui::silent);
    }
    return pressed;
}

RowsDrawn rows_drawn(float top, float height, std::size_t count, Rect seen) {
    const auto all = static_cast<long>(count);
    const auto at_y = [&](float y) { return static_cast<long>(std::floor((y - top) / height)); };
    return {std::clamp(at_y(seen.y) - rows_beyond, 0L, all), std::min(std::max(at_y(seen.bottom()) + 1, 0L) + rows_beyond, all)};
}

}  // namespace voucher::pages
