// 供给方估算: what art. 12 brings over a list of contracts, what art. 19 may bring, and what a provider has to do.
#include "shell/pages/provider.hpp"

#include <algorithm>

#include "shell/app/provider_desk.hpp"
#include "shell/app/typed.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/ways.hpp"

namespace voucher::pages {
namespace {

namespace desk = app::provider;

/// What may be done with the whole list. A table of contracts would be asked for here, by the purpose of the list's file.
std::vector<Way> ways_of(const Context& c) {
    std::vector<Way> all;
    all.push_back({"add", {.label = c.t("provider.add"), .icon = icon::plus, .kind = ButtonKind::primary}, action::Provider{desk::Add{}}});
    all.push_back({"open", {.label = c.t("provider.open_list"), .icon = icon::folder_open}, action::PickFiles{{std::string(app::contracts_purpose)}}});
    all.push_back({"save", {.label = c.t("provider.save_list"), .icon = icon::download}, action::Provider{desk::Save{}}});
    if (c.can_undo) all.push_back({"undo", {.icon = icon::undo_2, .name = c.t("roster.undo")}, action::Undo{}});
    if (c.can_redo) all.push_back({"redo", {.icon = icon::redo_2, .name = c.t("roster.redo")}, action::Redo{}});
    return all;
}

float natural_width(const Context& c, std::span<const Way> all) {
    float width = -8;
    for (const Way& way : all) width += (way.spec.label.empty() ? 44 : c.ui.button_width(way.spec)) + 8;
    return width;
}

/// Why a file could not be taken. Returns the y below.
float refused(Context& c, Rect r) {
    const app::ProviderPage& page = c.state.provider_page;
    if (page.findings.empty()) return r.y;
    const float width = r.w - 2 * provider_pad;
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < page.findings.size() && i < 5; ++i) {
        const Finding& f = page.findings[i];
        lines.push_back(c.finding(f) + (f.place.empty() ? "" : c.t("provider.refused.place", {{"place", f.place}, {"found", f.found}})));
    }
    if (page.findings.size() > lines.size()) lines.push_back(c.t("provider.refused.more", {{"n", std::to_string(page.findings.size() - lines.size())}}));
    float height = 2 * provider_pad + c.px(26) + 8 + 52;
    for (const std::string& line : lines) height += c.ui.measure(line, style(Type::table), width).h + 4;
    const Rect card{r.x, r.y, r.w, height};
    c.ui.fill(card, Colour::bad_wash, 12);
    c.ui.border(card, Colour::bad, 12);
    const auto in = c.ui.group("refused", Role::region, c.t("provider.refused"), card);
    const float x = card.x + provider_pad;
    float y = card.y + provider_pad;
    c.ui.icon({x + 9, y + c.px(13)}, icon::circle_alert, 18, Colour::bad);
    c.line({x + 28, y, width - 28, c.px(26)}, c.t("provider.refused"), style(Type::card_title), ui::heading2);
    y += c.px(26) + 8;
    for (const std::string& line : lines) y += c.ui.text({x, y, width, 200}, line, style(Type::table)) + 4;
    const ui::ButtonSpec close{.label = c.t("provider.refused.close")};
    if (c.ui.button("close", {x, y + 8, c.ui.button_width(close), 44}, close)) c.act(action::Provider{desk::Hide{}});
    return card.bottom() + provider_gap;
}

void announce(Context& c) {
    const assess::ContractsAnswer& answer = c.provider.answer;
    c.ui.status("provider", c.provider.list.contracts.empty() ? std::string() : c.t("provider.said", {{"n", std::to_string(answer.contracts.size())}, {"post", c.money(answer.post)}}));
}

}  // namespace

std::string contract_name(const Context& c, std::size_t at) {
    const std::string& user = c.provider.list.contracts[at].user;
    return user.empty() ? c.t("provider.unnamed", {{"n", std::to_string(at + 1)}}) : user;
}

ui::ChipSpec contract_chip(const Context& c, assess::Outcome outcome) {
    switch (outcome) {
        case assess::Outcome::met: return {.label = c.t("provider.counts"), .icon = icon::check, .text = Colour::ok, .ground = Colour::ok_wash};
        case assess::Outcome::not_met: return {.label = c.t("provider.counts_not"), .icon = icon::x, .text = Colour::bad, .ground = Colour::bad_wash};
        case assess::Outcome::unknown: break;
    }
    return {.label = c.t("provider.counts_open"), .icon = icon::circle_help, .text = Colour::unk, .ground = Colour::unk_wash};
}

ContractReason contract_reason(const Context& c, std::size_t at) {
    const assess::ContractOutcome& contract = c.provider.answer.contracts[at];
    if (contract.outcome == assess::Outcome::met) return {c.t(contract.counted.is_exact() ? "provider.all_met" : "provider.no_amount"), {}};
    const auto first = [&](const std::vector<assess::ConditionOutcome>& list) { return std::ranges::find(list, contract.outcome, &assess::ConditionOutcome::outcome); };
    const auto& own = c.provider.answer.provider_conditions;
    auto found = first(own);
    if (found == own.end()) {
        found = first(contract.conditions);
        if (found == contract.conditions.end()) return {};
    }
    const policy::Condition& condition = c.pack.provider.contracts->conditions[static_cast<std::size_t>(found->condition)];
    if (contract.outcome == assess::Outcome::not_met) return {c.say(condition.failed), condition.article};
    const auto open = std::ranges::count(contract.conditions, assess::Outcome::unknown, &assess::ConditionOutcome::outcome) + std::ranges::count(own, assess::Outcome::unknown, &assess::ConditionOutcome::outcome);
    const std::string words = c.t("provider.open_condition", {{"condition", c.say(condition.label)}});
    return {open > 1 ? c.t("provider.open_more", {{"words", words}, {"n", std::to_string(open)}}) : words, condition.article};
}

ui::FieldSpec provider_amount(const Context& c, const app::Entry& entry) {
    ui::FieldSpec spec{.text = entry.text, .placeholder = c.t("example.money"), .unit = c.t("unit.yuan"), .kind = ui::FieldKind::money, .max_length = 40};
    if (const std::string_view error = app::read_money(entry.text).error; !entry.editing && !error.empty()) spec.error = c.t(error);
    return spec;
}

void provider(Context& c, Rect r) {
    announce(c);
    const auto in = c.ui.group("main", Role::main, c.t("page.provider"), r);
    const auto area = c.ui.scroll("page", r);
    const std::string& name = c.state.provider.name;
    const bool qualifies = c.provider.answer.provider == assess::Outcome::met;
    const auto& contracts = c.provider.list.contracts;
    const auto opened = std::ranges::find(contracts, c.state.provider_page.opened, &assess::Contract::id);
    const bool beside = !c.narrow();
    const float aside = beside ? (c.form == Form::wide ? 480.0f : 404.0f) : 0;
    const float side = c.phone() ? 16 : 24;
    Rect page = r;  // of at most 1632, in the middle
    if (page.w > 1632 + 2 * side) page = {page.x + (page.w - 1632) / 2 - side, page.y, 1632 + 2 * side, page.h};
    const float width = page.w - 2 * side - (beside ? aside + provider_gap : 0);
    // The ways stand at the right of the title where both have room, else below it.
    const std::vector<Way> all = ways_of(c);
    const float buttons = natural_width(c, all);
    const bool in_head = beside && width - buttons - 56 >= c.px(300);
    const Rect head{page.x, page.y, in_head ? width - buttons - 16 + 2 * side : width + 2 * side, page.h};
    Rect col = c.titled_column(head, area.content, 1632, name.empty() ? c.t("page.provider") : name, qualifies ? c.t("provider.qualifies") : c.t("provider.head"));
    col.w = page.w - 2 * side;
    const float top = area.content.y + 16;
    float y = in_head ? col.y : ways(c, {col.x, col.y, width, 0}, all) + provider_gap;
    if (in_head) ways(c, {col.x + width - buttons, top, buttons, 0}, all);
    const auto below = [&] { return Rect{col.x, y, width, 0}; };
    y = refused(c, below());
    y = provider_own(c, below()) + provider_gap;
    y = provider_post(c, below()) + provider_gap;
    if (c.pack.provider.contracts) {
        y = opened != contracts.end() ? provider_contract(c, below(), static_cast<std::size_t>(opened - contracts.begin())) : provider_table(c, below(), r);
    }
    const Rect other{beside ? col.right() - aside : col.x, beside ? top : y + provider_gap, beside ? aside : col.w, 0};
    float end = provider_reward(c, other) + provider_gap;
    if (!c.pack.provider_duties.empty()) end = provider_duties(c, {other.x, end, other.w, 0}) + provider_gap;
    y = std::max(beside ? y + provider_gap : y, end);
    y += c.ui.text({col.x, y, col.w, 60}, c.t("provider.note"), style(Type::caption, Colour::text2));
    c.ui.scroll_end(y + 24);
}

}  // namespace voucher::pages
