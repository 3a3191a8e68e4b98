// The carrier's page before there are rows: what goes here, a table to start from, and why a file could not be taken.
#include <algorithm>

#include "shell/pages/roster.hpp"

namespace voucher::pages {

float roster_empty(Context& c, Rect r) {
    const app::RosterState& state = c.state.roster_state;
    float y = r.y;
    if (state.stage == app::RosterState::Stage::refused) {
        const std::string key = "roster.refused." + state.code;
        const std::string text = c.words.has(key) ? c.t(key) : c.t("roster.refused.other");
        std::string detail = state.detail;
        if (!state.findings.empty()) detail = state.findings.front().place + "  " + c.finding(state.findings.front());
        const float width = r.w - 2 * roster_pad - 36;
        const std::string head = c.t("roster.refused.head", {{"name", state.file_name}});
        const float h1 = c.ui.measure(head, style(Type::card_title), width).h;
        const float h2 = c.ui.measure(text, style(Type::body), width).h;
        const float h3 = detail.empty() ? 0 : c.ui.measure(detail, style(Type::caption), width).h + 4;
        const Rect card{r.x, y, r.w, 2 * roster_pad + h1 + 4 + h2 + h3};
        c.ui.card(card);
        c.ui.border(card, Colour::bad, 12, 2);
        const auto in = c.ui.group("refused", Role::region, c.t("roster.refused"), card);
        c.ui.icon({card.x + roster_pad + 10, card.y + roster_pad + h1 / 2}, icon::circle_alert, 22, Colour::bad);
        const float x = card.x + roster_pad + 36;
        float at = card.y + roster_pad;
        at += c.ui.text({x, at, width, h1}, head, style(Type::card_title), ui::heading2) + 4;
        at += c.ui.text({x, at, width, h2}, text, style(Type::body)) + 4;
        if (h3 > 0) c.ui.text({x, at, width, h3}, detail, style(Type::caption, Colour::text2));
        y = card.bottom() + roster_gap;
    }
    const Rect zone{r.x, y, r.w, c.px(150)};
    if (c.ui.drop_zone("choose", zone, c.t(c.state.drag_over ? "roster.let_go" : "roster.drop"), c.t("roster.choose"), c.t("roster.drop.help"), c.state.drag_over)) {
        c.act(action::PickFiles{{"roster"}});
    }
    y = zone.bottom() + roster_gap;
    const ui::ButtonSpec form{.label = c.t("roster.template"), .icon = icon::download};
    const ui::ButtonSpec add{.label = c.t("roster.add_first"), .icon = icon::plus};
    const float first = std::min(r.w, c.ui.button_width(form));
    const float second = std::min(r.w, c.ui.button_width(add));
    if (c.ui.button("template", {r.x, y, first, 44}, form)) c.act(action::Roster{app::roster::SaveTemplate{}});
    const bool beside = first + 8 + second <= r.w;
    if (!beside) y += 52;
    if (c.ui.button("add", {beside ? r.x + first + 8 : r.x, y, second, 44}, add)) c.act(action::Roster{app::roster::AddRow{}});
    y += 44 + 20;
    for (const char* const key : {"roster.about.1", "roster.about.2", "roster.about.3"}) {
        const auto s = c.ui.scope(key);
        const float h = c.ui.measure(c.t(key), style(Type::body), r.w - 28).h;
        c.ui.icon({r.x + 9, y + c.px(12)}, icon::check, 17, Colour::ok);
        c.ui.text({r.x + 28, y, r.w - 28, h}, c.t(key), style(Type::body, Colour::text2));
        y += h + 8;
    }
    // The rows that are there stay as they are; a file that was refused changes nothing.
    if (state.stage == app::RosterState::Stage::refused && c.roster.roster && !c.roster.roster->rows.empty()) {
        const ui::ButtonSpec back{.label = c.t("roster.back_to_rows"), .icon = icon::arrow_left};
        if (c.ui.button("back_to_rows", {r.x, y + 8, c.ui.button_width(back), 44}, back)) c.act(action::Roster{app::roster::Leave{}});
        y += 60;
    }
    return y;
}

}  // namespace voucher::pages
