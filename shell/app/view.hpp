// What follows from the state: the case, its assessment, the words for them. Made anew when the state's case changes,
// never by hand.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shell/app/state.hpp"
#include "src/assess/assessment.hpp"
#include "src/assess/explain.hpp"
#include "src/assess/what_if.hpp"

namespace voucher::app {

struct PaperRow {
    int paper = 0;                 // index in the pack
    std::optional<bool> required;
    std::vector<int> files;        // indices of the state's attachments
    [[nodiscard]] bool missing() const { return required.value_or(false) && files.empty(); }
};

struct View {
    Date today;
    Date as_of;
    assess::Case value;
    assess::Assessment assessment;
    assess::Step why;
    std::vector<std::vector<assess::Alternative>> regions;  // by service: what another place of the provider would give
    struct ToCap {
        std::optional<Money> local_testing;  // a further fee that reaches the year's cap
        std::optional<Money> other;
    } to_cap;
    std::vector<std::vector<PaperRow>> papers;  // by service
    int papers_needed = 0;
    int papers_there = 0;
    int conditions = 0;            // of the applicant
    int conditions_met = 0;
    int conditions_answered = 0;   // whose facts are all answered, "unsure" included
};

/// The catalogue key of what is wrong with a typed entry ("error.money.too_many_decimals"), or empty.
std::string error_of(const policy::Fact& fact, const Entry& entry);

/// The value that an entry stands for; unknown while it cannot be read.
assess::FactValue value_of(const policy::Fact& fact, const Entry& entry);
/// The entry that a known value is shown as.
Entry entry_of(const policy::Fact& fact, assess::FactValue value);

assess::Case case_of(const State& state, const policy::Pack& pack);
View view_of(const State& state, const policy::Pack& pack, Date today);

/// True where two states have the same case: the view need not be made anew.
bool same_case(const State& a, const State& b);

}  // namespace voucher::app
