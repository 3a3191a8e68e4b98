// Runs tests/cases/provider/contracts.json, and holds the ranges against every way in which the doubts may end.
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "src/assess/contracts.hpp"
#include "src/assess/increase.hpp"
#include "src/assess/provider.hpp"
#include "src/batch/contracts_file.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;
using assess::ContractsAnswer;
using assess::FactValue;
using assess::MoneyRange;
using assess::Outcome;

namespace {

const policy::Pack& pack() { return tests::pack_of("liaocheng-2022-73"); }

json cases() { return json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/provider/contracts.json")); }

json file_of(const json& file, const json& one) {
    json document{{"format", "innovation-voucher-contracts/1"}, {"policy", file["policy"]}, {"provider", file["provider"]}, {"contracts", json::array()}};
    if (one.contains("provider")) document["provider"].update(one["provider"]);
    for (const json& differs : one["contracts"]) {
        json facts = file["contract"];
        facts.update(differs);
        document["contracts"].push_back({{"id", "c" + std::to_string(document["contracts"].size() + 1)}, {"facts", facts}});
    }
    return document;
}

assess::ContractList list_of(const json& document) {
    const auto read = batch::read_contracts(document.dump(), pack());
    REQUIRE(read);
    return read->list;
}

json figure(const MoneyRange& range) {
    if (range.is_exact()) return range.low.to_string();
    return {range.low.to_string(), range.high ? json(range.high->to_string()) : json()};
}

json ids(const assess::ContractOutcome& contract, Outcome wanted) {
    json list = json::array();
    for (const auto& [condition, outcome] : contract.conditions) {
        if (outcome == wanted) list.push_back(pack().provider.contracts->conditions[static_cast<std::size_t>(condition)].id);
    }
    return list;
}

std::string word(Outcome outcome) { return outcome == Outcome::met ? "met" : outcome == Outcome::not_met ? "not_met" : "unknown"; }

Money post_of(Money sum) { return assess::assess_provider(pack(), {sum, Money{}}).post_subsidy; }

}  // namespace

TEST_CASE("contracts that count and that do not, as tests/cases/provider tells them") {
    const json file = cases();
    for (const json& one : file["cases"]) {
        INFO(one["name"].get<std::string>());
        const assess::ContractList list = list_of(file_of(file, one));
        const ContractsAnswer answer = assess::assess_contracts(pack(), list);
        json found{{"sum", figure(answer.sum)}, {"post", figure(answer.post)}, {"cut", figure(answer.cut.value())}};
        for (const char* key : {"outcomes", "failed", "open"}) found[key] = json::array();
        for (const assess::ContractOutcome& contract : answer.contracts) {
            found["outcomes"].push_back(word(contract.outcome));
            found["failed"].push_back(ids(contract, Outcome::not_met));
            found["open"].push_back(ids(contract, Outcome::unknown));
        }
        CHECK(answer.met + answer.not_met + answer.unknown == static_cast<int>(list.contracts.size()));
        if (one.contains("next")) {
            const assess::NextContract next = assess::next_contract(pack(), list, answer, Money::parse(one["next"].get<std::string>()).value());
            found["next"] = figure(next.adds);
            found["without_doubtful"] = next.without_doubtful.to_string();
            found["with_doubtful"] = next.with_doubtful.to_string();
        }
        for (const auto& [key, value] : one["expect"].items()) {
            CAPTURE(key);
            CHECK(found[key] == value);
        }
    }
}

TEST_CASE("art. 19 in three tiers, what it would be without the limit, and the city's match, as tests/cases/provider tells them") {
    const json file = cases();
    for (const json& one : file["rewards"]) {
        INFO(one["name"].get<std::string>());
        const assess::ProviderAnswer answer = assess::assess_provider(pack(), {Money{}, Money::parse(one["served"].get<std::string>()).value()});
        json province = json::array(), city = json::array(), before = json::array();
        for (const assess::Reward& reward : answer.reward) {
            province.push_back(reward.province.to_string());
            city.push_back(reward.city.to_string());
            before.push_back(reward.before_limit.value().to_string());
        }
        CHECK(province == one["province"]);
        CHECK(city == one["city"]);
        CHECK(before == one["before_limit"]);
    }
}

TEST_CASE("whatever the doubtful contracts turn out to be, subsidy and next contract lie in their ranges, and the ends are reached") {
    std::mt19937_64 random(20250601);
    const json file = cases();
    const auto booked = static_cast<std::size_t>(pack().provider.contracts->fact("booked_on_network", policy::Scoped::service)) - pack().provider.contracts->provider_facts;
    for (int round = 0; round < 60; ++round) {
        const std::int64_t scale = round % 3 == 0 ? 1'00 : round % 3 == 1 ? 100'000'00 : 4'000'000'00;
        const std::size_t doubts = round % 6 == 5 ? 12 : 1 + random() % 5;  // of 12 not every mixture is tried by the engine
        assess::ContractList list;
        list.provider = {FactValue::of(true), FactValue::of(true)};
        const json whole = file_of(file, {{"contracts", json::array({json::object()})}});
        const assess::Contract contract = list_of(whole).contracts.front();
        for (std::size_t i = 0; i < doubts + 2; ++i) {
            list.contracts.push_back(contract);
            list.contracts.back().facts[0] = FactValue::of_number(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(scale)));
            if (i < doubts) list.contracts.back().facts[booked] = FactValue::unknown();
        }
        const Money by = Money::from_fen(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(scale)));
        const ContractsAnswer answer = assess::assess_contracts(pack(), list);
        const assess::NextContract next = assess::next_contract(pack(), list, answer, by);
        MoneyRange post{Money::largest, Money{}}, adds{Money::largest, Money{}};
        for (std::uint64_t mixture = 0; mixture < (std::uint64_t{1} << doubts); ++mixture) {
            Money sum;
            for (std::size_t i = 0; i < list.contracts.size(); ++i) {
                if (i >= doubts || (mixture >> i & 1U) != 0) sum += Money::from_fen(list.contracts[i].facts[0].number);
            }
            const Money one = post_of(sum);
            const Money more = post_of(sum + by) - one;
            post = {std::min(post.low, one), std::max(*post.high, one)};
            adds = {std::min(adds.low, more), std::max(*adds.high, more)};
        }
        INFO(round << ": " << doubts << " doubtful, " << by.to_string() << " more");
        CHECK(answer.post == post);
        if (doubts <= 10) CHECK(next.adds == adds);
        CHECK(next.adds.low <= adds.low);
        CHECK(*next.adds.high >= *adds.high);
    }
}

TEST_CASE("how much more an amount gives, over all that the sum may be, holds every single one and is no wider than a fen where the limit is out of reach") {
    const auto over = [&](std::int64_t low, std::int64_t high, std::int64_t by) {
        const std::array facts{policy::Span{low, high}, policy::Span{}, policy::Span{}, policy::Span{}};
        return assess::increase(pack().provider_program, pack().provider.post_subsidy, facts, 0, by);
    };
    for (const std::int64_t by : {0LL, 1LL, 9LL, 10LL, 20LL, 33LL, 1'000LL, 77'777LL}) {
        for (const std::int64_t low : {0LL, 5LL, 999'999'000LL, 1'000'000'000LL}) {
            const policy::Span found = over(low, low + 2'000, by);
            CAPTURE(by, low, found.low, found.high);
            for (std::int64_t x = low; x <= low + 2'000; ++x) {
                const std::int64_t more = post_of(Money::from_fen(x + by)).fen() - post_of(Money::from_fen(x)).fen();
                REQUIRE(more >= found.low);
                REQUIRE(more <= found.high);
            }
            if (low < 10) CHECK(found.high - found.low <= 1);
        }
    }
    CHECK(over(920'000'000, 984'000'000, 100'000'000) == policy::Span{800'000, 4'000'000});
    CHECK(over(1'000'000'000, Money::largest.fen() - 1'000, 1'000) == policy::Span{0, 0});
}

TEST_CASE("the largest list that is taken does not leave what can be computed with") {
    assess::ContractList list = assess::empty_contracts(pack());
    list.provider = {FactValue::of(true), FactValue::of(true)};
    const json file = cases();
    assess::Contract contract = list_of(file_of(file, {{"contracts", json::array({json::object()})}})).contracts.front();
    contract.facts[0] = FactValue::of(Money::largest);
    list.contracts.assign(assess::most_contracts, contract);
    const ContractsAnswer answer = assess::assess_contracts(pack(), list);
    CHECK(answer.sum == MoneyRange{Money::largest, Money::largest});
    CHECK(answer.post == MoneyRange{Money::from_yuan(500'000), Money::from_yuan(500'000)});
    CHECK(assess::next_contract(pack(), list, answer, Money::largest).adds == MoneyRange{Money{}, Money{}});
}

TEST_CASE("a pack that says nothing of contracts counts none") {
    const policy::Pack& other = tests::pack_of("yunling-2023-9");
    const assess::ContractList list = assess::empty_contracts(other);
    const ContractsAnswer answer = assess::assess_contracts(other, list);
    CHECK(answer.contracts.empty());
    CHECK(answer.post == MoneyRange{Money{}, Money{}});
    CHECK(assess::next_contract(other, list, answer, Money::from_yuan(1)).adds == MoneyRange{Money{}, Money{}});
}
