#include "shell/app/calendar.hpp"

#include <algorithm>

namespace voucher::app {
namespace {

constexpr int days_of_warning = 14;

/// "第十七条" of the step that has the last day to claim.
std::string cited(const policy::Pack& pack, std::string_view id, Language language) {
    const policy::Article* const article = pack.article(id);
    return article == nullptr ? std::string(id) : article->label.in(language);
}

bool ticked(const State& state, const std::string& id, bool by_default) {
    const auto chosen = state.calendar.find(id);
    return chosen == state.calendar.end() ? by_default : chosen->second;
}

}  // namespace

std::vector<CalendarItem> calendar_items(const policy::Pack& pack, const State& state, const View& view, const Catalogue& words) {
    using Day = policy::RouteStep::Day;
    std::vector<CalendarItem> items;
    for (std::size_t i = 0; i < view.days.size(); ++i) {
        const schedule::ServiceDays& days = view.days[i];
        const std::string service = service_title(state, static_cast<int>(i), words);
        const std::string& id = state.input.services[i].id;
        for (const schedule::RouteDay& due : schedule::route(pack, days)) {
            if (!due.until) continue;
            const policy::RouteStep& step = pack.route[static_cast<std::size_t>(due.step)];
            CalendarItem item{.id = id + "/" + step.id, .day = *due.until, .title = "", .note = "", .article = step.article};
            if (step.day == Day::valid_until) {
                const bool claimed = days.claimed.has_value();
                item.title = words("calendar.last_day", {{"service", service}});
                item.note = claimed ? words("calendar.claimed") : words("calendar.remind", {{"n", std::to_string(days_of_warning)}});
                item.remind_before = days_of_warning;
                item.ticked = !claimed && days.standing == schedule::Standing::open;
            } else {
                item.title = words("calendar.step", {{"who", step.who.in(state.language)}, {"service", service}});
                item.note = words("calendar.as_a_rule");
                item.ticked = *due.until >= view.as_of;
            }
            item.ticked = ticked(state, item.id, item.ticked);
            items.push_back(std::move(item));
        }
    }
    std::ranges::stable_sort(items, {}, &CalendarItem::day);
    return items;
}

std::string calendar_file(const policy::Pack& pack, const State& state, const View& view, const Catalogue& words) {
    std::vector<schedule::CalendarDay> days;
    for (const CalendarItem& item : calendar_items(pack, state, view, words)) {
        if (!item.ticked) continue;
        days.push_back({.uid = pack.id + "/" + item.id, .day = item.day, .title = item.title,
                        .description = words("calendar.description", {{"article", cited(pack, item.article, state.language)}, {"policy", pack.title.in(state.language)}}), .remind_before = item.remind_before});
    }
    return schedule::write_calendar(words("calendar.name"), days, state.today);
}

std::string roster_calendar(const policy::Pack& pack, const RosterView& view, std::span<const std::size_t> rows, Language language, Date today, const Catalogue& words) {
    const auto step = std::ranges::find(pack.route, policy::RouteStep::Day::valid_until, &policy::RouteStep::day);
    const std::string article = step == pack.route.end() ? std::string() : cited(pack, step->article, language);
    std::vector<schedule::CalendarDay> days;
    for (const std::size_t at : rows) {
        const schedule::ServiceDays& of = view.answer.rows[at].days;
        if (of.standing != schedule::Standing::open || !of.valid_until) continue;
        const batch::Row& row = view.roster->rows[at];
        const std::string name = row.name().empty() ? words("roster.unnamed", {{"source", row.source}}) : row.name();
        days.push_back({.uid = pack.id + "/roster/" + row.id + "/" + name, .day = *of.valid_until, .title = words("calendar.last_day", {{"service", name}}),
                        .description = words("calendar.description", {{"article", article}, {"policy", pack.title.in(language)}}), .remind_before = days_of_warning});
    }
    std::ranges::stable_sort(days, {}, &schedule::CalendarDay::day);
    return schedule::write_calendar(words("calendar.name"), days, today);
}

}  // namespace voucher::app
