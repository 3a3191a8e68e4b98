// Questions asked backwards: each answer is proved by the fen beside it.
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "src/assess/what_if.hpp"
#include "tests/unit/case_data.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;
using namespace voucher::assess;

namespace {

const policy::Pack& measure() { return tests::pack_of("liaocheng-2022-73"); }
const Date may{*Date::from_civil(2025, 5, 20)};

/// The eligible enterprise of the worked figures, with what the data says differently.
Case worked(json differences) {
    const json file = json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/worked_figures.json"));
    differences["as_of"] = "2025-05-20";
    auto value = read_case(tests::whole_case(file, differences).dump(), measure());
    if (!value) FAIL(to_line(value.error().front()));
    return *std::move(value);
}

/// So much received in 2025.
Case eligible(const char* received = "0.00") { return worked({{"history", json::array({{{"year", 2025}, {"received", received}}})}}); }

Service like(const json& differences = json::object()) { return worked({{"services", json::array({differences})}}).services.front(); }

/// What one more such service with this fee is paid.
MoneyRange paid(const Case& value, Service service, Money fee, const policy::Pack& pack = measure()) {
    Case more = value;
    for (std::size_t i = 0; i < service.facts.size(); ++i) {
        if (measure().facts[measure().applicant_facts + i].type == policy::Type::money) service.facts[i] = FactValue::of(fee);
    }
    more.services.push_back(std::move(service));
    return evaluate(pack, more, may).services.back().total;
}

constexpr Money fen = Money::from_fen(1);
std::string text(const std::optional<Money>& money) { return money ? money->to_string() : "none"; }

}  // namespace

TEST_CASE("The fee that reaches the cap: 722,222.22 by local testing, 1,083,333.33 by anything else") {
    const Money cap = Money::from_yuan(650'000);
    struct {
        json service;
        const char* fee;
    } const cases[] = {{json::object(), "722222.22"}, {{{"provider_region", "shandong"}}, "1083333.33"}, {{{"category", "research"}}, "1083333.33"}};
    for (const auto& c : cases) {
        INFO(c.service.dump());
        const auto fee = least_fee_for(measure(), eligible(), may, like(c.service), cap);
        CHECK(text(fee) == c.fee);
        CHECK(paid(eligible(), like(c.service), *fee).low == cap);
        CHECK(paid(eligible(), like(c.service), *fee - fen).low < cap);
    }
}

TEST_CASE("The least fee for a wanted subsidy: a fen less earns less") {
    const char* const received = GENERATE("0.00", "123456.78", "649999.00");
    const std::int64_t wanted = GENERATE(1, 2, 89, 100, 3'333'333, 9'000'001, 52'654'322);
    const Case value = eligible(received);
    for (const char* region : {"liaocheng", "alliance"}) {
        const Service service = like({{"provider_region", region}});
        INFO(received << " received, " << wanted << " fen wanted, " << region);
        const auto fee = least_fee_for(measure(), value, may, service, Money::from_fen(wanted));
        const Money room = Money::from_yuan(650'000) - Money::parse(received).value();
        REQUIRE(fee.has_value() == (Money::from_fen(wanted) <= room));
        if (!fee) continue;
        CHECK(paid(value, service, *fee).low >= Money::from_fen(wanted));
        CHECK(paid(value, service, *fee - fen).low < Money::from_fen(wanted));
    }
}

TEST_CASE("The largest fee that still earns the full rate: a fen more is cut by the cap") {
    policy::Pack uncapped = measure();
    uncapped.cap.limit = Money::largest;
    for (const char* received : {"0.00", "0.01", "123456.78", "560000.00", "649999.99"}) {
        for (const json& differences : {json::object(), json{{"provider_region", "shandong"}}}) {
            INFO(received << " " << differences.dump());
            const Case value = eligible(received);
            const Service service = like(differences);
            const auto fee = largest_full_fee(measure(), value, may, service);
            REQUIRE(fee);
            CHECK(paid(value, service, *fee) == paid(value, service, *fee, uncapped));
            CHECK(paid(value, service, *fee + fen).low < paid(value, service, *fee + fen, uncapped).low);
        }
    }
}

TEST_CASE("There is no such fee where no room is left, where the service is not eligible, or where a figure is open") {
    CHECK(text(largest_full_fee(measure(), eligible("650000.00"), may, like())) == "none");
    CHECK(text(least_fee_for(measure(), eligible("650000.00"), may, like(), fen)) == "none");
    CHECK(text(least_fee_for(measure(), eligible(), may, like({{"already_redeemed", true}}), fen)) == "none");
    CHECK(text(least_fee_for(measure(), eligible(), may, like({{"publicly_funded", nullptr}}), fen)) == "none");
    CHECK(text(least_fee_for(measure(), eligible(), may, like(), Money::from_yuan(650'000) + fen)) == "none");
    CHECK(text(least_fee_for(measure(), eligible(), may, like(), Money{})) == "0.00");
}
