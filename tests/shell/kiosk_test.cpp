// A kiosk in a service hall: from the first touch to the result, and what is left when the person has gone (nothing).
#include <functional>
#include <catch_amalgamated.hpp>

#include "tests/shell/sound.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using ui::Role;

namespace {

constexpr ui::Size upright{1080, 1920};
constexpr ui::Size across{1920, 1080};
constexpr const char* settings = R"({"idle_seconds": 60, "warning_seconds": 20, "hall": {"zh": "聊城市政务服务中心", "en": "Liaocheng Service Hall"}, "address": "https://voucher.example.cn/"})";

/// Every control can be met by a finger: 64 px at least.
void large_enough(Visit& visit) {
    for (const ui::Node& node : visit.person.tree().nodes) {
        if (!ui::is_control(node)) continue;
        INFO(node.key << " " << node.name << " " << node.rect.w << "x" << node.rect.h);
        CHECK(node.rect.w >= 63.5f);
        CHECK(node.rect.h >= 63.5f);
    }
}

void look(Visit& visit, const std::string& where) {
    sound(visit, where);
    large_enough(visit);
}

/// The key that ends so, within the question's own scope.
void press(Visit& visit, const std::string& question, const std::string& last) {
    for (const ui::Node& node : visit.person.tree().nodes) {
        if (node.key.find("/" + question + "/") != std::string::npos && node.key.ends_with("/" + last)) return visit.person.click_key(std::string(node.key));
    }
    throw std::runtime_error("No " + question + "/" + last + "\n" + visit.person.described());
}

void key_in(Visit& visit, const std::string& question, std::string_view keys) {
    while (!keys.empty()) {
        const bool wan = keys.starts_with("万");
        press(visit, question, wan ? "keys/wan" : "keys/" + std::string(keys.substr(0, 1)));
        keys.remove_prefix(wan ? std::string_view("万").size() : 1);
    }
    press(visit, question, "confirm");
}

/// As of 2025-06-01: an enterprise of 128, all conditions met, one local test of 100,000. `see`: at each question.
void whole_visit(Visit& visit, const std::function<void(const std::string&)>& see = [](const std::string&) {}) {
    visit.person.click(Role::button, visit.t("kiosk.i_am", {{"kind", visit.language() == Language::zh ? "企业" : "Enterprise"}}));
    see("day");
    key_in(visit, "day", "20250601");
    const auto choose = [&](const char* fact, const char* option) {
        see(fact);
        press(visit, fact, option);
    };
    const auto type = [&](const char* fact, const char* keys) {
        see(fact);
        key_in(visit, fact, keys);
    };
    choose("registered_in_city", "yes");
    choose("legal_person", "yes");
    type("staff", "128");
    type("annual_sales", "1200万");
    choose("sound_finance", "yes");
    for (const char* fact : {"bad_credit_record", "major_safety_accident", "major_quality_accident", "serious_environmental_violation", "serious_research_dishonesty"}) choose(fact, "no");
    choose("green_threshold_ok", "yes");
    choose("network_member", "yes");
    choose("honest_and_real_name", "yes");
    choose("category", "testing");
    choose("provider_region", "liaocheng");
    type("contract_amount", "10万");
    type("invoice_amount", "10万");
    type("completed_on", "20250310");
    for (const char* fact : {"mandatory_or_routine", "publicly_funded", "affiliated_with_provider"}) choose(fact, "no");
    for (const char* fact : {"provider_network_member", "booked_on_network"}) choose(fact, "yes");
    choose("already_redeemed", "no");
    type("received", "0");
}

}  // namespace

TEST_CASE("A kiosk leads to the figure by one question at a time, upright and across, in both languages") {
    const Language language = GENERATE(Language::zh, Language::en);
    const ui::Size size = GENERATE(upright, across);
    const std::string name = std::string("kiosk-") + (size == upright ? "upright" : "across") + (language == Language::zh ? "-zh-" : "-en-");
    Visit visit(size, language, settings);
    look(visit, name + "start");
    whole_visit(visit, [&](const std::string& question) { look(visit, name + question); });
    look(visit, name + "result");
    CHECK(visit.says("¥90,000.00"));
    CHECK(visit.says("¥60,000.00"));
    CHECK(visit.says(language == Language::zh ? "2025年9月10日" : "10 September 2025"));
    visit.person.click(Role::button, visit.t("kiosk.result.why"));
    look(visit, name + "why");
    visit.person.click(Role::button, visit.t("kiosk.back_to_result"));
    visit.person.click(Role::button, visit.t("kiosk.back_to_questions"));
    for (const ui::Node& node : visit.person.tree().nodes) {
        if (!node.key.ends_with("/article")) continue;
        visit.person.click_key(std::string(node.key));
        break;
    }
    look(visit, name + "article");
    visit.person.click(Role::button, visit.t("kiosk.close"));
    visit.person.send(platform::event::Untouched{42});
    look(visit, name + "still");
}

TEST_CASE("Who sits brings the kiosk's controls into the lower half") {
    const Language language = GENERATE(Language::zh, Language::en);
    Visit visit(upright, language, settings);
    visit.person.click(Role::button, visit.t("kiosk.lower"));
    const std::string name = std::string("kiosk-lowered-") + (language == Language::zh ? "zh-" : "en-");
    const auto all_low = [&] {
        for (const ui::Node& node : visit.person.tree().nodes) {
            if (!ui::is_control(node) || node.key.ends_with("/article")) continue;
            INFO(node.key);
            CHECK(node.rect.y >= 800);
        }
    };
    look(visit, name + "start");
    all_low();
    visit.person.click(Role::button, visit.t("kiosk.i_am", {{"kind", language == Language::zh ? "企业" : "Enterprise"}}));
    press(visit, "day", "today");
    look(visit, name + "question");
    all_low();
}

TEST_CASE("A team is asked a team's questions") {
    Visit visit(upright, Language::zh, settings);
    visit.person.click(Role::button, visit.t("kiosk.i_am", {{"kind", "创客团队"}}));
    press(visit, "day", "last_day");
    CHECK(visit.says(question_of("legal_person", Language::zh)));
    press(visit, "legal_person", "no");
    CHECK(visit.says(question_of("company_registered", Language::zh)));
}

TEST_CASE("What cannot be read stays in the kiosk's field, and so does the question") {
    Visit visit(upright, Language::zh, settings);
    visit.person.click(Role::button, visit.t("kiosk.i_am", {{"kind", "企业"}}));
    key_in(visit, "day", "20251340");
    CHECK(visit.says(visit.t("typed.date.missing")));
    CHECK(visit.says(visit.t("kiosk.typed", {{"text", "2025-13-40"}})));
    press(visit, "day", "keys/clear");
    key_in(visit, "day", "20250601");
    CHECK(visit.says(visit.t("notice.line.as_of", {{"as_of", "2025年6月1日"}}).substr(0, 12)));
    CHECK(visit.says(question_of("registered_in_city", Language::zh)));
}

TEST_CASE("Going back changes an answer, and not sure leaves a range") {
    Visit visit(upright, Language::zh, settings);
    whole_visit(visit);
    visit.person.click(Role::button, visit.t("kiosk.back_to_questions"));
    press(visit, "received", "keys/clear");
    visit.person.click(Role::button, visit.t("kiosk.back"));
    press(visit, "already_redeemed", "unsure");
    press(visit, "received", "keys/unsure");
    CHECK(visit.says("¥0.00 – ¥90,000.00"));
    CHECK(visit.says(visit.t("result.open")));
}

TEST_CASE("The last seconds before a kiosk is wiped are counted before the person's eyes, and any answer goes on") {
    Visit visit(upright, Language::zh, settings);
    CHECK(visit.person.idleness_watched() == std::pair{40, 60});
    visit.person.click(Role::button, visit.t("kiosk.i_am", {{"kind", "企业"}}));
    visit.person.send(platform::event::Untouched{39});
    CHECK(visit.person.find(Role::dialog, visit.t("kiosk.still")) == nullptr);
    visit.person.send(platform::event::Untouched{40});
    REQUIRE(visit.person.find(Role::dialog, visit.t("kiosk.still")) != nullptr);
    CHECK(visit.says("20秒后"));
    visit.person.send(platform::event::Untouched{59});
    CHECK(visit.says("1秒后"));
    SECTION("a touch anywhere") {
        visit.person.send(platform::event::Untouched{0});
        CHECK(visit.person.find(Role::dialog, visit.t("kiosk.still")) == nullptr);
        CHECK(visit.says(visit.t("kiosk.day")));
    }
    SECTION("the button") {
        visit.person.click(Role::button, visit.t("kiosk.still.go_on"));
        CHECK(visit.person.find(Role::dialog, visit.t("kiosk.still")) == nullptr);
        CHECK(visit.says(visit.t("kiosk.day")));
    }
    SECTION("the other button") {
        visit.person.click(Role::button, visit.t("kiosk.still.end"));
        CHECK(visit.says(visit.t("kiosk.title")));
    }
    SECTION("nothing") {
        visit.person.send(platform::event::Untouched{60});
        CHECK(visit.person.find(Role::dialog, visit.t("kiosk.still")) == nullptr);
        CHECK(visit.says(visit.t("kiosk.title")));
    }
}

TEST_CASE("Nothing of a kiosk's visit is left, whoever ends it") {
    Visit fresh(upright, Language::zh, settings);
    const std::string first = fresh.person.described();
    Visit visit(upright, Language::zh, settings);
    whole_visit(visit);
    visit.person.click(Role::button, visit.t("bar.en"));
    SECTION("the clock, on the result") { visit.person.send(platform::event::Untouched{60}); }
    SECTION("the clock, over the derivation") {
        visit.person.click(Role::button, words(Language::en)("kiosk.result.why"));
        visit.person.send(platform::event::Untouched{60});
    }
    SECTION("the person") { visit.person.click(Role::button, words(Language::en)("kiosk.end")); }
    CHECK(visit.person.described() == first);
    CHECK(visit.person.files_held() == 0);
    // The next person finds no answer of the one before.
    visit.person.click(Role::button, visit.t("kiosk.i_am", {{"kind", "企业"}}));
    press(visit, "day", "last_day");
    for (const ui::Node& node : visit.person.tree().nodes) CHECK_FALSE(node.selected);
    CHECK_FALSE(visit.says("128"));
}

TEST_CASE("A kiosk keeps no draft, names no page in the address and takes no file") {
    Visit visit(upright, Language::zh, settings);
    whole_visit(visit);
    CHECK(visit.person.writes() == 0);
    CHECK(visit.person.fragment().empty());
    CHECK(visit.person.saved().empty());
    const std::vector<platform::Headless::File> file{{"a.pdf", "application/pdf", "%PDF-1.7"}};
    for (const char* purpose : {"drop", "paste", "paper:s1/contract", "import", "roster", "verify"}) visit.person.give_files({purpose}, file);
    visit.person.settle();
    CHECK(visit.person.files_held() == 0);
    visit.person.send(platform::event::FragmentChanged{"papers"});
    CHECK(visit.says("¥90,000.00"));
}

TEST_CASE("A kiosk that nobody uses says nothing; only its look goes back to the hall's own") {
    Visit visit(upright, Language::zh, settings);
    visit.person.send(platform::event::Untouched{45});
    CHECK(visit.person.find(Role::dialog, visit.t("kiosk.still")) == nullptr);
    visit.person.click(Role::button, visit.t("bar.en"));
    visit.person.send(platform::event::Untouched{45});
    CHECK(visit.person.find(Role::dialog, words(Language::en)("kiosk.still")) == nullptr);
    visit.person.send(platform::event::Untouched{60});
    CHECK(visit.says(visit.t("kiosk.title")));
}

TEST_CASE("Settings that a kiosk cannot use are said on its first screen") {
    const Language language = GENERATE(Language::zh, Language::en);
    for (const auto& [name, size] : {std::pair{"upright", upright}, std::pair{"across", across}}) {
        Visit visit(size, language, R"({"idle_seconds": 5, "theme": "blue"})");
        CHECK(visit.says("/idle_seconds"));
        look(visit, std::string("kiosk-settings-") + name + (language == Language::zh ? "-zh" : "-en"));
        Visit none(size, language, "");
        CHECK(none.says(none.t("kiosk.settings.no_file")));
        CHECK(none.person.idleness_watched() == std::pair{60, 90});
    }
}

TEST_CASE("Outside kiosk mode idleness means nothing") {
    Visit visit;
    visit.start("enterprise");
    CHECK(visit.person.idleness_watched() == std::pair{0, 0});
    visit.person.send(platform::event::Untouched{600});
    CHECK(visit.says(visit.t("page.eligibility")));
}
