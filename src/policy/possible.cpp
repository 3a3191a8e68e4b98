#include "src/policy/possible.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <set>

namespace voucher::policy {
namespace {

constexpr int most_splits = 3000;
constexpr std::int64_t most_counted = 1'000'000'000;

Span every_option(std::size_t options) { return Span::just((std::int64_t{1} << options) - 1); }

class Splitter {
public:
    Splitter(const Pack& pack, const Program& program, std::span<const Goal> goals, const Space& space, Silent silent, Search* example)
        : pack_(pack), program_(program), goals_(goals), space_(space), silent_(silent), example_(example) {}

    Search::Answer run() {
        if (split()) return Search::Answer::found;
        return splits_ > most_splits ? Search::Answer::not_settled : Search::Answer::impossible;
    }

private:
    Type type_of(int leaf) const { return leaf < 0 ? Type::choice : pack_.facts[static_cast<std::size_t>(leaf)].type; }
    Span& span_of(int leaf) const {
        return leaf < 0 ? space_.readings[static_cast<std::size_t>(-1 - leaf)] : space_.facts[static_cast<std::size_t>(leaf)];
    }
    bool is_open(int leaf) const { return !is_known(type_of(leaf), span_of(leaf)); }

    /// True once an example was found; the spans are given back as they were.
    bool split() {
        if (++splits_ > most_splits) return false;
        const Goal* goal = nullptr;
        std::size_t fewest = 0;
        for (const Goal& g : goals_) {
            program_.run(g.program, space_.facts, space_.readings, space_.values);
            const Span v = space_.values[static_cast<std::size_t>(g.node)];
            if (g.value ? v.is_false() : v.is_true()) return false;
            if (g.value ? v.is_true() : v.is_false()) continue;
            // the one with the fewest open facts is decided soonest: clashes show before what has no part in them is split
            const auto count = static_cast<std::size_t>(std::ranges::count_if(g.leaves, [&](int leaf) { return is_open(leaf); }));
            const bool silent = count == 0 || !can_change(g.node);
            if (silent && silent_ == Silent::fails) return false;
            if (silent || (goal != nullptr && count >= fewest)) continue;
            fewest = count;
            goal = &g;
        }
        if (goal == nullptr) {
            if (example_ != nullptr) {
                example_->facts.assign(space_.facts.begin(), space_.facts.end());
                example_->readings.assign(space_.readings.begin(), space_.readings.end());
            }
            return true;
        }
        const int leaf = to_split(*goal);
        Span& span = span_of(leaf);
        const Span before = span;
        const bool found = type_of(leaf) == Type::choice ? each_option(span) : both_parts(*goal, leaf, span);
        span = before;
        return found;
    }

    /// Whether something open decides the node, rather than that the measure is silent.
    bool can_change(NodeId id) const {
        const Node& n = program_[id];
        if (is_known(n.type, space_.values[static_cast<std::size_t>(id)]) || n.op == Op::undecided) return false;
        if (n.op == Op::fact || n.op == Op::reading) return true;
        if (n.op != Op::choose) return (n.a >= 0 && can_change(n.a)) || (n.b >= 0 && can_change(n.b)) || (n.c >= 0 && can_change(n.c));
        const Span condition = space_.values[static_cast<std::size_t>(n.a)];
        return can_change(n.a) || (!condition.is_false() && can_change(n.b)) || (!condition.is_true() && can_change(n.c));
    }

    /// An open choice or yes/no before an open amount or day: it settles more.
    int to_split(const Goal& goal) const {
        const auto settles = [&](int leaf) { return (type_of(leaf) == Type::choice || type_of(leaf) == Type::boolean) && is_open(leaf); };
        const auto it = std::ranges::find_if(goal.leaves, settles);
        return it != goal.leaves.end() ? *it : *std::ranges::find_if(goal.leaves, [&](int leaf) { return is_open(leaf); });
    }

    bool each_option(Span& span) {
        for (auto rest = static_cast<std::uint64_t>(span.low); rest != 0; rest &= rest - 1) {
            span = Span::just(static_cast<std::int64_t>(rest & (~rest + 1)));
            if (split()) return true;
        }
        return false;
    }

    bool both_parts(const Goal& goal, int leaf, Span& span) {
        const std::int64_t end = border(goal, type_of(leaf), span);
        std::array<Span, 2> parts{Span{span.low, end}, Span{end + 1, span.high}};
        if (!space_.near.empty() && leaf >= 0 && space_.near[static_cast<std::size_t>(leaf)] > end) std::swap(parts[0], parts[1]);
        for (const Span part : parts) {
            span = part;
            if (split()) return true;
        }
        return false;
    }

    /// Where to cut: at a constant of the same type that lies inside, else in the middle.
    std::int64_t border(const Goal& goal, Type type, Span span) const {
        for (const NodeId id : goal.program) {
            const Node& n = program_[id];
            if (n.op != Op::constant || n.type != type) continue;
            if (span.low <= n.value && n.value < span.high) return n.value;
            if (span.low < n.value && n.value <= span.high) return n.value - 1;
        }
        return span.low + (span.high - span.low) / 2;
    }

    const Pack& pack_;
    const Program& program_;
    std::span<const Goal> goals_;
    const Space& space_;
    Silent silent_;
    Search* example_;
    int splits_ = 0;
};

void tell(std::string& text, const std::string& id, Type type, Span span, Span whole, const std::vector<std::string>& options) {
    if (span == whole) return;
    if (!text.empty()) text += ", ";
    text += id + " = ";
    switch (type) {
        case Type::boolean: text += span.low == 1 ? "yes" : "no"; break;
        case Type::money: text += Money::from_fen(span.low).to_string(); break;
        case Type::date: text += Date::from_days(static_cast<std::int32_t>(span.low)).to_string(); break;
        case Type::choice: {
            const auto first = static_cast<std::size_t>(std::countr_zero(static_cast<std::uint64_t>(span.low)));
            text += first < options.size() ? options[first] : "?";
            break;
        }
        default: text += std::to_string(span.low); break;
    }
}

}  // namespace

Span possible_values(const Fact& fact) {
    switch (fact.type) {
        case Type::boolean: return Span::any_boolean();
        case Type::count: return {0, most_counted};
        case Type::money: return {0, Money::largest.fen()};
        case Type::date: return {Date::earliest.days(), Date::latest.days()};
        case Type::choice: return every_option(fact.options.size());
        default: return {};
    }
}

std::vector<int> open_facts(const Program& program, NodeId root, std::span<const Span> values) {
    std::set<int> found;
    const auto look = [&](const auto& again, NodeId id) -> void {
        const Node& n = program[id];
        if (is_known(n.type, values[static_cast<std::size_t>(id)])) return;
        if (n.op == Op::fact) {
            found.insert(static_cast<int>(n.value));
            return;
        }
        if (n.op == Op::choose) {  // the branch that cannot be taken does not matter
            const Span condition = values[static_cast<std::size_t>(n.a)];
            again(again, n.a);
            if (!condition.is_false()) again(again, n.b);
            if (!condition.is_true()) again(again, n.c);
            return;
        }
        for (const NodeId operand : {n.a, n.b, n.c}) {
            if (operand >= 0) again(again, operand);
        }
    };
    look(look, root);
    return {found.begin(), found.end()};
}

Search::Answer search(const Pack& pack, const Program& program, std::span<const Goal> goals, const Space& space, Silent silent, Search* example) {
    return Splitter(pack, program, goals, space, silent, example).run();
}

Search search(const Pack& pack, const Program& program, std::span<const Wanted> wanted, std::uint64_t kinds) {
    std::vector<Span> facts;
    std::vector<Span> readings;
    for (const Fact& fact : pack.facts) facts.push_back(possible_values(fact));
    for (const Reading& reading : pack.readings) readings.push_back(every_option(reading.options.size()));
    if (pack.kind_fact >= 0) {
        Span& kind = facts[static_cast<std::size_t>(pack.kind_fact)];
        kind = Span::just(static_cast<std::int64_t>(static_cast<std::uint64_t>(kind.low) & kinds));
    }
    std::vector<std::vector<NodeId>> programs(wanted.size());
    std::vector<std::vector<int>> leaves(wanted.size());
    std::vector<Goal> goals;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        programs[i] = program.dependencies(wanted[i].node);
        for (const NodeId id : programs[i]) {
            const Node& node = program[id];
            if (node.op == Op::fact) leaves[i].push_back(static_cast<int>(node.value));
            if (node.op == Op::reading) leaves[i].push_back(-1 - static_cast<int>(node.value));
        }
        goals.push_back({wanted[i].node, wanted[i].value, programs[i], leaves[i]});
    }
    std::vector<Span> values(program.size());
    Search result;
    result.answer = search(pack, program, goals, {facts, readings, values}, Silent::fails, &result);
    return result;
}

std::string example(const Pack& pack, const Search& found) {
    std::string text;
    for (std::size_t i = 0; i < found.facts.size(); ++i) {
        const Fact& f = pack.facts[i];
        tell(text, f.id, f.type, found.facts[i], possible_values(f), f.option_ids);
    }
    for (std::size_t i = 0; i < found.readings.size(); ++i) {
        const Reading& r = pack.readings[i];
        tell(text, r.id, Type::choice, found.readings[i], every_option(r.options.size()), r.option_ids);
    }
    return text.empty() ? "any case" : text;
}

}  // namespace voucher::policy
