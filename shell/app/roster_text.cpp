#include "shell/app/roster_text.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <sstream>

#include "shell/app/typed.hpp"
#include "src/base/money_text.hpp"
#include "src/base/text.hpp"
#include "src/batch/csv.hpp"
#include "src/batch/reminders.hpp"

namespace voucher::app {

std::string field_label(const policy::Pack& pack, const batch::Field& field, const Catalogue& words, Language language) {
    const std::string key = "roster.field." + field.id;
    if (words.has(key)) return words(key);
    return field.fact >= 0 ? pack.facts[static_cast<std::size_t>(field.fact)].label.in(language) : field.id;
}

FieldText text_in(const policy::Pack& pack, const batch::Words& fields, std::size_t at, const batch::Row& row, Language language) {
    const batch::Field& field = fields.fields[at];
    if (const auto odd = row.not_understood.find(field.id); odd != row.not_understood.end()) return {odd->second, false, -1};
    if (field.kind == batch::FieldKind::text) {
        if (field.scope == policy::Scoped::applicant) return {batch::text_named(row.value.texts, field.text), true, -1};
        return {row.value.services.empty() ? std::string() : batch::text_named(row.value.services.front().texts, field.text), true, -1};
    }
    if (field.kind == batch::FieldKind::received) {
        return {row.value.history.empty() ? std::string() : grouped(row.value.history.front().amount), true, -1};
    }
    const policy::Fact& fact = pack.facts[static_cast<std::size_t>(field.fact)];
    const assess::FactValue value = batch::fact_in(pack, field, row.value);
    if (!value.known) return {};
    switch (fact.type) {
        case policy::Type::boolean: return {{}, true, static_cast<int>(value.number)};
        case policy::Type::choice: return {fact.options[static_cast<std::size_t>(value.number)].label.in(language), true, static_cast<int>(value.number)};
        case policy::Type::money: return {grouped(Money::from_fen(value.number)), true, -1};
        default: return {assess::to_string(fact, value), true, -1};
    }
}

bool matches(const batch::Row& row, std::string_view search) {
    if (search.empty()) return true;
    std::string all = batch::plain_word(row.name()) + "\n" + batch::plain_word(row.controller()) + "\n" + batch::plain_word(batch::applicant_text(row.value, "credit_code"));
    for (const assess::Service& service : row.value.services) {
        for (const auto& [key, text] : service.texts) all += "\n" + batch::plain_word(text);
    }
    std::istringstream parts{std::string(search)};
    for (std::string part; parts >> part;) {
        if (!all.contains(batch::plain_word(part))) return false;
    }
    return true;
}

void sort_rows(RosterView& view, std::string_view column, bool descending) {
    if (column.empty()) return;
    const auto& rows = view.roster->rows;
    const auto& answers = view.answer.rows;
    constexpr std::int64_t last = INT64_MAX;
    const auto number = [&](std::size_t i) -> std::int64_t {
        const batch::RowAnswer& a = answers[i];
        if (column == "fee") return a.figures.services.empty() ? last : a.figures.services.front().fee.low.fen();
        if (column == "total") return a.figures.total.low.fen();
        if (column == "standing") return static_cast<std::int64_t>(a.standing);
        if (column == "papers") return a.papers_missing();
        return a.days.valid_until ? a.days.valid_until->days() : last;
    };
    const auto less = [&](std::size_t a, std::size_t b) {
        if (column == "name" || column == "controller") {
            const std::string& x = column == "name" ? rows[a].name() : rows[a].controller();
            const std::string& y = column == "name" ? rows[b].name() : rows[b].controller();
            if (x.empty() != y.empty()) return y.empty();
            return descending ? y < x : x < y;
        }
        const std::int64_t x = number(a), y = number(b);
        if ((x == last) != (y == last)) return y == last;
        return descending ? y < x : x < y;
    };
    std::ranges::stable_sort(view.order, less);
}

std::string reminders_text(const policy::Pack& pack, const batch::Words& fields, const RosterView& view, std::span<const std::size_t> rows, const Catalogue& words,
                           Language language) {
    std::string text{batch::utf8_mark};
    const auto line = [&](const std::string& words_of) { text += words_of + "\r\n"; };
    line(words("roster.reminders.head", {{"title", pack.title.in(language)}, {"day", day_text(view.roster->as_of, language)}}));
    const auto all = batch::reminders(pack, *view.roster, view.answer, rows);
    if (all.empty()) line(words("roster.reminders.none"));
    for (const batch::Reminder& reminder : all) {
        const batch::Row& row = view.roster->rows[reminder.row];
        line("");
        line(row.name().empty() ? words("roster.unnamed", {{"source", row.source}}) : row.name());
        if (reminder.until) line("  " + words("roster.reminders.until", {{"day", day_text(*reminder.until, language)}}));
        if (reminder.no_service) line("  - " + words("roster.reminders.no_service"));
        for (const batch::PaperToBring& paper : reminder.papers) {
            const policy::Paper& asked = pack.papers[static_cast<std::size_t>(paper.paper)];
            const policy::Article* const article = pack.article(asked.article);
            line("  - " + words(paper.undecided ? "roster.reminders.paper_perhaps" : "roster.reminders.paper",
                                {{"paper", asked.title.in(language)}, {"article", article == nullptr ? asked.article : article->label.in(language)}}));
        }
        for (const batch::FactToTell& fact : reminder.facts) {
            const std::string& label = pack.facts[static_cast<std::size_t>(fact.fact)].label.in(language);
            if (fact.not_understood.empty()) line("  - " + words("roster.reminders.fact", {{"fact", label}}));
            else line("  - " + words("roster.reminders.odd", {{"fact", label}, {"text", fact.not_understood}}));
        }
        for (const std::string& id : reminder.other_texts) {
            const int field = batch::field_named(fields.fields, id);
            const std::string label = field < 0 ? id : field_label(pack, fields.fields[static_cast<std::size_t>(field)], words, language);
            line("  - " + words("roster.reminders.odd", {{"fact", label}, {"text", row.not_understood.at(id)}}));
        }
    }
    return text;
}

std::string template_csv(const policy::Pack& pack, const batch::Words& fields, const Catalogue& words, Language language) {
    std::vector<std::string> heads;
    for (const batch::Field& field : fields.fields) heads.push_back(field_label(pack, field, words, language));
    return batch::csv_of(std::array{heads});
}

}  // namespace voucher::app
