#include "src/assess/change.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/assess/made_case.hpp"
#include "tests/unit/case_data.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;
using assess::Case;
using assess::Change;
using assess::FactValue;
using assess::NeededChange;
using assess::NeededChanges;
using assess::Outcome;
using policy::Pack;
using policy::Scoped;
using Answer = NeededChanges::Answer;
using Told = std::vector<std::string>;

namespace {

const Pack& measure() { return tests::pack_of("liaocheng-2022-73"); }

/// The measure with one more condition of the applicant.
Pack with_condition(const std::string& holds) {
    json pack = json::parse(tests::read_file(std::string(VOUCHER_ASSETS_DIR) + "/policies/liaocheng-2022-73.json"));
    const json words{{"zh", "测试"}, {"en", "test"}};
    pack["conditions"]["applicant"].push_back({{"id", "x"}, {"article", "10"}, {"holds", holds}, {"label", words}, {"failed", words}});
    policy::LoadResult result = policy::load_pack(pack.dump(), "");
    REQUIRE(result.pack);
    return std::move(*result.pack);
}

/// A case that is met, from tests/cases, with some of its facts otherwise.
Case given(const Pack& pack, const json& applicant, const json& service = json::object(), const std::string& as_of = "2025-06-01",
           const json& readings = json::object()) {
    const json file = json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/unknown_facts.json"));
    const json value = tests::whole_case(file, {{"applicant", applicant}, {"services", {service}}, {"as_of", as_of}, {"readings", readings}});
    const auto read = assess::read_case(value.dump(), pack);
    if (!read) FAIL(to_line(read.error().front()));
    return *read;
}

std::string told(const Pack& pack, const Change& c) {
    const policy::Fact& fact = pack.facts[static_cast<std::size_t>(c.fact)];
    return fact.id + " " + assess::to_string(fact, c.value);
}
Told told(const Pack& pack, const std::vector<NeededChange>& changes) {
    Told result;
    for (const NeededChange& c : changes) result.push_back(told(pack, c.change));
    return result;
}
Told told(const Pack& pack, const std::vector<Change>& changes) {
    Told result;
    for (const Change& c : changes) result.push_back(told(pack, c));
    return result;
}

NeededChanges changes_of(const Pack& pack, const Case& value, int service = -1) { return assess::needed_changes(pack, value, *value.as_of, service); }

}  // namespace

TEST_CASE("changes: nothing is needed where the outcome is met or still open") {
    CHECK(changes_of(measure(), given(measure(), json::object())).answer == Answer::not_needed);
    CHECK(changes_of(measure(), given(measure(), {{"staff", nullptr}})).answer == Answer::not_needed);
    CHECK(changes_of(measure(), given(measure(), json::object()), 0).answer == Answer::not_needed);
}

TEST_CASE("changes: a single failing condition") {
    const NeededChanges register_first = changes_of(measure(), given(measure(), {{"network_member", false}}));
    CHECK(register_first.answer == Answer::found);
    CHECK(told(measure(), register_first.changeable) == Told{"network_member true"});
    CHECK(register_first.not_changeable.empty());
    CHECK(register_first.changeable[0].now == FactValue::of(false));

    const NeededChanges fewer_staff = changes_of(measure(), given(measure(), {{"staff", 501}}));
    CHECK(fewer_staff.changeable.empty());
    CHECK(told(measure(), fewer_staff.not_changeable) == Told{"staff 500"});  // the nearest
    CHECK(fewer_staff.not_changeable[0].now == FactValue::of_number(501));
}

TEST_CASE("changes: two failing conditions, told apart into what a person can change and what not") {
    const NeededChanges both = changes_of(measure(), given(measure(), {{"network_member", false}, {"annual_sales", "250000000.00"}}));
    CHECK(both.answer == Answer::found);
    CHECK(told(measure(), both.changeable) == Told{"network_member true"});
    CHECK(told(measure(), both.not_changeable) == Told{"annual_sales 200000000.00"});
}

TEST_CASE("changes: a service needs what the applicant needs, and its own") {
    const Case value = given(measure(), {{"network_member", false}}, {{"booked_on_network", false}, {"category", "other"}});
    const NeededChanges of_service = changes_of(measure(), value, 0);
    CHECK(told(measure(), of_service.changeable) == Told{"network_member true", "booked_on_network true"});
    CHECK(told(measure(), of_service.not_changeable) == Told{"category research"});
    CHECK(of_service.changeable[0].change.service == -1);
    CHECK(of_service.changeable[1].change.service == 0);
    CHECK(told(measure(), changes_of(measure(), value).changeable) == Told{"network_member true"});
}

TEST_CASE("changes: the example of docs/ENGINE.md") {
    const Case value = given(measure(), {{"network_member", false}, {"staff", 501}, {"bad_credit_record", nullptr}}, {{"booked_on_network", false}});
    const NeededChanges needed = changes_of(measure(), value, 0);
    CHECK(told(measure(), needed.changeable) == Told{"network_member true", "booked_on_network true"});
    CHECK(told(measure(), needed.not_changeable) == Told{"staff 500"});
    CHECK(told(measure(), needed.if_so) == Told{"bad_credit_record false"});
}

TEST_CASE("changes: of a condition with \"or\" one side is enough, the one that a person can change") {
    const Pack either = with_condition("staff <= 10 or sound_finance or annual_sales <= 5 yuan");
    // sound_finance alone is asked for by a condition of its own, so a pack where it is not
    const NeededChanges one = changes_of(either, given(either, {{"sound_finance", false}}));
    CHECK(told(either, one.changeable) == Told{"sound_finance true"});
    CHECK(one.not_changeable.empty());

    const Pack neither = with_condition("staff <= 10 or annual_sales <= 5 yuan");
    const NeededChanges first = changes_of(neither, given(neither, json::object()));
    CHECK(first.changeable.empty());
    CHECK(told(neither, first.not_changeable) == Told{"staff 10"});  // a tie: the pack's order

    const Pack later = with_condition("staff <= 10 and annual_sales <= 5 yuan or carrier_level == national");
    const NeededChanges smaller = changes_of(later, given(later, {{"carrier_level", "none"}}));
    CHECK(told(later, smaller.changeable) == Told{"carrier_level national"});  // one fact, not two
    CHECK(smaller.not_changeable.empty());
}

TEST_CASE("changes: fewer facts count more than facts that can be changed") {
    const Pack pack = with_condition("staff <= 10 or carrier_level == national and sound_finance and network_member");
    const NeededChanges needed = changes_of(pack, given(pack, {{"carrier_level", "none"}}));
    CHECK(told(pack, needed.changeable) == Told{"carrier_level national"});  // the other two are so already
    const Pack two = with_condition("staff <= 10 or carrier_level == national and legal_person == no and network_member");
    CHECK(told(two, changes_of(two, given(two, {{"carrier_level", "none"}})).not_changeable) == Told{"staff 10"});
}

TEST_CASE("changes: a change that breaks another condition is none") {
    // the day of the claim may move, but not behind the last day, and not before the as-of date
    const Case late = given(measure(), json::object(), {{"completed_on", "2025-03-10"}, {"claimed_on", "2025-09-11"}}, "2025-06-01");
    const NeededChanges earlier = changes_of(measure(), late, 0);
    CHECK(told(measure(), earlier.changeable) == Told{"claimed_on 2025-09-10"});
    CHECK(earlier.not_changeable.empty());

    const Case too_late = given(measure(), json::object(), {{"completed_on", "2025-03-10"}, {"claimed_on", "2025-09-11"}}, "2025-09-11");
    const NeededChanges passed = changes_of(measure(), too_late, 0);
    CHECK(passed.changeable.empty());  // the days on which it could have been claimed have passed
    CHECK(told(measure(), passed.not_changeable) == Told{"completed_on 2025-03-11"});
}

TEST_CASE("changes: the as-of date stands for the day of a claim, and is not turned back") {
    const Case open = given(measure(), json::object(), {{"completed_on", "2025-03-10"}, {"claimed_on", nullptr}}, "2025-09-11");
    const NeededChanges needed = changes_of(measure(), open, 0);
    CHECK(needed.in_force);
    CHECK(needed.changeable.empty());
    CHECK(told(measure(), needed.not_changeable) == Told{"completed_on 2025-03-11"});
}

TEST_CASE("changes: no fact can mend a claim after the period, and that is said") {
    const Case after = given(measure(), json::object(), {{"completed_on", "2026-08-01"}, {"claimed_on", nullptr}}, "2026-11-22");
    const NeededChanges none = changes_of(measure(), after, 0);
    CHECK(none.answer == Answer::none);
    CHECK_FALSE(none.in_force);
    CHECK(none.changeable.empty());
    CHECK(none.not_changeable.empty());
    CHECK(changes_of(measure(), given(measure(), {{"staff", 501}}, json::object(), "2026-11-22")).answer == Answer::found);
}

TEST_CASE("changes: a reading may open what the measure leaves open") {
    const json days{{"completed_on", "2026-03-01"}, {"claimed_on", nullptr}};
    CHECK(changes_of(measure(), given(measure(), json::object(), days, "2026-04-01"), 0).answer == Answer::none);
    const Case read = given(measure(), json::object(), days, "2026-04-01", {{"after_expiry", "completed_in_force"}});
    CHECK(told(measure(), changes_of(measure(), read, 0).not_changeable) == Told{"completed_on 2026-01-25"});
}

TEST_CASE("changes: unknown facts are named where they have to turn out one way, and not changed") {
    const NeededChanges needed = changes_of(measure(), given(measure(), {{"network_member", false}, {"staff", nullptr}, {"bad_credit_record", nullptr}}));
    CHECK(needed.answer == Answer::found);
    CHECK(told(measure(), needed.changeable) == Told{"network_member true"});
    CHECK(needed.not_changeable.empty());
    CHECK(told(measure(), needed.if_so) == Told{"staff 500", "bad_credit_record false"});
}

TEST_CASE("changes: of an unknown kind the one that needs fewer changes is taken") {
    const NeededChanges needed = changes_of(measure(), given(measure(), {{"kind", nullptr}, {"registered_in_city", false}, {"staff", 501}, {"company_registered", false},
                                                                        {"carrier_level", "below"}, {"project_needs_testing", true}, {"legal_person", false}}));
    CHECK(needed.answer == Answer::found);
    CHECK(told(measure(), needed.changeable) == Told{"carrier_level national"});
    CHECK(told(measure(), needed.if_so) == Told{"kind team"});
}

TEST_CASE("changes: what is found does it, and nothing less does") {
    const Pack& pack = measure();
    tests::Dice dice(8);
    int found = 0;
    for (int i = 0; i < 300; ++i) {
        const Case value = tests::made_case(dice, pack, 12);
        const int service = value.services.empty() ? -1 : 0;
        const NeededChanges needed = changes_of(pack, value, service);
        if (needed.answer != Answer::found) continue;
        ++found;
        std::vector<Change> all = needed.if_so;
        for (const auto* list : {&needed.changeable, &needed.not_changeable}) {
            for (const NeededChange& c : *list) all.push_back(c.change);
        }
        const auto outcome = [&](const std::vector<Change>& changes) {
            const assess::Figures figures = assess::evaluate(pack, assess::with_changes(pack, value, changes), *value.as_of);
            return service < 0 ? figures.outcome : figures.services[0].outcome;
        };
        INFO(assess::write_case(value, pack));
        REQUIRE(outcome(all) == Outcome::met);
        for (std::size_t without = 0; without < all.size(); ++without) {
            std::vector<Change> fewer = all;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(without));
            REQUIRE(outcome(fewer) != Outcome::met);
        }
    }
    CHECK(found > 100);
}

TEST_CASE("changes: no one fact does what two are asked for, and no two what three are, whichever are tried") {
    const Pack& pack = measure();
    tests::Dice dice(9);
    int twos = 0;
    int threes = 0;
    for (int i = 0; i < 2'000 && (twos < 40 || threes < 4); ++i) {
        const Case value = tests::made_case(dice, pack, 8);
        if (value.services.empty()) continue;
        const NeededChanges needed = changes_of(pack, value, 0);
        const std::size_t size = needed.changeable.size() + needed.not_changeable.size();
        if (needed.answer != Answer::found || (size == 2 ? twos >= 40 : size != 3 || threes >= 4)) continue;
        size == 2 ? ++twos : ++threes;
        std::vector<Change> each;  // every other value of choices, and of numbers the lowest; days aside
        for (std::size_t f = 0; f < pack.facts.size(); ++f) {
            const policy::Fact& fact = pack.facts[f];
            if (static_cast<int>(f) == pack.kind_fact || fact.type == policy::Type::date || fact.type == policy::Type::text) continue;
            const std::size_t values = fact.type == policy::Type::boolean ? 2 : fact.type == policy::Type::choice ? fact.options.size() : 1;
            for (std::size_t v = 0; v < values; ++v)
                each.push_back({f < pack.applicant_facts ? -1 : 0, static_cast<int>(f), FactValue::of_number(static_cast<std::int64_t>(v))});
        }
        INFO(assess::write_case(value, pack));
        bool smaller = false;
        for (std::size_t a = 0; a < each.size(); ++a) {
            for (std::size_t b = size == 2 ? a : 0; b <= a; ++b) {
                const assess::Figures figures = assess::evaluate(pack, assess::with_changes(pack, value, {each[a], each[b]}), *value.as_of);
                smaller |= figures.services[0].outcome == Outcome::met;
            }
        }
        REQUIRE_FALSE(smaller);
    }
    CHECK(twos == 40);
    CHECK(threes == 4);
}
