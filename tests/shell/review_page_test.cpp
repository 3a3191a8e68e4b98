// Many packages on the reviewer's page: by roles and names, in both languages.
#include <catch_amalgamated.hpp>

#include "tests/shell/made_package.hpp"
#include "tests/shell/sound.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using ui::Role;
using File = platform::Headless::File;

namespace {

constexpr std::string_view haichuan = "聊城海川精密机械有限公司", guangyue = "聊城光岳新材料有限公司";

const std::string& whole() {
    static const std::string bytes = made_package(4, haichuan);
    return bytes;
}
/// Two papers are missing; the others are its own.
const std::string& lacking() {
    static const std::string bytes = made_package(2, guangyue, " of guangyue");
    return bytes;
}
/// It encloses the first one's contract.
const std::string& alike() {
    static const std::string bytes = made_package(1, guangyue);
    return bytes;
}
std::string changed() { return with(whole(), "called invoice", "kalled invoice"); }
std::string hostile() { return with(whole(), "/data/papers/s1/", "/data/papers/../"); }

File packed(std::string name, std::string bytes) { return {std::move(name), "application/zip", std::move(bytes), "2025年第一批"}; }

void give(Visit& visit, const std::vector<File>& files) { visit.person.give_files({"verify"}, files); }

/// Applicants in the order of the table's rows, as their buttons are named: "applicant · folder/file".
std::vector<std::string> rows(const Visit& visit) {
    std::vector<std::string> names;
    for (const ui::Node& node : visit.person.tree().nodes) {
        if (node.role == Role::button && node.name.find("2025年第一批/") != std::string::npos) names.push_back(node.name.substr(node.name.find('/') + 1));
    }
    return names;
}

void open_row(Visit& visit, std::string_view file) {
    for (const ui::Node& node : visit.person.tree().nodes) {
        if (node.role == Role::button && node.name.ends_with("/" + std::string(file))) return visit.person.click(Role::button, std::string(node.name));
    }
    FAIL("no row of " << file);
}

std::string sum(const Visit& visit, int n, int holds, int look, int missing, int differs) {
    return visit.t("review.sum", {{"n", std::to_string(n)}, {"holds", std::to_string(holds)}, {"look", std::to_string(look)}, {"missing", std::to_string(missing)}, {"differs", std::to_string(differs)}});
}

}  // namespace

TEST_CASE("review: several packages are verified one after the other, and each says how it stands") {
    const Language language = GENERATE(Language::zh, Language::en);
    Visit visit({1280, 800}, language);
    visit.start("verify");
    give(visit, {packed("a.zip", whole()), packed("b.zip", lacking()), packed("c.zip", hostile())});
    CHECK(visit.person.find_key("verdict")->name == sum(visit, 3, 1, 0, 1, 1));
    CHECK(visit.says(haichuan));
    CHECK(visit.says(visit.t("review.standing.holds")));
    CHECK(visit.says(visit.t("review.standing.lacks_papers")));
    CHECK(visit.says(visit.t("review.standing.refused")));
    CHECK(visit.says("2 / 4"));
    CHECK(visit.says("90,000.00"));
    CHECK(rows(visit) == std::vector<std::string>{"a.zip", "b.zip", "c.zip"});
}

TEST_CASE("review: a row opens its package by itself, and one comes back to the list as it was") {
    Visit visit;
    visit.start("verify");
    give(visit, {packed("a.zip", whole()), packed("b.zip", lacking())});
    open_row(visit, "b.zip");
    CHECK(visit.person.find_key("verdict")->name == visit.t("verify.holds_draft", {{"n", "2"}}));
    CHECK(visit.person.find(Role::button, visit.t("verify.another")) == nullptr);
    visit.person.click(Role::button, visit.t("verify.record.save"));
    CHECK(visit.person.saved().back().name == visit.t("verify.record.file", {{"name", "b"}}));
    visit.person.click(Role::button, visit.t("review.back"));
    CHECK(rows(visit).size() == 2);
    CHECK(visit.person.files_held() == 2);
}

TEST_CASE("review: a package of the list is opened to go on working, and the list is still there") {
    Visit visit;
    visit.start("verify");
    give(visit, {packed("a.zip", whole()), packed("b.zip", lacking())});
    open_row(visit, "a.zip");
    visit.person.click(Role::button, visit.t("verify.open"));
    CHECK(visit.person.fragment() == "eligibility");
    CHECK(visit.person.files_held() == 2 + 4);
    visit.person.send(platform::event::FragmentChanged{"verify"});
    visit.person.click(Role::button, visit.t("review.back"));
    CHECK(rows(visit).size() == 2);
}

TEST_CASE("review: what stands in two packages is named with both places") {
    Visit visit;
    visit.start("verify");
    give(visit, {packed("a.zip", whole()), packed("b.zip", alike()), packed("c.zip", whole())});
    CHECK(visit.says(visit.t("review.among", {{"n", "2"}})));  // one package twice, and its contract in the other one
    CHECK(visit.says("data/papers/s1/contract/contract.pdf"));
    CHECK(visit.says(visit.t("review.standing.look")));
    CHECK(visit.says(visit.t("review.look.shared", {{"n", "2"}})));
}

TEST_CASE("review: files that are no packages are left out and named, and nothing of them is kept") {
    Visit visit;
    visit.start("verify");
    give(visit, {packed("a.zip", whole()), {"名单.xlsx", "", "x", "2025年第一批"}, {"说明.txt", "", "x", "2025年第一批"}});
    CHECK(visit.says(visit.t("review.left_out", {{"n", "2"}, {"names", "名单.xlsx、说明.txt"}})));
    CHECK(visit.person.files_held() == 1);
    visit.person.click(Role::button, visit.t("review.empty"));
    CHECK(visit.person.files_held() == 0);
    give(visit, {{"名单.xlsx", "", "x"}, {"说明.txt", "", "x"}});
    CHECK(visit.says(visit.t("review.no_package", {{"name", "2"}})));
    CHECK(visit.person.files_held() == 0);
}

TEST_CASE("review: it can be stopped and goes on where it was; what one package says comes to that one") {
    Visit visit;
    visit.start("verify");
    visit.person.hold_verification(true);
    give(visit, {packed("a.zip", whole()), packed("b.zip", lacking())});
    CHECK(visit.says(visit.t("review.progress", {{"done", "0"}, {"n", "2"}})));
    CHECK(visit.says("25%"));  // half of the first of two
    sound(visit, "review-running");
    visit.person.click(Role::button, visit.t("verify.stop"));
    CHECK(visit.says(visit.t("review.paused")));
    visit.person.hold_verification(false);
    visit.person.settle();
    CHECK(rows(visit).empty());  // neither can be opened: nothing came of them
    visit.person.click(Role::button, visit.t("review.go_on"));
    CHECK(visit.person.find_key("verdict")->name == sum(visit, 2, 1, 0, 1, 0));
}

TEST_CASE("review: one package opened while others wait comes first, and they go on after it") {
    Visit visit;
    visit.start("verify");
    visit.person.hold_verification(true);
    give(visit, {packed("a.zip", whole()), packed("b.zip", lacking())});
    const std::vector<File> other{{"other.zip", "application/zip", changed()}};
    visit.person.give_files({"import"}, other);
    CHECK(visit.says("other.zip"));
    visit.person.hold_verification(false);
    visit.person.settle();
    CHECK(visit.person.find_key("verdict")->name.starts_with(visit.t("verify.differs", {{"n", "1"}})));
    visit.person.click(Role::button, visit.t("review.back"));
    CHECK(rows(visit) == std::vector<std::string>{"a.zip", "b.zip"});
    CHECK(visit.person.files_held() == 2);
}

TEST_CASE("review: a package that cannot be read says so, and the next ones go on") {
    Visit visit;
    visit.start("verify");
    visit.person.hold_verification(true);
    give(visit, {packed("a.zip", whole()), packed("b.zip", lacking())});
    visit.person.send(platform::event::VerifyFailed{platform::FileHandle{1}, "NotReadableError"});
    visit.person.hold_verification(false);
    visit.person.settle();
    CHECK(visit.says("NotReadableError"));
    CHECK(visit.person.find_key("verdict")->name == sum(visit, 2, 0, 0, 1, 1));
    open_row(visit, "a.zip");
    CHECK(visit.person.find_key("verdict")->name == visit.t("verify.failed"));
}

TEST_CASE("review: more packages join the list, and it is filtered and sorted") {
    Visit visit;
    visit.start("verify");
    give(visit, {packed("b.zip", lacking()), packed("a.zip", whole())});
    give(visit, {packed("c.zip", hostile())});
    CHECK(rows(visit) == std::vector<std::string>{"b.zip", "a.zip", "c.zip"});
    visit.person.click(Role::button, visit.t("review.column.standing"));
    CHECK(rows(visit) == std::vector<std::string>{"c.zip", "b.zip", "a.zip"});
    visit.person.click(Role::button, visit.t("roster.sorted_up", {{"column", visit.t("review.column.standing")}}));
    CHECK(rows(visit) == std::vector<std::string>{"a.zip", "b.zip", "c.zip"});
    visit.person.click(Role::radio, visit.t("review.filter.to_do", {{"n", "2"}}));
    CHECK(rows(visit) == std::vector<std::string>{"b.zip", "c.zip"});
    visit.person.click(Role::radio, visit.t("review.filter.holds", {{"n", "1"}}));
    CHECK(rows(visit) == std::vector<std::string>{"a.zip"});
    visit.person.click(Role::radio, visit.t("review.filter.to_do", {{"n", "2"}}));

}

TEST_CASE("review: the summary holds every package, every finding and what they have in common") {
    const Language language = GENERATE(Language::zh, Language::en);
    Visit visit({1280, 800}, language);
    visit.start("verify");
    give(visit, {packed("a.zip", whole()), packed("b.zip", lacking()), packed("c.zip", changed()), packed("d.zip", hostile())});
    visit.person.click(Role::button, visit.t("review.save"));
    REQUIRE(visit.person.papers_asked().size() == 1);
    const std::string& asked = visit.person.papers_asked().front();
    for (const char* const sheet : {"review.sheet.packages", "review.sheet.findings", "review.sheet.among"}) CHECK(asked.find(visit.t(sheet)) != std::string::npos);
    for (const char* const part : {"d.zip", "data/papers/s1/invoice/invoice.pdf", "\"fen\":9000000", "zip_bad_crc", "package_paper_missing"}) CHECK_THAT(asked, Catch::Matchers::ContainsSubstring(part));
    REQUIRE(visit.person.saved().size() == 1);
    CHECK(visit.person.saved().front().name.starts_with(language == Language::zh ? "核验汇总-" : "Review-"));
}

TEST_CASE("review: the list stands at every width, in both languages") {
    const Language language = GENERATE(Language::zh, Language::en);
    Visit visit({1280, 800}, language);
    visit.start("verify");
    give(visit, {packed("海川.zip", whole()), packed("b.zip", lacking()), packed("c.zip", changed()), packed("d.zip", hostile()), packed("e.zip", whole()), {"说明.txt", "", "x"}});
    for (const ui::Size size : {ui::Size{360, 740}, ui::Size{768, 1024}, ui::Size{1280, 800}, ui::Size{1920, 1080}}) {
        visit.person.resize(size);
        sound(visit, "review-" + std::to_string(static_cast<int>(size.w)) + (language == Language::zh ? "-zh" : "-en"));
    }
}

TEST_CASE("review: the first rows can be reached also where the table begins below what is seen") {
    Visit visit({360, 500});
    visit.start("verify");
    std::vector<File> files{packed("a.zip", whole()), packed("b.zip", alike()), packed("c.zip", hostile())};
    for (int i = 0; i < 9; ++i) files.push_back({"说明" + std::to_string(i) + ".txt", "", "x"});
    give(visit, files);
    CHECK(rows(visit) == std::vector<std::string>{"a.zip", "b.zip", "c.zip"});
}
