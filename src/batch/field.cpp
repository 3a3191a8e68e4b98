#include "src/batch/field.hpp"

#include <algorithm>

#include "src/base/text.hpp"

namespace voucher::batch {

using policy::Scoped;

namespace {

std::string_view before_id(Scoped scope) { return scope == Scoped::applicant ? "applicant." : "service."; }

}  // namespace

std::string field_id(const policy::Fact& fact) { return std::string(before_id(fact.scope)) + fact.id; }

std::vector<Field> fields_of(const policy::Pack& pack) {
    std::vector<Field> fields;
    const auto texts = [&](Scoped scope, const auto& keys) {
        for (const std::string_view key : keys)
            fields.push_back({std::string(before_id(scope)) + std::string(key), FieldKind::text, scope, pack.fact(key, scope), std::string(key)});
    };
    const auto facts = [&](Scoped scope) {
        for (std::size_t i = 0; i < pack.facts.size(); ++i) {
            const policy::Fact& fact = pack.facts[i];
            const std::string id = field_id(fact);
            if (fact.scope != scope || field_named(fields, id) >= 0) continue;
            const bool text = fact.type == policy::Type::text;
            fields.push_back({id, text ? FieldKind::text : FieldKind::fact, scope, static_cast<int>(i), text ? fact.id : std::string{}});
        }
    };
    texts(Scoped::applicant, assess::applicant_texts);
    facts(Scoped::applicant);
    texts(Scoped::service, assess::service_texts);
    facts(Scoped::service);
    fields.push_back({"received", FieldKind::received, Scoped::applicant, -1, {}});
    return fields;
}

int field_named(const std::vector<Field>& fields, std::string_view id) {
    const auto it = std::ranges::find(fields, id, &Field::id);
    return it == fields.end() ? -1 : static_cast<int>(it - fields.begin());
}

int text_field(const std::vector<Field>& fields, Scoped scope, std::string_view key) {
    const auto it = std::ranges::find_if(fields, [&](const Field& f) { return f.kind == FieldKind::text && f.scope == scope && f.text == key; });
    return it == fields.end() ? -1 : static_cast<int>(it - fields.begin());
}

std::string plain_word(std::string_view text) {
    std::string result;
    for (const char c : half_width(text)) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '*') continue;
        result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

assess::Service& service_of(const policy::Pack& pack, assess::Case& value) {
    if (value.services.empty()) value.services.push_back(assess::empty_service(pack, "s1"));
    return value.services.front();
}

void put_fact(const policy::Pack& pack, const Field& field, assess::FactValue given, assess::Case& value) {
    const auto at = static_cast<std::size_t>(field.fact);
    if (field.scope == Scoped::applicant) value.applicant[at] = given;
    else if (given.known || !value.services.empty()) service_of(pack, value).facts[at - pack.applicant_facts] = given;
}

void put_text(const policy::Pack& pack, const Field& field, std::string given, assess::Case& value) {
    if (given.empty() && field.scope == Scoped::service && value.services.empty()) return;
    auto& texts = field.scope == Scoped::applicant ? value.texts : service_of(pack, value).texts;
    if (given.empty()) texts.erase(field.text);
    else texts[field.text] = std::move(given);
}

void put_received(int year, Money amount, assess::Case& value) {
    const auto it = std::ranges::find(value.history, year, &assess::Received::year);
    if (it != value.history.end()) it->amount = amount;
    else value.history.push_back({year, amount});
}

assess::FactValue fact_in(const policy::Pack& pack, const Field& field, const assess::Case& value) {
    const auto at = static_cast<std::size_t>(field.fact);
    if (field.scope == Scoped::applicant) return value.applicant[at];
    return value.services.empty() ? assess::FactValue::unknown() : value.services.front().facts[at - pack.applicant_facts];
}

const std::string& text_named(const std::map<std::string, std::string>& texts, const std::string& key) {
    static const std::string none;
    const auto it = texts.find(key);
    return it == texts.end() ? none : it->second;
}

const std::string& applicant_text(const assess::Case& value, const char* key) { return text_named(value.texts, key); }

}  // namespace voucher::batch
