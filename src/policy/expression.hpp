// The language of conditions and amounts: one line of typed text in a policy pack.
//
//     staff <= 500
//     category == testing and region == local
//     if rounding == down_fen then down(60% * fee) else half_up(60% * fee)
//
// Grammar, types and operators: docs/EXPRESSIONS.md. An expression is parsed, type-checked and compiled in one pass
// into nodes of a Program; equal subexpressions share a node.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/finding.hpp"

namespace voucher::policy {

enum class Type : std::uint8_t {
    boolean,  // 0, 1
    count,    // a whole number of persons, months, years
    money,    // fen
    rate,     // hundredths of a percent: 60% = 6000
    exact,    // rate × money, before it is rounded to the fen: fen × 10,000
    date,     // days since 1970-01-01
    choice,   // a set of options, one bit each
    text,     // never computed with
};
std::string_view name_of(Type type);

/// The possible values of something: every number from `low` to `high`, or, of a choice, the bits of `low` (`high` is
/// the same). A thing is known when only one value is possible. This is how unknown facts flow through a program.
struct Span {
    std::int64_t low = 0;
    std::int64_t high = 0;

    static constexpr Span just(std::int64_t value) { return {value, value}; }
    static constexpr Span any_boolean() { return {0, 1}; }
    [[nodiscard]] constexpr bool is_true() const { return low == 1; }    // of a boolean
    [[nodiscard]] constexpr bool is_false() const { return high == 0; }  // of a boolean
    friend constexpr bool operator==(Span, Span) = default;
};
bool is_known(Type type, Span span);
Span hull(Type type, Span a, Span b);

enum class Op : std::uint8_t {
    constant, fact, reading, undecided,
    negate, both, either,
    equal, unequal, less, at_most, more, at_least, one_of,
    plus, minus, times, lower, higher, half_up, down,
    months_after, year,
    choose,  // if a then b else c
};

/// One row of the operator table: an operator on two operands (or a function of one or two) and the types it takes and
/// gives. `if` and `in` have a syntax of their own and are not in it.
struct Operator {
    std::string_view sign;
    Op op = Op::constant;
    Type left = Type::boolean;
    Type right = Type::boolean;  // equal to `left` for a function of one operand
    Type result = Type::boolean;
    int operands = 2;
};
std::span<const Operator> operator_table();

using NodeId = std::int32_t;

struct Node {
    Op op = Op::constant;
    Type type = Type::boolean;
    NodeId a = -1;
    NodeId b = -1;
    NodeId c = -1;
    std::int64_t value = 0;  // constant; index of a fact or reading; options of one_of
    bool per_service = false;
    friend bool operator==(const Node&, const Node&) = default;
};

/// All expressions of a pack in one flat list; a node's operands stand before it.
class Program {
public:
    NodeId add(Node node);  // gives an equal node again where there is one
    [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }

    /// Computes the nodes that do (or do not) depend on the service's facts, in order. `facts` and `readings` are the
    /// inputs by index; `values` has size() places.
    void run(bool per_service, std::span<const Span> facts, std::span<const Span> readings, std::span<Span> values) const;
    /// Only the given nodes (in rising order), as `dependencies` lists them.
    void run(std::span<const NodeId> nodes, std::span<const Span> facts, std::span<const Span> readings,
             std::span<Span> values) const;

    /// The node and all below it, in rising order.
    [[nodiscard]] std::vector<NodeId> dependencies(NodeId root) const;
    /// Indices of the facts (or of the readings) that the node depends on, in rising order.
    [[nodiscard]] std::vector<int> facts_of(NodeId root) const;
    [[nodiscard]] std::vector<int> readings_of(NodeId root) const;

private:
    void step(NodeId id, std::span<const Span> facts, std::span<const Span> readings, std::span<Span> values) const;
    std::vector<Node> nodes_;
    std::vector<NodeId> per_applicant_;
    std::vector<NodeId> per_service_;
};

/// What a name in an expression means.
struct Symbol {
    enum class Kind : std::uint8_t { fact, reading, definition } kind = Kind::fact;
    int index = 0;             // of the fact or reading
    NodeId node = -1;          // of a definition
    Type type = Type::boolean;
    std::span<const std::string> options;  // of a choice
    bool per_service = false;
};
using Scope = std::function<std::optional<Symbol>(std::string_view name)>;

/// Compiles `text` into the program. `place` is the JSON pointer of the text; findings add ":column".
std::expected<NodeId, Finding> compile(std::string_view text, std::string_view place, Type wanted, const Scope& scope,
                                       Program& program);

}  // namespace voucher::policy
