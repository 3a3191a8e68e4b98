// 兑付时限: until when each service can be claimed, and the way that a claim takes. No day that the measure does not
// give: what has none says so.
#include <array>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

using schedule::Standing;

std::string_view state_key(Standing standing) {
    switch (standing) {
        case Standing::unknown: return "deadlines.unknown";
        case Standing::open: return "deadlines.open";
        case Standing::run_out: return "deadlines.run_out";
        case Standing::claimed: return "deadlines.claimed";
        case Standing::too_late: return "deadlines.too_late";
    }
    return "";
}

Colour state_colour(Standing standing) {
    switch (standing) {
        case Standing::open: return Colour::warn;
        case Standing::claimed: return Colour::ok;
        case Standing::run_out:
        case Standing::too_late: return Colour::bad;
        case Standing::unknown: break;
    }
    return Colour::unk;
}

/// From completion to the last day: the part until the claim (or the as-of date) filled, the as-of date as a post.
void validity_bar(Context& c, Rect r, const schedule::ServiceDays& days) {
    if (!days.completed || !days.valid_until) return;
    const auto whole = static_cast<float>(days.valid_until->days() - days.completed->days());
    const auto at = [&](Date day) { return r.x + r.w * std::clamp(static_cast<float>(day.days() - days.completed->days()) / whole, 0.0f, 1.0f); };
    c.ui.fill(r, Colour::pri_wash, 6);
    c.ui.border(r, Colour::pri, 6);
    if (days.claimed) c.ui.fill({r.x, r.y, std::max(6.0f, at(*days.claimed) - r.x), r.h}, Colour::ok, 6);
    if (*days.completed <= c.view.as_of && c.view.as_of <= *days.valid_until) c.ui.fill({at(c.view.as_of) - 1, r.y - 6, 3, r.h + 12}, Colour::text);
}

float service_card(Context& c, Rect r, std::size_t index) {
    const schedule::ServiceDays& days = c.view.days[index];
    const std::string title = c.service_title(static_cast<int>(index));
    const Rect card{r.x, r.y, r.w, days.valid_until ? 148.0f : 96.0f};
    c.ui.card(card);
    const auto s = c.ui.group(c.state.input.services[index].id, Role::region, title, card);
    const Rect in = card.inset(20, 16);
    const std::string state = days.standing == Standing::open && days.days_left ? c.t("deadlines.days_left", {{"n", std::to_string(*days.days_left)}}) : c.t(state_key(days.standing));
    const TextStyle state_style = bold(style(Type::caption, state_colour(days.standing), ui::Align::right));
    const float state_width = c.ui.measure(state, one_line(state_style)).w;
    c.line({in.x, in.y, in.w - state_width - 16, 24}, std::to_string(index + 1) + "  " + title, bold(style(Type::body)), ui::heading2);
    c.line({in.x, in.y, in.w, 24}, state, state_style);
    if (!days.valid_until) {
        c.line({in.x, in.y + 32, in.w, 24}, c.t("deadlines.enter_completed"), style(Type::table, Colour::text2));
        return card.bottom();
    }
    const std::string last = c.t("deadlines.last_day", {{"day", c.date(*days.valid_until)}});
    c.line({in.x, in.y + 30, in.w, 24}, last, style(Type::table));
    const std::string from = days.claimed ? c.t("deadlines.claimed_on", {{"day", c.date(*days.claimed)}}) : c.t("deadlines.not_claimed", {{"day", c.date(c.view.as_of)}});
    if (!c.phone()) c.line({in.x, in.y + 30, in.w, 24}, from, style(Type::caption, Colour::text2, ui::Align::right));
    validity_bar(c, {in.x, in.y + 66, in.w, 20}, days);
    c.line({in.x, in.y + 94, in.w / 2, 20}, c.t("deadlines.completed_on", {{"day", c.date(*days.completed)}}), style(Type::caption, Colour::text2));
    c.line({in.x + in.w / 2, in.y + 94, in.w / 2, 20}, c.date(*days.valid_until), style(Type::caption, Colour::text2, ui::Align::right));
    return card.bottom();
}

std::string day_of(const Context& c, const policy::RouteStep& step, const schedule::RouteDay& day) {
    if (day.quarter) return c.t("deadlines.quarter", {{"year", std::to_string(day.quarter->year)}, {"n", std::to_string(day.quarter->number)}});
    if (day.until) return c.t(step.day == policy::RouteStep::Day::valid_until ? "deadlines.until" : "deadlines.as_a_rule", {{"day", c.date(*day.until)}});
    return c.say(step.when);
}

/// The way of the chosen service's claim, step by step.
float route_card(Context& c, Rect r) {
    const auto service = static_cast<std::size_t>(c.state.service);
    const schedule::ServiceDays days = service < c.view.days.size() ? c.view.days[service] : schedule::ServiceDays{};
    const auto route = schedule::route(c.pack, days);
    const float row = c.phone() ? 72 : 60;
    const Rect card{r.x, r.y, r.w, 56 + row * static_cast<float>(route.size()) + 8};
    c.ui.card(card);
    const auto s = c.ui.group("route", Role::region, c.t("deadlines.route"), card);
    c.line({card.x + 20, card.y, card.w - 40, 56}, c.t("deadlines.route"), style(Type::card_title), ui::heading2);
    float y = card.y + 56;
    for (std::size_t i = 0; i < route.size(); ++i) {
        const policy::RouteStep& step = c.pack.route[static_cast<std::size_t>(route[i].step)];
        const auto here = c.ui.scope(step.id);
        const float x = card.x + 36;
        if (i + 1 < route.size()) c.ui.line({x, y + 32}, {x, y + row + 4}, Colour::control);
        c.ui.fill({x - 14, y + 4, 28, 28}, Colour::pri_wash, 14);
        c.ui.text({x - 14, y + 8, 28, 20}, std::to_string(i + 1), bold(style(Type::caption, Colour::pri, ui::Align::centre)), ui::silent);
        const float words = x + 28;
        const float cite = c.cite_width(step.article);
        c.line({words, y, card.right() - 20 - cite - 8 - words, 22}, c.say(step.who) + " · " + c.say(step.what), bold(style(Type::table)));
        c.line({words, y + 22, card.right() - 20 - words, 20}, day_of(c, step, route[i]), style(Type::caption, Colour::text2));
        c.cite("article", {card.right() - 20 - cite, y}, step.article);
        y += row;
    }
    return card.bottom();
}

}  // namespace

void deadlines(Context& c, Rect r) {
    const auto main = c.ui.group("main", Role::main, c.t("page.deadlines"), r);
    Rect room = r;
    if (c.narrow()) {
        const Rect bottom = room.cut_bottom(foot_height(c));
        const std::array buttons{FootButton{"back", c.t("deadlines.back"), icon::arrow_left}, FootButton{"next", c.t("deadlines.next"), {}, icon::arrow_right, ButtonKind::primary}};
        if (const auto pressed = foot(c, bottom, buttons)) c.act(action::Go{*pressed == "next" ? PageId::papers : PageId::result});
    }
    auto area = c.ui.scroll("page", room);
    Rect in = Rect{room.x, area.content.y, room.w, area.content.h}.inset(c.phone() ? 16 : 24, c.phone() ? 12 : 20);
    if (c.form == Form::tablet && in.w > 720) in = {in.x + (in.w - 720) / 2, in.y, 720, in.h};
    float y = c.page_head(in, c.t("page.deadlines"), c.t("deadlines.lead", {{"article", c.article("17")}})) + 12;
    Rect side{};
    Rect left{in.x, y, in.w, 0};
    if (!c.narrow()) side = left.cut_right(c.form == Form::wide ? 640 : 480, 16);
    float below = y;
    if (c.view.days.empty()) below += c.ui.text({left.x, y, left.w, 60}, c.t("deadlines.no_service"), style(Type::body, Colour::text2)) + 12;
    for (const std::size_t i : schedule::most_urgent_first(c.view.days)) below = service_card(c, {left.x, below, left.w, 0}, i) + 12;
    if (c.narrow()) below = route_card(c, {left.x, below, left.w, 0});
    else below = std::max(below, route_card(c, side));
    if (!c.narrow()) {
        const ui::ButtonSpec next{.label = c.t("deadlines.next"), .icon_after = icon::arrow_right, .kind = ButtonKind::primary};
        const float width = c.ui.button_width(next);
        if (c.ui.button("next", {in.right() - width, below + 16, width, 44}, next)) c.act(action::Go{PageId::papers});
        below += 60;
    }
    c.ui.scroll_end(below + 24);
}

}  // namespace voucher::pages
