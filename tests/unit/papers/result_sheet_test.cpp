#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "src/papers/result_sheet.hpp"
#include "tests/unit/papers/paper_cases.hpp"

using namespace voucher;
using namespace voucher::papers;
using namespace voucher::tests;

namespace {

std::string printed(std::string_view json, const std::string& language, const char* day = "2025-06-01") {
    const policy::Pack& pack = pack_of("liaocheng-2022-73");
    const assess::Case value = case_of(json);
    const assess::Assessment assessment = assess::assess(pack, value, *value.as_of);
    const Words words = words_of(language);
    return print_request({.pack = pack, .value = value, .assessment = assessment, .attachments = {}, .words = words, .language = language == "zh" ? Language::zh : Language::en}, *Date::parse(day));
}

}  // namespace

TEST_CASE("The printed result says who, the figure, how it comes about by which article, and the last day") {
    const auto sheet = nlohmann::json::parse(printed(two_services, "zh"));
    CHECK(sheet.at("language") == "zh-CN");
    const std::string all = sheet.dump();
    for (const char* part : {"示例<轴承>有限公司", "60,000.00", "30,000.00", "第十一条", "2025-09-10", "1　轴承钢疲劳寿命测试", "示例检测研究院", "聊市科发〔2022〕73号"}) {
        INFO(part);
        CHECK(all.find(part) != std::string::npos);
    }
    CHECK(all.find("打印日期：2025年6月1日") != std::string::npos);
    const auto english = nlohmann::json::parse(printed(two_services, "en"));
    CHECK(english.at("language") == "en");
    CHECK(english.dump().find("Printed on 1 June 2025") != std::string::npos);
}

TEST_CASE("A result printed after the measure has run out says so, whatever day it was calculated for") {
    CHECK(printed(two_services, "zh", "2026-01-25").find("办法已过有效期") == std::string::npos);
    CHECK(printed(two_services, "zh", "2026-01-26").find("办法已过有效期（2023年1月26日至2026年1月25日）") != std::string::npos);
}

TEST_CASE("A result without a service can be printed") {
    const std::string bare = R"({"format": "innovation-voucher-case/1", "policy": "liaocheng-2022-73", "as_of": "2025-06-01", "applicant": {"kind": "team"}, "services": []})";
    const auto sheet = nlohmann::json::parse(printed(bare, "zh"));
    CHECK(sheet.dump().find("还没有填写服务") != std::string::npos);
}
