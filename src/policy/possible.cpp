#include "src/policy/possible.hpp"

#include <algorithm>
#include <bit>
#include <set>

namespace voucher::policy {
namespace {

constexpr int most_splits = 3000;
constexpr std::int64_t most_counted = 1'000'000'000;

Span every_option(std::size_t options) { return Span::just((std::int64_t{1} << options) - 1); }

class Splitter {
public:
    Splitter(const Pack& pack, const Program& program, std::span<const Wanted> wanted, std::uint64_t kinds)
        : program_(program), wanted_(wanted), values_(program.size()) {
        for (const Fact& fact : pack.facts) facts_.push_back(possible_values(fact));
        for (const Reading& reading : pack.readings) readings_.push_back(every_option(reading.options.size()));
        if (pack.kind_fact >= 0) {
            Span& kind = facts_[static_cast<std::size_t>(pack.kind_fact)];
            kind = Span::just(static_cast<std::int64_t>(static_cast<std::uint64_t>(kind.low) & kinds));
        }
        std::set<NodeId> needed;
        needs_.resize(wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const std::vector<NodeId> below = program.dependencies(wanted[i].node);
            needed.insert(below.begin(), below.end());
            for (const NodeId id : below) {
                const Node& node = program[id];
                if (node.op == Op::fact || node.op == Op::reading) needs_[i].push_back({node.type, node.op == Op::reading, static_cast<std::size_t>(node.value)});
            }
        }
        nodes_.assign(needed.begin(), needed.end());
        for (const NodeId id : nodes_) {
            const Node& node = program[id];
            if (node.op == Op::constant) constants_.emplace_back(node.type, node.value);
        }
    }

    Search run() {
        Search result;
        const bool found = split();
        result.answer = found ? Search::Answer::found : splits_ > most_splits ? Search::Answer::not_settled : Search::Answer::impossible;
        if (found) {
            result.facts = facts_;
            result.readings = readings_;
        }
        return result;
    }

private:
    struct Leaf {
        Type type;
        bool reading;
        std::size_t index;
    };

    Span& span_of(const Leaf& leaf) { return leaf.reading ? readings_[leaf.index] : facts_[leaf.index]; }

    bool split() {
        if (++splits_ > most_splits) return false;
        program_.run(nodes_, facts_, readings_, values_);
        const Leaf* next = nullptr;
        bool all = true;
        std::size_t fewest = 0;
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            const Span v = values_[static_cast<std::size_t>(wanted_[i].node)];
            if (wanted_[i].value ? v.is_false() : v.is_true()) return false;
            if (wanted_[i].value ? v.is_true() : v.is_false()) continue;
            all = false;
            // the one with the fewest open facts is decided soonest: clashes show before what has no part in them is split
            const auto open = [&](const Leaf& leaf) { return !is_known(leaf.type, span_of(leaf)); };
            const auto count = static_cast<std::size_t>(std::ranges::count_if(needs_[i], open));
            if (count == 0) return false;  // all is known and it is open all the same: the measure is silent
            if (next != nullptr && count >= fewest) continue;
            fewest = count;
            const auto settles = [&](const Leaf& leaf) { return (leaf.type == Type::choice || leaf.type == Type::boolean) && open(leaf); };
            auto leaf = std::ranges::find_if(needs_[i], settles);
            if (leaf == needs_[i].end()) leaf = std::ranges::find_if(needs_[i], open);
            next = &*leaf;
        }
        if (all) return true;
        Span& span = span_of(*next);
        const Span before = span;
        if (next->type == Type::choice) {
            for (auto rest = static_cast<std::uint64_t>(before.low); rest != 0; rest &= rest - 1) {
                span = Span::just(static_cast<std::int64_t>(rest & (~rest + 1)));
                if (split()) return true;
            }
        } else {
            const std::int64_t end = border(next->type, before);
            span = {before.low, end};
            if (split()) return true;
            span = {end + 1, before.high};
            if (split()) return true;
        }
        span = before;
        return false;
    }

    /// Where to cut: at a constant of the same type that lies inside, else in the middle.
    std::int64_t border(Type type, Span span) const {
        for (const auto& [t, value] : constants_) {
            if (t != type) continue;
            if (span.low <= value && value < span.high) return value;
            if (span.low < value && value <= span.high) return value - 1;
        }
        return span.low + (span.high - span.low) / 2;
    }

    const Program& program_;
    std::span<const Wanted> wanted_;
    std::vector<Span> values_;
    std::vector<Span> facts_;
    std::vector<Span> readings_;
    std::vector<NodeId> nodes_;
    std::vector<std::vector<Leaf>> needs_;  // by what is wanted: the facts and readings that it depends on
    std::vector<std::pair<Type, std::int64_t>> constants_;
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

Search search(const Pack& pack, const Program& program, std::span<const Wanted> wanted, std::uint64_t kinds) {
    return Splitter(pack, program, wanted, kinds).run();
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
