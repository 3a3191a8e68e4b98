// CSV as spreadsheets of any language take it: RFC 4180 in UTF-8 with its mark.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace voucher::batch {

inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";  // by which Windows' programs know UTF-8

/// Lines end in CR LF; a field is quoted where it has to be.
std::string csv_of(std::span<const std::vector<std::string>> lines);

}  // namespace voucher::batch
