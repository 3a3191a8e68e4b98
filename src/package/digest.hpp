// What the package needs to know of a file's bytes, in one pass over them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "src/base/sha256.hpp"

namespace voucher {

struct FileDigest {
    std::string sha256;       // 64 hex digits, for the manifest (RFC 8493)
    std::uint32_t crc32 = 0;  // as ZIP has it
    std::uint64_t size = 0;
    friend bool operator==(const FileDigest&, const FileDigest&) = default;
};

class AttachmentDigest {
public:
    void update(std::span<const std::byte> bytes);
    FileDigest finish();  // once

private:
    Sha256 sha256_;
    std::uint32_t crc32_ = 0;
    std::uint64_t size_ = 0;
};

}  // namespace voucher
