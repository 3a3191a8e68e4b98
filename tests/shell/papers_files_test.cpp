// Files on the papers page: what is told of them at once, their names and order, and where a drop or a paste goes.
#include <catch_amalgamated.hpp>

#include "tests/shell/layout.hpp"
#include "tests/shell/pages_way.hpp"
#include "tests/shell/shot.hpp"

using namespace voucher;
using namespace voucher::tests;
using app::Language;
using platform::Headless;
using ui::Role;

namespace {

constexpr const char* pdf = "%PDF-1.4\n";

class Papers : public Visit {
public:
    explicit Papers(ui::Size page = {1280, 800}, Language language = Language::zh) : Visit(page, language) {
        whole_case();
        go("papers");
    }
    void give(const std::string& purpose, const std::vector<Headless::File>& files) {
        person.give_files({purpose}, files);
        person.settle();
    }
    void manage(const std::string& name) { person.click(Role::button, t("papers.file_menu", {{"name", name}})); }
    void done() { person.click(Role::button, t("papers.file_done")); }
    [[nodiscard]] bool has(const std::string& name) const { return person.find(Role::button, t("papers.file_menu", {{"name", name}})) != nullptr; }
    /// The keys of the buttons of all files, in order: they tell the paper.
    [[nodiscard]] std::vector<std::string> files_of(const std::string& paper) const {
        std::vector<std::string> names;
        const std::string before = t("papers.file_menu", {{"name", ""}});
        for (const ui::Node& node : person.tree().nodes) {
            if (node.role == Role::button && node.key.starts_with("main/page/" + paper + "/") && node.name.starts_with(before)) names.push_back(node.name.substr(before.size()));
        }
        return names;
    }
    void drop_at(ui::Point at, const std::vector<Headless::File>& files) {
        person.send(platform::event::DragOver{true, at});
        give("drop", files);
        person.send(platform::event::DragOver{false, at});
    }
    [[nodiscard]] ui::Point on(const std::string& key) const { return person.find_key(key)->rect.centre(); }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("A file is renamed where it is managed; the extension stays, an empty name is refused in words, and undo brings the old one") {
    Papers visit;
    visit.give("paper:s1/contract", {{"扫描001.pdf", "application/pdf", pdf}});
    visit.manage("扫描001.pdf");
    visit.person.type(visit.t("papers.file_name"), "测试合同");
    CHECK(visit.person.node(Role::textbox, visit.t("papers.file_name")).value == "测试合同.pdf");
    visit.person.type(visit.t("papers.file_name"), "   ");
    CHECK(visit.person.node(Role::textbox, visit.t("papers.file_name")).error == visit.t("papers.file_name_empty"));
    visit.person.press_escape();
    CHECK(visit.has("测试合同.pdf"));
    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.undo"));
    CHECK(visit.has("扫描001.pdf"));
    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.redo"));
    CHECK(visit.has("测试合同.pdf"));
}

TEST_CASE("Files of a paper are put in order, and the package has them in that order") {
    Papers visit;
    visit.give("paper:s1/contract", {{"甲.pdf", "application/pdf", std::string(pdf) + "one"}, {"乙.pdf", "application/pdf", std::string(pdf) + "two"}});
    visit.give("paper:s1/invoice", {{"发票.pdf", "application/pdf", std::string(pdf) + "invoice"}});
    visit.give("paper:s1/contract", {{"丙.pdf", "application/pdf", std::string(pdf) + "three"}});
    CHECK(visit.files_of("s1/contract") == Names{"甲.pdf", "乙.pdf", "丙.pdf"});
    visit.manage("丙.pdf");
    CHECK(visit.person.node(Role::button, visit.t("papers.down_name", {{"name", "丙.pdf"}})).disabled);
    visit.person.click(Role::button, visit.t("papers.up_name", {{"name", "丙.pdf"}}));
    visit.person.click(Role::button, visit.t("papers.up_name", {{"name", "丙.pdf"}}));
    CHECK(visit.person.node(Role::button, visit.t("papers.up_name", {{"name", "丙.pdf"}})).disabled);
    visit.done();
    CHECK(visit.files_of("s1/contract") == Names{"丙.pdf", "甲.pdf", "乙.pdf"});
    CHECK(visit.files_of("s1/invoice") == Names{"发票.pdf"});
    visit.person.click(Role::button, visit.t("papers.draft"));
    REQUIRE(visit.person.saved().size() == 1);
    const std::string& zip = visit.person.saved().front().bytes;
    CHECK(zip.find("%PDF-1.4\nthree") < zip.find("%PDF-1.4\none"));
    CHECK(zip.find("%PDF-1.4\none") < zip.find("%PDF-1.4\ntwo"));
    visit.person.click(Role::button, visit.t("bar.case"));
    visit.person.click(Role::button, visit.t("menu.undo"));
    CHECK(visit.files_of("s1/contract") == Names{"甲.pdf", "丙.pdf", "乙.pdf"});
}

TEST_CASE("What is wrong with a file is said in its place") {
    Papers visit;
    visit.give("paper:s1/contract", {{"空.pdf", "application/pdf", ""}});
    CHECK(visit.says(visit.t("papers.check.empty")));
    CHECK(visit.person.node(Role::button, visit.t("papers.make_missing", {{"n", "4"}})).disabled);  // an empty file is no paper
    visit.person.click(Role::button, visit.t("papers.draft"));
    REQUIRE(visit.person.saved().size() == 1);
    CHECK(visit.person.saved().front().bytes.find("空.pdf") == std::string::npos);
    visit.give("paper:s1/invoice", {{"发票.pdf", "application/pdf", "\x89PNG\r\n\x1A\n"}});
    CHECK(visit.says(visit.t("papers.check.differs", {{"extension", "pdf"}, {"content", "PNG"}})));
    visit.give("paper:s1/result_proof", {{"报告.pdf", "application/pdf", "no such thing"}, {"报告.pages", "", "x"}});
    CHECK(visit.says(visit.t("papers.check.unlike", {{"extension", "pdf"}})));
    CHECK(visit.says(visit.t("papers.check.unusual")));
    shot(visit.person, "papers-checks");
}

TEST_CASE("The same file twice is said at both places, each naming the other") {
    Papers visit;
    visit.give("paper:s1/contract", {{"甲.pdf", "application/pdf", pdf}});
    CHECK_FALSE(visit.says("内容完全相同"));
    visit.give("paper:s1/invoice", {{"乙.pdf", "application/pdf", pdf}});
    CHECK(visit.says("与发票（服务1）的“乙.pdf”内容完全相同"));
    CHECK(visit.says("与服务合同（服务1）的“甲.pdf”内容完全相同"));
    visit.manage("乙.pdf");
    visit.person.click(Role::button, visit.t("papers.remove", {{"name", "乙.pdf"}}));
    CHECK_FALSE(visit.says("内容完全相同"));
}

TEST_CASE("Dropped on a row, several files are for its paper; beside the rows they go to the first missing one, and that is said") {
    Papers visit;
    visit.drop_at(visit.on("main/page/s1/invoice/choose"), {{"1.pdf", "application/pdf", "%PDF-1"}, {"2.pdf", "application/pdf", "%PDF-2"}});
    CHECK(visit.files_of("s1/invoice") == Names{"1.pdf", "2.pdf"});
    CHECK_FALSE(visit.says("已放到"));
    visit.drop_at({4, 400}, {{"3.pdf", "application/pdf", "%PDF-3"}});
    CHECK(visit.files_of("s1/contract") == Names{"3.pdf"});
    CHECK(visit.says("已放到：服务合同（服务1）"));
    visit.person.click(Role::button, visit.t("toast.undo"));
    CHECK(visit.files_of("s1/contract").empty());
}

TEST_CASE("Where nothing is missing a drop beside the rows is refused in words, and nothing is kept") {
    Papers visit;
    for (const char* paper : {"contract", "invoice", "result_proof", "relevance_proof"}) visit.give(std::string("paper:s1/") + paper, {{std::string(paper) + ".pdf", "application/pdf", std::string(pdf) + paper}});
    visit.drop_at({4, 400}, {{"5.pdf", "application/pdf", "%PDF-5"}});
    CHECK(visit.says(visit.t("toast.which_paper")));
    CHECK(visit.person.files_held() == 4);
    visit.go("result");
    visit.drop_at({400, 400}, {{"6.pdf", "application/pdf", "%PDF-6"}});
    CHECK(visit.says(visit.t("toast.not_here")));
    CHECK(visit.person.files_held() == 4);
}

TEST_CASE("A paste goes to the row that has the focus or was acted on last, else to the first missing one") {
    Papers visit;
    visit.give("paste", {{"a.png", "image/png", "\x89PNG\r\n\x1A\n"}});
    CHECK(visit.files_of("s1/contract") == Names{"a.png"});
    CHECK(visit.says("已粘贴到：服务合同（服务1）"));
    visit.person.focus(Role::button, visit.t("papers.choose_name", {{"paper", "服务结果证明"}, {"service", "服务1"}}));
    visit.give("paste", {{"b.png", "image/png", "\x89PNG\r\n\x1A\n2"}});
    CHECK(visit.files_of("s1/result_proof") == Names{"b.png"});
    visit.person.click(Role::button, visit.t("papers.choose_name", {{"paper", "营业执照"}, {"service", visit.t("papers.evidence")}}));
    visit.give("paste", {{"c.png", "image/png", "\x89PNG\r\n\x1A\n3"}});
    CHECK(visit.files_of("evidence/business_licence") == Names{"c.png"});
    CHECK(visit.says("已粘贴到：营业执照"));
}

TEST_CASE("A paper of which it is open whether it is asked for says by which question, and leads there") {
    Papers visit;
    CHECK(visit.says("按第十六条不需要：孵化载体统一提交。"));
    visit.go("services");
    visit.person.click(Role::button, visit.t("services.add"));
    visit.go("papers");
    const std::string link = visit.t("papers.decided_by", {{"question", "服务类别"}});
    CAPTURE(visit.person.described());
    REQUIRE(visit.person.find(Role::link, link) != nullptr);
    visit.person.click(Role::link, link);
    CHECK(visit.person.fragment() == "services");
}

TEST_CASE("Rows with files, complaints and a drag over them are sound at every width in both languages") {
    const Language language = GENERATE(Language::zh, Language::en);
    Papers visit({1280, 800}, language);
    visit.give("paper:s1/contract", {{"一份名字非常非常长的技术服务合同扫描件（最终版）第二稿.pdf", "application/pdf", pdf}, {"乙.pdf", "application/pdf", "x"}});
    visit.give("paper:s1/invoice", {{"发票.pdf", "application/pdf", pdf}, {"空.pdf", "application/pdf", ""}, {"报告.pages", "", "x"}});
    for (const ui::Size size : {ui::Size{360, 740}, ui::Size{390, 844}, ui::Size{768, 1024}, ui::Size{1280, 800}, ui::Size{1920, 1080}, ui::Size{1080, 1920}}) {
        visit.person.resize(size);
        const std::string where = "papers-files-" + std::to_string(static_cast<int>(size.w)) + (language == Language::zh ? "-zh" : "-en");
        const auto look = [&](const std::string& at) {
            INFO(at);
            CHECK(layout_defects(visit.person.ui().page(), visit.person.tree()) == std::vector<std::string>{});
            CHECK(ui::defects(visit.person.tree()) == std::vector<std::string>{});
            shot(visit.person, at);
        };
        visit.person.send(platform::event::DragOver{true, visit.on("main/page/s1/contract/choose")});
        look(where);
        visit.person.send(platform::event::DragOver{false, {}});
        visit.manage("乙.pdf");
        look(where + "-dialog");
        visit.person.type(visit.t("papers.file_name"), "");
        look(where + "-dialog-empty");
        visit.person.press_escape();
    }
}
