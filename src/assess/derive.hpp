// The walk through a derivation that the flat trace and the tree with words share: what follows from what, told once.
#pragma once

#include <span>
#include <vector>

#include "src/assess/trace.hpp"
#include "src/assess/values.hpp"

namespace voucher::assess {

/// The case of the table that was used; −1 where that is not known yet.
inline int used_case(const policy::Amount& amount, const Values& values) {
    for (std::size_t c = 0; c < amount.cases.size(); ++c) {
        const policy::Span when = values.of(amount.cases[c].when_node);
        if (when.is_true()) return static_cast<int>(c);
        if (!when.is_false()) return -1;
    }
    return -1;
}

/// Calls `step(const TraceStep&, const policy::Text* words, const std::vector<int>& facts)` for every step, each before
/// its parts. `words` is the reason before values are put in, or nothing.
template <typename Each>
void derive(const policy::Pack& pack, const Figures& figures, Values& values, Each step) {
    using Kind = TraceStep::Kind;
    std::vector<int> facts;
    const auto conditions = [&](std::span<const ConditionOutcome> outcomes, std::uint8_t depth) {
        for (const ConditionOutcome& c : outcomes) {
            if (c.outcome == Outcome::met) continue;
            const policy::Condition& condition = pack.conditions[static_cast<std::size_t>(c.condition)];
            facts.clear();
            for (const int f : condition.facts) {
                // of a failed condition the known facts decide; of an open one the unknown
                if (values.is_known(f) == (c.outcome == Outcome::not_met)) facts.push_back(f);
            }
            step({.kind = Kind::condition, .depth = depth, .index = c.condition, .outcome = c.outcome},
                 c.outcome == Outcome::not_met ? &condition.failed : nullptr, facts);
        }
        facts.clear();
    };
    const auto amount = [&](const policy::Amount& table, TraceStep made) {
        made.depth = 2;
        made.used = used_case(table, values);
        step(made, made.used < 0 ? nullptr : &table.cases[static_cast<std::size_t>(made.used)].why, facts);
    };

    step({.kind = Kind::total, .outcome = figures.outcome, .figure = figures.total}, nullptr, facts);
    conditions(figures.conditions, 1);
    for (std::size_t i = 0; i < figures.services.size(); ++i) {
        const ServiceAssessment& s = figures.services[i];
        values.look_at(static_cast<int>(i));
        step({.kind = Kind::service, .depth = 1, .index = static_cast<int>(i), .outcome = s.outcome, .figure = s.total}, nullptr, facts);
        conditions(s.conditions, 2);
        amount(pack.fee, {.kind = Kind::fee, .figure = s.fee});
        for (std::size_t k = 0; k < pack.shares.size(); ++k) {
            TraceStep share{.kind = Kind::share, .index = static_cast<int>(k), .figure = s.shares[k]};
            const policy::Span raw = values.of(pack.shares[k].node);
            const bool exact = raw.low == raw.high && s.outcome == Outcome::met && s.shares[k].is_exact();
            if (exact && s.shares[k].low.fen() != raw.low) share.before = MoneyRange{Money::from_fen(raw.low), Money::from_fen(raw.high)};
            amount(pack.shares[k], share);
        }
    }
    for (const CapRow& cap : figures.caps) {
        const Money room = cap.received_before < pack.cap.limit ? pack.cap.limit - cap.received_before : Money{};
        step({.kind = Kind::cap, .depth = 1, .index = cap.year, .figure = cap.left, .before = MoneyRange{room, room}}, nullptr, facts);
    }
}

}  // namespace voucher::assess
