// A provider's list of contracts as a file: strict, and nothing is lost on the way there and back.
#include <catch_amalgamated.hpp>

#include "src/batch/contracts_file.hpp"
#include "tests/unit/packs.hpp"

using namespace voucher;
using namespace voucher::batch;
using assess::FactValue;

namespace {

const policy::Pack& pack() { return tests::pack_of("liaocheng-2022-73"); }

constexpr std::string_view whole = R"({
  "format": "innovation-voucher-contracts/1",
  "policy": "liaocheng-2022-73",
  "name": "聊城示例检测研究院",
  "provider": {
    "provider_in_city": true
  },
  "next_contract": "1000000.00",
  "served_last_year": "8000000.00",
  "duties_done": [
    "charge_labour",
    "publish"
  ],
  "not_understood": {
    "served_last_year": "约八百万"
  },
  "contracts": [
    {"id":"c1","user":"东阿示例胶业","service":"联合开发","facts":{"contract_amount":"5020000.00","completed_on":"2025-03-10","user":"enterprise","category":"research","mandatory_or_routine":false}},
    {"id":"c3","facts":{},"not_understood":{"completed_on":"五月份"}}
  ]
}
)";

std::string replaced(std::string_view what, std::string_view with) {
    std::string text(whole);
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

std::string first_of(const std::string& text) {
    const auto read = read_contracts(text, pack());
    return read ? "" : read.error().front().code + " " + read.error().front().place;
}

}  // namespace

TEST_CASE("a list of contracts is read and written again byte by byte, with what nobody understood") {
    const auto file = read_contracts(whole, pack());
    REQUIRE(file);
    CHECK(write_contracts(*file, pack()) == whole);
    CHECK(file->name == "聊城示例检测研究院");
    CHECK(file->list.provider[0] == FactValue::of(true));
    CHECK_FALSE(file->list.provider[1].known);
    REQUIRE(file->list.contracts.size() == 2);
    CHECK(file->list.contracts[0].facts[0] == FactValue::of(Money::from_yuan(5'020'000)));
    CHECK(file->list.contracts[1].id == "c3");
    CHECK(file->contracts_not_understood[1].at("completed_on") == "五月份");
    CHECK(file->duties_done == std::set<std::string>{"charge_labour", "publish"});
}

TEST_CASE("an empty list of contracts is a file too") {
    const ContractsFile nothing{.name = {}, .list = assess::empty_contracts(pack()), .next_contract = {}, .served_last_year = {}, .duties_done = {}, .not_understood = {}, .contracts_not_understood = {}};
    const auto read = read_contracts(write_contracts(nothing, pack()), pack());
    REQUIRE(read);
    CHECK(*read == nothing);
}

TEST_CASE("a list of contracts is read strictly, and each complaint has its JSON pointer") {
    CHECK(first_of(replaced("contracts/1", "contracts/2")) == "contracts_bad_format /format");
    CHECK(first_of(replaced("liaocheng-2022-73", "another")) == "contracts_other_policy /policy");
    CHECK(first_of(replaced("\"name\"", "\"nom\"")) == "contracts_unknown_key /nom");
    CHECK(first_of(replaced("\"provider_in_city\": true", "\"provider_in_city\": 1")) == "contracts_bad_value /provider/provider_in_city");
    CHECK(first_of(replaced("\"1000000.00\"", "1000000")) == "contracts_bad_value /next_contract");
    CHECK(first_of(replaced("\"5020000.00\"", "\"5020000.001\"")) == "contracts_bad_value /contracts/0/facts/contract_amount");
    CHECK(first_of(replaced("2025-03-10", "2025-02-30")) == "contracts_bad_value /contracts/0/facts/completed_on");
    CHECK(first_of(replaced("\"research\"", "\"magic\"")) == "contracts_bad_value /contracts/0/facts/category");
    CHECK(first_of(replaced("\"category\"", "\"categories\"")) == "contracts_unknown_key /contracts/0/facts/categories");
    CHECK(first_of(replaced("\"publish\"", "\"dance\"")) == "contracts_bad_value /duties_done/1");
    CHECK(first_of(replaced("\"c3\"", "\"c1\"")) == "contracts_duplicate_id /contracts/1/id");
    CHECK(first_of(replaced("\"id\":\"c3\",", "")) == "contracts_missing_key /contracts/1/id");
    CHECK(first_of(replaced("\"五月份\"", "5")) == "contracts_wrong_type /contracts/1/not_understood/completed_on");
    CHECK(first_of(replaced("\"user\":\"东阿示例胶业\"", "\"user\":7")) == "contracts_wrong_type /contracts/0/user");
    CHECK(first_of("[]") == "contracts_wrong_type ");
    CHECK(first_of("{") == "contracts_bad_json ");
    CHECK(first_of(R"({"format":"innovation-voucher-contracts/1","format":"x"})").starts_with("contracts_duplicate_key"));
    CHECK(first_of(std::string(20, '[') + std::string(20, ']')).starts_with("contracts_too_deep"));
    CHECK(first_of(std::string(most_contracts_bytes + 1, ' ')).starts_with("contracts_too_large"));
}

TEST_CASE("one contract more than the most is refused, with the limit named") {
    std::string text = R"({"format":"innovation-voucher-contracts/1","policy":"liaocheng-2022-73","contracts":[)";
    for (std::size_t i = 0; i <= assess::most_contracts; ++i) text += (i == 0 ? "" : ",") + std::string(R"({"id":"c)") + std::to_string(i) + "\"}";
    const auto read = read_contracts(text + "]}", pack());
    REQUIRE_FALSE(read);
    CHECK(read.error().front().place == "/contracts");
    CHECK(read.error().front().expected.contains("1000"));
}
