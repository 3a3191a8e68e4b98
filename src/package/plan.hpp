// A submission package, planned: a BagIt 1.0 bag (RFC 8493) in a ZIP with one folder at the top.
//
//     <folder>/bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt
//     <folder>/data/case.json …                      documents, their bytes in the plan
//     <folder>/data/papers/<service>/<paper>/<name>  enclosed files, only referred to
//
// The plan is a list of segments; written one after the other they are the ZIP. As sizes and check sums are
// known beforehand, a browser can make a Blob of them, and a program can stream them, without holding a file
// in memory. The same input gives the same bytes on every machine and in every time zone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/base/date.hpp"
#include "src/papers/attachment.hpp"
#include "src/zip/segment.hpp"

namespace voucher::package {

struct Document {
    std::string
        path;  // below data/, with '/': "case.json", "generated/summary.html"; must be a safe name already
    std::string bytes;
};

/// A line of bag-info.txt: "Source-Organization: …". Line ends in a value become spaces.
struct Label {
    std::string name;
    std::string value;
};

/// A file of the sender's, whose bytes the plan does not hold.
struct Enclosure {
    std::string folder;       // below data/: "papers/s1/contract"; must be safe already
    papers::Attachment file;  // its name is made safe and distinct
};

struct PackageInput {
    std::string folder;         // made safe
    Date day;                   // the entries' date; nothing is taken from a clock
    std::vector<Label> labels;  // Payload-Oxum is added
    std::vector<Document> documents;
    std::vector<Enclosure> enclosures;
};

using zip::AttachmentRef;
using zip::Segment;

struct PackagePlan {
    std::vector<Segment> segments;
    std::uint64_t size = 0;                    // of the whole ZIP
    std::vector<std::string> enclosure_paths;  // where each enclosed file went, within the folder
};

/// Throws std::invalid_argument for an enclosure whose SHA-256 is not one: that is a mistake of the caller.
PackagePlan plan_package(const PackageInput& input);

}  // namespace voucher::package
