// A save that takes a while, and one that does not succeed, as a person meets them.
#include <catch_amalgamated.hpp>

#include "shell/ui/cut_words.hpp"
#include "tests/shell/layout.hpp"
#include "tests/shell/pages_way.hpp"
#include "tests/shell/shot.hpp"

namespace voucher::tests {
namespace {

using platform::SaveTrouble;
using ui::Role;
namespace event = platform::event;

constexpr std::uint64_t mebibyte = 1ULL << 20U;

/// On the papers page with a whole case.
struct AtPapers : Visit {
    explicit AtPapers(app::Language language = app::Language::zh) : Visit({1280, 800}, language) {
        whole_case();
        go("papers");
    }
    void make() { person.click(Role::button, t("papers.draft")); }
};

/// After the first word of a large save.
struct Saving : AtPapers {
    explicit Saving(app::Language language = app::Language::zh) : AtPapers(language) {
        person.hold_next_save();
        make();
        person.send(event::SaveProgress{"包.zip", 0, 1024 * mebibyte});
        person.settle();
    }
};

}  // namespace

TEST_CASE("A large save tells how far it is, and says when it is done") {
    Saving visit;
    CHECK(visit.person.find(Role::dialog, visit.t("save.title")) != nullptr);
    visit.person.send(event::SaveProgress{"包.zip", 256 * mebibyte, 1024 * mebibyte});
    CHECK(visit.says("已写入256.0 MB，共1024.0 MB"));
    CHECK(visit.person.node(Role::progressbar, visit.t("save.progress")).value == "25");
    visit.person.send(event::Saved{"包.zip"});
    visit.person.settle();
    CHECK(visit.person.find(Role::dialog, visit.t("save.title")) == nullptr);
    CHECK(visit.says("已保存：包.zip"));
}

TEST_CASE("The dialog of a save is sound at every width, in both languages") {
    const app::Language language = GENERATE(app::Language::zh, app::Language::en);
    Saving visit(language);
    visit.person.send(event::SaveProgress{"创新券-聊城市测试高端装备与新材料科技有限公司-2025-06-01.zip", 999 * mebibyte, 1024 * mebibyte});
    for (const ui::Size size : {ui::Size{360, 740}, ui::Size{768, 1024}, ui::Size{1280, 800}}) {
        visit.person.resize(size);
        CHECK(layout_defects(size, visit.person.tree()) == std::vector<std::string>{});
        CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
        CHECK(ui::cut_words(visit.person.ui()) == std::vector<std::string>{});
        shot(visit.person, "saving-" + std::to_string(static_cast<int>(size.w)) + (language == app::Language::zh ? "-zh" : "-en"));
    }
}

TEST_CASE("A large save runs on behind the page; asking for the package again shows it instead of starting another") {
    Saving visit;
    visit.person.click(Role::button, visit.t("save.behind"));
    CHECK(visit.person.find(Role::dialog, visit.t("save.title")) == nullptr);
    visit.person.send(event::SaveProgress{"包.zip", 512 * mebibyte, 1024 * mebibyte});
    CHECK(visit.person.find(Role::dialog, visit.t("save.title")) == nullptr);
    visit.make();
    CHECK(visit.person.saved().empty());
    CHECK(visit.person.find(Role::dialog, visit.t("save.title")) != nullptr);
}

TEST_CASE("A save is cancelled: it is said calmly, and the next one starts") {
    Saving visit;
    visit.person.send(event::SaveFailed{.name = "包.zip", .reason = {}, .cancelled = true});
    visit.person.settle();
    CHECK(visit.person.find(Role::dialog, visit.t("save.title")) == nullptr);
    CHECK(visit.says(visit.t("save.cancelled")));
    visit.make();
    CHECK(visit.person.saved().size() == 1);
}

TEST_CASE("The button of the dialog cancels the save") {
    AtPapers visit;
    visit.person.hold_next_save();
    visit.make();
    const std::string name = visit.person.held_save();
    REQUIRE(name.ends_with(".zip"));
    visit.person.send(event::SaveProgress{name, 0, 1024 * mebibyte});
    visit.person.settle();
    visit.person.click(Role::button, visit.t("save.cancel"));
    visit.person.settle();
    CHECK(visit.person.find(Role::dialog, visit.t("save.title")) == nullptr);
    CHECK(visit.says(visit.t("save.cancelled")));
}

TEST_CASE("The place is asked for before anything is made; a chooser that was closed changes nothing and needs no word") {
    AtPapers visit;
    visit.person.focus(Role::button, visit.t("papers.draft"));
    const std::string before = visit.person.described();
    const std::string focused = visit.person.focused();
    visit.person.decline_next_place();
    visit.make();
    CHECK(visit.person.places_asked() == std::vector<std::string>{"创新券草稿包-" + visit.t("package.unnamed") + "-2025-06-01.zip"});
    CHECK(visit.person.papers_asked().empty());
    CHECK(visit.person.described() == before);
    CHECK(visit.person.focused() == focused);
    visit.make();
    REQUIRE(visit.person.saved().size() == 1);
    CHECK(visit.person.saved().front().name == visit.person.places_asked().back());
    CHECK(visit.person.places_held() == 0);
}

TEST_CASE("A place that was chosen in vain is left: papers that cannot be made, everything cleared meanwhile") {
    AtPapers visit;
    SECTION("papers that cannot be made; without them it is asked for again") {
        visit.person.fail_next_papers("TypeError: x");
        visit.make();
        CHECK(visit.person.places_held() == 0);
        visit.person.click(Role::button, visit.t("making.without"));
        CHECK(visit.person.places_asked().size() == 2);
        CHECK(visit.person.saved().size() == 1);
    }
    SECTION("everything cleared") {
        visit.person.hold_papers(true);
        visit.make();
        CHECK(visit.person.places_held() == 1);
        visit.person.click(Role::button, visit.t("bar.case"));
        visit.person.click(Role::button, visit.t("menu.clear"));
        visit.person.click(Role::button, visit.t("clear.wipe"));
        CHECK(visit.person.places_held() == 0);
        visit.person.hold_papers(false);
        CHECK(visit.person.saved().empty());
    }
}

TEST_CASE("Why a save failed is said with what to do, the file at fault by its name, and the work goes on") {
    const auto [trouble, key] = GENERATE(table<SaveTrouble, std::string>({{SaveTrouble::no_room, "save.no_room"}, {SaveTrouble::not_allowed, "save.not_allowed"},
                                                                           {SaveTrouble::file_gone, "save.file_gone"}, {SaveTrouble::file_changed, "save.file_changed"}}));
    AtPapers visit;
    visit.person.fail_next_save({.name = {}, .reason = "Error: in the browser's words", .trouble = trouble, .file = "发票.pdf"});
    visit.make();
    CHECK(visit.says(visit.t(key, {{"name", "发票.pdf"}})));
    CHECK_FALSE(visit.says("in the browser's words"));
    visit.person.click(Role::button, visit.t("toast.close"));
    visit.make();
    CHECK(visit.person.saved().size() == 1);
}

}  // namespace voucher::tests
