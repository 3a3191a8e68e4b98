#include "tests/bench/hand_written_text.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace voucher::bench {
namespace {

using by_hand::Date;
using by_hand::Kind;

// In the order of the hand-written answer, under the pack's ids.
constexpr std::array<const char*, by_hand::enterprise_conditions> of_enterprise{"registered_in_city",
                                                                                "independent_legal_person",
                                                                                "staff_limit",
                                                                                "sales_limit",
                                                                                "sound_finance",
                                                                                "no_bad_credit",
                                                                                "no_safety_accident",
                                                                                "no_quality_accident",
                                                                                "no_environmental_violation",
                                                                                "no_research_dishonesty",
                                                                                "green_threshold",
                                                                                "network_member",
                                                                                "honest_and_real_name"};
constexpr std::array<const char*, by_hand::team_conditions> of_team{
    "team_not_legal_person", "team_no_company", "team_in_carrier",
    "team_needs_testing",    "network_member",  "honest_and_real_name"};
constexpr std::array<const char*, by_hand::service_conditions> of_service{
    "category_supported",    "provider_region_covered", "not_mandatory_or_routine", "not_publicly_funded",
    "provider_unaffiliated", "provider_network_member", "booked_on_network",        "not_redeemed_before",
    "claimed_in_time",       "measure_in_force"};

std::string text(bool met) { return met ? "met" : "not_met"; }

std::string text(std::span<const char* const> ids, std::span<const bool> outcomes, Kind kind) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::string id = ids[i];
        if (kind == Kind::team && id == "provider_unaffiliated") continue;  // art. 8(4) does not bind a team
        parts.push_back(" " + id + "=" + text(outcomes[i]));
    }
    std::ranges::sort(parts);
    std::string joined;
    for (const std::string& part : parts) joined += part;
    return joined;
}

std::string text(Date date) {
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
}

std::string amounts(by_hand::Fen province, by_hand::Fen city, by_hand::Fen total) {
    return " " + std::to_string(province) + " " + std::to_string(city) + " = " + std::to_string(total);
}

}  // namespace

std::string answer_text(const by_hand::Answer& answer, Kind kind) {
    const std::span<const char* const> ids = kind == Kind::enterprise
                                                 ? std::span<const char* const>(of_enterprise)
                                                 : std::span<const char* const>(of_team);
    std::string out = text(answer.met) + text(ids, answer.conditions, kind);
    for (const by_hand::ServiceAnswer& s : answer.services) {
        out += " | " + text(s.met) + text(of_service, s.conditions, kind) + " fee " + std::to_string(s.fee) +
               amounts(s.province, s.city, s.total) + " until " + text(s.validity_end);
        if (s.papers.contract) out += " contract";
        if (s.papers.invoice) out += " invoice";
        if (s.papers.result_proof) out += " result_proof";
        if (s.papers.relevance_proof) out += " relevance_proof";
        if (s.papers.carrier_submission) out += " carrier_submission";
    }
    out += " |" + amounts(answer.province, answer.city, answer.total);
    for (const by_hand::CapRow& row : answer.caps) {
        out += " | " + std::to_string(row.year) + ": " + std::to_string(row.received_before) + ", " +
               std::to_string(row.left);
    }
    return out;
}

}  // namespace voucher::bench
