#include "src/batch/contracts_file.hpp"

#include <span>

#include "src/batch/strict_object.hpp"

namespace voucher::batch {
namespace {

using assess::FactValue;
using nlohmann::json;
using nlohmann::ordered_json;
using policy::Pack;
using policy::Scoped;
using policy::Type;

constexpr std::string_view format_name = "innovation-voucher-contracts/1";
constexpr std::size_t longest_id = 64;
constexpr JsonBounds bounds{.bytes = most_contracts_bytes, .depth = 8};
constexpr std::int64_t largest_count = 1'000'000'000;

class Reader {
public:
    explicit Reader(const Pack& pack) : pack_(pack) {}

    ContractsFile read(const json& document) {
        ContractsFile file;
        file.list = assess::empty_contracts(pack_);
        StrictObject root(document, "", complaints);
        root.format(format_name);
        const std::string policy = root.text("policy", true, longest_contract_text);
        if (!policy.empty() && policy != pack_.id) complaints.say("other_policy", "/policy", shown(policy), "\"" + pack_.id + "\"");
        file.name = root.text("name", false, longest_contract_text);
        facts(root, "provider", Scoped::applicant, file.list.provider);
        file.next_contract = amount(root, "next_contract");
        file.served_last_year = amount(root, "served_last_year");
        root.list("duties_done", false, pack_.provider_duties.size(), [&](const json& v, const std::string& place) {
            const auto known = [&](const policy::Duty& duty) { return v.is_string() && duty.id == v.get_ref<const std::string&>(); };
            if (std::ranges::none_of(pack_.provider_duties, known)) complaints.say("bad_value", place, shown(v), "a duty of the policy");
            else file.duties_done.insert(v.get<std::string>());
        });
        root.members("not_understood", [&](const std::string& key, const json& v, const std::string& place) {
            if (key != "next_contract" && key != "served_last_year") complaints.say("unknown_key", place, shown(key), "next_contract or served_last_year");
            else typed(v, place, file.not_understood[key]);
        });
        std::set<std::string> ids;
        root.objects("contracts", true, assess::most_contracts, [&](StrictObject& object) {
            assess::Contract contract = assess::empty_contract(pack_, object.text("id", true, longest_id));
            if (contract.id.empty() || !ids.insert(contract.id).second)
                complaints.say(contract.id.empty() ? "bad_value" : "duplicate_id", object.at("id"), shown(contract.id), "an id that no other contract has");
            contract.user = object.text("user", false, longest_contract_text);
            contract.service = object.text("service", false, longest_contract_text);
            facts(object, "facts", Scoped::service, contract.facts);
            std::map<std::string, std::string> texts;
            object.members("not_understood", [&](const std::string& key, const json& v, const std::string& place) {
                if (index_of(key, Scoped::service) < 0) complaints.say("unknown_key", place, shown(key), "a fact of the policy's contracts");
                else typed(v, place, texts[key]);
            });
            file.list.contracts.push_back(std::move(contract));
            file.contracts_not_understood.push_back(std::move(texts));
        });
        return file;
    }

    Complaints complaints{"contracts", {}};

private:
    [[nodiscard]] int index_of(std::string_view id, Scoped scope) const { return pack_.provider.contracts ? pack_.provider.contracts->fact(id, scope) : -1; }

    void typed(const json& value, const std::string& place, std::string& text) {
        if (value.is_string() && value.get_ref<const std::string&>().size() <= longest_contract_text) text = value.get<std::string>();
        else complaints.say("wrong_type", place, shown(value), "a text of at most 2000 bytes");
    }

    std::optional<Money> amount(StrictObject& object, std::string_view key) {
        const json* v = object.find(key, false);
        if (v == nullptr) return std::nullopt;
        const auto money = v->is_string() ? Money::parse(v->get_ref<const std::string&>()) : std::nullopt;
        if (!money) complaints.say("bad_value", object.at(key), shown(*v), "yuan from 0 to 1000000000000.00, as a string with at most two decimals");
        return money;
    }

    void facts(StrictObject& object, std::string_view key, Scoped scope, std::vector<FactValue>& list) {
        object.members(key, [&](const std::string& id, const json& v, const std::string& place) {
            const int index = index_of(id, scope);
            if (index < 0) return complaints.say("unknown_key", place, shown(id), "a fact of the policy's contracts");
            if (v.is_null()) return;  // not known
            const policy::Fact& fact = pack_.provider.contracts->facts[static_cast<std::size_t>(index)];
            const auto [value, expected] = read_value(fact, v);
            if (value) list[static_cast<std::size_t>(index) - (scope == Scoped::service ? pack_.provider.contracts->provider_facts : 0)] = *value;
            else complaints.say("bad_value", place, shown(v), std::string(expected));
        });
    }

    static std::pair<std::optional<FactValue>, std::string_view> read_value(const policy::Fact& fact, const json& v) {
        const std::string text = v.is_string() ? v.get<std::string>() : std::string();
        switch (fact.type) {
            case Type::boolean: return {v.is_boolean() ? std::optional(FactValue::of(v.get<bool>())) : std::nullopt, "true, false or null"};
            case Type::count:
                if (v.is_number_unsigned() && v.get<std::uint64_t>() <= static_cast<std::uint64_t>(largest_count)) return {FactValue::of_number(v.get<std::int64_t>()), {}};
                return {std::nullopt, "a whole number from 0 to 1000000000"};
            case Type::money: {
                const auto money = Money::parse(text);
                return {money ? std::optional(FactValue::of(*money)) : std::nullopt, "yuan from 0 to 1000000000000.00, as a string with at most two decimals"};
            }
            case Type::date: {
                const auto day = Date::parse(text);
                return {day ? std::optional(FactValue::of(*day)) : std::nullopt, "a day that exists, YYYY-MM-DD"};
            }
            default: {
                const auto option = std::ranges::find(fact.option_ids, text);
                if (v.is_string() && option != fact.option_ids.end()) return {FactValue::of_number(option - fact.option_ids.begin()), {}};
                return {std::nullopt, "an option of the fact"};
            }
        }
    }

    const Pack& pack_;
};

ordered_json written(const policy::Fact& fact, FactValue value) {
    if (fact.type == Type::boolean) return value.number != 0;
    if (fact.type == Type::count) return value.number;
    return assess::to_string(fact, value);
}

ordered_json facts_json(const Pack& pack, std::size_t first, std::span<const FactValue> values) {
    ordered_json result = ordered_json::object();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const policy::Fact& fact = pack.provider.contracts->facts[first + i];
        if (values[i].known) result[fact.id] = written(fact, values[i]);
    }
    return result;
}

std::string dump(const ordered_json& value, int indent) { return value.dump(indent, ' ', false, ordered_json::error_handler_t::replace); }

}  // namespace

std::string write_contracts(const ContractsFile& file, const Pack& pack) {
    ordered_json head;
    head["format"] = format_name;
    head["policy"] = pack.id;
    if (!file.name.empty()) head["name"] = file.name;
    head["provider"] = facts_json(pack, 0, file.list.provider);
    if (file.next_contract) head["next_contract"] = file.next_contract->to_string();
    if (file.served_last_year) head["served_last_year"] = file.served_last_year->to_string();
    for (const policy::Duty& duty : pack.provider_duties) {
        if (file.duties_done.contains(duty.id)) head["duties_done"].push_back(duty.id);
    }
    for (const auto& [key, text] : file.not_understood) head["not_understood"][key] = text;
    std::string text = dump(head, 2);
    text.resize(text.size() - 2);  // "\n}"
    text += ",\n  \"contracts\": [";
    for (std::size_t i = 0; i < file.list.contracts.size(); ++i) {
        const assess::Contract& contract = file.list.contracts[i];
        ordered_json row;
        row["id"] = contract.id;
        if (!contract.user.empty()) row["user"] = contract.user;
        if (!contract.service.empty()) row["service"] = contract.service;
        row["facts"] = facts_json(pack, pack.provider.contracts->provider_facts, contract.facts);
        if (i < file.contracts_not_understood.size()) {
            for (const auto& [key, typed] : file.contracts_not_understood[i]) row["not_understood"][key] = typed;
        }
        text += (i == 0 ? "\n    " : ",\n    ") + dump(row, -1);
    }
    text += file.list.contracts.empty() ? "]\n}\n" : "\n  ]\n}\n";
    return text;
}

std::expected<ContractsFile, std::vector<Finding>> read_contracts(std::string_view text, const Pack& pack) {
    const auto document = read_json(text, "contracts", bounds);
    if (!document) return std::unexpected(std::vector{document.error()});
    Reader reader(pack);
    ContractsFile file = reader.read(*document);
    if (!reader.complaints.findings.empty()) return std::unexpected(std::move(reader.complaints.findings));
    return file;
}

}  // namespace voucher::batch
