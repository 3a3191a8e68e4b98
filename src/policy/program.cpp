// The flat program behind the expressions: one step a node, on spans of possible values.
#include <algorithm>
#include <bit>

#include "src/base/date.hpp"
#include "src/policy/expression.hpp"

namespace voucher::policy {
namespace {

constexpr std::int64_t hundredths_of_percent = 10'000;

Span truth(bool surely, bool surely_not) { return {surely ? 1 : 0, surely_not ? 0 : 1}; }

std::int64_t months_after(std::int64_t day, std::int64_t months) {
    const auto clamped = static_cast<int>(std::clamp<std::int64_t>(months, 0, 1200));
    return Date::from_days(static_cast<std::int32_t>(day)).add_months(clamped).days();
}

std::int64_t year(std::int64_t day) { return Date::from_days(static_cast<std::int32_t>(day)).year(); }

}  // namespace

bool is_known(Type type, Span span) {
    return type == Type::choice ? std::has_single_bit(static_cast<std::uint64_t>(span.low)) : span.low == span.high;
}

Span hull(Type type, Span a, Span b) {
    if (type == Type::choice) return Span::just(a.low | b.low);
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

NodeId Program::add(Node node) {
    const auto same = std::ranges::find(nodes_, node);
    if (same != nodes_.end()) return static_cast<NodeId>(same - nodes_.begin());
    const auto id = static_cast<NodeId>(nodes_.size());
    nodes_.push_back(node);
    (node.per_service ? per_service_ : per_applicant_).push_back(id);
    return id;
}

void Program::run(bool per_service, std::span<const Span> facts, std::span<const Span> readings, std::span<Span> values) const {
    run(per_service ? per_service_ : per_applicant_, facts, readings, values);
}

void Program::run(std::span<const NodeId> nodes, std::span<const Span> facts, std::span<const Span> readings, std::span<Span> values) const {
    for (const NodeId id : nodes) step(id, facts, readings, values);
}

void Program::step(NodeId id, std::span<const Span> facts, std::span<const Span> readings, std::span<Span> values) const {
    const Node& node = nodes_[static_cast<std::size_t>(id)];
    const auto value = [&](NodeId operand) -> const Span& { return values[static_cast<std::size_t>(operand)]; };
    Span& result = values[static_cast<std::size_t>(id)];
    switch (node.op) {
        case Op::constant: result = Span::just(node.value); break;
        case Op::fact: result = facts[static_cast<std::size_t>(node.value)]; break;
        case Op::reading: result = readings[static_cast<std::size_t>(node.value)]; break;
        case Op::undecided: result = Span::any_boolean(); break;
        case Op::negate: result = {1 - value(node.a).high, 1 - value(node.a).low}; break;
        case Op::both: result = {value(node.a).low & value(node.b).low, value(node.a).high & value(node.b).high}; break;
        case Op::either: result = {value(node.a).low | value(node.b).low, value(node.a).high | value(node.b).high}; break;
        case Op::equal:
        case Op::unequal: {
            const Span a = value(node.a);
            const Span b = value(node.b);
            result = truth(a.low == a.high && a == b, a.high < b.low || b.high < a.low);
            if (node.op == Op::unequal) result = {1 - result.high, 1 - result.low};
            break;
        }
        case Op::less: result = truth(value(node.a).high < value(node.b).low, value(node.a).low >= value(node.b).high); break;
        case Op::at_most: result = truth(value(node.a).high <= value(node.b).low, value(node.a).low > value(node.b).high); break;
        case Op::more: result = truth(value(node.a).low > value(node.b).high, value(node.a).high <= value(node.b).low); break;
        case Op::at_least: result = truth(value(node.a).low >= value(node.b).high, value(node.a).high < value(node.b).low); break;
        case Op::one_of: result = truth((value(node.a).low & ~node.value) == 0, (value(node.a).low & node.value) == 0); break;
        case Op::plus: result = {value(node.a).low + value(node.b).low, value(node.a).high + value(node.b).high}; break;
        case Op::minus: result = {value(node.a).low - value(node.b).high, value(node.a).high - value(node.b).low}; break;
        case Op::times: {  // rates and amounts are never negative: the ends are reached at the ends
            result = {value(node.a).low * value(node.b).low, value(node.a).high * value(node.b).high};
            break;
        }
        case Op::lower: result = {std::min(value(node.a).low, value(node.b).low), std::min(value(node.a).high, value(node.b).high)}; break;
        case Op::higher: result = {std::max(value(node.a).low, value(node.b).low), std::max(value(node.a).high, value(node.b).high)}; break;
        case Op::half_up:
            result = {(value(node.a).low + hundredths_of_percent / 2) / hundredths_of_percent,
                      (value(node.a).high + hundredths_of_percent / 2) / hundredths_of_percent};
            break;
        case Op::down: result = {value(node.a).low / hundredths_of_percent, value(node.a).high / hundredths_of_percent}; break;
        case Op::months_after:
            result.low = months_after(value(node.a).low, value(node.b).low);
            result.high = value(node.a) == Span::just(value(node.a).low) && value(node.b) == Span::just(value(node.b).low)
                              ? result.low
                              : months_after(value(node.a).high, value(node.b).high);
            break;
        case Op::year: {
            const Span day = value(node.a);
            result.low = year(day.low);
            result.high = day.low == day.high ? result.low : year(day.high);
            break;
        }
        case Op::choose: {
            const Span condition = value(node.a);
            if (condition.is_true()) result = value(node.b);
            else if (condition.is_false()) result = value(node.c);
            else result = hull(node.type, value(node.b), value(node.c));
            break;
        }
    }
}

std::vector<NodeId> Program::dependencies(NodeId root) const {
    std::vector<bool> needed(static_cast<std::size_t>(root) + 1, false);
    needed[static_cast<std::size_t>(root)] = true;
    std::vector<NodeId> result;
    for (NodeId id = root; id >= 0; --id) {  // operands stand before their node
        if (!needed[static_cast<std::size_t>(id)]) continue;
        result.push_back(id);
        const Node& node = (*this)[id];
        for (const NodeId operand : {node.a, node.b, node.c}) {
            if (operand >= 0) needed[static_cast<std::size_t>(operand)] = true;
        }
    }
    std::ranges::reverse(result);
    return result;
}

namespace {

std::vector<int> leaves(const Program& program, NodeId root, Op op) {
    std::vector<int> result;
    for (const NodeId id : program.dependencies(root)) {
        if (program[id].op == op) result.push_back(static_cast<int>(program[id].value));
    }
    std::ranges::sort(result);
    return result;
}

}  // namespace

std::vector<int> Program::facts_of(NodeId root) const { return leaves(*this, root, Op::fact); }
std::vector<int> Program::readings_of(NodeId root) const { return leaves(*this, root, Op::reading); }

}  // namespace voucher::policy
