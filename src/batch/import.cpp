#include "src/batch/import.hpp"

#include <algorithm>
#include <unordered_map>

#include "src/base/credit_code.hpp"
#include "src/base/json_reader.hpp"
#include "src/base/text.hpp"
#include "src/batch/csv.hpp"
#include "src/batch/row_edit.hpp"

namespace voucher::batch {
namespace {

using assess::FactValue;
using policy::Pack;
using policy::Scoped;
using policy::Type;

constexpr std::size_t most_compared = 50;  // rows of one name that a row is compared with

std::string as_json(std::string_view text) { return shown(nlohmann::json(std::string(text))); }

class Import {
public:
    Import(const Sheet& sheet, const Columns& columns, const Pack& pack, const Words& words, Date as_of, std::span<const ForAll> for_all)
        : sheet_(sheet), columns_(columns), pack_(pack), words_(words), as_of_(as_of), for_all_(for_all) {
        for (const Column& column : columns.columns) {
            if (column.field >= 0) used_.push_back(&column);
        }
    }

    Imported run() {
        tell_columns();
        const std::size_t first = columns_.heads.first + columns_.heads.count;
        for (std::size_t r = first; r < sheet_.rows.size(); ++r) {
            ++result_.data_rows;
            if (const auto why = why_not(r)) result_.not_taken.push_back({r, *why});
            else take(r);
        }
        tell_alike();
        std::ranges::stable_sort(result_.findings, {}, [](const ImportFinding& f) { return f.row; });
        return std::move(result_);
    }

private:
    // ---- findings ----

    ImportFinding* tell(Severity severity, std::string_view code, std::size_t row, std::optional<std::size_t> column, std::string found, std::string expected) {
        if (result_.findings.size() == most_import_findings) {
            const Finding more{Severity::warning, "roster_more_findings", row_name(row), "more", "the texts that were not understood stand with their rows"};
            result_.findings.push_back({more, row, {}, -1, {}, {}});
        }
        if (result_.findings.size() > most_import_findings) return nullptr;
        const std::string place = column ? cell_name(sheet_, row, *column) : row_name(row);
        result_.findings.push_back({{severity, std::string(code), place, std::move(found), std::move(expected)}, row, column, -1, {}, {}});
        return &result_.findings.back();
    }

    [[nodiscard]] std::string row_name(std::size_t row) const { return sheet_.name + "!" + std::to_string(row + 1); }

    void tell_columns() {
        const std::size_t row = columns_.heads.count == 0 ? 0 : columns_.heads.first + columns_.heads.count - 1;
        if (columns_.heads.count == 0) tell(Severity::warning, "roster_no_heads", 0, {}, "", "a row with the names of the columns");
        for (const Column& column : columns_.columns) {
            const bool something = !column.head.empty() || !column.sample.empty();
            if (column.how == Recognised::no && something) tell(Severity::note, "roster_unknown_column", row, column.column, as_json(column.head), "a field, or that the column is not taken");
            if (column.how == Recognised::taken) tell(Severity::warning, "roster_column_twice", row, column.column, as_json(column.head), "one column for a field");
        }
    }

    // ---- which rows ----

    std::optional<RowNotTaken::Why> why_not(std::size_t row) const {
        const auto& cells = sheet_.rows[row];
        const auto full = [](const Cell& c) { return c.kind != CellKind::empty; };
        const auto first = std::ranges::find_if(cells, full);
        if (first == cells.end()) return RowNotTaken::Why::empty;
        if (is_total(row, static_cast<std::size_t>(first - cells.begin()))) return RowNotTaken::Why::total;
        if (is_heads_again(row)) return RowNotTaken::Why::heads_again;
        if (is_note(row, static_cast<std::size_t>(first - cells.begin()), std::ranges::count_if(cells, full))) return RowNotTaken::Why::nothing_in_it;
        for (const Column* column : used_) {
            if (full(sheet_.at(row, column->column))) return std::nullopt;
        }
        return RowNotTaken::Why::nothing_in_it;
    }

    /// The first cell, or the name, is a word for a total and nothing but numbers or marks.
    bool is_total(std::size_t row, std::size_t first) const {
        const int name = text_field(words_.fields, Scoped::applicant, "name");
        const auto says_total = [&](const Cell& cell) {
            const std::string plain = plain_word(cell.text);
            return std::ranges::any_of(words_.totals, [&](const std::string& total) {
                if (!plain.starts_with(total)) return false;
                const std::string_view rest = std::string_view(plain).substr(total.size());
                return rest.empty() || std::string_view(":(/0123456789").find(rest.front()) != std::string_view::npos;
            });
        };
        if (says_total(sheet_.at(row, first))) return true;
        return std::ranges::any_of(used_, [&](const Column* c) { return c->field == name && says_total(sheet_.at(row, c->column)); });
    }

    /// One text merged over several columns: a note below the table.
    bool is_note(std::size_t row, std::size_t first, std::ptrdiff_t full) const {
        const MergedRange* range = sheet_.merged_at(row, first);
        return full == 1 && range != nullptr && range->first_row == row && range->last_column - range->first_column >= 2;
    }

    bool is_heads_again(std::size_t row) const {
        if (columns_.heads.count == 0) return false;
        const std::size_t heads = columns_.heads.first + columns_.heads.count - 1;
        std::size_t same = 0, full = 0;
        for (const Column& column : columns_.columns) {
            const std::string plain = plain_word(sheet_.at(row, column.column).text);
            if (plain.empty()) continue;
            ++full;
            if (plain == plain_word(sheet_.shown_at(heads, column.column).text)) ++same;
        }
        return full >= 2 && same == full;
    }

    // ---- one row ----

    void take(std::size_t r) {
        Row row;
        row.id = "r" + std::to_string(result_.rows.size() + 1);
        row.source = row_name(r);
        row.value = assess::empty_case(pack_);
        row.value.as_of = as_of_;
        for (const Column* column : used_) take_cell(r, *column, row);
        for (const ForAll& given : for_all_) fill_in(given, row);
        check_days(r, row);
        if (row.name().empty()) tell(Severity::warning, "roster_no_name", r, {}, "nothing", "a name");
        result_.rows.push_back(std::move(row));
        result_.sheet_rows.push_back(r);
    }

    void take_cell(std::size_t r, const Column& column, Row& row) {
        const Field& field = words_.fields[static_cast<std::size_t>(column.field)];
        const Cell* cell = &sheet_.at(r, column.column);
        if (cell->continued) {
            cell = cell_above(r, column, field);
            if (cell == nullptr) return;
        }
        const CellValue value = read_cell(*cell, column, pack_, words_);
        put_value(pack_, field, value, cell->text, as_of_, row);
        if (const auto* text = std::get_if<std::string>(&value)) check_code(r, column, field, *text);
        const auto* problem = std::get_if<CellProblem>(&value);
        if (problem == nullptr) return;
        ImportFinding* finding = tell(Severity::error, problem->code, r, column.column, as_json(cell->text), problem->expected);
        if (finding == nullptr) return;
        finding->field = column.field;
        finding->suggestions = problem->suggestions;
    }

    /// What a merged range says of this row; nothing where it is an amount or a count, which holds for all of them together.
    const Cell* cell_above(std::size_t r, const Column& column, const Field& field) {
        const MergedRange* range = sheet_.merged_at(r, column.column);
        const std::size_t first = columns_.heads.first + columns_.heads.count;
        if (range == nullptr || range->first_column != column.column || range->first_row < first) return nullptr;
        const Cell& cell = sheet_.at(range->first_row, range->first_column);
        const Type type = field.kind == FieldKind::fact ? pack_.facts[static_cast<std::size_t>(field.fact)].type : Type::text;
        if (field.kind != FieldKind::received && type != Type::money && type != Type::count) return &cell;
        if (cell.kind == CellKind::empty) return nullptr;
        if (ImportFinding* finding = tell(Severity::warning, "roster_merged_amount", r, column.column, as_json(cell.text), "an amount of its own; the merged one counts for its first row"))
            finding->field = column.field;
        return nullptr;
    }

    void check_code(std::size_t r, const Column& column, const Field& field, const std::string& text) {
        if (field.text != "credit_code" || read_credit_code(text).problem != CreditCodeProblem::wrong_check) return;
        if (ImportFinding* finding = tell(Severity::warning, "roster_code_doubtful", r, column.column, as_json(text), "another check character; it is taken as it stands"))
            finding->field = column.field;
    }

    void fill_in(const ForAll& given, Row& row) {
        const Field& field = words_.fields[static_cast<std::size_t>(given.field)];
        if (row.not_understood.contains(field.id)) return;  // it says something
        if (field.kind == FieldKind::fact && !fact_in(pack_, field, row.value).known) put_fact(pack_, field, given.value, row.value);
        if (field.kind != FieldKind::text) return;
        const bool there = field.scope == Scoped::applicant ? row.value.texts.contains(field.text) : !row.value.services.empty() && row.value.services[0].texts.contains(field.text);
        if (!there) put_text(pack_, field, given.text, row.value);
    }

    void check_days(std::size_t r, Row& row) {
        for (const DayOutOfOrder& day : keep_days_in_order(pack_, row)) {
            const policy::Fact& fact = pack_.facts[static_cast<std::size_t>(day.fact)];
            const policy::Fact& before = pack_.facts[static_cast<std::size_t>(day.not_before)];
            const int field = field_named(words_.fields, field_id(fact));
            const auto column = std::ranges::find_if(used_, [&](const Column* c) { return c->field == field; });
            const bool of_sheet = column != used_.end();
            std::string& text = row.not_understood[field_id(fact)];
            const std::string as_written = of_sheet ? trimmed(sheet_.at(r, (*column)->column).text) : std::string{};
            if (!as_written.empty()) text = as_written;
            const FactValue limit = row.value.services[0].facts[static_cast<std::size_t>(day.not_before) - pack_.applicant_facts];
            ImportFinding* finding = tell(Severity::error, "roster_day_before", r, of_sheet ? std::optional((*column)->column) : std::nullopt, as_json(text),
                                          "a day on or after " + before.id + " (" + assess::to_string(before, limit) + ")");
            if (finding != nullptr) finding->field = field;
        }
    }

    // ---- rows together ----

    void tell_alike() {
        std::unordered_map<std::string, std::vector<std::size_t>> codes, names;
        for (std::size_t i = 0; i < result_.rows.size(); ++i) {
            const Row& row = result_.rows[i];
            const std::string& code = applicant_text(row.value, "credit_code");
            const std::vector<std::size_t>& of_code = seen_before(codes, code);
            const std::vector<std::size_t>& of_name = seen_before(names, plain_word(row.name()));
            if (!of_code.empty()) tell_alike(i, of_code, "roster_same_code", code);
            else if (!of_name.empty()) tell_alike(i, of_name, "roster_same_name", row.name());
            if (!of_code.empty()) tell_controllers(i, of_code.front());
            if (!code.empty()) codes[code].push_back(i);
            if (!row.name().empty()) names[plain_word(row.name())].push_back(i);
        }
    }

    static const std::vector<std::size_t>& seen_before(const std::unordered_map<std::string, std::vector<std::size_t>>& seen, const std::string& key) {
        static const std::vector<std::size_t> none;
        const auto it = seen.find(key);
        return it == seen.end() ? none : it->second;
    }

    /// The first row that is alike, or one that is wholly the same.
    void tell_alike(std::size_t i, const std::vector<std::size_t>& alike, std::string_view code, const std::string& found) {
        const Row& row = result_.rows[i];
        const auto end = alike.begin() + static_cast<std::ptrdiff_t>(std::min(alike.size(), most_compared));
        const auto same = std::find_if(alike.begin(), end, [&](std::size_t other) {
            return result_.rows[other].value == row.value && result_.rows[other].not_understood == row.not_understood;
        });
        const std::size_t other = result_.sheet_rows[same == end ? alike.front() : *same];
        const std::string expected = "an applicant of its own, or another service of that in row " + std::to_string(other + 1);
        if (ImportFinding* finding = tell(Severity::warning, same == end ? code : "roster_row_twice", result_.sheet_rows[i], {}, as_json(found), expected))
            finding->other_row = other;
    }

    void tell_controllers(std::size_t i, std::size_t other) {
        const std::string &here = result_.rows[i].controller(), &there = result_.rows[other].controller();
        if (here.empty() || there.empty() || plain_word(here) == plain_word(there)) return;
        const std::string expected = as_json(there) + ", as in row " + std::to_string(result_.sheet_rows[other] + 1);
        if (ImportFinding* finding = tell(Severity::warning, "roster_controllers_differ", result_.sheet_rows[i], {}, as_json(here), expected))
            finding->other_row = result_.sheet_rows[other];
    }

    const Sheet& sheet_;
    const Columns& columns_;
    const Pack& pack_;
    const Words& words_;
    Date as_of_;
    std::span<const ForAll> for_all_;
    std::vector<const Column*> used_;
    Imported result_;
};

/// A text that a spreadsheet would compute gets a ' in front.
std::string as_shown(const Cell& cell) {
    const std::string& text = cell.text;
    const bool computed = cell.kind == CellKind::text && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    return computed && text.find_first_not_of("-.,0123456789") != std::string::npos ? "'" + text : text;
}

}  // namespace

std::size_t Imported::clean_rows() const {
    return static_cast<std::size_t>(std::ranges::count_if(rows, [](const Row& row) { return row.not_understood.empty(); }));
}

Imported import_rows(const Sheet& sheet, const Columns& columns, const Pack& pack, const Words& words, Date as_of, std::span<const ForAll> for_all) {
    return Import(sheet, columns, pack, words, as_of, for_all).run();
}

bool add_rows(Roster& roster, std::vector<Row> rows) {
    if (roster.rows.size() + rows.size() > most_roster_rows) return false;
    const std::string fresh = fresh_row_id(roster);
    std::uint64_t next = std::stoull(fresh.substr(1));
    for (Row& row : rows) {
        row.id = "r" + std::to_string(next++);
        row.value.as_of = roster.as_of;
        row.value.readings = roster.readings;
        roster.rows.push_back(std::move(row));
    }
    return true;
}

std::string rows_as_csv(const Sheet& sheet, HeadRows heads, std::span<const std::size_t> sheet_rows) {
    std::vector<std::vector<std::string>> lines;
    const std::size_t width = sheet.width();
    const auto add = [&](std::size_t row) {
        std::vector<std::string>& line = lines.emplace_back();
        for (std::size_t c = 0; c < width; ++c) line.push_back(as_shown(sheet.at(row, c)));
    };
    for (std::size_t r = heads.first; r < heads.first + heads.count && r < sheet.rows.size(); ++r) add(r);
    for (const std::size_t row : sheet_rows) add(row);
    return csv_of(lines);
}

}  // namespace voucher::batch
