// A table whose rows can be sorted and chosen: head 36, rows 44, figures right-aligned, chips as cells.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/ui/ui.hpp"

namespace voucher::ui {

struct Column {
    std::string_view id = {};
    std::string_view label = {};
    float share = 1;  // of the width
    Align align = Align::left;
    bool sortable = false;
};

struct Cell {
    std::string_view text = {};
    ChipSpec chip = {};  // instead of the text where its label is not empty
    Colour colour = Colour::text;
    bool bold = false;
};

struct TableRow {
    std::string_view id = {};
    std::span<const Cell> cells = {};
    bool chosen = false;
};

struct TableSpec {
    std::string_view name = {};
    std::span<const Column> columns = {};
    std::span<const TableRow> rows = {};
    std::string_view sorted = {};  // a column's id, or empty
    bool descending = false;
    bool choosable = false;            // check boxes before the first column
    std::string_view choose_all = {};  // name of the check box in the head
    float row_height = 44;             // touch: 52
};

struct TableResult {
    std::optional<std::string> sort;    // the column whose head was pressed
    std::optional<std::string> toggle;  // the row whose check box was pressed
    bool toggle_all = false;
};

[[nodiscard]] float table_height(const Ui& ui, const TableSpec& spec);
TableResult table(Ui& ui, std::string_view id, Rect r, const TableSpec& spec);

}  // namespace voucher::ui
