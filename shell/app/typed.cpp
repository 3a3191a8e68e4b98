#include "shell/app/typed.hpp"

#include "src/base/date_text.hpp"
#include "src/base/money_text.hpp"
#include "src/base/text.hpp"
#include "src/policy/day_words.hpp"

namespace voucher::app {
namespace {

using assess::FactValue;
using policy::Type;

bool blank(std::string_view text) { return trimmed(text).empty(); }

std::string_view error_key(TypedMoneyError error) {
    switch (error) {
        case TypedMoneyError::too_many_decimals: return "typed.money.decimals";
        case TypedMoneyError::negative: return "typed.money.negative";
        case TypedMoneyError::too_large: return "typed.money.large";
        case TypedMoneyError::misplaced_comma: return "typed.money.comma";
        case TypedMoneyError::not_an_amount: break;
    }
    return "typed.money.form";
}

std::string_view error_key(TypedDateError error) {
    switch (error) {
        case TypedDateError::no_such_day: return "typed.date.missing";
        case TypedDateError::out_of_range: return "typed.date.range";
        case TypedDateError::not_a_date: break;
    }
    return "typed.date.form";
}

}  // namespace

Reading read_money(std::string_view text) {
    if (blank(text)) return {};
    const auto money = parse_typed_money(text);
    if (!money) return {{}, error_key(money.error())};
    return {FactValue::of(*money), {}};
}

Reading read_count(std::string_view text) {
    if (blank(text)) return {};
    const long long count = parse_typed_count(text);
    if (count < 0) return {{}, "typed.count.form"};
    return {FactValue::of_number(count), {}};
}

Reading read_date(std::string_view text) {
    if (blank(text)) return {};
    const auto date = parse_typed_date(text);
    if (!date) return {{}, error_key(date.error())};
    return {FactValue::of(*date), {}};
}

Reading read(const policy::Fact& fact, const Entry& entry) {
    switch (fact.type) {
        case Type::boolean:
            if (entry.answer == ui::Answer::yes) return {FactValue::of(true), {}};
            if (entry.answer == ui::Answer::no) return {FactValue::of(false), {}};
            return {};
        case Type::choice:
            if (entry.option < 0 || entry.answer == ui::Answer::unsure) return {};
            return {FactValue::of_number(entry.option), {}};
        case Type::money: return read_money(entry.text);
        case Type::count: return read_count(entry.text);
        case Type::date: return read_date(entry.text);
        default: return {};
    }
}

std::string day_text(Date date, Language language) { return policy::in_words(date, language); }

std::string normalised_money(const std::string& text) {
    const auto money = parse_typed_money(text);
    return money ? grouped(*money) : text;
}

std::string normalised_date(const std::string& text, Language language) {
    // English field text stays a form that can be read again.
    const auto date = parse_typed_date(text);
    if (!date) return text;
    return language == Language::zh ? in_chinese(*date) : date->to_string();
}

std::string normalised(const policy::Fact& fact, const std::string& text, Language language) {
    if (blank(text)) return {};
    switch (fact.type) {
        case Type::money: return normalised_money(text);
        case Type::date: return normalised_date(text, language);
        case Type::count: {
            const long long count = parse_typed_count(text);
            return count < 0 ? text : std::to_string(count);
        }
        default: return text;
    }
}

Entry entry_of(const policy::Fact& fact, FactValue value, Language language) {
    Entry entry;
    if (!value.known) return entry;
    switch (fact.type) {
        case Type::boolean: entry.answer = value.number != 0 ? ui::Answer::yes : ui::Answer::no; break;
        case Type::choice: entry.option = static_cast<int>(value.number); break;
        case Type::money: entry.text = grouped(Money::from_fen(value.number)); break;
        case Type::count: entry.text = std::to_string(value.number); break;
        case Type::date: entry.text = normalised_date(Date::from_days(static_cast<std::int32_t>(value.number)).to_string(), language); break;
        default: break;
    }
    return entry;
}

assess::Case case_of(const policy::Pack& pack, const CaseInput& input) {
    assess::Case value = assess::empty_case(pack);
    value.as_of = input.as_of;
    value.readings = input.readings;
    for (const auto& [id, text] : input.texts) {
        if (!blank(text)) value.texts[id] = text;
    }
    for (std::size_t i = 0; i < input.applicant.size(); ++i) value.applicant[i] = read(pack.facts[i], input.applicant[i]).value;
    if (pack.kind_fact >= 0) value.applicant[static_cast<std::size_t>(pack.kind_fact)] = FactValue::of_number(input.kind);
    for (const ServiceInput& given : input.services) {
        assess::Service service = assess::empty_service(pack, given.id);
        for (std::size_t i = 0; i < given.facts.size(); ++i) {
            service.facts[i] = read(pack.facts[pack.applicant_facts + i], given.facts[i]).value;
        }
        for (const auto& [id, text] : given.texts) {
            if (!blank(text)) service.texts[id] = text;
        }
        // A day that lies after the one it cannot lie after is a slip, said at its field: it counts as not given.
        for (std::size_t i = 0; i < service.facts.size(); ++i) {
            const int later = pack.facts[pack.applicant_facts + i].not_after;
            if (later < 0) continue;
            const FactValue other = service.facts[static_cast<std::size_t>(later) - pack.applicant_facts];
            if (service.facts[i].known && other.known && service.facts[i].number > other.number) service.facts[i] = {};
        }
        value.services.push_back(std::move(service));
    }
    for (const auto& [year, entry] : input.received) {
        const FactValue amount = read_money(entry.text).value;
        if (amount.known) value.history.push_back({year, Money::from_fen(amount.number)});
    }
    return value;
}

CaseInput input_of(const policy::Pack& pack, const assess::Case& value, Language language) {
    CaseInput input;
    input.readings = value.readings;
    input.as_of = value.as_of;
    input.texts = value.texts;
    for (std::size_t i = 0; i < value.applicant.size(); ++i) input.applicant.push_back(entry_of(pack.facts[i], value.applicant[i], language));
    if (pack.kind_fact >= 0 && value.applicant[static_cast<std::size_t>(pack.kind_fact)].known) {
        input.kind = static_cast<int>(value.applicant[static_cast<std::size_t>(pack.kind_fact)].number);
    }
    for (const assess::Service& service : value.services) {
        ServiceInput given{service.id, {}, service.texts};
        for (std::size_t i = 0; i < service.facts.size(); ++i) {
            given.facts.push_back(entry_of(pack.facts[pack.applicant_facts + i], service.facts[i], language));
        }
        input.services.push_back(std::move(given));
    }
    for (const assess::Received& received : value.history) input.received[received.year] = {.text = grouped(received.amount)};
    return input;
}

}  // namespace voucher::app
