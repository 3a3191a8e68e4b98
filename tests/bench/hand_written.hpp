// The measure as a programmer would write it by hand for one city: the figure that the engine's speed is
// compared with.
//
// It computes what an assessment of a whole case holds (every fact known, every open point decided by a
// reading): each condition's outcome, fee, shares, end of validity and papers of each service, totals, the
// yearly cap with its ledger. Nothing of it is data and it knows no unknowns, so it is about as fast as plain
// C++ is; it shares no code with src/. Articles are those of 聊市科发〔2022〕73号.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace voucher::bench::by_hand {

using Fen = std::int64_t;

struct Date {
    std::int16_t year = 0;
    std::int8_t month = 0;
    std::int8_t day = 0;
    auto operator<=>(const Date&) const = default;
};

enum class Kind : std::uint8_t { enterprise, team };
enum class CarrierLevel : std::uint8_t { national, provincial, below, none };
enum class Category : std::uint8_t { research, testing, other };
enum class Region : std::uint8_t { liaocheng, shandong, alliance, elsewhere };

struct Readings {
    enum class CityShareScope : std::uint8_t { testing, all_services } city_share_scope{};
    enum class CapFillOrder : std::uint8_t { province_first, pro_rata } cap_fill_order{};
    enum class CapYear : std::uint8_t { claim_date, completion_date } cap_year{};
    enum class FeeBasis : std::uint8_t { lower_of_contract_and_invoices, invoices, contract } fee_basis{};
    enum class AfterExpiry : std::uint8_t { completed_in_force, claimed_in_force } after_expiry{};
    enum class AllianceForTeams : std::uint8_t { no, yes } alliance_for_teams{};
    enum class Rounding : std::uint8_t { half_up_fen, down_fen } rounding{};
};

struct Applicant {
    Kind kind{};
    bool network_member{}, honest_and_real_name{}, legal_person{};
    // enterprise
    bool registered_in_city{}, sound_finance{}, bad_credit_record{}, major_safety_accident{},
        major_quality_accident{};
    bool serious_environmental_violation{}, serious_research_dishonesty{}, green_threshold_ok{};
    std::int64_t staff{};
    Fen annual_sales{};
    // team
    bool company_registered{}, project_needs_testing{};
    CarrierLevel carrier_level{};
};

struct Service {
    std::string id;
    Category category{};
    Region provider_region{};
    bool mandatory_or_routine{}, publicly_funded{}, affiliated_with_provider{};
    bool provider_network_member{}, booked_on_network{}, already_redeemed{};
    Fen contract_amount{}, invoice_amount{};
    Date completed_on, claimed_on;
};

struct Received {
    int year{};
    Fen amount{};
};

struct Case {
    Date as_of;
    Readings readings;
    Applicant applicant;
    std::vector<Service> services;
    std::vector<Received> history;
};

inline constexpr std::size_t enterprise_conditions = 13;
inline constexpr std::size_t team_conditions = 6;
inline constexpr std::size_t service_conditions = 10;

struct Papers {
    bool contract{}, invoice{}, result_proof{}, relevance_proof{}, carrier_submission{};
};

struct ServiceAnswer {
    bool met{};
    std::array<bool, service_conditions> conditions{};
    Fen fee{}, province{}, city{}, total{};
    Date validity_end;
    Papers papers;
};

struct CapRow {
    int year{};
    Fen received_before{};
    Fen left{};
};

struct Answer {
    bool in_force{};
    bool met{};
    std::array<bool, enterprise_conditions> conditions{};  // a team uses the first six
    std::vector<ServiceAnswer> services;                   // in the order of the case
    Fen province{}, city{}, total{};
    std::vector<CapRow> caps;  // by year
};

Answer assess(const Case& made, const Readings& readings);
inline Answer assess(const Case& made) { return assess(made, made.readings); }

}  // namespace voucher::bench::by_hand
