// Parts of the carrier's page (孵化载体工作台).
#pragma once

#include "shell/pages/context.hpp"

namespace voucher::pages {

inline constexpr float roster_pad = 20;
inline constexpr float roster_gap = 16;

/// What to do where there is no roster yet, and why a file could not be taken. Returns the y below.
float roster_empty(Context& c, Rect r);
/// A chosen table: what each column is, and what was not understood. Returns the y below.
float roster_import(Context& c, Rect r);
/// The rows that the search leaves, of which only those in `seen` are drawn. Returns the y below.
float roster_table(Context& c, Rect r, Rect seen);
/// A value for all rows that are chosen. Returns the y below.
float roster_bulk(Context& c, Rect r);
/// Sums, and the cap of each controller. Returns the y below.
float roster_aside(Context& c, Rect r);
/// One row with all its fields. Returns the y below.
float roster_row(Context& c, Rect r, std::size_t row);

/// A row's name, or where it comes from.
std::string roster_name(const Context& c, const batch::Row& row);
ui::ChipSpec roster_chip(const Context& c, batch::Standing standing);
/// A select of which one at a time is open; the chosen option's id.
std::optional<std::string> roster_select(Context& c, std::string_view id, Rect r, const ui::SelectSpec& spec);

}  // namespace voucher::pages
