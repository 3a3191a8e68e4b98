// The enterprise's whole way by roles and names, in both languages; and every page at every width.
#include <catch_amalgamated.hpp>
#include <set>

#include "src/base/finding.hpp"
#include "tests/shell/pages_way.hpp"
#include "tests/shell/shot.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using ui::Role;

namespace {

const char* name_of(Language language) { return language == Language::zh ? "zh" : "en"; }

std::set<std::string> names(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        found.insert(std::string(text.substr(at, text.find('}', at) - at + 1)));
    }
    return found;
}

void sound(const Visit& visit, const std::string& where) {
    INFO(where);
    CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
    int first_headings = 0;
    for (const ui::Node& node : visit.person.tree().nodes) first_headings += node.role == Role::heading && node.level == 1 ? 1 : 0;
    CHECK(first_headings == 1);
}

}  // namespace

TEST_CASE("Both catalogues have the same keys and the same placeholders") {
    const auto& zh = words(Language::zh).texts();
    const auto& en = words(Language::en).texts();
    for (const auto& [key, text] : zh) {
        INFO(key);
        REQUIRE(en.contains(key));
        CHECK(names(text) == names(en.at(key)));
    }
    for (const auto& [key, text] : en) {
        INFO(key);
        CHECK(zh.contains(key));
    }
}

TEST_CASE("Whatever the core may find has words in both languages") {
    for (const Language language : {Language::zh, Language::en}) {
        for (const std::string_view code : finding_codes()) {
            INFO(code);
            CHECK(words(language).has("finding." + std::string(code)));
        }
    }
}

TEST_CASE("The policy page shows what the pack was checked for") {
    Visit visit;
    visit.choose_day("2025-06-01");
    visit.person.click(Role::link, visit.t("notice.policy"));
    CHECK(visit.says(visit.t("policy.checks")));
    CHECK(visit.says("25条都有用途或注明为说明"));
    CHECK(visit.says("0 错误"));
}

TEST_CASE("The measure's period is said first: on the first page as of today, and then as of the chosen day") {
    Visit visit;
    CHECK(visit.says("办法已过有效期"));
    CHECK(visit.says("今天是2026年11月22日"));
    CHECK(visit.says("2026年7月25日"));
    visit.choose_day("2025-06-01");
    CHECK(visit.says("2025年6月1日"));
    CHECK(visit.says("只供回看和核对"));
}

TEST_CASE("An enterprise goes the whole way and reads 60,000 + 30,000 = 90,000, in both languages") {
    const Language language = GENERATE(Language::zh, Language::en);
    CAPTURE(name_of(language));
    Visit visit({1280, 800}, language);
    visit.whole_case();
    visit.go("result");
    CHECK(visit.says("¥90,000.00"));
    CHECK(visit.says("¥60,000.00"));
    CHECK(visit.says("¥30,000.00"));
    if (language == Language::zh) {
        CHECK(visit.says("玖万元整"));
        CHECK(visit.says("第十一条"));
    }
    shot(visit.person, std::string("result-") + name_of(language));
}

TEST_CASE("The live result stands beside the questions and narrows with each answer") {
    Visit visit;
    visit.choose_day("2025-06-01");
    visit.start("enterprise");
    CHECK(visit.says("待确认"));
    visit.go("services");
    visit.person.click(Role::button, "添加服务");
    visit.enter_service("testing", "liaocheng", "10万");
    visit.go("eligibility");
    CHECK(visit.says("¥0.00 – ¥90,000.00"));
    CHECK(visit.says("还差13项就能确定"));
    visit.answer("bad_credit_record", "yes");
    CHECK(visit.says("¥0.00"));
    CHECK_FALSE(visit.says("¥0.00 – ¥90,000.00"));
    CHECK(visit.says("有不良诚信记录"));
    visit.answer("bad_credit_record", "unsure");
    CHECK(visit.says("¥0.00 – ¥90,000.00"));
}

TEST_CASE("What cannot be read is said at its field, and stays as it was typed") {
    Visit visit;
    visit.choose_day("2025-06-01");
    visit.start("enterprise");
    const std::string sales = question_of("annual_sales", Language::zh);
    visit.person.type(sales, "十来万吧");
    CHECK(visit.person.node(Role::textbox, sales).error == visit.t("typed.money.form"));
    CHECK(visit.person.node(Role::textbox, sales).value == "十来万吧");
    visit.go("services");
    visit.go("eligibility");
    CHECK(visit.person.node(Role::textbox, sales).value == "十来万吧");
    visit.person.type(sales, "１２００万");
    CHECK(visit.person.node(Role::textbox, sales).error.empty());
    CHECK(visit.person.node(Role::textbox, sales).value == "12,000,000.00");
}

TEST_CASE("Every figure opens its derivation with the articles, those of other answers too") {
    const float width = GENERATE(1280.0f, 390.0f);
    Visit visit;
    visit.whole_case();
    visit.person.resize({width, 844});
    for (const char* page : {"eligibility", "services", "result"}) {
        INFO(page << " at " << width);
        visit.go(page);
        std::vector<std::string> figures;
        for (const ui::Node& node : visit.person.tree().nodes) {
            if (node.role == Role::button && node.name.ends_with("，查看推算")) figures.emplace_back(node.key);
        }
        CHECK((!figures.empty() || width < 600));
        for (const std::string& figure : figures) {
            visit.person.click_key(figure);
            INFO(figure << visit.person.described());
            CHECK(visit.person.find(Role::dialog, "为什么是这个数") != nullptr);
            CHECK(visit.says("第十一条"));
            visit.person.press_escape();
        }
    }
    visit.go("result");
    for (const char* figure : {"¥90,000.00，查看推算", "¥60,000.00，查看推算", "¥30,000.00，查看推算"}) CHECK(visit.says(figure));
    if (width < 600) return;
    visit.person.click_key("main/page/providers/shandong/total");
    CHECK(visit.says("假设服务1的供给方在省内其他市"));
    visit.person.press_escape();
    visit.person.click_key("main/page/providers/result.local_testing/fee");
    CHECK(visit.says("假设再做一项本市检测，费用¥622,222.22"));
    CHECK(visit.says("再做的一项服务"));
}

TEST_CASE("A no says what would have to change, and which of it is in the person's hands") {
    Visit visit;
    visit.whole_case();
    visit.go("eligibility");
    visit.answer("network_member", "no");
    CHECK(visit.says(visit.t("change.title")));
    CHECK(visit.says(visit.t("change.can")));
    CHECK(visit.says("省科学仪器共用网会员：是（现在：否）"));
    CHECK_FALSE(visit.says(visit.t("change.cannot")));
    visit.answer("major_safety_accident", "yes");
    CHECK(visit.says(visit.t("change.cannot")));
    visit.answer("major_safety_accident", "no");
    visit.answer("network_member", "yes");
    CHECK_FALSE(visit.says(visit.t("change.title")));
}

TEST_CASE("A case is exported and imported again; a broken file changes nothing and is said with its place") {
    Visit visit;
    visit.whole_case();
    visit.person.click(Role::button, "案件菜单");
    visit.person.click(Role::button, "导出案件");
    REQUIRE(visit.person.saved().size() == 1);
    const std::string file = visit.person.saved().front().bytes;
    CHECK(file.find("\"contract_amount\": \"100000.00\"") != std::string::npos);

    Visit other;
    const std::vector<platform::Headless::File> broken{{"案件.json", "application/json", R"({"format": "innovation-voucher-case/1", "policy": "liaocheng-2022-73", "applicant": {"kind": "enterprise", "staff": "many"}})"}};
    other.person.give_files({"import"}, broken);
    other.person.settle();
    CHECK(other.says("/applicant/staff"));
    CHECK(other.says("案件文件没有导入"));
    other.person.click(Role::button, "关闭");
    const std::vector<platform::Headless::File> good{{"案件.json", "application/json", file}};
    other.person.give_files({"import"}, good);
    other.person.settle();
    other.go("result");
    CHECK(other.says("¥90,000.00"));
    CHECK(other.person.files_held() == 0);
}

TEST_CASE("The package holds the attached files, the case and the assessment") {
    Visit visit;
    visit.whole_case();
    visit.go("papers");
    visit.give_papers();
    for (const ui::Node& node : visit.person.tree().nodes) {
        if (node.role == Role::checkbox) {
            visit.person.click_key(std::string(node.key));
            break;
        }
    }
    visit.person.click(Role::button, visit.t("papers.make"));
    REQUIRE(visit.person.saved().size() == 1);
    const auto& zip = visit.person.saved().front();
    CHECK(zip.name.ends_with(".zip"));
    for (const char* part : {"the paper called relevance_proof", "case.json", "assessment.json", "manifest-sha256.txt", "summary.html"}) {
        INFO(part);
        CHECK(zip.bytes.find(part) != std::string::npos);
    }
    shot(visit.person, "papers-done");
}

TEST_CASE("Export first, then clear: what was not saved is not cleared") {
    Visit visit;
    visit.whole_case();
    const auto choose = [&] {
        visit.person.click(Role::button, visit.t("bar.case"));
        visit.person.click(Role::button, visit.t("menu.clear"));
        visit.person.click(Role::button, visit.t("clear.export"));
    };
    const bool cancelled = GENERATE(false, true);
    visit.person.fail_next_save("the disk is full", cancelled);
    choose();
    CHECK(visit.person.saved().empty());
    CHECK(visit.says("the disk is full") == !cancelled);
    visit.person.click(Role::button, visit.t("dialog.cancel"));
    CHECK(visit.person.node(Role::textbox, "合同金额").value == "100,000.00");

    choose();
    REQUIRE(visit.person.saved().size() == 1);
    CHECK(visit.person.saved().front().bytes.find("100000.00") != std::string::npos);
    CHECK(visit.person.find(Role::textbox, "合同金额") == nullptr);
    CHECK(visit.says(visit.person.saved().front().name));
}

TEST_CASE("The days that are ticked go into a calendar file; the row of a service shows its way") {
    Visit visit;
    visit.whole_case();
    visit.person.click(Role::button, visit.t("services.add"));
    visit.enter_service("research", "liaocheng", "50000");
    visit.person.type("申请日", "");  // not claimed yet
    visit.go("deadlines");
    CHECK(visit.says("2025年3月10日完成，最晚2025年9月10日申请；未申请，还剩101天"));
    CHECK(visit.person.node(Role::checkbox, "申请截止：服务2，2025年9月10日，提前14天提醒").checked);
    CHECK_FALSE(*visit.person.node(Role::checkbox, "申请截止：服务1，2025年9月10日，已申请，可不选").checked);
    visit.person.click(Role::checkbox, "省级补助预计：服务1，2025年6月30日，原则上");  // ticked until now
    visit.person.click(Role::button, visit.t("calendar.save", {{"n", "1"}}));
    REQUIRE(visit.person.saved().size() == 1);
    const auto& file = visit.person.saved().front();
    CHECK(file.name.ends_with(".ics"));
    CHECK(file.bytes.find("SUMMARY:申请截止：服务2\r\n") != std::string::npos);
    CHECK(file.bytes.find("TRIGGER:-P14D") != std::string::npos);
    CHECK(file.bytes.find("省级补助") == std::string::npos);
    visit.person.click(Role::radio, "服务1");
    CHECK(visit.says("2025年5月20日"));
    CHECK(visit.says("原则上2025年6月30日前"));
}

TEST_CASE("Every page is sound at every width in both languages") {
    const Language language = GENERATE(Language::zh, Language::en);
    Visit visit({1280, 800}, language);
    visit.whole_case();
    for (const ui::Size size : {ui::Size{360, 740}, ui::Size{390, 844}, ui::Size{768, 1024}, ui::Size{1280, 800}, ui::Size{1920, 1080}, ui::Size{1080, 1920}}) {
        visit.person.resize(size);
        for (const char* page : {"eligibility", "services", "result", "deadlines", "papers"}) {
            visit.go(page);
            const std::string where = std::string(page) + "-" + std::to_string(static_cast<int>(size.w)) + "-" + name_of(language);
            sound(visit, where);
            shot(visit.person, where);
        }
        for (const char* page : {"policy", "provider", ""}) {
            visit.person.send(platform::event::FragmentChanged{page});
            visit.person.settle();
            const std::string where = std::string(*page == 0 ? "home" : page) + "-" + std::to_string(static_cast<int>(size.w)) + "-" + name_of(language);
            sound(visit, where);
            shot(visit.person, where);
        }
        visit.person.send(platform::event::FragmentChanged{"eligibility"});
        visit.person.settle();
    }
}
