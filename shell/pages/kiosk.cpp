#include "shell/pages/kiosk.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

void mark(Context& c, Point centre) {
    const float u = k(c, 1);
    const Rect ticket{centre.x - 21 * u, centre.y - 17 * u, 42 * u, 34 * u};
    c.ui.fill(ticket, Colour::pri, 5 * u);
    c.ui.fill({ticket.x - 5 * u, centre.y - 5 * u, 10 * u, 10 * u}, Colour::surface, 5 * u);
    c.ui.fill({ticket.right() - 5 * u, centre.y - 5 * u, 10 * u, 10 * u}, Colour::surface, 5 * u);
    c.ui.icon(centre, icon::check, 28 * u, Colour::on_pri);
}

/// Language and look. `r` is cut from the right.
void look_buttons(Context& c, Rect& r) {
    const bool zh = c.state.language == app::Language::zh;
    static constexpr std::array<const char*, 4> themes{"theme.system", "theme.light", "theme.dark", "theme.high_contrast"};
    const std::string theme = c.t("bar.theme", {{"now", c.t(themes.at(static_cast<std::size_t>(c.state.theme)))}});
    if (c.ui.button("theme", r.cut_right(k(c, 80), k(c, 24)), {.icon = icon::contrast, .name = theme})) c.act(action::NextTheme{});
    const ui::ButtonSpec other{.label = c.t(zh ? "bar.en" : "bar.zh"), .icon = icon::languages, .type = Type::body};
    if (c.ui.button("language", r.cut_right(c.ui.button_width(other), k(c, 24)), other)) {
        c.act(action::SetLanguage{zh ? app::Language::en : app::Language::zh});
    }
}

const std::string& hall_of(const Context& c) {
    const app::KioskConfig& config = c.state.kiosk->settings.config;
    const std::string& own = c.state.language == app::Language::zh ? config.hall_zh : config.hall_en;
    const std::string& other = c.state.language == app::Language::zh ? config.hall_en : config.hall_zh;
    return own.empty() ? other : own;
}

float top_bar(Context& c, Rect page) {
    const Rect r{page.x, page.y, page.w, k(c, 126)};
    c.ui.fill(r, Colour::surface);
    c.rule(r.x, r.right(), r.bottom() - 1);
    const auto in = c.ui.group("bar", Role::banner, c.t("app.title"), r);
    Rect row = r.inset(k(c, 56), k(c, 23));
    mark(c, {row.x + k(c, 28), row.centre().y});
    if (!c.state.kiosk->lowered) look_buttons(c, row);
    row.x += k(c, 80);
    row.w -= k(c, 80);
    const std::string& hall = hall_of(c);
    Rect name = row;
    if (!hall.empty()) {
        const TextStyle small = fitting(c, hall, row.w, {style(Type::table, Colour::text2), style(Type::caption, Colour::text2)});
        c.line(name.cut_bottom(k(c, 40)), hall, small);
    }
    const bool whole = c.ui.measure(c.t("app.title"), one_line(style(Type::card_title))).w <= name.w;
    const std::string& title = c.t(whole ? "app.title" : "app.short_title");
    c.line(name, title, fitting(c, title, name.w, {style(Type::section_title), style(Type::card_title)}), ui::silent);
    return r.bottom();
}

/// Always first: the period, today, and for which day is calculated.
float notice(Context& c, Rect page, float top) {
    const bool expired = c.state.today > c.pack.to;
    const bool before = c.state.today < c.pack.from;
    const bool warn = expired || before || c.view.as_of != c.state.today;
    const std::string key = expired ? "notice.expired" : before ? "notice.before" : "notice.in_force";
    const std::string from = c.date(c.pack.from), to = c.date(c.pack.to), today = c.date(c.state.today), as_of = c.date(c.view.as_of);
    const app::Catalogue::Values values{{"from", from}, {"to", to}, {"today", today}, {"as_of", as_of}};
    std::string words = "**" + c.t(key) + "**" + c.t(before ? "kiosk.notice.before" : "kiosk.notice", values);
    const bool past = c.view.as_of != c.state.today;
    if (c.state.started) words += "\n" + c.t(past ? "notice.line.as_of" : "notice.line.today", values);
    else words += "\n" + (expired ? c.say(c.pack.last_claim) + c.t("notice.still") : c.t("notice.ask"));
    const float x = page.x + k(c, 128);
    const float width = page.right() - k(c, 56) - x;
    const TextStyle s = style(Type::table);
    const float height = c.ui.measure(words, s, width).h;
    const Rect r{page.x, top, page.w, height + k(c, 44)};
    const auto in = c.ui.group("notice", Role::region, c.t(key), r);
    c.ui.fill(r, warn ? Colour::warn_wash : Colour::surface);
    c.rule(r.x, r.right(), r.bottom() - 1);
    c.ui.icon({page.x + k(c, 80), r.centre().y}, expired || before ? icon::calendar_x_2 : icon::calendar_clock, k(c, 44), warn ? Colour::warn : Colour::text2);
    c.ui.text({x, top + k(c, 22), width, height}, words, s);
    return r.bottom();
}

/// Where the hall's settings cannot be used: said on the first screen, in words that staff can act on.
float settings_notice(Context& c, Rect page, float top) {
    const auto& findings = c.state.kiosk->settings.findings;
    if (findings.empty() || c.state.started) return top;
    std::string words = "**" + c.t("kiosk.settings", {{"n", std::to_string(findings.size())}}) + "**";
    const Finding& first = findings.front();
    if (first.code == "kiosk_no_file") words = "**" + c.t("kiosk.settings.no_file") + "**";
    else words += "\n" + c.t("kiosk.settings.one", {{"place", first.place.empty() ? "kiosk.json" : first.place}, {"found", first.found}, {"expected", first.expected}});
    const float x = page.x + k(c, 128);
    const float width = page.right() - k(c, 56) - x;
    const TextStyle s = style(Type::caption);
    const float height = c.ui.measure(words, s, width).h;
    const Rect r{page.x, top, page.w, height + k(c, 24)};
    const auto in = c.ui.group("settings", Role::region, c.t("kiosk.settings", {{"n", std::to_string(findings.size())}}), r);
    c.ui.fill(r, Colour::bad_wash);
    c.ui.icon({page.x + k(c, 80), r.centre().y}, icon::triangle_alert, k(c, 40), Colour::bad);
    c.ui.text({x, top + k(c, 12), width, height}, words, s);
    return r.bottom();
}

/// Nobody has touched the screen for a while. Any touch goes on; the platform tells of it.
void still_there(Context& c) {
    const int left = c.state.kiosk->seconds_left;
    if (left <= 0) return;
    const app::KioskConfig& config = c.state.kiosk->settings.config;
    const Size page = c.ui.page();
    const std::string text = c.t("kiosk.still.text", {{"seconds", std::to_string(left)}});
    const TextStyle words = style(Type::body, Colour::text2, ui::Align::centre);
    const TextStyle title = style(Type::page_title, Colour::text, ui::Align::centre);
    const float width = std::min(k(c, 866), page.w - 64);
    const float inner = width - 48;
    const float title_height = c.ui.measure(c.t("kiosk.still"), title, inner).h;
    const float text_height = c.ui.measure(text, words, inner).h;
    const float ring = k(c, 190);
    const float height = 48 + k(c, 40) + ring + k(c, 40) + title_height + k(c, 12) + text_height + k(c, 48) + k(c, 120) + k(c, 24) + k(c, 96) + k(c, 24);
    auto dialog = c.ui.dialog("still", c.t("kiosk.still"), {width, height}, false);
    Rect rest = dialog.content;
    rest.cut_top(k(c, 40));
    const Rect circle = rest.cut_top(ring, k(c, 40));
    c.ui.part_ring(circle.centre(), ring / 2 - k(c, 8), k(c, 16), static_cast<double>(left) / config.warning_seconds, Colour::warn_line, Colour::well);
    const TextStyle number = style(Type::range, Colour::text, ui::Align::centre);
    c.line(circle, std::to_string(left), number, ui::silent);
    c.ui.text(rest.cut_top(title_height, k(c, 12)), c.t("kiosk.still"), title, ui::heading2);
    c.ui.text(rest.cut_top(text_height, k(c, 48)), text, words);
    const Rect go_on = rest.cut_top(k(c, 120), k(c, 24)).inset(k(c, 40), 0);
    const Rect end = rest.cut_top(k(c, 96)).inset(k(c, 40), 0);
    if (c.ui.button("go_on", go_on, {.label = c.t("kiosk.still.go_on"), .kind = ButtonKind::primary, .type = Type::section_title}) || dialog.dismissed) {
        c.act(action::Kiosk{app::kiosk::Untouched{0}});
    }
    if (c.ui.button("end", end, {.label = c.t("kiosk.still.end"), .icon = icon::log_out, .kind = ButtonKind::danger, .type = Type::body})) {
        c.act(action::Kiosk{app::kiosk::End{}});
    }
}

/// What an article says, in the tool's own words.
void article_dialog(Context& c) {
    const policy::Article* found = c.pack.article(c.state.dialog.subject);
    if (found == nullptr) return c.act(action::Close{});
    const float width = std::min(k(c, 920), c.ui.page().w - 64);
    const float inner = width - 48;
    const TextStyle body = style(Type::body);
    const std::string title = c.article(found->id);
    const float gist = c.ui.measure(c.say(found->gist), body, inner).h;
    const float title_height = c.ui.measure(title, style(Type::section_title), inner).h;
    const std::string decides = c.t("article.decides", {{"who", c.say(c.pack.interpreter)}, {"article", c.article(c.pack.interpreter_article)}});
    const float note = c.ui.measure(decides, style(Type::caption), inner).h;
    auto dialog = c.ui.dialog("article", title, {width, 48 + title_height + 12 + gist + k(c, 32) + note + k(c, 40) + k(c, 96) + k(c, 8)});
    Rect rest = dialog.content;
    const Rect bottom = rest.cut_bottom(k(c, 96), k(c, 24));
    {
        const auto area = c.ui.scroll("scroll", rest);
        float y = area.content.y;
        y += c.ui.text({rest.x, y, inner, gist}, c.say(found->gist), body) + k(c, 32);
        y += c.ui.text({rest.x, y, inner, note}, decides, style(Type::caption, Colour::text2));
        c.ui.scroll_end(y);
    }
    if (c.ui.button("close", bottom, {.label = c.t("kiosk.close"), .type = Type::card_title}) || dialog.dismissed) c.act(action::Close{});
}

struct Promise {
    const char* key;
    const char* glyph;
};
constexpr std::array<Promise, 3> promises{{{"kiosk.prepare", icon::list_checks}, {"kiosk.private", icon::lock}, {"kiosk.print", icon::printer}}};

float promise_rows(Context& c, Rect r) {
    float y = r.y;
    const std::string seconds = std::to_string(c.state.kiosk->settings.config.idle_seconds);
    for (const Promise& promise : promises) {
        const std::string text = c.t(std::string(promise.key) + ".text", {{"seconds", seconds}});
        const float x = r.x + k(c, 108);
        const float width = r.right() - x;
        const float first = c.ui.measure(c.t(promise.key), style(Type::card_title), width).h;
        const float second = c.ui.measure(text, style(Type::table), width).h;
        const Rect badge{r.x, y + (std::max(first + second, k(c, 80)) - k(c, 80)) / 2, k(c, 80), k(c, 80)};
        c.ui.fill(badge, Colour::pri_wash, k(c, 12));
        c.ui.icon(badge.centre(), promise.glyph, k(c, 40), Colour::pri);
        c.ui.text({x, y, width, first}, c.t(promise.key), style(Type::card_title), ui::heading2);
        c.ui.text({x, y + first, width, second}, text, style(Type::table, Colour::text2));
        y += std::max(first + second, k(c, 80)) + k(c, 36);
    }
    return y - k(c, 36);
}

float role_buttons(Context& c, Rect r) {
    const float gap = k(c, 24);
    const auto count = static_cast<float>(c.pack.kinds.size());
    const float height = k(c, 176);
    static constexpr std::array<const char*, 2> glyphs{icon::factory, icon::users};
    // Beside each other where their words have room, else below each other.
    float widest = 0;
    std::vector<std::string> labels;
    for (const policy::Kind& kind : c.pack.kinds) {
        labels.push_back(c.t("kiosk.i_am", {{"kind", c.say(kind.title)}}));
        widest = std::max(widest, c.ui.button_width({.label = labels.back(), .icon = icon::users, .type = Type::section_title}));
    }
    const bool beside = count * widest + (count - 1) * gap <= r.w;
    const float width = beside ? (r.w - (count - 1) * gap) / count : r.w;
    float y = r.y;
    for (std::size_t n = 0; n < labels.size(); ++n) {
        const Rect at{beside ? r.x + static_cast<float>(n) * (width + gap) : r.x, y, width, height};
        const ui::ButtonSpec spec{.label = labels[n], .icon = n < glyphs.size() ? glyphs.at(n) : icon::users, .kind = ButtonKind::primary, .type = Type::section_title};
        if (c.ui.button("start_" + c.pack.kinds[n].id, at, spec)) c.act(action::Kiosk{app::kiosk::Begin{static_cast<int>(n)}});
        if (!beside || n + 1 == labels.size()) y += height + (n + 1 == labels.size() ? 0 : gap);
    }
    return y;
}

/// 60 % + 30 %, 65万元, as a ticket. Returns the y below it.
float ticket(Context& c, Rect r) {
    static constexpr std::array<const char*, 3> figures{"gain.province", "gain.city", "gain.cap"};
    const float pad = k(c, 60);
    const float column = (r.w - 2 * pad) / 3;
    float tallest = 0;
    for (const char* figure : figures) {
        tallest = std::max(tallest, c.ui.measure(c.t(std::string(figure) + ".who"), style(Type::caption), column - 12).h);
    }
    const float height = k(c, 70) + k(c, 76) + k(c, 44) + tallest + k(c, 60);
    const Rect card{r.x, r.y, r.w, height};
    c.ui.fill(card, Colour::surface, k(c, 24));
    c.ui.border(card, Colour::pri, k(c, 24), 3);
    const float notch = k(c, 40);
    for (const float x : {card.x, card.right()}) {
        const Rect hole{x - notch, card.centre().y - notch, 2 * notch, 2 * notch};
        c.ui.fill(hole, Colour::bg, notch);
        c.ui.border(hole, Colour::pri, notch, 3);
        const Rect outside = x == card.x ? Rect{x - notch - 2, hole.y - 2, notch + 2, 2 * notch + 4} : Rect{x, hole.y - 2, notch + 2, 2 * notch + 4};
        c.ui.fill(outside, Colour::bg);
    }
    const auto in = c.ui.group("ticket", Role::region, c.t("kiosk.title"), card);
    constexpr std::array colours{Colour::pri, Colour::city, Colour::text};
    for (std::size_t n = 0; n < figures.size(); ++n) {
        const std::string key = figures.at(n);
        const float x = card.x + pad + static_cast<float>(n) * column;
        float y = card.y + k(c, 70);
        if (n > 0) c.ui.line({x, card.y + k(c, 60)}, {x, card.bottom() - k(c, 60)}, Colour::line, 2);
        const Rect at{x + 6, y, column - 12, k(c, 76)};
        const TextStyle big = fitting(c, c.t(key), at.w, {style(Type::range, colours.at(n), ui::Align::centre), style(Type::section_title, colours.at(n), ui::Align::centre)});
        c.line(at, c.t(key), big);
        y += k(c, 76);
        const std::string& what = c.t(key + ".what");
        c.line({x + 6, y, column - 12, k(c, 44)}, what, fitting(c, what, at.w, {bold(style(Type::body, Colour::text, ui::Align::centre)), bold(style(Type::caption, Colour::text, ui::Align::centre))}));
        c.ui.text({x + 6, y + k(c, 44), column - 12, tallest}, c.t(key + ".who"), style(Type::caption, Colour::text2, ui::Align::centre));
    }
    return card.bottom();
}

float headline(Context& c, Rect r) {
    float y = r.y;
    const TextStyle title = fitting(c, c.t("kiosk.title"), r.w, {style(Type::amount, Colour::text, ui::Align::centre), style(Type::home_title, Colour::text, ui::Align::centre),
                                                                 style(Type::page_title, Colour::text, ui::Align::centre)});
    y += c.ui.text({r.x, y, r.w, 300}, c.t("kiosk.title"), title, ui::heading1) + k(c, 8);
    TextStyle sentence = style(Type::section_title, Colour::text2, ui::Align::centre);
    sentence.bold = false;
    y += c.ui.text({r.x, y, r.w, 200}, c.t("kiosk.sentence"), sentence) + k(c, 48);
    y = ticket(c, {r.x, y, r.w, 0}) + k(c, 16);
    y += c.ui.text({r.x, y, r.w, 100}, c.t("kiosk.basis", {{"number", c.pack.number}, {"article", c.article(c.pack.cap.article)}}), style(Type::caption, Colour::text2, ui::Align::centre));
    return y;
}

}  // namespace

float kiosk_scale(Size page) {
    const bool tall = page.h > page.w;
    return std::clamp(std::min(page.w, page.h) / 1080 * (tall ? 1.9f : 1.6f), 1.0f, 2.4f);
}

TextStyle fitting(const Context& c, std::string_view words, float width, std::initializer_list<TextStyle> styles) {
    for (const TextStyle& one : styles) {
        if (c.ui.measure(words, one_line(one)).w <= width) return one;
    }
    return *(styles.end() - 1);
}

float kiosk_foot_height(const Context& c) { return k(c, upright(c) ? 144 : 112); }

bool kiosk_foot(Context& c, Rect r, const std::string& back, ButtonKind end) {
    Rect row = r.inset(k(c, 56), 0);
    row = {row.x, row.y, row.w, k(c, 88)};
    const ui::ButtonSpec last{.label = c.t("kiosk.end"), .icon = icon::log_out, .kind = end, .type = Type::card_title};
    if (c.ui.button("end", row.cut_right(c.ui.button_width(last), k(c, 24)), last)) c.act(action::Kiosk{app::kiosk::End{}});
    bool pressed = false;
    if (!back.empty()) {
        const ui::ButtonSpec spec{.label = back, .icon = icon::arrow_left, .type = Type::card_title};
        pressed = c.ui.button("back", row.cut_left(c.ui.button_width(spec), k(c, 24)), spec);
    }
    if (c.state.kiosk->lowered) look_buttons(c, row);
    return pressed;
}

void kiosk_start(Context& c, Rect r) {
    const bool tall = upright(c);
    const bool lowered = tall && c.state.kiosk->lowered;
    if (tall) {
        const Rect foot = r.cut_bottom(kiosk_foot_height(c));
        Rect row = foot.inset(k(c, 56), 0);
        row = {row.x, row.y, row.w, k(c, 88)};
        const ui::ButtonSpec spec{.label = c.t(lowered ? "kiosk.raise" : "kiosk.lower"), .icon = lowered ? icon::chevron_up : icon::chevron_down, .type = Type::card_title};
        if (c.ui.button("lower", row.cut_left(c.ui.button_width(spec), k(c, 24)), spec)) c.act(action::Kiosk{app::kiosk::Lower{!lowered}});
        if (lowered) look_buttons(c, row);
        const std::string& hint = c.t(lowered ? "kiosk.raise.text" : "kiosk.lower.text");
        const float height = c.ui.measure(hint, style(Type::caption), row.w).h;
        c.ui.text({row.x, row.y + (row.h - height) / 2, row.w, height}, hint, style(Type::caption, Colour::text2));
    }
    const auto in = c.ui.group("main", Role::main, c.t("app.title"), r);
    const auto area = c.ui.scroll("page", r);
    const float top = area.content.y + k(c, tall ? 56 : 40);
    if (tall) {
        const Rect col{r.x + k(c, 56), top, r.w - 2 * k(c, 56), 0};
        float y = headline(c, col) + k(c, 48);
        if (lowered) y = promise_rows(c, {col.x, y, col.w, 0}) + k(c, 48);
        y = role_buttons(c, {col.x, std::max(y, lowered ? c.ui.page().h / 2 : 0.0f), col.w, 0}) + k(c, 56);
        if (!lowered) y = promise_rows(c, {col.x, y, col.w, 0}) + k(c, 24);
        c.ui.scroll_end(y);
        return;
    }
    const float gap = k(c, 80);
    const float width = (r.w - 2 * k(c, 56) - gap) / 2;
    const float left = headline(c, {r.x + k(c, 56), top, width, 0});
    const float x = r.x + k(c, 56) + width + gap;
    const float right = promise_rows(c, {x, role_buttons(c, {x, top, width, 0}) + k(c, 56), width, 0});
    c.ui.scroll_end(std::max(left, right) + k(c, 24));
}

void kiosk(Context& c) {
    const Size size = c.ui.page();
    const Rect page{0, 0, size.w, size.h};
    c.ui.fill(page, Colour::bg);
    const float below = settings_notice(c, page, notice(c, page, top_bar(c, page)));
    const Rect rest{0, below, size.w, size.h - below};
    if (!c.state.started) kiosk_start(c, rest);
    else if (c.state.page == PageId::result) kiosk_result(c, rest);
    else kiosk_question(c, rest);
    const bool answered = c.state.started && c.view.answered > 0;
    c.ui.status("announcement", answered ? c.t("live.status", {{"outcome", std::string(c.outcome_spec(shown(c.view.outcome())).label)}, {"range", c.money(c.view.answer.figures.total)}}) : std::string());
    if (c.state.dialog.kind == app::Dialog::Kind::article) article_dialog(c);
    c.ui.status("still_announced", c.state.kiosk->seconds_left > 0 ? c.t("kiosk.still") : std::string(), true);
    still_there(c);
}

}  // namespace voucher::pages
