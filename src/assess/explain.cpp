#include "src/assess/explain.hpp"

#include "src/assess/derive.hpp"
#include "src/base/json_text.hpp"

namespace voucher::assess {
namespace {

using policy::Amount;
using policy::Pack;
using policy::Text;

/// The step with its words. What a step is called, and the article that it follows, is the pack's.
Step with_words(const TraceStep& traced, const Text* words, std::span<const int> facts, const Pack& pack, const Case& value, const Values& values) {
    Step step;
    step.kind = traced.kind;
    step.figure = traced.figure;
    step.before = traced.before;
    step.outcome = traced.outcome;
    step.facts.assign(facts.begin(), facts.end());
    if (words != nullptr) step.why = values.put_into(*words);
    const auto at = static_cast<std::size_t>(traced.index);
    const auto name = [&](std::string id, const Text& label, const std::string& article) {
        step.id = std::move(id);
        step.label = label;
        step.article = article;
    };
    const auto amount = [&](const Amount& table) {
        name(table.id, table.title, table.article);
        if (traced.used >= 0) step.reading = table.cases[static_cast<std::size_t>(traced.used)].reading;
    };
    switch (traced.kind) {
        case Step::Kind::total: step.id = "total"; break;
        case Step::Kind::service: step.id = value.services[at].id; break;
        case Step::Kind::fee: amount(pack.fee); break;
        case Step::Kind::share: amount(pack.shares[at]); break;
        case Step::Kind::cap: name(std::to_string(traced.index), pack.cap.title, pack.cap.article); break;
        case Step::Kind::condition: name(pack.conditions[at].id, pack.conditions[at].label, pack.conditions[at].article); break;
    }
    return step;
}

}  // namespace

Text with_values(const Text& words, const Pack& pack, const Case& value, int service, Date as_of) {
    Values values(pack, value, as_of);
    if (service >= 0) values.look_at(service);
    return values.put_into(words);
}

Step explain(const Pack& pack, const Case& value, const Assessment& assessment) {
    Step root;
    Values values(pack, value, assessment.as_of);
    derive(pack, assessment.figures, values, [&](const TraceStep& traced, const Text* words, std::span<const int> facts) {
        Step step = with_words(traced, words, facts, pack, value, values);
        switch (traced.depth) {
            case 0: root = std::move(step); break;
            case 1: root.parts.push_back(std::move(step)); break;
            default: root.parts.back().parts.push_back(std::move(step)); break;
        }
    });
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
