// What cells and heads say: tests/cases/roster/cells.json and columns.json.
#include "tests/unit/batch/sheets.hpp"

using nlohmann::json;
using namespace voucher;
using batch::Recognised;

namespace {

json as_json(const batch::CellValue& value, const batch::Column& column, const policy::Pack& pack, const batch::Words& words) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* money = std::get_if<Money>(&value)) return money->to_string();
    if (const auto* fact = std::get_if<assess::FactValue>(&value))
        return assess::to_string(pack.facts[static_cast<std::size_t>(words.fields[static_cast<std::size_t>(column.field)].fact)], *fact);
    return nullptr;
}

std::string field_of(const batch::Column& column, const batch::Words& words) {
    const std::string id = column.field < 0 ? "" : words.fields[static_cast<std::size_t>(column.field)].id;
    return (column.how == Recognised::doubtful ? "?" : "") + id;
}

}  // namespace

TEST_CASE("roster: the cells of tests/cases/roster/cells.json") {
    const json file = tests::roster_cases("cells.json");
    const policy::Pack& pack = tests::pack_of(file["policy"]);
    const batch::Words& words = tests::words_of(pack);
    for (const json& given : file["cells"]) {
        INFO(given.dump());
        // a second column makes the first row one of heads
        const json rows = json::array({json::array({given["head"], given["field"] == "applicant.name" ? "职工人数" : "单位名称"}), json::array({given["cell"], "x"})});
        const batch::Sheet sheet = tests::sheet_of({{"rows", rows}});
        const batch::Columns columns = batch::guess_columns(sheet, pack, words);
        const batch::Column& column = columns.columns.at(0);
        CHECK(json(field_of(column, words)) == given["field"]);
        if (column.field < 0) continue;
        const batch::CellValue value = batch::read_cell(sheet.at(1, 0), column, pack, words);
        if (!given.contains("problem")) {
            if (const auto* problem = std::get_if<batch::CellProblem>(&value)) FAIL_CHECK(problem->code);
            CHECK(as_json(value, column, pack, words) == given["is"]);
            continue;
        }
        const auto* problem = std::get_if<batch::CellProblem>(&value);
        if (problem == nullptr) {
            FAIL_CHECK(as_json(value, column, pack, words).dump());
            continue;
        }
        CHECK(problem->code == given["problem"].get<std::string>());
        CHECK(!problem->expected.empty());
        json maybe = json::array();
        const int fact = words.fields[static_cast<std::size_t>(column.field)].fact;
        for (const int option : problem->suggestions) maybe.push_back(pack.facts[static_cast<std::size_t>(fact)].option_ids[static_cast<std::size_t>(option)]);
        CHECK(maybe == given.value("maybe", json::array()));
    }
}

TEST_CASE("roster: the heads of tests/cases/roster/columns.json") {
    const json file = tests::roster_cases("columns.json");
    const policy::Pack& pack = tests::pack_of(file["policy"]);
    const batch::Words& words = tests::words_of(pack);
    for (const json& given : file["sheets"]) {
        DYNAMIC_SECTION(given["name"].get<std::string>()) {
            const batch::Columns columns = batch::guess_columns(tests::sheet_of(given), pack, words);
            CHECK(json{columns.heads.count == 0 ? 1 : columns.heads.first + 1, columns.heads.count} == given["heads"]);
            json fields = json::array(), units = json::object(), opposite = json::array();
            for (const batch::Column& column : columns.columns) {
                const std::string letters = batch::column_letters(column.column);
                if (column.how == Recognised::ignored) fields.push_back("-");
                else if (column.how == Recognised::no) fields.push_back(nullptr);
                else if (column.how == Recognised::taken) fields.push_back("taken by " + batch::column_letters(*column.taken_by));
                else fields.push_back(field_of(column, words));
                const bool amount = column.field >= 0 && words.fields[static_cast<std::size_t>(column.field)].id.ends_with("_amount");
                if (column.unit && amount) units[letters] = *column.unit;
                if (column.opposite) opposite.push_back(letters);
            }
            CHECK(fields == given["columns"]);
            CHECK(units == given.value("units", json::object()));
            CHECK(opposite == given.value("opposite", json::array()));
        }
    }
}

TEST_CASE("roster: a field set by hand is taken from the column that had it") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const batch::Words& words = tests::words_of(pack);
    const batch::Sheet sheet = tests::sheet_of({{"rows", {{"团队名称", "负责人", "老板", "没有失信"}, {"甲", "乙", "丙", "是"}}}});
    batch::Columns columns = batch::guess_columns(sheet, pack, words);
    const int controller = batch::field_named(words.fields, "applicant.controller");
    REQUIRE(columns.columns[1].field == controller);
    batch::set_field(columns, 2, controller);
    CHECK(columns.columns[2].how == Recognised::by_hand);
    CHECK(columns.columns[1].field == -1);
    CHECK(columns.columns[1].taken_by == 2U);
    CHECK(columns.columns[3].negation);
    batch::set_field(columns, 3, batch::field_named(words.fields, "applicant.bad_credit_record"), true);
    CHECK(columns.columns[3].opposite);

    SECTION("and the choice is remembered for the next file with these heads") {
        const auto memory = batch::remembered(columns, words);
        CHECK(memory.at("老板") == "applicant.controller");
        batch::Columns next = batch::guess_columns(sheet, pack, words);
        batch::set_remembered(next, words, memory);
        CHECK(next.columns[2].field == controller);
        CHECK(next.columns[1].field == -1);
    }
}

TEST_CASE("roster: columns have letters as spreadsheets give them") {
    CHECK(batch::column_letters(0) == "A");
    CHECK(batch::column_letters(25) == "Z");
    CHECK(batch::column_letters(26) == "AA");
    CHECK(batch::column_letters(255) == "IV");
    CHECK(batch::column_letters(701) == "ZZ");
    CHECK(batch::column_letters(702) == "AAA");
}
