// Beside the deadlines: which days go into one's own calendar, and what to mind.
#include "shell/app/calendar.hpp"
#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

float item_row(Context& c, Rect r, const app::CalendarItem& item) {
    const std::string note = c.date(item.day) + " · " + item.note;
    const float width = r.w - 36;
    const TextStyle title = bold(style(Type::table));
    const float height = c.ui.measure(item.title, title, width).h + c.ui.measure(note, style(Type::caption), width).h + 2;
    const auto s = c.ui.scope(item.id);
    const Rect row{r.x, r.y, r.w, std::max(c.px(44), height)};
    const std::string name = c.t("calendar.item", {{"title", item.title}, {"day", c.date(item.day)}, {"note", item.note}});
    if (c.ui.checkbox("tick", row, {.label = name, .ticked = ui::ticked(item.ticked), .words = ui::CheckSpec::Words::by_caller})) c.act(action::TickDay{item.id, !item.ticked});
    const float top = row.y + (row.h - height) / 2;
    const float below = top + c.ui.text({row.x + 36, top, width, height}, item.title, title, ui::silent) + 2;
    c.ui.text({row.x + 36, below, width, height}, note, style(Type::caption, Colour::text2), ui::silent);
    return row.bottom();
}

float advice(Context& c, Rect r, std::string_view glyph, Colour colour, const std::string& title, const std::string& words) {
    c.ui.icon({r.x + 9, r.y + 11}, glyph, 18, colour);
    float y = r.y + c.ui.text({r.x + 26, r.y, r.w - 26, 60}, title, bold(style(Type::table)));
    y += c.ui.text({r.x + 26, y, r.w - 26, 200}, words, style(Type::table, Colour::text2));
    return y + 12;
}

/// What the measure pays by quarter, for the service that is shown.
float quarter_advice(Context& c, Rect r) {
    const auto service = static_cast<std::size_t>(c.state.service);
    if (service >= c.view.days.size()) return r.y;
    for (const schedule::RouteDay& due : schedule::route(c.pack, c.view.days[service])) {
        if (!due.quarter) continue;
        const policy::RouteStep& step = c.pack.route[static_cast<std::size_t>(due.step)];
        const std::string words = c.t("deadlines.quarter", {{"year", std::to_string(due.quarter->year)}, {"n", std::to_string(due.quarter->number)}});
        return advice(c, r, icon::info, Colour::text2, c.t("deadlines.by_quarter", {{"who", c.say(step.who)}}), words);
    }
    return r.y;
}

}  // namespace

float calendar_part(Context& c, Rect r) {
    const auto s = c.ui.scope("calendar");
    const std::vector<app::CalendarItem> items = app::calendar_items(c.pack, c.state, c.view, c.words);
    float y = r.y + c.ui.text(r, c.t("calendar.title"), style(Type::card_title), ui::heading2) + 12;
    y += c.ui.text({r.x, y, r.w, 80}, c.t(items.empty() ? "calendar.none" : "calendar.lead"), style(Type::table, Colour::text2)) + 12;
    std::size_t ticked = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        ticked += items[i].ticked ? 1 : 0;
        y = item_row(c, {r.x, y + 8, r.w, 0}, items[i]) + 8;
        if (i + 1 < items.size()) c.rule(r.x, r.right(), y);
    }
    if (!items.empty()) {
        const std::string label = c.t("calendar.save", {{"n", std::to_string(ticked)}});
        const ui::ButtonSpec save{.label = label, .icon = icon::calendar_plus, .kind = ButtonKind::primary, .disabled = ticked == 0};
        if (c.ui.button("save", {r.x, y + 12, r.w, 44}, save)) c.act(action::SaveCalendar{});
        y += 12 + 44 + 24;
    }
    y = advice(c, {r.x, y, r.w, 0}, icon::triangle_alert, Colour::warn, c.t("deadlines.dont_wait"), c.t("deadlines.dont_wait_more"));
    return quarter_advice(c, {r.x, y, r.w, 0});
}

void calendar_panel(Context& c, Rect side) {
    c.ui.fill(side, Colour::surface);
    c.ui.line({side.x, side.y}, {side.x, side.bottom()}, Colour::line);
    const auto in = c.ui.group("days", Role::complementary, c.t("calendar.title"), side);
    Rect room{side.x + 1, side.y, side.w - 1, side.h};
    const Rect bottom = room.cut_bottom(76);
    {
        const auto area = c.ui.scroll("scroll", room);
        const float y = calendar_part(c, {side.x + 20, area.content.y + 16, side.w - 40, side.h});
        c.ui.scroll_end(y + 8);
    }
    if (c.ui.button("next", {side.x + 20, bottom.y + 12, side.w - 40, 44}, {.label = c.t("deadlines.next"), .icon_after = icon::arrow_right})) c.act(action::Go{PageId::papers});
}

}  // namespace voucher::pages
