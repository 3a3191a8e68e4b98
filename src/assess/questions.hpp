// Which question to ask next, and which readings would change something.
#pragma once

#include <vector>

#include "src/assess/assessment.hpp"

namespace voucher::assess {

/// Unknown facts that can still matter, the one that decides most first: for every value worth trying of a fact the
/// case is evaluated, and the fact whose answer leaves fewest outcomes open, then the narrowest range, comes first;
/// ties keep the pack's order. A fact matters while something that depends on it is open.
std::vector<Question> next_questions(const policy::Pack& pack, const Case& value, Date as_of, const Figures& figures);

/// The same facts in the pack's order, the applicant's first, without trying values: for many cases at once.
std::vector<Question> open_questions(const policy::Pack& pack, const Case& value, Date as_of, const Figures& figures);

/// Every option not in use that would change an outcome or a figure.
std::vector<OpenReading> open_readings(const policy::Pack& pack, const Case& value, Date as_of, const Figures& figures);

}  // namespace voucher::assess
