// The live result beside the questions, and the sticky foot that says the same on narrow pages.
#include <algorithm>
#include <array>
#include <cmath>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

/// One unknown fact: what it is, where it stands in the measure, and a way to it.
void missing_row(Context& c, Rect row, const assess::Question& question, bool first) {
    const policy::Fact& fact = c.pack.facts.at(static_cast<std::size_t>(question.fact));
    const Target at{question.service, question.fact};
    const bool unsure = question.service < 0
                            ? c.state.input.applicant.at(static_cast<std::size_t>(question.fact)).answer == ui::Answer::unsure
                            : c.state.input.services.at(static_cast<std::size_t>(question.service))
                                      .facts.at(static_cast<std::size_t>(question.fact) - c.pack.applicant_facts)
                                      .answer == ui::Answer::unsure;
    std::string under;
    if (question.service >= 0 && c.state.input.services.size() > 1) under = c.service_title(question.service);
    for (const policy::Condition& condition : c.pack.conditions) {
        if (under.empty() && std::ranges::find(condition.facts, question.fact) != condition.facts.end() &&
            policy::asked_of(condition.kinds, c.state.input.kind)) {
            under = c.article(condition.article);
        }
    }
    if (under.empty() && question.service >= 0) under = c.service_title(question.service);
    const std::string& state = c.t(first ? "live.first" : unsure ? "answer.unsure" : "outcome.unanswered");
    const auto s = c.ui.scope(std::to_string(question.service) + "." + fact.id);
    if (c.ui.pressable("go", row.inset(-8, 0), Role::link, c.t("live.go_to", {{"fact", c.say(fact.label)}, {"state", state}, {"under", under}})).pressed) {
        c.act(action::GoTo{at});
    }
    if (unsure) {
        c.ui.icon({row.x + 9, row.centre().y}, icon::circle_help, 18, Colour::unk);
    } else {
        c.ui.dashed_ring({row.x + 9, row.centre().y}, 8, Colour::text2);
    }
    const TextStyle right = first ? bold(style(Type::caption, Colour::pri)) : style(Type::caption, Colour::text2);
    const float right_width = c.ui.measure(state, one_line(right)).w;
    const float x = row.x + 26;
    const float words = row.right() - right_width - 32 - x;
    const float top = row.centre().y - c.px(20);
    c.line({x, top, words, c.px(22)}, c.say(fact.label), style(Type::table), ui::silent);
    c.line({x, top + c.px(20), words, c.px(18)}, under, style(Type::caption, Colour::text2), ui::silent);
    c.line({row.right() - right_width - 24, row.y, right_width + 2, row.h}, state, right, ui::silent);
    c.ui.icon({row.right() - 8, row.centre().y}, icon::chevron_right, 16, first ? Colour::pri : Colour::text2);
}

/// What the whole track stands for: the fee, or the cap where it is lower or the fee is not known.
Money track_of(const Context& c) {
    const Money limit = c.pack.cap.limit;
    if (!c.view.fee_known || c.view.fee == Money{}) return limit;
    return c.view.fee;
}

float range_part(Context& c, Rect r) {
    const MoneyRange& total = c.view.answer.figures.total;
    float y = r.y;
    y += c.ui.text({r.x, y, r.w, 40}, c.t("live.range"), style(Type::caption, Colour::text2));
    const std::string amount = c.money(total);
    TextStyle big = style(Type::range);
    if (c.ui.measure(amount, one_line(big)).w > r.w) big = bold(style(Type::section_title));
    y += c.amount("total", {r.x, y, r.w, 80}, amount, big) + 5;
    const Money track = track_of(c);
    const Money high = total.high.value_or(track);
    const auto& shares = c.view.answer.figures.shares;
    if (total.is_exact() && c.view.fee_known && shares.size() == 2) {
        const Money own = track - std::min(track, total.low);
        const std::array<ui::BarPart, 3> parts{{{part_of(shares[0].low, track), Colour::prov, Colour::on_prov},
                                                {part_of(shares[1].low, track), Colour::city, Colour::on_city},
                                                {part_of(own, track), Colour::own, Colour::text, {}, true}}};
        c.ui.stacked_bar("bar", {r.x, y + 2, r.w, 20}, parts, amount);
    } else {
        c.ui.range_bar("range_bar", {r.x, y + 4, r.w, 16}, part_of(total.low, track), part_of(high, track), amount);
    }
    y += 28;
    if (!total.is_exact()) {
        c.line({r.x, y, r.w / 2, c.px(20)}, c.t("live.low_end"), style(Type::caption, Colour::text2));
        const float at = r.x + r.w * static_cast<float>(std::min(1.0, part_of(high, track)));
        const float width = c.ui.measure(c.t("live.high_end"), one_line(style(Type::caption))).w;
        c.line({std::max(r.x + r.w / 2, std::min(at, r.right()) - width), y, width + 2, c.px(20)}, c.t("live.high_end"), style(Type::caption, Colour::text2));
        y += c.px(20) + 8;
    }
    const std::string help = c.view.fee_known && c.view.fee > Money{}
                                 ? c.t("live.full_fee", {{"fee", c.money(c.view.fee)}, {"n", std::to_string(c.state.input.services.size())}})
                                 : c.t("live.full_cap", {{"cap", c.prose(c.pack.cap.limit)}});
    y += c.ui.text({r.x, y, r.w, 80}, help, style(Type::caption, Colour::text3));
    return y;
}

}  // namespace

float live_result(Context& c, Rect r) {
    const app::View& v = c.view;
    float y = r.y;
    y += c.ui.text({r.x, y, r.w, 20}, c.t("live.verdict"), style(Type::caption, Colour::text2)) + 6;
    const std::array<std::string_view, 3> labels{c.t("outcome.not_met"), c.t("outcome.open"), c.t("outcome.met")};
    c.ui.verdict("verdict", {r.x, y, r.w, 44}, shown(v.outcome()), labels);
    y += 44 + 16;
    if (c.state.input.services.empty()) {
        y += c.ui.text({r.x, y, r.w, 80}, c.t("live.no_service"), style(Type::table, Colour::text2)) + 12;
        if (c.state.page != PageId::services && c.ui.button("add_service", {r.x, y, r.w, 44}, {.label = c.t("services.add"), .icon = icon::plus})) c.act(action::AddService{});
        if (c.state.page != PageId::services) y += 44;
    } else {
        y = range_part(c, {r.x, y, r.w, r.h});
    }
    // What failed comes before what is missing: it settles the answer.
    std::vector<const assess::Step*> failed;
    for (const assess::Step& step : v.why.parts) {
        if (step.kind == assess::Step::Kind::condition && step.outcome == assess::Outcome::not_met) failed.push_back(&step);
        for (const assess::Step& inner : step.parts) {
            if (inner.kind == assess::Step::Kind::condition && inner.outcome == assess::Outcome::not_met) failed.push_back(&inner);
        }
    }
    if (!failed.empty()) {
        y += 20;
        c.rule(r.x, r.right(), y);
        y += 16;
        int n = 0;
        for (const assess::Step* step : failed) {
            const auto s = c.ui.scope("failed" + std::to_string(n++));
            c.ui.icon({r.x + 9, y + 12}, icon::circle_x, 18, Colour::bad);
            y += c.ui.text({r.x + 26, y, r.w - 26, 100}, c.say(step->why.zh.empty() ? step->label : step->why), bold(style(Type::table)));
            c.cite("article", {r.x + 26, y + 2}, step->article);
            y += c.px(24) + 14;
        }
        if (v.needed) y = needed_changes(c, {r.x, y + 4, r.w, 40}, *v.needed);
        for (std::size_t i = 0; i < v.services.size(); ++i) {
            const auto s = c.ui.scope(c.state.input.services[i].id);
            if (v.services[i].needed) y = needed_changes(c, {r.x, y + 4, r.w, 40}, *v.services[i].needed);
        }
    }
    const auto& questions = v.answer.next_questions;
    if (!questions.empty()) {
        y += 20;
        c.rule(r.x, r.right(), y);
        y += 16;
        y += c.ui.text({r.x, y, r.w, 60}, c.t("live.missing", {{"n", std::to_string(questions.size())}}), bold(style(Type::body)), ui::heading3) + 4;
        const float height = c.px(56);
        int n = 0;
        for (const assess::Question& question : questions) {
            missing_row(c, {r.x, y, r.w, height - 1}, question, n == 0);
            y += height;
            if (++n == 6) break;
            if (static_cast<std::size_t>(n) < questions.size()) c.rule(r.x, r.right(), y - 1);
        }
        if (questions.size() > 6) {
            y += 4 + c.ui.text({r.x, y + 4, r.w, 40}, c.t("live.more", {{"n", std::to_string(questions.size() - 6)}}), style(Type::caption, Colour::text2));
        }
    }
    return y;
}

void live_panel(Context& c, Rect r) {
    c.ui.fill(r, Colour::surface);
    c.ui.line({r.x, r.y}, {r.x, r.bottom()}, Colour::line);
    const auto in = c.ui.group("live", Role::complementary, c.t("live.title"), r);
    const PageId next = c.state.page == PageId::eligibility ? PageId::services : PageId::result;
    Rect inner = r.inset(20, 16);
    const Rect way = inner.cut_bottom(44, 12);
    {
        const auto area = c.ui.scroll("scroll", {r.x + 1, r.y + 1, r.w - 1, inner.bottom() - r.y});
        Rect content{inner.x, area.content.y + 19, inner.w, inner.h};
        const float title = c.ui.measure(c.t("live.title"), style(Type::card_title)).w;
        c.line({content.x, content.y, title + 4, c.px(28)}, c.t("live.title"), style(Type::card_title), ui::heading2);
        c.line({content.x + title + 8, content.y, content.w - title - 8, c.px(28)}, c.t("live.as_you_go"), style(Type::caption, Colour::text2, ui::Align::right));
        const float y = live_result(c, {content.x, content.y + c.px(28) + 15, content.w, content.h});
        c.ui.scroll_end(y + 12);
    }
    const std::string label = c.t(next == PageId::services ? "next.services" : "next.result");
    if (c.ui.button("next", way, {.label = label, .icon_after = icon::arrow_right, .kind = ButtonKind::primary})) c.act(action::Go{next});
}

float foot_height(const Context& c) { return c.phone() ? 105 : 92; }

std::optional<std::string> foot(Context& c, Rect r, std::span<const FootButton> buttons) {
    std::optional<std::string> pressed;
    c.ui.fill(r, Colour::surface);
    c.rule(r.x, r.right(), r.y);
    const auto in = c.ui.group("foot", Role::complementary, c.t("live.title"), r);
    const ui::Outcome outcome = shown(c.view.outcome());
    const bool none = c.state.input.services.empty();
    const std::string amount = none ? c.t("live.short_none") : c.money(c.view.answer.figures.total);
    const auto open_live = [&](Rect area) {
        return c.ui.pressable("live", area, Role::button, c.t("live.open", {{"outcome", std::string(c.outcome_spec(outcome).label)}, {"range", amount}})).pressed;
    };
    Rect row;
    if (c.phone()) {
        const Rect top{r.x + 12, r.y + 4, r.w - 24, 40};
        if (open_live(top)) c.act(action::Open{{.kind = app::Dialog::Kind::live}});
        const ui::ChipSpec spec = c.outcome_spec(outcome);
        c.ui.chip("outcome", {r.x + 16, r.y + 12}, spec);
        const float chip = c.ui.chip_width(spec);
        TextStyle big = bold(style(Type::card_title, Colour::text, ui::Align::right));
        const float room = r.w - 32 - 24 - chip - 8;
        if (c.ui.measure(amount, one_line(big)).w > room) big = bold(style(Type::table, Colour::text, ui::Align::right));
        c.line({r.x + 16 + chip + 8, r.y + 4, room, 40}, amount, big, ui::silent);
        c.ui.icon({r.right() - 26, r.y + 24}, icon::chevron_up, 16, Colour::text2);
        row = {r.x + 16, r.y + 45, r.w - 32, 44};
        float wide = row.w - 8 * static_cast<float>(buttons.size() - 1);
        std::vector<float> widths;
        float sum = 0;
        for (const FootButton& b : buttons) {
            widths.push_back(c.ui.button_width({.label = b.label, .icon = b.icon, .icon_after = b.icon_after}));
            sum += widths.back();
        }
        for (float& w : widths) w = std::floor(buttons.size() == 2 && std::abs(widths[0] - widths[1]) < 60 ? wide / 2 : wide * w / sum);
        for (std::size_t i = 0; i < buttons.size(); ++i) {
            const FootButton& b = buttons[i];
            if (c.ui.button(b.id, row.cut_left(widths[i], 8), {.label = b.label, .icon = b.icon, .icon_after = b.icon_after, .kind = b.kind, .disabled = b.disabled})) pressed = std::string(b.id);
        }
        return pressed;
    }
    row = {r.x + 24, r.y + (r.h - 44) / 2, r.w - 48, 44};
    for (std::size_t i = buttons.size(); i-- > 0;) {
        const FootButton& b = buttons[i];
        const ui::ButtonSpec spec{.label = b.label, .icon = b.icon, .icon_after = b.icon_after, .kind = b.kind, .disabled = b.disabled};
        if (c.ui.button(b.id, row.cut_right(c.ui.button_width(spec), 16), spec)) pressed = std::string(b.id);
    }
    const Rect left{r.x + 16, r.y + 8, row.w, r.h - 16};
    if (open_live(left)) c.act(action::Open{{.kind = app::Dialog::Kind::live}});
    ui::ChipSpec spec = c.outcome_spec(outcome);
    const std::size_t missing = c.view.answer.next_questions.size();
    const std::string label = missing == 0 ? std::string(spec.label) : c.t("live.chip", {{"outcome", std::string(spec.label)}, {"n", std::to_string(missing)}});
    spec.label = label;
    c.ui.chip("outcome", {r.x + 24, r.y + 14}, spec);
    TextStyle big = style(Type::range);
    if (c.ui.measure(amount, one_line(big)).w > left.w - 8) big = bold(style(Type::card_title));
    c.line({r.x + 24, r.y + 40, left.w, 40}, amount, big, ui::silent);
    return pressed;
}

}  // namespace voucher::pages
