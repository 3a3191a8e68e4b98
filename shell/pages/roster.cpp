// 孵化载体工作台: the roster of teams and enterprises of a carrier, from a table to what each must still bring.
#include "shell/pages/roster.hpp"

#include <algorithm>

#include "shell/pages/pages.hpp"
#include "shell/pages/ways.hpp"

namespace voucher::pages {
namespace {

using Stage = app::RosterState::Stage;

float busy(Context& c, Rect r) {
    const Rect card{r.x, r.y, r.w, c.px(26) + 2 * roster_pad + 56};
    c.ui.card(card);
    const auto in = c.ui.group("reading", Role::region, c.t("roster.reading"), card);
    c.line({card.x + roster_pad, card.y + roster_pad, card.w - 2 * roster_pad, c.px(26)}, c.t("roster.reading_file", {{"name", c.state.roster_state.file_name}}), style(Type::card_title));
    const ui::ButtonSpec stop{.label = c.t("roster.stop"), .icon = icon::x};
    if (c.ui.button("stop", {card.x + roster_pad, card.bottom() - roster_pad - 44, c.ui.button_width(stop), 44}, stop)) c.act(action::Roster{app::roster::Leave{}});
    return card.bottom();
}

/// What may be done with the whole roster, or with the rows that are chosen.
float toolbar(Context& c, Rect r) {
    const app::RosterState& state = c.state.roster_state;
    const std::size_t chosen = state.chosen.size();
    const std::string remove = c.t("roster.remove", {{"n", std::to_string(chosen)}});
    const std::string remind = chosen == 0 ? c.t("roster.remind_all") : c.t("roster.remind", {{"n", std::to_string(chosen)}});
    std::vector<Way> all;
    all.push_back({"import", {.label = c.t("roster.import"), .icon = icon::file_spreadsheet}, action::PickFiles{{"roster"}}});
    all.push_back({"add", {.label = c.t("roster.add"), .icon = icon::plus}, action::Roster{app::roster::AddRow{}}});
    all.push_back({"remind", {.label = remind, .icon = icon::list_checks}, action::Roster{app::roster::SaveReminders{}}});
    all.push_back({"calendar", {.label = c.t("roster.calendar"), .icon = icon::calendar_plus}, action::Roster{app::roster::SaveCalendar{}}});
    all.push_back({"summary", {.label = chosen == 0 ? c.t("roster.summary") : c.t("roster.summary_chosen"), .icon = icon::file_down}, action::Roster{app::roster::SaveSummary{}}});
    all.push_back({"save", {.label = c.t("roster.save"), .icon = icon::download}, action::Roster{app::roster::SaveWorkspace{}}});
    if (c.can_undo) all.push_back({"undo", {.icon = icon::undo_2, .name = c.t("roster.undo")}, action::Undo{}});
    if (c.can_redo) all.push_back({"redo", {.icon = icon::redo_2, .name = c.t("roster.redo")}, action::Redo{}});
    if (chosen > 0) all.push_back({"remove", {.label = remove, .icon = icon::trash_2, .kind = ButtonKind::danger}, action::Roster{app::roster::Remove{}}});
    return ways(c, r, all);
}

void announce(Context& c) {
    const app::RosterState& state = c.state.roster_state;
    std::string said;
    if (state.stage == Stage::reading) said = c.t("roster.reading_file", {{"name", state.file_name}});
    else if (state.stage == Stage::mapping) said = c.t("roster.ready", {{"n", std::to_string(state.import->found.rows.size())}, {"odd", std::to_string(state.import->found.findings.size())}});
    else if (state.stage == Stage::refused) said = c.t("roster.refused");
    else if (c.roster.roster) said = c.t("roster.sum", {{"n", std::to_string(c.roster.order.size())}, {"total", c.money(c.roster.answer.total)}});
    c.ui.status("roster", said);
}

}  // namespace

std::string roster_name(const Context& c, const batch::Row& row) { return row.name().empty() ? c.t("roster.unnamed", {{"source", row.source}}) : row.name(); }

ui::ChipSpec roster_chip(const Context& c, batch::Standing standing) {
    switch (standing) {
        case batch::Standing::ready: return {.label = c.t("roster.standing.ready"), .icon = icon::check, .text = Colour::ok, .ground = Colour::ok_wash};
        case batch::Standing::lacks_papers: return {.label = c.t("roster.standing.lacks_papers"), .icon = icon::circle_alert, .text = Colour::warn, .ground = Colour::warn_wash};
        case batch::Standing::open: return {.label = c.t("roster.standing.open"), .icon = icon::circle_help, .text = Colour::unk, .ground = Colour::unk_wash};
        case batch::Standing::not_met: break;
    }
    return {.label = c.t("roster.standing.not_met"), .icon = icon::x, .text = Colour::bad, .ground = Colour::bad_wash};
}

std::optional<std::string> roster_select(Context& c, std::string_view id, Rect r, const ui::SelectSpec& spec) {
    const app::RosterState& state = c.state.roster_state;
    ui::SelectState now = state.open_select == id ? state.select : ui::SelectState{};
    const ui::SelectState before = now;
    const auto chosen = ui::select(c.ui, id, r, spec, now);
    if (!(now == before)) c.act(action::Roster{app::roster::ShowSelect{std::string(id), now}});
    return chosen;
}

void roster(Context& c, Rect r) {
    announce(c);
    const auto in = c.ui.group("main", Role::main, c.t("page.roster"), r);
    const auto area = c.ui.scroll("page", r);
    const Rect col = c.titled_column(r, area.content, 1632, c.t("page.roster"), c.t("roster.head"));
    const app::RosterState& state = c.state.roster_state;
    float y = col.y;
    const auto below = [&] { return Rect{col.x, y, col.w, 0}; };
    const auto& rows = c.roster.roster ? c.roster.roster->rows : std::vector<batch::Row>{};
    const auto opened = std::ranges::find(rows, state.opened, &batch::Row::id);
    if (state.stage == Stage::reading) {
        y = busy(c, below());
    } else if (state.stage == Stage::mapping) {
        y = roster_import(c, below());
    } else if (state.stage == Stage::refused || rows.empty()) {
        y = roster_empty(c, below());
    } else if (opened != rows.end()) {
        y = roster_row(c, below(), static_cast<std::size_t>(opened - rows.begin()));
    } else {
        y = toolbar(c, below()) + roster_gap;
        if (!state.chosen.empty()) y = roster_bulk(c, below()) + roster_gap;
        const bool beside = col.w >= c.px(1160);
        const float aside = beside ? c.px(264) : 0;
        if (!beside) y = roster_aside(c, below()) + roster_gap;
        const float right = beside ? roster_aside(c, {col.right() - aside, y, aside, 0}) : y;
        y = std::max(roster_table(c, {col.x, y, col.w - (beside ? aside + roster_gap : 0), 0}, r), right);
    }
    c.ui.scroll_end(y + 24);
}

}  // namespace voucher::pages
