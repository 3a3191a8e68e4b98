#include "tests/bench/read_cases.hpp"

#include <istream>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

namespace voucher::bench {
namespace {

using by_hand::Applicant;
using by_hand::CarrierLevel;
using by_hand::Category;
using by_hand::Date;
using by_hand::Fen;
using by_hand::Kind;
using by_hand::Readings;
using by_hand::Region;
using by_hand::Service;
using nlohmann::json;

template <class Choice>
using Names = std::map<std::string, Choice, std::less<>>;

template <class Choice>
Choice choice(const json& in, std::string_view id, const Names<Choice>& names) {
    return names.at(in.at(id).get<std::string>());
}

bool yes(const json& in, std::string_view id) { return in.at(id).get<bool>(); }

/** "100000.05" in fen; the generator always writes two decimals. */
Fen fen(const json& in, std::string_view id) {
    std::string digits = in.at(id).get<std::string>();
    std::erase(digits, '.');
    return std::stoll(digits);
}

Date date(const json& in, std::string_view id) {
    const std::string text = in.at(id).get<std::string>();
    return {static_cast<std::int16_t>(std::stoi(text.substr(0, 4))),
            static_cast<std::int8_t>(std::stoi(text.substr(5, 2))),
            static_cast<std::int8_t>(std::stoi(text.substr(8, 2)))};
}

template <class Choice>
void read_reading(const json& in, std::string_view id, Choice& out, const Names<Choice>& names) {
    if (in.contains(id)) out = choice(in, id, names);
}

Readings read_readings(const json& in) {
    using R = Readings;
    R out;
    read_reading<R::CityShareScope>(
        in, "city_share_scope", out.city_share_scope,
        {{"testing", R::CityShareScope::testing}, {"all_services", R::CityShareScope::all_services}});
    read_reading<R::CapFillOrder>(
        in, "cap_fill_order", out.cap_fill_order,
        {{"province_first", R::CapFillOrder::province_first}, {"pro_rata", R::CapFillOrder::pro_rata}});
    read_reading<R::CapYear>(
        in, "cap_year", out.cap_year,
        {{"claim_date", R::CapYear::claim_date}, {"completion_date", R::CapYear::completion_date}});
    read_reading<R::FeeBasis>(
        in, "fee_basis", out.fee_basis,
        {{"lower_of_contract_and_invoices", R::FeeBasis::lower_of_contract_and_invoices},
         {"invoices", R::FeeBasis::invoices},
         {"contract", R::FeeBasis::contract}});
    read_reading<R::AfterExpiry>(in, "after_expiry", out.after_expiry,
                                 {{"completed_in_force", R::AfterExpiry::completed_in_force},
                                  {"claimed_in_force", R::AfterExpiry::claimed_in_force}});
    read_reading<R::AllianceForTeams>(in, "alliance_for_teams", out.alliance_for_teams,
                                      {{"no", R::AllianceForTeams::no}, {"yes", R::AllianceForTeams::yes}});
    read_reading<R::Rounding>(
        in, "rounding", out.rounding,
        {{"half_up_fen", R::Rounding::half_up_fen}, {"down_fen", R::Rounding::down_fen}});
    return out;
}

Applicant read_applicant(const json& in) {
    Applicant out;
    out.kind = choice<Kind>(in, "kind", {{"enterprise", Kind::enterprise}, {"team", Kind::team}});
    out.network_member = yes(in, "network_member");
    out.honest_and_real_name = yes(in, "honest_and_real_name");
    out.legal_person = yes(in, "legal_person");
    if (out.kind == Kind::team) {
        out.company_registered = yes(in, "company_registered");
        out.project_needs_testing = yes(in, "project_needs_testing");
        out.carrier_level = choice<CarrierLevel>(in, "carrier_level",
                                                 {{"national", CarrierLevel::national},
                                                  {"provincial", CarrierLevel::provincial},
                                                  {"below", CarrierLevel::below},
                                                  {"none", CarrierLevel::none}});
        return out;
    }
    out.registered_in_city = yes(in, "registered_in_city");
    out.sound_finance = yes(in, "sound_finance");
    out.bad_credit_record = yes(in, "bad_credit_record");
    out.major_safety_accident = yes(in, "major_safety_accident");
    out.major_quality_accident = yes(in, "major_quality_accident");
    out.serious_environmental_violation = yes(in, "serious_environmental_violation");
    out.serious_research_dishonesty = yes(in, "serious_research_dishonesty");
    out.green_threshold_ok = yes(in, "green_threshold_ok");
    out.staff = in.at("staff").get<std::int64_t>();
    out.annual_sales = fen(in, "annual_sales");
    return out;
}

Service read_service(const json& in) {
    Service out;
    out.id = in.at("id").get<std::string>();
    out.category = choice<Category>(
        in, "category",
        {{"research", Category::research}, {"testing", Category::testing}, {"other", Category::other}});
    out.provider_region = choice<Region>(in, "provider_region",
                                         {{"liaocheng", Region::liaocheng},
                                          {"shandong", Region::shandong},
                                          {"alliance", Region::alliance},
                                          {"elsewhere", Region::elsewhere}});
    out.mandatory_or_routine = yes(in, "mandatory_or_routine");
    out.publicly_funded = yes(in, "publicly_funded");
    out.affiliated_with_provider = yes(in, "affiliated_with_provider");
    out.provider_network_member = yes(in, "provider_network_member");
    out.booked_on_network = yes(in, "booked_on_network");
    out.already_redeemed = yes(in, "already_redeemed");
    out.contract_amount = fen(in, "contract_amount");
    out.invoice_amount = fen(in, "invoice_amount");
    out.completed_on = date(in, "completed_on");
    out.claimed_on = date(in, "claimed_on");
    return out;
}

}  // namespace

std::vector<std::string> read_lines(std::istream& in) {
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) lines.push_back(line);
    }
    return lines;
}

by_hand::Case read_by_hand_case(const std::string& line) {
    const json in = json::parse(line);
    by_hand::Case out;
    out.as_of = date(in, "as_of");
    out.readings = read_readings(in.value("readings", json::object()));
    out.applicant = read_applicant(in.at("applicant"));
    for (const json& service : in.at("services")) out.services.push_back(read_service(service));
    for (const json& row : in.value("history", json::array())) {
        out.history.push_back({row.at("year").get<int>(), fen(row, "received")});
    }
    return out;
}

}  // namespace voucher::bench
