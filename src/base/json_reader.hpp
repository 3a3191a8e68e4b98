// Reads JSON strictly (RFC 8259): bounded size and depth, valid UTF-8, no key twice in an object; a byte-order mark
// is passed over. What is wrong comes back as a Finding with a JSON pointer or, for broken syntax, the byte.
#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string_view>

#include "src/base/finding.hpp"

namespace voucher {

struct JsonBounds {
    std::size_t bytes = 4U << 20U;
    int depth = 32;
};

/// `prefix` begins the codes: "case" gives case_too_large, case_bad_json, case_duplicate_key, case_too_deep.
std::expected<nlohmann::json, Finding> read_json(std::string_view text, std::string_view prefix, const JsonBounds& bounds = {});

/// A value as it stands in the file, shortened to what fits a line.
std::string shown(const nlohmann::json& value);

/// One token of a JSON pointer, with ~ and / escaped (RFC 6901).
std::string pointer_token(std::string_view key);

}  // namespace voucher
