// Bytes to be written one after the other, some of which lie elsewhere and are only referred to.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace voucher::zip {

/// The whole of an attachment's bytes stands here.
struct AttachmentRef {
    std::uint32_t handle = 0;
    std::uint64_t size = 0;
    friend bool operator==(const AttachmentRef&, const AttachmentRef&) = default;
};

using Segment = std::variant<std::string, AttachmentRef>;

}  // namespace voucher::zip
