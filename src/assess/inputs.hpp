// A case as the program takes it: a span of possible values for every fact and reading of the pack.
#pragma once

#include <span>
#include <vector>

#include "src/assess/case.hpp"

namespace voucher::assess {

/// One option each: those in use.
std::vector<policy::Span> reading_spans(const policy::Pack& pack, const Case& value);

/// All facts of the pack; the applicant's from the case, the service's not yet set.
std::vector<policy::Span> applicant_spans(const policy::Pack& pack, const Case& value);

/// Sets the service's facts. A day that the as-of date stands for is never unknown; a day that cannot lie after
/// another ends there.
void service_spans(const policy::Pack& pack, const Service& service, Date as_of, std::span<policy::Span> facts);

}  // namespace voucher::assess
