#include "src/assess/increase.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace voucher::assess {
namespace {

using policy::NodeId;
using policy::Op;
using policy::Span;

std::int64_t floor_of(std::int64_t value, std::int64_t by) { return value >= 0 ? value / by : -((-value + by - 1) / by); }
std::int64_t ceiling_of(std::int64_t value, std::int64_t by) { return -floor_of(-value, by); }

/// a·b over two spans; nothing that 64 bits would not hold where the checks of the pack passed (policy/check.cpp).
Span product(Span a, Span b) {
    const std::array<std::int64_t, 4> ends{a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
    return {std::ranges::min(ends), std::ranges::max(ends)};
}

}  // namespace

Span increase(const policy::Program& program, NodeId root, std::span<const Span> facts, std::size_t input, std::int64_t by) {
    const std::vector<NodeId> nodes = program.dependencies(root);
    std::vector<Span> before(program.size());
    std::vector<Span> after(program.size());
    std::vector<Span> grown(program.size());
    std::vector<Span> more(facts.begin(), facts.end());
    program.run(nodes, more, {}, before);
    more[input] = {more[input].low + by, more[input].high + by};
    program.run(nodes, more, {}, after);
    constexpr std::int64_t rounding = 10'000;  // half_up and down: hundredths of a percent
    for (const NodeId id : nodes) {
        const policy::Node& node = program[id];
        const auto at = [&](const std::vector<Span>& list, NodeId operand) { return list[static_cast<std::size_t>(operand)]; };
        const Span was = at(before, id);
        const Span is = at(after, id);
        const Span apart{is.low - was.high, is.high - was.low};  // of two values that know nothing of each other
        Span d = apart;
        switch (node.op) {
            case Op::constant: d = {}; break;
            case Op::fact: d = static_cast<std::size_t>(node.value) == input ? Span::just(by) : Span{}; break;
            case Op::plus: d = {at(grown, node.a).low + at(grown, node.b).low, at(grown, node.a).high + at(grown, node.b).high}; break;
            case Op::minus: d = {at(grown, node.a).low - at(grown, node.b).high, at(grown, node.a).high - at(grown, node.b).low}; break;
            case Op::times:  // a constant times what grows
                if (at(grown, node.a) == Span{} && at(before, node.a).low == at(before, node.a).high) d = product(at(before, node.a), at(grown, node.b));
                break;
            case Op::half_up:
            case Op::down: d = {floor_of(at(grown, node.a).low, rounding), ceiling_of(at(grown, node.a).high, rounding)}; break;
            case Op::lower:
            case Op::higher: {
                const Span a = at(grown, node.a);
                const Span b = at(grown, node.b);
                const bool lower = node.op == Op::lower;
                const auto decides = [&](NodeId one, NodeId other) {  // before and after
                    return lower ? at(before, one).high <= at(before, other).low && at(after, one).high <= at(after, other).low
                                 : at(before, one).low >= at(before, other).high && at(after, one).low >= at(after, other).high;
                };
                if (decides(node.a, node.b)) d = a;
                else if (decides(node.b, node.a)) d = b;
                else d = {std::min(a.low, b.low), std::max(a.high, b.high)};
                break;
            }
            default: break;
        }
        grown[static_cast<std::size_t>(id)] = {std::max(d.low, apart.low), std::min(d.high, apart.high)};
    }
    return grown[static_cast<std::size_t>(root)];
}

}  // namespace voucher::assess
