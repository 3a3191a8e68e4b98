// Art. 12: what the contracts bring as a range, its bar, and what one more contract would add.
#include <algorithm>
#include <array>

#include "shell/app/typed.hpp"
#include "shell/pages/provider.hpp"
#include "src/base/money_text.hpp"

namespace voucher::pages {
namespace {

std::string put(std::string words, std::string_view name, const std::string& value) {
    if (const auto at = words.find(name); at != std::string::npos) words.replace(at, name.size(), value);
    return words;
}

/// What a further contract adds: none of the doubtful ones counts, or all of them do.
std::string next_words(const Context& c) {
    if (!c.provider.next) return c.t("provider.next.none");
    const assess::NextContract& next = *c.provider.next;
    if (next.adds.is_exact()) return c.t("provider.next.exact", {{"amount", c.money(next.adds.low)}});
    if (c.provider.answer.provider == assess::Outcome::met && next.with_doubtful == next.adds.low) {
        return c.t("provider.next.range", {{"most", c.money(*next.adds.high)}, {"least", c.money(next.adds.low)}});
    }
    return c.t("provider.next.open", {{"range", c.money(next.adds)}});
}

/// The field and what it leads to; in one line where there is room. Returns the height.
float next_part(Context& c, Rect r, bool draw) {
    const app::Entry& entry = c.state.provider.next;
    ui::FieldSpec spec = provider_amount(c, entry);
    spec.name = c.t("provider.next.name");
    spec.placeholder = c.t("provider.next.example");
    const std::string words = next_words(c);
    const bool line = !c.phone();
    const float label = c.ui.measure(c.t("provider.next"), one_line(style(Type::table))).w + c.px(34);
    const float field = line ? c.px(190) : r.w - 24;
    const float field_height = c.ui.field_height(spec, field);
    const float rest = line ? r.w - 24 - label - field - 28 : r.w - 24;
    const float words_height = c.ui.measure(words, style(Type::table), rest).h;
    const float height = line ? std::max(field_height, words_height) + 16 : c.px(28) + field_height + 8 + words_height + 20;
    if (!draw) return height;
    const Rect strip{r.x, r.y, r.w, height};
    c.ui.fill(strip, Colour::well, 8);
    const float x = strip.x + 12;
    c.ui.icon({x + 9, strip.y + (line ? 30.0f : 6 + c.px(14))}, icon::plus, 16, Colour::text2);
    c.line({x + c.px(24), strip.y + (line ? 8.0f : 6.0f), label, line ? 44.0f : c.px(28)}, c.t("provider.next"), style(Type::table));
    const auto typed = c.ui.field("next", {line ? x + label + 6 : x, line ? strip.y + 8 : strip.y + 6 + c.px(28), field, field_height}, spec);
    if (typed.changed || typed.committed) c.act(action::Provider{app::provider::TypeNext{typed.text, typed.committed}});
    c.ui.text({line ? x + label + field + 20 : x, line ? strip.y + 8 + std::max(0.0f, (44 - words_height) / 2) : strip.y + 6 + c.px(28) + field_height + 6, rest, words_height}, words, style(Type::table));
    return height;
}

}  // namespace

float provider_post(Context& c, Rect r) {
    const assess::ContractsAnswer& answer = c.provider.answer;
    const policy::Provider& rules = c.pack.provider;
    const float width = r.w - 2 * provider_pad;
    const float x = r.x + provider_pad;
    const std::string title = c.t("provider.post.title", {{"year", std::to_string(c.view.as_of.year())}, {"what", rules.post_title.zh.empty() ? c.t("provider.post") : c.say(rules.post_title)}});
    const std::string limit = c.t("provider.post.limit", {{"limit", c.prose(rules.post_limit)}});
    const std::string range = answer.contracts.empty() ? "–" : c.money(answer.post);  // nothing was given: no figure
    const bool cite_below = c.ui.measure(title, one_line(style(Type::card_title))).w + 10 + c.cite_width(rules.post_article) > width;
    const bool limit_below = c.narrow();
    const float range_height = c.ui.measure(range, style(Type::range), width).h;

    std::vector<std::string> notes;  // below the bar
    const bool none = answer.contracts.empty();
    if (none) notes.push_back(c.t("provider.post.none"));
    if (!none && !rules.post_why.zh.empty()) notes.push_back(c.t("provider.post.sure", {{"why", put(c.say(rules.post_why), "{qualifying_contracts}", grouped(answer.sum.low))}}));
    if (answer.unknown > 0) notes.push_back(c.t("provider.post.open", {{"n", std::to_string(answer.unknown)}}));
    if (answer.post.high && *answer.post.high > answer.post.low) notes.push_back(c.t("provider.post.doubtful", {{"amount", grouped(*answer.post.high - answer.post.low)}}));
    if (answer.cut && (!answer.cut->high || answer.cut->high->fen() > 0)) notes.push_back(c.t("provider.post.cut", {{"amount", c.money(*answer.cut)}}));
    if (limit_below) notes.push_back(limit);
    // beside each other as far as they fit
    const auto lay = [&](bool draw, float from) {
        float at = x, y = from;
        const float gap = 20;
        for (const std::string& note : notes) {
            const TextStyle s = style(Type::caption, Colour::text2);
            const float natural = c.ui.measure(note, one_line(s)).w;
            if (at > x && at + natural > x + width) {
                at = x;
                y += c.px(20) + 2;
            }
            const float high = c.ui.measure(note, s, width).h;
            if (draw) c.ui.text({at, y, natural > width ? width : natural + 1, high}, note, s);
            if (natural > width) y += high - c.px(20);
            at += natural + gap;
        }
        return y + c.px(20);
    };
    const float bar = 20;
    const float title_height = c.ui.measure(title, style(Type::card_title), width).h;
    const float top = title_height + (cite_below ? c.px(30) : 0) + 8;
    const float notes_height = lay(false, 0);
    const float next_height = next_part(c, {0, 0, width, 0}, false);
    const Rect card{r.x, r.y, r.w, provider_pad + top + range_height + 6 + bar + 12 + notes_height + 12 + next_height + 16};
    c.ui.card(card, 1);
    const auto in = c.ui.group("post", Role::region, title, card);
    float y = card.y + provider_pad;
    c.ui.text({x, y, width, title_height}, title, style(Type::card_title), ui::heading2);
    c.cite("article", cite_below ? Point{x, y + title_height + 2} : Point{x + c.ui.measure(title, one_line(style(Type::card_title))).w + 10, y + 1}, rules.post_article);
    if (!limit_below) c.line({x, y, width, c.px(26)}, limit, style(Type::caption, Colour::text2, ui::Align::right));
    y += top;
    y += c.ui.text({x, y, width, range_height}, range, style(Type::range)) + 6;
    const double low = part_of(answer.post.low, rules.post_limit);
    const double high = part_of(answer.post.high.value_or(rules.post_limit), rules.post_limit);
    std::vector<ui::BarPart> parts;
    if (low > 0) parts.push_back({.share = low, .fill = Colour::city});
    if (high > low) parts.push_back({.share = high - low, .fill = Colour::unk_wash, .hatched = true, .hatch = Colour::unk});
    if (high < 1) parts.push_back({.share = 1 - high, .fill = Colour::own});
    c.ui.stacked_bar("bar", {x, y, width, bar}, parts, c.t("provider.post.bar", {{"range", range}, {"limit", c.money(rules.post_limit)}}));
    c.ui.fill({x + width - 3, y - 4, 3, bar + 8}, Colour::text, 1);
    y += bar + 12;
    y = lay(true, y) + 12;
    next_part(c, {x, y, width, 0}, true);
    return card.bottom();
}

}  // namespace voucher::pages
