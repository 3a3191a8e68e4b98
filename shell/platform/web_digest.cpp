#include "shell/platform/web_digest.hpp"

#include <algorithm>
#include <utility>

#include "src/papers/attachment_checks.hpp"

namespace voucher::platform {

void WebDigests::add(FileHandle file, std::span<const std::byte> piece) {
    Running& running = running_[file];
    running.digest.update(piece);
    const std::size_t wanted = std::min(piece.size(), papers::head_bytes - running.head.size());
    running.head.append(reinterpret_cast<const char*>(piece.data()), wanted);
}

event::FileDigested WebDigests::finish(FileHandle file) {
    Running running = std::move(running_[file]);
    running_.erase(file);
    FileDigest digest = running.digest.finish();
    return {.handle = file, .sha256 = std::move(digest.sha256), .crc32 = digest.crc32, .size = digest.size, .head = std::move(running.head)};
}

void WebDigests::drop(FileHandle file) { running_.erase(file); }

}  // namespace voucher::platform
