// What stands around every page: the top bar, the notice that says the measure's period first, the steps, the toast.
#include <algorithm>
#include <array>
#include <cmath>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

constexpr float widest = 1680;

/// The ticket with a tick.
void mark(Context& c, Point centre) {
    const Rect ticket{centre.x - 12, centre.y - 10, 24, 20};
    c.ui.fill(ticket, Colour::pri, 3);
    c.ui.fill({ticket.x - 3, centre.y - 3, 6, 6}, Colour::surface, 3);
    c.ui.fill({ticket.right() - 3, centre.y - 3, 6, 6}, Colour::surface, 3);
    c.ui.icon(centre, icon::check, 16, Colour::on_pri);
}

bool outside_period(const Context& c) { return c.view.as_of < c.pack.from || c.view.as_of > c.pack.to; }

void open_as_of(const Context& c) {
    c.act(action::Open{app::day_dialog(app::Dialog::Kind::as_of, c.view.as_of, c.state.today, c.state.language)});
}

/// 基准日 2025年6月1日 ˅, with a warning's edge where the day is not today or not in the period.
void as_of_button(Context& c, Rect& row) {
    const bool warn = outside_period(c) || c.view.as_of != c.state.today;
    const std::string day = c.date(c.view.as_of);
    const std::string_view label = c.form == Form::tablet ? std::string_view() : c.t("bar.as_of");
    const TextStyle plain_style = one_line(style(Type::table));
    const TextStyle strong = one_line(bold(style(Type::table)));
    const float label_width = label.empty() ? 0 : c.ui.measure(label, plain_style).w + 8;
    const float width = 13 + 16 + 8 + label_width + c.ui.measure(day, strong).w + (c.form == Form::tablet ? 13.0f : 36.0f);
    const Rect r = row.cut_right(std::ceil(width), 12);
    c.ui.fill(r, Colour::surface, 8);
    if (c.ui.pressable("as_of", r, Role::button, c.t("bar.as_of_name", {{"day", day}})).pressed) open_as_of(c);
    c.ui.border(r, warn ? Colour::warn_line : Colour::control, 8);
    float x = r.x + 13;
    c.ui.icon({x + 8, r.centre().y}, icon::calendar, 16, Colour::text);
    x += 24;
    if (!label.empty()) x += c.line({x, r.y, label_width, r.h}, label, plain_style, ui::silent) + 8;
    c.line({x, r.y, r.right() - x - 4, r.h}, day, strong, ui::silent);
    if (c.form != Form::tablet) c.ui.icon({r.right() - 20, r.centre().y}, icon::chevron_down, 16, Colour::text);
}

void case_button(Context& c, Rect& row) {
    const auto name = c.state.input.texts.find("name");
    const std::string who = name == c.state.input.texts.end() || name->second.empty() ? c.t("bar.unnamed") : name->second;
    const std::string label = who + " · " + std::to_string(c.view.as_of.year());
    const ui::ButtonSpec spec{.label = label, .icon = icon::folder, .icon_after = icon::chevron_down, .name = c.t("bar.case"), .description = label,
                              .kind = ButtonKind::secondary, .align = ui::Align::left, .type = Type::table};
    const float width = std::min({c.ui.button_width(spec), 240.0f, row.w});
    if (width < 120) return;
    if (c.ui.button("case", row.cut_right(width, 12), spec)) c.act(action::Open{{.kind = app::Dialog::Kind::menu}});
}

void language(Context& c, Rect r) {
    const std::array<ui::Option, 2> options{{{"zh", c.t("bar.zh")}, {"en", c.t("bar.en")}}};
    const auto chosen = c.ui.segmented("language", r, {.name = c.t("bar.language"), .options = options,
                                                       .chosen = c.state.language == app::Language::zh ? "zh" : "en"});
    if (chosen) c.act(action::SetLanguage{*chosen == "zh" ? app::Language::zh : app::Language::en});
}

void look_buttons(Context& c, Rect& row) {
    static constexpr std::array<const char*, 4> theme_keys{"theme.system", "theme.light", "theme.dark", "theme.high_contrast"};
    const std::string theme = c.t("bar.theme", {{"now", c.t(theme_keys.at(static_cast<std::size_t>(c.state.theme)))}});
    const bool dark = c.ui.look().theme == ui::ThemeName::dark;
    if (c.ui.button("theme", row.cut_right(44, 12), {.icon = dark ? icon::sun : icon::contrast, .name = theme})) c.act(action::NextTheme{});
    static constexpr std::array<const char*, 3> sizes{"100%", "125%", "150%"};
    const std::string size = c.t("bar.text_size", {{"now", sizes.at(static_cast<std::size_t>(c.state.text_step))}});
    if (c.ui.button("text_size", row.cut_right(44, 12), {.icon = icon::a_large_small, .name = size})) c.act(action::NextTextSize{});
}

void top_bar(Context& c, Rect r, float margin) {
    c.ui.fill(r, Colour::surface);
    c.rule(r.x, r.right(), r.bottom() - 1);
    const auto in = c.ui.group("bar", Role::banner, c.t("app.title"), r);
    Rect row = r.inset(margin, 0);
    const bool at_home = c.state.page == PageId::home;
    const bool small = c.narrow();
    const std::string& title = c.t(small ? "app.short_title" : "app.title");
    const float beside = c.phone() ? 104.0f : 60.0f;  // what stands at the right at least
    const float mark_room = c.phone() ? 36.0f : 44.0f;
    const Rect brand{row.x, r.y + (r.h - 44) / 2, std::min(row.w - beside, mark_room + c.ui.measure(title, style(Type::card_title)).w + 8), 44};
    const float title_width = brand.w - mark_room;
    if (at_home) {
        mark(c, {row.x + (c.phone() ? 14.0f : 16.0f), r.centre().y});
        c.line({row.x + mark_room, r.y, title_width, r.h}, title, style(Type::card_title));
    } else {
        if (c.ui.pressable("home", brand, Role::link, c.t("bar.home", {{"title", title}})).pressed) c.act(action::Go{PageId::home});
        mark(c, {row.x + (c.phone() ? 14.0f : 16.0f), r.centre().y});
        c.line({row.x + mark_room, r.y, title_width, r.h}, title, style(Type::card_title), ui::silent);
    }
    row.y = r.y + (r.h - 44) / 2;
    row.h = 44;
    row.x += brand.w + 8;
    row.w -= brand.w + 8;
    if (c.narrow()) {
        const Rect menu = row.cut_right(44, c.phone() ? 8.0f : 12.0f);
        if (c.form == Form::tablet) {
            language(c, row.cut_right(97, 12));
            as_of_button(c, row);
        } else {
            const std::string name = c.t("bar.as_of_name", {{"day", c.date(c.view.as_of)}});
            const Rect r2 = row.cut_right(44);
            if (c.ui.pressable("as_of", r2, Role::button, name).pressed) open_as_of(c);
            c.ui.icon(r2.centre(), icon::calendar, 22, outside_period(c) || c.view.as_of != c.state.today ? Colour::warn : Colour::text);
        }
        if (c.ui.pressable("menu", menu, Role::button, c.t("bar.menu")).pressed) c.act(action::Open{{.kind = app::Dialog::Kind::menu}});
        if (c.form == Form::tablet) c.ui.border(menu, Colour::control, 8);
        c.ui.icon(menu.centre(), icon::menu, 22, Colour::text);
        return;
    }
    look_buttons(c, row);
    language(c, row.cut_right(97, 12));
    as_of_button(c, row);
    if (!at_home && c.state.started) case_button(c, row);
}

enum class Standing : unsigned char { before, in_force, expired };
Standing standing(const Context& c) {
    if (c.state.today < c.pack.from) return Standing::before;
    return c.state.today > c.pack.to ? Standing::expired : Standing::in_force;
}

/// `head` in bold and in the notice's own colour, the rest behind it.
void told(Context& c, Rect r, std::string_view head, std::string_view rest, TextStyle s, Colour ink) {
    TextStyle strong = bold(s);
    strong.colour = ink;
    const std::string whole = "**" + std::string(head) + "**" + std::string(rest);
    const Size first = c.ui.measure(head, one_line(strong));
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos && c.ui.measure(whole, one_line(s)).w <= r.w) {
        c.ui.text({r.x, r.y, first.w + 2, r.h}, head, one_line(strong), ui::silent);
        c.ui.text({r.x + first.w, r.y, r.w - first.w, r.h}, rest, one_line(s), ui::silent);
    } else {
        if (end != std::string_view::npos && c.ui.measure("**" + std::string(head) + "**" + std::string(rest.substr(0, end)), one_line(s)).w <= r.w) {
            told(c, {r.x, r.y, r.w, first.h}, head, rest.substr(0, end), s, ink);
            c.ui.text({r.x, r.y + first.h, r.w, r.h - first.h}, rest.substr(end + 1), s, ui::silent);
            return;
        }
        c.ui.text(r, whole, s, ui::silent);
    }
}

/// Always first, never closable. On the first page with its own button; elsewhere one line (two where it is narrow).
float notice(Context& c, Rect page, float top, float margin) {
    const Standing now = standing(c);
    const bool warn = now != Standing::in_force || c.view.as_of != c.state.today || outside_period(c);
    const Colour ground = warn ? Colour::warn_wash : Colour::surface;
    const Colour ink = warn ? Colour::warn : Colour::text2;
    const std::string key = now == Standing::expired ? "notice.expired" : now == Standing::before ? "notice.before" : "notice.in_force";
    const bool past = c.view.as_of != c.state.today;
    std::string from = c.date(c.pack.from), to = c.date(c.pack.to), today = c.date(c.state.today), as_of = c.date(c.view.as_of);
    const app::Catalogue::Values values{{"from", from}, {"to", to}, {"today", today}, {"as_of", as_of}, {"measure", c.say(c.pack.title)}};
    const std::string head = c.t(key);

    const bool home = c.state.page == PageId::home && !past;
    if (home && !c.phone()) {
        const std::string stop = c.t(key + ".stop");
        const std::string period = c.t(key + ".home", values);
        const std::string first = "**" + stop + "**" + period;
        std::string second = now == Standing::expired ? c.say(c.pack.last_claim) + c.t("notice.still") : c.t("notice.ask");
        const float side = c.form == Form::tablet ? 24 : c.form == Form::wide ? margin + 64 : 64;
        const ui::ButtonSpec spec{.label = c.t("notice.choose_day"), .icon = icon::calendar};
        const float button = c.ui.button_width(spec);
        const Rect inner{page.x + side, top, page.w - 2 * side, 0};
        const float text_width = inner.w - 44 - button - 20;
        const float h1 = c.ui.measure(first, style(Type::body), text_width).h;
        const float h2 = c.ui.measure(second, style(Type::table, Colour::text2), text_width).h;
        const float height = std::max(75.0f, h1 + h2 + 28);
        const Rect r{page.x, top, page.w, height};
        const auto in = c.ui.group("notice", Role::region, head, r);
        c.ui.fill(r, ground);
        c.rule(r.x, r.right(), r.bottom() - 1);
        c.ui.icon({inner.x + 14, top + 37}, now == Standing::expired ? icon::calendar_x_2 : icon::calendar_clock, 26, ink);
        { const auto said = c.ui.group("said", Role::text, plain(first), {inner.x + 44, top + 14, text_width, h1}); }
        told(c, {inner.x + 44, top + 14, text_width, h1}, stop, period, style(Type::body), ink);
        c.ui.text({inner.x + 44, top + 14 + h1, text_width, h2}, second, style(Type::table, Colour::text2));
        if (c.ui.button("choose_day", {inner.right() - button, top + (height - 44) / 2, button, 44}, spec)) open_as_of(c);
        return top + height;
    }

    const bool two = c.narrow();
    const float side = c.phone() ? 16 : margin;
    const float link_width = c.ui.measure(c.t("notice.policy"), one_line(bold(style(Type::table)))).w + c.px(26);
    const float arrow = two ? 28 : link_width + 16;
    const float left = c.phone() ? 34 : two ? 34 : 32;
    const float text_x = page.x + side + left;
    const float text_width = page.w - 2 * side - left - arrow;
    const std::string more = two ? c.t(key + ".short", values) + "\n" + c.t(past ? "notice.short.as_of" : "notice.short.today", values)
                                 : c.t(key + ".line", values) + c.t(past ? "notice.line.as_of" : "notice.line.today", values);
    const std::string words = "**" + head + "**" + more;
    const TextStyle s = style(Type::table);
    const float needed = c.ui.measure(words, s, text_width).h;
    const float height = std::max(two ? (c.phone() ? 57.0f : 65.0f) : 44.0f, needed + 12);
    const Rect r{page.x, top, page.w, height};
    const auto in = c.ui.group("notice", Role::region, head, r);
    c.ui.fill(r, ground);
    c.rule(r.x, r.right(), r.bottom() - 1);
    if (two) {
        if (c.ui.pressable("policy", r, Role::link, c.t("notice.policy"), 0).pressed) c.act(action::Go{PageId::policy});
        c.ui.icon({r.right() - side - 6, r.centre().y}, icon::chevron_right, 18, Colour::text2);
    } else if (c.ui.link("policy", {r.right() - side - link_width, r.y, link_width, r.h}, c.t("notice.policy"), style(Type::table, Colour::pri, ui::Align::right), icon::chevron_right)) {
        c.act(action::Go{PageId::policy});
    }
    c.ui.icon({page.x + side + 10, r.centre().y}, now == Standing::in_force ? icon::calendar_clock : icon::calendar_x_2, 22, ink);
    { const auto said = c.ui.group("said", Role::text, plain(words), {text_x, r.y + (height - needed) / 2, text_width, needed}); }
    told(c, {text_x, r.y + (height - needed) / 2, text_width, needed}, head, more, s, ink);
    return top + height;
}

struct Steps {
    std::array<std::string, 5> labels;
    std::array<std::string, 5> states;
    std::array<ui::StepSpec, 5> specs;
};
constexpr std::array<const char*, 5> step_ids{"eligibility", "services", "result", "deadlines", "papers"};
constexpr std::array<PageId, 5> step_pages{PageId::eligibility, PageId::services, PageId::result, PageId::deadlines, PageId::papers};

void fill_steps(const Context& c, Steps& steps) {
    using Mark = ui::StepSpec::Mark;
    std::array<Mark, 5> marks{};
    const app::View& v = c.view;
    const assess::Outcome own = v.answer.figures.outcome;
    const std::size_t count = c.state.input.services.size();
    bool whole = count > 0;
    for (const app::ServiceView& s : v.services) whole = whole && s.blanks == 0 && s.errors == 0;

    steps.states[0] = v.answered < v.questions ? c.t("step.answered", {{"n", std::to_string(v.answered)}, {"all", std::to_string(v.questions)}})
                                               : c.outcome_spec(shown(own)).label.data();
    if (own == assess::Outcome::met) marks[0] = Mark::done;
    if (own == assess::Outcome::not_met) {
        marks[0] = Mark::attention;
        steps.states[0] = c.t("outcome.not_met");
    }
    steps.states[1] = count == 0 ? c.t("step.none") : c.t(whole ? "step.services" : "step.services_open", {{"n", std::to_string(count)}});
    if (count > 0) marks[1] = whole ? Mark::done : Mark::attention;
    const MoneyRange& total = v.answer.figures.total;
    steps.states[2] = count == 0 ? c.t("step.none") : own == assess::Outcome::unknown && !total.is_exact() ? c.t("step.waiting") : total.is_exact() ? c.money(total) : c.t("step.range");
    if (count > 0 && total.is_exact() && v.outcome() != assess::Outcome::unknown) marks[2] = Mark::done;
    bool claimed = !v.days.empty();
    for (const schedule::ServiceDays& days : v.days) claimed = claimed && days.standing == schedule::Standing::claimed;
    steps.states[3] = v.next_day ? c.t("step.next_day", {{"day", c.date(*v.next_day)}}) : c.t(claimed ? "step.claimed" : "step.none");
    if (claimed) marks[3] = Mark::done;
    const int missing = v.checklist.required - v.checklist.present;
    steps.states[4] = v.checklist.required == 0 ? c.t("step.none") : missing > 0 ? c.t("step.missing", {{"n", std::to_string(missing)}}) : c.t("step.complete");
    if (v.checklist.present > 0) marks[4] = missing > 0 ? Mark::attention : Mark::done;
    for (std::size_t i = 0; i < 5; ++i) {
        const bool small = c.phone() || (c.form == Form::tablet && step_pages.at(i) == PageId::papers);
        steps.labels.at(i) = c.t(std::string(small ? "tab." : "page.") + step_ids.at(i));
        steps.specs.at(i) = {.id = step_ids.at(i), .label = steps.labels.at(i), .state = c.phone() ? std::string_view() : std::string_view(steps.states.at(i)),
                             .number = static_cast<int>(i) + 1, .mark = marks.at(i), .present = c.state.page == step_pages.at(i)};
    }
}

void go_to_step(Context& c, const std::optional<std::string>& chosen) {
    if (!chosen) return;
    for (std::size_t i = 0; i < 5; ++i) {
        if (*chosen == step_ids.at(i)) c.act(action::Go{step_pages.at(i)});
    }
}

void rail(Context& c, Rect r) {
    c.ui.fill(r, Colour::surface);
    c.ui.line({r.right() - 1, r.y}, {r.right() - 1, r.bottom()}, Colour::line);
    const std::string name = c.t("rail.title", {{"kind", c.say(c.pack.kinds.at(static_cast<std::size_t>(c.state.input.kind)).title)}});
    c.ui.text({r.x + 24, r.y + 20, r.w - 36, 20}, name, one_line(style(Type::caption, Colour::text2)), ui::silent);
    Steps steps;
    fill_steps(c, steps);
    go_to_step(c, c.ui.step_rail("steps", {r.x + 12, r.y + 48, r.w - 25, r.h - 48}, steps.specs, name));
    const float note_height = c.ui.measure(c.t("rail.private"), style(Type::caption), r.w - 72).h;
    const float y = r.bottom() - note_height - 28;
    if (y > r.y + 48 + c.px(56) * 5 + 8) {
        c.rule(r.x + 24, r.right() - 25, y);
        c.ui.icon({r.x + 32, y + 21}, icon::lock, 16, Colour::text2);
        const Rect note{r.x + 48, y + 13, r.w - 72, note_height};
        const auto in = c.ui.group("private", Role::region, name, note);  // screen readers go from landmark to landmark
        c.ui.text(note, c.t("rail.private"), style(Type::caption, Colour::text2));
    }
}

void present_page(Context& c, Rect r) {
    switch (c.state.page) {
        case PageId::home: home(c, r); break;
        case PageId::eligibility: eligibility(c, r); break;
        case PageId::services: services(c, r); break;
        case PageId::result: result(c, r); break;
        case PageId::deadlines: deadlines(c, r); break;
        case PageId::papers: papers(c, r); break;
        case PageId::policy: policy_status(c, r); break;
        case PageId::provider: provider(c, r); break;
        case PageId::roster: roster(c, r); break;
        case PageId::verify: verify(c, r); break;
        case PageId::gallery: gallery(c, r); break;
    }
}

void announce(Context& c) {
    if (!c.state.started || c.state.input.services.empty()) {
        c.ui.status("announcement", "");
        return;
    }
    c.ui.status("announcement", c.t("live.status", {{"outcome", std::string(c.outcome_spec(shown(c.view.outcome())).label)}, {"range", c.money(c.view.answer.figures.total)}}));
}

}  // namespace

void frame(Context& c) {
    const Size size = c.ui.page();
    const Rect page{0, 0, size.w, size.h};
    c.ui.fill(page, Colour::bg);
    const float outer = std::max(0.0f, (size.w - widest) / 2);
    const float margin = c.phone() ? 16 : c.form == Form::tablet ? 16 : outer + 24;
    const float bar = c.phone() ? 52 : 60;
    top_bar(c, {0, 0, size.w, bar}, margin);
    const float below = draft_strip(c, page, notice(c, page, bar, margin), margin);
    Rect rest{outer, below, size.w - 2 * outer, size.h - below};
    if (app::is_of_a_case(c.state.page)) {
        if (c.narrow()) {
            Steps steps;
            fill_steps(c, steps);
            const Rect strip{0, below, size.w, c.phone() ? 48.0f : 56.0f};
            c.ui.fill(strip, Colour::surface);
            const std::string name = c.t("rail.title", {{"kind", c.say(c.pack.kinds.at(static_cast<std::size_t>(c.state.input.kind)).title)}});
            const auto in = c.ui.group("steps", Role::navigation, name, strip);  // as the rail is: a landmark
            go_to_step(c, c.ui.tabs("tabs", strip, steps.specs, name));
            rest.cut_top(strip.h);
        } else {
            rail(c, rest.cut_left(208));
            if (outer > 0) c.ui.line({outer, below}, {outer, size.h}, Colour::line);
        }
    }
    present_page(c, rest);
    announce(c);
    if (c.state.dialog.kind == app::Dialog::Kind::none) {
        if (c.ui.undo_pressed()) c.act(action::Undo{});
        if (c.ui.redo_pressed()) c.act(action::Redo{});
    }
    dialogs(c);
    if (c.state.toast) {
        const app::Toast& toast = *c.state.toast;
        if (c.ui.toast("toast", c.t(toast.message, {{"name", toast.subject}}), toast.undo ? c.t("toast.undo") : c.t("toast.close"))) {
            if (toast.undo) c.act(action::Undo{});
            c.act(action::Hush{});
        }
    }
}

}  // namespace voucher::pages
