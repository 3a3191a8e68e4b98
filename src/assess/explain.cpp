#include "src/assess/explain.hpp"

#include <algorithm>
#include <map>

#include "src/assess/inputs.hpp"
#include "src/base/date_text.hpp"
#include "src/base/json_text.hpp"
#include "src/base/money_text.hpp"
#include "src/base/text.hpp"

namespace voucher::assess {
namespace {

using policy::Amount;
using policy::NodeId;
using policy::Pack;
using policy::Scoped;
using policy::Span;
using policy::Text;
using policy::Type;

/// The program's values for the case: the applicant's, and those of one service after the other.
class Values {
public:
    Values(const Pack& pack, const Case& value, Date as_of)
        : pack_(pack), case_(value), as_of_(as_of), facts_(applicant_spans(pack, value)), readings_(reading_spans(pack, value)), values_(pack.program.size()) {
        pack.program.run(false, facts_, readings_, values_);
    }
    void look_at(int service) {
        service_spans(pack_, case_.services[static_cast<std::size_t>(service)], as_of_, facts_);
        pack_.program.run(true, facts_, readings_, values_);
    }
    Span of(NodeId node) const { return values_[static_cast<std::size_t>(node)]; }
    Span fact(int index) const { return facts_[static_cast<std::size_t>(index)]; }

private:
    const Pack& pack_;
    const Case& case_;
    Date as_of_;
    std::vector<Span> facts_;
    std::vector<Span> readings_;
    std::vector<Span> values_;
};

Text shown(const policy::Fact& fact, Span span) {
    if (!policy::is_known(fact.type, span)) return {"?", "?"};
    switch (fact.type) {
        case Type::money: return {grouped(Money::from_fen(span.low)), grouped(Money::from_fen(span.low))};
        case Type::date: {
            const Date day = Date::from_days(static_cast<std::int32_t>(span.low));
            return {in_chinese(day), in_english(day)};
        }
        case Type::choice:
            for (std::size_t i = 0; i < fact.options.size(); ++i) {
                if (span.low == std::int64_t{1} << i) return fact.options[i].label;
            }
            return {};
        default: return {std::to_string(span.low), std::to_string(span.low)};
    }
}

Text money_text(Span span) {
    const std::string low = grouped(Money::from_fen(span.low));
    if (span.low == span.high) return {low, low};
    const std::string high = span.high >= Money::largest.fen() ? "?" : grouped(Money::from_fen(span.high));
    return {low + " – " + high, low + " – " + high};
}

Text fill_in(const Text& words, const Pack& pack, const Values& values, bool per_service) {
    const auto value = [&](std::string_view name) -> Text {
        if (name == "fee") return money_text(values.of(pack.fee.node));
        if (name == "last_claim_day" && pack.valid_until >= 0) {
            const Span day = values.of(pack.valid_until);
            if (day.low != day.high) return {"?", "?"};
            const Date date = Date::from_days(static_cast<std::int32_t>(day.low));
            return {in_chinese(date), in_english(date)};
        }
        for (const Scoped scope : {Scoped::service, Scoped::applicant}) {
            const int index = pack.fact(name, scope);
            if (index >= 0 && (scope == Scoped::applicant || per_service)) return shown(pack.facts[static_cast<std::size_t>(index)], values.fact(index));
        }
        return {"{" + std::string(name) + "}", "{" + std::string(name) + "}"};
    };
    return {filled(words.zh, [&](std::string_view name) { return value(name).zh; }), filled(words.en, [&](std::string_view name) { return value(name).en; })};
}

/// The case of the table that was used; none where that is not known yet.
const Amount::Case* used(const Amount& amount, const Values& values) {
    for (const Amount::Case& c : amount.cases) {
        const Span when = values.of(c.when_node);
        if (when.is_true()) return &c;
        if (!when.is_false()) return nullptr;
    }
    return nullptr;
}

Step amount_step(const Pack& pack, const Amount& amount, const Values& values, Step::Kind kind) {
    Step step;
    step.kind = kind;
    step.id = amount.id;
    step.label = amount.title;
    step.article = amount.article;
    if (const Amount::Case* c = used(amount, values)) {
        step.why = fill_in(c->why, pack, values, true);
        step.reading = c->reading;
    }
    return step;
}

/// Only conditions that failed or are open: what is met needs no reason.
void add_conditions(Step& to, std::span<const ConditionOutcome> outcomes, const Pack& pack, const Values& values, bool per_service) {
    for (const ConditionOutcome& c : outcomes) {
        if (c.outcome == Outcome::met) continue;
        const policy::Condition& condition = pack.conditions[static_cast<std::size_t>(c.condition)];
        Step step;
        step.kind = Step::Kind::condition;
        step.id = condition.id;
        step.label = condition.label;
        if (c.outcome == Outcome::not_met) step.why = fill_in(condition.failed, pack, values, per_service);
        step.article = condition.article;
        step.outcome = c.outcome;
        for (const int f : condition.facts) {
            const policy::Fact& fact = pack.facts[static_cast<std::size_t>(f)];
            const bool known = policy::is_known(fact.type, values.fact(f));
            // of a failed condition the known facts decide; of an open one the unknown
            if (known == (c.outcome == Outcome::not_met)) step.facts.push_back(f);
        }
        to.parts.push_back(std::move(step));
    }
}

}  // namespace

Text with_values(const Text& words, const Pack& pack, const Case& value, int service, Date as_of) {
    Values values(pack, value, as_of);
    if (service >= 0) values.look_at(service);
    return fill_in(words, pack, values, service >= 0);
}

Step explain(const Pack& pack, const Case& value, const Assessment& assessment) {
    const Figures& figures = assessment.figures;
    Step root;
    root.id = "total";
    root.figure = figures.total;
    root.outcome = figures.outcome;
    Values values(pack, value, assessment.as_of);
    add_conditions(root, figures.conditions, pack, values, false);
    std::map<int, std::int64_t> wanted;  // before the cap, by year, where every figure is known
    for (std::size_t i = 0; i < figures.services.size(); ++i) {
        const ServiceAssessment& s = figures.services[i];
        values.look_at(static_cast<int>(i));
        Step service;
        service.kind = Step::Kind::service;
        service.id = value.services[i].id;
        service.figure = s.total;
        service.outcome = s.outcome;
        add_conditions(service, s.conditions, pack, values, true);
        Step fee = amount_step(pack, pack.fee, values, Step::Kind::fee);
        fee.figure = s.fee;
        service.parts.push_back(std::move(fee));
        for (std::size_t k = 0; k < pack.shares.size(); ++k) {
            Step share = amount_step(pack, pack.shares[k], values, Step::Kind::share);
            share.figure = s.shares[k];
            const Span raw = values.of(pack.shares[k].node);
            if (raw.low == raw.high && s.outcome == Outcome::met && s.shares[k].is_exact()) {
                if (s.shares[k].low.fen() != raw.low) share.before = MoneyRange{Money::from_fen(raw.low), Money::from_fen(raw.high)};
                if (s.year) wanted[*s.year] += raw.low;
            }
            service.parts.push_back(std::move(share));
        }
        root.parts.push_back(std::move(service));
    }
    for (const CapRow& cap : figures.caps) {
        Step step;
        step.kind = Step::Kind::cap;
        step.id = std::to_string(cap.year);
        step.label = pack.cap.title;
        step.article = pack.cap.article;
        step.figure = cap.left;
        const Money room = cap.received_before < pack.cap.limit ? pack.cap.limit - cap.received_before : Money{};
        step.before = MoneyRange{room, room};
        root.parts.push_back(std::move(step));
    }
    return root;
}

namespace {

void write(JsonText& json, const Text& text) {
    json.object([&] {
        json.key("zh").text(text.zh);
        json.key("en").text(text.en);
    });
}

void write(JsonText& json, const MoneyRange& range) {
    json.object([&] {
        json.key("low").text(range.low.to_string());
        json.key("high");
        if (range.high) json.text(range.high->to_string());
        else json.null();
    });
}

void write(JsonText& json, const Step& step, const Pack& pack) {
    constexpr std::string_view kinds[] = {"total", "service", "fee", "share", "cap", "condition"};
    constexpr std::string_view outcomes[] = {"met", "not_met", "unknown"};
    json.object([&] {
        json.key("kind").text(kinds[static_cast<std::size_t>(step.kind)]);
        json.key("id").text(step.id);
        if (!step.label.zh.empty()) write(json.key("label"), step.label);
        if (!step.why.zh.empty()) write(json.key("why"), step.why);
        if (!step.article.empty()) json.key("article").text(step.article);
        if (!step.reading.empty()) json.key("reading").text(step.reading);
        if (step.outcome) json.key("outcome").text(outcomes[static_cast<std::size_t>(*step.outcome)]);
        if (step.figure) write(json.key("figure"), *step.figure);
        if (step.before) write(json.key("before"), *step.before);
        if (!step.facts.empty()) json.key("facts").array(step.facts, [&](int f) { json.text(pack.facts[static_cast<std::size_t>(f)].id); });
        if (!step.parts.empty()) json.key("parts").array(step.parts, [&](const Step& part) { write(json, part, pack); });
    });
}

}  // namespace

std::string write_why(const Pack& pack, const Case& value, const Assessment& assessment) {
    JsonText json;
    write(json, explain(pack, value, assessment), pack);
    return json.take();
}

}  // namespace voucher::assess
