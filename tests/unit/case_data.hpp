// A case as the files of tests/cases give it: a whole applicant and service, and what differs.
#pragma once

#include <nlohmann/json.hpp>

namespace voucher::tests {

/// The case file of one of them; `file` holds "policy", "as_of", "applicant" and "service".
nlohmann::json whole_case(const nlohmann::json& file, const nlohmann::json& given);

}  // namespace voucher::tests
