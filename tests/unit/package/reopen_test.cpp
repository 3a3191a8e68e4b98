#include "src/package/reopen.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "src/base/sha256.hpp"
#include "src/package/digest.hpp"
#include "src/package/submission.hpp"
#include "src/package/report_json.hpp"
#include "tests/unit/papers/paper_cases.hpp"

using namespace voucher;
using namespace voucher::package;

namespace {

struct Given {
    std::string service, paper, name, bytes;
};

/// Three papers, two of them by one name, and evidence; an id of a service that cannot be a folder's name as it is.
const std::vector<Given> given{{"s/1", "contract", "合同.pdf", "contract"}, {"s/1", "invoice", "发票.pdf", "first"},
                               {"s/1", "invoice", "发票.pdf", "second"}, {"", "safety_record", "证明.pdf", "evidence"}};

std::string pack_json() { return tests::read_file(std::string(VOUCHER_ASSETS_DIR) + "/policies/liaocheng-2022-73.json"); }

assess::Case one_service() {
    assess::Case value = tests::case_of(tests::two_services);
    value.services.pop_back();
    value.services[0].id = "s/1";
    return value;
}

std::string zip_of(const assess::Case& value, const std::vector<Given>& files) {
    std::vector<papers::Attachment> attachments;
    for (const Given& file : files) {
        AttachmentDigest digest;
        digest.update(std::as_bytes(std::span(file.bytes)));
        const FileDigest done = digest.finish();
        attachments.push_back({file.service, file.paper, file.name, done.size, done.sha256, done.crc32,
                               static_cast<std::uint32_t>(attachments.size())});
    }
    const SubmissionPlan plan = plan_submission({tests::pack_of("liaocheng-2022-73"), pack_json(), value,
                                                 *Date::from_civil(2026, 11, 22), attachments, tests::words_of("zh")});
    std::string bytes;
    for (const Segment& segment : plan.plan.segments) {
        if (const auto* text = std::get_if<std::string>(&segment)) bytes += *text;
        else bytes += files[std::get<AttachmentRef>(segment).handle].bytes;
    }
    return bytes;
}

std::vector<StoredFile> stored(const std::vector<std::pair<std::string, std::string>>& files) {
    std::vector<StoredFile> result;
    for (const auto& [path, bytes] : files) {
        result.push_back({path, bytes.size(), [bytes](const zip::TakePiece& take) -> std::optional<Finding> {
                              take(std::as_bytes(std::span(bytes)));
                              return std::nullopt;
                          }});
    }
    return result;
}

/// A service's evidence is named as the pack has it, whichever it is.
std::vector<Given> placed_for_the_pack() {
    std::vector<Given> files = given;
    files.back().paper = tests::pack_of("liaocheng-2022-73").evidence.front().id;
    return files;
}

}  // namespace

TEST_CASE("a package that was opened and made again is the same, byte by byte") {
    const std::string first = zip_of(one_service(), placed_for_the_pack());
    zip::MemorySource source(first);
    const auto reopened = reopen_zip(source, [](std::span<const std::byte>) { FAIL("nothing in it is deflated"); });
    REQUIRE(reopened);
    const auto value = assess::read_case(reopened->case_json, tests::pack_of("liaocheng-2022-73"));
    REQUIRE(value);
    CHECK(*value->as_of == *Date::from_civil(2025, 6, 1));
    std::vector<Given> again;
    for (const ZippedFile& file : reopened->files) {
        REQUIRE(file.at);
        again.push_back({file.service, file.paper, file.name, first.substr(static_cast<std::size_t>(*file.at), static_cast<std::size_t>(file.size))});
    }
    CHECK(again.size() == given.size());
    CHECK(again[0].service == "s/1");
    CHECK(again[2].bytes == "second");
    CHECK(again[2].name == "发票 (2).pdf");
    CHECK(again[3].service.empty());
    CHECK(zip_of(*value, again) == first);
}

TEST_CASE("a package unpacked where names are decomposed holds with warnings, and opens as it was made") {
    assess::Case value = one_service();
    value.services[0].id = "\u00E9";
    const std::vector<Given> made{{"\u00E9", "contract", "caf\u00E9.pdf", "contract"}, {"\u00E9", "invoice", "发票.pdf", "first"}};
    const std::string bytes = zip_of(value, made);
    zip::MemorySource source(bytes);
    auto files = files_of_zip(source);
    REQUIRE(files);
    const std::vector<std::string> known{sha256_hex(pack_json())};
    const VerifyReport before = verify_submission(*files, known);
    CHECK(before.holds());
    for (StoredFile& file : *files) {
        for (std::size_t at; (at = file.path.find("\u00E9")) != std::string::npos;) file.path.replace(at, 2, "e\u0301");
    }
    const VerifyReport report = verify_submission(*files, known);
    CHECK(report.holds());
    CHECK(std::ranges::count(report.findings, "bag_other_form", &Finding::code) == 2);
    CHECK(std::ranges::count(report.findings, "package_stray_file", &Finding::code) == 0);
    CHECK(report.findings.size() == before.findings.size() + 2);
    CHECK(report.present == 2);
    CHECK(report.agreeing == report.file_lines.size());
    CHECK(report.file_lines.size() == before.file_lines.size());
    const auto reopened = reopen_submission(*files);
    REQUIRE(reopened);
    REQUIRE(reopened->files.size() == 2);
    CHECK(reopened->files[0].service == "\u00E9");
    CHECK(reopened->files[0].name == "caf\u00E9.pdf");
    CHECK(reopened->files[1].name == "发票.pdf");
}

TEST_CASE("only files in the folder of a service and a paper are attachments") {
    const auto reopened = reopen_submission(stored({{"bagit.txt", ""}, {"data/case.json", R"({"services": [{"id": "s1"}]})"},
                                                    {"data/assessment.json", "{}"}, {"data/generated/summary.html", ""},
                                                    {"data/papers/s1/contract/a.pdf", "a"}, {"data/papers/s2/contract/b.pdf", "b"},
                                                    {"data/papers/s1/c.pdf", "c"}, {"data/papers/s1/contract/deep/d.pdf", "d"},
                                                    {"data/papers/evidence/other/e.pdf", "e"}}));
    REQUIRE(reopened);
    CHECK(reopened->files == std::vector<PlacedFile>{{"s1", "contract", "a.pdf", 4}, {"", "other", "e.pdf", 8}});
}

TEST_CASE("without a case that can be read nothing is opened") {
    CHECK(reopen_submission({}).error().code == "package_document_missing");
    CHECK(reopen_submission(stored({{"data/case.json", "{"}})).error().code == "case_bad_json");
}

TEST_CASE("a package verified comes through JSON as it is; what is no such report is refused") {
    const std::string bytes = zip_of(one_service(), {given[0]});
    zip::MemorySource source(bytes);
    const ZipVerification whole = verify_zip(source, {sha256_hex(pack_json())});
    CHECK_FALSE(whole.refused);
    CHECK(whole.report.holds());
    CHECK(whole.report.present == 1);
    const auto read = read_verification(write_verification(whole));
    REQUIRE(read);
    CHECK(*read == whole);
    CHECK(read->report.findings == whole.report.findings);
    CHECK(read->report.applicant == "示例<轴承>有限公司");

    std::string other = write_verification(whole);
    CHECK_FALSE(read_verification(other.substr(1)));
    CHECK_FALSE(read_verification(other.replace(other.find("false"), 5, "0")));
    CHECK_FALSE(read_verification(R"({"format": "voucher-verification/1"})"));
}

TEST_CASE("an archive that is no sound ZIP is refused, and not opened either") {
    zip::MemorySource source("not a ZIP at all");
    const ZipVerification refused = verify_zip(source, {});
    CHECK(refused.refused);
    CHECK_FALSE(refused.report.holds());
    const auto opened = reopen_zip(source, [](std::span<const std::byte>) {});
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == refused.report.findings);
    CHECK(write_reopened(opened).starts_with(R"({"findings":[{"code":"zip_)"));
}

TEST_CASE("a verification lists each file with what its manifest says of it, and each figure beside the one computed again") {
    assess::Case value = one_service();
    value.readings[0] = 1;
    const std::string sound = zip_of(value, {given[0]});
    zip::MemorySource source(sound);
    const VerifyReport whole = verify_zip(source, {}).report;
    CHECK(whole.agreeing == whole.file_lines.size());
    CHECK(whole.file_lines.size() + 1 == whole.files);  // without the tag manifest, which nothing lists
    REQUIRE(whole.figures.size() == 2);
    CHECK(whole.figures[0].service == 0U);
    CHECK_FALSE(whole.figures[1].service);
    for (const FigureLine& figure : whole.figures) CHECK(figure.enclosed == figure.computed);
    REQUIRE(whole.readings.size() == 1);
    CHECK(whole.readings[0].option != whole.readings[0].by_default);

    std::string changed = sound;
    changed.replace(changed.find("合同.pdfcontract") + std::string_view("合同.pdf").size(), 1, "k");
    zip::MemorySource other(changed);
    const VerifyReport differing = verify_zip(other, {}).report;
    CHECK(differing.agreeing + 1 == differing.file_lines.size());
    const auto line = std::ranges::find_if_not(differing.file_lines, &FileLine::agrees);
    REQUIRE(line != differing.file_lines.end());
    CHECK(line->path == "data/papers/s_1/contract/合同.pdf");
    CHECK(line->size == 8U);
    CHECK(line->listed.size() == 64);
}

TEST_CASE("a range in an assessment is read as it is written, and nothing else is taken for one") {
    CHECK(range_of(nlohmann::json::parse(R"({"low": "1.50", "high": "90000.00"})"))->low == Money::from_fen(150));
    CHECK_FALSE(range_of(nlohmann::json::parse(R"({"low": "0.00", "high": null})"))->high);
    for (const char* none : {R"({"low": "1.50"})", R"({"low": 1, "high": null})", R"({"low": "1.555", "high": null})", "[]", "null", R"({"low": "1", "high": "x"})"})
        CHECK_FALSE(range_of(nlohmann::json::parse(none)));
}
