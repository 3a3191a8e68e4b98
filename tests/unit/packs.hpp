// The packs that the tests work on, loaded once.
#pragma once

#include <string>

#include "src/policy/pack.hpp"

namespace voucher::tests {

std::string read_file(const std::string& path);

/// A pack of assets/policies, or of tests/cases/packs; fails the test that asks where it has an error.
const policy::Pack& pack_of(const std::string& id);

}  // namespace voucher::tests
