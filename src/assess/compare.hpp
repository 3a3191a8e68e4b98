// One case as of two days: both answers, and what differs between them.
//
// Only what is told of the case is compared: outcomes, conditions, amounts, last days to claim, papers. The as-of date
// itself changes no outcome; it stands for the day of a claim that is not known, and so decides whether the claim is in
// time, in force, and of which year.
#pragma once

#include <cstdint>
#include <vector>

#include "src/assess/assessment.hpp"

namespace voucher::assess {

struct Difference {
    enum class What : std::uint8_t {
        in_force,     // the measure, on the day
        outcome,
        condition,    // index: in the pack
        fee,
        share,        // index: in the pack
        total,
        year,         // whose room a service takes
        valid_until,  // last day to claim
        paper,        // index: in the pack
        left,         // index: the calendar year
    };
    What what = What::outcome;
    int service = -1;  // −1: of the applicant, or of all services together
    int index = -1;
    friend bool operator==(const Difference&, const Difference&) = default;
};

struct Comparison {
    Assessment first;
    Assessment second;
    std::vector<Difference> differences;  // the whole case's, then each service's, in the order above
};

/// The case's own as-of date plays no part.
Comparison compare_days(const policy::Pack& pack, const Case& value, Date first, Date second);

}  // namespace voucher::assess
