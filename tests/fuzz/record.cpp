// The printable record of a verification. The input is a package, or a verification as a worker gives it to its page
// (src/package/report_json.hpp): there every text is free.
#include <optional>

#include "src/package/verify.hpp"
#include "src/package/zip_submission.hpp"
#include "tests/fuzz/archive.hpp"
#include "tests/fuzz/packs.hpp"
#include "tests/fuzz/record_page.hpp"

namespace {

using namespace voucher;
using fuzz::require;

bool is_archive(std::string_view bytes) { return bytes.starts_with("PK"); }

std::optional<package::ZipVerification> verification(std::string_view bytes) {
    if (!is_archive(bytes)) return package::read_verification(bytes);
    zip::MemorySource source(bytes);
    if (const auto files = package::files_of_zip(source)) {
        std::uint64_t whole = 0;
        for (const package::StoredFile& file : *files) whole += file.size;
        if (whole > (4U << 20U)) return std::nullopt;  // a bomb of its own is the target zip's business
    }
    return package::verify_zip(source, {fuzz::the_measure().sha256});
}

}  // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    const bool archive = is_archive({reinterpret_cast<const char*>(data), size});
    return archive ? fuzz::change_archive(data, size, most, seed) : LLVMFuzzerMutate(data, size, most);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto found = verification({reinterpret_cast<const char*>(data), size});
    if (!found) return 0;
    fuzz::judge(found->report.findings, package::most_findings);
    const std::string json = package::write_verification(*found);
    const auto again = package::read_verification(json);
    require(again && package::write_verification(*again) == json, "a verification comes through JSON as it is");
    fuzz::judge_record(found->report);
    return 0;
}
