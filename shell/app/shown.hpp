// How the state is shown: by which look, and under which name in the page's address.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "shell/app/state.hpp"

namespace voucher::app {

/// The names of pages in the address, behind '#'; the first page has none.
inline constexpr std::array<std::pair<PageId, std::string_view>, 11> fragments{{{PageId::home, ""}, {PageId::eligibility, "eligibility"},
                                                                               {PageId::services, "services"}, {PageId::result, "result"},
                                                                               {PageId::deadlines, "deadlines"}, {PageId::papers, "papers"},
                                                                               {PageId::policy, "policy"}, {PageId::provider, "provider"},
                                                                               {PageId::roster, "roster"}, {PageId::verify, "verify"}, {PageId::gallery, "gallery"}}};
std::string_view fragment_of(PageId page);

/// Of the person's choices, the system's and, at a kiosk, the screen's size.
ui::Look look_of(const State& state, ui::Size page);

}  // namespace voucher::app
