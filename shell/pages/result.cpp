// 补助测算: the amount, what it is made of, why, what is left of the year's cap, which readings would change it, and
// what another provider would give.
#include <array>

#include "shell/pages/pages.hpp"
#include "shell/pages/shares.hpp"

namespace voucher::pages {
namespace {

using assess::Outcome;

struct LegendItem {
    std::string label;
    std::string amount;
    Colour colour = Colour::none;
    bool hatched = false;
    std::string_view article = {};
};

void swatch(Context& c, Rect r, const LegendItem& item) {
    if (item.colour == Colour::none) return;
    if (item.hatched) c.ui.hatch(r, Colour::own, Colour::own_line, 3);
    else c.ui.fill(r, item.colour, 3);
}

/// The amounts under the bar: columns, or rows on a phone. Returns the y below.
float legend(Context& c, Rect r, std::span<const LegendItem> items) {
    float y = r.y;
    if (c.phone()) {
        int n = 0;
        for (const LegendItem& item : items) {
            const auto s = c.ui.scope("part" + std::to_string(n++));
            swatch(c, {r.x, y + 10, 12, 12}, item);
            const float x = r.x + (item.colour == Colour::none ? 0.0f : 20.0f);
            c.line({x, y, r.w, c.px(32)}, item.label, style(Type::table));
            const TextStyle figure = one_line(bold(style(Type::table, Colour::text, ui::Align::right)));
            c.amount("figure", {r.x, y + (c.px(32) - c.ui.measure(item.amount, figure).h) / 2, r.w, c.px(32)}, item.amount, figure);
            y += c.px(32);
        }
        return y;
    }
    const float column = r.w / static_cast<float>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const float x = r.x + column * static_cast<float>(i);
        swatch(c, {x, y + 4, 12, 12}, items[i]);
        c.line({x + (items[i].colour == Colour::none ? 0.0f : 20.0f), y, column - 24, c.px(20)}, items[i].label, style(Type::caption, Colour::text2));
        const auto s = c.ui.scope("part" + std::to_string(i));
        c.amount("figure", {x, y + c.px(21), column - 4, c.px(24)}, items[i].amount, bold(style(Type::body)));
    }
    return y + c.px(46);
}

float bar_and_legend(Context& c, Rect r) {
    const auto& figures = c.view.answer.figures;
    float y = r.y;
    if (const auto shares = exact_shares(c)) {
        const auto& [fee, province, city, own] = *shares;
        shares_bar(c, {r.x, y, r.w, 32}, *shares, true);
        y += 32 + 12;
        const std::array items{LegendItem{c.say(c.pack.shares[0].title), c.money(province), Colour::prov}, LegendItem{c.say(c.pack.shares[1].title), c.money(city), Colour::city},
                               LegendItem{c.t("result.own"), c.money(own), Colour::own, true}, LegendItem{c.t("result.fee"), c.money(fee)}};
        return legend(c, {r.x, y, r.w, 0}, items);
    }
    const Money track = c.view.fee_known && c.view.fee > Money{} ? c.view.fee : c.pack.cap.limit;
    const Money high = figures.total.high.value_or(track);
    c.ui.range_bar("bar", {r.x, y + 4, r.w, 20}, part_of(figures.total.low, track), part_of(high, track), c.money(figures.total));
    y += 28 + 12;
    std::vector<LegendItem> items;
    for (std::size_t k = 0; k < figures.shares.size(); ++k) items.push_back({c.say(c.pack.shares[k].title), c.money(figures.shares[k]), k == 0 ? Colour::prov : Colour::city});
    items.push_back({c.t("result.fee"), c.view.fee_known ? c.money(c.view.fee) : c.t("result.fee_unknown")});
    return legend(c, {r.x, y, r.w, 0}, items);
}

/// The card with the amount. Returns the y below.
float amount_card(Context& c, Rect r) {
    const float pad = c.phone() ? 16 : 24;
    const float head = c.phone() ? 0 : 44;
    const auto& figures = c.view.answer.figures;
    const bool exact = figures.total.is_exact();
    const Type type = c.phone() ? Type::amount_phone : exact ? Type::amount : Type::range;
    const std::string amount = c.money(figures.total);
    const float inner = r.w - 2 * pad;
    TextStyle big = style(type);
    if (c.ui.measure(amount, one_line(big)).w > inner) big = style(Type::range);
    const float amount_height = c.ui.measure(amount, big, inner).h;
    const float height = pad + (c.phone() ? c.px(32) : head) + amount_height + (c.phone() ? c.px(24) : 4) + 44 + c.px(c.phone() ? 32.0f * 4 : 46.0f) + pad;
    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card, 1);
    const auto s = c.ui.group("amount", Role::region, c.t("result.total"), card);
    float y = r.y + pad;
    const Rect top{r.x + pad, y, inner, c.phone() ? c.px(32) : head};
    const float title = c.line({top.x, top.y, top.w, top.h}, c.t("result.total"), c.phone() ? style(Type::body, Colour::text2) : style(Type::section_title), ui::heading1);
    const ui::Outcome outcome = shown(c.view.outcome());
    ui::ChipSpec chip = c.outcome_spec(outcome);
    const std::string words = c.t(outcome == ui::Outcome::met ? "result.met" : outcome == ui::Outcome::not_met ? "result.not_met" : "result.open");
    chip.label = words;
    const float chip_width = c.ui.chip_width(chip);
    c.ui.chip("outcome", {c.phone() ? top.right() - chip_width : top.x + title + 8, top.y + (top.h - 24) / 2}, chip);
    if (!c.phone()) {
        const ui::ButtonSpec save{.label = c.t("result.export"), .icon = icon::download};
        const ui::ButtonSpec print{.label = c.t("result.print"), .icon = icon::printer};
        const float save_width = c.ui.button_width(save);
        const float print_width = c.ui.button_width(print);
        if (c.ui.button("print", {top.right() - save_width - 8 - print_width, top.y, print_width, 44}, print)) c.act(action::Print{});
        if (c.ui.button("export", {top.right() - save_width, top.y, save_width, 44}, save)) c.act(action::ExportCase{});
    }
    y += top.h;
    c.amount("total", {top.x, y, inner, amount_height}, amount, big);
    const float amount_width = c.ui.measure(amount, one_line(big)).w;
    const std::string capitals = exact ? c.capitals(figures.total.low) : std::string();
    if (c.phone()) {
        c.line({top.x, y + amount_height, inner, c.px(24)}, capitals, style(Type::table, Colour::text2));
        y += amount_height + c.px(24);
    } else {
        const TextStyle small = style(Type::caption, Colour::text2);
        const float beside = capitals.empty() ? 0.0f : c.ui.measure(capitals, one_line(small)).w + 14;
        c.line({top.x + amount_width + 14, y + amount_height - c.px(34), inner - amount_width - 14, c.px(24)}, capitals, small);
        const std::string next = c.t("result.next");
        const float width = c.ui.measure(next, one_line(bold(style(Type::body)))).w + 28;
        if (amount_width + beside + 16 + width <= inner &&
            c.ui.link("next", {top.right() - width, y + (amount_height - 44) / 2, width, 44}, next, bold(style(Type::body, Colour::pri)), icon::arrow_right)) {
            c.act(action::Go{PageId::deadlines});
        }
        y += amount_height + 4;
    }
    bar_and_legend(c, {top.x, y, inner, 0});
    c.ui.status("announced", c.t("result.announced", {{"total", amount}, {"outcome", words}}));
    return card.bottom();
}

float reason_card(Context& c, Rect r) {
    const float pad = c.phone() ? 16 : 24;
    std::size_t rows = 1 + c.view.why.parts.size();
    bool folded = false;
    for (const assess::Step& step : c.view.why.parts) {
        if (step.kind != assess::Step::Kind::service) continue;
        const auto fold = c.state.open.find("why." + step.id);
        const bool open = fold == c.state.open.end() || fold->second;
        folded = folded || !open;
        if (open) rows += step.parts.size();
    }
    const float height = pad + 32 + c.px(33) * static_cast<float>(rows) + pad;
    const Rect card{r.x, r.y, r.w, std::max(height, r.h)};
    c.ui.card(card);
    const auto s = c.ui.group("why", Role::region, c.t("result.why"), card);
    const Rect inner = card.inset(pad, pad);
    c.line({inner.x, inner.y - 4, inner.w, 32}, c.t("result.why"), style(Type::card_title), ui::heading2);
    if (c.state.input.services.size() > 0) {
        const std::string all = c.t(folded ? "result.unfold" : "result.fold");
        const float width = c.ui.measure(all, one_line(bold(style(Type::caption)))).w + 8;
        if (c.ui.pressable("all", {inner.right() - width, inner.y - 10, width + 8, 44}, Role::button, all).pressed) {
            for (const auto& service : c.state.input.services) c.act(action::Fold{"why." + service.id, folded});
        }
        c.line({inner.right() - width + 4, inner.y - 10, width, 44}, all, bold(style(Type::caption, Colour::pri)), ui::silent);
    }
    derivation(c, {inner.x, inner.y + 28, inner.w, inner.h});
    return card.bottom();
}

float cap_card(Context& c, Rect r) {
    if (!c.view.cap) return r.y;
    const assess::CapRow& cap = *c.view.cap;
    const Money limit = c.pack.cap.limit;
    const MoneyRange left = cap.left;
    const Money before = std::min(cap.received_before, limit);
    const Money now = left.high ? limit - before - std::min(*left.high, limit - before) : Money{};
    const std::string title = c.t("result.cap_title", {{"year", std::to_string(cap.year)}, {"limit", c.prose(limit)}});
    if (c.phone()) {
        const Rect card{r.x, r.y, r.w, c.px(76)};
        c.ui.card(card);
        const auto s = c.ui.group("cap", Role::region, title, card);
        const Rect in = card.inset(16, 14);
        c.line({in.x, in.y, in.w, c.px(24)}, title, bold(style(Type::table)));
        c.line({in.x, in.y, in.w, c.px(24)}, c.t("result.left_amount", {{"left", c.money(left)}}), bold(style(Type::table, Colour::text, ui::Align::right)));
        std::vector<ui::BarPart> parts;
        if (before > Money{}) parts.push_back({part_of(before, limit), Colour::hist, Colour::surface, {}});
        if (now > Money{}) parts.push_back({part_of(now, limit), Colour::prov, Colour::on_prov, {}});
        parts.push_back({part_of(limit - before - now, limit), Colour::own, Colour::text, {}});
        c.ui.stacked_bar("bar", {in.x, in.y + c.px(32), in.w, 12}, parts, title);
        return card.bottom();
    }
    const Rect card{r.x, r.y, r.w, 182};
    c.ui.card(card);
    const auto s = c.ui.group("cap", Role::region, title, card);
    const Rect in = card.inset(20, 14);
    const float width = c.line({in.x, in.y, in.w, 24}, title, bold(style(Type::body)), ui::heading2);
    if (width + 8 + c.cite_width(c.pack.cap.article) <= in.w) c.cite("article", {in.x + width + 8, in.y}, c.pack.cap.article);
    std::vector<ui::BarPart> parts;
    if (before > Money{}) parts.push_back({part_of(before, limit), Colour::hist, Colour::surface, {}});
    if (now > Money{}) parts.push_back({part_of(now, limit), Colour::prov, Colour::on_prov, {}});
    if (limit - before - now > Money{}) parts.push_back({part_of(limit - before - now, limit), Colour::own, Colour::text, {}, true, Colour::own_line});
    const std::string middle = left.is_exact() ? c.prose(left.low) : c.t("result.left_range");
    c.ui.gauge("gauge", {in.x, in.y + 28, std::min(182.0f, in.w / 2), 96}, parts, middle, c.t("result.left"),
               c.t("result.gauge_name", {{"title", title}, {"before", c.money(cap.received_before)}, {"left", c.money(left)}}));
    const float x = in.x + std::min(182.0f, in.w / 2) + 14;
    float y = in.y + 30;
    const auto row = [&](std::string_view id, Colour colour, const std::string& label, const std::string& amount) {
        const auto inside = c.ui.scope(id);
        c.ui.fill({x, y + 4, 12, 12}, colour, 3);
        c.line({x + 20, y, in.right() - x - 20, 20}, label, style(Type::caption, Colour::text2));
        c.line({x, y + 20, in.right() - x, 24}, amount, bold(style(Type::table)));
        y += 50;
    };
    row("before", Colour::hist, c.t("result.before"), c.money(cap.received_before));
    row("now", Colour::prov, c.t("result.now"), left.is_exact() ? c.money(now) : c.money(c.view.answer.figures.total));
    c.ui.text({in.x, in.bottom() - 22, in.w, 40}, c.t("result.controller"), style(Type::caption, Colour::text2));
    return card.bottom();
}

/// The services as a table, where there is room for it.
float table_card(Context& c, Rect r) {
    const auto& services = c.view.answer.figures.services;
    const Rect card{r.x, r.y, r.w, 48 + 36 + 44 * static_cast<float>(services.size() + 1)};
    c.ui.card(card);
    const auto s = c.ui.group("services", Role::table, c.t("result.table"), card);
    c.line({card.x + 24, card.y, card.w - 48, 48}, c.t("result.table"), style(Type::card_title), ui::silent);
    c.line({card.x + 24, card.y, card.w - 48, 48}, c.t("result.unit"), style(Type::caption, Colour::text2, ui::Align::right), ui::silent);
    struct Column {
        std::string_view key;
        float width;  // of the whole
        bool right;
    };
    constexpr std::array columns{Column{"service", 0.17f, false}, Column{"provider", 0.15f, false}, Column{"region", 0.09f, false}, Column{"completed", 0.12f, false}, Column{"claimed", 0.12f, false},
                                 Column{"fee", 0.09f, true}, Column{"province", 0.09f, true}, Column{"city", 0.08f, true}, Column{"total", 0.09f, true}};
    const auto draw = [&](std::string_view id, float y, float height, const std::array<std::string, 9>& cells, bool heavy, bool head) {
        const auto row = c.ui.group(id, Role::row, "", {card.x, y, card.w, height});
        float x = card.x + 24;
        for (std::size_t k = 0; k < columns.size(); ++k) {
            const float width = columns[k].width * (card.w - 48);
            const Rect cell{x, y, width - (columns[k].right ? 0.0f : 12.0f), height};
            const auto node = c.ui.group(columns[k].key, head ? Role::columnheader : Role::cell, cells[k], cell);
            const bool strong = heavy || head || k == 0 || k == 8;
            TextStyle cell_style = style(head ? Type::caption : Type::table, head ? Colour::text2 : Colour::text, columns[k].right ? ui::Align::right : ui::Align::left);
            if (strong) cell_style.bold = true;
            c.line(cell, cells[k], cell_style, ui::silent);
            x += width;
        }
    };
    float y = card.y + 48;
    c.ui.fill({card.x + 1, y, card.w - 2, 36}, Colour::well);
    std::array<std::string, 9> head;
    for (std::size_t k = 0; k < columns.size(); ++k) head[k] = c.t("result.column." + std::string(columns[k].key));
    draw("head", y, 36, head, false, true);
    y += 36;
    const auto day = [&](std::size_t i, std::string_view fact) {
        const int index = c.pack.fact(fact, policy::Scoped::service);
        const auto& value = c.view.value.services[i].facts[static_cast<std::size_t>(index) - c.pack.applicant_facts];
        return value.known ? c.date(Date::from_days(static_cast<std::int32_t>(value.number))) : c.t(fact == "claimed_on" ? "result.not_claimed" : "result.unknown");
    };
    const int region = c.pack.fact("provider_region", policy::Scoped::service);
    for (std::size_t i = 0; i < services.size(); ++i) {
        const auto& texts = c.view.value.services[i].texts;
        const auto provider = texts.find("provider");
        const auto& place = c.view.value.services[i].facts[static_cast<std::size_t>(region) - c.pack.applicant_facts];
        const std::string where = place.known ? c.say(c.pack.facts[static_cast<std::size_t>(region)].options[static_cast<std::size_t>(place.number)].label) : c.t("result.unknown");
        draw(c.view.value.services[i].id, y, 44,
             {std::to_string(i + 1) + "  " + c.service_title(static_cast<int>(i)), provider == texts.end() ? std::string() : provider->second, where, day(i, "completed_on"), day(i, "claimed_on"),
              c.figure(services[i].fee), c.figure(services[i].shares[0]), c.figure(services[i].shares[1]), c.figure(services[i].total)},
             false, false);
        y += 44;
        c.rule(card.x + 1, card.right() - 1, y);
    }
    const auto& all = c.view.answer.figures;
    draw("sum", y, 44, {c.t("result.sum"), "", "", "", "", c.view.fee_known ? c.figure({c.view.fee, c.view.fee}) : c.t("result.unknown"), c.figure(all.shares[0]), c.figure(all.shares[1]), c.figure(all.total)}, true, false);
    return card.bottom();
}

/// Rows that lead to what a wide page shows at once.
float phone_rows(Context& c, Rect r) {
    struct Row {
        std::string_view id;
        std::string_view glyph;
        Colour colour;
        std::string label;
        std::string note;
        Action what;
    };
    std::vector<Row> rows;
    rows.push_back({"why", icon::list_tree, Colour::pri, c.t("result.why"), c.t("result.steps", {{"n", std::to_string(c.state.input.services.size() * 3)}}), action::Open{{.kind = app::Dialog::Kind::why}}});
    const std::size_t open = c.view.answer.open_readings.size();
    rows.push_back({"readings", icon::split, Colour::unk, c.t("result.other_readings"), open == 0 ? c.t("result.no_effect") : c.t("result.with_effect", {{"n", std::to_string(open)}}),
                    action::Open{{.kind = app::Dialog::Kind::readings}}});
    rows.push_back({"providers", icon::git_fork, Colour::text2, c.t("result.other_provider"), "", action::Open{{.kind = app::Dialog::Kind::providers}}});
    rows.push_back({"deadlines", icon::calendar_clock, Colour::text2, c.t("result.last_day"), c.view.next_day ? c.date(*c.view.next_day) : "", action::Go{PageId::deadlines}});
    const float height = c.px(52);
    const Rect card{r.x, r.y, r.w, height * static_cast<float>(rows.size())};
    c.ui.card(card);
    float y = card.y;
    for (const Row& row : rows) {
        const Rect here{card.x, y, card.w, height};
        const auto s = c.ui.scope(row.id);
        if (c.ui.pressable("open", here, row.id == "deadlines" ? Role::link : Role::button, row.label, 12, {}, false, row.note).pressed) c.act(row.what);
        c.ui.icon({here.x + 26, here.centre().y}, row.glyph, 20, row.colour);
        const float width = c.line({here.x + 48, here.y, here.w - 80, here.h}, row.label, bold(style(Type::table)), ui::silent);
        c.line({here.x + 56 + width, here.y, here.w - 92 - width, here.h}, row.note, style(Type::caption, Colour::text2, ui::Align::right), ui::silent);
        c.ui.icon({here.right() - 20, here.centre().y}, icon::chevron_right, 16, Colour::text2);
        y += height;
        if (y < card.bottom() - 1) c.rule(card.x, card.right(), y);
    }
    return card.bottom();
}

/// The first thing to do where there is nothing to compute yet.
float empty_card(Context& c, Rect r) {
    const Rect card{r.x, r.y, r.w, 240};
    c.ui.card(card);
    c.ui.icon({card.centre().x, card.y + 56}, icon::file_plus_2, 36, Colour::text3);
    c.ui.text({card.x + 24, card.y + 88, card.w - 48, 30}, c.t("result.empty"), style(Type::card_title, Colour::text, ui::Align::centre), ui::heading2);
    c.ui.text({card.x + 24, card.y + 120, card.w - 48, 48}, c.t("result.empty_help"), style(Type::table, Colour::text2, ui::Align::centre));
    const ui::ButtonSpec add{.label = c.t("services.add"), .icon = icon::plus, .kind = ButtonKind::primary};
    const float width = c.ui.button_width(add);
    if (c.ui.button("add", {card.centre().x - width / 2, card.bottom() - 68, width, 44}, add)) {
        c.act(action::AddService{});
        c.act(action::Go{PageId::services});
    }
    return card.bottom();
}

}  // namespace

void result(Context& c, Rect r) {
    const auto whole = c.ui.group("main", Role::main, c.t("page.result"), r);
    const float margin = c.phone() ? 16 : 24;
    const float foot_room = c.narrow() ? foot_height(c) : 0;
    Rect main = r;
    if (foot_room > 0) {
        const Rect bottom = main.cut_bottom(foot_room);
        const std::array buttons{FootButton{"export", c.t("result.export"), icon::share_2}, FootButton{"next", c.t("result.next"), {}, icon::arrow_right, ButtonKind::primary}};
        if (const auto pressed = foot(c, bottom, buttons)) *pressed == "next" ? c.act(action::Go{PageId::deadlines}) : c.act(action::ExportCase{});
    }
    auto area = c.ui.scroll("page", main);
    Rect in = Rect{main.x, area.content.y, main.w, area.content.h}.inset(margin, c.phone() ? 12 : 20);
    if (c.form == Form::tablet && in.w > 720) in = {in.x + (in.w - 720) / 2, in.y, 720, in.h};
    const bool empty = c.state.input.services.empty();
    if (c.narrow()) {
        float y = empty ? empty_card(c, in) : amount_card(c, in);
        if (!empty) y = cap_card(c, {in.x, y + 12, in.w, 0});
        if (!empty && c.phone()) {
            y = phone_rows(c, {in.x, y + 12, in.w, 0});
        } else if (!empty) {
            y = reason_card(c, {in.x, y + 16, in.w, 0});
            y = open_readings(c, {in.x, y + 16, in.w, 0});
            y = what_if(c, {in.x, y + 16, in.w, 0}, true);
        }
        c.ui.scroll_end(y + 24);
        return;
    }
    Rect panel = in.cut_right(c.form == Form::wide ? 400 : 372, 16);
    float y = empty ? empty_card(c, in) : amount_card(c, in);
    if (!empty && c.form == Form::wide) y = table_card(c, {in.x, y + 16, in.w, 0});
    if (!empty) y = reason_card(c, {in.x, y + 16, in.w, 0});
    if (!empty) {
        float side = cap_card(c, panel);
        side = open_readings(c, {panel.x, side + 16, panel.w, 0});
        side = what_if(c, {panel.x, side + 16, panel.w, 0}, true);
        y = std::max(y, side);
    }
    c.ui.scroll_end(y + 24);
}

}  // namespace voucher::pages
