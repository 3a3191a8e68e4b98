// Beside the roster's rows: what all come to, how many stand where, and what is left under each controller's cap.
#include <algorithm>
#include <array>

#include "shell/pages/roster.hpp"

namespace voucher::pages {
namespace {

constexpr std::size_t most_controllers = 6;  // shown: those whose cap is shared or nearest

float sums(Context& c, Rect r) {
    const batch::RosterAnswer& answer = c.roster.answer;
    const float width = r.w - 2 * roster_pad;
    const std::string head = c.t("roster.total", {{"n", std::to_string(answer.rows.size())}});
    const std::string total = c.money(answer.total);
    const bool range = !answer.total.is_exact();
    const std::string note = range ? c.t("roster.total.range", {{"n", std::to_string(answer.standing[static_cast<std::size_t>(batch::Standing::open)])}}) : c.t("roster.total.exact");
    const float h1 = c.ui.measure(head, style(Type::table), width).h;
    const float h2 = c.ui.measure(total, style(Type::section_title), width).h;
    const float h3 = c.ui.measure(note, style(Type::caption), width).h;
    const float line = c.px(26);
    const Rect card{r.x, r.y, r.w, 2 * roster_pad + h1 + 4 + h2 + 4 + h3 + 12 + 4 * line};
    c.ui.card(card, 1);
    const auto in = c.ui.group("sums", Role::region, head, card);
    const float x = card.x + roster_pad;
    float y = card.y + roster_pad;
    y += c.ui.text({x, y, width, h1}, head, style(Type::table, Colour::text2)) + 4;
    y += c.ui.text({x, y, width, h2}, total, style(Type::section_title)) + 4;
    y += c.ui.text({x, y, width, h3}, note, style(Type::caption, Colour::text2)) + 12;
    for (const batch::Standing standing : {batch::Standing::ready, batch::Standing::lacks_papers, batch::Standing::open, batch::Standing::not_met}) {
        const auto s = c.ui.scope("standing" + std::to_string(static_cast<int>(standing)));
        const ui::ChipSpec chip = roster_chip(c, standing);
        c.ui.icon({x + 9, y + line / 2}, chip.icon, 17, chip.text);
        const std::string count = c.t("roster.standing.count", {{"n", std::to_string(answer.standing[static_cast<std::size_t>(standing)])}, {"standing", std::string(chip.label)}});
        c.line({x + 26, y, width - 26, line}, count, style(Type::table));
        y += line;
    }
    return card.bottom();
}

/// What is left of the cap, lowest first; of the years that are known, the one with least.
std::vector<std::pair<Money, const batch::ControllerAnswer*>> nearest_caps(const Context& c) {
    std::vector<std::pair<Money, const batch::ControllerAnswer*>> all;
    for (const batch::ControllerAnswer& controller : c.roster.answer.controllers) {
        if (controller.caps.empty()) continue;
        const auto least = std::ranges::min_element(controller.caps, {}, [](const assess::CapRow& row) { return row.left.low; });
        all.emplace_back(least->left.low, &controller);
    }
    std::ranges::stable_sort(all, {}, [](const auto& each) { return each.first; });
    return all;
}

float caps(Context& c, Rect r) {
    auto all = nearest_caps(c);
    if (all.empty()) return r.y - roster_gap;
    const std::size_t others = all.size() > most_controllers ? all.size() - most_controllers : 0;
    all.resize(all.size() - others);
    const float width = r.w - 2 * roster_pad;
    const float line = c.px(22);
    const float name_height = line + 4 + line + 6 + 10 + 12;
    const std::string rest = c.t("roster.caps.others", {{"n", std::to_string(others)}});
    const float note = others > 0 ? c.ui.measure(rest, style(Type::caption), width).h + 4 : 0;
    const Rect card{r.x, r.y, r.w, 2 * roster_pad + c.px(26) + c.px(28) + 8 + name_height * static_cast<float>(all.size()) + note};
    c.ui.card(card);
    const auto in = c.ui.group("caps", Role::region, c.t("roster.caps"), card);
    const float x = card.x + roster_pad;
    float y = card.y + roster_pad;
    c.line({x, y, width, c.px(26)}, c.t("roster.caps"), style(Type::card_title), ui::heading2);
    y += c.px(26);
    c.cite("article", {x, y + 2}, c.pack.cap.article);
    y += c.px(28) + 8;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [left, controller] = all[i];
        const auto s = c.ui.scope("cap" + std::to_string(i));
        std::string names;
        for (std::size_t n = 0; n < std::min<std::size_t>(3, controller->rows.size()); ++n) {
            if (n > 0) names += c.t("roster.caps.and");
            names += roster_name(c, c.roster.roster->rows[controller->rows[n]]);
        }
        if (controller->rows.size() > 3) names += c.t("roster.caps.more", {{"n", std::to_string(controller->rows.size() - 3)}});
        const std::string who = controller->controller.empty() ? roster_name(c, c.roster.roster->rows[controller->rows.front()]) : controller->controller;
        const std::string remaining = c.t("roster.caps.left", {{"amount", c.money(left)}});
        const bool near = left.fen() * 5 < c.pack.cap.limit.fen();
        const float amount = c.ui.measure(remaining, one_line(bold(style(Type::table)))).w + 4;
        c.line({x, y, width - amount - 8, line}, who, bold(style(Type::table)));
        c.line({x + width - amount, y, amount, line}, remaining, bold(style(Type::table, near ? Colour::warn : Colour::text2)));
        y += line + 4;
        c.line({x, y, width, line}, names, style(Type::caption, Colour::text2));
        y += line + 6;
        const Money before = controller->caps.front().received_before;
        const std::array<ui::BarPart, 2> parts{{{.share = part_of(before, c.pack.cap.limit), .fill = Colour::hist}, {.share = part_of(controller->total.low, c.pack.cap.limit), .fill = Colour::prov}}};
        c.ui.stacked_bar("bar", {x, y, width, 10}, parts, c.t("roster.caps.bar", {{"who", who}, {"before", c.money(before)}, {"now", c.money(controller->total)}}));
        y += 10 + 12;
    }
    if (others > 0) c.ui.text({x, y, width, note}, rest, style(Type::caption, Colour::text2));
    return card.bottom();
}

}  // namespace

float roster_aside(Context& c, Rect r) {
    const bool side_by_side = r.w >= c.px(640);
    if (!side_by_side) {
        const float y = sums(c, r);
        return c.narrow() ? y : caps(c, {r.x, y + roster_gap, r.w, 0});
    }
    const float width = (r.w - roster_gap) / 2;
    return std::max(sums(c, {r.x, r.y, width, 0}), caps(c, {r.x + width + roster_gap, r.y, width, 0}));
}

}  // namespace voucher::pages
