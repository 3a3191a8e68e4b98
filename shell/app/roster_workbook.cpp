#include "shell/app/roster_workbook.hpp"

#include <array>
#include <set>

#include "shell/app/typed.hpp"
#include "shell/app/workbooks.hpp"

namespace voucher::app {
namespace {

using assess::MoneyRange;
using papers::Cell;
using Columns = std::vector<papers::SheetDocument::Column>;
namespace cell = papers::cell;

void range_columns(Columns& columns, const std::string& what, const Catalogue& words) {
    columns.push_back({words("roster.sheet.from", {{"what", what}}), 18});
    columns.push_back({words("roster.sheet.to", {{"what", what}}), 18});
}

constexpr std::array<const char*, 4> standings{"roster.standing.ready", "roster.standing.lacks_papers", "roster.standing.open", "roster.standing.not_met"};

papers::SheetDocument::Sheet rows_sheet(const policy::Pack& pack, const RosterView& view, std::span<const std::size_t> rows, const Catalogue& words, Language language) {
    papers::SheetDocument::Sheet sheet{.name = words("roster.table"), .columns = {}, .rows = {}};
    sheet.columns = {{words("roster.column.name"), 28}, {words("roster.column.controller"), 14}, {words("roster.column.standing"), 12}};
    range_columns(sheet.columns, pack.fee.title.in(language), words);
    for (const policy::Amount& share : pack.shares) range_columns(sheet.columns, share.title.in(language), words);
    range_columns(sheet.columns, words("roster.sheet.total"), words);
    for (const char* const key : {"roster.sheet.required", "roster.sheet.missing", "roster.column.until", "roster.sheet.source"}) sheet.columns.push_back({words(key), 14});
    for (const std::size_t at : rows) {
        const batch::Row& row = view.roster->rows[at];
        const batch::RowAnswer& answer = view.answer.rows[at];
        std::vector<Cell> cells{text_cell(row.name()), text_cell(row.controller()), text_cell(words(standings.at(static_cast<std::size_t>(answer.standing))))};
        add_range(cells, answer.figures.services.empty() ? MoneyRange{} : answer.figures.services.front().fee);
        for (const MoneyRange& share : answer.figures.shares) add_range(cells, share);
        add_range(cells, answer.figures.total);
        cells.emplace_back(cell::Number{answer.papers_required});
        cells.emplace_back(cell::Number{answer.papers_missing()});
        if (answer.days.valid_until) cells.emplace_back(cell::Day{*answer.days.valid_until});
        else cells.emplace_back(cell::Empty{});
        cells.push_back(text_cell(row.source));
        sheet.rows.push_back({std::move(cells)});
    }
    std::vector<Cell> sum{text_cell(words("roster.sheet.sum"))};
    const std::size_t before_total = 5 + 2 * pack.shares.size();
    while (sum.size() < before_total) sum.emplace_back(cell::Empty{});
    add_range(sum, batch::total_of(view.answer, rows));
    while (sum.size() < sheet.columns.size()) sum.emplace_back(cell::Empty{});
    sheet.rows.push_back({std::move(sum), true});
    return sheet;
}

papers::SheetDocument::Sheet controllers_sheet(const RosterView& view, std::span<const std::size_t> rows, const Catalogue& words) {
    papers::SheetDocument::Sheet sheet{.name = words("roster.sheet.controllers"), .columns = {}, .rows = {}};
    sheet.columns = {{words("roster.column.controller"), 18}, {words("roster.sheet.rows"), 10}, {words("roster.sheet.year"), 10}, {words("roster.sheet.before"), 18}};
    range_columns(sheet.columns, words("roster.sheet.left"), words);
    std::set<std::size_t> wanted;
    for (const std::size_t at : rows) wanted.insert(view.answer.controller_of[at]);
    for (const std::size_t at : wanted) {
        const batch::ControllerAnswer& controller = view.answer.controllers[at];
        for (const assess::CapRow& cap : controller.caps) {
            std::vector<Cell> cells{text_cell(controller.controller.empty() ? view.roster->rows[controller.rows.front()].name() : controller.controller),
                                    cell::Number{static_cast<std::int64_t>(controller.rows.size())}, cell::Number{cap.year}, cell::Amount{cap.received_before}};
            add_range(cells, cap.left);
            sheet.rows.push_back({std::move(cells)});
        }
    }
    return sheet;
}

}  // namespace

papers::SheetDocument roster_workbook(const policy::Pack& pack, const RosterView& view, std::span<const std::size_t> rows, const Catalogue& words, Language language) {
    papers::SheetDocument book{.name = words("roster.file.summary", {{"day", view.roster->as_of.to_string()}}), .sheets = {}};
    book.sheets.push_back(rows_sheet(pack, view, rows, words, language));
    book.sheets.push_back(controllers_sheet(view, rows, words));
    return book;
}

}  // namespace voucher::app
