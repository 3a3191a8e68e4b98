// Whether conditions can hold together, and whether they can fail, when some of their facts are unknown.
//
// Three-valued logic looks at one condition at a time and cannot see that two of them exclude each other: "claimed
// within six months of completion" and "completed while the measure was in force" may each be open and yet never hold
// together for a late claim. So what it leaves open is tried out by splitting the unknown facts (policy/possible).
#pragma once

#include <span>
#include <vector>

#include "src/policy/pack.hpp"
#include "src/policy/possible.hpp"

namespace voucher::assess {

struct Possible {
    bool hold = false;  // some completion meets all of the conditions
    bool fail = false;  // some completion fails at least one
};

/// Reused from call to call, so that nothing is allocated on the way.
struct DecideScratch {
    std::vector<policy::Span> values;
    std::vector<int> open;
    std::vector<int> group;
    std::vector<int> unknown;
    std::vector<policy::Goal> goals;
};

/// `facts` holds what is known of every fact of the pack; it and `readings` are given back as they were.
/// Each condition counts for itself; which ones apply to the applicant is the caller's choice. Where more than a
/// bounded number of splits would be needed the answer is "both", which is sound.
Possible decide(const policy::Pack& pack, std::span<const int> conditions, std::span<policy::Span> facts,
                std::span<policy::Span> readings, DecideScratch& scratch);

}  // namespace voucher::assess
