#include <catch_amalgamated.hpp>

#include "src/assess/provider.hpp"
#include "tests/unit/packs.hpp"

using namespace voucher;

namespace {
assess::ProviderAnswer of(const char* contracts, const char* served) {
    return assess::assess_provider(tests::pack_of("liaocheng-2022-73"), {Money::parse(contracts).value(), Money::parse(served).value()});
}
}  // namespace

TEST_CASE("art. 12: 5% of qualifying contracts, at most 500,000 a year, half a fen upwards") {
    CHECK(of("9200000", "0").post_subsidy == Money::from_yuan(460'000));
    CHECK(of("9840000", "0").post_subsidy == Money::from_yuan(492'000));
    CHECK(of("10000000", "0").post_subsidy == Money::from_yuan(500'000));
    CHECK(of("9999999.80", "0").post_subsidy.to_string() == "499999.99");
    CHECK(of("10000000.01", "0").post_subsidy == Money::from_yuan(500'000));
    CHECK(of("0.10", "0").post_subsidy.to_string() == "0.01");
    CHECK(of("0.09", "0").post_subsidy.to_string() == "0.00");
    CHECK(of("1000000000000", "0").post_subsidy == Money::from_yuan(500'000));
}

TEST_CASE("art. 19: three tiers of what was served last year, at most 2,000,000, and the city the same") {
    const assess::ProviderAnswer answer = of("0", "8000000");
    REQUIRE(answer.reward.size() == 3);
    const std::int64_t yuan[] = {800'000, 1'600'000, 2'000'000};
    const char* tiers[] = {"10%", "20%", "30%"};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(answer.reward[i].tier == tiers[i]);
        CHECK(answer.reward[i].province == Money::from_yuan(yuan[i]));
        CHECK(answer.reward[i].city == Money::from_yuan(yuan[i]));
    }
}

TEST_CASE("a provider's case is read strictly") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const auto code = [&](std::string_view text) {
        const auto value = assess::read_provider_case(text, pack);
        return value ? "" : value.error().front().code;
    };
    CHECK(code(R"({"format":"innovation-voucher-provider/1","policy":"liaocheng-2022-73","qualifying_contracts":"1.00","served_last_year":2})").empty());
    CHECK(code(R"({"format":"innovation-voucher-provider/1","policy":"liaocheng-2022-73","qualifying_contracts":"1.001","served_last_year":2})") == "case_bad_money");
    CHECK(code(R"({"format":"innovation-voucher-provider/1","policy":"liaocheng-2022-73","qualifying_contracts":"1","served_last_year":2,"x":1})") == "case_unknown_key");
    CHECK(code(R"({"format":"innovation-voucher-provider/2","policy":"liaocheng-2022-73","qualifying_contracts":"1","served_last_year":2})") == "case_bad_format");
    CHECK(code("[]") == "case_wrong_type");
    CHECK(code("{") == "case_bad_json");
}
