// Runs tests/cases/bad_input.json, and reads back what was written.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <nlohmann/json.hpp>

#include "src/assess/case.hpp"
#include "tests/unit/case_data.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;

namespace {

void expect(const std::string& text, const json& given, const std::string& place) {
    const auto value = assess::read_case(text, tests::pack_of("liaocheng-2022-73"));
    REQUIRE_FALSE(value);
    for (const Finding& f : value.error()) UNSCOPED_INFO(to_line(f));
    CHECK(std::ranges::any_of(value.error(), [&](const Finding& f) { return f.code == given["code"].get<std::string>() && f.place == place; }));
    for (const Finding& f : value.error()) {
        CHECK_FALSE(f.expected.empty());
        CHECK(to_line(f).find('\n') == std::string::npos);
    }
}

}  // namespace

TEST_CASE("bad cases are refused with code and place, as tests/cases/bad_input.json says") {
    const json file = json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/bad_input.json"));
    REQUIRE(assess::read_case(file["good"].dump(), tests::pack_of("liaocheng-2022-73")));
    for (const json& given : file["cases"]) {
        DYNAMIC_SECTION(given["name"].get<std::string>()) {
            expect(tests::spoiled_case(file, given).dump(), given, given.value("place", tests::spoiled_place(given)));
        }
    }
    for (const json& given : file["texts"]) {
        DYNAMIC_SECTION(given["name"].get<std::string>()) { expect(given["text"].get<std::string>(), given, given.value("place", "")); }
    }
}

TEST_CASE("every error of a case is found, not the first alone") {
    json value = json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/bad_input.json"))["good"];
    value["applicant"]["staff"] = -1;
    value["applicant"]["colour"] = "red";
    value["services"][0]["contract_amount"] = "x";
    const auto result = assess::read_case(value.dump(), tests::pack_of("liaocheng-2022-73"));
    REQUIRE_FALSE(result);
    CHECK(result.error().size() == 3);
}

TEST_CASE("a case is read back as it was written, and written the same again") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    const std::string good = json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/bad_input.json"))["good"].dump();
    assess::Case value = assess::read_case(good, pack).value();
    value.texts["name"] = "示例轴承（聊城）有限公司 \"𠮷\"";
    value.texts["controller"] = "某集团";
    value.services[0].texts["provider"] = "示例检测研究院";
    const std::string text = assess::write_case(value, pack);
    CHECK(text.ends_with("}\n"));
    const auto again = assess::read_case(text, pack);
    REQUIRE(again);
    CHECK(*again == value);
    CHECK(assess::write_case(*again, pack) == text);
    CHECK(assess::read_case("\xEF\xBB\xBF" + text, pack).value() == value);
}

TEST_CASE("null is unknown, and an integer is whole yuan") {
    const policy::Pack& pack = tests::pack_of("liaocheng-2022-73");
    json value = json::parse(tests::read_file(std::string(VOUCHER_CASES_DIR) + "/bad_input.json"))["good"];
    value["applicant"]["staff"] = nullptr;
    value["services"][0]["contract_amount"] = 100000;
    const assess::Case read = assess::read_case(value.dump(), pack).value();
    CHECK_FALSE(read.applicant[static_cast<std::size_t>(pack.fact("staff", policy::Scoped::applicant))].known);
    const auto amount = static_cast<std::size_t>(pack.fact("contract_amount", policy::Scoped::service)) - pack.applicant_facts;
    CHECK(read.services[0].facts[amount].number == 10'000'000);
}
