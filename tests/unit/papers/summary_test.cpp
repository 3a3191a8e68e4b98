#include "src/papers/summary.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/papers/paper_cases.hpp"

using namespace voucher;
using namespace voucher::papers;
using Catch::Matchers::ContainsSubstring;
using tests::paper_file;

namespace {

std::string summary(Language language, const std::vector<Attachment>& files) {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const assess::Case value = tests::case_of(tests::two_services);
    return write_summary(pack, value, assess::assess(pack, value, *value.as_of), files, tests::words_of(language == Language::zh ? "zh" : "en"), language);
}

}  // namespace

TEST_CASE("the summary says the figures, their articles, the papers and what is missing") {
    const std::string page = summary(Language::zh, {paper_file("s1", "contract", "测试服务合同.pdf")});
    for (const char* text : {"60,000.00", "30,000.00", "第十一条", "测试服务合同.pdf", "还缺6份必需材料", "1 轴承钢疲劳寿命测试：发票（第十六条）", "2025年9月10日", "不是官方表格"}) {
        CHECK_THAT(page, ContainsSubstring(text));
    }
    CHECK_THAT(page, ContainsSubstring(std::string(64, 'b')));
}

TEST_CASE("what was typed cannot become markup") {
    const std::string page = summary(Language::zh, {paper_file("s1", "contract", "<script>alert(1)</script>.pdf")});
    CHECK_THAT(page, ContainsSubstring("示例&lt;轴承&gt;有限公司"));
    CHECK_THAT(page, !ContainsSubstring("<script"));
}

TEST_CASE("the summary speaks English too, and leaves no placeholder open") {
    const std::string english = summary(Language::en, {});
    CHECK_THAT(english, ContainsSubstring("Required papers: 0/7"));
    for (const std::string& page : {english, summary(Language::zh, {})}) {
        const std::string body = page.substr(page.find("</style>"));
        CHECK_THAT(body, !ContainsSubstring("{"));
    }
}

TEST_CASE("both languages have the same words") {
    const auto keys = [](const char* language) {
        std::vector<std::string> result;
        const auto texts = nlohmann::json::parse(tests::read_file(std::string(VOUCHER_ASSETS_DIR) + "/catalogues/summary." + language + ".json"));
        for (const auto& [key, text] : texts.items()) result.push_back(key);
        return result;
    };
    CHECK(keys("zh") == keys("en"));
}
