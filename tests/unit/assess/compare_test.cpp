// Runs "compared" of tests/cases/dates.json, and sweeps the as-of date over every day that could matter.
#include "src/assess/compare.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/unit/case_data.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;
using assess::Case;
using assess::Difference;
using assess::Outcome;
using policy::Pack;
using What = Difference::What;

namespace {

json dates() { return json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/dates.json")); }

Case read(const json& text, const Pack& pack) {
    const auto value = assess::read_case(text.dump(), pack);
    if (!value) FAIL(to_line(value.error().front()));
    return *value;
}

Date day(const std::string& text) { return Date::parse(text).value(); }

std::string told(const Difference& d, const Pack& pack, const Case& value) {
    const auto name = [&]() -> std::string {
        switch (d.what) {
            case What::in_force: return "in_force";
            case What::outcome: return "outcome";
            case What::condition: return pack.conditions[static_cast<std::size_t>(d.index)].id;
            case What::fee: return "fee";
            case What::share: return pack.shares[static_cast<std::size_t>(d.index)].id;
            case What::total: return "total";
            case What::year: return "year";
            case What::valid_until: return "validity_end";
            case What::paper: return pack.papers[static_cast<std::size_t>(d.index)].id;
            case What::left: return "left " + std::to_string(d.index);
        }
        return "";
    };
    return (d.service < 0 ? "" : value.services[static_cast<std::size_t>(d.service)].id + ".") + name();
}

/// The service of the file, claimed on the as-of date.
Case claimed_as_of(const json& file, const std::string& completed_on, const json& readings = json::object()) {
    return read(tests::whole_case(file, {{"services", {{{"completed_on", completed_on}, {"claimed_on", nullptr}}}}, {"readings", readings}}),
                tests::pack_of(file["policy"]));
}

}  // namespace

TEST_CASE("two as-of dates of one case differ in what tests/cases/dates.json says") {
    const json file = dates();
    const Pack& pack = tests::pack_of(file["policy"]);
    for (const json& given : file["compared"]) {
        DYNAMIC_SECTION(given["name"].get<std::string>()) {
            const Case value = read(tests::whole_case(file, given), pack);
            const assess::Comparison compared = assess::compare_days(pack, value, day(given["days"][0]), day(given["days"][1]));
            json differs = json::array();
            for (const Difference& d : compared.differences) differs.push_back(told(d, pack, value));
            CHECK(differs == given["differs"]);
            CHECK(compared.first.as_of == day(given["days"][0]));
            CHECK(compared.second.as_of == day(given["days"][1]));
        }
    }
}

TEST_CASE("the last day to claim is the last day on which nothing is lost, whatever the day of completion") {
    const json file = dates();
    const Pack& pack = tests::pack_of(file["policy"]);
    // ends of months, leap days and their neighbours; the last days are those of the civil-law rule
    const std::map<std::string, std::string> last_days{
        {"2023-08-28", "2024-02-28"}, {"2023-08-29", "2024-02-29"}, {"2023-08-30", "2024-02-29"}, {"2023-08-31", "2024-02-29"}, {"2023-09-01", "2024-03-01"},
        {"2024-02-28", "2024-08-28"}, {"2024-02-29", "2024-08-29"}, {"2024-03-01", "2024-09-01"}, {"2024-03-31", "2024-09-30"}, {"2024-04-30", "2024-10-30"},
        {"2024-05-31", "2024-11-30"}, {"2024-08-28", "2025-02-28"}, {"2024-08-29", "2025-02-28"}, {"2024-08-31", "2025-02-28"}, {"2024-12-31", "2025-06-30"},
        {"2025-01-31", "2025-07-31"}, {"2025-06-30", "2025-12-30"}, {"2025-07-25", "2026-01-25"}};
    for (const auto& [completed_on, last] : last_days) {
        CAPTURE(completed_on, last);
        const Case value = claimed_as_of(file, completed_on, {{"after_expiry", "completed_in_force"}});
        const auto after = assess::compare_days(pack, value, day(last), day(last).add_days(1));
        CHECK(after.first.figures.services[0].outcome == Outcome::met);
        CHECK(after.first.figures.services[0].valid_until == day(last));
        CHECK(after.second.figures.services[0].outcome == Outcome::not_met);
        CHECK(after.second.figures.total.high == Money{});
        CHECK(std::ranges::count(after.differences, Difference{What::outcome, 0, -1}) == 1);
        CHECK(std::ranges::count(after.differences, Difference{What::valid_until, 0, -1}) == 0);
        const auto before = assess::compare_days(pack, value, day(last).add_days(-1), day(last));
        CHECK(std::ranges::count(before.differences, Difference{What::outcome, 0, -1}) == 0);
    }
}

TEST_CASE("day by day over four years nothing changes but at the period's ends, at New Year and after the last day to claim") {
    const json file = dates();
    const Pack& pack = tests::pack_of(file["policy"]);
    const Case value = claimed_as_of(file, "2025-09-30");
    json changes = json::object();
    for (Date at = day("2022-12-01"); at < day("2026-12-31"); at = at.add_days(1)) {
        const auto compared = assess::compare_days(pack, value, at, at.add_days(1));
        if (compared.differences.empty()) continue;
        json& row = changes[at.add_days(1).to_string()] = json::array();
        for (const Difference& d : compared.differences) {
            if (d.what == What::in_force || d.what == What::outcome || d.what == What::year) row.push_back(told(d, pack, value));
        }
    }
    CHECK(changes == json{{"2023-01-01", {"s1.year"}},
                          {"2023-01-26", {"in_force", "s1.outcome"}},  // claimed before the measure: open
                          {"2024-01-01", {"s1.year"}},
                          {"2025-01-01", {"s1.year"}},
                          {"2026-01-01", {"s1.year"}},
                          {"2026-01-26", {"in_force", "s1.outcome"}},  // claimed after it: open
                          {"2026-03-31", {"s1.outcome"}}});            // too late
}
