#include "src/package/digest.hpp"

#include <zlib.h>

#include <algorithm>

namespace voucher {

void AttachmentDigest::update(std::span<const std::byte> bytes) {
    sha256_.update(bytes);
    size_ += bytes.size();
    while (!bytes.empty()) {  // zlib counts in 32 bits
        const std::size_t piece = std::min<std::size_t>(bytes.size(), 1U << 30U);
        crc32_ = static_cast<std::uint32_t>(crc32(crc32_, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(piece)));
        bytes = bytes.subspan(piece);
    }
}

FileDigest AttachmentDigest::finish() { return {to_hex(sha256_.finish()), crc32_, size_}; }

}  // namespace voucher
