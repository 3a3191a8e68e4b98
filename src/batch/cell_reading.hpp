// What a cell says of a field. Never a guess: what is not understood is told with what was found and what is expected.
//
//   yes/no   是 √ 有 TRUE; 否 × 无 FALSE; the field's own words (已注册). In a column that asks the other way round
//            (无不良记录) 是 means no, and 有 or 无 are not understood: they can be meant either way
//   count    42, ４２, 1,200, 42人
//   money    36000, 36,000.00, 3.6万元, 壹拾万元整; a bare number has the unit of its head, else yuan. A number that
//            is shown with a unit ("3.6万元") is worth what it shows
//   day      a date cell; 2025-03-10, 2025.3.10, 2025/3/10 0:00, 2025年3月10日, 20250310, 45726 (days since 1900)
//   choice   an option's label or id, or a word of the words file; an address (某省某市…) by its begin
//   text     as it stands; 本人 or 同上 are no controller's name, which would put strangers under one cap
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "src/batch/columns.hpp"

namespace voucher::batch {

/// Why a cell was not understood, and what it may be.
struct CellProblem {
    std::string_view code;         // roster_…
    std::string expected;          // in English
    std::vector<int> suggestions;  // of a choice: options that it may be
    friend bool operator==(const CellProblem&, const CellProblem&) = default;
};

struct Nothing {  // empty, or a word that says nothing
    friend bool operator==(const Nothing&, const Nothing&) = default;
};

/// A fact's value; or a text; or an amount received.
using CellValue = std::variant<Nothing, assess::FactValue, std::string, Money, CellProblem>;

/// `column` names the field, which may not be −1.
CellValue read_cell(const Cell& cell, const Column& column, const policy::Pack& pack, const Words& words);

}  // namespace voucher::batch
