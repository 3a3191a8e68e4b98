#include "shell/pages/as_of.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "shell/app/typed.hpp"

namespace voucher::pages {
namespace {

using app::Preset;

std::optional<Date> chosen_day(const Context& c) {
    const auto read = app::read_date(c.state.dialog.day.text).value;
    if (!read.known) return std::nullopt;
    return Date::from_days(static_cast<std::int32_t>(read.number));
}

/// The month that is shown, with arrows; in force on the ground of "met".
void month(Context& c, Rect r) {
    const auto first = Date::from_civil(c.state.dialog.year, c.state.dialog.month, 1);
    if (!first) return;
    const auto scope = c.ui.scope("month");
    Rect head = r.cut_top(44, 8);
    if (c.ui.button("earlier", head.cut_left(44), {.icon = icon::chevron_left, .name = c.t("asof.earlier")})) c.act(action::TurnMonth{-1});
    if (c.ui.button("later", head.cut_right(44), {.icon = icon::chevron_right, .name = c.t("asof.later")})) c.act(action::TurnMonth{1});
    const std::string title = c.t("asof.month", {{"year", std::to_string(first->year())}, {"month", std::to_string(first->month())}});
    c.line(head, title, bold(style(Type::body, Colour::text, ui::Align::centre)), ui::heading3);

    const int days = first->end_of_month().day();
    const auto in_force = std::make_unique<bool[]>(static_cast<std::size_t>(days));
    for (int n = 0; n < days; ++n) {
        const Date day = first->add_days(n);
        in_force[static_cast<std::size_t>(n)] = day >= c.pack.from && day <= c.pack.to;
    }
    static constexpr std::array<std::string_view, 7> keys{"asof.mon", "asof.tue", "asof.wed", "asof.thu", "asof.fri", "asof.sat", "asof.sun"};
    std::array<std::string_view, 7> weekdays;
    std::ranges::transform(keys, weekdays.begin(), [&](std::string_view key) { return std::string_view(c.t(key)); });
    const auto day_in_month = [&](std::optional<Date> day) {
        return day && day->year() == first->year() && day->month() == first->month() ? day->day() : 0;
    };
    const auto picked = c.ui.calendar("days", r,
                                      {.days = days,
                                       .first_weekday = first->weekday(),
                                       .chosen = day_in_month(chosen_day(c)),
                                       .today = day_in_month(c.state.today),
                                       .in_force = std::span<const bool>(in_force.get(), static_cast<std::size_t>(days)),
                                       .weekday_labels = weekdays,
                                       .name_of_day = [&](int day) { return c.date(first->add_days(day - 1)); }});
    if (picked) c.act(action::PickDay{first->add_days(*picked - 1)});
}

constexpr float month_height = 44 + 8 + 28 + 6 * 40;

void legend(Context& c, Rect r) {
    const TextStyle small = style(Type::caption, Colour::text2);
    const Rect in_force{r.x, r.y + r.h / 2 - 6, 12, 12};
    c.ui.fill(in_force, Colour::ok_wash, 3);
    c.ui.border(in_force, Colour::ok, 3);
    float x = r.x + 18;
    x += c.line({x, r.y, r.right() - x, r.h}, c.t("asof.in_force"), small) + 16;
    c.ui.fill({x, r.y + r.h / 2 - 6, 12, 12}, Colour::pri, 3);
    c.line({x + 18, r.y, r.right() - x, r.h}, c.t("asof.chosen"), small);
}

std::string preset_title(const Context& c, const Preset& preset) {
    return c.t(preset.key, {{"n", std::to_string(preset.service + 1)}, {"service", preset.service >= 0 ? c.service_title(preset.service) : ""}});
}

std::string preset_note(const Context& c, const Preset& preset) {
    if (!preset.in_force) {
        return preset.late < 0 ? c.t("asof.not_in_force") : c.t("asof.not_in_force_late", {{"n", std::to_string(preset.late + 1)}});
    }
    if (preset.late >= 0) return c.t("asof.late", {{"n", std::to_string(preset.late + 1)}});
    return c.t("asof.fine");
}

/// One row a day: what it is, what it means, the day and the total.
void presets(Context& c, Rect r, const std::vector<Preset>& list, std::optional<Date> chosen) {
    const auto group = c.ui.group("presets", Role::group, c.t("asof.presets"), r);
    const float row_height = c.px(54);
    for (std::size_t n = 0; n < list.size(); ++n) {
        const Preset& preset = list[n];
        const Rect row = r.cut_top(row_height, 6);
        const std::string title = preset_title(c, preset);
        const std::string note = preset_note(c, preset);
        const std::string total = c.money(preset.total);
        const bool is_chosen = chosen == preset.day;
        const auto pressed = c.ui.pressable(std::to_string(n), row, Role::button, title + " " + c.date(preset.day) + " " + total, 8, {}, is_chosen, note);
        if (is_chosen) c.ui.fill(row, Colour::pri_wash, 8);
        if (pressed.pressed) c.act(action::PickDay{preset.day});
        const Rect inner = row.inset(12, c.px(5));
        const Rect upper{inner.x, inner.y, inner.w, c.px(22)};
        const Rect lower{inner.x, inner.bottom() - c.px(20), inner.w, c.px(20)};
        const bool warn = !preset.in_force || preset.late >= 0;
        const TextStyle day = style(Type::caption, Colour::text2, ui::Align::right);
        const TextStyle sum = bold(style(Type::caption, Colour::text, ui::Align::right));
        const float day_width = c.ui.measure(c.date(preset.day), day).w;
        const float sum_width = c.ui.measure(total, sum).w;
        c.line({upper.x, upper.y, upper.w - day_width - 8, upper.h}, title, bold(style(Type::table, is_chosen ? Colour::pri : Colour::text)), ui::silent);
        c.line(upper, c.date(preset.day), day, ui::silent);
        TextStyle words = style(Type::caption, warn ? Colour::warn : Colour::text2);
        if (warn) words = bold(words);
        c.line({lower.x, lower.y, lower.w - sum_width - 8, lower.h}, note, words, ui::silent);
        c.line(lower, total, sum, ui::silent);
    }
}

/// The years on a line: the period in force, the chosen day, today.
void years(Context& c, Rect r, std::optional<Date> chosen) {
    const int first = std::min({c.pack.from.year() - 1, c.state.today.year(), chosen ? chosen->year() : 9999});
    const int last = std::max({c.pack.to.year(), c.state.today.year(), chosen ? chosen->year() : 0});
    const Date from = *Date::from_civil(first, 1, 1);
    const Date to = *Date::from_civil(last, 12, 31);
    const auto place = [&](Date day) {
        return r.x + r.w * static_cast<float>(day.days() - from.days()) / static_cast<float>(to.days() - from.days() + 1);
    };
    const Rect track{r.x, r.y + c.px(22), r.w, 16};
    c.ui.fill(track, Colour::well, 4);
    c.ui.border(track, Colour::control, 4);
    const float x0 = place(c.pack.from);
    const float x1 = place(c.pack.to);
    c.ui.fill({x0, track.y, x1 - x0, track.h}, Colour::ok);
    const std::string period = c.t("asof.period", {{"from", c.date(c.pack.from)}, {"to", c.date(c.pack.to)}});
    c.line({x0, r.y, r.right() - x0, c.px(20)}, period, bold(style(Type::caption, Colour::ok)));
    const float now = place(c.state.today);
    c.ui.fill({now - 1.5f, track.y - 6, 3, track.h + 12}, Colour::warn_line);
    const TextStyle word = bold(style(Type::caption, Colour::warn));
    const float width = c.ui.measure(c.t("asof.today_short"), word).w;
    c.line({std::min(now - width / 2, r.right() - width), r.y, width + 1, c.px(20)}, c.t("asof.today_short"), word, ui::silent);
    if (chosen) {
        const float x = place(*chosen);
        c.ui.fill({x - 6, track.y - 6, 12, track.h + 12}, Colour::surface, 5);
        c.ui.fill({x - 4, track.y - 5, 8, track.h + 10}, Colour::pri, 4);
    }
    const int step = (last - first) / 8 + 1;
    for (int year = first; year <= last; year += step) {
        const float x = place(*Date::from_civil(year, 1, 1));
        c.ui.line({x, track.bottom()}, {x, track.bottom() + 8}, Colour::control);
        c.line({x + 3, track.bottom() + 2, 60, c.px(20)}, c.t("asof.year", {{"year", std::to_string(year)}}), style(Type::caption, Colour::text2), ui::silent);
    }
}

void day_field(Context& c, Rect r) {
    const app::Entry& entry = c.state.dialog.day;
    const std::string_view error = entry.editing ? std::string_view() : app::read_date(entry.text).error;
    const std::string message = error.empty() ? std::string() : c.t(error);
    const ui::FieldResult field = c.ui.field(
        "day", r, {.name = c.t("asof.day"), .text = entry.text, .placeholder = c.t("asof.example"), .error = message, .max_length = 40});
    if (field.changed || field.committed) c.act(action::TypeDay{field.text, field.committed});
}

}  // namespace

void as_of_dialog(Context& c) {
    const auto list = app::presets(c.pack, c.state, c.view);
    const float rows = static_cast<float>(list.size()) * (c.px(54) + 6);
    const bool narrow = c.narrow();
    auto dialog = c.ui.dialog("as_of", c.t("asof.title"), {722, narrow ? 760.0f : std::max(rows + 110, month_height + 24) + 324});
    if (dialog.dismissed) c.act(action::Close{});
    const std::optional<Date> chosen = chosen_day(c);
    Rect r = dialog.content;

    Rect foot = r.cut_bottom(44, 12);
    const std::string go = c.t("asof.go");
    const std::string cancel = c.t("asof.cancel");
    const float go_width = c.ui.button_width({.label = go});
    if (c.ui.button("go", foot.cut_right(go_width, 8), {.label = go, .kind = ButtonKind::primary, .disabled = !chosen})) {
        // Today is kept as "today": tomorrow it shall not have become yesterday.
        c.act(action::SetAsOf{chosen == c.state.today ? std::optional<Date>() : chosen});
    }
    if (c.ui.button("cancel", foot.cut_right(c.ui.button_width({.label = cancel}), 8), {.label = cancel})) c.act(action::Close{});
    if (!narrow) c.line(foot, c.t("asof.any_day"), style(Type::caption, Colour::text2));

    auto area = c.ui.scroll("body", r);
    Rect body = area.content;
    day_field(c, body.cut_top(c.px(44) + 24, 4).cut_left(std::min(body.w, 260.0f)));
    Rect left = body;
    Rect right = body;
    if (!narrow) {
        left.w = body.w - 326 - 24;
        right = {left.right() + 24, body.y, 326, body.h};
    }
    c.line(left.cut_top(c.px(24), 4), c.t("asof.presets_head"), style(Type::caption, Colour::text2));
    presets(c, left, list, chosen);
    left.cut_top(rows, 4);
    c.ui.icon({left.x + 10, left.y + 10}, icon::info, 16, Colour::text2);
    left.cut_top(c.ui.text({left.x + 28, left.y, left.w - 28, 60}, c.t("asof.unclaimed"), style(Type::caption, Colour::text2)), 16);
    if (narrow) right = {left.x, left.y, left.w, left.h};
    month(c, {right.x, right.y, right.w, month_height});
    legend(c, {right.x, right.y + month_height, right.w, c.px(24)});
    float y = right.y + month_height + c.px(24) + 12;
    if (!narrow) y = std::max(y, left.y);
    c.rule(body.x, body.right(), y);
    years(c, {body.x, y + 12, body.w, c.px(70)}, chosen);
    c.ui.scroll_end(y + 12 + c.px(70));
}

void field_day_dialog(Context& c) {
    const app::Dialog& state = c.state.dialog;
    const policy::Fact& fact = c.pack.facts.at(static_cast<std::size_t>(state.fact));
    auto dialog = c.ui.dialog("pick_day", c.say(fact.label), {374, 44 + month_height + 200});
    if (dialog.dismissed) c.act(action::Close{});
    Rect r = dialog.content;
    Rect foot = r.cut_bottom(44, 12);
    const std::optional<Date> chosen = chosen_day(c);
    const std::string take = c.t("asof.take");
    const std::string cancel = c.t("asof.cancel");
    if (c.ui.button("take", foot.cut_right(c.ui.button_width({.label = take}), 8), {.label = take, .kind = ButtonKind::primary, .disabled = !chosen})) {
        c.act(action::CommitFact{{state.service, state.fact}, state.day.text});
        c.act(action::Close{});
    }
    if (c.ui.button("cancel", foot.cut_right(c.ui.button_width({.label = cancel}), 8), {.label = cancel})) c.act(action::Close{});
    auto area = c.ui.scroll("body", r);
    Rect body = area.content;
    day_field(c, body.cut_top(c.px(44) + 24, 4));
    month(c, {body.x, body.y, body.w, month_height});
    legend(c, {body.x, body.y + month_height, body.w, c.px(24)});
    c.ui.scroll_end(body.y + month_height + c.px(24));
}

}  // namespace voucher::pages
