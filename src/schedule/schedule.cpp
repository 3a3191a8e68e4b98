#include "src/schedule/schedule.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace voucher::schedule {
namespace {

std::optional<Date> day_of(const policy::Pack& pack, const assess::Service& service, int fact) {
    if (fact < 0) return std::nullopt;
    const assess::FactValue value = service.facts[static_cast<std::size_t>(fact) - pack.applicant_facts];
    if (!value.known) return std::nullopt;
    return Date::from_days(static_cast<std::int32_t>(value.number));
}

}  // namespace

Quarter quarter_of(Date day) { return {day.year(), (day.month() + 2) / 3}; }

ServiceDays days_of(const policy::Pack& pack, const assess::Case& value, const assess::Assessment& assessment,
                    std::size_t service) {
    ServiceDays days;
    days.completed = day_of(pack, value.services[service], pack.completed_fact);
    days.claimed = day_of(pack, value.services[service], pack.claim_day_fact);
    days.valid_until = assessment.figures.services[service].valid_until;
    if (!days.valid_until) return days;
    if (days.claimed) {
        days.standing = *days.claimed <= *days.valid_until ? Standing::claimed : Standing::too_late;
        return days;
    }
    days.days_left = days.valid_until->days() - assessment.as_of.days();
    days.standing = *days.days_left >= 0 ? Standing::open : Standing::run_out;
    return days;
}

std::vector<RouteDay> route(const policy::Pack& pack, const ServiceDays& days) {
    using Day = policy::RouteStep::Day;
    std::vector<RouteDay> steps;
    for (std::size_t i = 0; i < pack.route.size(); ++i) {
        RouteDay step;
        step.step = static_cast<int>(i);
        const Day rule = pack.route[i].day;
        if (rule == Day::valid_until) step.until = days.valid_until;
        if (rule == Day::end_of_next_month && days.claimed)
            step.until = days.claimed->end_of_month().add_days(1).end_of_month();
        if (rule == Day::quarter && days.claimed) step.quarter = quarter_of(*days.claimed);
        steps.push_back(step);
    }
    return steps;
}

std::vector<std::size_t> most_urgent_first(const std::vector<ServiceDays>& services) {
    std::vector<std::size_t> order(services.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto urgency = [&](std::size_t i) {
        const ServiceDays& days = services[i];
        switch (days.standing) {
            case Standing::open:
                return std::pair(0, days.days_left.value_or(0));
            case Standing::unknown:
                return std::pair(1, 0);
            case Standing::run_out:
            case Standing::too_late:
                return std::pair(2, 0);
            case Standing::claimed:
                break;
        }
        return std::pair(3, 0);
    };
    std::ranges::stable_sort(order, {}, urgency);
    return order;
}

}  // namespace voucher::schedule
