#include "tests/bench/hand_written.hpp"

#include <algorithm>

namespace voucher::bench::by_hand {
namespace {

constexpr Date first_day{2023, 1, 26};  // art. 25
constexpr Date last_day{2026, 1, 25};
constexpr Fen yearly_limit = 65'000'000;       // art. 11
constexpr Fen most_sales = 20'000'000'000;     // art. 8(1)
constexpr std::int64_t most_staff = 500;       // art. 8(1)
constexpr int months_of_validity = 6;          // art. 17
constexpr std::int64_t province_percent = 60;  // art. 11
constexpr std::int64_t city_percent = 30;      // art. 11

__extension__ using Wide = __int128;

bool in_force(Date date) { return first_day <= date && date <= last_day; }

int days_in(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/** The corresponding day of the sixth month, or that month's last day. */
Date end_of_validity(Date completed) {
    const int months = completed.month - 1 + months_of_validity;
    const int year = completed.year + months / 12;
    const int month = months % 12 + 1;
    const int day = std::min<int>(completed.day, days_in(year, month));
    return {static_cast<std::int16_t>(year), static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
}

/** Arts. 8, 15 and 17. */
std::array<bool, enterprise_conditions> judge_enterprise(const Applicant& a) {
    return {a.registered_in_city,
            a.legal_person,
            a.staff <= most_staff,
            a.annual_sales <= most_sales,
            a.sound_finance,
            !a.bad_credit_record,
            !a.major_safety_accident,
            !a.major_quality_accident,
            !a.serious_environmental_violation,
            !a.serious_research_dishonesty,
            a.green_threshold_ok,
            a.network_member,
            a.honest_and_real_name};
}

/** Arts. 9, 15 and 17. */
std::array<bool, enterprise_conditions> judge_team(const Applicant& a) {
    return {!a.legal_person,
            !a.company_registered,
            a.carrier_level == CarrierLevel::national || a.carrier_level == CarrierLevel::provincial,
            a.project_needs_testing,
            a.network_member,
            a.honest_and_real_name};
}

bool covered_by_period(const Service& s, const Readings& r) {
    const bool completed = in_force(s.completed_on);
    const bool claimed = in_force(s.claimed_on);
    if (completed == claimed) return completed;
    return r.after_expiry == Readings::AfterExpiry::completed_in_force ? completed : claimed;
}

bool covered_region(const Service& s, const Applicant& a, const Readings& r) {
    switch (s.provider_region) {
        case Region::liaocheng:
        case Region::shandong:
            return true;
        case Region::alliance:
            return a.kind == Kind::enterprise || r.alliance_for_teams == Readings::AllianceForTeams::yes;
        case Region::elsewhere:
            return false;
    }
    return false;
}

/** Arts. 8(4), 10, 16, 17 and 25. */
std::array<bool, service_conditions> judge_service(const Service& s, Date validity_end, const Applicant& a,
                                                   const Readings& r) {
    return {s.category != Category::other,
            covered_region(s, a, r),
            !s.mandatory_or_routine,
            !s.publicly_funded,
            a.kind == Kind::team || !s.affiliated_with_provider,
            s.provider_network_member,
            s.booked_on_network,
            !s.already_redeemed,
            s.claimed_on <= validity_end,
            covered_by_period(s, r)};
}

Fen fee_of(const Service& s, Readings::FeeBasis basis) {
    switch (basis) {
        case Readings::FeeBasis::lower_of_contract_and_invoices:
            return std::min(s.contract_amount, s.invoice_amount);
        case Readings::FeeBasis::invoices:
            return s.invoice_amount;
        case Readings::FeeBasis::contract:
            return s.contract_amount;
    }
    return 0;
}

Fen share(Fen fee, std::int64_t percent, Readings::Rounding rounding) {
    return (fee * percent + (rounding == Readings::Rounding::half_up_fen ? 50 : 0)) / 100;
}

Fen received_before(const Case& made, int year) {
    for (const Received& row : made.history) {
        if (row.year == year) return row.amount;
    }
    return 0;
}

int year_of(const Service& s, Readings::CapYear basis) {
    return basis == Readings::CapYear::claim_date ? s.claimed_on.year : s.completed_on.year;
}

CapRow& row_of(std::vector<CapRow>& rows, const Case& made, int year) {
    const auto at = std::lower_bound(rows.begin(), rows.end(), year,
                                     [](const CapRow& row, int wanted) { return row.year < wanted; });
    if (at != rows.end() && at->year == year) return *at;
    const Fen before = received_before(made, year);
    return *rows.insert(at, {year, before, std::max<Fen>(0, yearly_limit - before)});
}

/** Art. 11: what one service gets of the room, which shrinks by it. */
void pay(ServiceAnswer& answer, const Service& s, const Readings& r, Fen& room) {
    const Fen province = share(answer.fee, province_percent, r.rounding);
    const bool city_pays =
        s.provider_region == Region::liaocheng &&
        (s.category == Category::testing || r.city_share_scope == Readings::CityShareScope::all_services);
    const Fen city = city_pays ? share(answer.fee, city_percent, r.rounding) : 0;
    if (r.cap_fill_order == Readings::CapFillOrder::province_first) {
        answer.province = std::min(province, room);
        answer.city = std::min(city, room - answer.province);
    } else {
        const Fen total = std::min(province + city, room);
        // 65,000,000 fen of total times 6 × 10^13 fen of province, the most that a case may hold, leave 64
        // bits
        answer.province =
            total == 0 ? 0 : static_cast<Fen>(static_cast<Wide>(total) * province / (province + city));
        answer.city = total - answer.province;
    }
    answer.total = answer.province + answer.city;
    room -= answer.total;
}

}  // namespace

Answer assess(const Case& made, const Readings& r) {
    const Applicant& a = made.applicant;
    Answer answer;
    answer.in_force = in_force(made.as_of);
    answer.conditions = a.kind == Kind::enterprise ? judge_enterprise(a) : judge_team(a);
    const std::size_t binding = a.kind == Kind::enterprise ? enterprise_conditions : team_conditions;
    answer.met = std::all_of(answer.conditions.begin(),
                             answer.conditions.begin() + static_cast<std::ptrdiff_t>(binding),
                             [](bool holds) { return holds; });

    const std::size_t count = made.services.size();
    answer.services.resize(count);
    std::vector<std::uint32_t> order(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Service& s = made.services[i];
        ServiceAnswer& out = answer.services[i];
        order[i] = static_cast<std::uint32_t>(i);
        out.validity_end = end_of_validity(s.completed_on);
        out.conditions = judge_service(s, out.validity_end, a, r);
        out.met = answer.met &&
                  std::all_of(out.conditions.begin(), out.conditions.end(), [](bool holds) { return holds; });
        out.fee = fee_of(s, r.fee_basis);
        out.papers = {true, true, true, s.category == Category::testing, a.kind == Kind::team};
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        const Date l = made.services[left].claimed_on;
        const Date g = made.services[right].claimed_on;
        return l != g ? l < g : left < right;
    });
    for (const std::uint32_t i : order) {
        ServiceAnswer& out = answer.services[i];
        CapRow& row = row_of(answer.caps, made, year_of(made.services[i], r.cap_year));
        if (!out.met) continue;
        pay(out, made.services[i], r, row.left);
        answer.province += out.province;
        answer.city += out.city;
    }
    answer.total = answer.province + answer.city;
    return answer;
}

}  // namespace voucher::bench::by_hand
