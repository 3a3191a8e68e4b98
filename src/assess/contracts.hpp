// Which of a provider's contracts count, what they bring together, and what one more would add.
//
// What an unknown answer does:
//   one contract of 640,000 may count or not, 9,200,000 surely do    → 9,200,000 to 9,840,000
//   an amount is not known, the contract may count                   → 9,200,000 and more: no upper end
//   the provider itself is not known to be one of the city           → from 0 on
// Ends are reached: all doubtful contracts count, or none. The contracts are taken to be of one year; which year a
// contract counts in is for the person, where the measure does not say.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/assess/assessment.hpp"
#include "src/assess/case.hpp"
#include "src/policy/pack.hpp"

namespace voucher::assess {

inline constexpr std::size_t most_contracts = 1000;

struct Contract {
    std::string id;                // unique in the list
    std::string user;              // who it is with; text that nothing is computed from
    std::string service;           // what it is about; likewise
    std::vector<FactValue> facts;  // by index in the pack's contract facts, less the provider's own
    friend bool operator==(const Contract&, const Contract&) = default;
};

struct ContractList {
    std::vector<FactValue> provider;  // by index in the pack's contract facts
    std::vector<Contract> contracts;
    friend bool operator==(const ContractList&, const ContractList&) = default;
};

/// Nothing is known. Empty where the pack does not say what counts.
ContractList empty_contracts(const policy::Pack& pack);
Contract empty_contract(const policy::Pack& pack, std::string id);

struct ContractOutcome {
    Outcome outcome = Outcome::unknown;        // the provider's conditions and its own together
    std::vector<ConditionOutcome> conditions;  // its own; indices are the pack's
    MoneyRange counted;                        // 0 where it does not count; no upper end where its amount is unknown
};

struct ContractsAnswer {
    Outcome provider = Outcome::unknown;
    std::vector<ConditionOutcome> provider_conditions;
    std::vector<ContractOutcome> contracts;
    int met = 0, not_met = 0, unknown = 0;     // contracts
    MoneyRange sum;                            // of what counts, held to Money::largest
    MoneyRange post;                           // the subsidy, after the year's limit
    std::optional<MoneyRange> cut;             // what the limit takes away; absent where the pack's limit is not of that form
    /// At the same time as the ends of `sum`, where the provider itself is taken to qualify: what one more contract is
    /// added to.
    MoneyRange if_provider;
};

/// Of a pack that says what counts; else everything is empty.
ContractsAnswer assess_contracts(const policy::Pack& pack, const ContractList& list);

/// What a further contract adds that surely counts.
struct NextContract {
    Money without_doubtful;  // none of the doubtful contracts counts
    Money with_doubtful;     // all of them count; an unknown amount is taken as the largest
    MoneyRange adds;         // whichever of them count, and whether the provider qualifies or not: never less, never more
};
NextContract next_contract(const policy::Pack& pack, const ContractList& list, const ContractsAnswer& answer, Money amount);

}  // namespace voucher::assess
