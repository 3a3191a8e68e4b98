// A submission package, opened to go on working: its case, and where each enclosed file belongs.
//
// This is the way back of plan_submission: planning the package again from what is given here, as of the same day and
// in the same language, gives the same bytes. Nothing is verified here; whoever opens a package verifies it first.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "src/base/finding.hpp"
#include "src/package/stored_file.hpp"

namespace voucher::package {

struct PlacedFile {
    std::string service;  // id in the case; empty: evidence
    std::string paper;    // id of the pack's paper or evidence
    std::string name;
    std::size_t file = 0;  // index in the list that was given
    friend bool operator==(const PlacedFile&, const PlacedFile&) = default;
};

struct Reopened {
    std::string case_json;          // as it stands in the package
    std::vector<PlacedFile> files;  // in the package's order: the order in which they were attached
};

/// Only files in the folder of a service and a paper are placed; documents, manifests, generated papers and strays
/// are not. A finding where there is no case, or it cannot be read as JSON.
std::expected<Reopened, Finding> reopen_submission(const std::vector<StoredFile>& files);

}  // namespace voucher::package
