// The parts of 审核核验 below the verdict. Each draws a card from the top of `r`, as wide as it, and returns the y below it;
// where there is nothing to show it draws none and returns r.y.
#pragma once

#include "shell/pages/context.hpp"

namespace voucher::pages {

inline constexpr float verify_pad = 20;   // within its cards
inline constexpr float verify_gap = 16;   // between them

float verify_files(Context& c, Rect r);     // each file against the manifest
float verify_figures(Context& c, Rect r);   // the subsidy, computed again
float verify_findings(Context& c, Rect r);  // what does not agree, what is missing, what to look at

/// Many packages (review.cpp); rows beyond `seen` are not drawn.
float verify_many(Context& c, Rect r, Rect seen);
/// How far it is, or how they stand: for the live region.
std::string verify_many_said(const Context& c);

}  // namespace voucher::pages
