#include <algorithm>
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <regex>
#include <set>

#include "src/base/finding.hpp"
#include "tests/unit/packs.hpp"

using namespace voucher;

TEST_CASE("a finding is one line: severity, code, place, what was found and what is expected") {
    CHECK(to_line({Severity::error, "case_bad_money", "/services/0/contract_amount", "\"1.234\"", "yuan with at most two decimals"}) ==
          "error case_bad_money /services/0/contract_amount: found \"1.234\", expected yuan with at most two decimals");
    CHECK(to_line({Severity::warning, "check_fact_unused", "", "", "something"}) == "warning check_fact_unused /: expected something");
    CHECK(to_line({Severity::error, "x", "/a\nb", "c\td", "e"}).find_first_of("\n\t") == std::string::npos);
}

TEST_CASE("every code that the sources write is one of the closed set") {
    const std::vector<std::string_view> known = finding_codes();
    CHECK(std::ranges::is_sorted(known));
    CHECK(std::ranges::adjacent_find(known) == known.end());
    const std::regex code("\"((?:case|contracts|pack|check|expression|package|bag|zip|invoice|roster|sheets|words|workspace)_[a-z0-9_]+)\"");
    std::set<std::string> used;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(VOUCHER_ASSETS_DIR) + "/../src")) {
        if (entry.path().extension() != ".cpp" || entry.path().filename() == "finding_codes.cpp") continue;
        const std::string text = tests::read_file(entry.path().string());
        for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) used.insert((*it)[1]);
    }
    for (const std::string& c : used) {
        INFO(c);
        CHECK(std::ranges::binary_search(known, c));
    }
    CHECK(used.size() > 30);
}
