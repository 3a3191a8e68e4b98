#include <algorithm>
#include <catch_amalgamated.hpp>

#include "src/base/text.hpp"
#include "src/policy/pack.hpp"
#include "tests/unit/packs.hpp"

using namespace voucher;

TEST_CASE("what an expression is refused for is quoted in whole characters") {
    std::string json = tests::read_file(std::string(VOUCHER_ASSETS_DIR) + "/policies/liaocheng-2022-73.json");
    const std::string right = "staff <= 500";
    const auto [wrong, code, found] = GENERATE(table<std::string, std::string, std::string>({
        {"staff ＜ 500", "expression_bad_sign", "＜"},
        {"staff <= 500.123一二三四", "expression_bad_number", "500.123一二"},
    }));
    REQUIRE(json.find(right) != std::string::npos);
    json.replace(json.find(right), right.size(), wrong);
    const policy::LoadResult result = policy::load_pack(json, "");
    const auto finding = std::ranges::find(result.findings, code, &Finding::code);
    REQUIRE(finding != result.findings.end());
    CHECK(is_utf8(finding->found));
    CHECK(finding->found == found);
}
