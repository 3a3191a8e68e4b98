// The section "provider" of a pack: what a provider gets, which of its contracts count, and what it has to do.
#pragma once

#include "src/policy/object.hpp"
#include "src/policy/pack.hpp"

namespace voucher::policy {

/// Reads the section, after the articles; a pack without it leaves `pack.provider` as it is.
void read_provider(Object& root, Pack& pack);

}  // namespace voucher::policy
