#include "shell/app/workbooks.hpp"

namespace voucher::app {

namespace cell = papers::cell;

void Workbooks::ask(const papers::SheetDocument& book) { platform_.make_papers(++job_, papers::write_papers({}, {book})); }

std::vector<Action> Workbooks::made(const platform::event::PapersMade& done) {
    if (done.job != job_ || done.papers.size() != 1) return {};
    platform_.save(platform::save_whole(done.papers.front().name, workbook_type, done.papers.front().bytes));
    return {};
}

std::vector<Action> Workbooks::not_made(const platform::event::PapersFailed& failure) const {
    if (failure.job != job_) return {};
    return {action::Say{{.message = failed_, .subject = failure.reason, .undo = false}}};
}

papers::Cell text_cell(std::string words) { return words.empty() ? papers::Cell{cell::Empty{}} : papers::Cell{cell::Text{std::move(words)}}; }

void add_range(std::vector<papers::Cell>& cells, const assess::MoneyRange& amount) {
    cells.emplace_back(cell::Amount{amount.low});
    cells.push_back(amount.high ? papers::Cell{cell::Amount{*amount.high}} : papers::Cell{cell::Empty{}});
}

}  // namespace voucher::app
