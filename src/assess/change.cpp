// The conditions that apply fall into groups that share no fact; each group's smallest set is found by itself, and
// together they are the smallest of all. Within a group: is it possible as the case stands? With every fact free? If
// only then, sets of facts are freed, the smaller ones first, until one makes it possible (policy/possible).
#include "src/assess/change.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "src/assess/inputs.hpp"
#include "src/policy/possible.hpp"

namespace voucher::assess {
namespace {

using policy::Goal;
using policy::NodeId;
using policy::Pack;
using policy::Scoped;
using policy::Search;
using policy::Span;
using policy::Type;

constexpr int most_sets = 2'000;  // that are tried for one group

/// For an applicant of one kind.
class Finder {
public:
    using Answer = NeededChanges::Answer;

    Finder(const Pack& pack, const Case& value, Date as_of, int service, std::int64_t kind)
        : pack_(pack), case_(value), as_of_(as_of), service_(service), program_(pack.program), readings_(reading_spans(pack, value)),
          facts_(applicant_spans(pack, value)), freed_(pack.facts.size()), near_(pack.facts.size()) {
        if (service >= 0) service_spans(pack, value.services[static_cast<std::size_t>(service)], as_of, facts_);
        const auto kind_fact = static_cast<std::size_t>(pack.kind_fact);
        if (!value.applicant[kind_fact].known) result_.if_so.push_back({-1, pack.kind_fact, FactValue::of_number(std::countr_zero(static_cast<std::uint64_t>(kind)))});
        facts_[kind_fact] = Span::just(kind);
        for (std::size_t f = 0; f < facts_.size(); ++f) near_[f] = facts_[f].low;
        collect(static_cast<std::uint64_t>(kind));
        values_.resize(program_.size());
    }

    NeededChanges run() {
        result_.answer = Answer::found;
        while (!rest_.empty()) {
            const Answer answer = group();
            if (answer == Answer::found) continue;
            result_ = {};
            result_.answer = answer;
            return result_;
        }
        return result_;
    }

private:
    /// Something that has to hold.
    struct Needed {
        NodeId node = -1;
        std::vector<NodeId> program;
        std::vector<int> facts;
    };

    void need(NodeId node) { rest_.push_back({node, program_.dependencies(node), program_.facts_of(node)}); }

    void collect(std::uint64_t kind) {
        for (const policy::Condition& c : pack_.conditions) {
            if ((c.kinds & kind) != 0 && (c.scope == Scoped::applicant || service_ >= 0)) need(c.node);
        }
        if (service_ < 0) return;
        for (std::size_t f = 0; f < pack_.facts.size(); ++f) {  // no day after the one that ends it
            const int end = pack_.facts[f].not_after;
            if (end < 0) continue;
            const NodeId day = program_.add({policy::Op::fact, Type::date, -1, -1, -1, static_cast<std::int64_t>(f), true});
            const NodeId last = program_.add({policy::Op::fact, Type::date, -1, -1, -1, end, true});
            order_.push_back({program_.add({policy::Op::at_most, Type::boolean, day, last, -1, 0, true}), static_cast<int>(f), end});
        }
    }

    bool is_kind(int fact) const { return fact == pack_.kind_fact; }
    FactValue now(int fact) const {
        const auto at = static_cast<std::size_t>(fact);
        if (at < pack_.applicant_facts) return case_.applicant[at];
        return case_.services[static_cast<std::size_t>(service_)].facts[at - pack_.applicant_facts];
    }
    const policy::Fact& fact_at(int fact) const { return pack_.facts[static_cast<std::size_t>(fact)]; }
    bool is_known(int fact) const { return policy::is_known(fact_at(fact).type, facts_[static_cast<std::size_t>(fact)]); }

    /// Takes the next group of what shares facts out of the rest, and settles it.
    Answer group() {
        std::vector<Needed> group;
        std::vector<int> facts;
        const auto add = [&](int f) {
            if (!is_kind(f) && std::ranges::find(facts, f) == facts.end()) facts.push_back(f);
        };
        const auto take_out = [&](std::vector<Needed>::iterator needed) {
            group.push_back(std::move(*needed));
            for (const int f : group.back().facts) add(f);
            return rest_.erase(needed);
        };
        take_out(rest_.begin());
        for (std::size_t next = 0; next < facts.size(); ++next) {
            const int f = facts[next];
            for (auto n = rest_.begin(); n != rest_.end();) n = std::ranges::find(n->facts, f) == n->facts.end() ? n + 1 : take_out(n);
            for (const Order& o : order_) {  // a day and the one that ends it
                if (o.day == f) add(o.end);
                if (o.end == f) add(o.day);
            }
        }
        std::ranges::sort(facts);  // the pack's order
        if (possible(group, {}) == Search::Answer::found) return take({}, facts);
        std::vector<int> can;
        std::vector<int> cannot;
        for (const int f : facts) {
            if (is_known(f)) (fact_at(f).changeable ? can : cannot).push_back(f);
        }
        std::vector<int> all = can;
        all.insert(all.end(), cannot.begin(), cannot.end());
        const Search::Answer free = possible(group, all);
        if (free == Search::Answer::impossible) return Answer::none;
        sets_ = 0;
        unsure_ = false;
        for (std::size_t size = 1; size <= all.size(); ++size) {
            for (std::size_t fixed = size > can.size() ? size - can.size() : 0; fixed <= std::min(size, cannot.size()); ++fixed) {
                std::vector<int> chosen;
                if (choose(group, can, 0, size - fixed, cannot, fixed, chosen)) return unsure_ ? Answer::not_settled : take(chosen, facts);
                if (sets_ > most_sets) return Answer::not_settled;
            }
        }
        return Answer::not_settled;
    }

    /// Every set of `left` more of `from`, then of `more` of `then`, in the pack's order; true once one will do.
    bool choose(const std::vector<Needed>& group, const std::vector<int>& from, std::size_t first, std::size_t left,
                const std::vector<int>& then, std::size_t more, std::vector<int>& chosen) {
        if (left == 0 && more == 0) {
            if (++sets_ > most_sets) return false;
            const Search::Answer answer = possible(group, chosen);
            unsure_ |= answer == Search::Answer::not_settled;
            return answer == Search::Answer::found;
        }
        if (left == 0) return choose(group, then, 0, more, {}, 0, chosen);
        for (std::size_t i = first; i + left <= from.size() && sets_ <= most_sets; ++i) {
            chosen.push_back(from[i]);
            if (choose(group, from, i + 1, left - 1, then, more, chosen)) return true;
            chosen.pop_back();
        }
        return false;
    }

    Search::Answer possible(const std::vector<Needed>& group, const std::vector<int>& changed) {
        freed_ = facts_;
        const auto is_changed = [&](int f) { return std::ranges::find(changed, f) != changed.end(); };
        for (const int f : changed) {
            Span& span = freed_[static_cast<std::size_t>(f)];
            span = policy::possible_values(fact_at(f));
            if (fact_at(f).stands_as_of) span.low = std::max<std::int64_t>(span.low, as_of_.days());
        }
        std::vector<std::vector<int>> days;  // keeps what the goals point at
        std::vector<std::vector<NodeId>> programs;
        days.reserve(order_.size());
        programs.reserve(order_.size());
        std::vector<Goal> goals;
        for (const Needed& n : group) goals.push_back({n.node, true, n.program, n.facts});
        for (const Order& o : order_) {
            if (!is_changed(o.day) && !is_changed(o.end)) continue;
            // a day that was bounded by an end which may move now
            if (!is_changed(o.day) && !is_known(o.day))
                freed_[static_cast<std::size_t>(o.day)] = policy::possible_values(fact_at(o.day));
            // the as-of date stands for an end that is unknown, and bounds nothing
            if (!is_changed(o.end) && !now(o.end).known) continue;
            days.push_back({o.day, o.end});
            programs.push_back(program_.dependencies(o.node));
            goals.push_back({o.node, true, programs.back(), days.back()});
        }
        return policy::search(pack_, program_, goals, {freed_, readings_, values_, near_}, policy::Silent::fails, &found_);
    }

    /// The found example's values, as changes and as what unknown facts have to be.
    Answer take(const std::vector<int>& changed, const std::vector<int>& facts) {
        for (const int f : facts) {
            const auto at = static_cast<std::size_t>(f);
            const Span span = found_.facts[at];
            const int service = fact_at(f).scope == Scoped::service ? service_ : -1;
            if (std::ranges::find(changed, f) != changed.end()) {
                const NeededChange needed{{service, f, value(f, span, near_[at])}, now(f)};
                (fact_at(f).changeable ? result_.changeable : result_.not_changeable).push_back(needed);
            } else if (!is_known(f) && span != facts_[at]) {
                // of a bound from above, the bound: "staff 500" tells more than "staff 0"
                const std::int64_t near = span.low == facts_[at].low ? span.high : span.low;
                result_.if_so.push_back({service, f, value(f, span, near)});
            }
        }
        return Answer::found;
    }

    FactValue value(int fact, Span span, std::int64_t near) const {
        if (fact_at(fact).type == Type::choice) return FactValue::of_number(std::countr_zero(static_cast<std::uint64_t>(span.low)));
        return FactValue::of_number(std::clamp(near, span.low, span.high));
    }

    struct Order {
        NodeId node = -1;
        int day = -1;
        int end = -1;
    };

    const Pack& pack_;
    const Case& case_;
    Date as_of_;
    int service_;
    policy::Program program_;  // the pack's, and the order of days
    std::vector<Span> readings_;
    std::vector<Span> facts_;
    std::vector<Span> freed_;
    std::vector<Span> values_;
    std::vector<std::int64_t> near_;  // what is, for a value not far from it
    std::vector<Needed> rest_;
    std::vector<Order> order_;
    Search found_;
    NeededChanges result_;
    int sets_ = 0;         // tried for the group
    bool unsure_ = false;  // one of them may do all the same
};

Outcome outcome_of(const Figures& figures, int service) {
    return service < 0 ? figures.outcome : figures.services[static_cast<std::size_t>(service)].outcome;
}

/// The case once more with all of it: is it met?
bool holds(const Pack& pack, const Case& value, Date as_of, int service, const NeededChanges& needed) {
    std::vector<Change> changes = needed.if_so;
    for (const NeededChange& c : needed.changeable) changes.push_back(c.change);
    for (const NeededChange& c : needed.not_changeable) changes.push_back(c.change);
    return outcome_of(evaluate(pack, with_changes(pack, value, changes), as_of), service) == Outcome::met;
}

}  // namespace

NeededChanges needed_changes(const Pack& pack, const Case& value, Date as_of, int service) {
    using Answer = NeededChanges::Answer;
    const bool in_force = pack.from <= as_of && as_of <= pack.to;
    NeededChanges best;
    best.in_force = in_force;
    if (outcome_of(evaluate(pack, value, as_of), service) != Outcome::not_met) {
        best.answer = Answer::not_needed;
        return best;
    }
    best.answer = Answer::none;
    const auto facts = [](const NeededChanges& n) { return n.changeable.size() + n.not_changeable.size(); };
    const auto better = [&](const NeededChanges& a, const NeededChanges& b) {
        return facts(a) != facts(b) ? facts(a) < facts(b) : a.not_changeable.size() < b.not_changeable.size();
    };
    const auto kinds = applicant_spans(pack, value)[static_cast<std::size_t>(pack.kind_fact)].low;
    for (auto rest = static_cast<std::uint64_t>(kinds); rest != 0; rest &= rest - 1) {
        NeededChanges found = Finder(pack, value, as_of, service, static_cast<std::int64_t>(rest & (~rest + 1))).run();
        found.in_force = in_force;
        if (found.answer == Answer::found && !holds(pack, value, as_of, service, found)) found = {Answer::not_settled, in_force, {}, {}, {}};
        const bool first = best.answer != Answer::found;
        if (found.answer == Answer::found ? first || better(found, best) : first && found.answer == Answer::not_settled) best = std::move(found);
    }
    return best;
}

}  // namespace voucher::assess
