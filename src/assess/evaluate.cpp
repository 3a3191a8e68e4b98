// Outcomes and figures of a case. See assessment.hpp for what unknown and range mean.
//
//   every fact known    known.cpp: one pass over the tape, then the ledger
//   otherwise           outlook.cpp: outcomes by `decide`, and worlds (the applicant's kind, whether it is eligible at all,
//                       and for each service the mixtures of its open choices, each with its shares as spans);
//                       share_out.cpp: the years' room shared out in every world, and the answer spans all worlds
#include <utility>

#include "src/assess/assessment.hpp"
#include "src/assess/known.hpp"
#include "src/assess/together.hpp"

namespace voucher::assess {

Figures evaluate(const policy::Pack& pack, const Case& value, Date as_of) {
    if (auto known = evaluate_known(pack, value, as_of)) return *std::move(known);
    return evaluate_by_spans(pack, value, as_of);
}

Figures evaluate_by_spans(const policy::Pack& pack, const Case& value, Date as_of) {
    return std::move(evaluate_together(pack, {&value, 1}, as_of).applicants.front());
}

}  // namespace voucher::assess
