// Archives that need zip64, for programs that this project did not write.
//
//   large_archives many FILE    70,000 entries: more than the end record counts
//   large_archives large FILE   a file of 4 GiB and a byte, and one behind it: a size and an offset beyond 32 bits.
//                               Its bytes are zeros that are skipped, so that the file takes no room where it has holes
//   large_archives read FILE    reads one as packages are read, and prints "ENTRIES BYTES"
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

#include "src/zip/zip_reader.hpp"
#include "src/zip/zip_writer.hpp"

using namespace voucher::zip;

namespace {

constexpr std::uint64_t large = (4ULL << 30U) + 1;
constexpr int many = 70'000;
const voucher::Date day = *voucher::Date::from_civil(2025, 6, 1);

std::uint32_t crc32_of_zeros(std::uint64_t count) {
    const std::vector<Bytef> zeros(1U << 20U);
    uLong crc = 0;
    for (std::uint64_t left = count; left > 0;) {
        const auto piece = static_cast<uInt>(std::min<std::uint64_t>(left, zeros.size()));
        crc = crc32(crc, zeros.data(), piece);
        left -= piece;
    }
    return static_cast<std::uint32_t>(crc);
}

bool write(ZipWriter& archive, const std::filesystem::path& path) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    for (const Segment& segment : archive.finish()) {
        if (const auto* bytes = std::get_if<std::string>(&segment)) {
            out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
        } else {
            out.seekp(static_cast<std::streamoff>(std::get<AttachmentRef>(segment).size), std::ios::cur);
        }
    }
    out.close();
    return out.good();
}

class FileSource : public ByteSource {
public:
    explicit FileSource(const std::filesystem::path& path) : in_(path, std::ios::binary), size_(std::filesystem::file_size(path)) {}
    [[nodiscard]] std::uint64_t size() const override { return size_; }
    bool read(std::uint64_t offset, std::span<std::byte> into) override {
        in_.seekg(static_cast<std::streamoff>(offset));
        return static_cast<bool>(in_.read(reinterpret_cast<char*>(into.data()), static_cast<std::streamsize>(into.size())));
    }

private:
    std::ifstream in_;
    std::uint64_t size_;
};

bool read(const std::filesystem::path& path) {
    FileSource source(path);
    const auto entries = read_zip_directory(source, {.entries = 100'000});
    if (!entries) {
        for (const voucher::Finding& finding : entries.error()) std::cerr << to_line(finding) << "\n";
        return false;
    }
    std::uint64_t bytes = 0;
    for (const ZipEntry& entry : *entries) {
        const auto wrong = read_zip_entry(source, entry, [&](std::span<const std::byte> piece) { bytes += piece.size(); });
        if (!wrong) continue;
        std::cerr << to_line(*wrong) << "\n";
        return false;
    }
    std::cout << entries->size() << " " << bytes << "\n";
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string what = count == 3 ? arguments[1] : "";
    if (what == "read") return read(arguments[2]) ? 0 : 1;
    ZipWriter archive(day);
    if (what == "many") {
        for (int i = 0; i < many; ++i) archive.add("袋/data/附件" + std::to_string(i) + ".txt", std::to_string(i));
    } else if (what == "large") {
        archive.add("袋/data/录像.bin", AttachmentRef{0, large}, crc32_of_zeros(large));
        archive.add("袋/data/合同.txt", "合同");
    } else {
        std::cerr << "usage: large_archives many|large|read FILE\n";
        return 2;
    }
    return write(archive, arguments[2]) ? 0 : 1;
}
