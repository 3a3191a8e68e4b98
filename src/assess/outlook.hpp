// What one applicant may come to before any year's room is shared out: its outcomes, and for every service the ways in
// which it may turn out.
#pragma once

#include <vector>

#include "src/assess/assessment.hpp"
#include "src/assess/shares.hpp"

namespace voucher::assess {

/// How one service may turn out in one world.
struct Ways {
    std::vector<Cell> cells;  // payable, with these facts
    bool unpaid = false;      // or not payable
};

struct Outlook {
    Figures figures;                       // outcomes, fees, last days, papers; nothing is paid yet
    std::vector<policy::Span> turns;       // by service: the day by which its turn at the room comes
    std::vector<std::vector<Ways>> worlds; // at least one; of each kind it may be, eligible or not: the ways of every service
};

/// `as_of` stands for days that are not known to be claimed.
Outlook outlook(const policy::Pack& pack, const Case& value, Date as_of);

}  // namespace voucher::assess
