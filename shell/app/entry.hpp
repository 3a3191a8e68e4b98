// A fact as the person gave it.
#pragma once

#include <string>

#include "shell/ui/ui.hpp"

namespace voucher::app {

/// Nothing typed is ever lost: text that cannot be read stays as it is.
struct Entry {
    std::string text = {};                     // count, money, date: as typed
    ui::Answer answer = ui::Answer::none;      // yes/no; `unsure` also of choices
    int option = -1;                           // choice
    bool editing = false;                      // being typed: no complaint yet
    friend bool operator==(const Entry&, const Entry&) = default;
};

}  // namespace voucher::app
