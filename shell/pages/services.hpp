// What the services page (服务与费用) lends to the dialogs.
#pragma once

#include "shell/pages/context.hpp"

namespace voucher::pages {

/// Kind::services: the list of services where there is no room for it beside the form, and what can be done with one.
void services_dialog(Context& c);

/// What one service gives: verdict, amount, shares, what failed and what is missing. Returns the y below it.
float service_result(Context& c, Rect r, int service);

}  // namespace voucher::pages
