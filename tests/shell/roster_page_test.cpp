// The carrier's page: from a table to rows, what is said of them, and what becomes of what is put right.
#include <catch_amalgamated.hpp>
#include <sstream>

#include "tests/shell/pages_way.hpp"
#include "tests/shell/sound.hpp"

namespace voucher::tests {
namespace {

using app::Language;
using ui::Role;
using File = platform::Headless::File;

/// A roster as a clerk keeps it: a title, heads, three teams, one cell that nobody can read, a total.
constexpr std::string_view table = R"({"format":"innovation-voucher-sheets/1","file":"名册.xlsx","reader":"xlsx","encoding":null,"sheets":[
{"name":"名册","hidden":false,"merged":[[0,0,0,6]],"rows":[
["2025年第二季度团队名册"],
["序号","团队名称","负责人","服务类型","供给方地区","合同金额（万元）","完成时间"],
[{"t":"n","v":"1","w":"1"},"星火轴承团队","赵某","检测","本市",{"t":"n","v":"3.6","w":"3.6"},{"t":"d","v":"2024-12-18","w":"2024/12/18"}],
[{"t":"n","v":"2","w":"2"},"清源水处理","钱某","检测","本市","约6",{"t":"d","v":"2024-12-25","w":"2024/12/25"}],
[{"t":"n","v":"3","w":"3"},"云脉医检","赵某","检测","本市",{"t":"n","v":"10","w":"10"},{"t":"d","v":"2025-02-05","w":"2025/2/5"}],
["合计",null,null,null,null,{"t":"n","v":"13.6","w":"13.6"}]]}]})";

void give(Visit& visit, std::string_view name, std::string_view bytes) {
    const std::vector<File> file{{std::string(name), "", std::string(bytes)}};
    visit.person.give_files({"roster"}, file);
}

void import_table(Visit& visit) {
    visit.choose_day("2025-06-01");
    visit.start("carrier");
    give(visit, "名册.xlsx", table);
    visit.person.click(Role::button, visit.t("roster.take", {{"n", "3"}}));
}

/// Whether some field has this text.
bool holds(const Visit& visit, std::string_view text) {
    return std::ranges::any_of(visit.person.tree().nodes, [&](const ui::Node& node) { return node.role == Role::textbox && node.value == text; });
}

std::size_t rows_in(const Visit& visit) {
    return static_cast<std::size_t>(std::ranges::count_if(visit.person.tree().nodes, [](const ui::Node& node) { return node.role == Role::row && node.row_index > 1; }));
}

}  // namespace

TEST_CASE("A carrier comes from the first page, gives a table, sees what each column is and what was not understood, and takes its rows") {
    const Language language = GENERATE(Language::zh, Language::en);
    Visit visit({1280, 800}, language);
    visit.start("carrier");
    CHECK(visit.person.fragment() == "roster");
    visit.person.click(Role::button, visit.t("roster.drop") + visit.t("roster.choose"));
    REQUIRE(visit.person.picks().size() == 1);
    CHECK(visit.person.picks().front().accept.contains(".xlsx"));
    give(visit, "名册.xlsx", table);
    CHECK(visit.says(visit.t("roster.how.exactly")));
    CHECK(visit.says("名册!F4"));
    CHECK(visit.says("约6"));
    CHECK(visit.says(visit.t("roster.skipped.total", {{"n", "1"}, {"places", "6"}})));
    visit.person.click(Role::button, visit.t("roster.take", {{"n", "3"}}));
    CHECK(rows_in(visit) == 3);
    CHECK(visit.says("云脉医检"));
    CHECK(visit.says("赵某"));
    CHECK(visit.person.files_held() == 0);
}

TEST_CASE("A cell that was not understood stands in its row as it was, and what is typed instead counts; undo brings it back") {
    Visit visit;
    import_table(visit);
    visit.person.click(Role::button, "清源水处理");
    CHECK(visit.says(visit.t("roster.row.source", {{"source", "名册!4"}})));
    const ui::Node& field = visit.person.node(Role::textbox, "合同金额");
    CHECK(field.value == "约6");
    CHECK(field.error == visit.t("roster.not_understood", {{"text", "约6"}}));
    visit.person.type("合同金额", "6万元");
    CHECK(visit.person.node(Role::textbox, "合同金额").error.empty());
    CHECK(visit.person.node(Role::textbox, "合同金额").value == "60,000.00");
    visit.person.click(Role::button, visit.t("roster.undo"));
    CHECK(visit.person.node(Role::textbox, "合同金额").value == "约6");
}

TEST_CASE("Where a cell may mean one of a few, the person says which before the rows are taken") {
    Visit visit;
    visit.start("carrier");
    give(visit, "名册.csv", R"({"format":"innovation-voucher-sheets/1","file":"名册.csv","reader":"csv","encoding":"utf-8","sheets":[{"name":"名册","hidden":false,"merged":[],"rows":[["团队名称","服务机构所在地"],["鲁西复材","外省"]]}]})");
    CHECK(visit.says(visit.t("roster.odd.head", {{"n", "1"}})));
    visit.person.click(Role::button, option_of("provider_region", "alliance", Language::zh));
    CHECK(visit.says(visit.t("roster.odd.none")));
    visit.person.click(Role::button, visit.t("roster.take", {{"n", "1"}}));
    visit.person.click(Role::button, "鲁西复材");
    CHECK(visit.says("供给方所在地 " + option_of("provider_region", "alliance", Language::zh)));
}

TEST_CASE("Two teams of one controller stand under one cap") {
    Visit visit;
    import_table(visit);
    CHECK(visit.says("星火轴承团队、云脉医检"));
    CHECK(visit.says(visit.t("roster.caps")));
}

TEST_CASE("Rows are searched, sorted, chosen and removed, and the removal is undone") {
    Visit visit;
    import_table(visit);
    visit.person.type(visit.t("roster.search"), "赵某");
    CHECK(rows_in(visit) == 2);
    visit.person.click(Role::checkbox, visit.t("roster.choose_all"));
    visit.person.click(Role::button, visit.t("roster.remove", {{"n", "2"}}));
    CHECK(visit.says(visit.t("roster.nothing_found")));
    visit.person.type(visit.t("roster.search"), "");
    CHECK(rows_in(visit) == 1);
    visit.person.click(Role::button, visit.t("toast.undo"));
    CHECK(rows_in(visit) == 3);
    visit.person.click(Role::button, visit.t("roster.column.until"));
    CHECK(visit.person.node(Role::button, visit.t("roster.sorted_up", {{"column", visit.t("roster.column.until")}})).selected);
}

TEST_CASE("A value is put into all chosen rows at once where it is understood, and taken back by one step of undo") {
    Visit visit;
    import_table(visit);
    visit.person.click(Role::checkbox, visit.t("roster.choose_all"));
    visit.person.click(Role::button, visit.t("roster.bulk.field") + " " + visit.t("roster.bulk.choose"));
    visit.person.click(Role::radio, "合同金额");
    visit.person.type(visit.t("roster.bulk.value"), "很多");
    CHECK_FALSE(visit.person.node(Role::textbox, visit.t("roster.bulk.value")).error.empty());
    CHECK(visit.person.node(Role::button, visit.t("roster.bulk.apply", {{"n", "3"}})).disabled);
    visit.person.type(visit.t("roster.bulk.value"), "2万元");
    visit.person.click(Role::button, visit.t("roster.bulk.apply", {{"n", "3"}}));
    visit.person.click(Role::button, "清源水处理");
    CHECK(holds(visit, "20,000.00"));
    visit.person.click(Role::button, visit.t("roster.undo"));
    CHECK(holds(visit, "约6"));
}

TEST_CASE("A workspace that was saved opens again with every row, its day and the text that nobody understood") {
    Visit visit;
    import_table(visit);
    visit.person.type(visit.t("roster.carrier"), "示例众创空间");
    CHECK(visit.person.node(Role::textbox, visit.t("roster.carrier")).value == "示例众创空间");
    visit.person.click(Role::button, visit.t("roster.save"));
    REQUIRE(visit.person.saved().size() == 1);
    const std::string saved = visit.person.saved().back().bytes;
    CHECK(visit.person.saved().back().name == visit.t("roster.file.workspace", {{"day", "2025-06-01"}}));
    CHECK(saved.contains("约6"));
    CHECK(saved.contains("示例众创空间"));
    Visit other;
    other.start("carrier");
    give(other, "工作文件.json", saved);
    CHECK(rows_in(other) == 3);
    other.person.click(Role::button, other.t("roster.save"));
    CHECK(other.person.saved().back().bytes == saved);
}

TEST_CASE("What each row must still bring is one text, and rows to check one CSV") {
    Visit visit;
    import_table(visit);
    visit.person.click(Role::button, visit.t("roster.remind_all"));
    const std::string& text = visit.person.saved().back().bytes;
    CHECK(text.contains("清源水处理"));
    CHECK(text.contains(visit.t("roster.reminders.odd", {{"fact", "合同金额"}, {"text", "约6"}})));
    CHECK(text.contains("第十六条"));
    give(visit, "名册.xlsx", table);
    visit.person.click(Role::button, visit.t("roster.problems"));
    CHECK(visit.person.saved().back().bytes.contains("约6"));
    visit.person.click(Role::button, visit.t("roster.leave"));
    CHECK(rows_in(visit) == 3);
}

TEST_CASE("A row becomes the case that is worked on, with the text that nobody understood in its field; undo gives the former case back") {
    Visit visit;
    import_table(visit);
    visit.person.click(Role::button, "清源水处理");
    visit.person.click(Role::button, visit.t("roster.row.work_on"));
    CHECK(visit.person.fragment() == "eligibility");
    CHECK(holds(visit, "清源水处理"));
    visit.go("services");
    CHECK(holds(visit, "约6"));
    visit.person.send(platform::event::FragmentChanged{"roster"});
    CHECK(visit.says(visit.t("roster.row.source", {{"source", "名册!4"}})));
}

TEST_CASE("The last days of a roster go into one calendar file, those that are past left out") {
    Visit visit;
    import_table(visit);
    visit.person.click(Role::button, visit.t("roster.calendar"));
    REQUIRE(visit.person.saved().size() == 1);
    const std::string& file = visit.person.saved().back().bytes;
    CHECK(file.contains("DTSTART;VALUE=DATE:20250618"));
    CHECK(file.contains("DTSTART;VALUE=DATE:20250805"));
    visit.choose_day("2025-07-01");
    visit.person.click(Role::button, visit.t("roster.calendar"));
    CHECK_FALSE(visit.person.saved().back().bytes.contains("DTSTART;VALUE=DATE:20250618"));
    CHECK(visit.person.saved().back().bytes.contains("DTSTART;VALUE=DATE:20250805"));
}

TEST_CASE("The summary is a workbook with a line for each row, the ranges that the page shows, and one for each controller") {
    Visit visit;
    import_table(visit);
    visit.person.click(Role::button, visit.t("roster.summary"));
    REQUIRE(visit.person.papers_asked().size() == 1);
    const std::string& asked = visit.person.papers_asked().front();
    CHECK(asked.contains("清源水处理"));
    CHECK(asked.contains(visit.t("roster.sheet.from", {{"what", visit.t("roster.sheet.total")}})));
    CHECK(asked.contains(visit.t("roster.sheet.controllers")));
    REQUIRE(visit.person.saved().size() == 1);
    CHECK(visit.person.saved().back().name.starts_with(visit.t("roster.file.summary", {{"day", "2025-06-01"}})));
    visit.person.fail_next_papers("no memory");
    visit.person.click(Role::button, visit.t("roster.summary"));
    CHECK(visit.says(visit.t("roster.summary_failed", {{"name", "no memory"}})));
}

TEST_CASE("The empty roster that is offered is one that is understood column by column") {
    Visit visit;
    visit.start("carrier");
    visit.person.click(Role::button, visit.t("roster.template"));
    const std::string csv = visit.person.saved().back().bytes;
    std::string cells;
    std::istringstream heads(csv.substr(3, csv.find('\r') - 3));
    for (std::string head; std::getline(heads, head, ',');) cells += (cells.empty() ? "\"" : ",\"") + head + '"';
    give(visit, "空白名册.csv", R"({"format":"innovation-voucher-sheets/1","file":"空白名册.csv","reader":"csv","encoding":"utf-8","sheets":[{"name":"空白名册","hidden":false,"merged":[],"rows":[[)" + cells + R"(],["星火轴承团队"]]}]})");
    CHECK_FALSE(visit.says(visit.t("roster.how.no")));
    CHECK_FALSE(visit.says(visit.t("roster.how.taken", {{"column", ""}}).substr(0, 6)));
}

TEST_CASE("A file that cannot be taken is told in plain words, and the rows that were there stay") {
    Visit visit;
    import_table(visit);
    give(visit, "旧名册.xls", "old_excel");
    CHECK(visit.says(visit.t("roster.refused.old_excel")));
    visit.person.click(Role::button, visit.t("roster.back_to_rows"));
    CHECK(rows_in(visit) == 3);
    give(visit, "坏.json", "{\"format\": 1}");
    CHECK(visit.says(visit.t("roster.refused.workspace")));
    CHECK(visit.person.files_held() == 0);
}

TEST_CASE("Of 10,000 rows only those in view are in the tree, which says how many there are; the wheel brings the others") {
    std::string rows;
    for (int i = 1; i <= 10'000; ++i) rows += ",[\"第" + std::to_string(i) + "队\",\"检测\",\"本市\",\"36000\",\"2025-02-05\"]";
    Visit visit;
    visit.choose_day("2025-06-01");
    visit.start("carrier");
    give(visit, "名册.xlsx", R"({"format":"innovation-voucher-sheets/1","file":"名册.xlsx","reader":"xlsx","encoding":null,"sheets":[{"name":"名册","hidden":false,"merged":[],"rows":[["团队名称","服务类型","供给方地区","合同金额","完成时间"])" + rows + "]}]}");
    visit.person.click(Role::button, visit.t("roster.take", {{"n", "10000"}}));
    CHECK(visit.person.node(Role::table, visit.t("roster.table")).row_count == 10'001);
    CHECK(rows_in(visit) < 40);
    CHECK(visit.says("第1队"));
    visit.person.wheel({400, 600}, -5000);
    CHECK(visit.says("第10000队"));
    CHECK(rows_in(visit) < 40);
}

TEST_CASE("The carrier's page is sound at every width, in both languages, at every stage") {
    const Language language = GENERATE(Language::zh, Language::en);
    const ui::Size size = GENERATE(ui::Size{360, 740}, ui::Size{390, 844}, ui::Size{768, 1024}, ui::Size{1280, 800}, ui::Size{1920, 1080});
    Visit visit(size, language);
    const std::string at = std::to_string(static_cast<int>(size.w)) + (language == Language::zh ? "-zh" : "-en");
    visit.start("carrier");
    sound(visit, "roster-empty-" + at);
    give(visit, "旧名册.xls", "old_excel");
    sound(visit, "roster-refused-" + at);
    give(visit, "名册.xlsx", table);
    sound(visit, "roster-import-" + at);
    visit.person.click(Role::button, visit.t("roster.take", {{"n", "3"}}));
    visit.person.click(Role::button, visit.t("toast.close"));
    sound(visit, "roster-rows-" + at);
    visit.person.click(Role::checkbox, visit.t("roster.choose_all"));
    sound(visit, "roster-chosen-" + at);
    visit.person.click(Role::checkbox, visit.t("roster.choose_all"));
    visit.person.click(Role::button, "清源水处理");
    sound(visit, "roster-row-" + at);
}

}  // namespace voucher::tests
