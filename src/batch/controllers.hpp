// Which rows of a roster share one yearly cap: those under one controller.
#pragma once

#include <cstddef>
#include <vector>

#include "src/batch/roster.hpp"

namespace voucher::batch {

/// Every row once; a group's rows in the roster's order, groups by their first row.
///
/// Rows with one controller's name belong together. So do rows of one applicant, which has one controller even where
/// only one of its rows says who: rows with one credit code, and rows with one name unless their codes differ. Two
/// controllers' names for one applicant put both under one cap, which never promises too much.
std::vector<std::vector<std::size_t>> rows_by_controller(const Roster& roster);

}  // namespace voucher::batch
