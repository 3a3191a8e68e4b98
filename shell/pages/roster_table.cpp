// The roster's rows. Only those in view are drawn and are in the semantics tree, which says how many there are.
#include <algorithm>
#include <array>
#include <cmath>

#include "shell/pages/long_columns.hpp"
#include "shell/pages/roster.hpp"

namespace voucher::pages {
namespace {

constexpr std::array<LongColumn, 7> columns{{{"name", 1.55f}, {"controller", 1.05f}, {"fee", 1.6f, ui::Align::right}, {"total", 1.8f, ui::Align::right}, {"standing", 1.2f},
                                         {"papers", 1.05f}, {"until", 1.75f}}};

struct RowText {
    std::string name, controller, fee, total, papers, until;
    Colour total_ink = Colour::text, papers_ink = Colour::ok, until_ink = Colour::text;
    bool urgent = false;
};

RowText text_of(const Context& c, std::size_t at) {
    const batch::Row& row = c.roster.roster->rows[at];
    const batch::RowAnswer& answer = c.roster.answer.rows[at];
    RowText text;
    text.name = roster_name(c, row);
    text.controller = row.controller().empty() ? "–" : row.controller();
    text.fee = answer.figures.services.empty() ? "–" : c.figure(answer.figures.services.front().fee);
    text.total = c.figure(answer.figures.total);
    if (!answer.figures.total.is_exact()) text.total_ink = Colour::unk;
    const int missing = answer.papers_missing();
    text.papers = missing > 0 ? c.t("roster.missing", {{"n", std::to_string(missing)}}) : answer.papers_undecided > 0 ? c.t("roster.undecided") : c.t("roster.complete");
    text.papers_ink = missing > 0 ? Colour::bad : answer.papers_undecided > 0 ? Colour::unk : Colour::ok;
    const schedule::ServiceDays& days = answer.days;
    if (days.standing == schedule::Standing::claimed) text.until = c.t("roster.claimed");
    else if (!days.valid_until) text.until = "–";
    else if (days.days_left && *days.days_left >= 0) text.until = c.t("roster.until_left", {{"day", days.valid_until->to_string()}, {"n", std::to_string(*days.days_left)}});
    else text.until = c.t("roster.until_past", {{"day", days.valid_until->to_string()}});
    const bool past = days.standing == schedule::Standing::run_out || days.standing == schedule::Standing::too_late;
    text.urgent = past || (days.days_left && *days.days_left <= 30);
    text.until_ink = past ? Colour::bad : text.urgent ? Colour::warn : Colour::text;
    return text;
}

void open_row(Context& c, Rect r, const std::string& name, const std::string& id) {
    if (c.ui.pressable("open", r, Role::button, name, 0).pressed) c.act(action::Roster{app::roster::OpenRow{id}});
}

void box(Context& c, Rect r, const std::string& name, const std::string& id) {
    const bool chosen = c.state.roster_state.chosen.contains(id);
    const auto cell = c.ui.group("~box", Role::cell, "", r);
    if (c.ui.checkbox("box", r, {.label = name, .ticked = ui::ticked(chosen), .words = ui::CheckSpec::Words::none})) c.act(action::Roster{app::roster::Choose{id}});
}

void wide_row(Context& c, Rect r, std::size_t at) {
    const batch::Row& row = c.roster.roster->rows[at];
    const RowText text = text_of(c, at);
    Rect rest = r;
    box(c, rest.cut_left(44), text.name, row.id);
    const auto cells = cells_of(columns, rest);
    {
        const auto first = c.ui.group("name", Role::cell, "", cells[0]);
        open_row(c, cells[0], text.name, row.id);
        c.ui.text({cells[0].x + cell_pad, r.y + (r.h - c.px(22)) / 2, cells[0].w - 2 * cell_pad, c.px(22)}, text.name, one_line(bold(style(Type::table, Colour::pri))), ui::silent);
    }
    long_cell(c, "controller", cells[1], text.controller, style(Type::table));
    long_cell(c, "fee", cells[2], text.fee, style(Type::table, Colour::text, ui::Align::right));
    long_cell(c, "total", cells[3], text.total, bold(style(Type::table, text.total_ink, ui::Align::right)));
    {
        const auto in = c.ui.group("standing", Role::cell, "", cells[4]);
        c.ui.chip("chip", {cells[4].x + cell_pad, r.y + (r.h - c.px(24)) / 2}, roster_chip(c, c.roster.answer.rows[at].standing));
    }
    long_cell(c, "papers", cells[5], text.papers, style(Type::table, text.papers_ink));
    const TextStyle until = style(Type::table, text.until_ink);
    long_cell(c, "until", cells[6], text.until, text.urgent ? bold(until) : until);
}

/// On a narrow page: three lines a row.
void narrow_row(Context& c, Rect r, std::size_t at) {
    const batch::Row& row = c.roster.roster->rows[at];
    const RowText text = text_of(c, at);
    Rect rest = r;
    box(c, rest.cut_left(44), text.name, row.id);
    const auto in = c.ui.group("all", Role::cell, "", rest);
    open_row(c, rest, text.name, row.id);
    const ui::ChipSpec chip = roster_chip(c, c.roster.answer.rows[at].standing);
    const float chip_width = c.ui.chip_width(chip);
    const float width = rest.w - 2 * cell_pad;
    const float line = c.px(24);
    const float y = r.y + (r.h - 3 * line - 4) / 2;
    c.ui.text({rest.x + cell_pad, y, width - chip_width - 8, line}, text.name, one_line(bold(style(Type::table, Colour::pri))), ui::silent);
    c.ui.chip("chip", {rest.right() - cell_pad - chip_width, y}, chip);
    c.ui.text({rest.x + cell_pad, y + line + 2, width, line}, c.money(c.roster.answer.rows[at].figures.total), one_line(bold(style(Type::table, text.total_ink))));
    const float papers = c.ui.measure(text.papers, one_line(style(Type::caption))).w + 12;
    c.ui.text({rest.x + cell_pad, y + 2 * line + 4, papers, line}, text.papers, one_line(style(Type::caption, text.papers_ink)));
    c.ui.text({rest.x + cell_pad + papers, y + 2 * line + 4, width - papers, line}, text.until, one_line(style(Type::caption, text.until_ink)));
}

void head(Context& c, Rect r) {
    const app::RosterState& state = c.state.roster_state;
    const auto row = c.ui.long_row("~head", r, 1, false);
    c.ui.fill(r, Colour::well);
    Rect rest = r;
    const auto chosen = [&](std::size_t at) { return state.chosen.contains(c.roster.roster->rows[at].id); };
    const auto count = std::ranges::count_if(c.roster.order, chosen);
    const Rect first = rest.cut_left(44);
    {
        const auto all = c.ui.group("~all", Role::columnheader, c.t("roster.choose_all"), first);
        const auto ticked = count == 0 ? ui::CheckSpec::Ticked::no : count == std::ssize(c.roster.order) ? ui::CheckSpec::Ticked::yes : ui::CheckSpec::Ticked::some;
        if (c.ui.checkbox("box", first, {.label = c.t("roster.choose_all"), .ticked = ticked, .words = ui::CheckSpec::Words::none})) c.act(action::Roster{app::roster::ChooseAll{}});
    }
    if (c.narrow()) return;
    const auto cells = cells_of(columns, rest);
    if (const auto pressed = sortable_heads(c, columns, cells, "roster.column.", state.sorted, state.descending)) c.act(action::Roster{app::roster::Sort{*pressed}});
}

}  // namespace

float roster_table(Context& c, Rect r, Rect seen) {
    const app::RosterState& state = c.state.roster_state;
    const ui::FieldSpec search{.label = c.t("roster.search"), .text = state.search, .placeholder = c.t("roster.search_example")};
    const bool typing = state.typing == app::carrier_field;
    const ui::FieldSpec carrier{.label = c.t("roster.carrier"), .text = typing ? state.typed : c.roster.roster->carrier, .optional_mark = c.t("mark.optional")};
    const bool beside = r.w >= c.px(560);
    const float field = beside ? (r.w - 16) / 2 : r.w;
    const float field_height = std::max(c.ui.field_height(search, field), c.ui.field_height(carrier, field));
    float y = r.y;
    const auto named = c.ui.field("carrier", {r.x, y, field, field_height}, carrier);
    if (named.committed || named.changed) c.act(action::Roster{app::roster::Type{std::string(app::carrier_field), named.text, named.committed}});
    if (!beside) y += field_height + 12;
    const auto typed = c.ui.field("search", {beside ? r.x + field + 16 : r.x, y, field, field_height}, search);
    if (typed.changed) c.act(action::Roster{app::roster::Search{typed.text}});
    y += field_height + 12;

    const std::size_t count = c.roster.order.size();
    const float height = c.narrow() ? 3 * c.px(24) + 24 : std::round(44 * std::max(1.0f, c.ui.look().text_scale));
    const float head_height = c.narrow() ? 44 : std::round(36 * std::max(1.0f, c.ui.look().text_scale));
    const Rect table{r.x, y, r.w, head_height + height * static_cast<float>(count)};
    if (count == 0) {
        y += c.ui.text({r.x, y, r.w, 100}, c.t("roster.nothing_found"), style(Type::body, Colour::text2));
        return y;
    }
    const auto in = c.ui.long_table("rows", c.t("roster.table"), table, static_cast<int>(count) + 1);
    c.ui.fill(table, Colour::surface, 8);
    head(c, {table.x, y, table.w, head_height});
    const float first_y = y + head_height;
    const auto [first, last] = rows_drawn(first_y, height, count, seen);
    for (long n = first; n < last; ++n) {
        const std::size_t row = c.roster.order[static_cast<std::size_t>(n)];
        const Rect area{table.x, first_y + height * static_cast<float>(n), table.w, height};
        const std::string& id = c.roster.roster->rows[row].id;
        const auto group = c.ui.long_row(id, area, static_cast<int>(n) + 2, state.chosen.contains(id));
        if (state.chosen.contains(id)) c.ui.fill(area.inset(1, 0), Colour::pri_wash);
        c.rule(area.x, area.right(), area.y);
        if (c.narrow()) narrow_row(c, area, row);
        else wide_row(c, area, row);
    }
    c.ui.border(table, Colour::line, 8);
    return table.bottom();
}

}  // namespace voucher::pages
