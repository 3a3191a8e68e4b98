// Made-up cases of any pack, thrown by a dice of our own: the same seed gives the same cases on every machine.
#pragma once

#include <cstdint>
#include <random>

#include "src/assess/case.hpp"

namespace voucher::tests {

class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    int below(int limit) { return static_cast<int>(engine_() % static_cast<unsigned>(limit)); }
    bool percent(int share) { return below(100) < share; }

private:
    std::mt19937 engine_;
};

/// The days and years that made-up cases lie in begin here and go on for 1,300 days.
inline const Date first_made_day = *Date::from_civil(2023, 1, 1);

assess::FactValue some_value(Dice& dice, const policy::Fact& fact);

/// Every fact known, up to four services. Mostly eligible: each yes/no is set the way that meets its condition, but for
/// `stray` percent of them, which are thrown.
assess::Case made_case(Dice& dice, const policy::Pack& pack, int stray = 10);

}  // namespace voucher::tests
