#include "src/batch/row_edit.hpp"

namespace voucher::batch {

using assess::FactValue;

void put_value(const policy::Pack& pack, const Field& field, const CellValue& value, std::string_view text, Date as_of, Row& row) {
    row.not_understood.erase(field.id);
    const auto* fact = std::get_if<FactValue>(&value);
    const auto* words = std::get_if<std::string>(&value);
    const auto* amount = std::get_if<Money>(&value);
    if (field.kind == FieldKind::fact) put_fact(pack, field, fact == nullptr ? FactValue::unknown() : *fact, row.value);
    else if (field.kind == FieldKind::text) put_text(pack, field, words == nullptr ? std::string{} : *words, row.value);
    else if (amount != nullptr) put_received(as_of.year(), *amount, row.value);
    else std::erase_if(row.value.history, [&](const assess::Received& r) { return r.year == as_of.year(); });
    if (std::holds_alternative<CellProblem>(value)) row.not_understood[field.id] = text;
}

std::optional<CellProblem> put_typed(const policy::Pack& pack, const Words& words, int field, std::string_view text, Date as_of, Row& row) {
    Cell cell;
    cell.text = text.substr(0, longest_cell);
    cell.kind = text.find_first_not_of(" \t\r\n") == std::string_view::npos ? CellKind::empty : CellKind::text;
    Column column;
    column.field = field;
    const CellValue value = read_cell(cell, column, pack, words);
    put_value(pack, words.fields[static_cast<std::size_t>(field)], value, cell.text, as_of, row);
    keep_days_in_order(pack, row);
    if (const auto* problem = std::get_if<CellProblem>(&value)) return *problem;
    return std::nullopt;
}

std::vector<DayOutOfOrder> keep_days_in_order(const policy::Pack& pack, Row& row) {
    std::vector<DayOutOfOrder> result;
    if (row.value.services.empty()) return result;
    auto& facts = row.value.services.front().facts;
    for (std::size_t i = pack.applicant_facts; i < pack.facts.size(); ++i) {
        const int end = pack.facts[i].not_after;
        if (end < static_cast<int>(pack.applicant_facts)) continue;
        const FactValue day = facts[i - pack.applicant_facts];
        FactValue& limit = facts[static_cast<std::size_t>(end) - pack.applicant_facts];
        if (!day.known || !limit.known || day.number <= limit.number) continue;
        const policy::Fact& later = pack.facts[static_cast<std::size_t>(end)];
        row.not_understood[field_id(later)] = assess::to_string(later, limit);
        limit = FactValue::unknown();
        result.push_back({end, static_cast<int>(i)});
    }
    return result;
}

}  // namespace voucher::batch
