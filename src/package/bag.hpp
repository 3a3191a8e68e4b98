// A bag, checked: RFC 8493, versions 0.93 to 1.0. Digests: SHA-256.
//
//   [X] declaration, manifests, tag manifests     [X] percent-coded paths    [X] Payload-Oxum
//   [X] nothing missing, nothing beyond           [ ] fetch.txt (refused where it names files)
//   [X] every digest, read piece by piece         [ ] MD5, SHA-1, SHA-512 (a bag with these alone is not
//   judged)
#pragma once

#include <map>
#include <string>
#include <vector>

#include "src/base/finding.hpp"
#include "src/package/stored_file.hpp"

namespace voucher::package {

struct BagReport {
    std::vector<Finding> findings;
    std::map<std::string, std::string> info;     // bag-info.txt, a label's last value
    std::map<std::string, std::string> digests;  // of every file that was read, by path
};

/// Reads every file once. `files` are the bag's, without the folder that holds it.
BagReport check_bag(const std::vector<StoredFile>& files);

/// A file's whole bytes; a finding where it is larger than `most` or cannot be read.
std::optional<Finding> read_whole(const StoredFile& file, std::uint64_t most, std::string& bytes);

}  // namespace voucher::package
