// A roster's answer: the twelve teams, and that an edit leaves the same as assessing all again.
#include <algorithm>
#include <array>

#include "src/assess/together.hpp"
#include "src/batch/controllers.hpp"
#include "tests/unit/batch/rosters.hpp"

using nlohmann::json;
using namespace voucher;
using batch::Roster;
using batch::RosterAnswer;
using tests::Dice;

namespace {

json ends(const assess::MoneyRange& range) { return {range.low.to_string(), range.high ? json(range.high->to_string()) : json(nullptr)}; }

constexpr std::array<const char*, 4> standings{"ready", "lacks papers", "open", "not met"};

/// A roster of rows that only have a name, a controller and a code.
Roster named(const policy::Pack& pack, std::initializer_list<std::array<const char*, 3>> rows) {
    Roster roster = batch::empty_roster(pack, *Date::from_civil(2025, 6, 1));
    for (const auto& [name, controller, code] : rows) {
        batch::Row row{batch::fresh_row_id(roster), {}, assess::empty_case(pack), {}, {}};
        row.value.texts = {{"name", name}, {"controller", controller}, {"credit_code", code}};
        roster.rows.push_back(std::move(row));
    }
    return roster;
}

using Groups = std::vector<std::vector<std::size_t>>;

}  // namespace

TEST_CASE("roster: twelve teams, what each, each controller and all of them come to") {
    const json file = tests::roster_cases("twelve_teams.json");
    const policy::Pack& pack = tests::pack_of(file["policy"]);
    const Roster roster = tests::twelve_teams(file, pack);
    const RosterAnswer answer = batch::assess_roster(pack, roster);
    for (std::size_t i = 0; i < roster.rows.size(); ++i) {
        INFO(roster.rows[i].name());
        const batch::RowAnswer& row = answer.rows[i];
        const json& expect = file["rows"][i]["expect"];
        CHECK(ends(row.figures.total) == expect["total"]);
        CHECK(standings[static_cast<std::size_t>(row.standing)] == expect["standing"]);
        CHECK(row.papers_missing() == expect["missing"]);
        CHECK(json(row.days.valid_until->to_string()) == expect["until"]);
        CHECK(row.days.days_left == expect["days_left"]);
    }
    const json& expect = file["expect"];
    CHECK(ends(answer.total) == expect["total"]);
    json standing = json::object();
    for (std::size_t i = 0; i < standings.size(); ++i) standing[standings[i]] = answer.standing[i];
    CHECK(standing == expect["standing"]);
    CHECK(answer.controllers.size() == 11);
    for (const auto& [name, wanted] : expect["controllers"].items()) {
        INFO(name);
        const auto it = std::ranges::find(answer.controllers, name, &batch::ControllerAnswer::controller);
        REQUIRE(it != answer.controllers.end());
        json names = json::array();
        for (const std::size_t row : it->rows) names.push_back(roster.rows[row].name());
        CHECK(names == wanted["rows"]);
        REQUIRE(it->caps.size() == 1);
        CHECK(json(it->caps[0].received_before.to_string()) == wanted["received"]);
        CHECK(ends(it->caps[0].left) == json{wanted["left"], wanted["left"]});
    }
    std::vector<std::size_t> chosen;
    for (const json& name : expect["chosen"]["rows"])
        chosen.push_back(static_cast<std::size_t>(std::ranges::find_if(roster.rows, [&](const batch::Row& r) { return r.name() == name.get<std::string>(); }) - roster.rows.begin()));
    CHECK(ends(batch::total_of(answer, chosen)) == expect["chosen"]["total"]);
}

TEST_CASE("roster: rows of one controller share the year's room, and what the controller received counts for all of them") {
    const json file = tests::roster_cases("twelve_teams.json");
    const policy::Pack& pack = tests::pack_of(file["policy"]);
    Roster roster = tests::twelve_teams(file, pack);
    batch::put_received(2025, *Money::parse("600000.00"), roster.rows[6].value);
    const RosterAnswer answer = batch::assess_roster(pack, roster);
    CHECK(ends(answer.rows[0].figures.total) == json{"32400.00", "32400.00"});
    CHECK(ends(answer.rows[6].figures.total) == json{"17600.00", "17600.00"});
    CHECK(ends(answer.rows[2].figures.total) == json{"72000.00", "72000.00"});
}

TEST_CASE("roster: who belongs under one controller") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const auto groups = [&](std::initializer_list<std::array<const char*, 3>> rows) { return batch::rows_by_controller(named(pack, rows)); };
    CHECK(groups({{"甲", "赵某", ""}, {"乙", "", ""}, {"丙", " 赵某 ", ""}}) == Groups{{0, 2}, {1}});
    CHECK(groups({{"甲", "", "C1"}, {"甲厂", "", "C1"}, {"丙", "", "C2"}}) == Groups{{0, 1}, {2}});
    CHECK(groups({{"甲", "", ""}, {"甲", "赵某", ""}, {"丙", "赵某", ""}}) == Groups{{0, 1, 2}});
    CHECK(groups({{"甲", "", "C1"}, {"甲", "", "C2"}}) == Groups{{0}, {1}});
    CHECK(groups({{"", "", ""}, {"", "", ""}}) == Groups{{0}, {1}});
    CHECK(groups({{"甲", "赵某", "C1"}, {"甲", "钱某", "C1"}, {"乙", "钱某", ""}}) == Groups{{0, 1, 2}});
}

TEST_CASE("roster: an edit of one row assesses only the controllers it touches, and leaves the same as assessing all") {
    const json file = tests::roster_cases("twelve_teams.json");
    const policy::Pack& pack = tests::pack_of(file["policy"]);
    Roster roster = tests::twelve_teams(file, pack);
    const RosterAnswer before = batch::assess_roster(pack, roster);
    std::vector<std::size_t> touched;
    const auto edited = [&](std::size_t row) {
        const std::array changed{row};
        const RosterAnswer answer = batch::reassess_roster(pack, roster, before, changed, &touched);
        std::ranges::sort(touched);
        CHECK(answer == batch::assess_roster(pack, roster));
        return answer;
    };
    SECTION("an amount") {
        roster.rows[1].value.services[0].facts[static_cast<std::size_t>(pack.fact("invoice_amount", policy::Scoped::service)) - pack.applicant_facts] = assess::FactValue::of(*Money::parse("1.00"));
        edited(1);
        CHECK(touched == std::vector<std::size_t>{1});
    }
    SECTION("a controller who leaves another row alone") {
        roster.rows[6].value.texts["controller"] = "冯某";
        const RosterAnswer answer = edited(6);
        CHECK(touched == std::vector<std::size_t>{0, 6, 9});
        CHECK(answer.controllers[answer.controller_of[9]].rows == std::vector<std::size_t>{6, 9});
    }
    SECTION("a controller who is no longer known") {
        roster.rows[0].value.texts.erase("controller");
        edited(0);
        CHECK(touched == std::vector<std::size_t>{0, 6});
    }
    SECTION("a file that comes in") {
        roster.rows[1].files.push_back({"carrier_submission", "清源水处理/载体.pdf"});
        CHECK(edited(1).rows[1].standing == batch::Standing::ready);
    }
    SECTION("a row behind the others") {
        roster.rows.push_back(roster.rows[3]);
        roster.rows.back().id = batch::fresh_row_id(roster);
        edited(12);
        CHECK(touched == std::vector<std::size_t>{3, 12});
    }
}

TEST_CASE("roster: edits of made-up rosters, one after the other, leave the same as assessing all") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    Dice dice(20250601);
    for (int round = 0; round < 12; ++round) {
        Roster roster = tests::made_roster(dice, pack, 8);
        RosterAnswer answer = batch::assess_roster(pack, roster);
        for (int edit = 0; edit < 6; ++edit) {
            const auto row = static_cast<std::size_t>(dice.below(8));
            Roster other = tests::made_roster(dice, pack, 8);
            if (dice.percent(50)) roster.rows[row].value.texts = other.rows[row].value.texts;
            else roster.rows[row].value = other.rows[row].value;
            answer = batch::reassess_roster(pack, roster, std::move(answer), std::array{row});
            REQUIRE(answer == batch::assess_roster(pack, roster));
        }
    }
}
