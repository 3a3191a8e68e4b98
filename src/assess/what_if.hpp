// The same case with something changed, and questions asked backwards.
#pragma once

#include <optional>
#include <vector>

#include "src/assess/assessment.hpp"

namespace voucher::assess {

/// One fact changed: of the applicant (service −1) or of a service.
struct Change {
    int service = -1;
    int fact = 0;
    FactValue value;
    friend bool operator==(const Change&, const Change&) = default;
};

Case with_changes(const policy::Pack& pack, const Case& value, const std::vector<Change>& changes);

/// What each option of a service's choice fact would give that service, all else equal.
struct Alternative {
    int option = 0;
    Outcome outcome = Outcome::unknown;
    Few<MoneyRange, 3> shares;
    MoneyRange total;
};
std::vector<Alternative> alternatives(const policy::Pack& pack, const Case& value, Date as_of, int service, int fact);

/// The largest fee of one more service like the given one, last in the list, whose shares are paid in full: one fen
/// more and the year's cap cuts them. Exact, by halving over whole fen: what is cut never becomes less as the fee
/// grows. Empty where no room is left, or where the case leaves a figure open. The service's own amounts play no part.
std::optional<Money> largest_full_fee(const policy::Pack& pack, const Case& value, Date as_of, const Service& like);

/// The least fee of that service that earns at least `wanted`; empty where no fee does. With what is left of the year's
/// room as `wanted`: the fee at which the cap is reached.
std::optional<Money> least_fee_for(const policy::Pack& pack, const Case& value, Date as_of, const Service& like, Money wanted);

}  // namespace voucher::assess
