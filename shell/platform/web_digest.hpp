// Digests of files that arrive in pieces: SHA-256 (FIPS 180-4) for the manifest, CRC-32 (as ZIP has it) for the archive.
#pragma once

#include <cstddef>
#include <map>
#include <span>

#include "shell/platform/platform.hpp"
#include "src/package/digest.hpp"

namespace voucher::platform {

class WebDigests {
public:
    void add(FileHandle file, std::span<const std::byte> piece);
    /// What the pieces came to; an empty file had none.
    event::FileDigested finish(FileHandle file);
    void drop(FileHandle file);

private:
    std::map<FileHandle, AttachmentDigest> running_;
};

}  // namespace voucher::platform
