// Whatever archive comes as a submission package: opened, checked, assessed again. What holds may not be changed.
#include <map>

#include "src/base/json_reader.hpp"
#include "src/package/verify.hpp"
#include "tests/fuzz/archive.hpp"
#include "tests/fuzz/packs.hpp"
#include "tests/fuzz/record_page.hpp"

namespace {

using namespace voucher;
using fuzz::Part;
using fuzz::require;

package::VerifyReport verify(const std::vector<Part>& parts) { return package::verify_submission(fuzz::files_of(parts), {}); }

Part* find(std::vector<Part>& parts, std::string_view path) {
    const auto it = std::ranges::find(parts, path, &Part::path);
    return it == parts.end() ? nullptr : &*it;
}

/// With a die's luck: the assessment computed again, and manifests and sizes that fit, so that a changed case or pack is
/// not only ever found by its digest.
void reseal(std::vector<Part>& all, std::uint64_t dice) {
    if (dice % 4 == 0 || all.empty()) return;
    const std::string top = all.front().path.substr(0, all.front().path.find('/') + 1);
    std::vector<Part> parts = all;
    for (Part& part : parts) {
        if (!part.path.starts_with(top)) return;
        part.path.erase(0, top.size());
    }
    const Part* policy = find(parts, "data/policy.json");
    const Part* given = find(parts, "data/case.json");
    if (Part* assessment = find(parts, "data/assessment.json"); dice % 4 == 1 && policy != nullptr && given != nullptr && assessment != nullptr) {
        const policy::LoadResult loaded = policy::load_pack(policy->bytes, sha256_hex(policy->bytes));
        if (loaded.pack) {
            const auto value = assess::read_case(given->bytes, *loaded.pack);
            if (value && value->as_of) assessment->bytes = assess::write_assessment(assess::assess(*loaded.pack, *value, *value->as_of), *value, *loaded.pack);
        }
    }
    std::string payload, tags;
    std::uint64_t octets = 0, count = 0;
    for (const Part& part : parts) {
        if (!part.path.starts_with("data/")) continue;
        payload += sha256_hex(part.bytes) + "  " + part.path + "\n";
        octets += part.bytes.size(), ++count;
    }
    if (Part* manifest = find(parts, "manifest-sha256.txt")) manifest->bytes = payload;
    if (Part* info = find(parts, "bag-info.txt")) {
        const std::size_t from = info->bytes.find("Payload-Oxum: ");
        if (from != std::string::npos) info->bytes.replace(from, std::min(info->bytes.find('\n', from), info->bytes.size()) - from, "Payload-Oxum: " + std::to_string(octets) + "." + std::to_string(count));
    }
    for (const Part& part : parts) {
        if (!part.path.starts_with("data/") && !part.path.starts_with("tagmanifest")) tags += sha256_hex(part.bytes) + "  " + part.path + "\n";
    }
    if (Part* manifest = find(parts, "tagmanifest-sha256.txt")) manifest->bytes = tags;
    for (std::size_t i = 0; i < all.size(); ++i) all[i].bytes = std::move(parts[i].bytes);
}

void judge_changes(const std::vector<Part>& parts, std::uint64_t seed) {
    const std::size_t which = static_cast<std::size_t>(seed % parts.size());
    std::vector<Part> other = parts;
    if (other[which].path.starts_with("data/")) {
        other[which].bytes += ' ';
        require(!verify(other).holds(), "a changed file is noticed");
        other = parts;
        other.erase(other.begin() + static_cast<std::ptrdiff_t>(which));
        require(!verify(other).holds(), "a missing file is noticed");
    }
    other = parts;
    other.push_back({"data/papers/one more", "x"});
    require(!verify(other).holds(), "a file that nothing lists is noticed");
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) { return fuzz::change_archive(data, size, most, seed, reseal); }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    zip::MemorySource source(bytes);
    const auto files = package::files_of_zip(source);
    if (!files) {
        require(has_error(files.error()), "a refusal says why");
        fuzz::judge(files.error());
        return 0;
    }
    std::uint64_t whole = 0;
    for (const package::StoredFile& file : *files) whole += file.size;
    if (whole > (4U << 20U)) return 0;  // a bomb of its own is the target zip's business
    const package::VerifyReport report = package::verify_submission(*files, {fuzz::the_measure().sha256});
    fuzz::judge(report.findings, 10'000);
    fuzz::judge_record(report);
    require(report.files == files->size() && report.present <= report.required && report.present >= 0, "files and papers are counted");
    require(is_utf8(report.applicant) && (report.policy_sha256.empty() || report.policy_sha256.size() == 64), "applicant and policy are named");
    if (!report.holds()) return 0;
    std::vector<Part> parts;
    for (const package::StoredFile& file : *files) {
        Part part{file.path, {}};
        require(!file.read([&](std::span<const std::byte> piece) { part.bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size()); }), "the files of a package that holds can be read");
        parts.push_back(std::move(part));
    }
    const package::VerifyReport again = verify(parts);
    require(again.holds() && again.required == report.required && again.present == report.present, "a package says the same from an archive and from memory");
    judge_changes(parts, std::hash<std::string_view>{}(bytes));
    return 0;
}
