// Digests of files that arrive in pieces: SHA-256 (FIPS 180-4) for the manifest, CRC-32 (as ZIP has it) for the archive; and
// the first bytes, which tell what a file is.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

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
    struct Running {
        AttachmentDigest digest;
        std::string head;
    };
    std::map<FileHandle, Running> running_;
};

}  // namespace voucher::platform
