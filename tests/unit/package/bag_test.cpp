#include "src/package/bag.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <string>
#include <utility>
#include <vector>

#include "src/base/sha256.hpp"

using namespace voucher;
using namespace voucher::package;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;
using Codes = std::vector<std::string>;  // "error bag_file_missing /data/a.txt"

/// A bag whose manifest has these lines: of which path, and of which bytes.
BagReport checked(const Files& payload, const Files& lines) {
    std::string manifest;
    for (const auto& [path, bytes] : lines) manifest += sha256_hex(bytes) + "  " + path + "\n";
    Files all{{"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"}, {"manifest-sha256.txt", manifest}};
    all.insert(all.end(), payload.begin(), payload.end());
    std::vector<StoredFile> files;
    for (const auto& [path, bytes] : all) {
        files.push_back({path, bytes.size(), [&bytes](const zip::TakePiece& take) -> std::optional<Finding> {
                             take(std::as_bytes(std::span(bytes)));
                             return std::nullopt;
                         }});
    }
    return check_bag(files);
}

Codes codes(const BagReport& report) {
    Codes result;
    for (const Finding& finding : report.findings) result.push_back((finding.severity == Severity::error ? "error " : "warning ") + finding.code);
    std::ranges::sort(result);
    return result;
}

// One name in all its forms: the Ångström sign, the composed letter, the letter and its ring.
const std::string sign = "data/\u212B.txt", composed = "data/\u00C5.txt", decomposed = "data/A\u030A.txt";

}  // namespace

TEST_CASE("a path in another Unicode form is the one file whose name it is, with a warning") {
    for (const auto& [file, line] : {std::pair{composed, decomposed}, {decomposed, composed}, {sign, decomposed}, {composed, sign}}) {
        const BagReport report = checked({{file, "x"}}, {{line, "x"}});
        CHECK(codes(report) == Codes{"warning bag_other_form"});
        CHECK(report.findings.front().place == "/manifest-sha256.txt:1");
        CHECK(report.listed == std::map<std::string, std::string>{{file, sha256_hex("x")}});  // by the file's name, as the digests
        CHECK(report.digests.at(file) == sha256_hex("x"));
    }
}

TEST_CASE("the same bytes in any form are said nothing of") {
    for (const std::string& path : {sign, composed, decomposed}) CHECK(codes(checked({{path, "x"}}, {{path, "x"}})).empty());
}

TEST_CASE("another form takes no content over that differs") {
    CHECK(codes(checked({{composed, "x"}}, {{decomposed, "y"}})) == Codes{"error bag_digest_differs", "warning bag_other_form"});
}

TEST_CASE("where two files share a name but for its form, only exact bytes name one of them") {
    const Files both{{composed, "x"}, {decomposed, "x"}};
    CHECK(codes(checked(both, {{composed, "x"}, {decomposed, "x"}})).empty());
    CHECK(codes(checked(both, {{composed, "x"}, {sign, "x"}})) == Codes{"error bag_file_missing", "error bag_file_not_listed"});
    CHECK(codes(checked(both, {{sign, "x"}})) == Codes{"error bag_file_missing", "error bag_file_not_listed", "error bag_file_not_listed"});
}

TEST_CASE("two lines of one name in two forms do not both stand for one file") {
    CHECK(codes(checked({{composed, "x"}}, {{composed, "x"}, {decomposed, "x"}})) == Codes{"error bag_bad_manifest", "warning bag_other_form"});
    CHECK(codes(checked({{composed, "x"}}, {{sign, "x"}, {decomposed, "x"}})) == Codes{"error bag_bad_manifest", "warning bag_other_form", "warning bag_other_form"});
}

TEST_CASE("a name that is not UTF-8 has no other form") {
    CHECK(codes(checked({{"data/\xFF.txt", "x"}}, {{"data/\uFFFD.txt", "x"}})) == Codes{"error bag_file_missing", "error bag_file_not_listed"});
}
