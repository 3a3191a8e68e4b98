// The text files of a bag (RFC 8493, section 2): manifests and bag-info.txt, written and read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/package/plan.hpp"

namespace voucher::package {

inline constexpr std::string_view bag_declaration =
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// CR, LF and % as %0D, %0A and %25 (RFC 8493, 2.1.3), and back. Nothing else is coded.
std::string coded_path(std::string_view path);
std::string decoded_path(std::string_view coded);
/// %0D and %0A alone, as tools for bags before 1.0 have written them.
std::string decoded_line_ends(std::string_view coded);

/// "<digest>  <path>\n"
std::string manifest_line(std::string_view sha256, std::string_view path);

/// bag-info.txt. Control characters of a value become spaces, so that a value is one line.
std::string bag_info(const std::vector<Label>& labels);

}  // namespace voucher::package
