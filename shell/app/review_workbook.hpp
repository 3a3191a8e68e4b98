// A review of many packages as a workbook: one line a package, one a finding, one a place of what several packages have.
#pragma once

#include "shell/app/catalogue.hpp"
#include "shell/app/review_state.hpp"
#include "shell/app/state.hpp"
#include "src/papers/paper_document.hpp"

namespace voucher::app {

/// In the list's order, filtered out ones included behind. Amounts are computed again with the package's own readings and
/// stand as "from" and "to"; "to" is empty where nothing bounds it. `day`: of the review.
papers::SheetDocument review_workbook(const Review& review, Date day, const Catalogue& words, Language language);

/// "review.standing.holds": the words for it.
std::string review_standing_key(ReviewStanding standing);
/// "review.shared.invoice".
std::string review_shared_key(package::Shared::Kind kind);

}  // namespace voucher::app
