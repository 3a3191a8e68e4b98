// 供给方: what art. 12 and art. 19 may bring, from two amounts; and what a provider has to do (arts. 13 and 14).
#include <array>

#include "shell/app/typed.hpp"
#include "shell/pages/pages.hpp"
#include "src/base/money_text.hpp"

namespace voucher::pages {
namespace {

void amount_field(Context& c, std::string_view id, Rect r, const app::Entry& entry, bool contracts, bool draw, float* height) {
    ui::FieldSpec spec{.label = c.t(contracts ? "provider.contracts" : "provider.served"), .text = entry.text, .placeholder = c.t("example.money"), .unit = c.t("unit.yuan"),
                       .kind = ui::FieldKind::money, .max_length = 40};
    const app::Reading reading = app::read_money(entry.text);
    std::string below = reading.value.known ? c.capitals(Money::from_fen(reading.value.number)) : c.t(contracts ? "provider.contracts.help" : "provider.served.help");
    spec.help = below;
    if (!entry.editing && !reading.error.empty()) spec.error = c.t(reading.error);
    *height = c.ui.field_height(spec, r.w);
    if (!draw) return;
    const auto typed = c.ui.field(id, {r.x, r.y, r.w, *height}, spec);
    if (typed.changed || typed.committed) c.act(action::TypeProvider{contracts, typed.text, typed.committed});
}

}  // namespace

void provider(Context& c, Rect r) {
    const auto in = c.ui.group("main", Role::main, c.t("page.provider"), r);
    const auto area = c.ui.scroll("page", r);
    const Rect col = c.titled_column(r, area.content, 1000, c.t("page.provider"), c.t("provider.head"));
    float y = col.y;

    const app::Entry& contracts = c.state.provider_contracts;
    const app::Entry& served = c.state.provider_served;
    const bool two = !c.phone();
    const float width = two ? (col.w - 16) / 2 : col.w;
    const float inner = width - 40;
    float h1 = 0, h2 = 0;
    amount_field(c, "contracts", {0, 0, inner, 0}, contracts, true, false, &h1);
    amount_field(c, "served", {0, 0, inner, 0}, served, false, false, &h2);
    const auto known = [](const app::Entry& entry) { return app::read_money(entry.text).value; };
    const assess::ProviderCase value{Money::from_fen(known(contracts).number), Money::from_fen(known(served).number)};
    const assess::ProviderAnswer answer = assess::assess_provider(c.pack, value);

    const float line = c.px(30);
    const float head = c.px(26) + 16;
    const float tall1 = 20 + head + h1 + 20 + c.px(20) + c.px(40) + 20;
    const float tall2 = 20 + head + h2 + 20 + line * static_cast<float>(answer.reward.size() + 1) + 16;
    const float tall = two ? std::max(tall1, tall2) : tall1;
    {
        const Rect card{col.x, y, width, tall};
        const auto box = c.ui.group("post", Role::region, c.t("provider.post"), card);
        c.ui.card(card);
        const Rect at = card.inset(20);
        const float title = c.line({at.x, at.y, at.w, c.px(26)}, c.t("provider.post"), style(Type::card_title), ui::heading2);
        c.cite("article", {at.x + title + 10, at.y + 1}, c.pack.provider.post_article);
        amount_field(c, "contracts", {at.x, at.y + head, at.w, 0}, contracts, true, true, &h1);
        float below = at.y + head + h1 + 20;
        c.line({at.x, below, at.w, c.px(20)}, c.t("provider.post.result", {{"limit", c.prose(c.pack.provider.post_limit)}}), style(Type::caption, Colour::text2));
        c.line({at.x, below + c.px(20), at.w, c.px(40)}, known(contracts).known ? c.money(answer.post_subsidy) : c.t("provider.none"), style(Type::range));
    }
    {
        const Rect card{two ? col.x + width + 16 : col.x, two ? y : y + tall + 16, width, two ? tall : tall2};
        const auto box = c.ui.group("reward", Role::region, c.t("provider.reward"), card);
        c.ui.card(card);
        const Rect at = card.inset(20);
        const float title = c.line({at.x, at.y, at.w, c.px(26)}, c.t("provider.reward"), style(Type::card_title), ui::heading2);
        c.cite("article", {at.x + title + 10, at.y + 1}, c.pack.provider.reward_article);
        amount_field(c, "served", {at.x, at.y + head, at.w, 0}, served, false, true, &h2);
        float below = at.y + head + h2 + 20;
        const float third = at.w / 3;
        const auto row = [&](std::string_view a, std::string_view b, std::string_view d, bool strong) {
            TextStyle s = style(Type::table, strong ? Colour::text : Colour::text2);
            s.bold = strong;
            c.line({at.x, below, third, line}, a, s);
            s.align = ui::Align::right;
            c.line({at.x + third, below, third, line}, b, s);
            c.line({at.x + 2 * third, below, third, line}, d, s);
            below += line;
        };
        row(c.t("provider.tier"), c.t("provider.province"), c.t("provider.city"), false);
        for (const assess::Reward& reward : answer.reward) {
            c.rule(at.x, at.right(), below);
            const bool there = known(served).known;
            row(reward.tier, there ? grouped(reward.province) : "–", there ? grouped(reward.city) : "–", true);
        }
        y = card.bottom() + 16;
    }
    float duties = 0;
    for (const policy::Duty& duty : c.pack.provider_duties) duties += c.ui.measure(c.say(duty.text), style(Type::table), col.w - 70).h + c.px(24) + 16;
    const Rect card{col.x, y, col.w, 20 + c.px(26) + 8 + duties + 12};
    const auto box = c.ui.group("duties", Role::region, c.t("provider.duties"), card);
    c.ui.card(card);
    float at = card.y + 20;
    at += c.ui.text({card.x + 20, at, card.w - 40, 30}, c.t("provider.duties"), style(Type::card_title), ui::heading2) + 8;
    int n = 0;
    for (const policy::Duty& duty : c.pack.provider_duties) {
        const auto s = c.ui.scope("duty" + std::to_string(n++));
        c.ui.icon({card.x + 29, at + c.px(11)}, icon::check, 17, Colour::ok);
        at += c.ui.text({card.x + 50, at, card.w - 70, 80}, c.say(duty.text), style(Type::table)) + 4;
        c.cite("article", {card.x + 50, at}, duty.article);
        at += c.px(24) + 12;
    }
    y = card.bottom() + 12;
    y += c.ui.text({col.x, y, col.w, 60}, c.t("provider.note"), style(Type::caption, Colour::text2));
    c.ui.scroll_end(y + 24);
}

}  // namespace voucher::pages
