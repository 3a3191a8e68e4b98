// The short way for known facts against the spans: on made-up cases of every kind both must give the same figures.
#include "src/assess/known.hpp"

#include <catch_amalgamated.hpp>

#include "src/assess/assessment.hpp"
#include "tests/unit/assess/made_case.hpp"
#include "tests/unit/packs.hpp"

using namespace voucher;
using assess::Case;
using assess::FactValue;
using policy::Pack;
using tests::Dice;
using tests::made_case;

TEST_CASE("known facts: the tape and the spans give the same figures") {
    const Pack& pack = tests::pack_of("liaocheng-2022-73");
    Dice dice(371500);
    int short_way = 0;
    int paid = 0;
    for (int i = 0; i < 3000; ++i) {
        const Case made = made_case(dice, pack);
        const auto known = assess::evaluate_known(pack, made, *made.as_of);
        if (!known) continue;  // a date that the measure leaves open
        ++short_way;
        if (known->total.low > Money{}) ++paid;
        INFO(assess::write_case(made, pack));
        REQUIRE(*known == assess::evaluate_by_spans(pack, made, *made.as_of));
    }
    CHECK(short_way > 2000);
    CHECK(paid > 100);
}

TEST_CASE("known facts: one that is missing and matters sends the case to the spans") {
    const Pack& pack = tests::pack_of("liaocheng-2022-73");
    Dice dice(20221226);
    Case made = made_case(dice, pack);
    while (made.services.empty() || !assess::evaluate_known(pack, made, *made.as_of)) made = made_case(dice, pack);

    const auto own = [&](std::string_view id) { return static_cast<std::size_t>(pack.fact(id, policy::Scoped::applicant)); };
    const bool enterprise = made.applicant[own("kind")].number == 0;
    Case without = made;
    without.applicant[own(enterprise ? "carrier_level" : "staff")] = FactValue::unknown();
    CHECK(assess::evaluate_known(pack, without, *made.as_of));  // a fact of the other kind
    without.applicant[own(enterprise ? "staff" : "carrier_level")] = FactValue::unknown();
    CHECK_FALSE(assess::evaluate_known(pack, without, *made.as_of));

    without = made;
    without.applicant[own("kind")] = FactValue::unknown();
    CHECK_FALSE(assess::evaluate_known(pack, without, *made.as_of));

    without = made;
    const auto fee = static_cast<std::size_t>(pack.fact("contract_amount", policy::Scoped::service)) - pack.applicant_facts;
    without.services[0].facts[fee] = FactValue::unknown();
    CHECK_FALSE(assess::evaluate_known(pack, without, *made.as_of));

    without = made;
    const auto claimed = static_cast<std::size_t>(pack.claim_day_fact) - pack.applicant_facts;
    without.services[0].facts[claimed] = FactValue::unknown();
    const Date later = Date::from_days(static_cast<std::int32_t>(made.services[0].facts[claimed].number));
    const auto stands_in = assess::evaluate_known(pack, without, later);  // the as-of date stands for it
    REQUIRE(stands_in);
    CHECK(stands_in->services[0] == assess::evaluate_known(pack, made, later)->services[0]);
}
