#include "src/batch/sheet.hpp"

#include "src/base/date.hpp"
#include "src/batch/decimal.hpp"
#include "src/batch/strict_object.hpp"

namespace voucher::batch {
namespace {

using nlohmann::json;

class Reader {
public:
    Workbook read(const json& document) {
        Workbook book;
        StrictObject root(document, "", complaints);
        root.format("innovation-voucher-sheets/1");
        book.file = root.text("file", true, longest_cell);
        book.reader = root.text("reader", true, 16);
        if (!book.reader.empty() && book.reader != "xlsx" && book.reader != "csv")
            complaints.say("bad_value", "/reader", shown(book.reader), "\"xlsx\" or \"csv\"");
        book.encoding = root.text("encoding", false, 32);
        root.objects("sheets", true, most_sheets, [&](StrictObject& object) { sheet(object, book); });
        return book;
    }

    Complaints complaints{"sheets", {}};

private:
    void sheet(StrictObject& object, Workbook& book) {
        Sheet result;
        result.name = object.text("name", true, longest_cell);
        result.hidden = object.flag("hidden");
        object.list("rows", true, most_rows, [&](const json& row, const std::string& place) {
            result.rows.push_back(cells(row, place));
        });
        object.list("merged", false, most_merged, [&](const json& range, const std::string& place) { merge(range, place, result); });
        for (std::size_t i = 0; i < result.merged.size(); ++i) mark(i, object.at("merged") + "/" + std::to_string(i), result);
        book.sheets.push_back(std::move(result));
    }

    std::vector<Cell> cells(const json& row, const std::string& place) {
        std::vector<Cell> result;
        if (!row.is_array() || row.size() > most_columns) {
            complaints.say("wrong_type", place, row.is_array() ? std::to_string(row.size()) + " cells" : shown(row),
                           "a list of at most " + std::to_string(most_columns) + " cells");
            return result;
        }
        std::size_t length = row.size();
        while (length > 0 && row[length - 1].is_null()) --length;
        cells_ += length;
        if (cells_ > most_cells) {
            if (cells_ - length <= most_cells)
                complaints.say("too_large", place, std::to_string(cells_) + " cells", "at most " + std::to_string(most_cells) + " cells in all");
            return result;
        }
        result.reserve(length);
        for (std::size_t i = 0; i < length; ++i) {
            if (row[i].is_null()) result.emplace_back();
            else if (row[i].is_string()) result.push_back(text_cell(row[i], place, i));
            else result.push_back(typed_cell(row[i], place + "/" + std::to_string(i)));
        }
        return result;
    }

    Cell text_cell(const json& value, const std::string& place, std::size_t column) {
        const auto& text = value.get_ref<const std::string&>();
        if (text.size() > longest_cell) {
            complaints.say("too_large", place + "/" + std::to_string(column), std::to_string(text.size()) + " bytes",
                           "at most " + std::to_string(longest_cell) + " bytes in a cell");
            return {};
        }
        const bool blank = text.find_first_not_of(" \t\r\n") == std::string::npos;
        Cell cell;
        cell.kind = blank ? CellKind::empty : CellKind::text;
        cell.text = text;
        return cell;
    }

    Cell typed_cell(const json& value, const std::string& place) {
        StrictObject object(value, place, complaints);
        const std::string type = object.text("t", true, 1);
        Cell cell;
        if (type == "n") {
            cell = {.kind = CellKind::number, .text = object.text("w", false, longest_cell), .value = object.text("v", true, 64)};
            if (!cell.value.empty() && !Decimal::parse(cell.value)) complaints.say("bad_value", place + "/v", shown(cell.value), "a number as text");
            if (cell.text.empty()) cell.text = cell.value;
        } else if (type == "d") {
            cell = {.kind = CellKind::date, .text = object.text("w", false, longest_cell), .value = object.text("v", true, 10)};
            if (!cell.value.empty() && !Date::parse(cell.value)) complaints.say("bad_value", place + "/v", shown(cell.value), "a day that exists, YYYY-MM-DD");
            if (cell.text.empty()) cell.text = cell.value;
        } else if (type == "b") {
            const bool yes = object.flag("v");
            object.find("v", true);
            cell = {.kind = CellKind::boolean, .text = object.text("w", false, longest_cell), .value = yes ? "true" : "false"};
            if (cell.text.empty()) cell.text = yes ? "TRUE" : "FALSE";
        } else if (type == "e") {
            cell = {.kind = CellKind::error, .text = object.text("w", true, longest_cell), .value = {}};
        } else if (!type.empty()) {
            complaints.say("bad_value", place + "/t", shown(type), "one of n d b e");
        }
        return cell;
    }

    void merge(const json& range, const std::string& place, Sheet& sheet) {
        const auto number = [&](std::size_t i, std::size_t most) {
            return i < range.size() && range[i].is_number_unsigned() && range[i].get<std::uint64_t>() < most;
        };
        if (!range.is_array() || range.size() != 4 || !number(0, 1U << 20U) || !number(1, 1U << 14U) || !number(2, 1U << 20U) || !number(3, 1U << 14U) ||
            range[0] > range[2] || range[1] > range[3]) {
            return complaints.say("bad_value", place, shown(range), "[first row, first column, last row, last column] from 0");
        }
        sheet.merged.push_back({range[0], range[1], range[2], range[3]});
    }

    /// A merged range's cells stand in every row that there is, also where the row ends before them.
    void mark(std::size_t index, const std::string& place, Sheet& sheet) {
        const MergedRange range = sheet.merged[index];
        const std::size_t end_column = std::min(range.last_column + 1, most_columns);
        const std::size_t end_row = std::min(range.last_row + 1, sheet.rows.size());
        if (range.first_row >= end_row || range.first_column >= end_column) return;
        cells_ += (end_row - range.first_row) * (end_column - range.first_column);
        if (cells_ > most_cells) return complaints.say("too_large", place, std::to_string(cells_) + " cells, merged ones twice", "at most " + std::to_string(most_cells) + " cells in all");
        for (std::size_t r = range.first_row; r < end_row; ++r) {
            auto& row = sheet.rows[r];
            row.resize(std::max(row.size(), end_column));
            for (std::size_t c = range.first_column; c < end_column; ++c) {
                row[c].range = static_cast<std::int32_t>(index);
                row[c].continued = r != range.first_row || c != range.first_column;
            }
        }
    }

    std::size_t cells_ = 0;
};

}  // namespace

const Cell& Sheet::at(std::size_t row, std::size_t column) const {
    static const Cell none;
    return row < rows.size() && column < rows[row].size() ? rows[row][column] : none;
}

std::size_t Sheet::width() const {
    std::size_t result = 0;
    for (const auto& row : rows) result = std::max(result, row.size());
    return result;
}

const MergedRange* Sheet::merged_at(std::size_t row, std::size_t column) const {
    const std::int32_t range = at(row, column).range;
    return range < 0 ? nullptr : &merged[static_cast<std::size_t>(range)];
}

const Cell& Sheet::shown_at(std::size_t row, std::size_t column) const {
    const MergedRange* range = merged_at(row, column);
    return range == nullptr ? at(row, column) : at(range->first_row, range->first_column);
}

std::expected<Workbook, std::vector<Finding>> read_sheets(std::string_view text) {
    const auto document = read_json(text, "sheets", {.bytes = most_sheets_bytes, .depth = 8});
    if (!document) return std::unexpected(std::vector{document.error()});
    Reader reader;
    Workbook book = reader.read(*document);
    if (!reader.complaints.findings.empty()) return std::unexpected(std::move(reader.complaints.findings));
    return book;
}

std::string column_letters(std::size_t column) {
    std::string letters;
    for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
    return letters;
}

std::string cell_name(const Sheet& sheet, std::size_t row, std::size_t column) {
    return sheet.name + "!" + column_letters(column) + std::to_string(row + 1);
}

}  // namespace voucher::batch
