// When: until which day a service can be claimed, who acts then, and when money usually comes. Arts. 17, 18
// and 20 of the measure, as the pack has them: the core adds no day of its own, and where the measure names
// none there is none.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "src/assess/assessment.hpp"

namespace voucher::schedule {

struct Quarter {
    int year = 0;
    int number = 0;  // 1..4
    friend auto operator<=>(const Quarter&, const Quarter&) = default;
};

Quarter quarter_of(Date day);

enum class Standing : std::uint8_t {
    unknown,   // the day of completion is not known
    open,      // not claimed; the as-of date is not after the last day
    run_out,   // not claimed, and the last day has passed
    claimed,   // claimed, not after the last day
    too_late,  // claimed after the last day
};

struct ServiceDays {
    Standing standing = Standing::unknown;
    std::optional<Date> completed;
    std::optional<Date> valid_until;  // the last day to claim, itself included
    std::optional<Date> claimed;      // as the case says it; the as-of date does not stand for it here
    std::optional<int>
        days_left;  // from the as-of date to `valid_until`; 0: today is the last day. Unclaimed only
    friend bool operator==(const ServiceDays&, const ServiceDays&) = default;
};

ServiceDays days_of(const policy::Pack& pack, const assess::Case& value, const assess::Assessment& assessment,
                    std::size_t service);

/// One step of a claim's way, with the day that follows from the case where the measure names one.
struct RouteDay {
    int step = 0;               // index in the pack's route
    std::optional<Date> until;  // the last day to claim; or the day by which money comes as a rule
    std::optional<Quarter>
        quarter;  // of the city's batch: the claim's quarter at the earliest, as review may take longer
    friend bool operator==(const RouteDay&, const RouteDay&) = default;
};

/// The way of a claim made on `days.claimed`; without it only the last day to claim is known.
std::vector<RouteDay> route(const policy::Pack& pack, const ServiceDays& days);

/// Services by urgency: open ones by the days that are left, then those whose day of completion is not known,
/// then those that ran out or were claimed too late, then the claimed; in the case's order among equals.
std::vector<std::size_t> most_urgent_first(const std::vector<ServiceDays>& services);

}  // namespace voucher::schedule
