#include "src/base/money_text.hpp"

#include <catch_amalgamated.hpp>

using namespace voucher;

TEST_CASE("money is read as people type it") {
    const std::pair<const char*, std::int64_t> typed[] = {
        {"100000", 10'000'000},   {"100,000", 10'000'000},  {"１０００００", 10'000'000}, {"１００，０００", 10'000'000}, {"10万", 10'000'000},
        {"12.5万元", 12'500'000}, {"¥ 1,000.5", 100'050},   {"￥100", 10'000},           {"1.2万", 1'200'000},        {"2亿", 20'000'000'000},
        {"0", 0},                 {"0.01", 1},              {"100元", 10'000},           {"1.23456万", 1'234'560},    {" 80000.05 ", 8'000'005},
    };
    for (const auto& [text, fen] : typed) {
        INFO(text);
        const auto money = parse_typed_money(text);
        REQUIRE(money.has_value());
        CHECK(money->fen() == fen);
    }
}

TEST_CASE("what is no exact amount is refused with its reason, never guessed") {
    using enum TypedMoneyError;
    const std::pair<const char*, TypedMoneyError> typed[] = {
        {"abc", not_an_amount},         {"十万", not_an_amount},         {"1.2.3", not_an_amount},     {"1.", not_an_amount},
        {"1e5", not_an_amount},         {"100.001", too_many_decimals},  {"1.2345678万", too_many_decimals}, {"-5", negative},
        {"1,00", misplaced_comma},      {"1000,000", misplaced_comma},   {",100", misplaced_comma},    {"1000000000001", too_large},
        {"99999999999999999999", too_large},
    };
    for (const auto& [text, reason] : typed) {
        INFO(text);
        const auto money = parse_typed_money(text);
        REQUIRE_FALSE(money.has_value());
        CHECK(money.error() == reason);
    }
}

TEST_CASE("money is shown grouped, and round sums in ten thousands") {
    CHECK(with_sign(Money::from_yuan(100'000)) == "¥100,000.00");
    CHECK(grouped(Money::from_fen(5)) == "0.05");
    CHECK(grouped(Money::from_yuan(999)) == "999.00");
    CHECK(grouped(Money::from_yuan(1'000'000)) == "1,000,000.00");
    CHECK(in_prose(Money::from_yuan(650'000)) == "65万元");
    CHECK(in_prose(Money::from_yuan(650'001)) == "¥650,001.00");
}

TEST_CASE("capital characters, written and read") {
    const std::pair<std::int64_t, const char*> amounts[] = {
        {0, "零元整"},
        {140'950, "壹仟肆佰零玖元伍角"},
        {1'640'902, "壹万陆仟肆佰零玖元零贰分"},
        {15'000'000, "壹拾伍万元整"},
        {8'000'005, "捌万元零伍分"},
        {9'000'000, "玖万元整"},
        {100'000'000'00, "壹亿元整"},
        {100'010'001'00, "壹亿零壹万零壹元整"},
        {50, "伍角"},
        {5, "伍分"},
    };
    for (const auto& [fen, text] : amounts) {
        INFO(text);
        CHECK(in_capitals(Money::from_fen(fen)) == text);
        CHECK(parse_capitals(text) == Money::from_fen(fen));
    }
    CHECK(parse_capitals("玖万圆整") == Money::from_yuan(90'000));
    CHECK(parse_capitals("壹万亿元整") == Money::largest);
    for (const char* text : {"", "玖万圆整x", "壹元伍拾", "壹万贰万元", "伍分整元", "玖", "壹亿亿元", "壹万亿亿亿元", "元", "壹壹元"}) {
        INFO(text);
        CHECK(parse_capitals(text).value_or(Money{}) == Money{});
    }
    CHECK_FALSE(parse_capitals("壹元伍拾"));
}

TEST_CASE("every amount reads back from its capitals") {
    for (std::int64_t fen = 1; fen < 1'000'000'000'000; fen = fen * 3 + 7) {
        INFO(in_capitals(Money::from_fen(fen)));
        CHECK(parse_capitals(in_capitals(Money::from_fen(fen))) == Money::from_fen(fen));
    }
}
