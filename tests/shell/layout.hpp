// What is wrong with where things stand: words clipped or over each other, controls over each other, anything off the page.
#pragma once

#include <string>
#include <vector>

#include "shell/ui/ui.hpp"

namespace voucher::tests {

/// One sentence each; empty means that the layout is sound.
std::vector<std::string> layout_defects(ui::Size page, const ui::Tree& tree);

}  // namespace voucher::tests
