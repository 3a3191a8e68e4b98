// Whatever bytes come as an OFD file. A checksum would keep most changed archives from being read any further, so the
// same bytes are also taken as parts, one after the other, and put into a sound archive.
#include <string>
#include <vector>

#include "src/invoice/read.hpp"
#include "src/zip/zip_reader.hpp"
#include "src/zip/zip_writer.hpp"
#include "tests/fuzz/target.hpp"

namespace {

using namespace voucher;

/// The archive's entries, as far as their bytes can be had, with checksums that fit.
std::string mended(std::string_view bytes) {
    zip::MemorySource source(bytes);
    const auto entries = zip::read_zip_directory(source, {.entries = 100, .directory = 1U << 16U, .unpacked = 1U << 22U});
    if (!entries) return {};
    zip::ZipWriter writer(*Date::from_civil(2025, 5, 20));
    for (const zip::ZipEntry& entry : *entries) {
        std::string part;
        (void)zip::read_zip_entry(source, entry, [&](std::span<const std::byte> piece) { part.append(reinterpret_cast<const char*>(piece.data()), piece.size()); });
        if (!entry.is_folder()) writer.add(entry.path, std::move(part));
    }
    std::string result;
    for (const zip::Segment& segment : writer.finish()) result += std::get<std::string>(segment);
    return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    fuzz::judge(invoice::read_ofd(bytes, "/a.ofd"));
    if (const std::string sound = mended(bytes); !sound.empty()) fuzz::judge(invoice::read_ofd(sound, "/a.ofd"));
    if (const auto result = invoice::read_invoice(bytes, "a.ofd")) fuzz::judge(*result);
    return 0;
}
