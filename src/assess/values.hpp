// The values of a case that a derivation speaks of, and the pack's words with these values put in.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "src/assess/case.hpp"
#include "src/policy/pack.hpp"

namespace voucher::assess {

/// The applicant's facts, and the facts and amounts of one service after the other. Refers to the pack and the case.
class Values {
public:
    /// `as_of` stands for days that are not known to be claimed.
    Values(const policy::Pack& pack, const Case& value, Date as_of);

    /// From now on, of this service.
    void look_at(int service);

    /// Of a node of Pack::derived, once a service is looked at.
    [[nodiscard]] policy::Span of(policy::NodeId node) const { return values_[static_cast<std::size_t>(node)]; }
    [[nodiscard]] policy::Span fact(int index) const { return facts_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] bool is_known(int fact) const;

    /// `{fact}`, `{fee}` and `{last_claim_day}` in `words` replaced: staff 501, amounts grouped, days as people write
    /// them; an unknown value is "?". Facts of a service only once one is looked at.
    [[nodiscard]] std::string put_into(const policy::Text& words, policy::Language language) const;
    [[nodiscard]] policy::Text put_into(const policy::Text& words) const;

private:
    [[nodiscard]] std::string named(std::string_view name, policy::Language language) const;
    [[nodiscard]] std::string shown(int fact, policy::Language language) const;

    const policy::Pack& pack_;
    const Case& case_;
    Date as_of_;
    bool of_service_ = false;
    std::vector<policy::Span> facts_;
    std::vector<policy::Span> readings_;
    std::vector<policy::Span> values_;
};

}  // namespace voucher::assess
