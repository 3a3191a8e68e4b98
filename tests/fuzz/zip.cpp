// Whatever bytes come as a ZIP archive: what is accepted has one meaning. And whatever names and bytes an archive is
// written of: it is accepted, and gives them back.
#include <zlib.h>

#include <set>

#include "src/zip/names.hpp"
#include "src/zip/zip_format.hpp"
#include "src/zip/zip_reader.hpp"
#include "src/zip/zip_writer.hpp"
#include "tests/fuzz/archive.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using namespace voucher;
using fuzz::require;

constexpr zip::ZipBounds bounds{.entries = 50, .directory = 1U << 14U, .unpacked = 8U << 20U, .ratio = 200};

void judge_path(const zip::ZipEntry& entry) {
    std::string_view rest = entry.path;
    require(is_utf8(rest) && !rest.empty() && rest.find('\\') == std::string_view::npos, "an accepted path is UTF-8 and has no backslash");
    if (entry.is_folder()) rest.remove_suffix(1);
    for (;;) {
        const std::string_view part = rest.substr(0, rest.find('/'));
        require(!part.empty() && part != "." && part != ".." && part.find(':') == std::string_view::npos, "an accepted path stays within the archive");
        for (const char c : part) require(static_cast<unsigned char>(c) >= 0x20, "an accepted path has no control characters");
        if (part.size() == rest.size()) return;
        rest.remove_prefix(part.size() + 1);
    }
}

void judge_layout(const std::vector<zip::ZipEntry>& entries, std::string_view bytes) {
    std::vector<const zip::ZipEntry*> order;
    for (const zip::ZipEntry& entry : entries) order.push_back(&entry);
    std::ranges::sort(order, {}, &zip::ZipEntry::header);
    std::uint64_t end = 0, unpacked = 0;
    for (const zip::ZipEntry* entry : order) {
        require(entry->header >= end && entry->data >= entry->header + zip::local_header_size, "accepted entries do not overlap");
        require(entry->data <= bytes.size() && entry->packed <= bytes.size() - entry->data, "an accepted entry lies within the archive");
        end = entry->data + entry->packed;
        require(entry->size <= bounds.unpacked - unpacked, "accepted entries are not too large");
        unpacked += entry->size;
        require(entry->size <= (1U << 20U) || entry->size / bounds.ratio <= entry->packed, "an accepted entry's ratio is bounded");
        require(entry->method == zip::method_deflate || (entry->method == zip::method_store && entry->size == entry->packed), "a stored entry is as large as its bytes");
    }
}

/// zlib in one go: false where the bytes are not deflated, or are followed by others.
bool inflates_to(std::string_view packed, const std::string& expected) {
    std::string out(expected.size() + 1, '\0');
    z_stream stream{};
    inflateInit2(&stream, -MAX_WBITS);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    const bool same = result == Z_STREAM_END && stream.avail_in == 0 && stream.total_out == expected.size() && out.starts_with(expected);
    inflateEnd(&stream);
    return same;
}

void judge_bytes(zip::ByteSource& source, const zip::ZipEntry& entry, std::string_view archive) {
    std::string bytes;
    const auto finding = zip::read_zip_entry(source, entry, [&](std::span<const std::byte> piece) { bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size()); });
    require(bytes.size() <= entry.size, "no more bytes are given than the directory says");
    if (finding) return fuzz::judge({*finding});
    require(bytes.size() == entry.size, "an entry is as large as the directory says");
    require(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())) == entry.crc32, "an entry's bytes have its CRC");
    const std::string_view packed = archive.substr(static_cast<std::size_t>(entry.data), static_cast<std::size_t>(entry.packed));
    require(entry.method == zip::method_store ? packed == bytes : inflates_to(packed, bytes), "an entry's bytes are those that its packed bytes hold");
}

void read(std::string_view bytes) {
    zip::MemorySource source(bytes);
    const auto entries = zip::read_zip_directory(source, bounds);
    if (!entries) {
        require(has_error(entries.error()), "a refusal says why");
        return fuzz::judge(entries.error());
    }
    require(entries->size() <= bounds.entries, "accepted entries are not too many");
    std::set<std::string> files;
    for (const zip::ZipEntry& entry : *entries) {
        judge_path(entry);
        if (!entry.is_folder()) require(files.insert(zip::without_case(entry.path)).second, "accepted files have distinct names, capital or small");
    }
    for (const std::string& file : files) {
        for (std::size_t slash = file.find('/'); slash != std::string::npos; slash = file.find('/', slash + 1)) require(!files.contains(file.substr(0, slash)), "no file is a folder too");
    }
    judge_layout(*entries, bytes);
    for (std::size_t i = 0; i < std::min<std::size_t>(entries->size(), 5); ++i) judge_bytes(source, (*entries)[i], bytes);
}

/// Names and contents are the input's lines, in turn.
void write(std::string_view bytes) {
    std::vector<std::pair<std::string, std::string>> given;
    zip::DistinctPaths paths;
    zip::ZipWriter writer(*Date::from_civil(2025, 5, 20));
    while (!bytes.empty() && given.size() < 5) {
        std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
        const std::string path = paths.take(given.size() % 3 == 0 ? "" : "folder", line);
        given.emplace_back(path, std::string(bytes.substr(0, 100)));
        writer.add(path, given.back().second);
    }
    std::string archive;
    for (const zip::Segment& segment : writer.finish()) archive += std::get<std::string>(segment);
    zip::MemorySource source(archive);
    const auto entries = zip::read_zip_directory(source);
    if (!entries) std::fprintf(stderr, "%s\n", to_line(entries.error().front()).c_str());
    require(entries.has_value() && entries->size() == given.size(), "an archive that we write is accepted");
    for (std::size_t i = 0; i < given.size(); ++i) {
        require((*entries)[i].path == given[i].first, "an entry has the name that was given");
        std::string back;
        require(!zip::read_zip_entry(source, (*entries)[i], [&](std::span<const std::byte> piece) { back.append(reinterpret_cast<const char*>(piece.data()), piece.size()); }), "an entry can be read");
        require(back == given[i].second, "an entry has the bytes that were given");
    }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) { return fuzz::change_archive(data, size, most, seed); }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read(bytes);
    write(bytes.substr(0, 2000));
    return 0;
}
