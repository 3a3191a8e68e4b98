#include "src/base/date_text.hpp"

#include <catch_amalgamated.hpp>

using namespace voucher;

TEST_CASE("a day is read in the ways people write it") {
    const Date day = *Date::from_civil(2025, 3, 10);
    for (const char* text : {"2025-3-10", "2025-03-10", "2025.3.10", "2025/3/10", "20250310", "2025年3月10日", "２０２５年３月１０日", "２０２５－３－１０"}) {
        INFO(text);
        CHECK(parse_typed_date(text) == day);
    }
}

TEST_CASE("a day that does not exist is told apart from text that is no day") {
    CHECK(parse_typed_date("2025-2-29").error() == TypedDateError::no_such_day);
    CHECK(parse_typed_date("2025年13月1日").error() == TypedDateError::no_such_day);
    CHECK(parse_typed_date("20250230").error() == TypedDateError::no_such_day);
    CHECK(parse_typed_date("1700-1-1").error() == TypedDateError::out_of_range);
    for (const char* text : {"明天", "2025-3", "25-3-10", "2025-3-10-1", "2025310", ""}) {
        INFO(text);
        CHECK(parse_typed_date(text).error() == TypedDateError::not_a_date);
    }
}

TEST_CASE("a day is written in both languages") {
    CHECK(in_chinese(*Date::from_civil(2025, 3, 10)) == "2025年3月10日");
    CHECK(in_english(*Date::from_civil(2025, 3, 10)) == "10 March 2025");
}

TEST_CASE("a count is read with its unit and grouping") {
    CHECK(parse_typed_count("４２") == 42);
    CHECK(parse_typed_count("1,200") == 1200);
    CHECK(parse_typed_count("42人") == 42);
    for (const char* text : {"", "人", "4.2", "-3", "许多", "99999999999"}) CHECK(parse_typed_count(text) == -1);
}
