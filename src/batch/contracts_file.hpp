// A provider's list of contracts as one file, "innovation-voucher-contracts/1": nothing that was typed is lost.
//
//   {"format": "innovation-voucher-contracts/1", "policy": "PACK", "name": "…",
//    "provider": {"provider_in_city": true, …},
//    "next_contract": "1000000.00", "served_last_year": "8000000.00", "duties_done": ["publish", …],
//    "not_understood": {"next_contract": "一百来万"},
//    "contracts": [{"id": "c1", "user": "…", "service": "…", "facts": {"contract_amount": "5020000.00", …},
//                   "not_understood": {"completed_on": "五月份"}}]}
//
// Facts are the pack's; those that are not known are left out. Written with a fixed order of keys, one contract a line:
// what was read and is written again is the same, byte by byte, for files that were written here.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/assess/contracts.hpp"
#include "src/base/finding.hpp"

namespace voucher::batch {

inline constexpr std::size_t most_contracts_bytes = 4U << 20U;
inline constexpr std::size_t longest_contract_text = 2'000;  // bytes

struct ContractsFile {
    std::string name;                                   // of the provider
    assess::ContractList list;
    std::optional<Money> next_contract;
    std::optional<Money> served_last_year;
    std::set<std::string> duties_done;                  // ids of the pack's duties
    std::map<std::string, std::string> not_understood;  // next_contract, served_last_year: as typed
    std::vector<std::map<std::string, std::string>> contracts_not_understood;  // by contract: text by fact
    friend bool operator==(const ContractsFile&, const ContractsFile&) = default;
};

std::string write_contracts(const ContractsFile& file, const policy::Pack& pack);

/// Strict: findings `contracts_…`, up to 20, with JSON pointers. 4 MiB and assess::most_contracts contracts at most.
std::expected<ContractsFile, std::vector<Finding>> read_contracts(std::string_view json, const policy::Pack& pack);

}  // namespace voucher::batch
