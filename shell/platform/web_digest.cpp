#include "shell/platform/web_digest.hpp"

#include <utility>

namespace voucher::platform {

void WebDigests::add(FileHandle file, std::span<const std::byte> piece) { running_[file].update(piece); }

event::FileDigested WebDigests::finish(FileHandle file) {
    FileDigest digest = running_[file].finish();
    running_.erase(file);
    return {.handle = file, .sha256 = std::move(digest.sha256), .crc32 = digest.crc32, .size = digest.size};
}

void WebDigests::drop(FileHandle file) { running_.erase(file); }

}  // namespace voucher::platform
