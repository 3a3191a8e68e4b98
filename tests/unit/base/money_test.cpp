#include <catch_amalgamated.hpp>

#include "src/base/money.hpp"

using voucher::Money;

TEST_CASE("money is read as digits with at most two decimals, and nothing else") {
    const auto [text, fen] = GENERATE(table<std::string, std::int64_t>({{"0", 0}, {"0.00", 0}, {"0.01", 1}, {"0.1", 10}, {"1", 100}, {"80000.05", 8'000'005},
                                                                        {"100000.00", 10'000'000}, {"007", 700}, {"1000000000000.00", 100'000'000'000'000}}));
    CAPTURE(text);
    REQUIRE(Money::parse(text));
    CHECK(Money::parse(text)->fen() == fen);
}

TEST_CASE("what is no amount is refused") {
    const std::string text = GENERATE("", ".", "1.", ".5", "1.234", "-1", "+1", "1e3", "1,000", " 1", "1 ", "１", "0x10", "NaN", "1.2.3", "1000000000000.01",
                                      "1000000000001", "99999999999999999999999999");
    CAPTURE(text);
    CHECK_FALSE(Money::parse(text));
}

TEST_CASE("money is written with two decimals") {
    CHECK(Money::from_fen(0).to_string() == "0.00");
    CHECK(Money::from_fen(5).to_string() == "0.05");
    CHECK(Money::from_fen(8'000'005).to_string() == "80000.05");
    CHECK(Money::from_fen(-105).to_string() == "-1.05");
    CHECK(Money::largest.to_string() == "1000000000000.00");
}
