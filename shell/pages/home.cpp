// 首页: who one is, what one gets, going on with a case, and what becomes of what one types.
#include <algorithm>
#include <array>
#include <cmath>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

struct RoleCard {
    const char* id;
    const char* glyph;
    enum class Way : unsigned char { enterprise, team, provider, carrier, verify } way;
};
constexpr std::array<RoleCard, 5> roles{{{"enterprise", icon::factory, RoleCard::Way::enterprise}, {"team", icon::users, RoleCard::Way::team},
                                         {"carrier", icon::warehouse, RoleCard::Way::carrier}, {"provider", icon::microscope, RoleCard::Way::provider},
                                         {"verify", icon::shield_check, RoleCard::Way::verify}}};

void enter(Context& c, const RoleCard& role) {
    switch (role.way) {
        case RoleCard::Way::enterprise: c.act(action::Start{0}); break;
        case RoleCard::Way::team: c.act(action::Start{1}); break;
        case RoleCard::Way::provider: c.act(action::Go{PageId::provider}); break;
        case RoleCard::Way::verify: c.act(action::Go{PageId::verify}); break;
        case RoleCard::Way::carrier: c.act(action::Go{PageId::roster}); break;
    }
}

float role_height(const Context& c, const RoleCard& role, float width) {
    const std::string key = std::string("role.") + role.id;
    float height = 21 + 48 + 16 + c.ui.measure(c.t(key + ".who"), style(Type::caption), width - 42).h + 12 + 13;
    for (int i = 1; i <= 3; ++i) height += std::max(30.0f, c.ui.measure(c.t(key + "." + std::to_string(i)), style(Type::table), width - 42 - 24).h + 8);
    return height + 15 + c.px(24) + 22;
}

void role_card(Context& c, Rect r, const RoleCard& role) {
    const std::string key = std::string("role.") + role.id;
    c.ui.card(r, 1);
    const std::string& title = c.t(key);
    const std::string& way = c.t(key + ".go");
    const auto s = c.ui.scope(role.id);
    const auto press = c.ui.pressable("enter", r, Role::button, title + c.t("role.colon") + way, 12, {}, false, c.t(key + ".who"));
    if (press.pressed) enter(c, role);
    if (press.hovered) c.ui.border(r, Colour::pri, 12);
    float x = r.x + 21;
    float y = r.y + 21;
    c.ui.fill({x, y, 48, 48}, Colour::pri_wash, 10);
    c.ui.icon({x + 24, y + 24}, role.glyph, 22, Colour::pri);
    c.line({x + 60, y, r.right() - x - 70, 48}, title, style(Type::section_title), ui::silent);
    y += 48 + 16;
    const float width = r.w - 42;
    y += c.ui.text({x, y, width, 60}, c.t(key + ".who"), style(Type::caption, Colour::text2), ui::silent) + 12;
    c.rule(x, r.right() - 21, y);
    y += 13;
    for (int i = 1; i <= 3; ++i) {
        const std::string& words = c.t(key + "." + std::to_string(i));
        const float h = c.ui.measure(words, style(Type::table), width - 24).h;
        c.ui.icon({x + 8, y + c.px(11)}, icon::check, 17, Colour::ok);
        c.ui.text({x + 24, y, width - 24, h}, words, style(Type::table));
        y += std::max(30.0f, h + 8);
    }
    const Rect last{x, r.bottom() - 22 - c.px(24), width, c.px(24)};
    c.line(last, way, bold(style(Type::body, Colour::pri)), ui::silent);
    c.ui.icon({last.right() - 9, last.centre().y}, icon::arrow_right, 18, Colour::pri);
}

struct Figure {
    const char* id;
};
constexpr std::array<Figure, 3> figures{{{"province"}, {"city"}, {"cap"}}};

/// 60 % + 30 %, 65万元: what the measure gives, with its article. `r` is where they may stand, aligned right.
float headline_figures(Context& c, Rect r, bool draw) {
    std::array<float, 3> widths{};
    float whole = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const std::string key = std::string("gain.") + figures.at(i).id;
        widths.at(i) = std::max({c.ui.measure(c.t(key), style(Type::range)).w, c.ui.measure(c.t(key + ".what"), bold(style(Type::table))).w,
                                 c.ui.measure(c.t(key + ".who"), style(Type::caption)).w});
        whole += widths.at(i) + 48;
    }
    const float chip = c.cite_width("11");
    whole += chip - 24;
    if (!draw) return whole;
    float x = r.right() - whole;
    const float height = c.px(40) + c.px(20) + c.px(20);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const std::string key = std::string("gain.") + figures.at(i).id;
        float y = r.y;
        c.line({x, y - 4, widths.at(i) + 4, c.px(40)}, c.t(key), style(Type::range));
        y += c.px(38);
        c.line({x, y, widths.at(i) + 4, c.px(20)}, c.t(key + ".what"), bold(style(Type::table)));
        c.line({x, y + c.px(21), widths.at(i) + 4, c.px(20)}, c.t(key + ".who"), style(Type::caption, Colour::text2));
        x += widths.at(i) + 24;
        if (i + 1 < figures.size()) c.ui.line({x, r.y}, {x, r.y + height - 2}, Colour::line);
        x += i + 1 < figures.size() ? 24 : 0;
    }
    c.cite("article", {r.right() - chip, r.y + height - c.px(24) - 1}, "11");
    return whole;
}

/// What the card needs at this width.
float resume_height(const Context& c, float width) {
    const float words = width - 64 - c.ui.button_width({.label = c.t("home.import"), .icon = icon::upload}) - 36;
    return c.px(24) + c.ui.measure(c.t("home.resume.text"), style(Type::table), words).h + 24;
}

void resume_card(Context& c, Rect r) {
    const bool over = c.state.drag_over;
    c.ui.fill(r, over ? Colour::pri_wash : Colour::surface, 12);
    c.ui.border(r, over ? Colour::pri : Colour::control, 12, over ? 2.0f : 1.0f, true);
    const auto in = c.ui.group("resume", Role::region, c.t("home.resume"), r);
    const ui::ButtonSpec spec{.label = c.t("home.import"), .icon = icon::upload};
    const float button = c.ui.button_width(spec);
    c.ui.icon({r.x + 34, r.centre().y}, icon::folder_open, 26, Colour::pri);
    const float words = r.w - 64 - button - 36;
    const std::string& text = c.t("home.resume.text");
    const float h = c.px(24) + c.ui.measure(text, style(Type::table), words).h;
    const float y = r.y + (r.h - h) / 2;
    c.ui.text({r.x + 64, y, words, c.px(24)}, c.t("home.resume"), bold(style(Type::body)), ui::heading2);
    c.ui.text({r.x + 64, y + c.px(24), words, 160}, text, style(Type::table, Colour::text2));
    if (c.ui.button("import", {r.right() - 20 - button, r.centre().y - 22, button, 44}, spec)) c.act(action::PickFiles{{"import"}});
}

void private_card(Context& c, Rect r) {
    const auto in = c.ui.group("private", Role::region, c.t("home.private"), r);
    c.ui.card(r);
    c.ui.icon({r.x + 34, r.centre().y}, icon::lock, 26, Colour::ok);
    // The way to clear it stands where there is something to clear; on a narrow page it is in the menu.
    const std::string clear = !c.narrow() && app::holds_anything(c.state, c.pack) ? c.t("menu.clear") : std::string();
    const float words = r.w - 64 - 20 - (clear.empty() ? 0 : c.ui.measure(clear, one_line(bold(style(Type::table)))).w + 16);
    const std::string& text = c.t("home.private.text");
    const float h = c.px(24) + c.ui.measure(text, style(Type::table), words).h;
    const float y = r.y + (r.h - h) / 2;
    c.ui.text({r.x + 64, y, words, c.px(24)}, c.t("home.private"), bold(style(Type::body)), ui::heading2);
    c.ui.text({r.x + 64, y + c.px(24), words, 90}, text, style(Type::table, Colour::text2));
    if (clear.empty()) return;
    const float room = c.ui.measure(clear, one_line(bold(style(Type::table)))).w + 8;
    if (c.ui.link("clear", {r.right() - 20 - room, r.centre().y - 22, room, 44}, clear, style(Type::table, Colour::pri, ui::Align::right))) {
        c.act(action::Open{{.kind = app::Dialog::Kind::clear}});
    }
}

float go_on(Context& c, Rect r) {
    if (!c.state.started) return r.y;
    const Rect card{r.x, r.y, r.w, c.px(60)};
    c.ui.fill(card, Colour::pri_wash, 12);
    const ui::ButtonSpec spec{.label = c.t("home.go_on"), .icon_after = icon::arrow_right, .kind = ButtonKind::primary};
    const float button = c.ui.button_width(spec);
    const auto name = c.state.input.texts.find("name");
    const std::string who = name == c.state.input.texts.end() || name->second.empty() ? c.t("bar.unnamed") : name->second;
    c.line({card.x + 20, card.y, card.w - button - 60, card.h}, c.t("home.present", {{"name", who}}), bold(style(Type::body)));
    if (c.ui.button("go_on", {card.right() - button - 8, card.centre().y - 22, button, 44}, spec)) c.act(action::Go{PageId::eligibility});
    return card.bottom() + 16;
}

}  // namespace

void home(Context& c, Rect r) {
    const auto in = c.ui.group("main", Role::main, c.t("app.title"), r);
    const auto area = c.ui.scroll("page", r);
    const float side = c.phone() ? 16 : c.form == Form::tablet ? 24 : 64;
    const Rect col{r.x + side, area.content.y, r.w - 2 * side, r.h};
    float y = col.y + (c.narrow() ? 20.0f : 36.0f);

    const float need = headline_figures(c, col, false);
    const float title_width = std::max(c.ui.measure(c.t("home.title"), one_line(style(c.phone() ? Type::page_title : Type::home_title))).w,
                                       c.ui.measure(c.t("home.sentence"), one_line(style(Type::card_title))).w);
    const bool side_by_side = need + title_width + 24 <= col.w;
    const float words = side_by_side ? col.w - need - 24 : col.w;
    const float top = y;
    y += c.ui.text({col.x, y, words, 120}, c.t("home.title"), style(c.phone() ? Type::page_title : Type::home_title), ui::heading1);
    TextStyle sentence = style(Type::card_title, Colour::text2);
    sentence.bold = false;
    y += c.ui.text({col.x, y + 2, words, 120}, c.t("home.sentence"), sentence) + 2;
    if (side_by_side) {
        headline_figures(c, {col.x, top - 4, col.w, 80}, true);
        y = std::max(y, top + c.px(76));
    } else if (need <= col.w) {
        headline_figures(c, {col.x, y + 16, need, 80}, true);
        y += c.px(80) + 16;
    } else {
        y += 12;
        for (const Figure& figure : figures) {
            const std::string key = std::string("gain.") + figure.id;
            const float w = c.ui.measure(c.t(key), style(Type::range)).w;
            c.line({col.x, y, w + 4, c.px(40)}, c.t(key), style(Type::range));
            const float right = col.w - w - 12;
            c.line({col.x + w + 12, y, right, c.px(20)}, c.t(key + ".what"), bold(style(Type::table)));
            c.line({col.x + w + 12, y + c.px(20), right, c.px(20)}, c.t(key + ".who"), style(Type::caption, Colour::text2));
            y += c.px(40) + 6;
        }
        c.cite("article", {col.x, y + 4}, "11");
        y += c.px(28);
    }
    y += c.narrow() ? 20.0f : 27.0f;
    y = go_on(c, {col.x, y, col.w, 0});
    y += c.ui.text({col.x, y, col.w, 40}, c.t("home.who"), style(Type::card_title), ui::heading2) + 11;

    // As many cards beside each other as have room for their words.
    const std::size_t across = c.phone() ? 1 : c.form == Form::tablet ? 2 : col.w / c.ui.look().text_scale >= 1000 ? 5 : 3;
    const float gap = 16;
    const float width = (col.w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    for (std::size_t i = 0; i < roles.size();) {
        float height = 0;
        for (std::size_t n = i; n < std::min(i + across, roles.size()); ++n) height = std::max(height, role_height(c, roles.at(n), width));
        for (std::size_t n = 0; n < across && i < roles.size(); ++n, ++i) {
            role_card(c, {col.x + static_cast<float>(n) * (width + gap), y, width, height}, roles.at(i));
        }
        y += height + gap;
    }
    y += 4;
    if (c.narrow()) {
        const float tall = std::max(108.0f, resume_height(c, col.w));
        resume_card(c, {col.x, y, col.w, tall});
        y += tall + gap;
        private_card(c, {col.x, y, col.w, 108});
        y += 108;
    } else {
        const float left = std::round((col.w - gap) * 0.551f);
        const float tall = std::max(96.0f, resume_height(c, left));
        resume_card(c, {col.x, y, left, tall});
        private_card(c, {col.x + left + gap, y, col.w - left - gap, tall});
        y += tall;
    }
    const std::string basis = c.t("home.basis", {{"number", c.pack.number}, {"who", c.say(c.pack.interpreter)}, {"article", c.article(c.pack.interpreter_article)}});
    const std::string& note = c.t("home.not_a_portal");
    const float one = c.ui.measure(basis, style(Type::caption)).w + c.ui.measure(note, style(Type::caption)).w + 32;
    if (one <= col.w) {
        y = std::max(y + 24, r.bottom() - 36 - (area.content.y < r.y ? r.y - area.content.y : 0));
        if (y > r.bottom() - 36) y = std::max(y, col.y);
        c.line({col.x, y, col.w, c.px(20)}, basis, style(Type::caption, Colour::text2));
        c.line({col.x, y, col.w, c.px(20)}, note, style(Type::caption, Colour::text2, ui::Align::right));
        y += c.px(20);
    } else {
        y += 24;
        y += c.ui.text({col.x, y, col.w, 80}, basis, style(Type::caption, Colour::text2)) + 4;
        y += c.ui.text({col.x, y, col.w, 80}, note, style(Type::caption, Colour::text2));
    }
    c.ui.scroll_end(y + 16);
}

}  // namespace voucher::pages
