// The carrier's work as one file, "innovation-voucher-workspace/1": nothing that was typed or read is lost.
//
//   {"format": "innovation-voucher-workspace/1", "policy": "PACK", "carrier": "…", "as_of": "2025-06-01",
//    "readings": {"city_share_scope": "testing", …},
//    "rows": [{"id": "r1", "source": "名册!6",
//              "applicant": {…}, "services": [{"id": "s1", …}], "history": [{"year": 2025, "received": "0.00"}],
//              "not_understood": {"service.contract_amount": "约6"},
//              "files": [{"paper": "contract", "path": "海川科技/合同.pdf"}]}]}
//
// applicant, services (one at most) and history are those of a case file. Written with a fixed order of keys, one row a
// line: what was read and is written again is the same, byte by byte, for files that were written here.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "src/batch/roster.hpp"

namespace voucher::batch {

inline constexpr std::size_t most_workspace_bytes = 64U << 20U;
inline constexpr std::size_t most_row_files = 200;

std::string write_workspace(const Roster& roster, const policy::Pack& pack);

/// Strict: findings `workspace_…`, and `case_…` of the rows' cases, up to 20, with JSON pointers into this file.
std::expected<Roster, std::vector<Finding>> read_workspace(std::string_view json, const policy::Pack& pack);

/// The policy that a workspace names, without reading its rows; empty where it cannot be told.
std::string workspace_policy(std::string_view json);

}  // namespace voucher::batch
