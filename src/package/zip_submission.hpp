// A submission package in one ZIP, as a page asks for it: verified, or opened to go on working.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/package/verify.hpp"
#include "src/zip/byte_source.hpp"

namespace voucher::package {

struct ZipVerification {
    VerifyReport report;
    bool refused = false;     // the archive is not safe to open: nothing in it was looked at
    std::size_t omitted = 0;  // findings beyond `most_findings`; errors come first, so that holds() stays true to them
    std::size_t omitted_files = 0;  // file lines beyond `most_file_lines`; those that do not agree come first
    friend bool operator==(const ZipVerification&, const ZipVerification&) = default;
};
inline constexpr std::size_t most_findings = 500;
inline constexpr std::size_t most_file_lines = 2'000;

ZipVerification verify_zip(zip::ByteSource& source, const std::vector<std::string>& known_packs);

struct ZippedFile {
    std::string service;  // as PlacedFile has them
    std::string paper;
    std::string name;
    std::uint64_t size = 0;
    std::optional<std::uint64_t> at;  // where its bytes stand in the ZIP as they are; none: they were inflated
    friend bool operator==(const ZippedFile&, const ZippedFile&) = default;
};

struct ReopenedZip {
    std::string case_json;
    std::vector<ZippedFile> files;
    int left_out = 0;  // files that cannot be inflated: they have no name here; the verification names them
};
inline constexpr std::uint64_t most_inflated = 1ULL << 30U;  // bytes of all inflated files together

/// `inflated` takes the bytes of each file without a place, piece by piece, and an empty piece behind each.
std::expected<ReopenedZip, std::vector<Finding>> reopen_zip(zip::ByteSource& source, const zip::TakePiece& inflated);

/// {"case": "…", "left_out": 0, "files": [{"service": "s1", "paper": "contract", "name": "…", "size": 3, "at": 120}]};
/// "at" is null for an inflated file. Where the package cannot be opened: {"findings": [...]} as above.
std::string write_reopened(const std::expected<ReopenedZip, std::vector<Finding>>& reopened);

}  // namespace voucher::package
