// The provider's page: contracts typed, copied, removed, saved and opened; what they bring, and what is ticked.
#include <algorithm>
#include <array>
#include <catch_amalgamated.hpp>

#include "tests/shell/pages_way.hpp"
#include "tests/shell/sound.hpp"

namespace voucher::tests {
namespace {

using app::Language;
using ui::Role;
using File = platform::Headless::File;

constexpr std::array<ui::Size, 6> sizes{{{360, 740}, {390, 844}, {768, 1024}, {1280, 800}, {1920, 1080}, {1080, 1920}}};

/// The list of tests/cases/provider: seven contracts, of which four count and one is doubtful.
std::string institute() { return read_asset("../tests/cases/provider/institute.json"); }

void give(Visit& visit, std::string_view bytes, std::string_view name = "合同表.json") {
    const std::vector<File> file{{std::string(name), "application/json", std::string(bytes)}};
    visit.person.give_files({"contracts"}, file);
}

Visit& with_institute(Visit& visit) {
    visit.choose_day("2025-06-01");
    visit.start("provider");
    give(visit, institute());
    return visit;
}

std::string without_marks(std::string text) {
    for (auto at = text.find("**"); at != std::string::npos; at = text.find("**")) text.erase(at, 2);
    return text;
}

std::size_t rows_in(const Visit& visit) {
    return static_cast<std::size_t>(std::ranges::count_if(visit.person.tree().nodes, [](const ui::Node& node) { return node.role == Role::row && node.row_index > 1; }));
}

void open_contract(Visit& visit, std::string_view user) { visit.person.click(Role::button, visit.t("provider.edit", {{"name", std::string(user)}})); }

/// In the contract that is open, and of the provider where `contract` is empty.
void answer(Visit& visit, std::string_view contract, std::string_view fact, std::string_view option) {
    const std::string where = contract.empty() ? "main/page/own/" : "main/page/contract/" + std::string(contract) + "/";
    visit.person.click_key(where + std::string(fact) + "/answer/" + std::string(option));
}

void type_whole_contract(Visit& visit, std::string_view id, std::string_view user, std::string_view amount) {
    visit.person.type(visit.t("provider.column.user"), user);
    visit.person.type(visit.t("provider.column.service"), "性能测试");
    visit.person.type("合同额", amount);
    visit.person.type("服务完成日", "2025-3-10");
    visit.person.type("使用方申请日", "20250520");
    answer(visit, id, "user", "enterprise");
    answer(visit, id, "category", "testing");
    for (const char* no : {"mandatory_or_routine", "publicly_funded", "affiliated_with_user", "already_redeemed"}) answer(visit, id, no, "no");
    answer(visit, id, "booked_on_network", "yes");
}

}  // namespace

TEST_CASE("A provider types two contracts and sees what they bring, what one more would add, and its three cases of the reward") {
    Visit visit;
    visit.choose_day("2025-06-01");
    visit.start("provider");
    CHECK(visit.person.fragment() == "provider");
    visit.person.type(visit.t("provider.name"), "聊城示例检测研究院");
    answer(visit, "", "provider_in_city", "yes");
    answer(visit, "", "provider_network_member", "yes");
    CHECK(visit.says(visit.t("provider.qualifies")));
    visit.person.click(Role::button, visit.t("provider.add"));
    CHECK(visit.says(visit.t("provider.open_more", {{"words", visit.t("provider.open_condition", {{"condition", "使用方是企业或团队"}})}, {"n", "9"}})));
    type_whole_contract(visit, "c1", "东阿示例胶业", "920万");
    CHECK(visit.person.node(Role::textbox, "合同额").value == "9,200,000.00");
    CHECK(visit.person.node(Role::textbox, "服务完成日").value == "2025年3月10日");
    CHECK(visit.says("¥460,000.00"));
    visit.person.click(Role::button, visit.t("provider.copy"));
    visit.person.type(visit.t("provider.column.user"), "高唐示例机械");
    visit.person.type("合同额", "640000");
    answer(visit, "c2", "booked_on_network", "unsure");
    CHECK(visit.says("¥460,000.00 – ¥492,000.00"));
    visit.person.type(visit.t("provider.next.name"), "100万");
    CHECK(visit.says(without_marks(visit.t("provider.next.range", {{"most", "¥40,000.00"}, {"least", "¥8,000.00"}}))));
    visit.person.click(Role::button, visit.t("provider.back"));
    CHECK(rows_in(visit) == 2);
    CHECK(visit.says("1 " + visit.t("provider.counts")));
    CHECK(visit.says("1 " + visit.t("provider.counts_open")));
    visit.person.type(visit.t("provider.served"), "800万");
    for (const char* figure : {"800,000.00", "1,600,000.00", "2,000,000.00", "3,200,000.00", "4,000,000.00"}) CHECK(visit.says(figure));
    CHECK(visit.says(visit.t("provider.reward.cut", {{"tier", "30%"}, {"amount", "2,400,000.00"}, {"limit", "200万元"}})));
}

TEST_CASE("The list of the design comes to the design's figures, and each contract says why it counts or not") {
    Visit visit;
    with_institute(visit);
    CHECK(rows_in(visit) == 7);
    CHECK(visit.says("聊城示例检测研究院"));
    CHECK(visit.says("¥460,000.00 – ¥492,000.00"));
    CHECK(visit.says(visit.t("provider.post.sure", {{"why", "5% × 9,200,000.00"}})));
    CHECK(visit.says(visit.t("provider.post.doubtful", {{"amount", "32,000.00"}})));
    CHECK(visit.says(without_marks(visit.t("provider.next.range", {{"most", "¥40,000.00"}, {"least", "¥8,000.00"}}))));
    CHECK(visit.says("强制、常规或批量检测不支持"));
    CHECK(visit.says("与本单位有关联"));
    CHECK(visit.says(visit.t("provider.open_condition", {{"condition", "网上预约"}})));
    CHECK(visit.says(visit.t("provider.duties.count", {{"n", "5"}, {"all", "7"}})));
    visit.person.click_key("main/page/contracts/rows/c7/reason/article");
    REQUIRE(std::ranges::any_of(visit.person.tree().nodes, [](const ui::Node& node) { return node.role == Role::dialog && node.name.contains("第八条（四）"); }));
    visit.person.press_escape();
}

TEST_CASE("Everything that is given on the provider's page can be undone and done again, step by step") {
    Visit visit;
    with_institute(visit);
    open_contract(visit, "示例铜业");
    visit.person.click(Role::button, visit.t("provider.remove"));
    CHECK(rows_in(visit) == 6);
    visit.person.click(Role::button, visit.t("toast.undo"));
    CHECK(rows_in(visit) == 7);
    visit.person.click(Role::checkbox, "保证服务质量");
    CHECK(visit.says(visit.t("provider.duties.count", {{"n", "4"}, {"all", "7"}})));
    open_contract(visit, "高唐示例机械");
    answer(visit, "c5", "booked_on_network", "yes");
    visit.person.type("合同额", "64万");
    visit.person.type("合同额", "五十来万");
    CHECK(visit.person.node(Role::textbox, "合同额").value == "五十来万");
    CHECK_FALSE(visit.person.node(Role::textbox, "合同额").error.empty());
    CHECK(visit.says("¥460,000.00 – ¥500,000.00"));  // the amount is unknown: not zero
    visit.person.click(Role::button, visit.t("roster.undo"));
    CHECK(visit.person.node(Role::textbox, "合同额").value == "640,000.00");
    CHECK(visit.says("¥492,000.00"));
    visit.person.click(Role::button, visit.t("roster.undo"));
    CHECK(visit.says("¥460,000.00 – ¥492,000.00"));
    visit.person.click(Role::button, visit.t("roster.undo"));
    CHECK(visit.says(visit.t("provider.duties.count", {{"n", "5"}, {"all", "7"}})));
    visit.person.click(Role::button, visit.t("roster.redo"));
    CHECK(visit.says(visit.t("provider.duties.count", {{"n", "4"}, {"all", "7"}})));
    for (int n = 0; n < 2; ++n) visit.person.click(Role::button, visit.t("roster.undo"));  // the tick, and the list itself
    CHECK(rows_in(visit) == 0);
    CHECK(visit.says(visit.t("provider.table.empty")));
}

TEST_CASE("A list that was saved opens again with everything that was typed, also with what nobody understood") {
    Visit visit;
    with_institute(visit);
    open_contract(visit, "示例铜业");
    visit.person.type("服务完成日", "五月份");
    visit.person.type(visit.t("provider.served"), "约八百万");
    visit.person.click(Role::button, visit.t("provider.save_list"));
    REQUIRE(visit.person.saved().size() == 1);
    const std::string saved = visit.person.saved().back().bytes;
    CHECK(visit.person.saved().back().name == visit.t("provider.file", {{"day", "2025-06-01"}}));
    Visit other;
    other.start("provider");
    give(other, saved);
    CHECK(rows_in(other) == 7);
    CHECK(other.person.node(Role::textbox, other.t("provider.served")).value == "约八百万");
    open_contract(other, "示例铜业");
    CHECK(other.person.node(Role::textbox, "服务完成日").value == "五月份");
    other.choose_day("2025-06-01");
    other.person.click(Role::button, other.t("provider.save_list"));
    CHECK(other.person.saved().back().bytes == saved);
    CHECK(other.person.files_held() == 0);
}

TEST_CASE("A file that is no list of contracts is refused with its place, and nothing that was there is lost") {
    Visit visit;
    with_institute(visit);
    std::string broken = institute();
    broken.replace(broken.find("\"640000.00\""), 11, "640000.001");
    give(visit, broken);
    CHECK(visit.says(visit.t("provider.refused")));
    CHECK(visit.says("/contracts/4/facts/contract_amount"));
    CHECK(visit.says(visit.t("provider.table.title", {{"n", "7"}})));
    sound(visit, "provider-refused");
    visit.person.click(Role::button, visit.t("provider.refused.close"));
    CHECK_FALSE(visit.says(visit.t("provider.refused")));
    give(visit, "{");
    CHECK(visit.says(visit.t("finding.contracts_bad_json")));
    CHECK(visit.person.files_held() == 0);
}

TEST_CASE("The provider's page is whole at every width, in both languages: empty, with seven contracts, and with one open") {
    const Language language = GENERATE(Language::zh, Language::en);
    const std::string tail = language == Language::zh ? "-zh" : "-en";
    for (const ui::Size size : sizes) {
        Visit visit({1280, 800}, language);
        visit.choose_day("2025-06-01");
        visit.start("provider");
        visit.person.resize(size);
        const std::string at = "-" + std::to_string(static_cast<int>(size.w)) + tail;
        sound(visit, "provider-empty" + at);
        give(visit, institute());
        sound(visit, "provider-seven" + at);
        open_contract(visit, "东阿示例胶业");
        sound(visit, "provider-contract" + at);
        visit.person.click_key("main/page/own/fold");
        visit.person.click(Role::button, visit.t("provider.back"));
        sound(visit, "provider-own" + at);
    }
}

TEST_CASE("Larger text does not break the provider's page") {
    Visit visit;
    with_institute(visit);
    for (const char* now : {"100%", "125%"}) {
        if (visit.person.find_key("bar/text_size") == nullptr) visit.person.click_key("bar/menu");
        visit.person.click(Role::button, visit.t("bar.text_size", {{"now", now}}));
        visit.person.press_escape();
        sound(visit, std::string("provider-more-than-") + now);
    }
    open_contract(visit, "东阿示例胶业");
    sound(visit, "provider-contract-150");
}

TEST_CASE("Of a thousand contracts only those in view are drawn, and one more is not taken") {
    Visit visit;
    visit.start("provider");
    std::string text = R"({"format":"innovation-voucher-contracts/1","policy":"liaocheng-2022-73","contracts":[)";
    for (int n = 0; n < 1000; ++n) text += std::string(n == 0 ? "" : ",") + R"({"id":"c)" + std::to_string(n) + R"(","facts":{"contract_amount":"1.00"}})";
    give(visit, text + "]}");
    CHECK(visit.says(visit.t("provider.table.title", {{"n", "1000"}})));
    CHECK(rows_in(visit) < 60);
    visit.person.click(Role::button, visit.t("provider.add"));
    CHECK(visit.says(visit.t("provider.table.title", {{"n", "1000"}})));
}

}  // namespace voucher::tests
