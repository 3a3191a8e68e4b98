// Whatever a reader of sheets gives: read, its columns guessed, its rows taken and assessed. A file whose name has "2" in
// it is of the second measure.
#include "src/batch/import.hpp"
#include "tests/fuzz/rosters.hpp"

namespace {

using namespace voucher;
using fuzz::require;

void judge_import(const policy::Pack& pack, const batch::Words& words, const batch::Sheet& sheet, std::uint64_t seed) {
    batch::Columns columns = batch::guess_columns(sheet, pack, words);
    require(columns.columns.size() == sheet.width(), "every column is spoken of");
    fuzz::Numbers numbers(seed);
    if (!columns.columns.empty() && numbers.one_in(2)) batch::set_field(columns, numbers.below(columns.columns.size()), static_cast<int>(numbers.below(words.fields.size())), numbers.one_in(4));
    for (const batch::Column& a : columns.columns) {
        for (const batch::Column& b : columns.columns) require(&a == &b || a.field < 0 || a.field != b.field, "a field has one column");
    }
    batch::Roster roster = batch::empty_roster(pack, *Date::from_civil(2025, 6, 1));
    const batch::Imported imported = batch::import_rows(sheet, columns, pack, words, roster.as_of);
    require(imported.rows.size() + imported.not_taken.size() == imported.data_rows, "every row is taken or named");
    require(imported.data_rows + columns.heads.first + columns.heads.count == sheet.rows.size(), "every row below the heads is looked at");
    std::vector<Finding> findings;
    std::size_t not_understood = 0, told = 0;
    for (const batch::ImportFinding& f : imported.findings) {
        findings.push_back(f.finding);
        if (f.finding.severity == Severity::error) ++told;
    }
    fuzz::judge(findings, batch::most_import_findings + 1);
    for (const batch::Row& row : imported.rows) {
        for (const auto& [field, text] : row.not_understood) {
            ++not_understood;
            require(batch::field_named(words.fields, field) >= 0 && !text.empty(), "what was not understood is kept with its field");
        }
    }
    require(told >= not_understood || findings.size() > batch::most_import_findings, "what was not understood is told");
    require(is_utf8(batch::rows_as_csv(sheet, columns.heads, imported.sheet_rows)), "the rows left over are UTF-8");
    require(batch::add_rows(roster, imported.rows), "the rows of one sheet have room");
    fuzz::judge(pack, words, std::move(roster), seed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto book = batch::read_sheets(text);
    if (!book) {
        require(has_error(book.error()), "a refusal says why");
        fuzz::judge(book.error());
        return 0;
    }
    const bool second = book->file.find('2') != std::string::npos;
    for (std::size_t i = 0; i < std::min<std::size_t>(book->sheets.size(), 3); ++i) {
        judge_import(second ? fuzz::another_measure() : fuzz::the_measure(), second ? fuzz::words_of_another_measure() : fuzz::words_of_the_measure(), book->sheets[i],
                     std::hash<std::string_view>{}(text) + i);
    }
    return 0;
}
