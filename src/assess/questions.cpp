#include "src/assess/questions.hpp"

#include <algorithm>
#include <set>

#include "src/assess/inputs.hpp"
#include "src/policy/possible.hpp"

namespace voucher::assess {
namespace {

using policy::NodeId;
using policy::Pack;
using policy::Span;
using policy::Type;

constexpr std::size_t most_ranked = 64;  // a case with more unknown facts gets the rest in the pack's order

}  // namespace

std::vector<Question> open_questions(const Pack& pack, const Case& value, Date as_of, const Figures& figures) {
    std::vector<Span> facts = applicant_spans(pack, value);
    const std::vector<Span> readings = reading_spans(pack, value);
    std::vector<Span> values(pack.program.size());
    pack.program.run(false, facts, readings, values);
    std::set<int> of_applicant;
    const auto mark = [&](NodeId node, std::set<int>& found) {
        for (const int f : policy::open_facts(pack.program, node, values)) found.insert(f);
    };
    const bool something_payable =
        std::ranges::any_of(figures.services, [](const ServiceAssessment& s) { return s.outcome != Outcome::not_met; });
    if (figures.outcome != Outcome::not_met) {
        for (const ConditionOutcome& c : figures.conditions) {
            if (c.outcome == Outcome::unknown) mark(pack.conditions[static_cast<std::size_t>(c.condition)].node, of_applicant);
        }
    }
    const auto kind = static_cast<std::size_t>(pack.kind_fact);
    if (!policy::is_known(Type::choice, facts[kind]) && (figures.outcome != Outcome::not_met || something_payable)) of_applicant.insert(pack.kind_fact);
    std::vector<Question> result;
    std::vector<Question> of_services;
    for (std::size_t i = 0; i < value.services.size(); ++i) {
        if (figures.services[i].outcome == Outcome::not_met) continue;  // nothing about it can matter any more
        service_spans(pack, value.services[i], as_of, facts);
        pack.program.run(true, facts, readings, values);
        std::set<int> found;
        for (const ConditionOutcome& c : figures.services[i].conditions) {
            if (c.outcome == Outcome::unknown) mark(pack.conditions[static_cast<std::size_t>(c.condition)].node, found);
        }
        for (const policy::Amount& share : pack.shares) mark(share.node, found);
        mark(pack.cap.year, found);
        for (const int f : found) {
            if (pack.facts[static_cast<std::size_t>(f)].scope == policy::Scoped::service) of_services.push_back({static_cast<int>(i), f});
            else of_applicant.insert(f);
        }
    }
    for (const int f : of_applicant) result.push_back({-1, f});
    result.insert(result.end(), of_services.begin(), of_services.end());
    return result;
}

namespace {

/// Values worth trying: both answers, each option, and the numbers that expressions compare with (and one beyond).
std::vector<FactValue> worth_trying(const Pack& pack, int fact) {
    const policy::Fact& f = pack.facts[static_cast<std::size_t>(fact)];
    std::vector<FactValue> result;
    if (f.type == Type::boolean) return {FactValue::of(true), FactValue::of(false)};
    if (f.type == Type::choice) {
        for (std::size_t i = 0; i < f.options.size(); ++i) result.push_back(FactValue::of_number(static_cast<std::int64_t>(i)));
        return result;
    }
    std::set<std::int64_t> numbers;
    for (const policy::Condition& c : pack.conditions) {
        if (std::ranges::find(c.facts, fact) == c.facts.end()) continue;
        for (const NodeId id : c.program) {
            const policy::Node& n = pack.program[id];
            if (n.op == policy::Op::constant && n.type == f.type) numbers.insert({n.value, n.value + 1});
        }
    }
    if (numbers.empty() && f.type == Type::money) numbers = {0, pack.cap.limit.fen()};
    for (const std::int64_t n : numbers) result.push_back(FactValue::of_number(n));
    return result;
}

/// What an answer leaves open: outcomes first, then the width of the total.
struct Rest {
    std::int64_t outcomes = 0;
    std::int64_t width = 0;
};

Rest left_open(const Figures& figures) {
    Rest rest;
    rest.outcomes = figures.outcome == Outcome::unknown ? 1 : 0;
    for (const ServiceAssessment& s : figures.services) rest.outcomes += s.outcome == Outcome::unknown ? 1 : 0;
    rest.width = figures.total.high.value_or(Money::largest).fen() - figures.total.low.fen();
    return rest;
}

}  // namespace

std::vector<Question> next_questions(const Pack& pack, const Case& value, Date as_of, const Figures& figures) {
    std::vector<Question> questions = open_questions(pack, value, as_of, figures);
    if (questions.size() < 2 || questions.size() > most_ranked) return questions;
    struct Ranked {
        Question question;
        double outcomes;  // averages over the values tried
        double width;
    };
    std::vector<Ranked> ranked;
    Case tried = value;
    for (const Question& q : questions) {
        FactValue& place = q.service < 0 ? tried.applicant[static_cast<std::size_t>(q.fact)]
                                         : tried.services[static_cast<std::size_t>(q.service)].facts[static_cast<std::size_t>(q.fact) - pack.applicant_facts];
        const std::vector<FactValue> values = worth_trying(pack, q.fact);
        Rest sum;
        for (const FactValue& v : values) {
            place = v;
            const Rest rest = left_open(evaluate(pack, tried, as_of));
            sum.outcomes += rest.outcomes;
            sum.width += rest.width / static_cast<std::int64_t>(values.size());
        }
        place = {};
        const double count = values.empty() ? 1.0 : static_cast<double>(values.size());
        const Rest now = left_open(figures);
        ranked.push_back({q, values.empty() ? static_cast<double>(now.outcomes) : static_cast<double>(sum.outcomes) / count,
                          values.empty() ? static_cast<double>(now.width) : static_cast<double>(sum.width)});
    }
    std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) { return a.outcomes != b.outcomes ? a.outcomes < b.outcomes : a.width < b.width; });
    std::ranges::transform(ranked, questions.begin(), &Ranked::question);
    return questions;
}

std::vector<OpenReading> open_readings(const Pack& pack, const Case& value, Date as_of, const Figures& figures) {
    std::vector<OpenReading> result;
    Case other = value;
    for (std::size_t r = 0; r < pack.readings.size(); ++r) {
        for (std::size_t o = 0; o < pack.readings[r].options.size(); ++o) {
            if (static_cast<int>(o) == value.readings[r]) continue;
            other.readings[r] = static_cast<int>(o);
            const Figures changed = evaluate(pack, other, as_of);
            if (changed != figures) result.push_back({static_cast<int>(r), static_cast<int>(o), changed.total});
        }
        other.readings[r] = value.readings[r];
    }
    return result;
}

}  // namespace voucher::assess
