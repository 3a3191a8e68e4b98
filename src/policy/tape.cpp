#include "src/policy/tape.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "src/base/date.hpp"
#include "src/policy/pack.hpp"

namespace voucher::policy {
namespace {

constexpr std::int64_t hundredths_of_percent = 10'000;
constexpr auto operators = static_cast<std::size_t>(Op::choose) + 1;

Date day(std::int64_t days) { return Date::from_days(static_cast<std::int32_t>(days)); }

/// One step. Operands that an operator does not have are any number.
[[gnu::always_inline]] inline std::int64_t result(Op op, std::int64_t a, std::int64_t b, std::int64_t c) {
    switch (op) {
        case Op::negate:
            return 1 - a;
        case Op::both:
            return a & b;
        case Op::either:
            return a | b;
        case Op::equal:
            return a == b;
        case Op::unequal:
            return a != b;
        case Op::less:
            return a < b;
        case Op::at_most:
            return a <= b;
        case Op::more:
            return a > b;
        case Op::at_least:
            return a >= b;
        case Op::one_of:
            return (a & b) != 0;
        case Op::plus:
            return a + b;
        case Op::minus:
            return a - b;
        case Op::times:
            return a * b;
        case Op::lower:
            return std::min(a, b);
        case Op::higher:
            return std::max(a, b);
        case Op::half_up:
            return (a + hundredths_of_percent / 2) / hundredths_of_percent;
        case Op::down:
            return a / hundredths_of_percent;
        case Op::months_after:
            return day(a).add_months(static_cast<int>(std::clamp<std::int64_t>(b, 0, 1200))).days();
        case Op::year:
            return day(a).year();
        case Op::choose:
            return a != 0 ? b : c;
        case Op::constant:
        case Op::fact:
        case Op::reading:
        case Op::undecided:
            break;
    }
    return a;
}

/// Makes the plan of one kind: first what each node comes to when the kind is known, then slots for what is
/// needed.
class Planner {
public:
    Planner(const Pack& pack, std::size_t kind) : pack_(pack), kind_(kind), forms_(pack.program.size()) {}

    Tape::Plan make() {
        for (std::size_t id = 0; id < forms_.size(); ++id) forms_[id] = form_of(static_cast<NodeId>(id));
        need_roots();
        if (!plan_.usable) return {};
        give_slots();
        if (!plan_.usable) return {};
        write_outputs();
        return std::move(plan_);
    }

private:
    /// A node after folding: a number, or a node (itself, or the one that it comes down to).
    struct Form {
        std::optional<std::int64_t> number;
        NodeId node = -1;
        bool per_service = false;
        bool may_be_open = false;
        friend bool operator==(const Form&, const Form&) = default;
    };

    static Form number(std::int64_t value) { return {value, -1, false, false}; }
    const Form& form(NodeId id) const { return forms_[static_cast<std::size_t>(id)]; }

    Form form_of(NodeId id) {
        const Node& node = pack_.program[id];
        switch (node.op) {
            case Op::constant:
                return number(node.value);
            case Op::undecided:
                return {Tape::open, -1, false, true};
            case Op::reading:
                return {std::nullopt, id, false, false};
            case Op::fact:
                if (node.value == pack_.kind_fact) return number(std::int64_t{1} << kind_);
                return {std::nullopt, id, static_cast<std::size_t>(node.value) >= pack_.applicant_facts,
                        false};
            default:
                return folded(id, node);
        }
    }

    Form folded(NodeId id, const Node& node) const {
        const Form none = number(0);
        const Form& a = node.a < 0 ? none : form(node.a);
        const Form& b = node.op == Op::one_of ? none : node.b < 0 ? none : form(node.b);
        const Form& c = node.c < 0 ? none : form(node.c);
        if (node.op == Op::choose) {
            if (a.number) return *a.number != 0 ? b : c;
            if (b == c) return b;
        } else if (node.op == Op::both || node.op == Op::either) {
            const std::int64_t neutral = node.op == Op::both ? 1 : 0;
            if (a.number) return *a.number == neutral ? b : a;
            if (b.number) return *b.number == neutral ? a : b;
        } else if (a.number && b.number) {
            return number(result(node.op, *a.number, node.op == Op::one_of ? node.value : *b.number, 0));
        }
        const bool per_service = a.per_service || b.per_service || c.per_service;
        return {std::nullopt, id, per_service, node.op == Op::choose && (b.may_be_open || c.may_be_open)};
    }

    void need_roots() {
        plan_.usable = true;
        needed_.assign(forms_.size(), false);
        for (const Condition& c : pack_.conditions) {
            if (asked_of(c.kinds, static_cast<int>(kind_))) need(c.node);
        }
        for (const NodeId root : other_roots()) {
            plan_.usable &= root >= 0 && !form(root).may_be_open;  // only a condition may stay open
            if (plan_.usable) need(root);
        }
    }

    std::vector<NodeId> other_roots() const {
        std::vector<NodeId> roots{pack_.fee.node, pack_.cap.year, pack_.cap.order, pack_.cap.pro_rata,
                                  pack_.valid_until};
        for (const Amount& share : pack_.shares) roots.push_back(share.node);
        for (const Paper& paper : pack_.papers) roots.push_back(paper.node);
        return roots;
    }

    void need(NodeId root) {
        const Form& f = form(root);
        if (f.number || needed_[static_cast<std::size_t>(f.node)]) return;
        needed_[static_cast<std::size_t>(f.node)] = true;
        const Node& node = pack_.program[f.node];
        for (const NodeId operand : {node.a, node.b, node.c}) {
            if (operand < 0) continue;
            // `open` is carried from branch to branch, and means nothing to any other operator
            const bool branch = node.op == Op::choose && operand != node.a;
            plan_.usable &= branch || !form(operand).may_be_open;
            need(operand);
        }
    }

    Tape::Slot constant(std::int64_t value) {
        const auto at = std::ranges::find(plan_.constants, value);
        if (at == plan_.constants.end()) plan_.constants.push_back(value);
        return static_cast<Tape::Slot>(std::ranges::find(plan_.constants, value) - plan_.constants.begin());
    }

    Tape::Slot slot(NodeId id) {
        const Form& f = form(id);
        return f.number ? constant(*f.number) : slots_[static_cast<std::size_t>(f.node)];
    }

    /// Constants come first, and are all met before the first other slot is given.
    void give_slots() {
        std::vector<NodeId> nodes;
        for (std::size_t id = 0; id < forms_.size(); ++id) {
            if (needed_[id]) nodes.push_back(static_cast<NodeId>(id));
        }
        constant(0);
        for (const Form& f : forms_) {
            if (f.number) constant(*f.number);
        }
        for (const NodeId id : nodes) {
            if (pack_.program[id].op == Op::one_of) constant(pack_.program[id].value);
        }
        const std::size_t total = plan_.constants.size() + nodes.size();
        if (total > std::numeric_limits<Tape::Slot>::max() ||
            pack_.facts.size() > std::numeric_limits<std::uint16_t>::max()) {
            plan_.usable = false;
            return;
        }
        slots_.assign(forms_.size(), 0);
        std::size_t next = plan_.constants.size();
        for (const NodeId id : nodes) {
            slots_[static_cast<std::size_t>(id)] = static_cast<Tape::Slot>(next++);
            write(id);
        }
        plan_.slots = total;
    }

    void write(NodeId id) {
        const Node& node = pack_.program[id];
        const Tape::Slot to = slots_[static_cast<std::size_t>(id)];
        if (node.op == Op::reading) {
            plan_.readings.push_back({to, static_cast<std::uint16_t>(node.value)});
            return;
        }
        if (node.op == Op::fact) {
            const auto index = static_cast<std::size_t>(node.value);
            const Fact& fact = pack_.facts[index];
            const bool of_service = index >= pack_.applicant_facts;
            const std::size_t within = of_service ? index - pack_.applicant_facts : index;
            Tape::FactInputs& inputs = of_service ? plan_.service_facts : plan_.applicant_facts;
            (fact.stands_as_of           ? inputs.stand_as_of
             : fact.type == Type::choice ? inputs.choices
                                         : inputs.plain)
                .push_back({to, static_cast<std::uint16_t>(within)});
            return;
        }
        Tape::Step step{to, slot(node.a), 0, 0};
        if (node.op == Op::one_of)
            step.b = constant(node.value);
        else if (node.b >= 0)
            step.b = slot(node.b);
        if (node.c >= 0) step.c = slot(node.c);
        (form(id).per_service ? service_steps_ : applicant_steps_).push_back({node.op, step});
    }

    struct Waiting {
        Op op = Op::constant;
        Tape::Step step;
    };

    /// In as few runs as come of taking, each time, the operator that has the most steps whose operands stand.
    Tape::Steps in_runs(std::vector<Waiting> waiting) const {
        std::vector<bool> stands(plan_.slots, true);
        for (const Waiting& w : waiting) stands[w.step.to] = false;
        const auto ready = [&](const Waiting& w) { return stands[w.step.a] && stands[w.step.b] && stands[w.step.c]; };
        Tape::Steps result;
        while (!waiting.empty()) {
            std::map<Op, std::uint16_t> count;
            for (const Waiting& w : waiting) {
                if (ready(w)) ++count[w.op];
            }
            const auto [op, most] = *std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
            result.runs.push_back({op, most});
            const auto rest = std::ranges::stable_partition(waiting, [&](const Waiting& w) { return w.op == op && ready(w); });
            for (auto w = waiting.begin(); w != rest.begin(); ++w) result.steps.push_back(w->step);
            waiting.erase(waiting.begin(), rest.begin());
            for (auto w = result.steps.end() - most; w != result.steps.end(); ++w) stands[w->to] = true;
        }
        return result;
    }

    void write_outputs() {
        plan_.applicant_steps = in_runs(std::move(applicant_steps_));
        plan_.service_steps = in_runs(std::move(service_steps_));
        for (std::size_t i = 0; i < pack_.conditions.size(); ++i) {
            if (!asked_of(pack_.conditions[i].kinds, static_cast<int>(kind_))) continue;
            (i < pack_.applicant_conditions ? plan_.applicant_conditions : plan_.service_conditions)
                .push_back({slot(pack_.conditions[i].node), static_cast<std::uint16_t>(i)});
        }
        plan_.fee = slot(pack_.fee.node);
        for (const Amount& share : pack_.shares) plan_.shares.push_back(slot(share.node));
        plan_.year = slot(pack_.cap.year);
        plan_.order = slot(pack_.cap.order);
        plan_.pro_rata = slot(pack_.cap.pro_rata);
        plan_.valid_until = slot(pack_.valid_until);
        for (const Paper& paper : pack_.papers) plan_.papers.push_back(slot(paper.node));
    }

    const Pack& pack_;
    std::size_t kind_;
    std::vector<Form> forms_;
    std::vector<bool> needed_;
    std::vector<Tape::Slot> slots_;
    std::vector<Waiting> applicant_steps_;
    std::vector<Waiting> service_steps_;
    Tape::Plan plan_;
};

}  // namespace

void Tape::run(const Steps& list, std::int64_t* slots) {
    const Step* next = list.steps.data();
    // The operator is known inside each loop, so nothing is decided there.
    const auto take = [&next, slots]<Op op>(std::uint16_t steps) {
        for (const Step* const end = next + steps; next != end; ++next)
            slots[next->to] = result(op, slots[next->a], slots[next->b], slots[next->c]);
    };
    const auto each_operator = [&]<std::size_t... op>(const Run& run, std::index_sequence<op...>) {
        static_cast<void>(((run.op == static_cast<Op>(op) && (take.template operator()<static_cast<Op>(op)>(run.steps), true)) || ...));
    };
    for (const Run& run : list.runs) each_operator(run, std::make_index_sequence<operators>{});
}

Tape make_tape(const Pack& pack) {
    Tape tape;
    for (std::size_t kind = 0; kind < pack.kinds.size(); ++kind)
        tape.by_kind.push_back(Planner(pack, kind).make());
    return tape;
}

}  // namespace voucher::policy
