// From a sheet and what its columns are to rows of a roster. Nothing is dropped silently: a cell that is not understood
// is told and kept as it stood, every row that is not taken is named with the reason, and rows that seem to be the same
// applicant twice are told.
//
// Vertically merged cells: texts, answers, choices and days hold for every row of the range; an amount or a count does
// not, as nobody knows how it is shared out. They are told, with the first row having it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "src/batch/cell_reading.hpp"
#include "src/batch/roster.hpp"

namespace voucher::batch {

/// What holds for every row whose own cell says nothing: a carrier's roster of teams need not say on each row that it is one.
struct ForAll {
    int field = -1;
    assess::FactValue value;  // of a fact
    std::string text;         // of a text
};

struct ImportFinding {
    Finding finding;               // its place is the cell's or the row's name: "名册!F6", "名册!6"
    std::size_t row = 0;           // of the sheet, from 0
    std::optional<std::size_t> column;
    int field = -1;
    std::vector<int> suggestions;  // of a choice: options that it may be
    std::optional<std::size_t> other_row;  // of the sheet: the row that is alike
};

struct RowNotTaken {
    enum class Why : std::uint8_t { empty, total, heads_again, nothing_in_it };
    std::size_t row = 0;  // of the sheet, from 0
    Why why = Why::empty;
    friend bool operator==(const RowNotTaken&, const RowNotTaken&) = default;
};

struct Imported {
    std::vector<Row> rows;                 // ids r1, r2, … in the sheet's order
    std::vector<std::size_t> sheet_rows;   // of each: where it stands in the sheet, from 0
    std::vector<ImportFinding> findings;   // in the sheet's order; at most `most_findings`, and then one that says so
    std::vector<RowNotTaken> not_taken;
    std::size_t data_rows = 0;             // below the heads: rows taken and not taken together

    /// Rows of which everything was understood.
    [[nodiscard]] std::size_t clean_rows() const;
};

inline constexpr std::size_t most_import_findings = 2'000;

Imported import_rows(const Sheet& sheet, const Columns& columns, const policy::Pack& pack, const Words& words, Date as_of,
                     std::span<const ForAll> for_all = {});

/// The rows join the roster and take its day and readings; ids that are taken are made anew. False, and nothing changed,
/// where there would be more than most_roster_rows.
bool add_rows(Roster& roster, std::vector<Row> rows);

/// A CSV (UTF-8 with its mark, CR LF) of the heads and the given sheet's rows as displayed, to be put right and read
/// again. A text that a spreadsheet would compute gets a ' in front.
std::string rows_as_csv(const Sheet& sheet, HeadRows heads, std::span<const std::size_t> sheet_rows);

}  // namespace voucher::batch
