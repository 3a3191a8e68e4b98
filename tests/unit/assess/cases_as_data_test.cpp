// Runs tests/cases/*.json: cases that a clerk can read, with what the assessment must say. A file names its pack, of
// assets/policies or of tests/cases/packs, and gives an applicant and a service with every fact; a case says what
// differs (null: unknown), and what is expected of it. Figures are "60000.00" where they are exact and
// ["0.00", "90000.00"] where they are a range.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "src/assess/assessment.hpp"
#include "tests/unit/case_data.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;

namespace {

json range(const json& figure) {
    if (figure.is_array()) return {{"low", figure[0]}, {"high", figure[1]}};
    return {{"low", figure}, {"high", figure}};
}

std::vector<std::string> failed(const json& conditions) {
    std::vector<std::string> ids;
    for (const json& c : conditions) {
        if (c["outcome"] == "not_met") ids.push_back(c["id"]);
    }
    return ids;
}

void check_service(const json& found, const json& expected) {
    for (const auto& [key, value] : expected.items()) {
        CAPTURE(key);
        if (key == "failed") {
            CHECK(json(failed(found["conditions"])) == value);
        } else if (key == "papers") {
            json papers = json::object();
            for (const json& p : found["papers"]) papers[p["id"].get<std::string>()] = p["required"];
            CHECK(papers == value);
        } else if (key == "outcome" || key == "validity_end") {
            CHECK(found[key] == value);
        } else {
            CHECK(found[key] == range(value));
        }
    }
}

void check_whole(const json& found, const json& expected) {
    for (const auto& [key, value] : expected.items()) {
        CAPTURE(key);
        if (key == "outcome") {
            CHECK(found["outcome"] == value);
        } else if (key == "in_force") {
            CHECK(found["policy"]["in_force"] == value);
        } else if (key == "conditions") {
            CHECK(found["conditions"].size() == value.get<std::size_t>());
        } else if (key == "failed") {
            CHECK(json(failed(found["conditions"])) == value);
        } else if (key == "total") {
            CHECK(found["totals"]["total"] == range(value));
        } else if (key == "left") {
            json left = json::object();
            for (const json& cap : found["caps"]) left[std::to_string(cap["year"].get<int>())] = cap["left"];
            json wanted = json::object();
            for (const auto& [year, room] : value.items()) wanted[year] = range(room);
            CHECK(left == wanted);
        } else if (key == "open_readings") {
            json open = json::object();
            for (const json& r : found["open_readings"]) open[r["id"].get<std::string>() + "=" + r["option"].get<std::string>()] = r["total"];
            json wanted = json::object();
            for (const auto& [option, total] : value.items()) wanted[option] = range(total);
            CHECK(open == wanted);
        } else if (key == "next_questions") {
            CHECK(found["next_questions"] == value);
        } else if (key == "next_questions_has") {
            for (const json& q : value) CHECK(std::ranges::count(found["next_questions"], q) == 1);
        } else if (key == "services") {
            REQUIRE(found["services"].size() == value.size());
            for (std::size_t i = 0; i < value.size(); ++i) {
                CAPTURE(i);
                check_service(found["services"][i], value[i]);
            }
        } else {
            FAIL("the test does not know what \"" << key << "\" expects");
        }
    }
}

}  // namespace

TEST_CASE("the cases of tests/cases are answered as they say") {
    std::size_t cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(VOUCHER_CASES_DIR)) {
        if (entry.path().extension() != ".json") continue;
        const json file = json::parse(tests::read_file(entry.path().string()));
        if (!file.contains("service") || file.contains("together")) continue;  // of another test
        const policy::Pack& pack = tests::pack_of(file["policy"]);
        for (const json& given : file["cases"]) {
            ++cases;
            const std::string name = entry.path().filename().string() + ": " + given["name"].get<std::string>();
            DYNAMIC_SECTION(name) {
                const auto value = assess::read_case(tests::whole_case(file, given).dump(), pack);
                if (!value) FAIL(to_line(value.error().front()));
                const assess::Assessment assessment = assess::assess(pack, *value, Date{});
                const std::string text = assess::write_assessment(assessment, *value, pack);
                INFO(text);
                check_whole(json::parse(text), given["expect"]);
            }
        }
    }
    CHECK(cases > 100);
}

TEST_CASE("each pack has cases of its own and nothing to complain of, so another programme needs data alone") {
    std::set<std::string> with_cases;
    for (const auto& entry : std::filesystem::directory_iterator(VOUCHER_CASES_DIR)) {
        if (entry.path().extension() == ".json") with_cases.insert(json::parse(tests::read_file(entry.path().string())).value("policy", ""));
    }
    std::size_t packs = 0;
    for (const std::string& folder : {std::string(VOUCHER_ASSETS_DIR) + "/policies", std::string(VOUCHER_CASES_DIR) + "/packs"}) {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const std::string name = entry.path().filename().string();
            if (entry.path().extension() != ".json" || name.ends_with(".schema.json")) continue;
            ++packs;
            CAPTURE(name);
            for (const Finding& f : policy::load_pack(tests::read_file(entry.path().string()), "").findings) FAIL_CHECK(to_line(f));
            CHECK(with_cases.contains(entry.path().stem().string()));
        }
    }
    CHECK(packs >= 2);
}
