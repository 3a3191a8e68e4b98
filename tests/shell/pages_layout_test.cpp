// Every page at every width, in both languages and text sizes: nothing clipped, nothing over each other, nothing off the page.
#include <array>
#include <catch_amalgamated.hpp>

#include "shell/ui/cut_words.hpp"
#include "tests/shell/layout.hpp"
#include "tests/shell/pages_way.hpp"
#include "tests/shell/shot.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using ui::Role;

namespace {

constexpr std::array<ui::Size, 6> sizes{{{360, 740}, {390, 844}, {768, 1024}, {1280, 800}, {1920, 1080}, {1080, 1920}}};
constexpr std::array pages{"eligibility", "services", "result", "deadlines", "papers"};
constexpr std::array free_pages{"", "policy", "provider", "roster", "verify", "gallery"};

void look_at(Visit& visit, const std::string& where) {
    INFO(where);
    CHECK(layout_defects(visit.person.ui().page(), visit.person.tree()) == std::vector<std::string>{});
    CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
    CHECK(ui::cut_words(visit.person.ui()) == std::vector<std::string>{});
    shot(visit.person, where);
}

std::string name(const char* page, ui::Size size, Language language) {
    return std::string(page[0] == '\0' ? "home" : page) + "-" + std::to_string(static_cast<int>(size.w)) + (language == Language::zh ? "-zh" : "-en");
}

}  // namespace

TEST_CASE("No page clips its words or lays things over each other, at any width, in both languages") {
    const Language language = GENERATE(Language::zh, Language::en);
    Visit visit({1280, 800}, language);
    visit.whole_case();
    for (const ui::Size size : sizes) {
        visit.person.resize(size);
        for (const char* page : pages) {
            visit.person.send(platform::event::FragmentChanged{page});
            look_at(visit, name(page, size, language));
        }
        for (const char* page : free_pages) {
            visit.person.send(platform::event::FragmentChanged{page});
            look_at(visit, name(page, size, language));
        }
    }
}

TEST_CASE("The gallery is sound in every theme, and what can be tried there works") {
    Visit visit;
    visit.person.send(platform::event::FragmentChanged{"gallery"});
    visit.person.click(Role::button, visit.t("gallery.open_dialog"));
    REQUIRE(visit.person.find(Role::dialog, visit.t("gallery.dialog_title")) != nullptr);
    visit.person.press_escape();
    CHECK(visit.person.find(Role::dialog, visit.t("gallery.dialog_title")) == nullptr);
    visit.person.click(Role::button, "5");
    CHECK(visit.person.node(Role::textbox, visit.t("gallery.staff")).value == "1285");
    visit.person.resize({1280, 2480});
    for (const char* theme : {"light", "dark", "high_contrast"}) {
        shot(visit.person, std::string("gallery-") + theme);
        visit.person.click_key("bar/theme");
        CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
    }
}
