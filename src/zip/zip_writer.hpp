// A ZIP archive as a list of segments (PKWARE APPNOTE 6.3). Entries are stored: what is attached is
// compressed already.
//
//   [X] UTF-8 names with the flag (bit 11)      [X] zip64 for sizes, offsets and counts, only where needed
//   [X] sizes and CRC in the local header       [ ] deflate, encryption, data descriptors, folders as entries
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/date.hpp"
#include "src/zip/segment.hpp"

namespace voucher::zip {

class ZipWriter {
public:
    /// Every entry carries this day, at midnight; a day before 1980 counts as 1980-01-01.
    explicit ZipWriter(Date day);

    void add(std::string_view path, std::string bytes);
    void add(std::string_view path, AttachmentRef content, std::uint32_t crc32);

    /// The archive so far, ended. Once.
    std::vector<Segment> finish();
    [[nodiscard]] std::uint64_t size() const { return offset_; }

private:
    struct Entry {
        std::string path;
        std::uint64_t size = 0;
        std::uint64_t offset = 0;
        std::uint32_t crc32 = 0;
    };
    void begin(std::string_view path, std::uint64_t size, std::uint32_t crc32);
    void append(std::string_view bytes);
    void append_central(const Entry& entry);

    std::uint16_t dos_date_;
    std::uint64_t offset_ = 0;
    std::vector<Entry> entries_;
    std::vector<Segment> segments_;
};

}  // namespace voucher::zip
