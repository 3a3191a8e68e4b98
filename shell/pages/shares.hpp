// The two shares of a fee and what is left of it to pay, where all of it is exact.
#pragma once

#include <optional>

#include "shell/pages/context.hpp"

namespace voucher::pages {

struct Shares {
    Money fee, province, city, own;
};

/// Nothing while the fee or a figure is open.
std::optional<Shares> exact_shares(const Context& c);

/// The shares as parts of one bar, with their whole percents; `own_percent`: also of what is left to pay.
void shares_bar(Context& c, Rect r, const Shares& shares, bool own_percent);

}  // namespace voucher::pages
