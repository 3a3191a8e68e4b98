// What a loaded pack gets wrong in the large. Each finding names the element, says what was found (with an example case
// where there is one) and what is expected instead.
//
//   check_article_uncovered   nothing cites the article and it is not informational
//   check_amount_negative     an amount that can come out below zero
//   check_amount_too_large    an amount that can grow beyond what is computed with exactly
//   check_case_missing        a table of amounts has no case for something
//   check_case_overlap        two cases of a table hold together and give different amounts
//   check_case_unreachable    a case of a table never holds, or only where one above it does
//   check_fact_unused         a fact that nothing depends on
//   check_group_unknown       a question in a group that the pack does not have
//   check_invoice_days_clash  an invoice is expected neither before nor after a day
//   check_kind_never_met      the conditions of a kind of applicant exclude each other
//   check_never_fails         a condition that always holds
//   check_never_holds         a condition that cannot hold
//   check_period_backwards    the measure ends before it begins
//   check_reading_unused      no option of the reading changes anything
#pragma once

#include <vector>

#include "src/policy/pack.hpp"

namespace voucher::policy {

std::vector<Finding> check(const Pack& pack);

}  // namespace voucher::policy
