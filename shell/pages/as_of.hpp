// Choosing a day: the day that everything is computed for, and the day of one field.
#pragma once

#include "shell/pages/context.hpp"

namespace voucher::pages {

/// Days worth trying with the totals they lead to, a month, and the years with the measure's period.
void as_of_dialog(Context& c);

/// A month beside a date field; the chosen day goes into the field.
void field_day_dialog(Context& c);

}  // namespace voucher::pages
