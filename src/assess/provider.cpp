#include "src/assess/provider.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "src/base/json_reader.hpp"

namespace voucher::assess {
namespace {

using nlohmann::json;
using policy::Pack;
using policy::Span;

std::optional<Money> money(const json& value) {
    if (value.is_string()) return Money::parse(value.get_ref<const std::string&>());
    if (value.is_number_unsigned() && value.get<std::uint64_t>() <= static_cast<std::uint64_t>(Money::largest.fen() / 100)) {
        return Money::from_yuan(value.get<std::int64_t>());
    }
    return std::nullopt;
}

}  // namespace

std::expected<ProviderCase, std::vector<Finding>> read_provider_case(std::string_view text, const Pack& pack) {
    const auto document = read_json(text, "case");
    if (!document) return std::unexpected(std::vector{document.error()});
    std::vector<Finding> findings;
    const auto complain = [&](std::string code, std::string place, const json& found, std::string expected) {
        findings.push_back({Severity::error, std::move(code), std::move(place), shown(found), std::move(expected)});
    };
    ProviderCase result;
    if (!document->is_object()) {
        complain("case_wrong_type", "", *document, "an object");
        return std::unexpected(findings);
    }
    const auto value = [&](const char* key) -> const json& {
        static const json nothing;
        const auto it = document->find(key);
        return it == document->end() ? nothing : *it;
    };
    for (const auto& [key, v] : document->items()) {
        if (key != "format" && key != "policy" && key != "qualifying_contracts" && key != "served_last_year") {
            complain("case_unknown_key", "/" + pointer_token(key), key, "format, policy, qualifying_contracts or served_last_year");
        }
    }
    if (value("format") != "innovation-voucher-provider/1") complain("case_bad_format", "/format", value("format"), "\"innovation-voucher-provider/1\"");
    if (value("policy") != pack.id) complain("case_other_policy", "/policy", value("policy"), "\"" + pack.id + "\"");
    const auto amount = [&](const char* key, Money& place) {
        if (const auto m = money(value(key))) place = *m;
        else complain("case_bad_money", std::string("/") + key, value(key), "yuan from 0 to 1000000000000.00, as a string with at most two decimals or an integer");
    };
    amount("qualifying_contracts", result.qualifying_contracts);
    amount("served_last_year", result.served_last_year);
    if (!findings.empty()) return std::unexpected(findings);
    return result;
}

ProviderAnswer assess_provider(const Pack& pack, const ProviderCase& value) {
    // the inputs of the provider's program, in its order
    std::array facts{Span::just(value.qualifying_contracts.fen()), Span::just(value.served_last_year.fen()), Span{}, Span{}};
    std::vector<Span> values(pack.provider_program.size());
    const auto compute = [&](policy::NodeId node) {
        if (node < 0) return Money{};
        pack.provider_program.run(false, facts, {}, values);
        return Money::from_fen(values[static_cast<std::size_t>(node)].low);
    };
    ProviderAnswer answer;
    answer.post_subsidy = compute(pack.provider.post_subsidy);
    for (std::size_t i = 0; i < pack.provider.tiers.size(); ++i) {
        facts[2] = Span::just(pack.provider.tiers[i]);
        const Money province = compute(pack.provider.reward);
        facts[3] = Span::just(province.fen());
        answer.reward.push_back({pack.provider.tier_names[i], province, compute(pack.provider.match)});
        if (pack.provider.reward_unlimited >= 0) answer.reward.back().before_limit = compute(pack.provider.reward_unlimited);
    }
    return answer;
}

std::string write_provider_answer(const ProviderAnswer& answer) {
    nlohmann::ordered_json document;
    document["post_subsidy"] = answer.post_subsidy.to_string();
    document["reward"] = nlohmann::ordered_json::array();
    for (const Reward& r : answer.reward) {
        document["reward"].push_back({{"tier", r.tier}, {"province", r.province.to_string()}, {"city", r.city.to_string()}});
    }
    return document.dump(2) + "\n";
}

}  // namespace voucher::assess
