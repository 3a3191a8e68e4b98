// What would have to change: the fewest facts that turn a "not met" into a "met".
//
//     not a member of the network, 501 staff     → the membership, which a person can change, and the staff, which not
//     region elsewhere or network not used       → both of them
//     claimed a day too late                     → the day of the claim, if there is still a day to claim on
// The smallest set of facts comes first, and of two as small the one with more that a person can change ("changeable"
// in the pack); then the pack's order decides. That no smaller set will do is proved by trying them all, as far as the
// conditions hang together; that the set does is verified by assessing the case again.
//
// The kind of applicant stays as it is. A day for which the as-of date stands while it is unknown (the day of the claim)
// is not moved before the as-of date: what is past is past. Facts that are unknown are not changed: they are named
// where they have to turn out one way.
#pragma once

#include <cstdint>
#include <vector>

#include "src/assess/what_if.hpp"

namespace voucher::assess {

struct NeededChange {
    Change change;  // what the fact would have to be: the nearest value that was found
    FactValue now;  // unknown where the as-of date stands for it
    friend bool operator==(const NeededChange&, const NeededChange&) = default;
};

struct NeededChanges {
    enum class Answer : std::uint8_t {
        not_needed,   // it is not "not met"
        found,
        none,         // proved: whatever the facts are, it stays "not met" or open
        not_settled,  // given up after a bounded number of tries
    };
    Answer answer = Answer::not_settled;
    bool in_force = true;                     // on the as-of date; where not, a new claim may be too late whatever changes
    std::vector<NeededChange> changeable;     // a person can see to these
    std::vector<NeededChange> not_changeable;
    std::vector<Change> if_so;                // unknown facts that have to turn out like this besides
    friend bool operator==(const NeededChanges&, const NeededChanges&) = default;
};

/// Of the applicant (service −1) or of a service with the applicant.
NeededChanges needed_changes(const policy::Pack& pack, const Case& value, Date as_of, int service = -1);

}  // namespace voucher::assess
