// 兑付时限: until when each service can be claimed, the way that a claim takes, and the days for one's own calendar. No day
// that the measure does not give: what has none says so.
#include <algorithm>
#include <array>

#include "shell/pages/pages.hpp"
#include "shell/ui/timeline.hpp"

namespace voucher::pages {
namespace {

using schedule::ServiceDays;
using schedule::Standing;

// ── Days as words ───────────────────────────────────────────────────────────────────────────────────────────────

std::string month_name(const Context& c, int month) { return c.t("deadlines.month_" + std::to_string(month)); }

/// 3月10日
std::string short_day(const Context& c, Date day) { return c.t("deadlines.day", {{"name", month_name(c, day.month())}, {"day", std::to_string(day.day())}}); }

std::string standing_words(const Context& c, const ServiceDays& days) {
    switch (days.standing) {
        case Standing::unknown: return c.t("deadlines.enter_completed");
        case Standing::open: return c.t("deadlines.row_open", {{"n", std::to_string(days.days_left.value_or(0))}});
        case Standing::run_out: return c.t("deadlines.row_run_out");
        case Standing::claimed: return c.t("deadlines.row_claimed", {{"day", short_day(c, *days.claimed)}});
        case Standing::too_late: return c.t("deadlines.row_too_late", {{"day", short_day(c, *days.claimed)}});
    }
    return {};
}

Colour standing_colour(Standing standing) {
    if (standing == Standing::open) return Colour::warn;
    return standing == Standing::run_out || standing == Standing::too_late ? Colour::bad : Colour::text2;
}

// ── The time line ───────────────────────────────────────────────────────────────────────────────────────────────

/// Whole months around all that is known.
struct Months {
    Date first;
    Date last;  // the day after the last month
    [[nodiscard]] double at(Date day) const { return static_cast<double>(day.days() - first.days()) / std::max(1, last.days() - first.days()); }
};

Date first_of_month(Date day) { return day.add_days(1 - day.day()); }

std::optional<Months> months_of(const std::vector<ServiceDays>& services) {
    std::optional<Months> months;
    for (const ServiceDays& days : services) {
        if (!days.completed || !days.valid_until) continue;
        const Date from = first_of_month(*days.completed);
        const Date to = days.valid_until->end_of_month().add_days(1);
        if (!months) months = Months{from, to};
        months->first = std::min(months->first, from);
        months->last = std::max(months->last, to);
    }
    return months;
}

/// At most ten ticks: every month, or every second, third, sixth, twelfth.
std::vector<std::pair<double, std::string>> ticks_of(const Context& c, const Months& months) {
    const int count = (months.last.year() - months.first.year()) * 12 + months.last.month() - months.first.month();
    int step = 1;
    for (const int wider : {2, 3, 6, 12, 24}) step = count / step > (c.phone() ? 5 : 10) ? wider : step;
    std::vector<std::pair<double, std::string>> ticks;
    for (int m = 0; m < count; m += step) {
        const Date day = months.first.add_months(m);
        const std::string name = month_name(c, day.month());
        const bool new_year = m > 0 && day.year() != months.first.add_months(m - step).year();
        ticks.emplace_back(months.at(day), new_year ? c.t("deadlines.year_month", {{"year", std::to_string(day.year())}, {"name", name}}) : name);
    }
    return ticks;
}

std::vector<ui::TimelineSpan> spans_of(const Months& months, const ServiceDays& days, const std::string& from, const std::string& until) {
    if (!days.completed || !days.valid_until) return {};
    const double begin = months.at(*days.completed);
    const double end = months.at(days.valid_until->add_days(1));
    const bool claimed = days.standing == Standing::claimed;
    const double middle = claimed ? months.at(*days.claimed) : begin;
    std::vector<ui::TimelineSpan> spans;
    if (claimed) spans.push_back({.from = begin, .to = middle, .fill = Colour::ok, .text = Colour::on_pri, .left = from});
    const Colour ink = days.standing == Standing::run_out || days.standing == Standing::too_late ? Colour::text2 : Colour::pri;
    spans.push_back({.from = middle, .to = end, .fill = Colour::pri_wash, .text = ink, .left = claimed ? std::string_view() : from, .right = until, .outlined = true});
    return spans;
}

/// The words of one row; the widget refers to them.
struct RowWords {
    std::string id, title, note, from, until, name;
};

RowWords words_of(const Context& c, std::size_t service) {
    const ServiceDays& days = c.view.days[service];
    RowWords words{.id = c.state.input.services[service].id, .title = c.service_title(static_cast<int>(service)), .note = standing_words(c, days), .from = "", .until = "", .name = ""};
    words.name = words.title + " · " + words.note;
    if (!days.completed || !days.valid_until) return words;
    words.from = short_day(c, *days.completed);
    words.until = c.t("deadlines.ends", {{"day", short_day(c, *days.valid_until)}});
    words.name = c.t("deadlines.row_name", {{"service", words.title}, {"completed", c.date(*days.completed)}, {"last", c.date(*days.valid_until)}, {"standing", words.note}});
    return words;
}

void legend(Context& c, Rect r) {
    float x = r.right();
    for (const auto& [key, fill, edge] : {std::tuple{"deadlines.is_claimed", Colour::ok, Colour::ok}, std::tuple{"deadlines.can_claim", Colour::pri_wash, Colour::pri}}) {
        const float width = c.ui.measure(c.t(key), one_line(style(Type::caption))).w;
        x -= width;
        c.line({x, r.y, width + 1, r.h}, c.t(key), style(Type::caption, Colour::text2), ui::silent);
        x -= 18;
        c.ui.fill({x, r.centre().y - 6, 12, 12}, fill, 3);
        c.ui.border({x, r.centre().y - 6, 12, 12}, edge, 3);
        x -= 12;
    }
}

float period_card(Context& c, Rect r, std::size_t chosen) {
    const std::vector<std::size_t> order = schedule::most_urgent_first(c.view.days);
    const std::optional<Months> months = months_of(c.view.days);
    std::vector<RowWords> words;
    std::vector<std::vector<ui::TimelineSpan>> spans;
    words.reserve(order.size());
    spans.reserve(order.size());
    std::vector<ui::TimelineRow> rows;
    for (const std::size_t i : order) {
        const ServiceDays& days = c.view.days[i];
        const RowWords& said = words.emplace_back(words_of(c, i));
        spans.push_back(months ? spans_of(*months, days, said.from, said.until) : std::vector<ui::TimelineSpan>{});
        rows.push_back({.id = said.id, .title = said.title, .note = said.note, .note_colour = standing_colour(days.standing), .spans = spans.back(), .name = said.name,
                        .chosen = order.size() > 1 && i == chosen});
    }
    const auto tick_words = months ? ticks_of(c, *months) : std::vector<std::pair<double, std::string>>{};
    std::vector<ui::TimelineTick> ticks;
    for (const auto& [at, label] : tick_words) ticks.push_back({at, label});
    const bool as_of_shown = months && months->first <= c.view.as_of && c.view.as_of < months->last;
    const std::string post = as_of_shown ? c.t("deadlines.post", {{"day", short_day(c, c.view.as_of)}}) : std::string();
    const ui::TimelineSpec spec{.ticks = ticks, .rows = rows, .post = {as_of_shown ? months->at(c.view.as_of) : 0, post}, .label_width = c.phone() ? 0 : c.px(156)};

    const float head = c.px(60);
    const Rect card{r.x, r.y, r.w, head + ui::timeline_rows_height(c.ui, spec) + 12};
    c.ui.card(card);
    const auto s = c.ui.group("period", Role::region, c.t("deadlines.period"), card);
    const Rect in = card.inset(20, 0);
    const float width = c.line({in.x, in.y, in.w, head}, c.t("deadlines.period"), style(Type::card_title), ui::heading2);
    const std::string article = claim_article(c);
    if (!article.empty()) c.cite("article", {in.x + width + 12, in.y + (head - 26) / 2}, article);
    if (!c.phone()) legend(c, {in.x, in.y, in.w, head});
    if (const auto pressed = ui::timeline_rows(c.ui, {in.x, in.y + head, in.w, card.h - head}, spec)) {
        const auto row = std::ranges::find(c.state.input.services, *pressed, &app::ServiceInput::id);
        c.act(action::ShowService{static_cast<int>(row - c.state.input.services.begin())});
    }
    return card.bottom();
}

// ── The way of a claim ──────────────────────────────────────────────────────────────────────────────────────────

struct Stop {
    std::string id;
    std::string who;
    std::string when;
    std::string what;
    std::string article;
    enum class Now { done, next, later } now = Now::later;
};

std::string day_of(const Context& c, const policy::RouteStep& step, const schedule::RouteDay& day) {
    if (day.quarter) return c.t("deadlines.quarter_short", {{"year", std::to_string(day.quarter->year)}, {"n", std::to_string(day.quarter->number)}});
    if (day.until) return c.t(step.day == policy::RouteStep::Day::valid_until ? "deadlines.until" : "deadlines.as_a_rule", {{"day", c.date(*day.until)}});
    return c.say(step.when);
}

/// From completion to the last payment. What a person has told decides what is done; no office reports here.
std::vector<Stop> stops_of(const Context& c, const ServiceDays& days) {
    std::vector<Stop> stops;
    const std::string article = claim_article(c);
    stops.push_back({"completed", c.t("deadlines.completed"), days.completed ? c.date(*days.completed) : c.t("deadlines.not_entered"),
                     c.pack.route.empty() ? std::string() : c.say(c.pack.route.front().when), article, days.completed ? Stop::Now::done : Stop::Now::next});
    bool next = days.completed.has_value();
    for (const schedule::RouteDay& due : schedule::route(c.pack, days)) {
        const policy::RouteStep& step = c.pack.route[static_cast<std::size_t>(due.step)];
        const bool claim = step.day == policy::RouteStep::Day::valid_until;
        Stop stop{step.id, c.say(step.who), day_of(c, step, due), c.say(step.what), step.article};
        if (claim && days.claimed) {
            stop.now = Stop::Now::done;
            stop.when = c.date(*days.claimed);
        } else if (std::exchange(next, false)) {
            stop.now = Stop::Now::next;
        }
        stops.push_back(std::move(stop));
    }
    return stops;
}

void stop_mark(Context& c, Point at, const Stop& stop, std::size_t number) {
    const float radius = 16;
    const Rect disc{at.x - radius, at.y - radius, 2 * radius, 2 * radius};
    const bool next = stop.now == Stop::Now::next;
    const bool done = stop.now == Stop::Now::done;
    c.ui.fill(disc, done ? Colour::ok_wash : next ? Colour::pri : Colour::surface, radius);
    c.ui.border(disc, done ? Colour::ok : next ? Colour::pri : Colour::control, radius);
    if (done) return c.ui.icon(at, icon::check, 18, Colour::ok);
    c.line(disc, std::to_string(number), bold(style(Type::caption, next ? Colour::on_pri : Colour::text2, ui::Align::centre)), ui::silent);
}

/// Columns of a row, or everything below each other where there is no room for them.
struct StopLayout {
    bool columns = false;
    float words = 0, who = 0, when = 0, what = 0, right = 0;  // x of the words, widths, x of the state
    float head = 0;  // without columns: the height of who it is, beside the article
    float height = 0;
};

StopLayout lay_out(const Context& c, Rect r, const Stop& stop) {
    StopLayout l{.columns = r.w >= c.px(600), .words = r.x + 48};
    const float cite = stop.article.empty() ? 0 : c.cite_width(stop.article);
    l.right = r.right() - cite - 12 - c.px(56);
    if (l.columns) {
        l.who = c.px(136);
        l.when = std::max(c.px(136), (l.right - l.words - l.who) * 0.47f);
        l.what = l.right - l.words - l.who - l.when - 16;
        const float lines = std::max({c.ui.measure(stop.who, bold(style(Type::table)), l.who - 8).h, c.ui.measure(stop.when, style(Type::table), l.when).h, c.ui.measure(stop.what, style(Type::table), l.what).h});
        l.height = std::max(c.px(44), lines + 14);
    } else {
        l.what = r.right() - l.words;
        l.who = l.what - (cite > 0 ? cite + 8 : 0);
        l.head = c.px(6) + c.ui.measure(stop.who, bold(style(Type::table)), l.who).h;
        l.height = l.head + c.ui.measure(stop.when, style(Type::table), l.what - c.px(60)).h + c.ui.measure(stop.what, style(Type::caption), l.what).h + 14;
    }
    return l;
}

/// `below`: of the next row, which the line goes on to; the last one has none.
float stop_row(Context& c, Rect r, const Stop& stop, std::size_t number, const Stop* below) {
    const auto here = c.ui.scope(stop.id);
    const StopLayout l = lay_out(c, r, stop);
    const std::string state = stop.now == Stop::Now::done ? c.t("deadlines.done") : stop.now == Stop::Now::next ? c.t("deadlines.next_step") : std::string();
    const TextStyle state_style = bold(style(Type::caption, stop.now == Stop::Now::done ? Colour::ok : Colour::pri, ui::Align::right));
    const TextStyle when_style = style(Type::table, stop.now == Stop::Now::next ? Colour::pri : Colour::text);
    const float cite = stop.article.empty() ? 0 : c.cite_width(stop.article);
    const float middle = l.columns ? r.y + l.height / 2 : r.y + c.px(16);
    if (below != nullptr) {
        const bool done = stop.now == Stop::Now::done;
        const float end = r.y + l.height + (l.columns ? lay_out(c, r, *below).height / 2 : c.px(16)) - 16;
        c.ui.line({r.x + 16, middle + 16}, {r.x + 16, end}, done ? Colour::ok : Colour::control, done ? 2.0f : 1.0f);
    }
    stop_mark(c, {r.x + 16, middle}, stop, number);
    if (l.columns) {
        const auto cell = [&](float x, float width, const std::string& text, const TextStyle& s) {
            const float h = c.ui.measure(text, s, width).h;
            c.ui.text({x, r.y + (l.height - h) / 2, width, h + 1}, text, s);
        };
        cell(l.words, l.who - 8, stop.who, bold(style(Type::table)));
        cell(l.words + l.who, l.when, stop.when, when_style);
        cell(l.words + l.who + l.when + 16, l.what, stop.what, style(Type::table, Colour::text2));
        if (!state.empty()) c.line({l.right, r.y, c.px(56), l.height}, state, state_style);
    } else {
        c.ui.text({l.words, r.y + 3, l.who, l.head}, stop.who, bold(style(Type::table)));
        const float y = r.y + l.head;
        if (!state.empty()) c.line({r.right() - c.px(56), y, c.px(56), c.px(22)}, state, state_style);
        const float lines = c.ui.text({l.words, y, l.what - c.px(60), 80}, stop.when, when_style);
        c.ui.text({l.words, y + lines, l.what, 80}, stop.what, style(Type::caption, Colour::text2));
    }
    if (cite > 0) c.cite("article", {r.right() - cite, l.columns ? r.y + (l.height - 26) / 2 : r.y}, stop.article);
    return r.y + l.height;
}

/// The chosen service's, and others by their names where there is room for them.
float route_card(Context& c, Rect r, std::size_t chosen) {
    const std::vector<Stop> stops = stops_of(c, c.view.days.empty() ? ServiceDays{} : c.view.days[chosen]);
    const float head = c.px(64);
    const float title = c.ui.measure(c.t("deadlines.route"), one_line(style(Type::card_title))).w;
    std::vector<std::string> names;
    float needed = title + 16;
    for (std::size_t i = 0; i < c.view.days.size(); ++i) needed += c.ui.measure(names.emplace_back(c.service_title(static_cast<int>(i))), bold(style(Type::table))).w + 32;
    const bool tabs = names.size() > 1 && needed <= r.w - 40;
    const bool named = names.size() > 1 && !tabs;
    float height = head + (named ? c.px(20) : 0) + 16;
    for (const Stop& stop : stops) height += lay_out(c, {r.x + 20, 0, r.w - 40, 0}, stop).height;

    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card);
    const auto s = c.ui.group("route", Role::region, c.t("deadlines.route"), card);
    const Rect in = card.inset(20, 0);
    c.line({in.x, in.y, in.w, head}, c.t("deadlines.route"), style(Type::card_title), ui::heading2);
    float y = in.y + head;
    if (tabs) {
        std::vector<ui::Option> options;
        for (std::size_t i = 0; i < names.size(); ++i) options.push_back({.id = c.state.input.services[i].id, .label = names[i]});
        const auto picked = c.ui.segmented("service", {in.x + title + 16, in.y + (head - 44) / 2, needed - title - 16, 44}, {.name = c.t("deadlines.route"), .options = options, .chosen = options[chosen].id});
        if (picked) c.act(action::ShowService{static_cast<int>(std::ranges::find(options, std::string_view(*picked), &ui::Option::id) - options.begin())});
    } else if (named) {
        c.line({in.x, y - c.px(12), in.w, c.px(24)}, names[chosen], style(Type::table, Colour::text2));
        y += c.px(20);
    }
    for (std::size_t i = 0; i < stops.size(); ++i) y = stop_row(c, {in.x, y, in.w, 0}, stops[i], i + 1, i + 1 < stops.size() ? &stops[i + 1] : nullptr);
    return card.bottom();
}

}  // namespace

std::string claim_article(const Context& c) { return c.pack.route.empty() ? std::string() : c.pack.route.front().article; }

void deadlines(Context& c, Rect r) {
    const auto main = c.ui.group("main", Role::main, c.t("page.deadlines"), r);
    Rect room = r;
    if (c.narrow()) {
        const Rect bottom = room.cut_bottom(foot_height(c));
        const std::array buttons{FootButton{"back", c.t("deadlines.back"), icon::arrow_left}, FootButton{"next", c.t("deadlines.next"), {}, icon::arrow_right, ButtonKind::primary}};
        if (const auto pressed = foot(c, bottom, buttons)) c.act(action::Go{*pressed == "next" ? PageId::papers : PageId::result});
    }
    const Rect panel = c.narrow() ? Rect{} : room.cut_right(c.form == Form::wide ? 400 : 304);
    {
        auto area = c.ui.scroll("page", room);
        Rect in = Rect{room.x, area.content.y, room.w, area.content.h}.inset(c.phone() ? 16 : 24, c.phone() ? 12 : 20);
        if (c.form == Form::tablet && in.w > 720) in = {in.x + (in.w - 720) / 2, in.y, 720, in.h};
        const std::string article = c.article(claim_article(c));
        float y = c.page_head(in, c.t("page.deadlines"), c.t("deadlines.lead", {{"article", article}})) + 12;
        const std::size_t chosen = std::min(static_cast<std::size_t>(std::max(0, c.state.service)), c.view.days.empty() ? 0 : c.view.days.size() - 1);
        if (c.view.days.empty()) y += c.ui.text({in.x, y, in.w, 60}, c.t("deadlines.no_service"), style(Type::body, Colour::text2)) + 12;
        else y = period_card(c, {in.x, y, in.w, 0}, chosen) + 16;
        y = route_card(c, {in.x, y, in.w, 0}, chosen) + 16;
        if (c.narrow()) y = calendar_part(c, {in.x, y, in.w, 0}) + 16;
        c.ui.scroll_end(y + 8);
    }
    if (!c.narrow()) calendar_panel(c, panel);
}

}  // namespace voucher::pages
