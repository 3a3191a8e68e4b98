// A verification as JSON, "voucher-verification/1": what a worker answers to its page. Both are of one build.
//
// {"format": "voucher-verification/1", "refused": false, "omitted": 0, "omitted_files": 0,
//  "applicant": "…", "applicant_code": "…", "manifest_sha256": "…", "as_of": "2025-06-01" | null, "invoices": [{"path": "data/papers/s1/invoice/发票.xml", "number": "…"}],
//  "policy": {"id": "…", "sha256": "…", "title": {"zh": "…", "en": "…"}, "known": true},
//  "files": 9, "agreeing": 8, "required": 4, "present": 4,
//  "file_lines": [{"path": "data/case.json", "size": 812 | null, "listed": "…", "found": "…"}],
//  "papers":     [{"service": 0, "title": "…", "paper": {…}, "article": {…}, "required": true | null, "files": 1}],
//  "figures":    [{"service": 0 | null, "title": "…", "enclosed": {"low": "0.00", "high": "1.00"} | null, "computed": {…}, "by_default": {…}}],
//  "readings":   [{"title": {…}, "option": {…}, "by_default": {…}, "article": {…}}],
//  "findings":   [{"severity": "error", "code": "…", "place": "…", "found": "…", "expected": "…"}]}
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/package/zip_submission.hpp"

namespace voucher::package {

std::string write_verification(const ZipVerification& verification);
/// Nothing where it is not exactly that, with codes of `finding_codes`.
std::optional<ZipVerification> read_verification(std::string_view json);

nlohmann::json json_of(const std::vector<Finding>& findings);
/// JSON in one line. A finding quotes what it found, which need not be UTF-8: what is not becomes U+FFFD.
std::string one_line(const nlohmann::json& value);

}  // namespace voucher::package
