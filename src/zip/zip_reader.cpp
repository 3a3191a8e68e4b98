#include "src/zip/zip_reader.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <set>

#include "src/base/normal_form.hpp"
#include "src/base/text.hpp"
#include "src/zip/names.hpp"
#include "src/zip/zip_format.hpp"

namespace voucher::zip {
namespace {

constexpr std::size_t most_findings = 20;
constexpr std::size_t piece_size = 1U << 18U;
constexpr std::uint64_t small_file = 1U << 20U;  // a ratio says nothing of less

std::uint64_t number(std::span<const std::byte> bytes, std::size_t at, std::size_t width) {
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;) value = value << 8U | std::to_integer<std::uint64_t>(bytes[at + i]);
    return value;
}

std::size_t length_at(std::span<const std::byte> bytes, std::size_t at) {
    return static_cast<std::size_t>(number(bytes, at, 2));
}

std::string text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Extra fields as they follow each other; empty where they do not fill their room exactly.
struct Extra {
    std::uint16_t id = 0;
    std::span<const std::byte> data;
};
std::optional<std::vector<Extra>> extras(std::span<const std::byte> bytes) {
    std::vector<Extra> result;
    while (!bytes.empty()) {
        if (bytes.size() < 4) return std::nullopt;
        const std::size_t length = length_at(bytes, 2);
        if (bytes.size() - 4 < length) return std::nullopt;
        result.push_back({static_cast<std::uint16_t>(number(bytes, 0, 2)), bytes.subspan(4, length)});
        bytes = bytes.subspan(4 + length);
    }
    return result;
}

/// Puts the zip64 values where their plain fields are marked; false where one is missing.
bool fill_from_zip64(const std::vector<Extra>& all, std::initializer_list<std::uint64_t*> fields) {
    std::span<const std::byte> rest;
    int found = 0;
    for (const Extra& extra : all) {
        if (extra.id == extra_zip64) rest = extra.data, ++found;
    }
    if (found > 1) return false;
    for (std::uint64_t* field : fields) {
        if (*field != in_zip64) continue;
        if (rest.size() < 8) return false;
        *field = number(rest, 0, 8);
        rest = rest.subspan(8);
    }
    return true;
}

class DirectoryReader {
public:
    DirectoryReader(ByteSource& source, const ZipBounds& bounds) : source_(source), bounds_(bounds) {}

    std::expected<std::vector<ZipEntry>, std::vector<Finding>> read() {
        if (find_end() && read_directory()) {
            check_names();
            check_layout();
        }
        if (!findings_.empty()) return std::unexpected(std::move(findings_));
        return std::move(entries_);
    }

private:
    bool complain(std::string code, std::string place, std::string found, std::string expected) {
        if (findings_.size() < most_findings)
            findings_.push_back(
                {Severity::error, std::move(code), std::move(place), std::move(found), std::move(expected)});
        return false;
    }
    static std::string place_of(const ZipEntry& entry) { return "/" + shown_path(entry.path); }

    bool bytes_at(std::uint64_t offset, std::size_t count, std::vector<std::byte>& into) {
        into.resize(count);
        return source_.read(offset, into) ||
               complain("zip_truncated", "/", "the end at byte " + std::to_string(source_.size()),
                        std::to_string(count) + " bytes from " + std::to_string(offset) + " on");
    }

    /// Exactly one end record, at the very end and without a comment: a second one could be another program's
    /// first.
    bool find_end() {
        std::vector<std::byte> record;
        if (source_.size() < end_record_size)
            return complain("zip_not_a_zip", "/", std::to_string(source_.size()) + " bytes", "a ZIP archive");
        const std::uint64_t at = source_.size() - end_record_size;
        if (!bytes_at(at, end_record_size, record)) return false;
        if (number(record, 0, 4) != end_record || number(record, 20, 2) != 0)
            return complain("zip_not_a_zip", "/", "other bytes",
                            "an end record, without a comment, as the last 22 bytes");
        if (number(record, 4, 2) != 0 || number(record, 6, 2) != 0 ||
            number(record, 8, 2) != number(record, 10, 2))
            return complain("zip_several_disks", "/", "several disks", "an archive of one part");
        count_ = number(record, 10, 2);
        length_ = number(record, 12, 4);
        start_ = number(record, 16, 4);
        std::uint64_t end = at;
        std::vector<std::byte> locator;
        if (at >= end_locator_64_size) {
            if (!bytes_at(at - end_locator_64_size, end_locator_64_size, locator)) return false;
            if (number(locator, 0, 4) == end_locator_64) {
                end = number(locator, 8, 8);
                if (number(locator, 4, 4) != 0 || number(locator, 16, 4) != 1)
                    return complain("zip_several_disks", "/", "several disks", "an archive of one part");
                if (end > at || at - end != end_record_64_size + end_locator_64_size)
                    return complain("zip_bad_record", "/", "a zip64 record at " + std::to_string(end),
                                    "one right before its locator");
                if (!bytes_at(end, end_record_64_size, record)) return false;
                if (number(record, 0, 4) != end_record_64 || number(record, 16, 8) != 0 ||
                    number(record, 24, 8) != number(record, 32, 8))
                    return complain("zip_bad_record", "/", "other bytes", "a zip64 end record of one part");
                const auto agrees = [](std::uint64_t& plain, std::uint64_t marked, std::uint64_t large) {
                    const bool fits = plain == marked || plain == large;
                    plain = large;
                    return fits;
                };
                const bool same_count = agrees(count_, count_in_zip64, number(record, 32, 8));
                const bool same_length = agrees(length_, in_zip64, number(record, 40, 8));
                const bool same_start = agrees(start_, in_zip64, number(record, 48, 8));
                if (!same_count || !same_length || !same_start)
                    return complain("zip_bad_record", "/", "two end records that differ",
                                    "the same values in both");
            }
        }
        if (start_ > end || end - start_ != length_)
            return complain(
                "zip_bad_record", "/",
                "a directory at " + std::to_string(start_) + " of " + std::to_string(length_) + " bytes",
                "one that ends where the end record begins");
        if (count_ > bounds_.entries)
            return complain("zip_too_many_entries", "/", std::to_string(count_),
                            "at most " + std::to_string(bounds_.entries));
        if (length_ > bounds_.directory)
            return complain("zip_directory_too_large", "/", std::to_string(length_) + " bytes",
                            "at most " + std::to_string(bounds_.directory));
        return true;
    }

    bool read_directory() {
        std::vector<std::byte> directory;
        if (!bytes_at(start_, static_cast<std::size_t>(length_), directory)) return false;
        std::span<const std::byte> rest = directory;
        std::uint64_t total = 0;
        for (std::uint64_t i = 0; i < count_; ++i) {
            if (rest.size() < central_header_size || number(rest, 0, 4) != central_header)
                return complain("zip_bad_record", "/", "other bytes",
                                "entry " + std::to_string(i + 1) + " of the directory");
            const std::size_t name = length_at(rest, 28), extra = length_at(rest, 30),
                              comment = length_at(rest, 32);
            if (rest.size() - central_header_size < name + extra + comment)
                return complain("zip_bad_record", "/", "the directory's end",
                                "entry " + std::to_string(i + 1));
            ZipEntry entry;
            entry.path = text(rest.subspan(central_header_size, name));
            entry.flags = static_cast<std::uint16_t>(number(rest, 8, 2));
            entry.method = static_cast<std::uint16_t>(number(rest, 10, 2));
            entry.crc32 = static_cast<std::uint32_t>(number(rest, 16, 4));
            entry.packed = number(rest, 20, 4);
            entry.size = number(rest, 24, 4);
            entry.header = number(rest, 42, 4);
            const std::string place = place_of(entry);
            const auto fields = extras(rest.subspan(central_header_size + name, extra));
            if (!fields || !fill_from_zip64(*fields, {&entry.size, &entry.packed, &entry.header}))
                complain("zip_bad_record", place, "extra fields that do not fit", "whole extra fields");
            else if (std::ranges::find(*fields, std::uint16_t{0x7075}, &Extra::id) != fields->end())
                complain("zip_second_name", place, "a second name", "one name, in UTF-8");
            constexpr std::uint16_t encrypted =
                flag_encrypted | flag_strong_encryption | flag_masked_header;
            if ((entry.flags & encrypted) != 0)
                complain("zip_encrypted", place, "an encrypted entry", "entries that can be read");
            if (entry.method != method_store && entry.method != method_deflate)
                complain("zip_unknown_method", place, std::to_string(entry.method),
                         "0 (stored) or 8 (deflated)");
            if (entry.method == method_store && entry.packed != entry.size)
                complain(
                    "zip_bad_size", place,
                    std::to_string(entry.packed) + " packed, " + std::to_string(entry.size) + " unpacked",
                    "the same, as the entry is stored");
            if (number(rest, 34, 2) != 0)
                complain("zip_several_disks", place, "another disk", "an archive of one part");
            const std::uint64_t mode = number(rest, 38, 4) >> 16U & 0170000U;
            if (number(rest, 5, 1) == 3 && mode != 0 && mode != 0100000U && mode != 0040000U)
                complain("zip_not_a_file", place, "a link or a device", "a file or a folder");
            if (entry.is_folder() && entry.size != 0)
                complain("zip_bad_size", place, "a folder with bytes", "an empty one");
            if (entry.size > small_file && entry.size / bounds_.ratio > entry.packed)
                complain("zip_ratio_too_high", place,
                         std::to_string(entry.size) + " bytes out of " + std::to_string(entry.packed),
                         "at most " + std::to_string(bounds_.ratio) + " times as many");
            if (entry.size > bounds_.unpacked - total)
                return complain("zip_too_large", place, "more bytes",
                                "at most " + std::to_string(bounds_.unpacked) + " in all");
            total += entry.size;
            entries_.push_back(std::move(entry));
            rest = rest.subspan(central_header_size + name + extra + comment);
        }
        if (!rest.empty())
            return complain("zip_bad_record", "/",
                            std::to_string(rest.size()) + " bytes behind the last entry",
                            "the directory's end");
        return findings_.empty();
    }

    void check_names() {
        std::set<std::string> files;
        std::set<std::string> folders;
        for (const ZipEntry& entry : entries_) {
            const std::string place = place_of(entry);
            const bool ascii =
                std::ranges::all_of(entry.path, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
            if (!is_utf8(entry.path) || (!ascii && (entry.flags & flag_utf8) == 0))
                complain("zip_name_not_utf8", place, "another encoding", "a name in UTF-8, with its flag");
            std::string path = entry.path;
            if (entry.is_folder()) path.pop_back();
            if (path.find('\\') != std::string::npos)
                complain("zip_bad_name", place, "a backslash", "folders parted by /");
            for (std::string_view rest = path;;) {
                const std::size_t slash = rest.find('/');
                const std::string_view part = rest.substr(0, slash);
                if (part.empty() || part == "." || part == "..")
                    complain("zip_bad_name", place,
                             part.empty() ? "an empty part, or a path from the root"
                                          : "\"" + std::string(part) + "\"",
                             "a path within the archive");
                else if (const std::string normal = nfc(part);  // another form is no fault of its own
                         safe_name(part, normal.size() + 1) != normal)
                    complain("zip_bad_name", place, "a name that not every system takes",
                             "names without control, hidden or reserved characters");
                if (slash == std::string_view::npos) break;
                rest.remove_prefix(slash + 1);
            }
            const std::string folded = without_case(path);
            if (!entry.is_folder() && !files.insert(folded).second)
                complain("zip_duplicate_name", place, "a name twice, or in capital and small letters",
                         "distinct names");
            for (std::size_t slash = folded.find('/'); slash != std::string::npos;
                 slash = folded.find('/', slash + 1))
                folders.insert(folded.substr(0, slash));
            if (entry.is_folder()) folders.insert(folded);
        }
        for (const std::string& folder : folders) {
            if (files.contains(folder))
                complain("zip_duplicate_name", "/" + shown_path(folder),
                         "a file and a folder of one name", "distinct names");
        }
    }

    /// The local headers say what the directory says, and the entries fill the archive without overlap or
    /// gap.
    void check_layout() {
        std::vector<ZipEntry*> order;
        for (ZipEntry& entry : entries_) order.push_back(&entry);
        std::ranges::sort(order, {}, &ZipEntry::header);
        std::uint64_t end = 0;
        std::uint64_t slack = 0;  // a data descriptor's room behind the entry before
        std::vector<std::byte> header, rest;
        for (ZipEntry* entry : order) {
            const std::string place = place_of(*entry);
            if (entry->header < end)
                return void(complain("zip_overlap", place, "bytes of another entry", "bytes of its own"));
            if (entry->header - end > slack)
                return void(complain("zip_gap", place,
                                     std::to_string(entry->header - end) + " bytes before it",
                                     "entries right behind each other"));
            if (!bytes_at(entry->header, local_header_size, header)) return;
            const std::size_t name = length_at(header, 26), extra = length_at(header, 28);
            if (number(header, 0, 4) != local_header ||
                !bytes_at(entry->header + local_header_size, name + extra, rest))
                return void(complain("zip_bad_record", place, "other bytes", "a local header"));
            std::uint64_t packed = number(header, 18, 4), size = number(header, 22, 4);
            const auto fields = extras(std::span(rest).subspan(name));
            const bool described_later = (entry->flags & flag_data_descriptor) != 0;
            if (!fields || !fill_from_zip64(*fields, {&size, &packed}))
                return void(
                    complain("zip_bad_record", place, "extra fields that do not fit", "whole extra fields"));
            if (text(std::span(rest).first(name)) != entry->path || number(header, 6, 2) != entry->flags ||
                number(header, 8, 2) != entry->method)
                complain("zip_headers_differ", place, "another name, method or flag in its own header",
                         "what the directory says");
            const bool same =
                packed == entry->packed && size == entry->size && number(header, 14, 4) == entry->crc32;
            const bool blank = packed == 0 && size == 0 && number(header, 14, 4) == 0;
            if (!same && !(described_later && blank))
                complain("zip_headers_differ", place, "another size or CRC in its own header",
                         "what the directory says");
            entry->data = entry->header + local_header_size + name + extra;
            if (entry->data > start_ || start_ - entry->data < entry->packed)
                return void(complain("zip_overlap", place, "bytes of the directory", "bytes of its own"));
            end = entry->data + entry->packed;
            slack = described_later ? 24 : 0;
        }
        if (start_ < end || start_ - end > slack)
            complain("zip_gap", "/", std::to_string(start_ - end) + " bytes before the directory",
                     "entries right behind each other");
    }

    ByteSource& source_;
    ZipBounds bounds_;
    std::uint64_t count_ = 0, length_ = 0, start_ = 0;
    std::vector<ZipEntry> entries_;
    std::vector<Finding> findings_;
};

/// zlib's inflater, ended in every case.
class Inflater {
public:
    Inflater() { ready_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK; }
    ~Inflater() {
        if (ready_) inflateEnd(&stream_);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    z_stream& stream() { return stream_; }
    [[nodiscard]] bool ready() const { return ready_; }

private:
    z_stream stream_{};
    bool ready_ = false;
};

}  // namespace

std::expected<std::vector<ZipEntry>, std::vector<Finding>> read_zip_directory(ByteSource& source,
                                                                              const ZipBounds& bounds) {
    return DirectoryReader(source, bounds).read();
}

std::optional<Finding> read_zip_entry(ByteSource& source, const ZipEntry& entry, const TakePiece& take) {
    const auto complain = [&](std::string code, std::string found, std::string expected) {
        return Finding{Severity::error, std::move(code), "/" + shown_path(entry.path), std::move(found),
                       std::move(expected)};
    };
    std::vector<std::byte> in(piece_size), out(entry.method == method_store ? 0 : piece_size);
    std::uint64_t read = 0, written = 0;
    uLong crc = 0;
    bool too_much = false;
    const auto pass_on = [&](std::span<const std::byte> bytes) {
        too_much = bytes.size() > entry.size - written;
        if (too_much) return;
        written += bytes.size();
        crc = crc32_z(crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
        take(bytes);
    };
    Inflater inflater;
    bool ended = entry.method == method_store;
    if (!inflater.ready()) return complain("zip_bad_data", "no memory to inflate", "memory");
    while (read < entry.packed && !too_much) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(in.size(), entry.packed - read));
        const std::span piece(in.data(), count);
        if (!source.read(entry.data + read, piece))
            return complain("zip_truncated", "the archive's end", "the entry's bytes");
        read += count;
        if (entry.method == method_store) {
            pass_on(piece);
            continue;
        }
        z_stream& stream = inflater.stream();
        stream.next_in = reinterpret_cast<Bytef*>(in.data());
        stream.avail_in = static_cast<uInt>(count);
        while (stream.avail_in > 0 && !too_much) {
            if (ended) return complain("zip_bad_data", "bytes behind the deflated ones", "none");
            stream.next_out = reinterpret_cast<Bytef*>(out.data());
            stream.avail_out = static_cast<uInt>(out.size());
            const int result = inflate(&stream, Z_NO_FLUSH);
            if (result != Z_OK && result != Z_STREAM_END)
                return complain("zip_bad_data", "bytes that do not inflate", "deflated bytes");
            pass_on(std::span<const std::byte>(out).first(out.size() - stream.avail_out));
            ended = result == Z_STREAM_END;
        }
    }
    // what the inflater still holds back when its input is used up
    while (!ended && !too_much) {
        z_stream& stream = inflater.stream();
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        const int result = inflate(&stream, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END)
            return complain("zip_bad_data", "an end before the end", "whole deflated bytes");
        pass_on(std::span<const std::byte>(out).first(out.size() - stream.avail_out));
        ended = result == Z_STREAM_END;
    }
    if (too_much) return complain("zip_bad_size", "more bytes", std::to_string(entry.size));
    if (written != entry.size)
        return complain("zip_bad_size", std::to_string(written) + " bytes", std::to_string(entry.size));
    if (static_cast<std::uint32_t>(crc) != entry.crc32)
        return complain("zip_bad_crc", "other bytes", "the CRC of the directory");
    return std::nullopt;
}

}  // namespace voucher::zip
