// What is put into a row, from a sheet or by hand: a value that is understood takes the place of the text that was not,
// and a text that is not understood makes its field unknown and is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/batch/cell_reading.hpp"
#include "src/batch/roster.hpp"

namespace voucher::batch {

/// `text` is what stood there; it is kept with the row where `value` is a problem.
void put_value(const policy::Pack& pack, const Field& field, const CellValue& value, std::string_view text, Date as_of, Row& row);

/// A text typed for a field, as a cell of a sheet would be read; empty: not known. Says why it was not understood.
std::optional<CellProblem> put_typed(const policy::Pack& pack, const Words& words, int field, std::string_view text, Date as_of, Row& row);

struct DayOutOfOrder {
    int fact = 0;        // the day that lies before another which it cannot precede: the claim
    int not_before = 0;  // that other: the completion
};

/// A case with a claim before its completion is refused wherever it is read: the claim becomes unknown, and its day is
/// kept as not understood.
std::vector<DayOutOfOrder> keep_days_in_order(const policy::Pack& pack, Row& row);

}  // namespace voucher::batch
