#include "src/batch/assess_roster.hpp"

#include <algorithm>
#include <unordered_set>

#include "src/assess/together.hpp"
#include "src/batch/controllers.hpp"
#include "src/batch/row_papers.hpp"

namespace voucher::batch {
namespace {

using assess::Figures;
using assess::MoneyRange;
using assess::Outcome;
using policy::Pack;

void add(MoneyRange& sum, const MoneyRange& part) {
    sum.low += part.low;
    if (sum.high && part.high) *sum.high += *part.high;
    else sum.high.reset();
}

RowAnswer row_answer(const Pack& pack, const Roster& roster, const Row& row, Figures figures) {
    RowAnswer answer;
    const papers::Checklist list = checklist_of(pack, row, figures);
    answer.papers_required = list.required;
    answer.papers_present = list.present;
    answer.papers_undecided = list.undecided;
    answer.outcome = figures.services.empty() ? figures.outcome : figures.services.front().outcome;
    if (answer.outcome == Outcome::not_met) answer.standing = Standing::not_met;
    else if (answer.outcome == Outcome::unknown || figures.services.empty()) answer.standing = Standing::open;
    else answer.standing = list.is_complete() ? Standing::ready : Standing::lacks_papers;
    if (figures.services.empty()) {
        answer.figures = std::move(figures);
        return answer;
    }
    assess::Assessment assessment;  // as much of it as the days need
    assessment.as_of = roster.as_of;
    assessment.figures = std::move(figures);
    answer.days = schedule::days_of(pack, row.value, assessment, 0);
    answer.figures = std::move(assessment.figures);
    return answer;
}

ControllerAnswer assess_group(const Pack& pack, const Roster& roster, std::vector<std::size_t> rows, std::vector<RowAnswer>& answers) {
    ControllerAnswer answer;
    answer.rows = std::move(rows);
    const auto& all = roster.rows;
    for (const std::size_t row : answer.rows) {
        if (answer.controller.empty()) answer.controller = all[row].controller();
    }
    if (answer.rows.size() == 1) {
        const Row& row = all[answer.rows.front()];
        RowAnswer& alone = answers[answer.rows.front()];
        alone = row_answer(pack, roster, row, assess::evaluate(pack, row.value, roster.as_of));
        answer.total = alone.figures.total;
        answer.shares = alone.figures.shares;
        answer.caps = alone.figures.caps;
        return answer;
    }
    std::vector<assess::Case> cases;
    cases.reserve(answer.rows.size());
    for (const std::size_t row : answer.rows) cases.push_back(all[row].value);
    assess::Together together = assess::evaluate_together(pack, cases, roster.as_of);
    for (std::size_t i = 0; i < answer.rows.size(); ++i)
        answers[answer.rows[i]] = row_answer(pack, roster, all[answer.rows[i]], std::move(together.applicants[i]));
    answer.total = together.total;
    answer.shares = together.shares;
    answer.caps = together.caps;
    return answer;
}

void sum_up(const Pack& pack, RosterAnswer& answer) {
    answer.total = {Money{}, Money{}};
    answer.shares.clear();
    answer.shares.resize(pack.shares.size());
    for (MoneyRange& share : answer.shares) share = {Money{}, Money{}};
    for (const ControllerAnswer& controller : answer.controllers) {
        add(answer.total, controller.total);
        for (std::size_t k = 0; k < answer.shares.size(); ++k) add(answer.shares[k], controller.shares[k]);
    }
    answer.standing = {};
    for (const RowAnswer& row : answer.rows) ++answer.standing[static_cast<std::size_t>(row.standing)];
}

}  // namespace

RosterAnswer assess_roster(const Pack& pack, const Roster& roster) {
    std::vector<std::size_t> all(roster.rows.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    return reassess_roster(pack, roster, {}, all);
}

RosterAnswer reassess_roster(const Pack& pack, const Roster& roster, RosterAnswer before, std::span<const std::size_t> changed,
                             std::vector<std::size_t>* touched) {
    const std::unordered_set<std::size_t> differing(changed.begin(), changed.end());
    RosterAnswer answer;
    answer.rows = std::move(before.rows);
    answer.rows.resize(roster.rows.size());
    answer.controller_of.resize(roster.rows.size());
    if (touched != nullptr) touched->clear();
    for (std::vector<std::size_t>& rows : rows_by_controller(roster)) {
        const std::size_t first = rows.front();
        const bool same_rows = first < before.controller_of.size() && before.controllers[before.controller_of[first]].rows == rows;
        const bool changed_here = std::ranges::any_of(rows, [&](std::size_t row) { return differing.contains(row); });
        for (const std::size_t row : rows) answer.controller_of[row] = answer.controllers.size();
        if (same_rows && !changed_here) {
            answer.controllers.push_back(std::move(before.controllers[before.controller_of[first]]));
            continue;
        }
        if (touched != nullptr) touched->insert(touched->end(), rows.begin(), rows.end());
        answer.controllers.push_back(assess_group(pack, roster, std::move(rows), answer.rows));
    }
    sum_up(pack, answer);
    return answer;
}

MoneyRange total_of(const RosterAnswer& answer, std::span<const std::size_t> rows) {
    MoneyRange total{Money{}, Money{}};
    for (const std::size_t row : rows) add(total, answer.rows[row].figures.total);
    return total;
}

}  // namespace voucher::batch
