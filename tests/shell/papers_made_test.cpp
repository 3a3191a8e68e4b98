// The generated papers on their way into the package, or saved alone: what the person sees, and what is saved.
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "tests/shell/pages_way.hpp"
#include "tests/shell/shot.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using ui::Role;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::string_view names[] = {"兑付申请汇总表.pdf", "补助测算说明.pdf", "诚信承诺书.pdf", "材料清单.pdf", "兑付申请汇总表.xlsx"};

/// On the papers page, with everything there that a complete package needs.
void ready(Visit& visit) {
    visit.whole_case();
    visit.go("papers");
    visit.give_papers();
    visit.person.click(Role::checkbox, visit.t("papers.pledge"));
}

std::string saved_package(Language language = Language::zh) {
    Visit visit({1280, 800}, language);
    ready(visit);
    visit.person.click(Role::button, visit.t("papers.make"));
    REQUIRE(visit.person.saved().size() == 1);
    return visit.person.saved().front().bytes;
}

}  // namespace

TEST_CASE("The package holds the generated papers and the workbook beside its summary, in one order, byte for byte the same again") {
    const std::string zip = saved_package();
    std::size_t at = zip.find("/data/generated/summary.html");
    REQUIRE(at != std::string::npos);
    for (const std::string_view name : names) {
        INFO(name);
        const std::size_t next = zip.find("/data/generated/" + std::string(name), at);
        REQUIRE(next != std::string::npos);
        at = next;
    }
    // Each is in the manifest, and what it says is this case: with its figures and its files.
    CHECK_THAT(zip, ContainsSubstring("  data/generated/补助测算说明.pdf\n"));
    CHECK_THAT(zip, ContainsSubstring(R"(人民币（大写）：玖万元整)"));
    CHECK_THAT(zip, ContainsSubstring("relevance_proof.pdf"));
    CHECK(saved_package() == zip);
}

TEST_CASE("In English the papers and their names are English") {
    const std::string zip = saved_package(Language::en);
    CHECK_THAT(zip, ContainsSubstring("/data/generated/How the subsidy was calculated.pdf"));
    CHECK_THAT(zip, !ContainsSubstring("补助测算说明"));
}

TEST_CASE("While papers are made it is said, nothing more can be asked for, and what is changed meanwhile is not in the package") {
    Visit visit;
    ready(visit);
    visit.person.hold_papers(true);
    visit.person.click(Role::button, visit.t("papers.make"));
    CHECK(visit.person.saved().empty());
    const ui::Node& make = visit.person.node(Role::button, visit.t("making.now"));
    CHECK(make.busy);
    CHECK(visit.person.find(Role::status, visit.t("making.now")) != nullptr);
    CHECK(visit.person.node(Role::button, visit.t("papers.draft")).disabled);
    CHECK(visit.person.node(Role::button, visit.t("making.save_name", {{"paper", visit.t("paper.list.title")}})).disabled);
    visit.go("services");
    const policy::Pack pack = *policy::load_pack(product().packs.front(), "").pack;
    const std::string amount = pack.facts[static_cast<std::size_t>(pack.fact("contract_amount", policy::Scoped::service))].label.zh;
    visit.person.type(amount, "50000");
    visit.go("papers");
    visit.person.hold_papers(false);
    REQUIRE(visit.person.saved().size() == 1);
    CHECK(visit.person.papers_asked().size() == 1);
    CHECK_THAT(visit.person.saved().front().bytes, ContainsSubstring("\"contract_amount\": \"100000.00\""));
    CHECK(visit.person.find(Role::button, visit.t("making.now")) == nullptr);
    visit.go("services");
    CHECK(visit.person.node(Role::textbox, amount).value == "50,000.00");
}

TEST_CASE("Papers that cannot be made are not left out silently: again, or without them by the person's own choice") {
    Visit visit;
    ready(visit);
    visit.person.fail_next_papers("full-regular.ttf: HTTP 503");
    visit.person.click(Role::button, visit.t("papers.make"));
    CHECK(visit.person.saved().empty());
    REQUIRE(visit.person.find(Role::dialog, visit.t("making.failed")) != nullptr);
    CHECK(visit.says(visit.t("making.failed.package")));
    CHECK(visit.says("full-regular.ttf: HTTP 503"));
    CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
    shot(visit.person, "papers-failed");

    SECTION("again") {
        visit.person.click(Role::button, visit.t("making.again"));
        REQUIRE(visit.person.saved().size() == 1);
        CHECK_THAT(visit.person.saved().front().bytes, ContainsSubstring("诚信承诺书.pdf"));
    }
    SECTION("without them") {
        visit.person.click(Role::button, visit.t("making.without"));
        REQUIRE(visit.person.saved().size() == 1);
        CHECK_THAT(visit.person.saved().front().bytes, !ContainsSubstring("诚信承诺书.pdf"));
        CHECK_THAT(visit.person.saved().front().bytes, ContainsSubstring("data/generated/summary.html"));
        CHECK(visit.person.papers_asked().size() == 1);
    }
    SECTION("not at all") {
        visit.person.click(Role::button, visit.t("dialog.close"));
        CHECK(visit.person.saved().empty());
    }
    CHECK(visit.person.find(Role::dialog, visit.t("making.failed")) == nullptr);
}

TEST_CASE("Characters that the papers' font lacks are named to the person, each once") {
    Visit visit;
    ready(visit);
    visit.person.miss_in_papers({{.code_point = U'\u200B', .times = 1, .shown_as = ""}, {.code_point = U'𬱖', .times = 3, .shown_as = "〓"}, {.code_point = U'𠮷', .times = 1, .shown_as = "〓"}});
    visit.person.click(Role::button, visit.t("papers.make"));
    CHECK(visit.person.saved().size() == 1);
    CHECK(visit.says(visit.t("making.missing.text", {{"characters", "𬱖 𠮷"}})));
    CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
    visit.person.click(Role::button, visit.t("dialog.close"));
    CHECK(visit.person.find(Role::dialog, visit.t("making.missing")) == nullptr);
}

TEST_CASE("Each generated paper can be made and saved alone, without a pledge and with papers missing") {
    Visit visit;
    visit.whole_case();
    visit.go("papers");
    for (const char* title : {"paper.summary.title", "paper.calculation.title", "paper.pledge.title", "paper.list.title", "paper.workbook.title"}) {
        visit.person.click(Role::button, visit.t("making.save_name", {{"paper", visit.t(title)}}));
    }
    const auto& saved = visit.person.saved();
    REQUIRE(saved.size() == 5);
    for (std::size_t i = 0; i < saved.size(); ++i) {
        INFO(saved[i].name);
        const std::string name(names[i]);
        const std::size_t dot = name.rfind('.');
        CHECK(saved[i].name == name.substr(0, dot) + "-" + visit.t("file.unnamed") + "-2025-06-01" + name.substr(dot));
        CHECK(saved[i].media_type == (i < 4 ? "application/pdf" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        CHECK(nlohmann::json::parse(saved[i].bytes)["name"] == name.substr(0, dot));
    }
    visit.person.fail_next_papers("TypeError: x");
    visit.person.click(Role::button, visit.t("making.save_name", {{"paper", visit.t("paper.pledge.title")}}));
    CHECK(visit.says(visit.t("making.failed.paper")));
    CHECK(visit.person.find(Role::button, visit.t("making.without")) == nullptr);
    visit.person.click(Role::button, visit.t("making.again"));
    CHECK(saved.size() == 6);
}

TEST_CASE("Clearing everything drops the papers that are being made") {
    Visit visit;
    ready(visit);
    visit.person.hold_papers(true);
    visit.person.click(Role::button, visit.t("papers.make"));
    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.clear"));
    visit.person.click(Role::button, visit.t("clear.wipe"));
    visit.person.hold_papers(false);
    CHECK(visit.person.saved().empty());
    visit.person.settle();
    CHECK(visit.person.files_held() == 0);
}
