#include "src/assess/decide.hpp"

#include <algorithm>
#include <bit>

namespace voucher::assess {
namespace {

using policy::Condition;
using policy::Pack;
using policy::Span;
using policy::Type;

constexpr int most_splits = 4000;

class Search {
public:
    Search(const Pack& pack, std::span<Span> facts, std::span<const Span> readings, std::vector<Span>& values)
        : pack_(pack), facts_(facts), readings_(readings), values_(values) {}

    Span value(int condition) {
        const Condition& c = pack_.conditions[static_cast<std::size_t>(condition)];
        pack_.program.run(c.program, facts_, readings_, values_);
        return values_[static_cast<std::size_t>(c.node)];
    }

    bool unknown(int fact) const {
        return !policy::is_known(pack_.facts[static_cast<std::size_t>(fact)].type, facts_[static_cast<std::size_t>(fact)]);
    }

    /// Splits the unknown facts of the group until each part is decided or both answers are found.
    Possible split(std::span<const int> conditions, std::span<const int> unknown_facts) {
        Possible found;
        split(conditions, unknown_facts, found);
        return found;
    }

private:
    void split(std::span<const int> conditions, std::span<const int> unknown_facts, Possible& found) {
        if (found.hold && found.fail) return;
        if (++splits_ > most_splits) {
            found = {true, true};
            return;
        }
        bool all_hold = true;
        for (const int c : conditions) {
            const Span v = value(c);
            if (v.is_false()) {
                found.fail = true;
                return;
            }
            all_hold &= v.is_true();
        }
        if (all_hold) {
            found.hold = true;
            return;
        }
        int next = -1;
        for (const int f : unknown_facts) {
            if (unknown(f)) {
                next = f;
                break;
            }
        }
        if (next < 0) {  // every fact is known and yet it is open: the measure is silent and nobody chose
            found = {true, true};
            return;
        }
        Span& span = facts_[static_cast<std::size_t>(next)];
        const Span before = span;
        if (pack_.facts[static_cast<std::size_t>(next)].type == Type::choice) {
            for (auto rest = static_cast<std::uint64_t>(before.low); rest != 0; rest &= rest - 1) {
                span = Span::just(static_cast<std::int64_t>(std::uint64_t{1} << std::countr_zero(rest)));
                split(conditions, unknown_facts, found);
            }
        } else {
            const std::int64_t middle = before.low + (before.high - before.low) / 2;
            span = {middle + 1, before.high};
            split(conditions, unknown_facts, found);
            span = {before.low, middle};
            split(conditions, unknown_facts, found);
        }
        span = before;
    }

    const Pack& pack_;
    std::span<Span> facts_;
    std::span<const Span> readings_;
    std::vector<Span>& values_;
    int splits_ = 0;
};

}  // namespace

Possible decide(const Pack& pack, std::span<const int> conditions, std::span<Span> facts, std::span<const Span> readings,
                DecideScratch& scratch) {
    scratch.values.resize(pack.program.size());
    Search search(pack, facts, readings, scratch.values);
    scratch.open.clear();
    for (const int c : conditions) {
        const Span v = search.value(c);
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
            for (const int f : pack.conditions[static_cast<std::size_t>(scratch.group[next])].facts) {
                if (!search.unknown(f) || std::ranges::find(scratch.unknown, f) != scratch.unknown.end()) continue;
                scratch.unknown.push_back(f);
                for (std::size_t i = 0; i < scratch.open.size();) {
                    const auto& others = pack.conditions[static_cast<std::size_t>(scratch.open[i])].facts;
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
        const Possible part = search.split(scratch.group, scratch.unknown);
        result.hold &= part.hold;
        result.fail |= part.fail;
    }
    return result;
}

}  // namespace voucher::assess
