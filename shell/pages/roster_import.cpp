// A table on its way into the roster: what each column is taken for, and every cell and row that was not understood.
#include <algorithm>
#include <array>
#include <cmath>

#include "shell/app/roster_text.hpp"
#include "shell/pages/roster.hpp"

namespace voucher::pages {
namespace {

constexpr std::size_t most_findings = 60;  // shown; all of them go with the rows and into the CSV

const app::RosterImport& import_of(const Context& c) { return *c.state.roster_state.import; }

std::string label_of(const Context& c, int field) {
    return app::field_label(c.pack, c.roster_words.fields[static_cast<std::size_t>(field)], c.words, c.state.language);
}

std::string how_of(const Context& c, const batch::Column& column) {
    switch (column.how) {
        case batch::Recognised::no: return c.t("roster.how.no");
        case batch::Recognised::ignored: return c.t("roster.how.ignored");
        case batch::Recognised::exactly: return c.t("roster.how.exactly");
        case batch::Recognised::doubtful: return c.t("roster.how.doubtful", {{"head", column.head}, {"field", column.field < 0 ? "" : label_of(c, column.field)}});
        case batch::Recognised::taken: return c.t("roster.how.taken", {{"column", column.taken_by ? batch::column_letters(*column.taken_by) : ""}});
        case batch::Recognised::by_hand: break;
    }
    return c.t("roster.how.by_hand");
}

/// Cards are drawn before what lies on them: parts are measured first, with `draw` off.
float put(Context& c, Rect r, std::string_view text, TextStyle s, bool draw) {
    r.h = c.ui.measure(text, s, r.w).h;
    if (draw) c.ui.text(r, text, s);
    return r.h;
}

float column_row(Context& c, Rect r, const batch::Column& column, std::span<const ui::Option> options, bool draw) {
    const auto s = c.ui.scope("column" + std::to_string(column.column));
    const bool beside = r.w >= c.px(560);
    const bool doubtful = column.how == batch::Recognised::doubtful;
    const std::string name = c.t("roster.column_name", {{"letter", batch::column_letters(column.column)}, {"head", column.head.empty() ? c.t("roster.no_head") : column.head}});
    const std::string chosen = column.field < 0 ? "none" : std::to_string(column.field);
    const ui::SelectSpec spec{.label = name, .options = options, .chosen = chosen, .found = [&c](int n) { return c.t("roster.found", {{"n", std::to_string(n)}}); }};
    const float left = beside ? std::round(r.w * 0.46f) : r.w;
    const float height = ui::select_height(c.ui, spec, left);
    const std::string sample = column.sample.empty() ? c.t("roster.no_sample") : c.t("roster.sample", {{"text", column.sample}});
    const std::string how = how_of(c, column);
    const Rect words = beside ? Rect{r.x + left + 20, r.y, r.w - left - 20, 0} : Rect{r.x, r.y + height + 4, r.w, 0};
    const float h1 = c.ui.measure(sample, style(Type::table), words.w).h;
    const float h2 = c.ui.measure(how, style(Type::caption), words.w - 24).h;
    const float y = beside ? r.y + (height - h1 - h2) / 2 : words.y;
    const float bottom = std::max(r.y + height, y + h1 + h2) + 12;
    if (!draw) return bottom + 8;
    if (doubtful) c.ui.fill({r.x - 10, r.y - 6, r.w + 20, bottom - r.y}, Colour::warn_wash, 8);
    c.ui.text({words.x, y, words.w, h1}, sample, style(Type::table, Colour::text2));
    const bool known = column.how == batch::Recognised::exactly || column.how == batch::Recognised::by_hand;
    c.ui.icon({words.x + 8, y + h1 + c.px(10)}, doubtful ? icon::triangle_alert : known ? icon::check : icon::minus, 16, doubtful ? Colour::warn : known ? Colour::ok : Colour::text3);
    c.ui.text({words.x + 24, y + h1, words.w - 24, h2}, how, style(Type::caption, doubtful ? Colour::warn : Colour::text2));
    // Last: an open list lies over what comes below.
    if (const auto picked = roster_select(c, "field" + std::to_string(column.column), {r.x, r.y, left, height}, spec)) {
        c.act(action::Roster{app::roster::SetColumn{column.column, *picked == "none" ? -1 : std::stoi(*picked)}});
    }
    return bottom + 8;
}

/// Which sheet, which line has the heads, and what the rows are that do not say so.
float frame_row(Context& c, Rect r, bool draw) {
    const app::RosterImport& import = import_of(c);
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < std::max<std::size_t>(import.book.sheets.size(), 40); ++i) ids.push_back(std::to_string(i));
    std::vector<std::string> lines;
    const std::size_t rows = std::min<std::size_t>(30, import.book.sheets[import.sheet].rows.size());
    for (std::size_t i = 0; i < rows; ++i) lines.push_back(c.t("roster.line", {{"n", std::to_string(i + 1)}}));
    std::vector<ui::Option> sheets, heads, kinds;
    for (std::size_t i = 0; i < import.book.sheets.size(); ++i) sheets.push_back({.id = ids[i], .label = import.book.sheets[i].name});
    for (std::size_t i = 0; i < rows; ++i) heads.push_back({.id = ids[i], .label = lines[i]});
    kinds.push_back({.id = "none", .label = c.t("roster.kind.none")});
    for (std::size_t i = 0; i < c.pack.kinds.size(); ++i) kinds.push_back({.id = ids[i], .label = c.say(c.pack.kinds[i].title)});
    const std::string head = std::to_string(import.columns.heads.first), sheet = std::to_string(import.sheet), kind = import.kind < 0 ? "none" : std::to_string(import.kind);

    const bool beside = r.w >= c.px(560);
    const float width = beside ? (r.w - 2 * 16) / 3 : r.w;
    float x = r.x, y = r.y, bottom = r.y;
    const auto put = [&](const char* id, std::string_view label, std::span<const ui::Option> options, std::string_view chosen) {
        const ui::SelectSpec spec{.label = label, .options = options, .chosen = chosen};
        const float height = ui::select_height(c.ui, spec, width);
        const auto picked = !draw ? std::nullopt : roster_select(c, id, {x, y, width, height}, spec);
        bottom = std::max(bottom, y + height);
        if (beside) x += width + 16;
        else y += height + 12;
        return picked;
    };
    if (const auto picked = put("sheet", c.t("roster.sheet"), sheets, sheet)) c.act(action::Roster{app::roster::ShowSheet{static_cast<std::size_t>(std::stoul(*picked))}});
    if (const auto picked = put("heads", c.t("roster.heads"), heads, head)) c.act(action::Roster{app::roster::SetHeads{static_cast<std::size_t>(std::stoul(*picked))}});
    if (const auto picked = put("kind", c.t("roster.kind"), kinds, kind)) c.act(action::Roster{app::roster::SetKind{*picked == "none" ? -1 : std::stoi(*picked)}});
    return bottom + 20;
}

float columns_part(Context& c, Rect r, bool draw) {
    const app::RosterImport& import = import_of(c);
    std::vector<std::string> ids, labels;
    for (std::size_t i = 0; i < c.roster_words.fields.size(); ++i) {
        ids.push_back(std::to_string(i));
        labels.push_back(label_of(c, static_cast<int>(i)));
    }
    std::vector<ui::Option> options{{.id = "none", .label = c.t("roster.not_imported")}};
    for (std::size_t i = 0; i < ids.size(); ++i) options.push_back({.id = ids[i], .label = labels[i]});
    if (draw) c.line({r.x, r.y, r.w, c.px(26)}, c.t("roster.columns"), style(Type::card_title), ui::heading2);
    float y = r.y + c.px(26) + 12;
    y = frame_row(c, {r.x, y, r.w, 0}, draw);
    for (const batch::Column& column : import.columns.columns) {
        if (column.head.empty() && column.sample.empty()) continue;
        y = column_row(c, {r.x, y, r.w, 0}, column, options, draw);
    }
    return y;
}

float finding_row(Context& c, Rect r, const batch::ImportFinding& odd, std::size_t n, bool draw) {
    const auto s = c.ui.scope("odd" + std::to_string(n));
    float y = r.y;
    const std::string place = odd.finding.found.empty() ? odd.finding.place : c.t("roster.odd", {{"place", odd.finding.place}, {"found", odd.finding.found}});
    y += put(c, {r.x, y, r.w, 0}, place, bold(style(Type::table, odd.finding.severity == Severity::error ? Colour::bad : Colour::warn)), draw);
    y += put(c, {r.x, y, r.w, 0}, c.finding(odd.finding), style(Type::table, Colour::text2), draw);
    // Where it may be one of a few, the person says which.
    float x = r.x;
    if (!odd.suggestions.empty()) y += 6;
    for (std::size_t i = 0; i < odd.suggestions.size(); ++i) {
        const int option = odd.suggestions[i];
        const policy::Fact& fact = c.pack.facts[static_cast<std::size_t>(c.roster_words.fields[static_cast<std::size_t>(odd.field)].fact)];
        const std::string id = "option" + std::to_string(option);
        const ui::ButtonSpec spec{.label = c.say(fact.options[static_cast<std::size_t>(option)].label)};
        const float width = std::min(r.w, c.ui.button_width(spec));
        if (x > r.x && x + width > r.right()) {
            x = r.x;
            y += 52;
        }
        if (draw && c.ui.button(id, {x, y, width, 44}, spec)) c.act(action::Roster{app::roster::SayWhich{odd.row, odd.field, option}});
        x += width + 8;
    }
    if (!odd.suggestions.empty()) y += 44;
    if (draw) c.rule(r.x, r.right(), y + 7);
    return y + 15;
}

float odd_part(Context& c, Rect r, bool draw) {
    const batch::Imported& found = import_of(c).found;
    const std::string head = c.t("roster.odd.head", {{"n", std::to_string(found.findings.size())}});
    if (draw) c.line({r.x, r.y, r.w, c.px(26)}, head, style(Type::card_title), ui::heading2);
    float y = r.y + c.px(26) + 8;
    y += put(c, {r.x, y, r.w, 0}, c.t(found.findings.empty() ? "roster.odd.none" : "roster.odd.kept"), style(Type::table, Colour::text2), draw) + 12;
    for (std::size_t n = 0; n < std::min(most_findings, found.findings.size()); ++n) y = finding_row(c, {r.x, y, r.w, 0}, found.findings[n], n, draw);
    if (found.findings.size() > most_findings) {
        y += put(c, {r.x, y, r.w, 0}, c.t("roster.odd.more", {{"n", std::to_string(found.findings.size() - most_findings)}}), style(Type::caption, Colour::text2), draw) + 8;
    }
    std::array<std::size_t, 4> why{};
    for (const batch::RowNotTaken& row : found.not_taken) ++why.at(static_cast<std::size_t>(row.why));
    constexpr std::array<const char*, 4> names{"roster.skipped.empty", "roster.skipped.total", "roster.skipped.heads", "roster.skipped.nothing"};
    for (std::size_t i = 0; i < why.size(); ++i) {
        if (why.at(i) == 0) continue;
        std::string places;
        std::size_t told = 0;
        for (const batch::RowNotTaken& row : found.not_taken) {
            if (static_cast<std::size_t>(row.why) != i || told++ >= 12) continue;
            places += (places.empty() ? "" : ", ") + std::to_string(row.row + 1);
        }
        if (told > 12) places += " …";
        const auto s = c.ui.scope(names.at(i));
        y += put(c, {r.x, y, r.w, 0}, c.t(names.at(i), {{"n", std::to_string(why.at(i))}, {"places", places}}), style(Type::table, Colour::text2), draw) + 6;
    }
    return y;
}

float take_part(Context& c, Rect r, bool draw) {
    const batch::Imported& found = import_of(c).found;
    const std::size_t rows = found.rows.size();
    const std::string text = c.t("roster.can", {{"n", std::to_string(rows)}, {"clean", std::to_string(found.clean_rows())}});
    float y = r.y + put(c, {r.x, r.y, r.w, 0}, text, style(Type::body), draw) + 12;
    if (!draw) return y + 52 + (found.findings.empty() ? 0.0f : 52.0f) + 44;
    const std::string label = c.t(rows == 0 ? "roster.take_none" : "roster.take", {{"n", std::to_string(rows)}});
    if (c.ui.button("take", {r.x, y, r.w, 44}, {.label = label, .icon_after = rows == 0 ? "" : icon::arrow_right, .kind = ButtonKind::primary, .disabled = rows == 0})) c.act(action::Roster{app::roster::Take{}});
    y += 52;
    if (!found.findings.empty()) {
        if (c.ui.button("problems", {r.x, y, r.w, 44}, {.label = c.t("roster.problems"), .icon = icon::download})) c.act(action::Roster{app::roster::SaveProblems{}});
        y += 52;
    }
    if (c.ui.button("leave", {r.x, y, r.w, 44}, {.label = c.t("roster.leave"), .kind = ButtonKind::text})) c.act(action::Roster{app::roster::Leave{}});
    return y + 44;
}

}  // namespace

float roster_import(Context& c, Rect r) {
    const app::RosterImport& import = import_of(c);
    const std::string head = c.t("roster.file", {{"name", import.book.file}, {"n", std::to_string(import.found.data_rows)}});
    float y = r.y + c.ui.text({r.x, r.y, r.w, 100}, head, bold(style(Type::body))) + roster_gap;
    const bool beside = r.w >= c.px(960);
    const float aside = beside ? c.px(376) : r.w;
    const Rect left{r.x, y, beside ? r.w - aside - roster_gap : r.w, 0};
    using Part = float (*)(Context&, Rect, bool);
    const auto card = [&c](Rect place, std::string_view id, const std::string& name, Part part) {
        const Rect inner{place.x + roster_pad, place.y + roster_pad, place.w - 2 * roster_pad, 0};
        const Rect whole{place.x, place.y, place.w, part(c, inner, false) + roster_pad - place.y};
        c.ui.card(whole);
        const auto in = c.ui.group(id, Role::region, name, whole);
        part(c, inner, true);
        return whole.bottom() + roster_gap;
    };
    const std::string odd_name = c.t("roster.odd.head", {{"n", std::to_string(import.found.findings.size())}});
    if (!beside) {
        y = card(left, "columns", c.t("roster.columns"), columns_part);
        y = card({r.x, y, r.w, 0}, "odd", odd_name, odd_part);
        return card({r.x, y, r.w, 0}, "take", c.t("roster.taking"), take_part);
    }
    // Open lists lie over what is drawn before them: what stands beside comes first.
    const Rect right{r.right() - aside, y, aside, 0};
    const float below = card(right, "take", c.t("roster.taking"), take_part);
    const float odd = card({right.x, below, right.w, 0}, "odd", odd_name, odd_part);
    return std::max(odd, card(left, "columns", c.t("roster.columns"), columns_part));
}

}  // namespace voucher::pages
