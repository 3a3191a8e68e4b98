#include "src/batch/reminders.hpp"

#include <algorithm>

#include "src/assess/questions.hpp"
#include "src/batch/row_papers.hpp"

namespace voucher::batch {
namespace {

using policy::Pack;

/// The articles of the conditions that a fact decides, and of the fee and the shares for what none of them looks at.
std::vector<std::string> articles_of(const Pack& pack, int fact) {
    std::vector<std::string> articles;
    const auto add = [&](const std::string& article) {
        if (!article.empty() && std::ranges::find(articles, article) == articles.end()) articles.push_back(article);
    };
    for (const policy::Condition& condition : pack.conditions) {
        if (std::ranges::find(condition.facts, fact) != condition.facts.end()) add(condition.article);
    }
    for (const policy::Amount& share : pack.shares) {
        const auto facts = pack.program.facts_of(share.node);
        if (std::ranges::find(facts, fact) != facts.end()) add(share.article);
    }
    return articles;
}

std::string text_of(const Row& row, const policy::Fact& fact) {
    const auto it = row.not_understood.find(field_id(fact));
    return it == row.not_understood.end() ? std::string{} : it->second;
}

std::vector<PaperToBring> papers_of(const Pack& pack, const Row& row, const RowAnswer& answer) {
    std::vector<PaperToBring> result;
    for (const papers::ServicePapers& service : checklist_of(pack, row, answer.figures).services) {
        for (const papers::PaperRow& paper : service.rows) {
            if (paper.is_missing()) result.push_back({paper.paper, false, {}});
            else if (!paper.required && paper.files.empty()) result.push_back({paper.paper, true, paper.decided_by});
        }
    }
    return result;
}

Reminder reminder_of(const Pack& pack, const Roster& roster, const RowAnswer& answer, std::size_t at) {
    const Row& row = roster.rows[at];
    Reminder reminder{at, papers_of(pack, row, answer), {}, {}, row.value.services.empty(), answer.days.valid_until};
    std::vector<std::string> told;
    for (const assess::Question& question : assess::open_questions(pack, row.value, roster.as_of, answer.figures)) {
        const policy::Fact& fact = pack.facts[static_cast<std::size_t>(question.fact)];
        reminder.facts.push_back({question.fact, articles_of(pack, question.fact), text_of(row, fact)});
        told.push_back(field_id(fact));
    }
    std::ranges::stable_sort(reminder.facts, {}, &FactToTell::fact);
    for (const auto& [field, text] : row.not_understood) {
        if (std::ranges::find(told, field) == told.end()) reminder.other_texts.push_back(field);
    }
    return reminder;
}

}  // namespace

std::vector<Reminder> reminders(const Pack& pack, const Roster& roster, const RosterAnswer& answer, std::span<const std::size_t> rows) {
    std::vector<Reminder> result;
    for (const std::size_t row : rows) {
        if (answer.rows[row].standing == Standing::not_met) continue;
        Reminder reminder = reminder_of(pack, roster, answer.rows[row], row);
        if (!reminder.papers.empty() || !reminder.facts.empty() || !reminder.other_texts.empty() || reminder.no_service) result.push_back(std::move(reminder));
    }
    std::ranges::stable_sort(result, [](const Reminder& a, const Reminder& b) { return a.until.value_or(Date::latest) < b.until.value_or(Date::latest); });
    return result;
}

}  // namespace voucher::batch
