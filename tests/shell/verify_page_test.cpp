// The reviewer's page, and a package opened to go on working: by roles and names, in both languages.
#include <catch_amalgamated.hpp>

#include "tests/shell/made_package.hpp"
#include "tests/shell/pages_way.hpp"
#include "tests/shell/sound.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using ui::Role;
using File = platform::Headless::File;

namespace {

void give(Visit& visit, std::string_view purpose, std::string bytes) {
    const std::vector<File> file{{"提交包.zip", "application/zip", std::move(bytes)}};
    visit.person.give_files({std::string(purpose)}, file);
}

const std::string& verdict(const Visit& visit) {
    const ui::Node* const node = visit.person.find_key("verdict");
    REQUIRE(node != nullptr);
    return node->name;
}

}  // namespace

TEST_CASE("A reviewer comes to the page from the first one, and a package that agrees with itself is said to") {
    const Language language = GENERATE(Language::zh, Language::en);
    Visit visit({1280, 800}, language);
    visit.start("verify");
    CHECK(visit.person.fragment() == "verify");
    visit.person.click(Role::button, visit.t("verify.drop") + visit.t("verify.choose"));
    REQUIRE(visit.person.picks().size() == 1);
    CHECK(visit.person.picks().front().accept == ".zip,application/zip");
    give(visit, "verify", made_package());
    CHECK(verdict(visit) == visit.t("verify.holds"));
    CHECK(visit.says(visit.t("verify.papers.count", {{"present", "4"}, {"required", "4"}})));
    CHECK(visit.says("liaocheng-2022-73"));
    CHECK(visit.says(visit.t("verify.as_of", {{"day", language == Language::zh ? "2025年6月1日" : "1 June 2025"}})));
    CHECK(visit.says(visit.t("verify.figures.agree")));
    visit.person.click(Role::button, visit.t("verify.record.save"));
    REQUIRE(visit.person.saved().size() == 1);
    CHECK(visit.person.saved().back().name == visit.t("verify.record.file", {{"name", "提交包"}}));
    CHECK(visit.person.saved().back().bytes.find(visit.t("record.holds")) != std::string::npos);
    visit.person.click(Role::button, visit.t("verify.another"));
    CHECK(visit.person.picks().size() == 2);
}

TEST_CASE("A byte changed in an attachment is said with the file's name, and that opening shows what there is now") {
    Visit visit;
    give(visit, "verify", with(made_package(), "called invoice", "kalled invoice"));
    CHECK(verdict(visit).starts_with("不一致"));
    CHECK(visit.says("data/papers/s1/invoice/invoice.pdf"));
    CHECK(visit.says(visit.t("verify.open.warning")));
}

TEST_CASE("Missing papers are told by their article; the package agrees nevertheless") {
    Visit visit;
    give(visit, "verify", made_package(2));
    CHECK(verdict(visit) == visit.t("verify.holds_draft", {{"n", "2"}}));
    CHECK(visit.says(visit.t("verify.group.missing", {{"n", "2"}})));
    CHECK(visit.says("第十六条"));
}

TEST_CASE("An archive that leads out of its folder is refused, and there is nothing to open") {
    Visit visit;
    give(visit, "verify", with(made_package(), "/data/papers/s1/", "/data/papers/../"));
    CHECK(verdict(visit) == visit.t("verify.refused"));
    CHECK(visit.says(visit.t("finding.zip_bad_name")));
    CHECK(visit.person.find(Role::button, visit.t("verify.open")) == nullptr);
    give(visit, "import", "no ZIP");
    CHECK(verdict(visit) == visit.t("verify.refused"));
    CHECK(visit.person.files_held() == 1);
}

TEST_CASE("A package is opened, gone on with and made again: the same bytes") {
    const std::string first = made_package();
    Visit visit;
    give(visit, "import", first);
    CHECK(visit.person.fragment() == "eligibility");
    CHECK(visit.says(visit.t("toast.opened", {{"name", "4"}})));
    CHECK(make_package(visit) == first);
    CHECK(visit.person.files_held() == 5);
    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.clear"));
    visit.person.click(Role::button, visit.t("clear.wipe"));
    CHECK(visit.person.files_held() == 0);
}

TEST_CASE("What comes with a package that does not agree is opened only when asked for") {
    Visit visit;
    const std::string spoiled = with(made_package(), "called invoice", "kalled invoice");
    give(visit, "import", spoiled);
    CHECK(visit.person.fragment() == "verify");
    visit.person.click(Role::button, visit.t("verify.open"));
    CHECK(visit.person.fragment() == "eligibility");
    visit.go("papers");
    CHECK(visit.says("invoice.pdf"));
    CHECK(make_package(visit) != spoiled);
}

TEST_CASE("A verification shows how far it is and can be stopped; what it would have said is not said") {
    Visit visit;
    visit.start("verify");
    visit.person.hold_verification(true);
    give(visit, "verify", made_package());
    CHECK(visit.says(visit.t("verify.progress", {{"done", "50%"}})));
    sound(visit, "verify-running");
    visit.person.click(Role::button, visit.t("verify.stop"));
    CHECK(visit.person.files_held() == 0);
    visit.person.hold_verification(false);
    visit.person.settle();
    CHECK(visit.person.find(Role::button, visit.t("verify.drop") + visit.t("verify.choose")) != nullptr);
    visit.person.send(platform::event::Verified{platform::FileHandle{1}, {}});
    CHECK(visit.person.find(Role::button, visit.t("verify.drop") + visit.t("verify.choose")) != nullptr);
}

TEST_CASE("A package that cannot be read to its end says so in the machine's own words") {
    Visit visit;
    visit.start("verify");
    visit.person.hold_verification(true);
    give(visit, "verify", made_package());
    visit.person.send(platform::event::VerifyFailed{platform::FileHandle{1}, "NotReadableError"});
    CHECK(verdict(visit) == visit.t("verify.failed"));
    CHECK(visit.says("NotReadableError"));
    sound(visit, "verify-failed");
}

TEST_CASE("Each verdict stands at every width, in both languages and all looks") {
    const Language language = GENERATE(Language::zh, Language::en);
    static const std::string whole = made_package();
    static const std::string draft = made_package(1);
    const std::string changed = with(with(draft, "called contract", "kalled contract"), "\"staff\": 42", "\"staff\": 43");
    const std::string hostile = with(whole, "/data/papers/s1/", "/data/papers/../");
    Visit visit({1280, 800}, language);
    int n = 0;
    for (const std::string* bytes : {&whole, &draft, &changed, &hostile}) {
        give(visit, "verify", *bytes);
        for (const ui::Size size : {ui::Size{360, 740}, ui::Size{768, 1024}, ui::Size{1280, 800}, ui::Size{1920, 1080}}) {
            visit.person.resize(size);
            sound(visit, "verify-" + std::to_string(n) + "-" + std::to_string(static_cast<int>(size.w)) + (language == Language::zh ? "-zh" : "-en"));
        }
        ++n;
    }
    visit.person.resize({1280, 800});
    for (const char* theme : {"light", "dark", "high_contrast"}) {
        visit.person.click_key("bar/theme");
        sound(visit, std::string("verify-theme-") + theme);
    }
}
