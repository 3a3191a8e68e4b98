// The contracts: who, what, how much, whether it counts and why. Only rows in view are drawn and are in the semantics tree,
// which says how many there are.
#include <algorithm>
#include <array>
#include <cmath>

#include "shell/pages/long_columns.hpp"
#include "shell/pages/provider.hpp"
#include "src/base/money_text.hpp"

namespace voucher::pages {
namespace {

constexpr std::array<LongColumn, 5> columns{{{"user", 1.4f}, {"service", 1.1f}, {"amount", 1.4f, ui::Align::right}, {"counts", 1.15f}, {"reason", 3.0f}}};

std::string amount_of(const Context& c, std::size_t at) {
    const std::size_t fact = static_cast<std::size_t>(c.pack.provider.contracts->amount) - c.pack.provider.contracts->provider_facts;
    const assess::FactValue amount = c.provider.list.contracts[at].facts[fact];
    return amount.known ? grouped(Money::from_fen(amount.number)) : c.t("provider.amount_open");
}

TextStyle amount_style(const Context& c, std::size_t at) {
    const assess::Outcome outcome = c.provider.answer.contracts[at].outcome;
    const TextStyle s = style(Type::table, outcome == assess::Outcome::unknown ? Colour::unk : outcome == assess::Outcome::met ? Colour::text : Colour::text2, ui::Align::right);
    return outcome == assess::Outcome::not_met ? s : bold(s);
}

/// The reason, and behind it the article as a link that opens it.
void reason(Context& c, Rect r, std::size_t at) {
    const ContractReason why = contract_reason(c, at);
    const std::string label = why.article.empty() ? std::string() : c.article(why.article);
    const TextStyle link = style(Type::caption, Colour::pri);
    const float link_width = label.empty() ? 0 : c.ui.measure(label, one_line(link)).w + 8;
    const float room = r.w - link_width - 4;
    const Size size = c.ui.measure(why.words, style(Type::caption), room);
    c.ui.text({r.x, r.y + (r.h - size.h) / 2, room, size.h}, why.words, style(Type::caption, Colour::text2));
    if (label.empty()) return;
    if (c.ui.link("article", {r.x + std::min(room, size.w + 4), r.y, link_width, r.h}, label, link)) c.act(action::Open{{.kind = app::Dialog::Kind::article, .subject = why.article}});
}

void open_row(Context& c, Rect r, std::size_t at) {
    const std::string name = c.t("provider.edit", {{"name", contract_name(c, at)}});
    if (c.ui.pressable("edit", r, Role::button, name, 0).pressed) c.act(action::Provider{app::provider::Show{c.provider.list.contracts[at].id}});
}

void words_cell(Context& c, const char* id, Rect r, std::string_view text, TextStyle s) {
    const auto in = c.ui.group(id, Role::cell, text, r);
    c.ui.text({r.x + 4, r.y + (r.h - c.px(22)) / 2, r.w - 8, c.px(22)}, text, one_line(s), ui::silent);
}

void wide_row(Context& c, Rect r, std::size_t at) {
    const auto cells = cells_of(columns, r.inset(cell_pad, 0));
    {
        const auto in = c.ui.group("user", Role::cell, "", cells[0]);
        open_row(c, cells[0], at);
        c.ui.text({cells[0].x + 4, r.y + (r.h - c.px(22)) / 2, cells[0].w - 8, c.px(22)}, contract_name(c, at), one_line(bold(style(Type::table, Colour::pri))), ui::silent);
    }
    words_cell(c, "service", cells[1], c.provider.list.contracts[at].service, style(Type::table, Colour::text2));
    words_cell(c, "amount", cells[2], amount_of(c, at), amount_style(c, at));
    {
        const auto in = c.ui.group("counts", Role::cell, "", cells[3]);
        c.ui.chip("chip", {cells[3].x + 10, r.y + (r.h - c.px(24)) / 2}, contract_chip(c, c.provider.answer.contracts[at].outcome));
    }
    const auto in = c.ui.group("reason", Role::cell, "", cells[4]);
    reason(c, cells[4].inset(4, 0), at);
}

/// On a narrow page three lines: who, what and how much, why.
void narrow_row(Context& c, Rect r, std::size_t at) {
    const auto in = c.ui.group("all", Role::cell, "", r);
    const float line = c.px(24);
    const ui::ChipSpec chip = contract_chip(c, c.provider.answer.contracts[at].outcome);
    const float chip_width = c.ui.chip_width(chip);
    const Rect top{r.x, r.y, r.w, 2 * line + 12};
    open_row(c, top, at);
    const float x = r.x + provider_pad - 4;
    const float width = r.w - 2 * (provider_pad - 4);
    c.ui.text({x, r.y + 8, width - chip_width - 8, line}, contract_name(c, at), one_line(bold(style(Type::table, Colour::pri))), ui::silent);
    c.ui.chip("chip", {x + width - chip_width, r.y + 8}, chip);
    const std::string amount = amount_of(c, at);
    const float figure = c.ui.measure(amount, one_line(bold(style(Type::table)))).w + 4;
    c.ui.text({x + width - figure, r.y + 10 + line, figure, line}, amount, one_line(amount_style(c, at)));
    c.ui.text({x, r.y + 10 + line, width - figure - 8, line}, c.provider.list.contracts[at].service, one_line(style(Type::table, Colour::text2)));
    reason(c, {x, top.bottom(), width, 44}, at);
}

void head_row(Context& c, Rect r) {
    const auto row = c.ui.long_row("~head", r, 1, false);
    c.ui.fill(r, Colour::well);
    if (c.narrow()) {
        const auto in = c.ui.group("all", Role::columnheader, c.t("provider.table"), r);
        c.ui.text({r.x + provider_pad - 4, r.y + (r.h - c.px(20)) / 2, r.w - 32, c.px(20)}, c.t("provider.column.all"), one_line(bold(style(Type::caption, Colour::text2))), ui::silent);
        return;
    }
    const auto cells = cells_of(columns, r.inset(cell_pad, 0));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string label = c.t(std::string("provider.column.") + columns.at(i).id);
        const auto cell = c.ui.group(columns.at(i).id, Role::columnheader, label, cells.at(i));
        const float pad = i == 3 ? 10.0f : 4.0f;
        c.ui.text({cells.at(i).x + pad, r.y + (r.h - c.px(20)) / 2, cells.at(i).w - 2 * pad, c.px(20)}, label, one_line(bold(style(Type::caption, Colour::text2, columns.at(i).align))), ui::silent);
    }
}

}  // namespace

float provider_table(Context& c, Rect r, Rect seen) {
    const assess::ContractsAnswer& answer = c.provider.answer;
    const std::size_t count = answer.contracts.size();
    const float width = r.w - 2 * provider_pad;
    const std::string title = c.t("provider.table.title", {{"n", std::to_string(count)}});
    const std::string note = c.t(count == 0 ? "provider.table.empty" : "provider.table.note");
    // 4 计入 2 不计 1 待确认, beside the title where there is room
    std::vector<ui::ChipSpec> sums;
    std::vector<std::string> labels;
    for (const auto& [outcome, n] : {std::pair{assess::Outcome::met, answer.met}, std::pair{assess::Outcome::not_met, answer.not_met}, std::pair{assess::Outcome::unknown, answer.unknown}}) {
        if (n == 0) continue;
        sums.push_back(contract_chip(c, outcome));
        labels.push_back(std::to_string(n) + " " + std::string(sums.back().label));
    }
    float chips = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i].label = labels[i];
        chips += c.ui.chip_width(sums[i]) + 8;
    }
    const float title_width = c.ui.measure(title, one_line(style(Type::card_title))).w;
    const bool in_line = title_width + chips + 12 <= width;
    const float note_height = c.ui.measure(note, style(Type::caption), width).h;
    const float head = provider_pad - 4 + c.px(26) + (in_line || sums.empty() ? 0 : c.px(24) + 8) + 2 + note_height + 12;
    const float row = c.narrow() ? 2 * c.px(24) + 12 + 44 + 4 : std::round(48 * std::max(1.0f, c.ui.look().text_scale));
    const float table_head = count == 0 ? 0 : std::round(36 * std::max(1.0f, c.ui.look().text_scale));
    const Rect card{r.x, r.y, r.w, head + table_head + row * static_cast<float>(count) + 4};
    c.ui.card(card);
    const auto in = c.ui.group("contracts", Role::region, c.t("provider.table"), card);
    const float x = card.x + provider_pad;
    float y = card.y + provider_pad - 4;
    c.line({x, y, width, c.px(26)}, title, style(Type::card_title), ui::heading2);
    float chip_x = in_line ? x + width - chips + 8 : x;
    const float chip_y = in_line ? y + 1 : y + c.px(26) + 4;
    for (std::size_t i = 0; i < sums.size(); ++i) chip_x += c.ui.chip("sum" + std::to_string(i), {chip_x, chip_y}, sums[i]).width + 8;
    y += c.px(26) + (in_line || sums.empty() ? 0 : c.px(24) + 8) + 2;
    c.ui.text({x, y, width, note_height}, note, style(Type::caption, Colour::text2));
    if (count == 0) return card.bottom();

    const float top = card.y + head;
    const Rect table{card.x + 1, top, card.w - 2, table_head + row * static_cast<float>(count)};
    const auto rows = c.ui.long_table("rows", c.t("provider.table"), table, static_cast<int>(count) + 1);
    head_row(c, {table.x, top, table.w, table_head});
    const float first_y = top + table_head;
    const auto [first, last] = rows_drawn(first_y, row, count, seen);
    for (long n = first; n < last; ++n) {
        const auto at = static_cast<std::size_t>(n);
        const Rect area{table.x, first_y + row * static_cast<float>(n), table.w, row};
        const auto group = c.ui.long_row(c.provider.list.contracts[at].id, area, static_cast<int>(n) + 2, false);
        c.rule(area.x, area.right(), area.y);
        if (c.narrow()) narrow_row(c, area, at);
        else wide_row(c, area, at);
    }
    return card.bottom();
}

}  // namespace voucher::pages
