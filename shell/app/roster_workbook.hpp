// The roster's summary as a workbook: one line a row, and one a controller.
#pragma once

#include <span>

#include "shell/app/catalogue.hpp"
#include "shell/app/roster_state.hpp"
#include "src/papers/paper_document.hpp"

namespace voucher::app {

/// Amounts stand as "from" and "to"; "to" is empty where nothing bounds it. The last line of each sheet adds up.
papers::SheetDocument roster_workbook(const policy::Pack& pack, const RosterView& view, std::span<const std::size_t> rows, const Catalogue& words, Language language);

}  // namespace voucher::app
