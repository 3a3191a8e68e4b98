#include "tests/fuzz/archive.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <set>

#include "src/zip/zip_format.hpp"
#include "src/zip/zip_reader.hpp"
#include "tests/fuzz/numbers.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace voucher::fuzz {
namespace {

void put(std::string& to, std::uint64_t value, int width) {
    for (int i = 0; i < width; ++i, value >>= 8U) to += static_cast<char>(value & 0xFFU);
}

std::string deflated(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string result(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

void mutate(std::string& text, std::size_t most) {
    const std::size_t size = text.size();
    text.resize(std::max(most, size));
    text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
}

}  // namespace

std::vector<Part> parts_of(std::string_view archive) {
    zip::MemorySource source(archive);
    const auto entries = zip::read_zip_directory(source, {.entries = 100, .directory = 1U << 16U, .unpacked = 1U << 20U});
    std::vector<Part> result;
    if (!entries) return result;
    for (const zip::ZipEntry& entry : *entries) {
        if (entry.is_folder()) continue;
        Part part{entry.path, {}, entry.method == zip::method_deflate};
        (void)zip::read_zip_entry(source, entry, [&](std::span<const std::byte> piece) { part.bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size()); });
        result.push_back(std::move(part));
    }
    return result;
}

std::string archive_of(const std::vector<Part>& parts) {
    std::string result, directory;
    for (const Part& part : parts) {
        const std::string packed = part.deflated ? deflated(part.bytes) : part.bytes;
        const uLong crc = crc32(0, reinterpret_cast<const Bytef*>(part.bytes.data()), static_cast<uInt>(part.bytes.size()));
        std::string same;  // what both headers say
        put(same, 20, 2);
        put(same, zip::flag_utf8, 2);
        put(same, part.deflated ? zip::method_deflate : zip::method_store, 2);
        put(same, 0, 2);
        put(same, 0x5AB4, 2);  // 2025-05-20
        put(same, crc, 4);
        put(same, packed.size(), 4);
        put(same, part.bytes.size(), 4);
        put(same, part.path.size(), 2);
        put(same, 0, 2);
        put(directory, zip::central_header, 4);
        put(directory, 20, 2);
        directory += same;
        put(directory, 0, 10);
        put(directory, result.size(), 4);
        directory += part.path;
        put(result, zip::local_header, 4);
        result += same + part.path + packed;
    }
    const std::size_t start = result.size();
    result += directory;
    put(result, zip::end_record, 4);
    put(result, 0, 4);
    put(result, parts.size(), 2);
    put(result, parts.size(), 2);
    put(result, directory.size(), 4);
    put(result, start, 4);
    put(result, 0, 2);
    return result;
}

std::vector<package::StoredFile> files_of(const std::vector<Part>& parts) {
    std::vector<package::StoredFile> files;
    std::set<std::string_view> taken;
    for (const Part& part : parts) {
        if (!taken.insert(part.path).second) continue;
        files.push_back({part.path, part.bytes.size(), [&part](const zip::TakePiece& take) -> std::optional<Finding> {
                             take(std::as_bytes(std::span(part.bytes)));
                             return std::nullopt;
                         }});
    }
    return files;
}

std::size_t change_archive(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed, void (*reseal)(std::vector<Part>&, std::uint64_t dice)) {
    Numbers numbers(seed);
    std::vector<Part> parts;
    if (!numbers.one_in(4)) parts = parts_of({reinterpret_cast<const char*>(data), size});
    if (parts.empty()) return LLVMFuzzerMutate(data, size, most);
    const std::size_t which = numbers.below(parts.size());
    switch (numbers.below(12)) {
        case 0: mutate(parts[which].path, 300); break;
        case 1:
            if (parts.size() > 1) parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(which));
            break;
        case 2: {
            Part part = parts[which];
            mutate(part.path, 300);
            parts.push_back(std::move(part));
            break;
        }
        case 3: parts[which].deflated = !parts[which].deflated; break;
        case 4: std::swap(parts[which].bytes, parts[numbers.below(parts.size())].bytes); break;
        default: mutate(parts[which].bytes, most); break;
    }
    if (reseal != nullptr) reseal(parts, numbers.next());
    std::string whole = archive_of(parts);
    if (numbers.one_in(6) && whole.size() <= most) {  // a header that says something else
        std::copy(whole.begin(), whole.end(), data);
        return LLVMFuzzerMutate(data, whole.size(), most);
    }
    if (whole.size() > most) return LLVMFuzzerMutate(data, size, most);
    std::copy(whole.begin(), whole.end(), data);
    return whole.size();
}

}  // namespace voucher::fuzz
