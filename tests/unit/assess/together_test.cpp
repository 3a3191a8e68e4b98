// Several applicants under one controller: the cases of tests/cases/controller.json, and properties on made-up groups.
#include "src/assess/together.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/assess/made_case.hpp"
#include "tests/unit/case_data.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;
using assess::Case;
using assess::FactValue;
using assess::MoneyRange;
using assess::Together;
using policy::Pack;
using tests::Dice;

namespace {

json ends(const MoneyRange& range) { return {range.low.to_string(), range.high ? json(range.high->to_string()) : json(nullptr)}; }

json answer(const Together& together) {
    json result{{"totals", json::array()}, {"total", ends(together.total)}, {"left", json::object()}};
    for (const assess::Figures& figures : together.applicants) result["totals"].push_back(ends(figures.total));
    for (const assess::CapRow& row : together.caps) result["left"][std::to_string(row.year)] = ends(row.left);
    return result;
}

bool within(const MoneyRange& exact, const MoneyRange& said) {
    return said.low <= exact.low && exact.high && (!said.high || *exact.high <= *said.high);
}

/// Up to three applicants with one history and one set of readings.
std::vector<Case> made_group(Dice& dice, const Pack& pack) {
    std::vector<Case> group(static_cast<std::size_t>(2 + dice.below(2)));
    for (Case& value : group) {
        value = tests::made_case(dice, pack, 3);
        if (value.services.size() > 2) value.services.resize(2);
        value.readings = group.front().readings;
        value.history = group.front().history;
        value.as_of = group.front().as_of;
    }
    return group;
}

void forget_some(Dice& dice, std::vector<FactValue>& facts) {
    for (FactValue& fact : facts) {
        if (dice.percent(10)) fact = FactValue::unknown();
    }
}

}  // namespace

TEST_CASE("together: the cases of tests/cases/controller.json") {
    const json file = json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/controller.json"));
    const Pack& pack = tests::pack_of(file["policy"]);
    for (const json& given : file["cases"]) {
        DYNAMIC_SECTION(given["name"].get<std::string>()) {
            std::vector<Case> group;
            for (const json& applicant : given["applicants"]) {
                const auto value = assess::read_case(tests::whole_case(file, applicant).dump(), pack);
                if (!value) FAIL(to_line(value.error().front()));
                group.push_back(*value);
            }
            CHECK(answer(assess::evaluate_together(pack, group, *group.front().as_of)) == given["expect"]);
        }
    }
}

TEST_CASE("together: the services of one applicant, spread over two that are alike, earn the same") {
    const Pack& pack = tests::pack_of("liaocheng-2022-73");
    Dice dice(650000);
    int spread = 0;
    for (int i = 0; i < 400; ++i) {
        const Case whole = tests::made_case(dice, pack, 3);
        if (whole.services.size() < 2) continue;
        const auto middle = whole.services.begin() + 1 + dice.below(static_cast<int>(whole.services.size()) - 1);
        std::vector<Case> group(2, whole);
        group[0].services.assign(whole.services.begin(), middle);
        group[1].services.assign(middle, whole.services.end());
        const assess::Figures alone = assess::evaluate(pack, whole, *whole.as_of);
        const Together together = assess::evaluate_together(pack, group, *whole.as_of);
        INFO(assess::write_case(whole, pack));
        CHECK(together.total == alone.total);
        CHECK(std::ranges::equal(together.caps, alone.caps));
        std::vector<assess::ServiceAssessment> services = together.applicants[0].services;
        services.insert(services.end(), together.applicants[1].services.begin(), together.applicants[1].services.end());
        CHECK(services == alone.services);
        ++spread;
    }
    CHECK(spread > 100);
}

TEST_CASE("together: what is said while facts are unknown holds once they are known") {
    const Pack& pack = tests::pack_of(GENERATE("liaocheng-2022-73", "yunling-2023-9"));
    Dice dice(20250701);
    int open = 0;
    for (int i = 0; i < 300; ++i) {
        const std::vector<Case> whole = made_group(dice, pack);
        std::vector<Case> with_gaps = whole;
        for (Case& value : with_gaps) {
            forget_some(dice, value.applicant);
            for (assess::Service& service : value.services) forget_some(dice, service.facts);
        }
        const Date as_of = *whole.front().as_of;
        // A day of claim that is not known stands at the as-of date: that is another case, not an open one.
        for (std::size_t a = 0; a < whole.size(); ++a) {
            for (std::size_t s = 0; s < whole[a].services.size(); ++s) {
                for (std::size_t f = 0; f < whole[a].services[s].facts.size(); ++f) {
                    if (pack.facts[pack.applicant_facts + f].stands_as_of) with_gaps[a].services[s].facts[f] = whole[a].services[s].facts[f];
                }
            }
        }
        const Together exact = assess::evaluate_together(pack, whole, as_of);
        const Together said = assess::evaluate_together(pack, with_gaps, as_of);
        if (!exact.total.is_exact()) continue;  // the measure leaves something open
        open += said.total.is_exact() ? 0 : 1;
        CHECK(within(exact.total, said.total));
        for (std::size_t a = 0; a < whole.size(); ++a) {
            INFO(assess::write_case(with_gaps[a], pack));
            CHECK(within(exact.applicants[a].total, said.applicants[a].total));
            for (std::size_t s = 0; s < whole[a].services.size(); ++s) {
                CHECK(within(exact.applicants[a].services[s].total, said.applicants[a].services[s].total));
                for (std::size_t k = 0; k < pack.shares.size(); ++k) CHECK(within(exact.applicants[a].services[s].shares[k], said.applicants[a].services[s].shares[k]));
            }
        }
        for (const assess::CapRow& row : exact.caps) {
            for (const assess::CapRow& wide : said.caps) {
                if (wide.year == row.year) CHECK(within(row.left, wide.left));
            }
        }
    }
    CHECK(open > 50);
}
