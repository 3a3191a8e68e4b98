#include "src/assess/contracts.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "src/assess/increase.hpp"
#include "src/policy/possible.hpp"

namespace voucher::assess {
namespace {

using policy::Pack;
using policy::ProviderContracts;
using policy::Span;

constexpr std::size_t most_tried = 10;  // doubtful contracts of which every mixture is tried

Outcome outcome_of(Span span) { return span.is_true() ? Outcome::met : span.is_false() ? Outcome::not_met : Outcome::unknown; }

Outcome both(Outcome a, Outcome b) {
    if (a == Outcome::not_met || b == Outcome::not_met) return Outcome::not_met;
    return a == Outcome::unknown || b == Outcome::unknown ? Outcome::unknown : Outcome::met;
}

void put(const ProviderContracts& pack, std::size_t first, std::span<const FactValue> given, std::span<Span> facts) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        facts[first + i] = given[i].known ? Span::just(pack.facts[first + i].type == policy::Type::choice ? std::int64_t{1} << given[i].number : given[i].number)
                                          : policy::possible_values(pack.facts[first + i]);
    }
}

Outcome decide(const ProviderContracts& pack, std::size_t from, std::size_t to, std::span<const Span> facts, std::span<Span> values, std::vector<ConditionOutcome>& list) {
    Outcome all = Outcome::met;
    for (std::size_t i = from; i < to; ++i) {
        const policy::Condition& condition = pack.conditions[i];
        pack.program.run(condition.program, facts, {}, values);
        const Outcome one = outcome_of(values[static_cast<std::size_t>(condition.node)]);
        list.push_back({static_cast<int>(i), one});
        all = both(all, one);
    }
    return all;
}

MoneyRange counted(Outcome outcome, FactValue amount) {
    if (outcome == Outcome::not_met) return {Money{}, Money{}};
    if (!amount.known) return {Money{}, std::nullopt};
    const Money whole = Money::from_fen(amount.number);
    return {outcome == Outcome::met ? whole : Money{}, whole};
}

Money held(std::int64_t fen) { return Money::from_fen(std::min(fen, Money::largest.fen())); }

MoneyRange sum_of(std::span<const MoneyRange> parts) {
    std::int64_t low = 0, high = 0;
    bool bounded = true;
    for (const MoneyRange& part : parts) {
        low += part.low.fen();
        if (part.high) high += part.high->fen();
        else bounded = false;
    }
    return {held(low), bounded ? std::optional(held(high)) : std::nullopt};
}

Span span_of(const MoneyRange& range) { return {range.low.fen(), range.high.value_or(Money::largest).fen()}; }

/// The amounts of the provider's program, of a sum of contracts.
Span computed(const Pack& pack, policy::NodeId node, Span sum) {
    const std::array facts{sum, Span{}, Span{}, Span{}};
    std::vector<Span> values(pack.provider_program.size());
    pack.provider_program.run(pack.provider_program.dependencies(node), facts, {}, values);
    return values[static_cast<std::size_t>(node)];
}

std::int64_t grown(const Pack& pack, std::int64_t sum, std::int64_t by) {
    const policy::NodeId node = pack.provider.post_subsidy;
    return computed(pack, node, Span::just(sum + by)).low - computed(pack, node, Span::just(sum)).low;
}

}  // namespace

ContractList empty_contracts(const Pack& pack) {
    ContractList list;
    if (pack.provider.contracts) list.provider.resize(pack.provider.contracts->provider_facts);
    return list;
}

Contract empty_contract(const Pack& pack, std::string id) {
    Contract contract;
    contract.id = std::move(id);
    if (pack.provider.contracts) contract.facts.resize(pack.provider.contracts->facts.size() - pack.provider.contracts->provider_facts);
    return contract;
}

ContractsAnswer assess_contracts(const Pack& pack, const ContractList& list) {
    ContractsAnswer answer;
    answer.sum = answer.post = answer.if_provider = {Money{}, Money{}};
    if (!pack.provider.contracts) return answer;
    const ProviderContracts& rules = *pack.provider.contracts;
    std::vector<Span> facts(rules.facts.size());
    std::vector<Span> values(rules.program.size());
    put(rules, 0, list.provider, facts);
    answer.provider = decide(rules, 0, rules.provider_conditions, facts, values, answer.provider_conditions);
    std::vector<MoneyRange> parts;
    std::vector<MoneyRange> parts_if_provider;
    for (const Contract& contract : list.contracts) {
        put(rules, rules.provider_facts, contract.facts, facts);
        ContractOutcome one;
        const Outcome own = decide(rules, rules.provider_conditions, rules.conditions.size(), facts, values, one.conditions);
        const FactValue amount = contract.facts[static_cast<std::size_t>(rules.amount) - rules.provider_facts];
        one.outcome = both(answer.provider, own);
        one.counted = counted(one.outcome, amount);
        parts.push_back(one.counted);
        parts_if_provider.push_back(counted(own, amount));
        ++(one.outcome == Outcome::met ? answer.met : one.outcome == Outcome::not_met ? answer.not_met : answer.unknown);
        answer.contracts.push_back(std::move(one));
    }
    answer.sum = sum_of(parts);
    answer.if_provider = sum_of(parts_if_provider);
    const Span post = computed(pack, pack.provider.post_subsidy, span_of(answer.sum));
    const bool limited = pack.provider.post_unlimited >= 0;
    answer.post = {Money::from_fen(post.low), answer.sum.high || limited ? std::optional(Money::from_fen(post.high)) : std::nullopt};
    if (limited) {  // lower(x, limit): the limit takes x − limit, and nothing below it
        const Span whole = computed(pack, pack.provider.post_unlimited, span_of(answer.sum));
        answer.cut = {Money::from_fen(std::max<std::int64_t>(0, whole.low - post.low)), std::nullopt};
        if (answer.sum.high) answer.cut->high = Money::from_fen(std::max<std::int64_t>(0, whole.high - post.high));
    }
    return answer;
}

NextContract next_contract(const Pack& pack, const ContractList& list, const ContractsAnswer& answer, Money amount) {
    NextContract next{{}, {}, {Money{}, Money{}}};
    if (!pack.provider.contracts || answer.provider == Outcome::not_met) return next;
    const MoneyRange& sum = answer.if_provider;
    const std::int64_t by = std::min(amount.fen(), Money::largest.fen() - sum.low.fen());
    const Span from{sum.low.fen(), std::min(span_of(sum).high, Money::largest.fen() - by)};
    next.without_doubtful = Money::from_fen(grown(pack, from.low, by));
    next.with_doubtful = Money::from_fen(grown(pack, from.high, by));

    // Every mixture of the doubtful ones, where there are few; else from all amounts between the ends.
    std::vector<std::int64_t> doubtful;
    const ProviderContracts& rules = *pack.provider.contracts;
    for (std::size_t i = 0; i < list.contracts.size(); ++i) {
        Outcome own = Outcome::met;
        for (const ConditionOutcome& condition : answer.contracts[i].conditions) own = both(own, condition.outcome);
        if (own == Outcome::unknown) doubtful.push_back(list.contracts[i].facts[static_cast<std::size_t>(rules.amount) - rules.provider_facts].number);
    }
    Span adds;
    if (sum.high && doubtful.size() <= most_tried && sum.high->fen() + by <= Money::largest.fen()) {
        adds = Span::just(next.without_doubtful.fen());
        for (std::uint64_t mixture = 1; mixture < (std::uint64_t{1} << doubtful.size()); ++mixture) {
            std::int64_t base = from.low;
            for (std::size_t i = 0; i < doubtful.size(); ++i) base += (mixture >> i & 1U) != 0 ? doubtful[i] : 0;
            const std::int64_t more = grown(pack, base, by);
            adds = {std::min(adds.low, more), std::max(adds.high, more)};
        }
    } else {
        const std::array inputs{from, Span{}, Span{}, Span{}};
        adds = increase(pack.provider_program, pack.provider.post_subsidy, inputs, 0, by);
    }
    if (answer.provider == Outcome::unknown) adds = {std::min<std::int64_t>(adds.low, 0), std::max<std::int64_t>(adds.high, 0)};
    next.adds = {Money::from_fen(adds.low), Money::from_fen(adds.high)};
    return next;
}

}  // namespace voucher::assess
