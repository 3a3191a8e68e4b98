// What is printed of a case: the result sheet (src/papers/result_sheet.hpp), whichever page is shown.
#pragma once

#include <string>

#include "shell/app/catalogue.hpp"
#include "shell/app/view.hpp"

namespace voucher::app {

/// For Platform::lay_out_print; empty where no case was begun, or a page is shown that is none of a case: then the screen
/// itself is printed.
std::string sheet_to_print(const policy::Pack& pack, const State& state, const View& view, const Catalogue& words);

}  // namespace voucher::app
