#include "src/zip/zip_writer.hpp"

#include <zlib.h>

#include <algorithm>

#include "src/zip/zip_format.hpp"

namespace voucher::zip {
namespace {

constexpr std::uint16_t needs_zip64 = 45;
constexpr std::uint16_t needs_plain = 20;
constexpr std::uint16_t made_on_unix = 3U << 8U;
constexpr std::uint32_t plain_file_mode = 0100644U << 16U;

/// Numbers as the format has them: little-endian.
class Record {
public:
    Record& u16(std::uint64_t value) { return number(value, 2); }
    Record& u32(std::uint64_t value) { return number(value, 4); }
    Record& u64(std::uint64_t value) { return number(value, 8); }
    Record& text(std::string_view value) {
        bytes_ += value;
        return *this;
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    Record& number(std::uint64_t value, int width) {
        for (int i = 0; i < width; ++i, value >>= 8U) bytes_ += static_cast<char>(value & 0xFFU);
        return *this;
    }
    std::string bytes_;
};

bool is_large(std::uint64_t value) { return value >= in_zip64; }
std::uint64_t or_marked(std::uint64_t value) { return is_large(value) ? in_zip64 : value; }

std::uint16_t dos_date(Date day) {
    const int year = std::clamp(day.year(), 1980, 2107);
    if (year != day.year()) return 1U << 5U | 1U;
    return static_cast<std::uint16_t>(static_cast<unsigned>(year - 1980) << 9U |
                                      static_cast<unsigned>(day.month()) << 5U |
                                      static_cast<unsigned>(day.day()));
}

}  // namespace

ZipWriter::ZipWriter(Date day) : dos_date_(dos_date(day)) {}

void ZipWriter::append(std::string_view bytes) {
    if (segments_.empty() || !std::holds_alternative<std::string>(segments_.back()))
        segments_.emplace_back(std::string{});
    std::get<std::string>(segments_.back()) += bytes;
    offset_ += bytes.size();
}

void ZipWriter::begin(std::string_view path, std::uint64_t size, std::uint32_t crc32) {
    entries_.push_back({std::string(path), size, offset_, crc32});
    const bool large = is_large(size);
    Record record;
    record.u32(local_header)
        .u16(large ? needs_zip64 : needs_plain)
        .u16(flag_utf8)
        .u16(method_store)
        .u16(0)
        .u16(dos_date_);
    record.u32(crc32)
        .u32(or_marked(size))
        .u32(or_marked(size))
        .u16(path.size())
        .u16(large ? 20 : 0)
        .text(path);
    if (large) record.u16(extra_zip64).u16(16).u64(size).u64(size);
    append(record.bytes());
}

void ZipWriter::add(std::string_view path, std::string bytes) {
    begin(path, bytes.size(),
          static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size())));
    append(bytes);
}

void ZipWriter::add(std::string_view path, AttachmentRef content, std::uint32_t crc32) {
    begin(path, content.size, crc32);
    segments_.emplace_back(content);
    offset_ += content.size;
}

void ZipWriter::append_central(const Entry& entry) {
    Record extra;
    if (is_large(entry.size)) extra.u64(entry.size).u64(entry.size);
    if (is_large(entry.offset)) extra.u64(entry.offset);
    const std::size_t length = extra.bytes().size();
    const std::uint16_t version = length > 0 ? needs_zip64 : needs_plain;
    Record record;
    record.u32(central_header)
        .u16(made_on_unix | version)
        .u16(version)
        .u16(flag_utf8)
        .u16(method_store)
        .u16(0)
        .u16(dos_date_);
    record.u32(entry.crc32)
        .u32(or_marked(entry.size))
        .u32(or_marked(entry.size))
        .u16(entry.path.size())
        .u16(length > 0 ? length + 4 : 0);
    record.u16(0).u16(0).u16(0).u32(plain_file_mode).u32(or_marked(entry.offset)).text(entry.path);
    if (length > 0) record.u16(extra_zip64).u16(length).text(extra.bytes());
    append(record.bytes());
}

std::vector<Segment> ZipWriter::finish() {
    const std::uint64_t start = offset_;
    for (const Entry& entry : entries_) append_central(entry);
    const std::uint64_t length = offset_ - start;
    const std::uint64_t count = entries_.size();
    const bool many = count >= count_in_zip64;
    Record record;
    if (many || is_large(start) || is_large(length)) {
        const std::uint64_t here = offset_;
        record.u32(end_record_64)
            .u64(end_record_64_size - 12)
            .u16(made_on_unix | needs_zip64)
            .u16(needs_zip64)
            .u32(0)
            .u32(0);
        record.u64(count).u64(count).u64(length).u64(start);
        record.u32(end_locator_64).u32(0).u64(here).u32(1);
    }
    const std::uint64_t told = many ? count_in_zip64 : count;
    record.u32(end_record)
        .u16(0)
        .u16(0)
        .u16(told)
        .u16(told)
        .u32(or_marked(length))
        .u32(or_marked(start))
        .u16(0);
    append(record.bytes());
    return std::move(segments_);
}

}  // namespace voucher::zip
