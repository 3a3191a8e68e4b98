// What one service may be paid of a year's room, when its amounts may be open.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "src/assess/ledger.hpp"
#include "src/policy/pack.hpp"

namespace voucher::assess {

/// Lowest and highest fen.
struct Fen {
    std::int64_t low = 0;
    std::int64_t high = 0;
    void widen(Fen other) {
        low = other.low < low ? other.low : low;
        high = other.high > high ? other.high : high;
    }
    friend bool operator==(Fen, Fen) = default;
};

/// One way a service may turn out: payable, with these facts. Choices are settled, amounts and days perhaps open.
struct Cell {
    std::vector<policy::Span> facts;  // of the whole pack
    int year = 0;                     // whose room it takes
    bool pro_rata = false;
    Shares low{};                     // before the cap
    Shares high{};
};

struct Paid {
    std::array<Fen, most_shares> shares{};
    Fen total;
};

/// Under a cap a share need not grow with the fee: as the first share grows, the next may shrink. So where an amount
/// is open, the ends are searched for by halving its span, with bounds from the program itself; after a bounded
/// number of halvings the remaining bound is taken, which is sound.
/// `values` is working space for the program.
Paid pay(const policy::Pack& pack, const Cell& cell, std::span<const policy::Span> readings, std::span<policy::Span> values, Fen room);

}  // namespace voucher::assess
