// The carrier's workspace as a file; what each must still bring; whose a file is.
#include <algorithm>
#include <array>

#include "src/batch/match_files.hpp"
#include "src/batch/reminders.hpp"
#include "src/batch/workspace.hpp"
#include "tests/unit/batch/rosters.hpp"

using nlohmann::json;
using namespace voucher;
using batch::Roster;

namespace {

struct Teams {
    json file = tests::roster_cases("twelve_teams.json");
    const policy::Pack& pack = tests::pack_of(file["policy"]);
    Roster roster = tests::twelve_teams(file, pack);
};

std::vector<batch::Reminder> all_reminders(const Teams& teams) {
    std::vector<std::size_t> rows(teams.roster.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
    return batch::reminders(teams.pack, teams.roster, batch::assess_roster(teams.pack, teams.roster), rows);
}

}  // namespace

TEST_CASE("workspace: what is written is read as the same, and written again byte by byte") {
    Teams teams;
    teams.roster.readings[0] = 1;
    batch::set_frame(teams.roster, teams.roster.as_of, teams.roster.readings);
    teams.roster.rows[0].source = "名册!2";
    teams.roster.rows[4].not_understood = {{"service.contract_amount", "约6\n\"万\""}, {"received", "不少"}};
    const std::string text = batch::write_workspace(teams.roster, teams.pack);
    const auto again = batch::read_workspace(text, teams.pack);
    REQUIRE(again);
    CHECK(*again == teams.roster);
    CHECK(batch::write_workspace(*again, teams.pack) == text);
    CHECK(batch::workspace_policy(text) == teams.pack.id);
    CHECK(std::ranges::count(text, '\n') == 16 + static_cast<int>(teams.pack.readings.size() + teams.roster.rows.size()) - 6);

    SECTION("also where there are no rows") {
        const Roster none = batch::empty_roster(teams.pack, teams.roster.as_of);
        const std::string empty = batch::write_workspace(none, teams.pack);
        CHECK(batch::read_workspace(empty, teams.pack) == none);
    }
}

TEST_CASE("workspace: made-up rosters come back as they are") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    tests::Dice dice(7);
    for (int i = 0; i < 10; ++i) {
        const Roster roster = tests::made_roster(dice, pack, 6);
        const std::string text = batch::write_workspace(roster, pack);
        const auto again = batch::read_workspace(text, pack);
        REQUIRE(again);
        CHECK(*again == roster);
        CHECK(batch::write_workspace(*again, pack) == text);
    }
}

TEST_CASE("workspace: what is wrong is told with its place in the file") {
    const Teams teams;
    const json good = json::parse(batch::write_workspace(teams.roster, teams.pack));
    const auto with = [&](const char* pointer, const json& value) {
        json document = good;
        document[json::json_pointer(pointer)] = value;
        const auto read = batch::read_workspace(document.dump(), teams.pack);
        return read ? "none" : read.error().front().code + " " + read.error().front().place;
    };
    CHECK(with("/carrier", "别的载体") == "none");
    CHECK(with("/format", "innovation-voucher-case/1") == "workspace_bad_format /format");
    CHECK(with("/policy", "other") == "workspace_other_policy /policy");
    CHECK(with("/as_of", "2025-02-30") == "workspace_bad_value /as_of");
    CHECK(with("/readings/colour", "red") == "workspace_unknown_key /readings/colour");
    CHECK(with("/readings/city_share_scope", "red") == "workspace_bad_value /readings/city_share_scope");
    CHECK(with("/rows/3/id", "r1") == "workspace_duplicate_id /rows/3/id");
    CHECK(with("/rows/3/id", "") == "workspace_bad_value /rows/3/id");
    CHECK(with("/rows/3/applicant/legal_person", "maybe") == "case_bad_yes_no /rows/3/applicant/legal_person");
    CHECK(with("/rows/3/services/0/contract_amount", "1.234") == "case_bad_money /rows/3/services/0/contract_amount");
    CHECK(with("/rows/3/services/0/claimed_on", "2020-01-01") == "case_claim_before_completion /rows/3/services/0/claimed_on");
    json two = good["rows"][0]["services"];
    two.push_back(two[0]);
    two[1]["id"] = "s2";
    CHECK(with("/rows/0/services", two) == "workspace_bad_value /rows/0/services");
    CHECK(with("/rows/0/not_understood", {{"applicant.shoe_size", "44"}}) == "workspace_unknown_key /rows/0/not_understood/applicant.shoe_size");
    CHECK(with("/rows/0/files/0/paper", "photo") == "workspace_bad_value /rows/0/files/0/paper");
    CHECK(with("/rows/0/extra", 1) == "workspace_unknown_key /rows/0/extra");
    CHECK(with("/rows/0/applicant", nullptr) == "workspace_missing_key /rows/0/applicant");
    CHECK(with("/rows", json::array_t(batch::most_roster_rows + 1, nullptr)) == "workspace_wrong_type /rows");
    CHECK(batch::read_workspace("[]", teams.pack).error().front().code == "workspace_wrong_type");
}

TEST_CASE("reminders: papers with their article and answers that matter, the nearest last day first, none for who is not eligible") {
    Teams teams;
    const std::vector<batch::Reminder> list = all_reminders(teams);
    json names = json::array();
    for (const batch::Reminder& reminder : list) names.push_back(teams.roster.rows[reminder.row].name());
    CHECK(names == json{"清源水处理", "微光传感", "绿洲饲料", "阳谷线缆", "莘县菌业"});
    const batch::Reminder& second = list[1];
    REQUIRE(second.papers.size() == 2);
    CHECK(teams.pack.papers[static_cast<std::size_t>(second.papers[0].paper)].id == "relevance_proof");
    CHECK(teams.pack.papers[static_cast<std::size_t>(second.papers[0].paper)].article == "16");
    REQUIRE(second.facts.size() == 1);
    CHECK(teams.pack.facts[static_cast<std::size_t>(second.facts[0].fact)].id == "project_needs_testing");
    CHECK(second.facts[0].articles == std::vector<std::string>{"9(3)"});
    CHECK(second.until == Date::from_civil(2025, 7, 15));
}

TEST_CASE("reminders: a text that was not understood is quoted, and papers hang on what is not known") {
    Teams teams;
    batch::Row& row = teams.roster.rows[0];
    const auto at = [&](const char* fact) { return static_cast<std::size_t>(teams.pack.fact(fact, policy::Scoped::service)) - teams.pack.applicant_facts; };
    row.value.services[0].facts[at("category")] = {};
    row.not_understood = {{"service.category", "技术服务"}, {"applicant.credit_code", "办理中"}};
    row.files.clear();
    const batch::Reminder reminder = all_reminders(teams).front();
    REQUIRE(reminder.row == 0);
    REQUIRE(reminder.papers.size() == 5);
    CHECK(reminder.papers[3].undecided);
    CHECK(reminder.papers[3].decided_by == std::vector<int>{teams.pack.fact("category", policy::Scoped::service)});
    REQUIRE(reminder.facts.size() == 1);
    CHECK(reminder.facts[0].not_understood == "技术服务");
    CHECK(reminder.facts[0].articles == std::vector<std::string>{"10", "11"});
    CHECK(reminder.other_texts == std::vector<std::string>{"applicant.credit_code"});

    SECTION("and without a service that is what is missing") {
        row.value.services.clear();
        row.not_understood.clear();
        const auto list = all_reminders(teams);
        const auto it = std::ranges::find(list, std::size_t{0}, &batch::Reminder::row);
        REQUIRE(it != list.end());
        CHECK(it->no_service);
        CHECK_FALSE(it->until.has_value());
    }
}

TEST_CASE("files: whose each is and which paper, by tests/cases/roster/files.json") {
    const json file = tests::roster_cases("files.json");
    const policy::Pack& pack = tests::pack_of(file["policy"]);
    Roster roster = batch::empty_roster(pack, *Date::from_civil(2025, 6, 1));
    for (const json& given : file["rows"]) {
        batch::Row row{batch::fresh_row_id(roster), {}, assess::empty_case(pack), {}, {}};
        row.value.texts = given.get<std::map<std::string, std::string>>();
        roster.rows.push_back(std::move(row));
    }
    std::vector<std::string> paths;
    for (const json& given : file["files"]) paths.push_back(given["path"]);
    const std::vector<batch::FileMatch> matches = batch::match_files(roster, tests::words_of(pack), paths);
    REQUIRE(matches.size() == paths.size());
    constexpr std::array<const char*, 5> by{"none", "credit code", "name", "short name", "part"};
    for (std::size_t i = 0; i < matches.size(); ++i) {
        INFO(paths[i]);
        const batch::FileMatch& match = matches[i];
        json row = nullptr;
        if (match.found == batch::FileMatch::Found::no_paper) row = "-";
        if (match.found == batch::FileMatch::Found::row) row = roster.rows[match.rows.at(0)].name();
        if (match.found == batch::FileMatch::Found::ambiguous) {
            row = json::array();
            for (const std::size_t r : match.rows) row.push_back(roster.rows[r].name());
        }
        CHECK(row == file["files"][i]["row"]);
        CHECK(by[static_cast<std::size_t>(match.by)] == file["files"][i]["by"]);
        CHECK(json(match.paper) == file["files"][i]["paper"]);
    }
}
