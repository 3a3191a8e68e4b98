// The contents of sheets as their reader gives them, and the words of rosters: strict reading.
#include <set>

#include "tests/unit/batch/sheets.hpp"

using nlohmann::json;
using namespace voucher;

namespace {

json good_sheets() {
    return {{"format", "innovation-voucher-sheets/1"}, {"file", "a.csv"}, {"reader", "csv"}, {"encoding", "gb18030"},
            {"sheets", json::array({{{"name", "S"}, {"hidden", true}, {"merged", json::array({json::array({0, 0, 0, 2})})}, {"rows", json::array({json::array({"a"}), json::array({nullptr, " ", {{"t", "n"}, {"v", "1E+3"}}})})}}})}};
}

std::string first_finding(const json& document) {
    const auto book = batch::read_sheets(document.dump());
    return book ? "none" : book.error().front().code + " " + book.error().front().place;
}

}  // namespace

TEST_CASE("sheets: cells, hidden sheets and merged ranges come as they are") {
    const auto book = batch::read_sheets(good_sheets().dump());
    REQUIRE(book);
    CHECK(book->encoding == "gb18030");
    const batch::Sheet& sheet = book->sheets.at(0);
    CHECK(sheet.hidden);
    CHECK(sheet.width() == 3);
    CHECK(sheet.at(0, 1).continued);
    CHECK(sheet.shown_at(0, 2).text == "a");
    CHECK(sheet.at(1, 0).kind == batch::CellKind::empty);
    CHECK(sheet.at(1, 1).kind == batch::CellKind::empty);
    CHECK(sheet.at(1, 2).kind == batch::CellKind::number);
    CHECK(sheet.at(1, 2).text == "1E+3");
    CHECK(sheet.at(99, 99).kind == batch::CellKind::empty);
}

TEST_CASE("sheets: what is not as the reader writes it is refused with its place") {
    const auto with = [](const char* pointer, const json& value) {
        json document = good_sheets();
        document[json::json_pointer(pointer)] = value;
        return first_finding(document);
    };
    CHECK(first_finding(good_sheets()) == "none");
    CHECK(with("/format", "x/1") == "sheets_bad_format /format");
    CHECK(with("/reader", "ods") == "sheets_bad_value /reader");
    CHECK(with("/colour", 1) == "sheets_unknown_key /colour");
    CHECK(with("/sheets/0/rows/1/2/v", "zwei") == "sheets_bad_value /sheets/0/rows/1/2/v");
    CHECK(with("/sheets/0/rows/1/2/t", "q") == "sheets_bad_value /sheets/0/rows/1/2/t");
    CHECK(with("/sheets/0/rows/1/2", 7) == "sheets_wrong_type /sheets/0/rows/1/2");
    CHECK(with("/sheets/0/rows/1/2", {{"t", "d"}, {"v", "2025-02-30"}}) == "sheets_bad_value /sheets/0/rows/1/2/v");
    CHECK(with("/sheets/0/merged/0", json::array({2, 0, 1, 0})) == "sheets_bad_value /sheets/0/merged/0");
    CHECK(with("/sheets/0/rows/0/0", std::string(batch::longest_cell + 1, 'a')) == "sheets_too_large /sheets/0/rows/0/0");
    CHECK(with("/sheets/0/rows/0", json::array_t(batch::most_columns + 1)) == "sheets_wrong_type /sheets/0/rows/0");
    CHECK(with("/sheets/0/rows", json::array_t(batch::most_rows + 1, json::array())) == "sheets_wrong_type /sheets/0/rows");
    CHECK(batch::read_sheets("{").error().front().code == "sheets_bad_json");
}

TEST_CASE("sheets: a range merged over everything again and again is refused, not spread out") {
    json document = good_sheets();
    document["sheets"][0]["rows"] = json::array_t(5'000, json::array({"a"}));
    document["sheets"][0]["merged"] = json::array_t(100, json::array({0, 0, 1'000'000, 16'000}));
    CHECK(first_finding(document) == "sheets_too_large /sheets/0/merged/0");
}

TEST_CASE("words: those of the packs have nothing to complain of, and name only what the pack has") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const batch::Words& words = tests::words_of(pack);
    // no field of the pack is without a head
    std::set<int> with_heads;
    for (const auto& [head, use] : words.heads) with_heads.insert(use.field);
    for (std::size_t i = 0; i < words.fields.size(); ++i) {
        INFO(words.fields[i].id);
        CHECK(with_heads.contains(static_cast<int>(i)));
    }
    const json file = json::parse(tests::read_file(std::string(VOUCHER_ASSETS_DIR) + "/rosters/liaocheng-2022-73.json"));
    const auto with = [&](const char* pointer, const json& value) {
        json document = file;
        document[json::json_pointer(pointer)] = value;
        const auto read = batch::read_words(document.dump(), pack);
        return read ? "none" : read.error().front().code + " " + read.error().front().place;
    };
    CHECK(with("/policy", "other") == "words_bad_value /policy");
    CHECK(with("/fields/0/field", "applicant.shoe_size") == "words_bad_value /fields/0/field");
    CHECK(with("/fields/1/heads/0", "团队名称") == "words_ambiguous /fields/1/heads/0");
    CHECK(with("/fields/5/options/robot", json::array({"机器人"})) == "words_bad_value /fields/5/options/robot");
    CHECK(with("/papers/photograph", json::array({"照片"})) == "words_bad_value /papers/photograph");
    CHECK(with("/money_units/两", 99) == "words_bad_value /money_units/两");
    CHECK(with("/yes/0", "") == "words_wrong_type /yes/0");
    CHECK(with("/extra", 1) == "words_unknown_key /extra");
}

TEST_CASE("words: another measure's roster is understood by its own labels alone") {
    const policy::Pack& pack = tests::pack_of("yunling-2023-9");
    const batch::Words words = batch::words_of_pack(pack);
    const json rows = json::array({json::array({"申请主体", "员工数", "设计类别", "不含税费用", "完成日"}), json::array({"公司", "12人", "包装", "¥8,000", "2024-05-06"})});
    const batch::Sheet sheet = tests::sheet_of({{"rows", rows}});
    const batch::Imported result = batch::import_rows(sheet, batch::guess_columns(sheet, pack, words), pack, words, *Date::from_civil(2024, 6, 1));
    REQUIRE(result.rows.size() == 1);
    const json written = json::parse(assess::write_case(result.rows[0].value, pack));
    CHECK(written["applicant"] == json{{"kind", "company"}, {"employees", 12}});
    CHECK(written["services"][0] == json{{"id", "s1"}, {"design_kind", "packaging"}, {"net_cost", "8000.00"}, {"completed_on", "2024-05-06"}});
}
