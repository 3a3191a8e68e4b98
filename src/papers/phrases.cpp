#include "src/papers/phrases.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "src/base/money_text.hpp"
#include "src/base/sha256.hpp"
#include "src/base/text.hpp"
#include "src/policy/day_words.hpp"

namespace voucher::papers {

using assess::FactValue;
using assess::MoneyRange;
using assess::Outcome;

bool is_detail(const policy::Fact& fact) {
    using policy::Type;
    return fact.type == Type::count || fact.type == Type::money || fact.type == Type::date || fact.type == Type::choice;
}

namespace {

bool names_carrier(const assess::Case& value) {
    const auto it = value.texts.find("carrier");
    return it != value.texts.end() && !trimmed(it->second).empty();
}

}  // namespace

Phrases::Phrases(const PaperInput& input)
    : in(input), pack(input.pack), figures(input.assessment.figures), list(checklist(input.pack, input.value, input.assessment.figures, input.attachments)),
      case_sha256(sha256_hex(assess::write_case(input.value, input.pack))) {}

std::string Phrases::t(std::string_view key, Values values) const {
    return filled(in.words(key), values);
}

std::string Phrases::labelled(std::string_view label, std::string_view text) const {
    return t("paper.labelled", {{"label", std::string(label)}, {"text", std::string(text)}});
}

std::string Phrases::section(int number, std::string_view key) const {
    constexpr std::array<std::string_view, 9> numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const bool chinese = in.language == Language::zh;
    return (chinese ? std::string(numerals.at(static_cast<std::size_t>(number - 1))) + "、" : std::to_string(number) + ". ") + t(key);
}

std::string Phrases::article(const std::string& id) const {
    const policy::Article* found = pack.article(id);
    return found != nullptr ? say(found->label) : id;
}

std::string Phrases::money(const MoneyRange& range) const {
    if (range.is_exact()) return grouped(range.low);
    return t("paper.range", {{"low", grouped(range.low)}, {"high", range.high ? grouped(*range.high) : t("paper.no_upper_end")}});
}

std::string Phrases::day(Date date) const { return policy::in_words(date, in.language); }

std::string Phrases::outcome(Outcome outcome) const {
    return t(outcome == Outcome::met ? "paper.met" : outcome == Outcome::not_met ? "paper.not_met" : "paper.unknown");
}

std::string Phrases::fact(const policy::Fact& fact, FactValue value) const {
    if (!value.known) return t("paper.unknown");
    switch (fact.type) {
        case policy::Type::boolean:
            return t(value.number != 0 ? "paper.yes" : "paper.no");
        case policy::Type::money:
            return grouped(Money::from_fen(value.number));
        case policy::Type::date:
            return Date::from_days(static_cast<std::int32_t>(value.number)).to_string();
        case policy::Type::choice:
            return say(fact.options[static_cast<std::size_t>(value.number)].label);
        default:
            break;
    }
    const std::string unit = say(fact.unit);
    return std::to_string(value.number) + (in.language == Language::en && !unit.empty() ? " " : "") + unit;
}

MoneyRange Phrases::fee() const {
    MoneyRange sum{Money{}, Money{}};
    for (const assess::ServiceAssessment& service : figures.services) {
        sum.low += service.fee.low;
        if (sum.high && service.fee.high) *sum.high += *service.fee.high;
        else sum.high.reset();
    }
    return sum;
}

std::string Phrases::typed(const std::map<std::string, std::string>& texts, const std::string& key) const {
    const auto it = texts.find(key);
    return it == texts.end() || trimmed(it->second).empty() ? t("paper.empty") : it->second;
}

std::string Phrases::applicant() const { return typed(in.value.texts, "name"); }

std::string Phrases::service(std::size_t index) const {
    const auto& texts = in.value.services[index].texts;
    const auto it = texts.find("title");
    return it == texts.end() || trimmed(it->second).empty() ? t("paper.service", {{"number", std::to_string(index + 1)}}) : it->second;
}

std::string Phrases::numbered(std::size_t index) const { return std::to_string(index + 1) + "　" + service(index); }

std::vector<std::pair<const policy::Fact*, FactValue>> Phrases::details(std::size_t service) const {
    std::vector<std::pair<const policy::Fact*, FactValue>> result;
    const std::vector<FactValue>& values = in.value.services[service].facts;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const policy::Fact& fact = pack.facts[pack.applicant_facts + i];
        if (is_detail(fact)) result.emplace_back(&fact, values[i]);
    }
    return result;
}

block::Facts Phrases::applicant_facts() const {
    block::Facts facts;
    const auto row = [&](std::string label, std::string value) { facts.rows.push_back({std::move(label), {{std::move(value)}}}); };
    const FactValue kind = pack.kind_fact < 0 ? FactValue::unknown() : in.value.applicant[static_cast<std::size_t>(pack.kind_fact)];
    row(t("paper.name"), applicant());
    row(t("paper.kind"), kind.known ? say(pack.kinds[static_cast<std::size_t>(kind.number)].title) : t("paper.unknown"));
    row(t("paper.credit_code"), typed(in.value.texts, "credit_code"));
    std::string county = typed(in.value.texts, "county");
    const auto known = std::ranges::find(pack.counties, county, &policy::County::code);
    if (known != pack.counties.end()) county = say(known->name);
    row(t("paper.county"), county);
    if (names_carrier(in.value)) row(t("paper.carrier"), typed(in.value.texts, "carrier"));
    row(t("paper.controller"), typed(in.value.texts, "controller"));
    for (std::size_t i = 0; i < in.value.applicant.size(); ++i) {
        const policy::Fact& asked = pack.facts[i];
        if (!is_detail(asked) || static_cast<int>(i) == pack.kind_fact || !fits_kind(asked.kinds, kind)) continue;
        row(say(asked.label), fact(asked, in.value.applicant[i]));
    }
    row(t("paper.eligibility"), outcome(figures.outcome));
    return facts;
}

PaperDocument Phrases::begin(std::string_view key) const {
    const std::string of(key);
    PaperDocument paper;
    paper.name = t(of + ".file");
    paper.language = in.language == Language::zh ? "zh-CN" : "en";
    paper.title = t(of + ".title");
    paper.subtitle = applicant();
    paper.notice = t(of + ".notice", {{"platform", say(pack.platform)}});
    paper.made_on = in.assessment.as_of;
    paper.made_on_words = t("paper.as_of", {{"day", day(in.assessment.as_of)}});
    paper.page_words = in.words("paper.page");  // {page} and {pages} are filled in where the pages are counted
    paper.digest_label = t("paper.digest");
    paper.digest = case_sha256;
    return paper;
}

block::Paragraph Phrases::standing() const {
    const Values period{{"from", day(pack.from)}, {"to", day(pack.to)}, {"day", day(in.assessment.as_of)}};
    block::Paragraph said;
    if (in.assessment.in_force) said.runs.push_back({t("paper.in_force", period)});
    else said.runs.push_back({t("paper.not_in_force", period), Run::Style::bold});
    if (in.value.services.empty()) said.runs.push_back({t("paper.no_service"), Run::Style::bold});
    if (list.present < list.required) {
        said.runs.push_back({t("paper.missing", {{"count", std::to_string(list.required - list.present)}}), Run::Style::bold});
    }
    if (list.undecided > 0) said.runs.push_back({t("paper.undecided", {{"count", std::to_string(list.undecided)}})});
    return said;
}

block::Signature Phrases::signature() const {
    block::Signature places{{{{t("paper.signature")}, {t("paper.seal")}}}};
    if (names_carrier(in.value)) places.lines.push_back({{t("paper.carrier_seal")}});
    places.lines.push_back({{t("paper.date"), t("paper.date_line")}, {t("paper.telephone")}});
    return places;
}

block::Heading heading(int level, std::string text) { return {level, std::move(text)}; }

block::Paragraph paragraph(std::string text, Run::Style style) { return {{{std::move(text), style}}}; }

}  // namespace voucher::papers
