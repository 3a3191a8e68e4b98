#include "src/zip/zip_reader.hpp"

#include <catch_amalgamated.hpp>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "src/base/sha256.hpp"
#include "src/package/bag.hpp"
#include "src/package/verify.hpp"
#include "src/zip/zip_writer.hpp"

using namespace voucher;
using namespace voucher::zip;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// Names are taken as they are.
std::string archive_of(const Files& files) {
    ZipWriter writer(*Date::from_civil(2025, 6, 1));
    for (const auto& [path, bytes] : files) writer.add(path, bytes);
    std::string whole;
    for (const Segment& segment : writer.finish()) whole += std::get<std::string>(segment);
    return whole;
}

/// The codes of an archive's refusal; none where it is read.
std::set<std::string> refusal(const Files& files) {
    const std::string bytes = archive_of(files);
    MemorySource source(bytes);
    const auto entries = read_zip_directory(source);
    std::set<std::string> codes;
    if (entries) return codes;
    for (const Finding& finding : entries.error()) codes.insert(finding.code);
    return codes;
}

const std::string composed = "caf\u00E9.pdf", decomposed = "cafe\u0301.pdf";

}  // namespace

TEST_CASE("an archive with one name in two Unicode forms is refused, as many systems would keep one file of the two") {
    const std::set<std::string> duplicate{"zip_duplicate_name"};
    CHECK(refusal({{composed, "a"}, {decomposed, "b"}}) == duplicate);
    CHECK(refusal({{decomposed, "a"}, {composed, "a"}}) == duplicate);  // of the same bytes too
    CHECK(refusal({{"x/" + composed, "a"}, {"x/CAFE\u0301.PDF", "b"}}) == duplicate);
    CHECK(refusal({{"\uAC00.txt", "a"}, {"\u1100\u1161.txt", "b"}}) == duplicate);
    CHECK(refusal({{"\u212B.txt", "a"}, {"A\u030A.txt", "b"}}) == duplicate);  // neither is the composed form
    CHECK(refusal({{"q\u0323\u0307.txt", "a"}, {"q\u0307\u0323.txt", "b"}}) == duplicate);  // the order of marks alone
    CHECK(refusal({{"caf\u00E9/a", "a"}, {"cafe\u0301/a", "b"}}) == duplicate);
    CHECK(refusal({{"caf\u00E9", "a"}, {"cafe\u0301/a", "b"}}) == duplicate);  // a file and a folder
    CHECK(refusal({{composed, "a"}, {"cafe.pdf", "b"}}).empty());
    CHECK(refusal({{"x/" + composed, "a"}, {"y/" + decomposed, "b"}}).empty());
}

TEST_CASE("a lone decomposed name is read, byte for byte as the archive has it") {
    const std::string bytes = archive_of({{"bag/" + decomposed, "alpha"}});
    MemorySource source(bytes);
    const auto entries = read_zip_directory(source);
    REQUIRE(entries);
    REQUIRE(entries->size() == 1);
    CHECK(entries->front().path == "bag/" + decomposed);
    std::string read;
    CHECK_FALSE(read_zip_entry(source, entries->front(), [&](std::span<const std::byte> piece) { read.append(reinterpret_cast<const char*>(piece.data()), piece.size()); }));
    CHECK(read == "alpha");
}

TEST_CASE("a decomposed form hides nothing that a name must not have") {
    CHECK(refusal({{"e\u0301\u202Efdp.exe", "a"}}) == std::set<std::string>{"zip_bad_name"});
    CHECK(refusal({{"e\u0301.", "a"}}) == std::set<std::string>{"zip_bad_name"});
    CHECK(refusal({{"\u212A\u200B.pdf", "a"}}) == std::set<std::string>{"zip_bad_name"});
}

TEST_CASE("a bag in an archive with decomposed names holds where its manifest names the same bytes") {
    const std::string path = "data/" + decomposed;
    const std::string bytes = archive_of({{"bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
                                          {"bag/manifest-sha256.txt", sha256_hex("alpha") + "  " + path + "\n"},
                                          {"bag/" + path, "alpha"}});
    MemorySource source(bytes);
    const auto files = package::files_of_zip(source);
    REQUIRE(files);
    CHECK(package::check_bag(*files).findings.empty());
}
