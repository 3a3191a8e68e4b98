// The draft on this machine: what was typed comes back word by word, nothing is written over what this window has not read,
// and it is gone when the person says so.
#include <catch_amalgamated.hpp>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "shell/app/draft.hpp"
#include "shell/app/draft_versions.hpp"
#include "shell/ui/cut_words.hpp"
#include "src/base/sha256.hpp"
#include "tests/shell/layout.hpp"
#include "tests/shell/pages_way.hpp"
#include "tests/shell/shot.hpp"

namespace voucher::tests {
namespace {

using app::Language;
using platform::DraftParts;
using platform::DraftTrouble;
using platform::FileHandle;
using platform::Headless;
using ui::Role;
namespace event = platform::event;

std::string sample(const std::string& name) {
    std::ifstream file(std::string(VOUCHER_CASES_DIR) + "/drafts/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("There is no " + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

const policy::Pack& pack() {
    static const policy::Pack loaded = *policy::load_pack(product().packs.front(), sha256_hex(product().packs.front())).pack;
    return loaded;
}

/// A window that keeps the draft, with what was kept before.
struct Keeper : Visit {
    explicit Keeper(const DraftParts& parts = {}, const std::vector<platform::DraftFile>& files = {}, ui::Size page = {1280, 800}, Language language = Language::zh)
        : Visit(page, language) {
        person.send(event::DraftFound{parts, files});
        person.settle();
    }
    [[nodiscard]] std::string kept() const {
        const auto part = person.kept().find(app::draft_part);
        return part == person.kept().end() ? std::string() : part->second;
    }
    void menu(const char* key) {
        person.click_key(person.find_key("bar/case") != nullptr ? "bar/case" : "bar/menu");
        person.click(Role::button, t(key));
    }
};

std::string value(const Visit& visit, std::string_view field) { return visit.person.node(Role::textbox, field).value; }

/// An hour's work of a person who does not always know: a whole case, and texts that nobody can read.
void fill(Visit& visit) {
    visit.whole_case();
    visit.person.type("合同金额", "约六万");
    visit.person.type("服务完成日", "去年春天");
    visit.go("eligibility");
    visit.person.type("单位名称", "聊城示例轴承有限公司");
    visit.person.type(question_of("staff", Language::zh), "四十多");
    visit.go("services");
}

}  // namespace

TEST_CASE("What was typed comes back word by word, whether it can be read or not, on the page where one was") {
    DraftParts parts;
    {
        Keeper before;
        CHECK(before.kept().empty());  // nothing was typed
        fill(before);
        parts = before.person.kept();
    }
    Keeper after(parts);
    CHECK(after.says(after.t("draft.restored.head")));
    CHECK(after.person.fragment() == "services");
    CHECK(value(after, "合同金额") == "约六万");
    CHECK_FALSE(after.person.node(Role::textbox, "合同金额").error.empty());  // and still says how it is written
    CHECK(value(after, "服务完成日") == "去年春天");
    CHECK(value(after, "发票金额合计") == "100,000.00");
    after.go("eligibility");
    CHECK(value(after, "单位名称") == "聊城示例轴承有限公司");
    CHECK(value(after, question_of("staff", Language::zh)) == "四十多");
}

TEST_CASE("A draft that is only looked at is not written again") {
    DraftParts parts;
    {
        Keeper before;
        fill(before);
        parts = before.person.kept();
    }
    Keeper after(parts);
    CHECK(after.person.writes() == 0);
    after.go("result");
    CHECK(after.person.writes() == 1);
}

TEST_CASE("Each letter is told in the frame that shows it, before the field is left") {
    Keeper visit;
    visit.start("enterprise");
    visit.person.input("单位名称", "聊城轴");
    CHECK(visit.kept().find("聊城轴") != std::string::npos);
    const int writes = visit.person.writes();
    visit.person.settle();
    CHECK(visit.person.writes() == writes);  // and not again as long as nothing changes
}

TEST_CASE("One may start afresh instead of going on, and take that back") {
    Keeper visit({{"case", sample("version-1.json")}});
    CHECK(value(visit, "合同金额") == "约六万");
    visit.person.click(Role::button, visit.t("draft.afresh"));
    CHECK(visit.person.fragment().empty());
    CHECK(visit.kept().empty());
    CHECK_FALSE(visit.says(visit.t("draft.restored.head")));
    visit.person.click(Role::button, visit.t("toast.undo"));
    CHECK(visit.kept().find("约六万") != std::string::npos);
    visit.person.click(Role::button, visit.t("home.go_on"));
    CHECK(value(visit, "单位名称") == "聊城示例轴承有限公司");
}

TEST_CASE("The strip of a restored draft goes with the first change, or when it was seen") {
    const bool seen = GENERATE(false, true);
    Keeper visit({{"case", sample("version-1.json")}});
    REQUIRE(visit.says(visit.t("draft.restored.head")));
    if (seen) visit.person.click(Role::button, visit.t("draft.seen"));
    else visit.person.type("合同金额", "6万");
    CHECK_FALSE(visit.says(visit.t("draft.restored.head")));
    CHECK(value(visit, "合同金额") == (seen ? "约六万" : "60,000.00"));
}

TEST_CASE("An older version is brought to the present one and holds the same") {
    const auto old = app::read_draft({{"case", sample("version-0.json")}}, {}, pack());
    const auto present = app::read_draft({{"case", sample("version-1.json")}}, {}, pack());
    REQUIRE(old);
    REQUIRE(present);
    CHECK(old->given.input == present->given.input);
    CHECK(old->page == present->page);
    CHECK(old->started);
    Keeper visit({{"case", sample("version-0.json")}});
    CHECK(value(visit, "合同金额") == "约六万");
    visit.person.type("合同金额", "6万");
    CHECK(visit.kept().starts_with(R"({"format":"innovation-voucher-draft/1")"));
}

TEST_CASE("There is a step for every version and a sample of each") {
    for (int version = 0; version <= app::draft_version; ++version) {
        const auto draft = nlohmann::json::parse(sample("version-" + std::to_string(version) + ".json"));
        REQUIRE(app::version_of(draft) == version);
        CHECK(app::version_of(app::brought_up(draft, version)) == app::draft_version);
    }
}

TEST_CASE("A draft of a newer version is said to be one, is not touched, can be taken out as a file, and goes only when it is cleared") {
    std::string newer = sample("version-1.json");
    newer.replace(newer.find("draft/1"), 7, "draft/2");
    Keeper visit({{"case", newer}});
    CHECK(visit.says(visit.t("draft.unread.newer", {{"version", "innovation-voucher-draft/2"}})));
    visit.start("enterprise");
    visit.person.type("单位名称", "聊城示例轴承有限公司");
    CHECK(visit.person.writes() == 0);
    visit.person.click(Role::button, visit.t("draft.take_out"));
    REQUIRE(visit.person.saved().size() == 1);
    CHECK(visit.person.saved().front().bytes == newer);
    visit.person.click(Role::button, visit.t("draft.clear"));
    visit.person.click(Role::button, visit.t("clear.wipe"));
    CHECK(visit.person.forgets() == 1);
    visit.start("enterprise");
    visit.person.type("单位名称", "聊城示例轴承有限公司");
    CHECK(visit.kept().find("聊城示例轴承有限公司") != std::string::npos);
}

TEST_CASE("A draft that cannot be read is not touched, and its fault is named with its place") {
    struct Fault {
        std::string_view found, put, place;
    };
    const Fault fault = GENERATE(Fault{R"("kind": "enterprise")", R"("kind": "bank")", "/kind"}, Fault{R"("page": "services")", R"("page": 7)", "/page"},
                                 Fault{R"({"option": "testing"})", R"({"option": "singing"})", "/services/0/facts/category/option"},
                                 Fault{R"("staff")", R"("stuff")", "/applicant/facts/stuff"}, Fault{R"("service": 0)", R"("service": -1)", "/service"},
                                 Fault{R"("pledged": true)", R"("pledged": 1)", "/pledged"}, Fault{R"("files": [])", R"("flies": [])", "/flies"},
                                 Fault{R"("2025-06-01")", R"("2025-06-31")", "/as_of"}, Fault{R"("2025": "20万")", R"("2025": 20)", "/received/2025"},
                                 Fault{R"(draft/1)", R"(case/1)", "/format"}, Fault{"liaocheng-2022-73", "elsewhere-2030-1", "/policy"}, Fault{"}\n}", "}", ""});
    std::string broken = sample("version-1.json");
    if (fault.place.empty()) broken.resize(broken.size() / 2);
    else broken.replace(broken.find(fault.found), fault.found.size(), fault.put);
    INFO(broken);
    const auto draft = app::read_draft({{"case", broken}}, {}, pack());
    REQUIRE_FALSE(draft);
    CHECK_FALSE(draft.error().newer);
    REQUIRE_FALSE(draft.error().findings.empty());
    if (!fault.place.empty()) CHECK(draft.error().findings.front().place == fault.place);
    Keeper visit({{"case", broken}});
    CHECK(visit.says(visit.t("draft.unread.head")));
    visit.start("enterprise");
    visit.person.type("单位名称", "聊城示例轴承有限公司");
    CHECK(visit.person.writes() == 0);
}

TEST_CASE("A second window says that it keeps nothing; when the first one goes, the person chooses, and undo has the other one's") {
    const bool theirs = GENERATE(true, false);
    Visit visit;
    visit.person.send(event::DraftElsewhere{});
    CHECK(visit.says(visit.t("draft.elsewhere.head")));
    visit.start("enterprise");
    visit.person.type("单位名称", "这边有限公司");
    visit.person.send(event::DraftFree{{{"case", sample("version-1.json")}}, {}});
    CHECK(visit.says(visit.t("draft.free.head")));
    CHECK(visit.person.writes() == 0);
    CHECK(visit.person.takes() == 0);
    visit.person.click(Role::button, visit.t(theirs ? "draft.theirs" : "draft.ours"));
    CHECK(visit.person.takes() == 1);
    visit.go("eligibility");
    CHECK(value(visit, "单位名称") == (theirs ? "聊城示例轴承有限公司" : "这边有限公司"));
    CHECK(visit.person.kept().at("case").find(theirs ? "聊城示例轴承有限公司" : "这边有限公司") != std::string::npos);
    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.undo"));
    CHECK(value(visit, "单位名称") == (theirs ? "这边有限公司" : "聊城示例轴承有限公司"));
}

TEST_CASE("Where the first window left nothing, the second one keeps its own at once") {
    Visit visit;
    visit.person.send(event::DraftElsewhere{});
    visit.start("enterprise");
    visit.person.type("单位名称", "这边有限公司");
    visit.person.send(event::DraftFree{});
    CHECK(visit.person.takes() == 1);
    CHECK(visit.person.kept().at("case").find("这边有限公司") != std::string::npos);
    CHECK_FALSE(visit.says(visit.t("draft.elsewhere.head")));
}

TEST_CASE("Where the machine keeps nothing it is said, with the way to export, and all goes on") {
    Visit visit;
    visit.person.send(event::DraftFailed{DraftTrouble::denied, "SecurityError"});
    CHECK(visit.says(visit.t("draft.denied.head")));
    CHECK(visit.person.find(Role::button, visit.t("draft.export")) == nullptr);  // there is nothing to export
    visit.whole_case();
    visit.person.click(Role::button, visit.t("draft.export"));
    CHECK(visit.person.saved().size() == 1);
    CHECK(visit.person.writes() == 0);
}

TEST_CASE("A change that found no room is tried again with the next one, and the strip goes once it is kept") {
    Keeper visit;
    visit.start("enterprise");
    visit.person.type("单位名称", "聊城");
    visit.person.send(event::DraftFailed{DraftTrouble::no_room, "QuotaExceededError"});
    CHECK(visit.says(visit.t("draft.full.head")));
    const int writes = visit.person.writes();
    visit.person.settle();
    CHECK(visit.person.writes() == writes);
    visit.person.type("单位名称", "聊城轴承");
    CHECK(visit.person.writes() > writes);
    CHECK_FALSE(visit.says(visit.t("draft.full.head")));
}

TEST_CASE("Files that were kept are read again; those that were not are named where they belong, and a new one takes their place") {
    DraftParts parts;
    std::vector<FileHandle> files;
    {
        Keeper before;
        before.whole_case();
        before.give_papers();
        parts = before.person.kept();
        files = before.person.files_kept();
    }
    REQUIRE(files.size() == 4);
    Visit after;
    const FileHandle contract = after.person.adopt({"contract.pdf", "application/pdf", "the paper called contract"});
    std::vector<platform::DraftFile> kept{{files[0], contract, true}};
    for (std::size_t i = 1; i < files.size(); ++i) kept.push_back({files[i], FileHandle{100 + static_cast<std::uint32_t>(i)}, false});
    after.person.send(event::DraftFound{parts, kept});
    CHECK(after.says(after.t("draft.restored.gone", {{"n", "3"}})));
    after.go("papers");
    CHECK(after.says(after.t("papers.gone")));
    CHECK(after.person.find(Role::button, after.t("papers.file_menu", {{"name", "contract.pdf"}})) != nullptr);
    CHECK(after.person.node(Role::button, after.t("papers.make_missing", {{"n", "3"}})).disabled);
    after.give_papers();
    CHECK_FALSE(after.says(after.t("papers.gone")));
    after.person.click(Role::button, after.t("papers.draft"));
    REQUIRE(after.person.saved().size() == 1);
    CHECK(after.person.saved().front().bytes.find("the paper called contract") != std::string::npos);
}

TEST_CASE("The carrier's roster and a cell that is being typed are kept as well") {
    DraftParts parts;
    {
        Keeper before;
        before.start("carrier");
        before.person.click(Role::button, before.t("roster.add_first"));
        before.person.input("合同金额", "约6");
        parts = before.person.kept();
    }
    CHECK(parts.at("roster").find("innovation-voucher-workspace/1") != std::string::npos);
    Keeper after(parts);
    CHECK(after.person.fragment() == "roster");
    CHECK(value(after, "合同金额") == "约6");
}

TEST_CASE("A provider's contracts are kept as well, with what cannot be read, and gone when they are cleared") {
    DraftParts parts;
    {
        Keeper before;
        before.start("provider");
        before.person.click(Role::button, before.t("provider.add"));
        before.person.type(before.t("provider.column.user"), "示例轴承");
        before.person.input("合同额", "约六");
        parts = before.person.kept();
    }
    CHECK(parts.at("contracts").find("innovation-voucher-contracts/1") != std::string::npos);
    Keeper after(parts);
    CHECK(after.person.fragment() == "provider");
    after.person.click(Role::button, after.t("provider.edit", {{"name", "示例轴承"}}));
    CHECK(value(after, "合同额") == "约六");
    after.person.click(Role::button, after.t("provider.remove"));
    CHECK(after.person.kept().at("contracts").empty());
}

TEST_CASE("Clearing removes everything from this machine, from the menu and from the first page, and what is typed then is kept again") {
    const bool home = GENERATE(true, false);
    Keeper visit;
    CHECK(visit.person.find(Role::link, visit.t("menu.clear")) == nullptr);  // there is nothing to clear
    fill(visit);
    if (home) {
        visit.person.click_key("bar/home");
        visit.person.click(Role::link, visit.t("menu.clear"));
    } else {
        visit.menu("menu.clear");
    }
    visit.person.click(Role::button, visit.t("clear.wipe"));
    CHECK(visit.person.forgets() == 1);
    CHECK(visit.person.kept().empty());
    CHECK(visit.says(visit.t("toast.cleared")));
    CHECK(visit.person.find(Role::link, visit.t("menu.clear")) == nullptr);
    visit.person.click(Role::button, visit.t("toast.close"));
    visit.start("enterprise");
    CHECK(value(visit, "单位名称").empty());
    visit.person.type("单位名称", "聊城");
    CHECK(visit.kept().find("聊城") != std::string::npos);
}

TEST_CASE("What could not be removed is named") {
    Keeper visit;
    visit.person.send(event::Forgotten{"OPFS (NoModificationAllowedError)"});
    CHECK(visit.says(visit.t("toast.not_cleared", {{"name", "OPFS (NoModificationAllowedError)"}})));
}

TEST_CASE("A window whose data another one cleared keeps nothing until its person says so") {
    Keeper visit;
    visit.start("enterprise");
    visit.person.type("单位名称", "聊城");
    visit.person.send(event::DraftWiped{});
    CHECK(visit.says(visit.t("draft.wiped.head")));
    const int writes = visit.person.writes();
    visit.person.type("单位名称", "聊城轴承");
    CHECK(visit.person.writes() == writes);
    visit.person.click(Role::button, visit.t("draft.again"));
    CHECK(visit.person.takes() == 1);
    CHECK(visit.kept().find("聊城轴承") != std::string::npos);
}

TEST_CASE("A platform that keeps nothing is told nothing: a kiosk") {
    Visit visit;
    fill(visit);
    CHECK(visit.person.writes() == 0);
    CHECK_FALSE(visit.says(visit.t("draft.kept")));
}

TEST_CASE("The menu says whether what is typed is kept") {
    Keeper visit;
    visit.start("enterprise");
    visit.person.type("单位名称", "聊城");
    visit.person.click(Role::button, visit.t("bar.case"));
    CHECK(visit.says(visit.t("draft.kept")));
    visit.person.send(event::DraftFailed{DraftTrouble::no_room, "QuotaExceededError"});
    CHECK(visit.says(visit.t("draft.not_kept")));
}

TEST_CASE("Every strip is sound at every width, in both languages") {
    const Language language = GENERATE(Language::zh, Language::en);
    const std::string kind = GENERATE("restored", "denied", "full", "elsewhere", "free", "newer", "broken", "wiped");
    std::string newer = sample("version-1.json");
    newer.replace(newer.find("draft/1"), 7, "draft/2");
    std::string broken = sample("version-1.json");
    broken.replace(broken.find("enterprise"), 10, "bank");
    const std::map<std::string, platform::Event> events{
        {"restored", event::DraftFound{{{"case", sample("version-1.json")}}, {}}}, {"denied", event::DraftFailed{DraftTrouble::denied, "SecurityError"}},
        {"full", event::DraftFailed{DraftTrouble::no_room, "QuotaExceededError"}}, {"elsewhere", event::DraftElsewhere{}},
        {"free", event::DraftFree{{{"case", sample("version-1.json")}}, {}}}, {"newer", event::DraftFound{{{"case", newer}}, {}}},
        {"broken", event::DraftFound{{{"case", broken}}, {}}}, {"wiped", event::DraftWiped{}}};
    Visit visit({1280, 800}, language);
    if (kind != "restored") visit.start("enterprise");
    visit.person.send(events.at(kind));
    if (kind == "restored" && language == Language::en) visit.person.click(Role::radio, visit.t("bar.en"));
    for (const ui::Size size : {ui::Size{360, 740}, ui::Size{390, 844}, ui::Size{768, 1024}, ui::Size{1280, 800}, ui::Size{1920, 1080}}) {
        visit.person.resize(size);
        INFO(kind << " at " << size.w);
        CHECK(visit.person.find_key("draft") != nullptr);
        CHECK(layout_defects(size, visit.person.tree()) == std::vector<std::string>{});
        CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
        for (const std::string& cut : ui::cut_words(visit.person.ui())) {  // the page's own words are its own tests' matter
            for (const ui::Node& node : visit.person.tree().nodes) {
                if (node.key.starts_with("draft")) CHECK(node.name.find(cut) == std::string::npos);
            }
        }
        shot(visit.person, "draft-" + kind + "-" + std::to_string(static_cast<int>(size.w)) + (language == Language::zh ? "-zh" : "-en"));
    }
}

}  // namespace voucher::tests
