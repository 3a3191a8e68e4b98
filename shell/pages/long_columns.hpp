// The columns of a long table (ui::Ui::long_table) whose rows a page draws by itself.
#pragma once

#include <array>
#include <cmath>

#include "shell/ui/ui.hpp"

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

}  // namespace voucher::pages
