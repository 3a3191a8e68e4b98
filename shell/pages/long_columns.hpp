// The columns of a long table (ui::Ui::long_table) whose rows a page draws by itself.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/pages/context.hpp"

namespace voucher::pages {

struct LongColumn {
    const char* id;
    float share;  // of the row's width
    ui::Align align = ui::Align::left;
};

inline constexpr float cell_pad = 10;
inline constexpr int rows_beyond = 4;  // above and below what is seen: where the focus goes next

/// Where the cells of a row stand, on whole pixels.
template <std::size_t n>
std::array<ui::Rect, n> cells_of(const std::array<LongColumn, n>& columns, ui::Rect row) {
    float whole = 0;
    for (const LongColumn& column : columns) whole += column.share;
    const float width = row.w;
    std::array<ui::Rect, n> cells{};
    for (std::size_t i = 0; i < n; ++i) cells.at(i) = row.cut_left(std::floor(width * columns.at(i).share / whole));
    return cells;
}

/// One line of words, which a screen reader says once.
void long_cell(Context& c, std::string_view id, ui::Rect r, std::string_view text, ui::TextStyle s);

/// Heads that sort: their words stand under `words` + id. `sorted`: the column in use, or empty. Returns the one pressed.
std::optional<std::string> sortable_heads(Context& c, std::span<const LongColumn> columns, std::span<const ui::Rect> cells, std::string_view words, std::string_view sorted, bool descending);

/// Which of `count` rows, each `height` high from `top` on, are drawn where `seen` is what is in view: [first, last). The
/// first ones always are, wherever the table begins: the focus comes there.
struct RowsDrawn {
    long first = 0, last = 0;
};
RowsDrawn rows_drawn(float top, float height, std::size_t count, ui::Rect seen);

}  // namespace voucher::pages
