// Reads a ZIP archive that may be hostile. What can be understood in two ways is refused, so that every
// program that opens the archive afterwards sees the same files with the same bytes as this one did.
//
// Refused: anything before, between or behind the entries; two directories; several disks; encryption;
// methods other than store and deflate; a local header that says other than the directory; overlapping
// entries; sizes that are not those of the bytes; names that lead out of the folder, are not UTF-8, hide
// characters, or meet without case; links; too many entries, too many bytes, too high a ratio. Archives
// within the archive are never opened.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "src/base/finding.hpp"
#include "src/zip/byte_source.hpp"

namespace voucher::zip {

struct ZipBounds {
    std::uint64_t entries = 20'000;
    std::uint64_t directory = 16U << 20U;   // bytes of the central directory
    std::uint64_t unpacked = 64ULL << 30U;  // bytes of all files together
    std::uint64_t ratio = 200;              // unpacked to packed, of one file above 1 MiB
};

struct ZipEntry {
    std::string path;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint64_t header = 0;  // offset of the local header
    std::uint64_t data = 0;    // offset of the bytes
    std::uint32_t crc32 = 0;
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    [[nodiscard]] bool is_folder() const { return path.ends_with('/'); }
};

/// The entries in the order of the directory, folders among them. All that is wrong is found, up to 20.
std::expected<std::vector<ZipEntry>, std::vector<Finding>> read_zip_directory(ByteSource& source,
                                                                              const ZipBounds& bounds = {});

/// The bytes of an entry, unpacked; stops as soon as there are more than the directory says. A finding where
/// they are not those that the directory describes.
std::optional<Finding> read_zip_entry(ByteSource& source, const ZipEntry& entry, const TakePiece& take);

}  // namespace voucher::zip
