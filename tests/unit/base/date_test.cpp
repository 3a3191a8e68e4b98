#include <catch_amalgamated.hpp>

#include "src/base/date.hpp"

using voucher::Date;

namespace {
Date day(const char* text) { return Date::parse(text).value(); }
}  // namespace

TEST_CASE("days are read strictly") {
    const std::string text = GENERATE("", "2025-1-1", "2025-01-1", "2025/01/01", "20250101", "2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "1899-12-31",
                                      "2200-01-01", " 2025-01-01", "2025-01-01T00:00", "2O25-01-01", "2-11-03-10", "20-5-03-10", "2025-03--1",
                                      "----------", "2025-0-310");
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text));
}

TEST_CASE("every day from 1900 to 2199 is written as it is read, and follows the one before") {
    int days = 0;
    std::string before;
    for (Date d = Date::earliest; d <= Date::latest; d = d.add_days(1), ++days) {
        const std::string text = d.to_string();
        if (Date::parse(text) != d || !(before < text) || Date::from_civil(d.year(), d.month(), d.day()) != d) FAIL(text);
        before = text;
    }
    CHECK(days == 300 * 365 + 73);  // 1900 and 2100 are no leap years, 2000 is
}

TEST_CASE("months later is the corresponding day, or the month's last day where there is none") {
    const auto [from, months, to] = GENERATE(table<const char*, int, const char*>({{"2025-01-15", 6, "2025-07-15"}, {"2025-08-31", 6, "2026-02-28"},
        {"2025-08-29", 6, "2026-02-28"}, {"2023-08-31", 6, "2024-02-29"}, {"2024-02-29", 12, "2025-02-28"}, {"2025-12-31", 2, "2026-02-28"},
        {"2025-03-31", 0, "2025-03-31"}, {"2025-03-31", -1, "2025-02-28"}}));
    CAPTURE(from, months);
    CHECK(day(from).add_months(months) == day(to));
}

TEST_CASE("a month ends on its last day") {
    CHECK(day("2024-02-01").end_of_month() == day("2024-02-29"));
    CHECK(day("2025-02-28").end_of_month() == day("2025-02-28"));
    CHECK(day("2025-12-05").end_of_month() == day("2025-12-31"));
}

TEST_CASE("weekdays count from Monday") {
    CHECK(day("2025-06-01").weekday() == 6);  // a Sunday
    CHECK(day("2025-06-02").weekday() == 0);
    CHECK(day("1900-01-01").weekday() == 0);
    CHECK(day("1969-12-31").weekday() == 2);
}
