// How much a result grows when one of its inputs grows: for all of its possible values at once.
#pragma once

#include <span>

#include "src/policy/expression.hpp"

namespace voucher::assess {

/// The possible values of f(x + by) − f(x), for every x from `facts[input].low` to its `high`; `facts` holds the other
/// inputs, which stay. Never too narrow. It is exact where, over all of these x, the result follows the input alone or
/// reaches its limit at one known place; half a fen that falls this way or that may widen it by a fen.
policy::Span increase(const policy::Program& program, policy::NodeId root, std::span<const policy::Span> facts, std::size_t input, std::int64_t by);

}  // namespace voucher::assess
