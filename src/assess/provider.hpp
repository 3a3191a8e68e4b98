// What a provider may receive: the subsidy afterwards (a rate of its qualifying contracts) and the reward by tier with
// the city's match (of what it served last year). Format: "innovation-voucher-provider/1".
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/finding.hpp"
#include "src/base/money.hpp"
#include "src/policy/pack.hpp"

namespace voucher::assess {

struct ProviderCase {
    Money qualifying_contracts;  // of this year
    Money served_last_year;      // vouchers
};

struct Reward {
    std::string tier;  // "10%"
    Money province;
    Money city;        // matches what the province pays after its cap
    std::optional<Money> before_limit = {};  // of the province, where the pack's limit is a lower(…, limit)
};

struct ProviderAnswer {
    Money post_subsidy;
    std::vector<Reward> reward;  // one a tier: which it is comes from an evaluation and is not known beforehand
};

std::expected<ProviderCase, std::vector<Finding>> read_provider_case(std::string_view json, const policy::Pack& pack);
ProviderAnswer assess_provider(const policy::Pack& pack, const ProviderCase& value);
std::string write_provider_answer(const ProviderAnswer& answer);

}  // namespace voucher::assess
