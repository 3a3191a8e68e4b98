// The cards of the checklist on the papers page.
#pragma once

#include "shell/pages/pages.hpp"

namespace voucher::pages {

/// 服务合同（服务1）: where a file is.
std::string place_of(const Context& c, const app::Attachment& file);

/// A service's papers, the files given for them and what is wrong with those. `first_missing` is true until a row took the
/// primary button. Returns the y below.
float service_card(Context& c, Rect r, std::size_t index, bool& first_missing);

/// What the measure does not ask for and may help. Returns the y below.
float evidence_card(Context& c, Rect r);

}  // namespace voucher::pages
