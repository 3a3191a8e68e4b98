// What may be done here: buttons beside each other.
#pragma once

#include <span>
#include <string_view>

#include "shell/pages/context.hpp"

namespace voucher::pages {

struct Way {
    std::string_view id;
    ui::ButtonSpec spec;
    Action what;
};

/// On a new line where there is no room. Returns the y below.
float ways(Context& c, Rect r, std::span<const Way> all);

}  // namespace voucher::pages
