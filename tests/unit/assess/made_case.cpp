#include "tests/unit/assess/made_case.hpp"

namespace voucher::tests {

using assess::Case;
using assess::FactValue;
using policy::Fact;
using policy::Pack;
using policy::Type;

FactValue some_value(Dice& dice, const Fact& fact) {
    switch (fact.type) {
        case Type::boolean: return FactValue::of(dice.percent(50));
        case Type::count: return FactValue::of_number(dice.percent(20) ? 500 + dice.below(2) : dice.below(400));
        case Type::money: return FactValue::of(Money::from_fen(dice.percent(30) ? dice.below(100) * 1'000'000 : dice.below(100'000'000)));
        case Type::date: return FactValue::of(first_made_day.add_days(dice.below(1300)));
        case Type::choice: return FactValue::of_number(dice.below(static_cast<int>(fact.options.size())));
        default: return FactValue::unknown();
    }
}

namespace {

/// The answer that meets the condition which is this yes/no and nothing else, or its contrary; thrown where none is.
FactValue answer_that_is_met(const Pack& pack, int index, FactValue thrown) {
    for (const policy::Condition& c : pack.conditions) {
        const policy::Node& node = pack.program[c.node];
        if (node.op == policy::Op::fact && node.value == index) thrown = FactValue::of(true);
        if (node.op != policy::Op::negate) continue;
        const policy::Node& under = pack.program[node.a];
        if (under.op == policy::Op::fact && under.value == index) thrown = FactValue::of(false);
    }
    return thrown;
}

}  // namespace

Case made_case(Dice& dice, const Pack& pack, int stray) {
    Case made = assess::empty_case(pack);
    made.as_of = first_made_day.add_days(dice.below(1300));
    for (std::size_t r = 0; r < pack.readings.size(); ++r) {
        if (dice.percent(35)) made.readings[r] = dice.below(static_cast<int>(pack.readings[r].options.size()));
    }
    const auto fill = [&](std::vector<FactValue>& facts, std::size_t first) {
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const Fact& fact = pack.facts[first + i];
            facts[i] = some_value(dice, fact);
            if (fact.type == Type::boolean && !dice.percent(stray)) facts[i] = answer_that_is_met(pack, static_cast<int>(first + i), facts[i]);
        }
    };
    fill(made.applicant, 0);
    for (int n = dice.below(5); n > 0; --n) {
        assess::Service service = assess::empty_service(pack, "s" + std::to_string(n));
        fill(service.facts, pack.applicant_facts);
        made.services.push_back(std::move(service));
        if (pack.completed_fact < 0 || pack.claim_day_fact < 0) continue;
        const auto completed = static_cast<std::size_t>(pack.completed_fact) - pack.applicant_facts;
        const auto claimed = static_cast<std::size_t>(pack.claim_day_fact) - pack.applicant_facts;
        std::vector<FactValue>& facts = made.services.back().facts;
        facts[completed] = FactValue::of(Date::from_days(static_cast<std::int32_t>(facts[claimed].number)).add_days(-dice.below(200)));
    }
    for (const int year : {2023, 2024, 2025}) {
        if (dice.percent(30)) made.history.push_back({year, Money::from_yuan(dice.below(700'000))});
    }
    return made;
}

}  // namespace voucher::tests
