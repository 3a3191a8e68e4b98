#include "src/assess/ledger.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/assess/made_case.hpp"

using namespace voucher;
using assess::fill;
using assess::Shares;

TEST_CASE("in order: the first share is filled first, the next takes what is left") {
    CHECK(fill({60, 30}, 2, 100, false) == Shares{60, 30});
    CHECK(fill({60, 30}, 2, 70, false) == Shares{60, 10});
    CHECK(fill({60, 30}, 2, 50, false) == Shares{50, 0});
    CHECK(fill({60, 30}, 2, 0, false) == Shares{});
}

TEST_CASE("pro rata, two shares: the first is rounded down, the last takes the rest") {
    CHECK(fill({200, 100}, 2, 100, true) == Shares{66, 34});  // 66.67 and 33.33
    CHECK(fill({60'000'000, 30'000'000}, 2, 65'000'000, true) == Shares{43'333'333, 21'666'667});
    CHECK(fill({200, 100}, 2, 300, true) == Shares{200, 100});
    CHECK(fill({0, 0}, 2, 100, true) == Shares{});
}

TEST_CASE("pro rata, three shares: what rounding leaves over goes to those that lost most") {
    // 66.67, 66.67 and 0.67: two fen are left, all lost the same, and the last of one fen may not have both
    CHECK(fill({100, 100, 1}, 3, 134, true) == Shares{67, 67, 0});
    CHECK(fill({1, 1, 1}, 3, 2, true) == Shares{1, 1, 0});  // all lost the same: the first ones
    CHECK(fill({10, 20, 70}, 3, 50, true) == Shares{5, 10, 35});
    CHECK(fill({0, 100, 1}, 3, 50, true) == Shares{0, 50, 0});  // 49.505 and 0.495: the first lost more
}

TEST_CASE("shares add up to the total, none is above its raw amount or a fen off its exact part") {
    tests::Dice dice(11);
    for (int i = 0; i < 20'000; ++i) {
        const auto count = static_cast<std::size_t>(1 + dice.below(8));
        const int size = dice.percent(50) ? 10 : 1'000'000'000;
        Shares raw{};
        std::int64_t wanted = 0;
        for (std::size_t k = 0; k < count; ++k) {
            raw[k] = dice.percent(15) ? 0 : dice.below(size);
            wanted += raw[k];
        }
        const std::int64_t room = dice.below(size);
        const bool pro_rata = dice.percent(70);
        const Shares paid = fill(raw, count, room, pro_rata);
        std::int64_t sum = 0;
        bool each = true;
        for (std::size_t k = 0; k < count; ++k) {
            sum += paid[k];
            each &= paid[k] >= 0 && paid[k] <= raw[k];
            if (!pro_rata || wanted == 0) continue;
            const std::int64_t total = std::min(wanted, room);
            each &= paid[k] >= total * raw[k] / wanted && paid[k] <= total * raw[k] / wanted + 1;
        }
        INFO("throw " << i);
        REQUIRE(each);
        REQUIRE(sum == std::min(wanted, room));
    }
}
