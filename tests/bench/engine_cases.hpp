// The engine under test: one pack and the cases of a file, read before any clock starts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "src/assess/assessment.hpp"
#include "src/assess/case.hpp"
#include "src/policy/pack.hpp"

namespace voucher::bench {

class EngineCases {
public:
    /// Throws std::runtime_error with the first finding where the pack has one.
    explicit EngineCases(std::string_view pack);

    /// One innovation-voucher-case/1; throws std::runtime_error with the first finding. Returns the case's
    /// index.
    std::size_t add(std::string_view line);

    [[nodiscard]] std::size_t size() const { return cases_.size(); }
    [[nodiscard]] const policy::Pack& pack() const { return pack_; }
    [[nodiscard]] const assess::Case& operator[](std::size_t i) const { return cases_[i]; }

    /// Outcomes and figures: explanation, open readings and next questions off.
    [[nodiscard]] assess::Figures figures(std::size_t i) const {
        return assess::evaluate(pack_, cases_[i], *cases_[i].as_of);
    }
    /// With open readings and next questions.
    [[nodiscard]] assess::Assessment assessment(std::size_t i) const {
        return assess::assess(pack_, cases_[i], *cases_[i].as_of);
    }

private:
    policy::Pack pack_;
    std::vector<assess::Case> cases_;
};

}  // namespace voucher::bench
