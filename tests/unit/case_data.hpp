// A case as the files of tests/cases give it: a whole applicant and service, and what differs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace voucher::tests {

/// The case file of one of them; `file` holds "policy", "as_of", "applicant" and "service".
nlohmann::json whole_case(const nlohmann::json& file, const nlohmann::json& given);

/// The case file that a case of tests/cases/bad_input.json spoils: "put" stands at "at", or what stands at "take" is gone.
nlohmann::json spoiled_case(const nlohmann::json& file, const nlohmann::json& given);
/// Where that is, as a JSON pointer.
std::string spoiled_place(const nlohmann::json& given);

}  // namespace voucher::tests
