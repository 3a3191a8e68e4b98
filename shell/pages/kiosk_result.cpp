// The result at a kiosk: the figure, what it is made of, why by article, and what can be taken along.
#include <algorithm>
#include <array>

#include "shell/pages/kiosk.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/shares.hpp"

namespace voucher::pages {
namespace {

struct Part {
    std::string label;
    std::string amount;
    Colour colour = Colour::own;
    bool hatched = false;
};

/// Whether the amounts have room beside each other.
bool beside_each_other(const Context& c, std::span<const Part> parts, float width) {
    float widest = 0;
    for (const Part& part : parts) {
        widest = std::max({widest, c.ui.measure(part.amount, bold(style(Type::body))).w, c.ui.measure(part.label, style(Type::caption)).w + k(c, 34)});
    }
    return (widest + k(c, 16)) * static_cast<float>(parts.size()) <= width;
}

float legend_height(const Context& c, std::span<const Part> parts, float width) {
    return beside_each_other(c, parts, width) ? k(c, 96) : k(c, 52) * static_cast<float>(parts.size());
}

/// Amounts beside each other, else below each other.
void legend(Context& c, Rect r, std::span<const Part> parts) {
    const auto count = static_cast<float>(parts.size());
    const bool beside = beside_each_other(c, parts, r.w);
    const float column = beside ? r.w / count : r.w;
    float y = r.y;
    for (std::size_t n = 0; n < parts.size(); ++n) {
        const Part& part = parts[n];
        const float x = beside ? r.x + column * static_cast<float>(n) : r.x;
        const Rect swatch{x, y + k(c, 12), k(c, 22), k(c, 22)};
        if (part.hatched) c.ui.hatch(swatch, Colour::own, Colour::own_line, 3);
        else c.ui.fill(swatch, part.colour, 3);
        c.line({x + k(c, 34), y, column - k(c, 34), k(c, 44)}, part.label, style(Type::caption, Colour::text2));
        if (beside) c.line({x, y + k(c, 44), column, k(c, 52)}, part.amount, bold(style(Type::body)));
        else c.line({x, y, column, k(c, 44)}, part.amount, bold(style(Type::body, Colour::text, ui::Align::right)));
        if (!beside) y += k(c, 52);
    }
}

std::vector<Part> parts_of(const Context& c) {
    const auto& figures = c.view.answer.figures;
    std::vector<Part> parts;
    for (std::size_t n = 0; n < figures.shares.size(); ++n) parts.push_back({c.say(c.pack.shares[n].title), c.money(figures.shares[n]), n == 0 ? Colour::prov : Colour::city});
    if (const auto shares = exact_shares(c)) parts.push_back({c.t("result.own"), c.money(shares->own), Colour::own, true});
    return parts;
}

void bar(Context& c, Rect r) {
    const auto& figures = c.view.answer.figures;
    const Rect at{r.x, r.y, r.w, k(c, 64)};
    if (const auto shares = exact_shares(c)) {
        shares_bar(c, at, *shares, false);
    } else {
        const Money track = c.view.fee_known && c.view.fee > Money{} ? c.view.fee : c.pack.cap.limit;
        c.ui.range_bar("bar", at.inset(0, k(c, 12)), part_of(figures.total.low, track), part_of(figures.total.high.value_or(track), track), c.money(figures.total));
    }
    legend(c, {r.x, at.bottom() + k(c, 24), r.w, 0}, parts_of(c));
}

float amount_card(Context& c, Rect r) {
    const auto& total = c.view.answer.figures.total;
    const std::string amount = c.money(total);
    const std::string capitals = total.is_exact() ? c.capitals(total.low) : std::string();
    const float pad = k(c, 48);
    const float inner = r.w - 2 * pad;
    const TextStyle big = fitting(c, amount, inner, {style(Type::amount), style(Type::home_title), style(Type::range), style(Type::section_title)});
    const float amount_height = c.ui.measure(amount, big, inner).h;
    const Rect card{r.x, r.y, r.w, k(c, 32 + 56) + amount_height + (capitals.empty() ? 0 : k(c, 48)) + k(c, 16 + 64 + 24) + legend_height(c, parts_of(c), inner) + k(c, 32)};
    c.ui.card(card, 1);
    const auto s = c.ui.group("amount", Role::region, c.t("result.total"), card);
    const ui::Outcome outcome = shown(c.view.outcome());
    ui::ChipSpec chip = c.outcome_spec(outcome);
    const std::string words = c.t(outcome == ui::Outcome::met ? "result.met" : outcome == ui::Outcome::not_met ? "result.not_met" : "result.open");
    chip.label = words;
    Rect in = card.inset(pad, k(c, 32));
    const Rect head = in.cut_top(k(c, 56));
    const float title = c.line(head, c.t("result.total"), style(Type::body, Colour::text2), ui::heading1);
    const bool beside = c.ui.chip_width(chip) <= head.w - title - k(c, 16);
    c.ui.chip("outcome", {beside ? head.x + title + k(c, 16) : head.right() - c.ui.chip_width(chip), head.centre().y - c.px(12)}, chip);
    c.ui.text(in.cut_top(amount_height), amount, big);
    if (!capitals.empty()) c.line(in.cut_top(k(c, 48)), capitals, style(Type::table, Colour::text2));
    in.cut_top(k(c, 16));
    bar(c, in);
    c.ui.status("announced", c.t("result.announced", {{"total", amount}, {"outcome", words}}));
    return card.bottom();
}

struct Row {
    std::string_view id;
    std::string_view glyph;
    std::string title;
    std::string article;  // empty: none
    std::string note;
    std::string figure;
};

float row_height(const Context& c, const Row& row, float width) {
    const float words = width - k(c, 68);
    const float figure = c.ui.measure(row.figure, one_line(bold(style(Type::body)))).w;
    const float chip = row.article.empty() ? 0 : c.cite_width(row.article) + k(c, 16);
    const float title = c.ui.measure(row.title, one_line(bold(style(Type::body)))).w;
    const bool chip_beside = title + chip + k(c, 24) + figure <= words;
    const float note = row.note.empty() ? 0 : c.ui.measure(row.note, style(Type::caption), words).h;
    return c.px(26) + (chip_beside ? 0 : c.px(30)) + note + k(c, 36);
}

float row_of(Context& c, Rect r, const Row& row) {
    const auto s = c.ui.scope(row.id);
    const float height = row_height(c, row, r.w);
    const float x = r.x + k(c, 68);
    const float words = r.right() - x;
    c.ui.icon({r.x + k(c, 24), r.y + height / 2}, row.glyph, k(c, 44), Colour::pri);
    const float figure = c.ui.measure(row.figure, one_line(bold(style(Type::body)))).w;
    const float title = c.ui.measure(row.title, one_line(bold(style(Type::body)))).w;
    const float chip = row.article.empty() ? 0 : c.cite_width(row.article) + k(c, 16);
    const bool chip_beside = title + chip + k(c, 24) + figure <= words;
    float y = r.y + k(c, 18);
    c.line({x, y, words, c.px(26)}, row.title, bold(style(Type::body)));
    c.line({x, y, words, c.px(26)}, row.figure, bold(style(Type::body, Colour::text, ui::Align::right)));
    if (!row.article.empty()) c.cite("article", {chip_beside ? x + title + k(c, 16) : x, chip_beside ? y + c.px(1) : y + c.px(29)}, row.article);
    y += c.px(26) + (chip_beside ? 0 : c.px(30));
    if (!row.note.empty()) c.ui.text({x, y, words, 200}, row.note, style(Type::caption, Colour::text2));
    return r.y + height;
}

std::vector<Row> rows_of(const Context& c) {
    std::vector<Row> rows;
    for (const assess::Step& step : c.view.why.parts) {  // what failed settles the answer
        if (step.kind == assess::Step::Kind::condition && step.outcome == assess::Outcome::not_met && rows.size() < 3) {
            rows.push_back({.id = "failed", .glyph = icon::circle_x, .title = c.t("kiosk.result.not_met", {{"what", c.say(step.label)}}), .article = step.article, .note = {}, .figure = {}});
        }
    }
    const app::ServiceInput* const service = c.state.input.services.empty() ? nullptr : &c.state.input.services.front();
    std::string kind;
    if (const int fact = c.pack.fact("category", policy::Scoped::service); service != nullptr && fact >= 0) {
        const int option = service->facts.at(static_cast<std::size_t>(fact) - c.pack.applicant_facts).option;
        if (option >= 0) kind = c.say(c.pack.facts[static_cast<std::size_t>(fact)].options.at(static_cast<std::size_t>(option)).label);
    }
    const std::string unknown = c.t("kiosk.result.unknown");
    rows.push_back({.id = "fee", .glyph = icon::wallet, .title = c.t("kiosk.result.fee"), .article = c.pack.cap.article, .note = kind, .figure = c.view.fee_known ? c.money(c.view.fee) : unknown});
    if (c.view.cap) {
        const std::string left = c.view.cap->left.is_exact() ? c.t("kiosk.result.left", {{"left", c.money(c.view.cap->left.low)}}) : c.t("result.left_range");
        rows.push_back({.id = "cap", .glyph = icon::gauge, .title = c.t("kiosk.result.cap", {{"cap", c.prose(c.pack.cap.limit)}}), .article = c.pack.cap.article,
                        .note = c.t("kiosk.result.cap.before", {{"before", c.money(c.view.received)}}), .figure = left});
    }
    if (!c.view.days.empty()) {
        const auto& until = c.view.days.front().valid_until;
        rows.push_back({.id = "last_day", .glyph = icon::calendar_clock, .title = c.t("kiosk.result.last_day"), .article = claim_article(c), .note = c.t("kiosk.result.last_day.note"), .figure = until ? c.date(*until) : unknown});
    }
    return rows;
}

float facts_card(Context& c, Rect r) {
    const std::vector<Row> rows = rows_of(c);
    const float pad = k(c, 48);
    float height = k(c, 24);
    for (const Row& row : rows) height += row_height(c, row, r.w - 2 * pad);
    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card);
    float y = card.y + k(c, 12);
    int n = 0;
    for (const Row& row : rows) {
        const auto s = c.ui.scope(std::to_string(n));
        if (n++ > 0) c.rule(card.x + pad, card.right() - pad, y);
        y = row_of(c, {card.x + pad, y, card.w - 2 * pad, 0}, row);
    }
    return card.bottom();
}

void buttons(Context& c, Rect r) {
    const float gap = k(c, 24);
    const float width = (r.w - gap) / 2;
    const Type type = c.ui.button_width({.label = c.t("kiosk.result.why"), .icon = icon::circle_help, .type = Type::card_title}) <= width &&
                              c.ui.button_width({.label = c.t("kiosk.result.print"), .icon = icon::printer, .type = Type::card_title}) <= width
                          ? Type::card_title
                          : Type::table;
    if (c.ui.button("why", {r.x, r.y, width, r.h}, {.label = c.t("kiosk.result.why"), .icon = icon::circle_help, .type = type})) c.act(action::Open{{.kind = app::Dialog::Kind::why}});
    if (c.ui.button("print", {r.x + width + gap, r.y, width, r.h}, {.label = c.t("kiosk.result.print"), .icon = icon::printer, .type = type})) c.act(action::Print{});
}

/// Each line of the derivation with its figure, and under it the article that it follows.
float reasons(Context& c, Rect r) {
    const float pad = k(c, 40);
    const std::vector<DerivationLine> lines = derivation_lines(c);
    const auto words_of = [&](const DerivationLine& line, float width) {
        const TextStyle s = line.bold ? bold(style(Type::body)) : style(Type::body);
        const float figure = c.ui.measure(line.figure, one_line(bold(style(Type::body)))).w;
        return std::pair{s, width - k(c, 36) * static_cast<float>(line.depth) - figure - k(c, 32)};
    };
    const auto height_of = [&](const DerivationLine& line, float width) {
        const auto [s, words] = words_of(line, width);
        return c.ui.measure(line.label, s, words).h + (line.chip.empty() ? 0 : c.px(24) + k(c, 16)) + k(c, 40);
    };
    const float inner = r.w - 2 * pad;
    float height = k(c, 16);
    for (const DerivationLine& line : lines) height += height_of(line, inner);
    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card);
    float y = card.y + k(c, 8);
    for (const DerivationLine& line : lines) {
        const auto s = c.ui.scope(line.id);
        const auto [words_style, words] = words_of(line, inner);
        const float x = card.x + pad + k(c, 36) * static_cast<float>(line.depth);
        if (&line != &lines.front()) c.rule(x, card.right() - pad, y);
        const float label = c.ui.text({x, y + k(c, 20), words, 400}, line.label, words_style);
        c.line({card.x + pad, y + k(c, 20), inner, c.px(24)}, line.figure, bold(style(Type::body, Colour::text, ui::Align::right)));
        const Point chip{x, y + k(c, 20) + label + k(c, 12)};
        if (!line.article.empty()) c.cite("article", chip, line.article);
        else if (!line.chip.empty()) c.ui.chip("reading", chip, {.label = line.chip, .icon = icon::split, .text = Colour::unk, .ground = Colour::unk_wash});
        y += height_of(line, inner);
    }
    return card.bottom();
}

/// The derivation takes the place of the result.
void why(Context& c, Rect r) {
    const Rect foot = r.cut_bottom(kiosk_foot_height(c));
    {
        const auto in = c.ui.group("main", Role::main, c.t("result.why"), r);
        const auto area = c.ui.scroll("why_page", r);
        const float margin = k(c, 56);
        float y = area.content.y + k(c, 48);
        y += c.ui.text({r.x + margin, y, r.w - 2 * margin, 200}, c.t("result.why"), style(Type::page_title), ui::heading1) + k(c, 32);
        y = reasons(c, {r.x + margin, y, r.w - 2 * margin, 0});
        c.ui.scroll_end(y + k(c, 32));
    }
    if (kiosk_foot(c, foot, c.t("kiosk.back_to_result"))) c.act(action::Close{});
}

}  // namespace

float take_away(Context& c, Rect r) {
    const float pad = k(c, 40);
    const float width = r.w - 2 * pad;
    const std::string& address = c.state.kiosk->settings.config.address;
    const std::string on = address.empty() ? std::string() : c.t("kiosk.take.address", {{"address", address}});
    const float title = c.ui.measure(c.t("kiosk.take"), style(Type::section_title), width).h;
    const float text = c.ui.measure(c.t("kiosk.take.text"), style(Type::table), width).h;
    const float link = on.empty() ? 0 : c.ui.measure(on, style(Type::table), width).h + k(c, 12);
    const float note = std::max(k(c, 40), c.ui.measure(c.t("kiosk.take.private"), style(Type::caption), width - k(c, 48)).h);
    const Rect card{r.x, r.y, r.w, 2 * pad + title + k(c, 12) + text + link + k(c, 20) + note};
    c.ui.card(card);
    const auto in = c.ui.group("take_away", Role::region, c.t("kiosk.take"), card);
    Rect rest = card.inset(pad);
    c.ui.text(rest.cut_top(title, k(c, 12)), c.t("kiosk.take"), style(Type::section_title), ui::heading2);
    c.ui.text(rest.cut_top(text), c.t("kiosk.take.text"), style(Type::table, Colour::text2));
    if (!on.empty()) c.ui.text(rest.cut_top(link).inset(0, k(c, 6)), on, style(Type::table, Colour::text2));
    rest.cut_top(k(c, 20));
    c.ui.icon({rest.x + k(c, 18), rest.y + note / 2}, icon::lock, k(c, 32), Colour::ok);
    c.ui.text({rest.x + k(c, 48), rest.y, rest.w - k(c, 48), note}, c.t("kiosk.take.private"), style(Type::caption));
    return card.bottom();
}

void kiosk_result(Context& c, Rect r) {
    if (c.state.dialog.kind == app::Dialog::Kind::why) return why(c, r);
    const bool tall = upright(c);
    const Rect foot = r.cut_bottom(kiosk_foot_height(c));
    const float margin = k(c, 56);
    const Rect row = r.cut_bottom(k(c, 88 + 36)).inset(margin, 0);
    {
        const auto in = c.ui.group("main", Role::main, c.t("page.result"), r);
        const auto area = c.ui.scroll("page", r);
        const float gap = k(c, 24);
        const Rect col{r.x + margin, area.content.y + k(c, 32), r.w - 2 * margin, 0};
        const float width = tall ? col.w : (col.w - gap) / 2;
        const float first = amount_card(c, {col.x, col.y, width, 0});
        const Rect next = tall ? Rect{col.x, first + gap, width, 0} : Rect{col.x + width + gap, col.y, width, 0};
        const float y = take_away(c, {next.x, facts_card(c, next) + gap, width, 0});
        c.ui.scroll_end(std::max(first, y) + gap);
    }
    {
        const auto s = c.ui.scope("result");
        buttons(c, {row.x, row.y + k(c, 12), row.w, k(c, 88)});
    }
    if (kiosk_foot(c, foot, c.t("kiosk.back_to_questions"), ButtonKind::primary)) {
        c.act(action::Go{PageId::eligibility});
    }
}

}  // namespace voucher::pages
