#include "src/package/record.hpp"

#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/packs.hpp"

using namespace voucher;
using namespace voucher::package;
using Catch::Matchers::ContainsSubstring;

namespace {

papers::Words words_of(const std::string& language) {
    nlohmann::json all;
    for (const char* file : {"record.", "findings."})
        all.update(nlohmann::json::parse(tests::read_file(std::string(VOUCHER_ASSETS_DIR) + "/catalogues/" + file + language + ".json")));
    return [all](std::string_view key) { return all.value(std::string(key), std::string{}); };
}

VerifyReport report_with(Severity severity) {
    VerifyReport report;
    report.findings = {{severity, "bag_digest_differs", "/data/<b>.pdf", "aa", "bb"}};
    report.applicant = "<script>alert(1)</script>";
    report.manifest_sha256 = std::string(64, 'c');
    report.policy_id = "some-policy";
    report.policy_sha256 = std::string(64, 'd');
    report.papers = {{0, "测试", {"合同", "Contract"}, {"第十六条", "Art. 16"}, true, 0}};
    return report;
}

std::string record(const VerifyReport& report, papers::Language language = papers::Language::zh) {
    return write_record(report, {"包.zip", *Date::from_civil(2025, 6, 1)}, words_of(language == papers::Language::zh ? "zh" : "en"), language);
}

}  // namespace

TEST_CASE("a verification's record says what was verified, what was found in plain words, and what that does not prove") {
    const std::string page = record(report_with(Severity::error));
    for (const char* text : {"包.zip", "2025年6月1日", "核验结果：不成立", "/data/&lt;b&gt;.pdf", "第十六条", "缺", "发票查验", "不能证明"}) CHECK_THAT(page, ContainsSubstring(text));
    CHECK_THAT(page, ContainsSubstring(std::string(64, 'c')));
    CHECK_THAT(page, ContainsSubstring("&lt;script&gt;"));
    CHECK_THAT(page, !ContainsSubstring("<script"));
    CHECK_THAT(page, !ContainsSubstring(">bag_digest_differs<"));
    CHECK(page == record(report_with(Severity::error)));
}

TEST_CASE("a warning leaves a package standing; a policy that is not known is said; no placeholder stays open") {
    for (const papers::Language language : {papers::Language::zh, papers::Language::en}) {
        const std::string page = record(report_with(Severity::warning), language);
        CHECK_THAT(page, ContainsSubstring(language == papers::Language::zh ? "核验结果：成立" : "Result: the package holds"));
        CHECK_THAT(page, ContainsSubstring(language == papers::Language::zh ? "请另行核对" : "by other means"));
        CHECK_THAT(page.substr(page.find("</style>")), !ContainsSubstring("{"));
    }
}

TEST_CASE("no control character of a package stands in its record, and what is near them does") {
    VerifyReport report = report_with(Severity::error);
    report.applicant = "甲\u0001\u001B\u007F\u0080\u0085\u009F公\u00A0司\t\u00C2";
    const std::string page = record(report);
    CHECK_THAT(page, ContainsSubstring("甲公\u00A0司\t\u00C2</td>"));
    report.applicant = "\u009F";
    CHECK_THAT(record(report), !ContainsSubstring("\u009F"));
}
