// Packages as the application makes them, and such with something changed in them.
#pragma once

#include <string>
#include <string_view>

#include "tests/shell/pages_way.hpp"

namespace voucher::tests {

/// What the person saves when the package is made. As a draft: the pledge makes no difference to its bytes.
std::string make_package(Visit& visit);

/// Of a whole case, with the first `papers` of the four papers that its claim needs; `applicant`: its name where it is not
/// the usual one; `of`: what its papers end in, so that they are not those of another package.
std::string made_package(std::size_t papers = 4, std::string_view applicant = {}, std::string_view of = {});

/// `text` with `to` for each `from`.
std::string with(std::string text, std::string_view from, std::string_view to);

}  // namespace voucher::tests
