// The short way for known facts against the spans: on made-up cases of every kind both must give the same figures.
#include "src/assess/known.hpp"

#include <catch_amalgamated.hpp>
#include <random>

#include "src/assess/assessment.hpp"
#include "tests/unit/packs.hpp"

using namespace voucher;
using assess::Case;
using assess::FactValue;
using policy::Fact;
using policy::Pack;
using policy::Type;

namespace {

class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }
    bool percent(int share) { return below(100) < share; }

private:
    std::mt19937 engine_;
};

const Date first_day = *Date::from_civil(2023, 1, 1);

FactValue some_value(Dice& dice, const Fact& fact) {
    switch (fact.type) {
        case Type::boolean: return FactValue::of(dice.percent(50));
        case Type::count: return FactValue::of_number(dice.percent(20) ? 500 + dice.below(2) : dice.below(400));
        case Type::money: return FactValue::of(Money::from_fen(dice.percent(30) ? dice.below(100) * 1'000'000 : dice.below(100'000'000)));
        case Type::date: return FactValue::of(first_day.add_days(dice.below(1300)));
        case Type::choice: return FactValue::of_number(dice.below(static_cast<int>(fact.options.size())));
        default: return FactValue::unknown();
    }
}

/// Mostly eligible: each yes/no is first set the way that meets its condition, then a few facts are thrown anew.
Case made_case(Dice& dice, const Pack& pack) {
    Case made = assess::empty_case(pack);
    made.as_of = first_day.add_days(dice.below(1300));
    for (std::size_t r = 0; r < pack.readings.size(); ++r) {
        if (dice.percent(35)) made.readings[r] = dice.below(static_cast<int>(pack.readings[r].options.size()));
    }
    const auto fill = [&](std::vector<FactValue>& facts, std::size_t first) {
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const Fact& fact = pack.facts[first + i];
            facts[i] = some_value(dice, fact);
            if (fact.type != Type::boolean || dice.percent(10)) continue;
            for (const policy::Condition& c : pack.conditions) {
                if (c.node < 0) continue;
                const policy::Node& node = pack.program[c.node];
                const int index = static_cast<int>(first + i);
                if (node.op == policy::Op::fact && node.value == index) facts[i] = FactValue::of(true);
                if (node.op != policy::Op::negate) continue;
                const policy::Node& under = pack.program[node.a];
                if (under.op == policy::Op::fact && under.value == index) facts[i] = FactValue::of(false);
            }
        }
    };
    fill(made.applicant, 0);
    for (int n = dice.below(5); n > 0; --n) {
        assess::Service service = assess::empty_service(pack, "s" + std::to_string(n));
        fill(service.facts, pack.applicant_facts);
        const auto completed = static_cast<std::size_t>(pack.completed_fact) - pack.applicant_facts;
        const auto claimed = static_cast<std::size_t>(pack.claim_day_fact) - pack.applicant_facts;
        service.facts[completed] = FactValue::of(Date::from_days(static_cast<std::int32_t>(service.facts[claimed].number)).add_days(-dice.below(200)));
        made.services.push_back(std::move(service));
    }
    for (const int year : {2023, 2024, 2025}) {
        if (dice.percent(30)) made.history.push_back({year, Money::from_yuan(dice.below(700'000))});
    }
    return made;
}

}  // namespace

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
