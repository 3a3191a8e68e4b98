#include "src/assess/assessment.hpp"

#include <nlohmann/json.hpp>
#include <span>

#include "src/assess/questions.hpp"

namespace voucher::assess {
namespace {

using nlohmann::ordered_json;
using policy::Pack;

std::string_view name_of(Outcome outcome) {
    constexpr std::string_view names[] = {"met", "not_met", "unknown"};
    return names[static_cast<std::size_t>(outcome)];
}

ordered_json written(const MoneyRange& range) {
    ordered_json object;
    object["low"] = range.low.to_string();
    if (range.high) object["high"] = range.high->to_string();
    else object["high"] = nullptr;
    return object;
}

ordered_json written(std::span<const ConditionOutcome> conditions, const Pack& pack) {
    ordered_json list = ordered_json::array();
    for (const ConditionOutcome& c : conditions) {
        const policy::Condition& condition = pack.conditions[static_cast<std::size_t>(c.condition)];
        ordered_json facts = ordered_json::array();
        for (const int f : condition.facts) facts.push_back(pack.facts[static_cast<std::size_t>(f)].id);
        list.push_back({{"id", condition.id}, {"article", condition.article}, {"outcome", name_of(c.outcome)}, {"facts", facts}});
    }
    return list;
}

void write_shares(ordered_json& object, std::span<const MoneyRange> shares, const MoneyRange& total, const Pack& pack) {
    for (std::size_t k = 0; k < pack.shares.size(); ++k) object[pack.shares[k].id] = written(shares[k]);
    object["total"] = written(total);
}

}  // namespace

Assessment assess(const Pack& pack, const Case& value, Date today) {
    Assessment result;
    result.policy_id = pack.id;
    result.policy_sha256 = pack.sha256;
    result.as_of = value.as_of.value_or(today);
    result.in_force = pack.from <= result.as_of && result.as_of <= pack.to;
    result.readings = value.readings;
    result.figures = evaluate(pack, value, result.as_of);
    result.next_questions = next_questions(pack, value, result.as_of, result.figures);
    result.open_readings = open_readings(pack, value, result.as_of, result.figures);
    return result;
}

std::string write_assessment(const Assessment& assessment, const Case& value, const Pack& pack, int indent, const std::string& why) {
    const Figures& figures = assessment.figures;
    ordered_json document;
    document["format"] = "innovation-voucher-assessment/1";
    document["policy"] = {{"id", assessment.policy_id}, {"sha256", assessment.policy_sha256}, {"in_force", assessment.in_force}};
    document["as_of"] = assessment.as_of.to_string();
    document["readings"] = ordered_json::object();
    for (std::size_t i = 0; i < pack.readings.size(); ++i) {
        document["readings"][pack.readings[i].id] = pack.readings[i].option_ids[static_cast<std::size_t>(assessment.readings[i])];
    }
    document["outcome"] = name_of(figures.outcome);
    document["conditions"] = written(figures.conditions, pack);
    document["services"] = ordered_json::array();
    for (std::size_t i = 0; i < figures.services.size(); ++i) {
        const ServiceAssessment& s = figures.services[i];
        ordered_json row;
        row["id"] = value.services[i].id;
        row["outcome"] = name_of(s.outcome);
        row["conditions"] = written(s.conditions, pack);
        row["fee"] = written(s.fee);
        write_shares(row, s.shares, s.total, pack);
        row["validity_end"] = s.valid_until ? ordered_json(s.valid_until->to_string()) : ordered_json(nullptr);
        row["papers"] = ordered_json::array();
        for (const PaperNeed& paper : s.papers) {
            row["papers"].push_back({{"id", pack.papers[static_cast<std::size_t>(paper.paper)].id},
                                     {"required", paper.required ? ordered_json(*paper.required) : ordered_json(nullptr)}});
        }
        document["services"].push_back(row);
    }
    document["totals"] = ordered_json::object();
    write_shares(document["totals"], figures.shares, figures.total, pack);
    document["caps"] = ordered_json::array();
    for (const CapRow& cap : figures.caps) {
        document["caps"].push_back({{"year", cap.year},
                                    {"limit", pack.cap.limit.to_string()},
                                    {"received_before", cap.received_before.to_string()},
                                    {"left", written(cap.left)}});
    }
    document["next_questions"] = ordered_json::array();
    for (const Question& q : assessment.next_questions) {
        const std::string fact = pack.facts[static_cast<std::size_t>(q.fact)].id;
        document["next_questions"].push_back(q.service < 0 ? fact : value.services[static_cast<std::size_t>(q.service)].id + "." + fact);
    }
    document["open_readings"] = ordered_json::array();
    for (const OpenReading& r : assessment.open_readings) {
        const policy::Reading& reading = pack.readings[static_cast<std::size_t>(r.reading)];
        document["open_readings"].push_back(
            {{"id", reading.id}, {"option", reading.option_ids[static_cast<std::size_t>(r.option)]}, {"total", written(r.total)}});
    }
    if (!why.empty()) document["why"] = ordered_json::parse(why);
    return document.dump(indent) + "\n";
}

}  // namespace voucher::assess
