// The provider's page (供给方估算): what was given there, how it is looked at, what follows, and what a person does.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "shell/app/entry.hpp"
#include "shell/platform/platform.hpp"
#include "src/assess/contracts.hpp"
#include "src/assess/provider.hpp"

namespace voucher::app {

struct ContractInput {
    std::string id;
    std::string user;
    std::string service;
    std::vector<Entry> facts;  // by index in the pack's contract facts, less the provider's own
    friend bool operator==(const ContractInput&, const ContractInput&) = default;
};

/// What undo goes through. A contract is shared between the steps that did not change it.
struct ProviderInput {
    std::string name;
    std::vector<Entry> facts;      // the provider's own; empty: none was answered
    std::vector<std::shared_ptr<const ContractInput>> contracts;
    Entry next;                    // a further contract
    Entry served;                  // vouchers served last year
    std::set<std::string> duties;  // ids of those that were ticked
    friend bool operator==(const ProviderInput& a, const ProviderInput& b);
};

/// How it is looked at.
struct ProviderPage {
    std::string opened;                  // id of the contract that is shown by itself; empty: the table
    platform::FileHandle file{};         // being read
    std::string file_name;
    std::vector<Finding> findings;       // why the file could not be taken
};

struct ProviderView {
    assess::ContractList list;
    assess::ContractsAnswer answer;
    assess::FactValue next_amount;
    std::optional<assess::NextContract> next;  // where an amount was given
    assess::FactValue served;
    std::vector<assess::Reward> rewards;       // of what was served; of nothing where that is not known
};

namespace provider {
struct TypeName { std::string text; };
/// `contract`: its id; empty: the provider's own fact. `fact`: index within the provider's or the contract's facts.
struct At { std::string contract; std::size_t fact = 0; };
struct Answer { At at; ui::Answer answer{}; };
struct Pick { At at; int option = -1; bool unsure = false; };
struct Type { At at; std::string text; bool commit = false; };
struct TypeWords { std::string contract; bool user = true; std::string text; };  // else of the service
struct TypeNext { std::string text; bool commit = false; };
struct TypeServed { std::string text; bool commit = false; };
struct Tick { std::string duty; bool ticked = false; };
struct Add {};
struct Copy { std::string contract; };
struct Remove { std::string contract; };
struct Show { std::string contract; };                              // empty: the table
struct Save {};
struct Reading { platform::FileHandle file{}; std::string name; };  // of a list that was saved
struct Refuse { std::vector<Finding> findings; };
struct Take { ProviderInput input; };                               // the list of a file
struct Hide {};                                                     // what was wrong with a file
}  // namespace provider
using ProviderIntent = std::variant<provider::TypeName, provider::Answer, provider::Pick, provider::Type, provider::TypeWords, provider::TypeNext, provider::TypeServed,
                                    provider::Tick, provider::Add, provider::Copy, provider::Remove, provider::Show, provider::Save, provider::Reading, provider::Refuse,
                                    provider::Take, provider::Hide>;

}  // namespace voucher::app
