// A file that was given for a paper. Its bytes stay with whoever knows the handle; only what describes them
// is here.
#pragma once

#include <cstdint>
#include <string>

namespace voucher::papers {

struct Attachment {
    std::string service;  // id in the case; empty: evidence, which belongs to the whole case
    std::string paper;    // id of the pack's paper, or of its evidence
    std::string name;     // as the file was called where it came from
    std::uint64_t size = 0;
    std::string sha256;  // 64 hex digits
    std::uint32_t crc32 = 0;
    std::uint32_t handle = 0;  // the caller's own number for the bytes
    friend bool operator==(const Attachment&, const Attachment&) = default;
};

}  // namespace voucher::papers
