#include "src/base/money_text.hpp"

#include <catch_amalgamated.hpp>

using namespace voucher;

TEST_CASE("money is read as people type it") {
    const std::pair<const char*, std::int64_t> typed[] = {
        {"100000", 10'000'000},   {"100,000", 10'000'000},  {"１０００００", 10'000'000}, {"１００，０００", 10'000'000}, {"10万", 10'000'000},
        {"12.5万元", 12'500'000}, {"¥ 1,000.5", 100'050},   {"￥100", 10'000},           {"1.2万", 1'200'000},        {"2亿", 20'000'000'000},
        {"0", 0},                 {"0.01", 1},              {"100元", 10'000},           {"1.23456万", 1'234'560},    {" 80000.05 ", 8'000'005},
        {"壹拾万元整", 10'000'000}, {"人民币叁仟元零伍分", 300'005}, {" 捌万圆正", 8'000'000},
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
        {"99999999999999999999", too_large}, {"壹拾万", not_an_amount},   {"（负数）壹元整", negative},  {"壹百元", not_an_amount},
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
        CHECK(from_capitals(text) == Money::from_fen(fen));
    }
}

TEST_CASE("capital characters are read as invoices, banks and contracts write them") {
    const std::pair<const char*, std::int64_t> texts[] = {
        {"玖万圆整", 9'000'000},
        {"玖万元正", 9'000'000},
        {"玖万元", 9'000'000},
        {"人民币 玖万元整", 9'000'000},
        {"⊗壹仟肆佰零玖圆伍角", 140'950},
        {"ⓧ壹仟肆佰零玖圆伍角整", 140'950},
        {"（负数）壹佰圆整", -10'000},
        {"壹万亿元整", Money::largest.fen()},
        {"壹仟陆佰捌拾元零叁角贰分", 168'032},  // 零 between 元 and 角: written or not
        {"壹仟陆佰捌拾元叁角贰分", 168'032},
        {"壹拾万零柒仟元伍角叁分", 10'700'053},  // 零 after a group: written or not
        {"壹拾万柒仟元零伍角叁分", 10'700'053},
        {"零元伍角", 50},
        {"零元", 0},
    };
    for (const auto& [text, fen] : texts) {
        INFO(text);
        CHECK(from_capitals(text) == Money::from_fen(fen));
    }
}

TEST_CASE("what is no amount in capital characters is refused with its reason") {
    using enum CapitalsError;
    const std::pair<const char*, CapitalsError> texts[] = {
        {"", empty},                {" 人民币 ", empty},           {"玖万圆整x", unknown_character}, {"100元", unknown_character}, {"九万元", unknown_character},
        {"玖", no_unit},            {"玖万", no_unit},             {"整", no_unit},                  {"壹元伍拾", misplaced},      {"壹万贰万元", misplaced},
        {"伍分整", misplaced},      {"元", misplaced},             {"壹壹元", misplaced},            {"拾元", misplaced},          {"壹拾贰拾元", misplaced},
        {"壹佰伍元", misplaced},    {"壹佰零零伍元", misplaced},   {"壹佰零伍拾元", misplaced},      {"壹元零伍角", misplaced},    {"壹元伍分", misplaced},
        {"伍角壹元", misplaced},    {"伍分壹角", misplaced},       {"壹佰壹仟元", misplaced},        {"壹元整整", unknown_character}, {"整壹元", unknown_character},
        {"零壹元", misplaced},      {"壹元零", misplaced},         {"壹万亿元零壹分", too_large},    {"壹亿亿元", too_large},      {"壹万亿亿亿元", too_large},
        {"\xB0\xA1", unknown_character},
    };
    for (const auto& [text, reason] : texts) {
        INFO(text);
        const auto money = from_capitals(text);
        REQUIRE_FALSE(money.has_value());
        CHECK(money.error() == reason);
    }
}

TEST_CASE("every amount reads back from its capitals") {
    for (std::int64_t fen = 1; fen < 1'000'000'000'000; fen = fen * 3 + 7) {
        INFO(in_capitals(Money::from_fen(fen)));
        CHECK(from_capitals(in_capitals(Money::from_fen(fen))) == Money::from_fen(fen));
    }
}

TEST_CASE("each place that is empty, and each that is not, reads back") {
    // every pattern of zeros over the fourteen places of an amount
    for (std::uint32_t pattern = 1; pattern < 1U << 14U; ++pattern) {
        std::int64_t fen = 0;
        for (std::uint32_t place = 0; place < 14; ++place) fen = fen * 10 + ((pattern >> place & 1U) != 0 ? 1 + (pattern + place) % 9 : 0);
        const std::string text = in_capitals(Money::from_fen(fen));
        const auto money = from_capitals(text);
        if (money != Money::from_fen(fen)) FAIL_CHECK(fen << " " << text);
    }
}

TEST_CASE("a character left out or doubled never gives another amount than the one written") {
    for (std::int64_t fen = 3; fen < 1'000'000'000'000; fen = fen * 7 + 11) {
        const std::string text = in_capitals(Money::from_fen(fen));
        for (std::size_t at = 0; at + 3 <= text.size(); at += 3) {
            std::string doubled = text;
            doubled.insert(at, text.substr(at, 3));
            const auto money = from_capitals(doubled);
            INFO(doubled);
            if (money) CHECK(*money == Money::from_fen(fen));
        }
    }
}
