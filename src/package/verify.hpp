// A submission package, verified: that it is whole and unchanged, that its assessment is what its case gives
// under its policy, and that no paper is missing.
//
// A package proves that it agrees with itself. Whether its policy is the one in force, and its papers are
// true, is for the reviewer; a policy that the program does not know is therefore said.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "src/base/finding.hpp"
#include "src/package/stored_file.hpp"

namespace voucher::package {

struct VerifyReport {
    std::vector<Finding> findings;
    std::string applicant;  // as the case has it; empty where it could not be read
    std::string policy_sha256;
    std::size_t files = 0;
    int required = 0;  // papers that are asked for
    int present = 0;   // of those, with at least one file
    [[nodiscard]] bool holds() const { return !has_error(findings); }
};

/// `known_packs` are the SHA-256 of the packs that come with the program.
VerifyReport verify_submission(const std::vector<StoredFile>& files,
                               const std::vector<std::string>& known_packs);

/// The files of a ZIP with one folder at the top, its entries read on demand from `source`, which must
/// outlive them.
std::expected<std::vector<StoredFile>, std::vector<Finding>> files_of_zip(zip::ByteSource& source);

}  // namespace voucher::package
