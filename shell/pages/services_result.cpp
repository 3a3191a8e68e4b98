// What one service gives, and the dialog that lists the services where there is no room for them.
#include <algorithm>
#include <array>

#include "shell/pages/pages.hpp"
#include "shell/pages/services.hpp"

namespace voucher::pages {
namespace {

constexpr std::array<std::pair<Colour, Colour>, 2> share_colours{{{Colour::prov, Colour::on_prov}, {Colour::city, Colour::on_city}}};

/// A swatch, what it stands for, the article, and the amount. Returns the y below it.
float share_row(Context& c, Rect r, Colour colour, bool hatched, std::string_view label, std::string_view article, const std::string& amount) {
    const Rect swatch{r.x, r.y + (r.h - 12) / 2, 12, 12};
    if (hatched) {
        c.ui.hatch(swatch, colour, Colour::own_line, 3);
    } else {
        c.ui.fill(swatch, colour, 3);
    }
    float x = r.x + 20;
    const float width = c.ui.measure(amount, one_line(bold(style(Type::table)))).w;
    x += c.line({x, r.y, r.w - width - 28, r.h}, label, style(Type::table)) + 8;
    if (!article.empty() && x + c.cite_width(article) < r.right() - width - 8) c.cite(std::string("article") + std::string(label), {x, r.y + (r.h - c.px(24)) / 2}, article);
    const TextStyle figure = bold(style(Type::table, Colour::text, ui::Align::right));
    const float height = c.ui.measure(amount, one_line(figure)).h;
    c.amount("amount." + std::string(label), {r.right() - width - 2, r.y + (r.h - height) / 2, width + 2, r.h}, amount, figure);
    return r.bottom();
}

float shares(Context& c, Rect r, const assess::ServiceAssessment& answer) {
    float y = r.y;
    const bool exact = answer.total.is_exact() && answer.fee.is_exact() && answer.fee.low > Money{};
    if (!exact) {
        const Money whole = answer.fee.is_exact() && answer.fee.low > Money{} ? answer.fee.low : c.pack.cap.limit;
        const Money high = answer.total.high.value_or(whole);
        c.ui.range_bar("range_bar", {r.x, y + 5, r.w, 16}, part_of(answer.total.low, whole), part_of(high, whole), c.money(answer.total));
        y += 32;
        const std::string help = answer.fee.is_exact() && answer.fee.low > Money{} ? c.t("services.full_fee", {{"fee", c.money(answer.fee.low)}})
                                                                                   : c.t("services.full_cap", {{"cap", c.prose(c.pack.cap.limit)}});
        return y + c.ui.text({r.x, y, r.w, 60}, help, style(Type::caption, Colour::text3));
    }
    std::vector<ui::BarPart> parts;
    std::vector<std::string> labels;
    labels.reserve(answer.shares.size() + 1);
    const auto percent = [](double share) { return std::to_string(static_cast<int>(share * 100 + 0.5)) + "%"; };
    for (std::size_t n = 0; n < answer.shares.size(); ++n) {
        const double share = part_of(answer.shares[n].low, answer.fee.low);
        labels.push_back(percent(share));
        const auto& [fill, text] = share_colours.at(std::min(n, share_colours.size() - 1));
        parts.push_back({share, fill, text, labels.back()});
    }
    const Money own = answer.fee.low - answer.total.low;
    labels.push_back(percent(part_of(own, answer.fee.low)));
    parts.push_back({part_of(own, answer.fee.low), Colour::own, Colour::text, labels.back(), true});
    c.ui.stacked_bar("bar", {r.x, y, r.w, 28}, parts, c.t("services.bar", {{"total", c.money(answer.total)}, {"fee", c.money(answer.fee.low)}}));
    y += 28 + 8;
    for (std::size_t n = 0; n < answer.shares.size(); ++n) {
        const policy::Amount& share = c.pack.shares.at(n);
        const Colour colour = share_colours.at(std::min(n, share_colours.size() - 1)).first;
        y = share_row(c, {r.x, y, r.w, c.px(36)}, colour, false, c.say(share.title), share.article, c.money(answer.shares[n].low));
    }
    return share_row(c, {r.x, y, r.w, c.px(36)}, Colour::own, true, c.t("services.own"), {}, c.money(own));
}

/// What failed, with the figure and the bound; it settles the answer. Returns the y below it.
float failures(Context& c, Rect r, const std::string& id) {
    float y = r.y;
    const auto row = [&](const assess::Step& step) {
        if (step.kind != assess::Step::Kind::condition || step.outcome != assess::Outcome::not_met) return;
        const auto s = c.ui.scope("failed" + step.id);
        c.ui.icon({r.x + 9, y + c.px(11)}, icon::circle_x, 18, Colour::bad);
        y += c.ui.text({r.x + 26, y, r.w - 26, 100}, c.say(step.why.zh.empty() ? step.label : step.why), bold(style(Type::table))) + 4;
        c.cite("article", {r.x + 26, y}, step.article);
        y += c.px(24) + 12;
    };
    for (const assess::Step& step : c.view.why.parts) {
        row(step);
        if (step.kind != assess::Step::Kind::service || step.id != id) continue;
        for (const assess::Step& inner : step.parts) row(inner);
    }
    for (const auto* needed : {&c.view.needed, &c.view.services.at(static_cast<std::size_t>(c.state.service)).needed}) {
        if (*needed) y = needed_changes(c, {r.x, y, r.w, 40}, **needed);
    }
    return y;
}

/// Facts of this service that are still open, each a way to its question. Returns the y below them.
float missing(Context& c, Rect r, int service) {
    std::vector<int> facts;
    int elsewhere = 0;
    for (const assess::Question& question : c.view.answer.next_questions) {
        if (question.service == service) facts.push_back(question.fact);
        if (question.service < 0) ++elsewhere;
    }
    float y = r.y;
    if (!facts.empty()) {
        y += c.ui.text({r.x, y, r.w, 40}, c.t("services.missing", {{"n", std::to_string(facts.size())}}), bold(style(Type::body)), ui::heading3) + 4;
        for (const int fact : facts) {
            const policy::Fact& f = c.pack.facts.at(static_cast<std::size_t>(fact));
            const Rect row{r.x, y, r.w, c.px(44)};
            const auto s = c.ui.scope("missing." + f.id);
            if (c.ui.pressable("go", row.inset(-8, 0), Role::link, c.t("services.go_to", {{"fact", c.say(f.label)}})).pressed) c.act(action::GoTo{{service, fact}});
            c.ui.dashed_ring({row.x + 9, row.centre().y}, 8, Colour::text2);
            c.line({row.x + 26, row.y, row.w - 50, row.h}, c.say(f.label), style(Type::table), ui::silent);
            c.ui.icon({row.right() - 8, row.centre().y}, icon::chevron_right, 16, Colour::text2);
            y = row.bottom();
        }
    }
    if (elsewhere > 0) {
        const Rect row{r.x, y, r.w, c.px(44)};
        if (c.ui.link("eligibility", row, c.t("services.questions_left", {{"n", std::to_string(elsewhere)}}), style(Type::table), icon::chevron_right)) c.act(action::Go{PageId::eligibility});
        y = row.bottom();
    }
    return y;
}

}  // namespace

float service_result(Context& c, Rect r, int service) {
    const assess::ServiceAssessment& answer = c.view.answer.figures.services.at(static_cast<std::size_t>(service));
    const std::string& id = c.state.input.services.at(static_cast<std::size_t>(service)).id;
    const auto s = c.ui.scope("result." + id);
    float y = r.y;
    y += c.ui.text({r.x, y, r.w, 20}, c.t("services.verdict"), style(Type::caption, Colour::text2)) + 6;
    const std::array<std::string_view, 3> labels{c.t("outcome.not_met"), c.t("outcome.open"), c.t("outcome.met")};
    c.ui.verdict("verdict", {r.x, y, r.w, 44}, shown(answer.outcome), labels);
    y += 44 + 16;
    y += c.ui.text({r.x, y, r.w, 40}, c.t(answer.total.is_exact() ? "services.amount" : "services.range"), style(Type::caption, Colour::text2));
    const std::string amount = c.money(answer.total);
    TextStyle big = style(Type::range);
    if (c.ui.measure(amount, one_line(big)).w > r.w) big = bold(style(Type::section_title));
    y += c.amount("total", {r.x, y, r.w, 80}, amount, big) + 6;
    y = shares(c, {r.x, y, r.w, 0}, answer);
    const float failed = failures(c, {r.x, y + 20, r.w, 0}, id);
    if (failed > y + 20) y = failed;
    const float open = missing(c, {r.x, y + 20, r.w, 0}, service);
    return open > y + 20 ? open : y;
}

void services_dialog(Context& c) {
    const int count = static_cast<int>(c.state.input.services.size());
    const int service = std::clamp(c.state.service, 0, std::max(0, count - 1));
    auto dialog = c.ui.dialog("services", c.t("services.list"), {480, 480});
    if (dialog.dismissed || count == 0) c.act(action::Close{});
    if (count == 0) return;
    Rect foot = dialog.content.cut_bottom(44, 12);
    const float third = (foot.w - 16) / 3;
    if (c.ui.button("close", foot.cut_right(third, 8), {.label = c.t("services.close"), .kind = ButtonKind::primary})) c.act(action::Close{});
    if (c.ui.button("copy", foot.cut_right(third, 8), {.label = c.t("services.copy_short"), .icon = icon::copy, .name = c.t("services.copy")})) c.act(action::CopyService{service});
    if (c.ui.button("remove", foot, {.label = c.t("services.remove_short"), .icon = icon::trash_2, .name = c.t("services.remove"), .kind = ButtonKind::danger})) c.act(action::RemoveService{service});

    const auto area = c.ui.scroll("list", dialog.content);
    float y = area.content.y;
    for (int n = 0; n < count; ++n) {
        const Rect row{area.content.x + 4, y + 4, area.content.w - 8, c.px(56)};
        const auto s = c.ui.scope(c.state.input.services.at(static_cast<std::size_t>(n)).id);
        const std::string title = c.service_title(n);
        const std::string amount = c.money(c.view.answer.figures.services.at(static_cast<std::size_t>(n)).total);
        if (c.ui.pressable("show", row, Role::button, title + " " + amount, 8, {}, n == service).pressed) {
            c.act(action::ShowService{n});
            c.act(action::Close{});
        }
        c.ui.border(row, n == service ? Colour::pri : Colour::line, 8, n == service ? 2.0f : 1.0f);
        const float width = std::min(row.w / 2, c.ui.measure(amount, one_line(bold(style(Type::table)))).w);
        c.line({row.x + 14, row.y, row.w - width - 40, row.h}, std::to_string(n + 1) + "　" + title, style(Type::body), ui::silent);
        c.line({row.right() - 14 - width, row.y, width + 1, row.h}, amount, bold(style(Type::table, Colour::text, ui::Align::right)), ui::silent);
        y = row.bottom() + 8;
    }
    c.ui.scroll_end(y + 4);
}

}  // namespace voucher::pages
