#include "src/assess/case.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "src/base/json_reader.hpp"
#include "src/policy/possible.hpp"

namespace voucher::assess {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using policy::Fact;
using policy::Pack;
using policy::Scoped;
using policy::Type;

constexpr std::size_t most_findings = 20;
constexpr std::size_t most_services = 10'000;
constexpr std::size_t longest_text = 2'000;

class Reader {
public:
    explicit Reader(const Pack& pack) : pack_(pack) {}

    Case read(const json& document) {
        Case result = empty_case(pack_);
        if (!document.is_object()) {
            complain("case_wrong_type", "", document, "an object");
            return result;
        }
        keys(document, "", {"format", "policy", "as_of", "readings", "applicant", "services", "history"});
        head(document, result);
        readings(document, result);
        if (const json* applicant = needed(document, "applicant", "")) {
            object(*applicant, "/applicant", Scoped::applicant, result.applicant, result.texts);
        }
        services(document, result);
        history(document, result);
        return result;
    }

    std::vector<Finding> findings;

private:
    void complain(std::string code, std::string place, std::string found, std::string expected) {
        if (findings.size() < most_findings) findings.push_back({Severity::error, std::move(code), std::move(place), std::move(found), std::move(expected)});
    }
    void complain(std::string code, std::string place, const json& found, std::string expected) {
        complain(std::move(code), std::move(place), shown(found), std::move(expected));
    }

    void keys(const json& object, const std::string& place, std::initializer_list<std::string_view> known) {
        for (const auto& [key, value] : object.items()) {
            if (std::ranges::find(known, key) == known.end()) {
                std::string expected = "one of";
                for (const std::string_view k : known) expected += " " + std::string(k);
                complain("case_unknown_key", place + "/" + pointer_token(key), "\"" + key + "\"", expected);
            }
        }
    }

    const json* needed(const json& object, const char* key, const std::string& place) {
        const auto it = object.find(key);
        if (it != object.end() && !it->is_null()) return &*it;
        complain("case_missing_key", place + "/" + key, std::string("nothing"), std::string("\"") + key + "\"");
        return nullptr;
    }

    void head(const json& document, Case& result) {
        if (const json* format = needed(document, "format", "")) {
            if (*format != "innovation-voucher-case/1") complain("case_bad_format", "/format", *format, "\"innovation-voucher-case/1\"");
        }
        if (const json* id = needed(document, "policy", "")) {
            if (*id != pack_.id) complain("case_other_policy", "/policy", *id, "\"" + pack_.id + "\"");
            else result.policy = pack_.id;
        }
        const auto as_of = document.find("as_of");
        if (as_of != document.end() && !as_of->is_null()) result.as_of = date(*as_of, "/as_of");
    }

    std::optional<Date> date(const json& value, const std::string& place) {
        if (value.is_string()) {
            if (const auto day = Date::parse(value.get_ref<const std::string&>())) return day;
        }
        complain("case_bad_date", place, value, "a day that exists, as \"YYYY-MM-DD\", from 1900 to 2199");
        return std::nullopt;
    }

    std::optional<Money> money(const json& value, const std::string& place) {
        if (value.is_string()) {
            if (const auto amount = Money::parse(value.get_ref<const std::string&>())) return amount;
        } else if (value.is_number_unsigned()) {
            const auto yuan = value.get<std::uint64_t>();
            if (yuan <= static_cast<std::uint64_t>(Money::largest.fen() / 100)) return Money::from_yuan(static_cast<std::int64_t>(yuan));
        }
        complain("case_bad_money", place, value, "yuan from 0 to 1000000000000.00, as a string with at most two decimals or an integer");
        return std::nullopt;
    }

    void readings(const json& document, Case& result) {
        const auto it = document.find("readings");
        if (it == document.end() || it->is_null()) return;
        if (!it->is_object()) return complain("case_wrong_type", "/readings", *it, "an object");
        for (const auto& [key, value] : it->items()) {
            const std::string place = "/readings/" + pointer_token(key);
            const int index = pack_.reading(key);
            if (index < 0) {
                complain("case_unknown_reading", place, "\"" + key + "\"", "a reading of the policy");
                continue;
            }
            if (value.is_null()) continue;
            const auto& options = pack_.readings[static_cast<std::size_t>(index)].option_ids;
            result.readings[static_cast<std::size_t>(index)] = option(value, options, place).value_or(0);
        }
    }

    std::optional<int> option(const json& value, const std::vector<std::string>& options, const std::string& place) {
        if (value.is_string()) {
            const auto it = std::ranges::find(options, value.get_ref<const std::string&>());
            if (it != options.end()) return static_cast<int>(it - options.begin());
        }
        std::string expected = "one of";
        for (const std::string& o : options) expected += " " + o;
        complain("case_unknown_option", place, value, expected);
        return std::nullopt;
    }

    std::string text(const json& value, const std::string& place) {
        if (value.is_string() && value.get_ref<const std::string&>().size() <= longest_text) return value.get<std::string>();
        complain("case_bad_text", place, value, "a text of at most 2000 bytes");
        return {};
    }

    FactValue fact(const Fact& f, const json& value, const std::string& place, std::map<std::string, std::string>& texts) {
        if (value.is_null()) return {};
        switch (f.type) {
            case Type::boolean:
                if (value.is_boolean()) return FactValue::of(value.get<bool>());
                complain("case_bad_yes_no", place, value, "true, false or null");
                return {};
            case Type::count:
                if (value.is_number_unsigned() && value.get<std::uint64_t>() <= static_cast<std::uint64_t>(policy::possible_values(f).high)) {
                    return FactValue::of_number(value.get<std::int64_t>());
                }
                complain("case_bad_count", place, value, "a whole number from 0 to 1000000000");
                return {};
            case Type::money: {
                const auto amount = money(value, place);
                return amount ? FactValue::of(*amount) : FactValue{};
            }
            case Type::date: {
                const auto day = date(value, place);
                return day ? FactValue::of(*day) : FactValue{};
            }
            case Type::choice: {
                const auto chosen = option(value, f.option_ids, place);
                return chosen ? FactValue::of_number(*chosen) : FactValue{};
            }
            default: texts[f.id] = text(value, place); return {};
        }
    }

    void object(const json& value, const std::string& place, Scoped scope, std::vector<FactValue>& facts, std::map<std::string, std::string>& texts) {
        if (!value.is_object()) return complain("case_wrong_type", place, value, "an object");
        const std::size_t first = scope == Scoped::applicant ? 0 : pack_.applicant_facts;
        for (const auto& [key, v] : value.items()) {
            const std::string here = place + "/" + pointer_token(key);
            const int index = pack_.fact(key, scope);
            if (index >= 0) {
                facts[static_cast<std::size_t>(index) - first] = fact(pack_.facts[static_cast<std::size_t>(index)], v, here, texts);
                continue;
            }
            const bool known = scope == Scoped::applicant ? std::ranges::find(applicant_texts, key) != std::end(applicant_texts)
                                                          : key == "id" || std::ranges::find(service_texts, key) != std::end(service_texts);
            if (!known) complain("case_unknown_fact", here, "\"" + key + "\"", "a fact of the policy");
            else if (key != "id" && !v.is_null()) texts[key] = text(v, here);
        }
    }

    void services(const json& document, Case& result) {
        const auto it = document.find("services");
        if (it == document.end() || it->is_null()) return;
        if (!it->is_array() || it->size() > most_services) return complain("case_wrong_type", "/services", *it, "a list of at most 10000 services");
        std::set<std::string> ids;
        for (std::size_t i = 0; i < it->size(); ++i) {
            const std::string place = "/services/" + std::to_string(i);
            const json& value = (*it)[i];
            Service service = empty_service(pack_, "");
            object(value, place, Scoped::service, service.facts, service.texts);
            if (value.is_object()) {
                if (const json* id = needed(value, "id", place)) service.id = text(*id, place + "/id");
                if (!service.id.empty() && !ids.insert(service.id).second) complain("case_duplicate_service", place + "/id", "\"" + service.id + "\"", "an id that no other service has");
                if (value.contains("id") && value["id"] == "") complain("case_bad_text", place + "/id", value["id"], "an id that is not empty");
            }
            order_of_days(service, place);
            result.services.push_back(std::move(service));
        }
    }

    /// A claim before completion, said as such.
    void order_of_days(const Service& service, const std::string& place) {
        for (std::size_t i = pack_.applicant_facts; i < pack_.facts.size(); ++i) {
            const int limit = pack_.facts[i].not_after;
            if (limit < 0) continue;
            const FactValue day = service.facts[i - pack_.applicant_facts];
            const FactValue end = service.facts[static_cast<std::size_t>(limit) - pack_.applicant_facts];
            if (!day.known || !end.known || day.number <= end.number) continue;
            const Fact& later = pack_.facts[static_cast<std::size_t>(limit)];
            complain("case_claim_before_completion", place + "/" + later.id, to_string(later, end),
                     "a day on or after " + pack_.facts[i].id + " (" + to_string(pack_.facts[i], day) + ")");
        }
    }

    void history(const json& document, Case& result) {
        const auto it = document.find("history");
        if (it == document.end() || it->is_null()) return;
        if (!it->is_array() || it->size() > 400) return complain("case_wrong_type", "/history", *it, "a list of years");
        std::set<int> years;
        for (std::size_t i = 0; i < it->size(); ++i) {
            const std::string place = "/history/" + std::to_string(i);
            const json& row = (*it)[i];
            if (!row.is_object()) {
                complain("case_wrong_type", place, row, "an object");
                continue;
            }
            keys(row, place, {"year", "received"});
            Received received;
            if (const json* year = needed(row, "year", place)) {
                if (year->is_number_unsigned() && *year >= 1900 && *year <= 2199) received.year = year->get<int>();
                else complain("case_bad_year", place + "/year", *year, "a calendar year from 1900 to 2199");
            }
            if (const json* amount = needed(row, "received", place)) received.amount = money(*amount, place + "/received").value_or(Money{});
            if (received.year != 0 && !years.insert(received.year).second) complain("case_duplicate_year", place + "/year", row["year"], "each year once");
            result.history.push_back(received);
        }
    }

    const Pack& pack_;
};

void put(ordered_json& object, const Fact& fact, FactValue value) {
    if (!value.known) return;
    if (fact.type == Type::boolean) object[fact.id] = value.number == 1;
    else if (fact.type == Type::count) object[fact.id] = value.number;
    else object[fact.id] = to_string(fact, value);
}

}  // namespace

Case empty_case(const Pack& pack) {
    Case result;
    result.policy = pack.id;
    result.readings.assign(pack.readings.size(), 0);
    result.applicant.assign(pack.applicant_facts, {});
    return result;
}

Service empty_service(const Pack& pack, std::string id) {
    return {std::move(id), std::vector<FactValue>(pack.facts.size() - pack.applicant_facts), {}};
}

std::expected<Case, std::vector<Finding>> read_case(std::string_view text, const Pack& pack) {
    const auto document = read_json(text, "case");
    if (!document) return std::unexpected(std::vector{document.error()});
    Reader reader(pack);
    Case result = reader.read(*document);
    if (!reader.findings.empty()) return std::unexpected(std::move(reader.findings));
    return result;
}

std::string policy_of(std::string_view text) {
    const auto document = read_json(text, "case");
    if (!document || !document->is_object()) return {};
    const auto it = document->find("policy");
    return it != document->end() && it->is_string() ? it->get<std::string>() : std::string{};
}

std::string to_string(const Fact& fact, FactValue value) {
    if (!value.known) return {};
    switch (fact.type) {
        case Type::boolean: return value.number == 1 ? "true" : "false";
        case Type::money: return Money::from_fen(value.number).to_string();
        case Type::date: return Date::from_days(static_cast<std::int32_t>(value.number)).to_string();
        case Type::choice: return fact.option_ids[static_cast<std::size_t>(value.number)];
        default: return std::to_string(value.number);
    }
}

std::string write_case(const Case& value, const Pack& pack) {
    ordered_json document;
    document["format"] = "innovation-voucher-case/1";
    document["policy"] = pack.id;
    if (value.as_of) document["as_of"] = value.as_of->to_string();
    ordered_json readings = ordered_json::object();
    for (std::size_t i = 0; i < pack.readings.size(); ++i) {
        readings[pack.readings[i].id] = pack.readings[i].option_ids[static_cast<std::size_t>(value.readings[i])];
    }
    document["readings"] = readings;
    ordered_json applicant = ordered_json::object();
    for (const std::string_view key : applicant_texts) {
        const auto it = value.texts.find(std::string(key));
        if (it != value.texts.end() && !it->second.empty()) applicant[it->first] = it->second;
    }
    for (std::size_t i = 0; i < pack.applicant_facts; ++i) {
        if (pack.facts[i].type != Type::text) put(applicant, pack.facts[i], value.applicant[i]);
    }
    document["applicant"] = applicant;
    document["services"] = ordered_json::array();
    for (const Service& service : value.services) {
        ordered_json row;
        row["id"] = service.id;
        for (const std::string_view key : service_texts) {
            const auto it = service.texts.find(std::string(key));
            if (it != service.texts.end() && !it->second.empty()) row[it->first] = it->second;
        }
        for (std::size_t i = pack.applicant_facts; i < pack.facts.size(); ++i) put(row, pack.facts[i], service.facts[i - pack.applicant_facts]);
        document["services"].push_back(row);
    }
    document["history"] = ordered_json::array();
    for (const Received& received : value.history) {
        document["history"].push_back({{"year", received.year}, {"received", received.amount.to_string()}});
    }
    return document.dump(2) + "\n";
}

}  // namespace voucher::assess
