// A sheet as whatever read the file gives it: cells with what they show, and exactly what they hold.
//
// The file's reader writes "innovation-voucher-sheets/1":
//   {"format": "innovation-voucher-sheets/1", "file": "名册.xlsx", "reader": "xlsx" | "csv", "encoding": "utf-8" | "gb18030" | null,
//    "sheets": [{"name": "Sheet1", "hidden": false, "merged": [[r1, c1, r2, c2]], "rows": [[cell, …], …]}]}
// Rows and columns count from 0 and `merged` holds both ends. A cell is null, a text, or
//   {"t": "n", "v": "12.5", "w": "12.50"}             a number: exactly, and as displayed
//   {"t": "d", "v": "2025-03-10", "w": "2025/3/10"}   a day, by the workbook's own date system
//   {"t": "b", "v": true}                             TRUE, FALSE
//   {"t": "e", "w": "#REF!"}                          a formula's error
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/finding.hpp"

namespace voucher::batch {

enum class CellKind : std::uint8_t { empty, text, number, date, boolean, error };

struct Cell {
    CellKind kind = CellKind::empty;
    bool continued = false;  // below or right of a merged range's first cell, which holds what it shows
    std::int32_t range = -1; // index of the merged range that it lies in
    std::string text;        // as displayed; "TRUE", "FALSE" of a boolean
    std::string value;       // number: decimal text, also with an exponent; date: ISO; boolean: "true", "false"
    friend bool operator==(const Cell&, const Cell&) = default;
};

struct MergedRange {  // both ends included, from 0
    std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
    friend bool operator==(const MergedRange&, const MergedRange&) = default;
};

struct Sheet {
    std::string name;
    bool hidden = false;
    std::vector<MergedRange> merged;
    std::vector<std::vector<Cell>> rows;  // each as long as it has cells
    friend bool operator==(const Sheet&, const Sheet&) = default;

    [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const;  // empty beyond the ends
    [[nodiscard]] std::size_t width() const;                                  // of the longest row
    [[nodiscard]] const MergedRange* merged_at(std::size_t row, std::size_t column) const;
    /// The first cell of the merged range that `row`, `column` lies in; else itself.
    [[nodiscard]] const Cell& shown_at(std::size_t row, std::size_t column) const;
};

struct Workbook {
    std::string file;
    std::string reader;
    std::string encoding;  // of a CSV; may be empty
    std::vector<Sheet> sheets;
};

inline constexpr std::size_t most_sheets = 64;
inline constexpr std::size_t most_rows = 20'000;     // of a sheet
inline constexpr std::size_t most_columns = 256;
inline constexpr std::size_t most_cells = 1'000'000; // of a workbook
inline constexpr std::size_t longest_cell = 4096;    // bytes
inline constexpr std::size_t most_sheets_bytes = 32U << 20U;
inline constexpr std::size_t most_merged = 10'000;   // of a sheet

/// Strict: findings `sheets_…` (up to 20) with their JSON pointers.
std::expected<Workbook, std::vector<Finding>> read_sheets(std::string_view json);

/// "A", "Z", "AA", … of a column counted from 0.
std::string column_letters(std::size_t column);
/// "名册!F6": as spreadsheets name a cell; row and column counted from 0.
std::string cell_name(const Sheet& sheet, std::size_t row, std::size_t column);

}  // namespace voucher::batch
