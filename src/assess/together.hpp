// Several applicants under one controller: they share each year's room (art. of the cap).
#pragma once

#include <span>
#include <vector>

#include "src/assess/assessment.hpp"

namespace voucher::assess {

struct Together {
    std::vector<Figures> applicants;  // as given; the cap's rows are those of the controller
    Few<MoneyRange, 3> shares;        // of all of them
    MoneyRange total;
    Few<CapRow, 4> caps;
};

/// The services of all applicants take their turn by the day of claim, on one day in the order of `cases` and within each
/// in the order of its list. The readings are those of the first case. What the controller received before is the
/// highest amount that any of the cases names for the year: each names what it knows of.
Together evaluate_together(const policy::Pack& pack, std::span<const Case> cases, Date as_of);

}  // namespace voucher::assess
