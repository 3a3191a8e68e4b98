// Words that the last frame ended in … as there was no room for them. A person's own may be; the interface's own must not:
// layout tests look for them.
#pragma once

#include <string>
#include <vector>

namespace voucher::ui {

class Ui;

/// Each whole, as often as it was drawn.
std::vector<std::string> cut_words(Ui& ui);

}  // namespace voucher::ui
