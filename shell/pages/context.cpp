#include "shell/pages/context.hpp"

#include <algorithm>

#include "shell/app/typed.hpp"
#include "src/base/money_text.hpp"

namespace voucher::pages {

Form form_of(Size page, float text_scale) {
    const float width = page.w / text_scale;
    if (width < 600) return Form::phone;
    if (width < 1100) return Form::tablet;
    return width < 1700 ? Form::desktop : Form::wide;
}

const std::string& Context::say(const policy::Text& text) const { return text.in(state.language); }

std::string Context::date(Date day) const { return app::day_text(day, state.language); }

std::string Context::money(Money amount) const { return with_sign(amount); }

std::string Context::money(const MoneyRange& range) const {
    if (range.is_exact()) return with_sign(range.low);
    if (!range.high) return t("range.from", {{"low", with_sign(range.low)}});
    return with_sign(range.low) + " – " + with_sign(*range.high);
}

std::string Context::figure(const MoneyRange& range) const {
    if (range.is_exact()) return grouped(range.low);
    if (!range.high) return t("range.from", {{"low", grouped(range.low)}});
    return grouped(range.low) + " – " + grouped(*range.high);
}

std::string Context::prose(Money amount) const { return state.language == app::Language::zh ? in_prose(amount) : with_sign(amount); }

std::string Context::capitals(Money amount) const { return state.language == app::Language::zh ? in_capitals(amount) : std::string(); }

std::string Context::article(std::string_view id) const {
    const policy::Article* found = pack.article(id);
    if (found == nullptr) return std::string(id);
    return state.language == app::Language::zh ? found->label.zh : found->label.en + " " + found->label.zh;
}

std::string Context::service_title(int service) const {
    if (static_cast<std::size_t>(service) >= state.input.services.size()) return t("result.more_service");  // a supposed one
    return app::service_title(state, service, words);
}

std::string Context::finding(const Finding& f) const {
    const std::string key = "finding." + f.code;
    return words.has(key) ? t(key) : t("finding.other", {{"expected", f.expected}});
}

float Context::amount(std::string_view id, Rect r, const std::string& said, TextStyle s, const app::Supposed& supposed) const {
    const Size size = ui.measure(said, s, r.w);
    const float left = s.align == ui::Align::right ? r.right() - size.w : r.x;
    const Rect place{left - 4, r.y - 2, size.w + 8, size.h + 4};
    const auto press = ui.pressable(id, place, Role::button, t("figure.why", {{"amount", said}}), 6);
    if (press.pressed) act(action::Open{{.kind = app::Dialog::Kind::why, .supposed = supposed}});
    if (press.hovered) ui.line({left, r.y + size.h - 1}, {left + size.w, r.y + size.h - 1}, s.colour);
    ui.text({r.x, r.y, r.w, size.h}, said, s, ui::silent);
    return size.h;
}

float Context::cite(std::string_view id, Point at, std::string_view article_id) const {
    const std::string label = article(article_id);
    const auto chip = ui.chip(id, at, {.label = label, .icon = icon::scroll_text, .pressable = true});
    if (chip.pressed) act(action::Open{{.kind = app::Dialog::Kind::article, .subject = std::string(article_id)}});
    return chip.width;
}

float Context::cite_width(std::string_view article_id) const {
    const std::string label = article(article_id);
    return ui.chip_width({.label = label, .icon = icon::scroll_text});
}

ui::ChipSpec Context::outcome_spec(ui::Outcome outcome) const {
    switch (outcome) {
        case ui::Outcome::met: return {.label = t("outcome.met"), .icon = icon::check, .text = Colour::ok, .ground = Colour::ok_wash};
        case ui::Outcome::not_met: return {.label = t("outcome.not_met"), .icon = icon::x, .text = Colour::bad, .ground = Colour::bad_wash};
        case ui::Outcome::open: return {.label = t("outcome.open"), .icon = icon::circle_help, .text = Colour::unk, .ground = Colour::unk_wash};
        case ui::Outcome::unanswered: break;
    }
    return {.label = t("outcome.unanswered"), .icon = icon::circle_dashed, .text = Colour::text2, .ground = Colour::well};
}

float Context::outcome_chip(std::string_view id, Point at, ui::Outcome outcome, bool) const { return ui.chip(id, at, outcome_spec(outcome)).width; }

float Context::line(Rect r, std::string_view text, TextStyle s, ui::Say say) const {
    s.wrap = false;
    const Size size = ui.measure(text, s);
    ui.text({r.x, r.y + (r.h - size.h) / 2, r.w, size.h}, text, s, say);
    return std::min(size.w, r.w);
}

float Context::page_head(Rect r, std::string_view title, std::string_view sentence) const {
    float y = r.y + ui.text(r, title, style(Type::page_title), ui::heading1);
    y += ui.text({r.x, y, r.w, 60}, sentence, style(Type::table, Colour::text2));
    return y;
}

Rect Context::titled_column(Rect page, Rect content, float widest, std::string_view title, std::string_view sentence) const {
    const float side = phone() ? 16 : 24;
    Rect col{page.x + side, content.y + 16, page.w - 2 * side, page.h};
    if (col.w > widest) col = {col.x + (col.w - widest) / 2, col.y, widest, col.h};
    if (ui.button("back", {col.x, col.y, 44, 44}, {.icon = icon::arrow_left, .name = t("bar.back_home")})) act(action::Go{PageId::home});
    col.y = page_head({col.x + 56, col.y - 4, col.w - 56, 80}, title, sentence) + 16;
    return col;
}

ui::Outcome shown(assess::Outcome outcome) {
    switch (outcome) {
        case assess::Outcome::met: return ui::Outcome::met;
        case assess::Outcome::not_met: return ui::Outcome::not_met;
        case assess::Outcome::unknown: break;
    }
    return ui::Outcome::open;
}

std::string size_text(std::uint64_t bytes) {
    if (bytes >= 1024 * 1024) {
        const std::uint64_t tenths = (bytes * 10 + 512 * 1024) / (1024 * 1024);
        return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
    }
    return bytes >= 1024 ? std::to_string((bytes + 512) / 1024) + " KB" : std::to_string(bytes) + " B";
}

std::string short_digest(std::string_view hex) {
    if (hex.size() != 64) return {};
    return std::string(hex.substr(0, 6)) + "…" + std::string(hex.substr(58));
}

std::string plain(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "**") {
            ++i;
            continue;
        }
        result += text[i];
    }
    return result;
}

double part_of(Money amount, Money whole) {
    return whole.fen() <= 0 ? 0 : std::min(1.0, static_cast<double>(amount.fen()) / static_cast<double>(whole.fen()));
}

}  // namespace voucher::pages
