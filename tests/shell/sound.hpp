// What has to hold of every page as it stands, at every width and in both languages.
#pragma once

#include <string>

#include "tests/shell/pages_way.hpp"

namespace voucher::tests {

/// Checks that the semantics have no defect, that nothing is clipped or lies over another, and that no word is cut; and
/// takes a picture (shot.hpp) called `where`.
void sound(Visit& visit, const std::string& where);

}  // namespace voucher::tests
