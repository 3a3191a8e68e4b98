// What would turn a no into a yes: the fewest facts, those that a person can see to apart from the others.
#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

std::string words_of(const Context& c, const policy::Fact& fact, assess::FactValue value) {
    if (!value.known) return c.t("answer.unsure");
    switch (fact.type) {
        case policy::Type::boolean: return c.t(value.number != 0 ? "answer.yes" : "answer.no");
        case policy::Type::choice: return c.say(fact.options.at(static_cast<std::size_t>(value.number)).label);
        case policy::Type::count: return std::to_string(value.number) + c.say(fact.unit);
        case policy::Type::money: return c.money(Money::from_fen(value.number));
        case policy::Type::date: return c.date(Date::from_days(static_cast<std::int32_t>(value.number)));
        default: return {};
    }
}

}  // namespace

float needed_changes(Context& c, Rect r, const assess::NeededChanges& needed) {
    using Answer = assess::NeededChanges::Answer;
    if (needed.answer == Answer::not_needed || needed.answer == Answer::not_settled) return r.y;
    const auto s = c.ui.scope("needed");
    float y = r.y + c.ui.text(r, c.t("change.title"), bold(style(Type::body)), ui::heading3) + 4;
    if (needed.answer == Answer::none) return y + c.ui.text({r.x, y, r.w, 80}, c.t("change.none"), style(Type::table, Colour::text2));
    const auto fact = [&](const assess::Change& change) -> const policy::Fact& { return c.pack.facts.at(static_cast<std::size_t>(change.fact)); };
    const auto row = [&](std::string_view glyph, Colour colour, const std::string& words) {
        c.ui.icon({r.x + 9, y + c.px(11)}, glyph, 16, colour);
        y += c.ui.text({r.x + 26, y, r.w - 26, 80}, words, style(Type::table)) + 6;
    };
    const auto list = [&](std::string_view title, std::string_view glyph, Colour colour, const std::vector<assess::NeededChange>& changes) {
        if (changes.empty()) return;
        y += c.ui.text({r.x, y, r.w, 40}, c.t(title), style(Type::caption, Colour::text2)) + 4;
        for (const assess::NeededChange& each : changes) {
            row(glyph, colour, c.t("change.to", {{"fact", c.say(fact(each.change).label)}, {"value", words_of(c, fact(each.change), each.change.value)}, {"now", words_of(c, fact(each.change), each.now)}}));
        }
    };
    list("change.can", icon::circle_check, Colour::ok, needed.changeable);
    list("change.cannot", icon::lock, Colour::text2, needed.not_changeable);
    for (const assess::Change& each : needed.if_so) {
        row(icon::circle_help, Colour::unk, c.t("change.if_so", {{"fact", c.say(fact(each).label)}, {"value", words_of(c, fact(each), each.value)}}));
    }
    return y;
}

}  // namespace voucher::pages
