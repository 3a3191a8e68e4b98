#include "src/schedule/schedule.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/papers/paper_cases.hpp"

using namespace voucher;
using namespace voucher::schedule;

namespace {

Date day(const char* text) { return Date::parse(text).value(); }

ServiceDays days(std::size_t service, const char* as_of = "2025-06-01") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    assess::Case value = tests::case_of(tests::two_services);
    value.as_of = day(as_of);
    return days_of(pack, value, assess::assess(pack, value, *value.as_of), service);
}

}  // namespace

TEST_CASE("a claimed service is measured by its claim, not by the as-of date") {
    const ServiceDays claimed = days(0, "2025-12-01");
    CHECK(claimed.standing == Standing::claimed);
    CHECK(claimed.valid_until == day("2025-09-10"));
    CHECK_FALSE(claimed.days_left.has_value());
}

TEST_CASE("an unclaimed service counts the days to its last day, that day included") {
    CHECK(days(1).days_left == 149);
    CHECK(days(1, "2025-10-28").standing == Standing::open);
    CHECK(days(1, "2025-10-28").days_left == 0);
    CHECK(days(1, "2025-10-29").standing == Standing::run_out);
}

TEST_CASE("the province pays, as a rule, by the end of the month after the claim; the city by quarter") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const std::vector<RouteDay> steps = route(pack, days(0));
    REQUIRE(steps.size() == 6);
    CHECK(steps[0].until == day("2025-09-10"));
    CHECK(steps[4].until == day("2025-06-30"));
    CHECK(steps[5].quarter == Quarter{2025, 2});
    CHECK_FALSE(steps[5].until.has_value());
    for (const RouteDay& step : route(pack, days(1))) {
        CHECK_FALSE(step.quarter.has_value());
        CHECK(step.until.has_value() == (step.step == 0));
    }
}

TEST_CASE("the end of the next month after 31 January is February's last day") {
    ServiceDays claimed;
    claimed.claimed = day("2024-01-31");
    CHECK(route(tests::pack_of("liaocheng-2022-73"), claimed)[4].until == day("2024-02-29"));
}

TEST_CASE("quarters begin in January, April, July and October") {
    CHECK(quarter_of(day("2025-03-31")) == Quarter{2025, 1});
    CHECK(quarter_of(day("2025-04-01")) == Quarter{2025, 2});
    CHECK(quarter_of(day("2025-12-31")) == Quarter{2025, 4});
}

TEST_CASE("what has the fewest days left comes first, what is claimed last") {
    ServiceDays claimed, late, open_soon, open_later, unknown;
    claimed.standing = Standing::claimed;
    late.standing = Standing::run_out;
    open_soon.standing = open_later.standing = Standing::open;
    open_soon.days_left = 3;
    open_later.days_left = 30;
    CHECK(most_urgent_first({claimed, late, unknown, open_later, open_soon}) == std::vector<std::size_t>{4, 3, 2, 1, 0});
}
