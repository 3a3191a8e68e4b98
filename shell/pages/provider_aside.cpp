// Art. 19 in its tiers, and what a provider has to do (arts. 13 and 14) as a list to tick.
#include <algorithm>
#include <array>

#include "shell/app/typed.hpp"
#include "shell/pages/provider.hpp"
#include "src/base/money_text.hpp"

namespace voucher::pages {

float provider_reward(Context& c, Rect r) {
    const policy::Provider& rules = c.pack.provider;
    const bool known = c.provider.served.known;
    const float width = r.w - 2 * provider_pad;
    const float x = r.x + provider_pad;
    const app::Entry& entry = c.state.provider.served;
    ui::FieldSpec spec = provider_amount(c, entry);
    spec.label = c.t("provider.served");
    const std::string below = known ? c.capitals(Money::from_fen(c.provider.served.number)) : c.t("provider.served.help");
    spec.help = below;
    const float field = c.ui.field_height(spec, width);
    const float line = c.px(28);
    const bool total = width >= c.px(340);  // a column of its own, else below the bar
    const auto cut = [&](const assess::Reward& reward) { return known && reward.before_limit && *reward.before_limit > reward.province; };
    const auto cut_words = [&](const assess::Reward& reward) {
        return c.t("provider.reward.cut", {{"tier", reward.tier}, {"amount", grouped(*reward.before_limit)}, {"limit", c.prose(rules.reward_limit)}});
    };
    const bool cite_below = c.ui.measure(c.t("provider.reward"), one_line(style(Type::card_title))).w + 10 + c.cite_width(rules.reward_article) > width;
    const float head = c.px(26) + (cite_below ? c.px(30) : 0) + 10;
    const float indent = c.px(44);
    float rows = 0;
    for (const assess::Reward& reward : c.provider.rewards) {
        rows += line + 18 + (total ? 0 : line) + (cut(reward) ? c.ui.measure(cut_words(reward), style(Type::caption, Colour::warn), width - indent - 22).h + 6 : 0);
    }
    const float note = c.ui.measure(c.t("provider.reward.note"), style(Type::caption), width - 26).h;
    const Rect card{r.x, r.y, r.w, provider_pad + head + field + 8 + line + rows + 12 + note + 14};
    c.ui.card(card);
    const auto in = c.ui.group("reward", Role::region, c.t("provider.reward"), card);
    float y = card.y + provider_pad;
    const float title = c.line({x, y, width, c.px(26)}, c.t("provider.reward"), style(Type::card_title), ui::heading2);
    c.cite("article", cite_below ? Point{x, y + c.px(28)} : Point{x + title + 10, y + 1}, rules.reward_article);
    y += head;
    const auto typed = c.ui.field("served", {x, y, width, field}, spec);
    if (typed.changed || typed.committed) c.act(action::Provider{app::provider::TypeServed{typed.text, typed.committed}});
    y += field + 8;

    const std::size_t figures = total ? 3 : 2;
    const float each = (width - indent) / static_cast<float>(figures);
    const auto cells = [&](const char* id, Role role, const std::string& first, std::span<const std::string> list, TextStyle s, bool cut_first) {
        const auto row = c.ui.group(id, Role::row, "", {x, y, width, line});
        {
            const auto cell = c.ui.group("tier", role, first, {x, y, indent, line});
            c.line({x, y, indent, line}, first, bold(s), ui::silent);
        }
        s.align = ui::Align::right;
        for (std::size_t i = 0; i < figures; ++i) {
            const Rect at{x + indent + each * static_cast<float>(i), y, each, line};
            const auto cell = c.ui.group("f" + std::to_string(i), role, list[i], at);
            TextStyle figure = s;
            if (i == 2) figure.bold = true;
            if (i == 0 && cut_first) figure = bold(style(Type::table, Colour::warn, ui::Align::right));
            c.line(at, list[i], figure, ui::silent);
            if (role == Role::columnheader && i < 2) {  // whose bar it is
                const float left = at.right() - c.ui.measure(list[i], one_line(figure)).w - 18;
                if (left > at.x) c.ui.fill({left, y + line / 2 - 6, 12, 12}, i == 0 ? Colour::prov : Colour::city, 3);
            }
        }
    };
    const std::array<std::string, 3> heads{c.t("provider.province"), c.t("provider.city"), c.t("provider.total")};
    const auto whole_row = [&](const char* id, Rect at, const std::string& words, TextStyle s) {  // a row of one cell
        const auto row = c.ui.group(id, Role::row, "", at);
        const auto cell = c.ui.group("all", Role::cell, words, at);
        return c.ui.text(at, words, s, ui::silent);
    };
    const auto table = [&] {
        const auto in_table = c.ui.group("tiers", Role::table, c.t("provider.reward"), {x, y, width, line + rows});
        cells("head", Role::columnheader, c.t("provider.tier"), heads, style(Type::caption, Colour::text2), false);
        y += line;
        const double whole = 2.0 * static_cast<double>(std::max<std::int64_t>(1, rules.reward_limit.fen()));
        int n = 0;
        for (const assess::Reward& reward : c.provider.rewards) {
            c.rule(x, x + width, y);
            const std::string none = "–";
            const std::array<std::string, 3> list{known ? grouped(reward.province) : none, known ? grouped(reward.city) : none, known ? grouped(reward.province + reward.city) : none};
            const std::string id = "tier" + std::to_string(n++);
            const auto s = c.ui.scope(id);
            cells("row", Role::cell, reward.tier, list, style(Type::table), cut(reward));
            y += line;
            const Rect bar{x + indent, y, width - indent, 8};
            c.ui.fill(bar, Colour::well, 4);
            if (known) {
                const float province = bar.w * static_cast<float>(std::min(1.0, static_cast<double>(reward.province.fen()) / whole));
                const float city = bar.w * static_cast<float>(std::min(1.0, static_cast<double>(reward.city.fen()) / whole));
                if (province > 2) c.ui.fill({bar.x, bar.y, province - 1, bar.h}, Colour::prov, 4);
                if (city > 2) c.ui.fill({bar.x + province + 1, bar.y, std::min(city, bar.w - province) - 1, bar.h}, Colour::city, 4);
            }
            y += 18;
            if (!total) {
                whole_row("total", {x + indent, y - 4, width - indent, c.px(20)}, c.t("provider.total_of", {{"amount", list[2]}}), bold(style(Type::caption, Colour::text, ui::Align::right)));
                y += line;
            }
            if (cut(reward)) {
                c.ui.icon({x + indent + 8, y - 4 + c.px(10)}, icon::triangle_alert, 15, Colour::warn);
                const TextStyle warning = style(Type::caption, Colour::warn);
                const float tall = c.ui.measure(cut_words(reward), warning, width - indent - 22).h;
                y += whole_row("cut", {x + indent + 22, y - 4, width - indent - 22, tall}, cut_words(reward), warning) + 6;
            }
        }
    };
    table();
    c.rule(x, x + width, y);
    y += 12;
    c.ui.icon({x + 8, y + c.px(10)}, icon::info, 16, Colour::text2);
    c.ui.text({x + 26, y, width - 26, note}, c.t("provider.reward.note"), style(Type::caption, Colour::text2));
    return card.bottom();
}

float provider_duties(Context& c, Rect r) {
    const float width = r.w - 2 * provider_pad;
    const float x = r.x + provider_pad;
    const auto link_style = style(Type::caption, Colour::pri, ui::Align::right);
    float links = 0;
    for (const policy::Duty& duty : c.pack.provider_duties) links = std::max(links, c.ui.measure(c.article(duty.article), one_line(link_style)).w + 12);
    const float words = width - links - 8;
    const auto height = [&](const policy::Duty& duty) { return std::max(40.0f, c.ui.measure(c.say(duty.text), style(Type::body), words - 36).h + 12); };
    float rows = 0;
    for (const policy::Duty& duty : c.pack.provider_duties) rows += height(duty);
    const std::string count = c.t("provider.duties.count", {{"n", std::to_string(c.state.provider.duties.size())}, {"all", std::to_string(c.pack.provider_duties.size())}});
    const float count_width = c.ui.measure(count, one_line(style(Type::caption))).w + 4;
    const float title = c.ui.measure(c.t("provider.duties"), style(Type::card_title), width - count_width - 12).h;
    const float note = c.ui.measure(c.t("provider.duties.note"), style(Type::caption), width).h;
    const Rect card{r.x, r.y, r.w, provider_pad + title + note + 8 + rows + 10};
    c.ui.card(card);
    const auto in = c.ui.group("duties", Role::region, c.t("provider.duties"), card);
    float y = card.y + provider_pad;
    c.ui.text({x, y, width - count_width - 12, title}, c.t("provider.duties"), style(Type::card_title), ui::heading2);
    c.line({x + width - count_width, y, count_width, c.px(26)}, count, style(Type::caption, Colour::text2, ui::Align::right));
    y += title;
    y += c.ui.text({x, y, width, note}, c.t("provider.duties.note"), style(Type::caption, Colour::text2)) + 8;
    for (const policy::Duty& duty : c.pack.provider_duties) {
        const auto s = c.ui.scope(duty.id);
        const float tall = height(duty);
        const bool ticked = c.state.provider.duties.contains(duty.id);
        if (c.ui.checkbox("done", {x, y, words, tall}, {.label = c.say(duty.text), .ticked = ui::ticked(ticked)})) c.act(action::Provider{app::provider::Tick{duty.id, !ticked}});
        if (c.ui.link("article", {x + width - links, y, links, tall}, c.article(duty.article), link_style)) c.act(action::Open{{.kind = app::Dialog::Kind::article, .subject = duty.article}});
        y += tall;
    }
    return card.bottom();
}

}  // namespace voucher::pages
