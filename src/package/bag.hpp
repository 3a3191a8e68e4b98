// A bag, checked to the letter of RFC 8493 (BagIt 1.0) and, for older bags, of the drafts 0.93 to 0.97.
//
//   [X] bagit.txt: its two lines, exactly; UTF-8 without a byte-order mark
//   [X] manifests and tag manifests of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512, side by side, each file read once
//   [X] 1.0: every manifest lists every payload file once; before: each file stands in at least one
//   [X] a tag manifest lists no payload file and no tag manifest; from 1.0 on, every manifest
//   [X] 1.0: %0D, %0A and %25 in paths, and no other %; before: %0D and %0A where no file has the path as it stands
//   [X] "*" and "./" before a path, as md5sum writes them: accepted with a warning (section 6.1.3)
//   [X] tag files in UTF-8, US-ASCII, ISO-8859-1, UTF-16; lines ended by CR, LF or CRLF; folded lines, repeated labels
//   [X] Payload-Oxum, once; in package-info.txt up to 0.95
//   [X] fetch.txt: files that are not there make the bag incomplete; nothing is ever fetched
//   [X] a path that differs from one file's in its Unicode normalisation form only is that file, with a warning; where two
//       files differ so, only the exact bytes count
//   [ ] other encodings, other digests: said to be unknown, and the bag then does not hold
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "src/base/finding.hpp"
#include "src/package/stored_file.hpp"

namespace voucher::package {

struct BagReport {
    std::vector<Finding> findings;
    std::vector<std::pair<std::string, std::string>> labels;  // of bag-info.txt, in their order
    std::map<std::string, std::string> info;                  // the same, a label's last value
    std::map<std::string, std::string> digests;  // SHA-256 of every file, by path, where a manifest asks for it
    std::map<std::string, std::string> listed;   // SHA-256 by path, as the manifests and tag manifests of SHA-256 have it
};

/// Reads every file once. `files` are the bag's, without the folder that holds it; `payload_folder` says that there is a
/// folder data/ even if no file is in it. Findings beyond 1,000 are passed over, and the last
/// one says so. At most 16 manifests are read, and of each tag file 16 MiB.
BagReport check_bag(const std::vector<StoredFile>& files, bool payload_folder = false);

/// A file's whole bytes; a finding where it is larger than `most` or cannot be read.
std::optional<Finding> read_whole(const StoredFile& file, std::uint64_t most, std::string& bytes);

}  // namespace voucher::package
