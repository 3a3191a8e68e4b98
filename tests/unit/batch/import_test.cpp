// From sheets to rows: tests/cases/roster/import.json.
#include <array>

#include "tests/unit/batch/sheets.hpp"

using nlohmann::json;
using namespace voucher;

namespace {

std::vector<batch::ForAll> for_all(const json& given, const policy::Pack& pack, const batch::Words& words) {
    std::vector<batch::ForAll> result;
    const json all = given.value("for_all", json::object());
    for (const auto& [id, option] : all.items()) {
        const int field = batch::field_named(words.fields, id);
        const auto& options = pack.facts[static_cast<std::size_t>(words.fields[static_cast<std::size_t>(field)].fact)].option_ids;
        const auto at = std::ranges::find(options, option.get<std::string>()) - options.begin();
        result.push_back({field, assess::FactValue::of_number(at), {}});
    }
    return result;
}

json as_json(const batch::Row& row, const policy::Pack& pack) {
    const json written = json::parse(assess::write_case(row.value, pack));
    json result{{"source", row.source}, {"applicant", written["applicant"]}};
    if (!written["services"].empty()) {
        result["service"] = written["services"][0];
        result["service"].erase("id");
    }
    if (!written["history"].empty()) result["history"] = written["history"];
    if (!row.not_understood.empty()) result["not_understood"] = row.not_understood;
    return result;
}

batch::Imported imported(const json& given, const policy::Pack& pack, Date as_of) {
    const batch::Words& words = tests::words_of(pack);
    const batch::Sheet sheet = tests::sheet_of(given);
    return batch::import_rows(sheet, batch::guess_columns(sheet, pack, words), pack, words, as_of, for_all(given, pack, words));
}

}  // namespace

TEST_CASE("roster: the sheets of tests/cases/roster/import.json") {
    const json file = tests::roster_cases("import.json");
    const policy::Pack& pack = tests::pack_of(file["policy"]);
    const Date as_of = *Date::parse(file["as_of"].get<std::string>());
    constexpr std::array<const char*, 4> why{"empty", "total", "heads again", "nothing in it"};
    for (const json& given : file["sheets"]) {
        DYNAMIC_SECTION(given["name"].get<std::string>()) {
            const batch::Imported result = imported(given, pack, as_of);
            CHECK(result.data_rows == given["data_rows"]);
            CHECK(result.rows.size() == given["taken"]);
            CHECK(result.clean_rows() == given["clean"]);
            CHECK(result.rows.size() + result.not_taken.size() == result.data_rows);
            json not_taken = json::object();
            for (const batch::RowNotTaken& row : result.not_taken) not_taken[std::to_string(row.row + 1)] = why[static_cast<std::size_t>(row.why)];
            CHECK(not_taken == given.value("not_taken", json::object()));
            json findings = json::array();
            for (const batch::ImportFinding& f : result.findings) {
                const std::string severity = to_line(f.finding).substr(0, to_line(f.finding).find(' '));
                if (f.other_row && given.contains("same_as")) CHECK(json(*f.other_row + 1) == given["same_as"][f.finding.place]);
                findings.push_back(severity + " " + f.finding.code + " " + f.finding.place + " " + f.finding.found);
                CHECK(!f.finding.expected.empty());
            }
            CHECK(findings == given["findings"]);
            const json rows = given.value("row", json::object());
            for (const auto& [number, expected] : rows.items())
                CHECK(as_json(result.rows.at(std::stoul(number) - 1), pack) == expected);
        }
    }
}

TEST_CASE("roster: rows join a roster under ids of their own, with its day and readings") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const json given{{"rows", json::array({json::array({"单位名称", "职工人数"}), json::array({"甲", "1"}), json::array({"乙", "2"})})}};
    batch::Roster roster = batch::empty_roster(pack, *Date::from_civil(2025, 6, 1));
    roster.readings[0] = 1;
    REQUIRE(batch::add_rows(roster, imported(given, pack, roster.as_of).rows));
    REQUIRE(batch::add_rows(roster, imported(given, pack, roster.as_of).rows));
    CHECK(roster.rows.size() == 4);
    CHECK(roster.rows[3].id == "r4");
    CHECK(roster.rows[3].value.readings == roster.readings);
    CHECK(batch::fresh_row_id(roster) == "r5");
    std::vector<batch::Row> many(batch::most_roster_rows - 3, roster.rows[0]);
    CHECK_FALSE(batch::add_rows(roster, many));
    CHECK(roster.rows.size() == 4);
}

TEST_CASE("roster: rows to be put right go into a CSV as they stand, and no text becomes a formula") {
    const json rows = json::array({json::array({"单位名称", "合同金额"}), json::array({"甲,\"乙\"", "约6"}), json::array({"好", "1"}), json::array({"=HYPERLINK(1)", "-500"})});
    const batch::Sheet sheet = tests::sheet_of({{"rows", rows}});
    const std::array<std::size_t, 2> wanted{1, 3};
    CHECK(batch::rows_as_csv(sheet, {0, 1}, wanted) == "\xEF\xBB\xBF单位名称,合同金额\r\n\"甲,\"\"乙\"\"\",约6\r\n'=HYPERLINK(1),-500\r\n");
}

TEST_CASE("roster: findings are bounded, texts are not lost") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    json rows = json::array({json::array({"单位名称", "职工人数"})});
    for (int i = 0; i < 2'500; ++i) rows.push_back(json::array({"甲" + std::to_string(i), "许多"}));
    const batch::Imported result = imported({{"rows", rows}}, pack, *Date::from_civil(2025, 6, 1));
    CHECK(result.findings.size() == batch::most_import_findings + 1);
    CHECK(result.findings.back().finding.code == "roster_more_findings");
    CHECK(result.rows.size() == 2'500);
    CHECK(result.rows.back().not_understood.at("applicant.staff") == "许多");
}

TEST_CASE("roster: the sheet that looks most like a roster is proposed, a hidden one only where there is no other") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const auto sheet = [](bool hidden, const json& rows) { return json{{"name", "S"}, {"hidden", hidden}, {"rows", rows}}; };
    const json roster = json::array({json::array({"单位名称", "职工人数"}), json::array({"甲", "1"})});
    const json note = json::array({json::array({"填表说明"})});
    const auto likely = [&](const json& sheets) {
        const auto book = batch::read_sheets(json{{"format", "innovation-voucher-sheets/1"}, {"file", "a"}, {"reader", "xlsx"}, {"sheets", sheets}}.dump());
        REQUIRE(book);
        return batch::likely_sheet(*book, pack, tests::words_of(pack));
    };
    CHECK(likely(json::array({sheet(false, note), sheet(false, roster), sheet(false, roster)})) == 1);
    CHECK(likely(json::array({sheet(true, roster), sheet(false, note)})) == 1);
    CHECK(likely(json::array({sheet(true, roster)})) == 0);
    CHECK(likely(json::array()) == 0);
}

TEST_CASE("roster: what is typed for a row is understood as a cell is, and kept where it is not") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const batch::Words& words = tests::words_of(pack);
    const Date as_of = *Date::from_civil(2025, 6, 1);
    batch::Row row{"r1", {}, assess::empty_case(pack), {}, {}};
    row.value.as_of = as_of;
    const auto type = [&](const char* field, const char* text) {
        const auto problem = batch::put_typed(pack, words, batch::field_named(words.fields, field), text, as_of, row);
        return problem ? std::string(problem->code) : std::string("understood");
    };
    CHECK(type("service.contract_amount", "约6") == "roster_bad_money");
    CHECK(row.not_understood.at("service.contract_amount") == "约6");
    CHECK(type("service.contract_amount", "6.4万") == "understood");
    CHECK(row.not_understood.empty());
    CHECK(type("received", "10万元") == "understood");
    CHECK(type("applicant.name", "甲") == "understood");
    CHECK(type("service.completed_on", "2025-03-10") == "understood");
    CHECK(type("service.claimed_on", "2025-05-20") == "understood");
    CHECK(as_json(row, pack) == json{{"source", ""}, {"applicant", {{"name", "甲"}}}, {"service", {{"contract_amount", "64000.00"}, {"completed_on", "2025-03-10"}, {"claimed_on", "2025-05-20"}}}, {"history", json::array({{{"year", 2025}, {"received", "100000.00"}}})}});

    SECTION("nothing typed is not known") {
        type("service.contract_amount", " ");
        type("received", "");
        type("applicant.name", "");
        CHECK(as_json(row, pack) == json{{"source", ""}, {"applicant", json::object()}, {"service", {{"completed_on", "2025-03-10"}, {"claimed_on", "2025-05-20"}}}});
    }
    SECTION("a completion behind the claim leaves the claim open, with its day kept") {
        CHECK(type("service.completed_on", "2025-05-21") == "understood");
        CHECK(row.not_understood.at("service.claimed_on") == "2025-05-20");
        CHECK(assess::read_case(assess::write_case(row.value, pack), pack).has_value());
    }
}
