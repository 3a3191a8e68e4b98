// What a loaded pack gets wrong in the large: articles that nothing cites, facts that nothing uses, conditions that
// cannot hold or cannot fail, readings without effect, tables with gaps. Codes begin with "check_".
#pragma once

#include <vector>

#include "src/policy/pack.hpp"

namespace voucher::policy {

std::vector<Finding> check(const Pack& pack);

}  // namespace voucher::policy
