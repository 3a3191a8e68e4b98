#include "src/assess/decide.hpp"

#include <algorithm>

namespace voucher::assess {

using policy::Condition;
using policy::Pack;
using policy::Span;

Possible decide(const Pack& pack, std::span<const int> conditions, std::span<Span> facts, std::span<Span> readings,
                DecideScratch& scratch) {
    scratch.values.resize(pack.program.size());
    const policy::Space space{facts, readings, scratch.values};
    const auto condition = [&](int c) -> const Condition& { return pack.conditions[static_cast<std::size_t>(c)]; };
    const auto unknown = [&](int f) { return !policy::is_known(pack.facts[static_cast<std::size_t>(f)].type, facts[static_cast<std::size_t>(f)]); };
    // where it cannot be told within a bounded number of splits, or the measure is silent, both are possible
    const auto possible = [&] { return policy::search(pack, pack.program, scratch.goals, space, policy::Silent::may_be) != policy::Search::Answer::impossible; };
    scratch.open.clear();
    for (const int c : conditions) {
        pack.program.run(condition(c).program, facts, readings, scratch.values);
        const Span v = scratch.values[static_cast<std::size_t>(condition(c).node)];
        if (v.is_false()) return {false, true};
        if (!v.is_true()) scratch.open.push_back(c);
    }
    Possible result{true, false};
    // conditions that share an unknown fact are decided together, the others apart: what holds for each group holds for all
    while (!scratch.open.empty()) {
        scratch.group.assign(1, scratch.open.back());
        scratch.open.pop_back();
        scratch.unknown.clear();
        for (std::size_t next = 0; next < scratch.group.size(); ++next) {
            for (const int f : condition(scratch.group[next]).facts) {
                if (!unknown(f) || std::ranges::find(scratch.unknown, f) != scratch.unknown.end()) continue;
                scratch.unknown.push_back(f);
                for (std::size_t i = 0; i < scratch.open.size();) {
                    const auto& others = condition(scratch.open[i]).facts;
                    if (std::ranges::find(others, f) == others.end()) {
                        ++i;
                        continue;
                    }
                    scratch.group.push_back(scratch.open[i]);
                    scratch.open[i] = scratch.open.back();
                    scratch.open.pop_back();
                }
            }
        }
        if (result.hold) {
            scratch.goals.clear();
            for (const int c : scratch.group) scratch.goals.push_back({condition(c).node, true, condition(c).program, condition(c).facts});
            result.hold = possible();
        }
        for (auto c = scratch.group.begin(); c != scratch.group.end() && !result.fail; ++c) {
            scratch.goals.assign(1, {condition(*c).node, false, condition(*c).program, condition(*c).facts});
            result.fail = possible();
        }
    }
    return result;
}

}  // namespace voucher::assess
