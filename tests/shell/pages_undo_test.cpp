// Going back: what was changed, what was removed, how it looked.
#include <catch_amalgamated.hpp>

#include "tests/shell/pages_way.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using ui::Role;

TEST_CASE("A removed service comes back by undo") {
    Visit visit;
    visit.whole_case();
    visit.person.click(Role::button, visit.t("services.remove"));
    CHECK(visit.person.find(Role::textbox, "合同金额") == nullptr);
    visit.person.click(Role::button, "撤销");
    CHECK(visit.person.node(Role::textbox, "合同金额").value == "100,000.00");
}

TEST_CASE("A message that offers to undo goes with the next change: it would undo that one") {
    Visit visit;
    visit.whole_case();
    visit.go("services");
    visit.person.click(Role::button, visit.t("services.add"));
    visit.person.click(Role::button, visit.t("services.remove"));
    REQUIRE(visit.person.find(Role::button, visit.t("toast.undo")) != nullptr);
    visit.person.click(Role::button, visit.t("services.add"));
    CHECK(visit.person.find(Role::button, visit.t("toast.undo")) == nullptr);
    visit.person.click(Role::button, visit.t("services.remove"));
    CHECK(visit.person.find(Role::button, visit.t("toast.undo")) != nullptr);
}

TEST_CASE("Every change is undone and done again: a file that was taken away, a name letter by letter, an import") {
    Visit visit;
    visit.whole_case();
    const auto menu = [&](std::string_view item) {
        visit.person.click(Role::button, visit.t("bar.case"));
        visit.person.click(Role::button, visit.t(item));
    };
    visit.go("papers");
    const std::vector<platform::Headless::File> file{{"合同.pdf", "application/pdf", "the contract"}};
    visit.person.give_files({"paper:s1/contract"}, file);
    visit.person.settle();
    const std::string its = visit.t("papers.file_menu", {{"name", "合同.pdf"}});
    visit.person.click(Role::button, its);
    visit.person.click(Role::button, visit.t("papers.remove", {{"name", "合同.pdf"}}));
    CHECK_FALSE(visit.person.find(Role::button, its));
    CHECK(visit.person.files_held() == 1);  // it may come back
    visit.person.click(Role::button, "撤销");
    CHECK(visit.person.find(Role::button, its));
    menu("menu.redo");
    CHECK_FALSE(visit.person.find(Role::button, its));
    menu("menu.undo");
    CHECK(visit.person.find(Role::button, its));

    visit.go("eligibility");
    const std::string name = "单位名称";
    for (const char* typed : {"聊", "聊城", "聊城轴承"}) visit.person.input(name, typed);
    menu("menu.undo");
    CHECK(visit.person.node(Role::textbox, name).value.empty());
    menu("menu.redo");
    CHECK(visit.person.node(Role::textbox, name).value == "聊城轴承");

    const std::vector<platform::Headless::File> other{{"案件.json", "application/json", R"({"format": "innovation-voucher-case/1", "policy": "liaocheng-2022-73", "applicant": {"kind": "enterprise"}})"}};
    visit.person.give_files({"import"}, other);
    visit.person.settle();
    CHECK(visit.person.files_held() == 1);
    menu("menu.undo");
    visit.go("papers");
    CHECK(visit.person.find(Role::button, its));

    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.clear"));
    visit.person.click(Role::button, visit.t("clear.wipe"));
    CHECK(visit.person.files_held() == 0);  // what was cleared is gone
}

TEST_CASE("A day that was taken out of the calendar comes back by undo") {
    Visit visit;
    visit.whole_case();
    visit.go("deadlines");
    const auto ticked = [&] { return *visit.person.node(Role::checkbox, "省级补助预计：服务1，2025年6月30日，原则上").checked; };
    REQUIRE(ticked());
    visit.person.click(Role::checkbox, "省级补助预计：服务1，2025年6月30日，原则上");
    CHECK_FALSE(ticked());
    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.undo"));
    CHECK(ticked());
}

TEST_CASE("The looks go round: each press shows another one, and the last leads back to the system's own") {
    const bool system_is_dark = GENERATE(false, true);
    Visit visit;
    visit.person.send(platform::event::SystemLook{.dark = system_is_dark});
    visit.person.settle();
    const auto shown = [&] { return visit.person.ui().look().theme; };
    const auto named = [&](const char* choice) { return visit.says(visit.t("bar.theme", {{"now", visit.t(choice)}})); };
    const auto own = system_is_dark ? ui::ThemeName::dark : ui::ThemeName::light;
    const auto other = system_is_dark ? ui::ThemeName::light : ui::ThemeName::dark;
    CHECK(named("theme.system"));
    for (const ui::ThemeName expected : {own, other, ui::ThemeName::high_contrast, own}) {
        CHECK(shown() == expected);
        visit.person.click_key("bar/theme");
    }
    CHECK(named("theme.system"));
    CHECK(shown() == own);
    visit.person.send(platform::event::SystemLook{.dark = !system_is_dark});
    visit.person.settle();
    CHECK(shown() == other);  // the system is followed again
}
