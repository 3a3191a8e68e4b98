#include "shell/app/kiosk_steps.hpp"

#include <algorithm>

#include "shell/app/typed.hpp"

namespace voucher::app {
namespace {

using Part = KioskStep::Part;
using What = KioskStep::What;

KioskStep asked(const QuestionView& question, Part part) {
    return {.what = What::fact, .part = part, .at = question.at, .article = question.article, .outcome = question.outcome};
}

/// Of a fact that no condition asks for: met once it is answered, as nothing speaks against it.
ui::Outcome outcome_of(const policy::Fact& fact, const Entry& entry) {
    if (entry.answer == ui::Answer::unsure) return ui::Outcome::open;
    if (read(fact, entry).value.known) return ui::Outcome::met;
    return entry.text.empty() ? ui::Outcome::unanswered : ui::Outcome::open;
}

std::string article_of(const policy::Pack& pack, int fact) {
    for (const policy::Condition& condition : pack.conditions) {
        if (std::ranges::find(condition.facts, fact) != condition.facts.end()) return condition.article;
    }
    return {};
}

}  // namespace

std::vector<KioskStep> kiosk_steps(const policy::Pack& pack, const State& state, const View& view) {
    std::vector<KioskStep> steps;
    if (state.today < pack.from || state.today > pack.to) {
        steps.push_back({.what = What::day, .article = pack.period_article, .outcome = state.input.as_of ? ui::Outcome::met : ui::Outcome::unanswered});
    }
    for (const GroupView& group : view.groups) {
        for (const QuestionView& question : group.questions) steps.push_back(asked(question, Part::applicant));
    }
    if (state.input.services.empty()) return steps;
    const ServiceInput& service = state.input.services.front();
    for (std::size_t n = pack.applicant_facts; n < pack.facts.size(); ++n) {
        const policy::Fact& fact = pack.facts[n];
        const bool typed = fact.type != policy::Type::text && fact.group.empty();
        if (!typed || fact.stands_as_of || fact.question.zh.empty() || !policy::asked_of(fact.kinds, state.input.kind)) continue;
        const int index = static_cast<int>(n);
        steps.push_back({.what = What::fact, .part = Part::service, .at = {0, index}, .article = article_of(pack, index),
                         .outcome = outcome_of(fact, service.facts.at(n - pack.applicant_facts))});
    }
    if (!view.services.empty()) {
        for (const QuestionView& question : view.services.front().conditions.questions) steps.push_back(asked(question, Part::service));
    }
    const auto received = state.input.received.find(view.year);
    const bool given = received != state.input.received.end() && read_money(received->second.text).value.known;
    steps.push_back({.what = What::received, .part = Part::service, .article = pack.cap.article, .outcome = given ? ui::Outcome::met : ui::Outcome::unanswered});
    return steps;
}

}  // namespace voucher::app
