// One contract with all its facts, and what is asked of the provider itself.
#include <algorithm>
#include <array>
#include <cmath>

#include "shell/app/typed.hpp"
#include "shell/pages/provider.hpp"
#include "shell/pages/questions.hpp"
#include "shell/pages/roster.hpp"

namespace voucher::pages {
namespace {

namespace desk = app::provider;

std::size_t index_of(const Context& c, const desk::At& at) { return at.fact + (at.contract.empty() ? 0 : c.pack.provider.contracts->provider_facts); }
const policy::Fact& fact_of(const Context& c, const desk::At& at) { return c.pack.provider.contracts->facts[index_of(c, at)]; }

const app::Entry& entry_of(const Context& c, const desk::At& at) {
    static const app::Entry none;
    const app::ProviderInput& input = c.state.provider;
    if (at.contract.empty()) return at.fact < input.facts.size() ? input.facts[at.fact] : none;
    const auto contract = std::ranges::find_if(input.contracts, [&](const auto& each) { return each->id == at.contract; });
    return contract == input.contracts.end() ? none : (*contract)->facts[at.fact];
}

/// The article of the first condition that depends on the fact; empty where none does.
std::string_view article_of(const Context& c, const desk::At& at) {
    for (const policy::Condition& condition : c.pack.provider.contracts->conditions) {
        if (std::ranges::find(condition.facts, static_cast<int>(index_of(c, at))) != condition.facts.end()) return condition.article;
    }
    return {};
}

bool is_typed(const policy::Fact& fact) { return fact.type != policy::Type::boolean && fact.type != policy::Type::choice; }

ui::FieldSpec field_spec(const Context& c, const desk::At& at) {
    const policy::Fact& fact = fact_of(c, at);
    const app::Entry& entry = entry_of(c, at);
    const bool money = fact.type == policy::Type::money;
    ui::FieldSpec spec{.label = c.say(fact.label), .text = entry.text, .placeholder = c.t(money ? "services.example_money" : fact.type == policy::Type::date ? "services.example_date" : "example.count"),
                       .help = c.say(fact.help), .kind = money ? ui::FieldKind::money : fact.type == policy::Type::count ? ui::FieldKind::count : ui::FieldKind::text, .max_length = 40};
    if (money) spec.unit = c.t("unit.yuan");
    if (fact.type == policy::Type::count) spec.unit = c.say(fact.unit);
    if (const std::string_view error = app::read(fact, entry).error; !entry.editing && !error.empty()) spec.error = c.t(error);
    return spec;
}

float typed(Context& c, Rect r, const desk::At& at) {
    const ui::FieldSpec spec = field_spec(c, at);
    const float height = c.ui.field_height(spec, r.w);
    if (r.h == 0) return height;
    const auto result = c.ui.field(fact_of(c, at).id, {r.x, r.y, r.w, height}, spec);
    if (result.changed || result.committed) c.act(action::Provider{desk::Type{at, result.text, result.committed}});
    return height;
}

/// How the cells of a question's answer stand: beside the sentence, or below it in so many columns.
struct Answers {
    bool beside = false;
    float width = 0;
    int columns = 0;
    float height = 44;
};
Answers answers_of(const Context& c, const AnswerOptions& options, float width) {
    float natural = 0, widest = 0;
    for (const ui::Option& option : options.list) {
        const float one = c.ui.measure(option.label, one_line(bold(style(Type::body)))).w + 46;
        natural += one;
        widest = std::max(widest, one);
    }
    const float row = std::max(natural, c.px(236));
    if (row <= width * 0.55f) return {true, row, 0, 44};
    if (natural <= width) return {false, width, 0, 44};
    int columns = std::clamp(static_cast<int>((width + 8) / (widest + 8)), 1, 2);
    const auto rows = (static_cast<int>(options.list.size()) + columns - 1) / columns;
    return {false, width, columns, static_cast<float>(rows) * 44 + static_cast<float>(rows - 1) * 8};
}

float words_part(Context& c, Rect r, const app::ContractInput& contract, bool user) {
    const ui::FieldSpec spec{.label = c.t(user ? "provider.column.user" : "provider.column.service"), .text = user ? contract.user : contract.service,
                             .placeholder = c.t(user ? "provider.example.user" : "provider.example.service"), .max_length = 200};
    const float height = c.ui.field_height(spec, r.w);
    if (r.h == 0) return height;
    const auto result = c.ui.field(user ? "user" : "service", {r.x, r.y, r.w, height}, spec);
    if (result.changed || result.committed) c.act(action::Provider{desk::TypeWords{contract.id, user, result.text}});
    return height;
}

/// Words and typed facts: as many beside each other as fit. Returns the y below.
float fields_part(Context& c, Rect r, const app::ContractInput& contract, std::span<const desk::At> list, bool draw) {
    const int across = r.w >= c.px(700) ? 3 : r.w >= c.px(440) ? 2 : 1;
    const float gap = 16;
    const auto width_of = [&](int of) { return (r.w - gap * static_cast<float>(of - 1)) / static_cast<float>(of); };
    float y = r.y;
    const int first = std::min(across, 2);
    for (int n = 0; n < 2; ++n) {
        const Rect at{r.x + static_cast<float>(n % first) * (width_of(first) + gap), y, width_of(first), draw ? 1.0f : 0.0f};
        const float height = words_part(c, at, contract, n == 0);
        if (n % first == first - 1) y += height + gap;
    }
    float tallest = 0;
    for (std::size_t n = 0; n < list.size(); ++n) {
        const auto column = static_cast<int>(n) % across;
        const Rect at{r.x + static_cast<float>(column) * (width_of(across) + gap), y, width_of(across), draw ? 1.0f : 0.0f};
        tallest = std::max(tallest, typed(c, at, list[n]));
        if (column == across - 1 || n + 1 == list.size()) {
            y += tallest + gap;
            tallest = 0;
        }
    }
    return y;
}

}  // namespace

float provider_question_height(Context& c, float width, const desk::At& at) {
    const policy::Fact& fact = fact_of(c, at);
    const Answers answers = answers_of(c, answer_options(c, fact, entry_of(c, at)), width);
    const float words = answers.beside ? width - answers.width - 16 : width;
    float height = c.ui.measure(c.say(fact.question), style(Type::body), words).h;
    if (!fact.help.zh.empty()) height += c.ui.measure(c.say(fact.help), style(Type::caption), words).h;
    if (!article_of(c, at).empty()) height += c.px(24) + 6;
    return (answers.beside ? std::max(height, answers.height) : height + 8 + answers.height) + 20;
}

float provider_question(Context& c, Rect r, const desk::At& at) {
    const policy::Fact& fact = fact_of(c, at);
    const AnswerOptions options = answer_options(c, fact, entry_of(c, at));
    const Answers answers = answers_of(c, options, r.w);
    const float words = answers.beside ? r.w - answers.width - 16 : r.w;
    const float height = provider_question_height(c, r.w, at);
    const auto s = c.ui.scope(fact.id);
    c.rule(r.x, r.right(), r.y);
    float y = r.y + 10;
    y += c.ui.text({r.x, y, words, 100}, c.say(fact.question), style(Type::body), ui::silent);
    if (!fact.help.zh.empty()) y += c.ui.text({r.x, y, words, 100}, c.say(fact.help), style(Type::caption, Colour::text2));
    if (const std::string_view article = article_of(c, at); !article.empty()) {
        c.cite("article", {r.x, y + 3}, article);
        y += c.px(24) + 6;
    }
    const Rect place = answers.beside ? Rect{r.right() - answers.width, r.y + (height - answers.height) / 2, answers.width, answers.height} : Rect{r.x, y + 8, answers.width, answers.height};
    const auto chosen = c.ui.segmented("answer", place, {.name = plain(c.say(fact.question)), .description = c.say(fact.help), .options = options.list, .chosen = options.chosen, .unsure = "unsure", .columns = answers.columns});
    if (chosen && fact.type == policy::Type::boolean) c.act(action::Provider{desk::Answer{at, answer_named(*chosen)}});
    else if (chosen) c.act(action::Provider{desk::Pick{at, option_named(fact, *chosen), *chosen == "unsure"}});
    return r.y + height;
}

float provider_own(Context& c, Rect r) {
    if (!c.pack.provider.contracts) return r.y - provider_gap;
    const std::size_t facts = c.pack.provider.contracts->provider_facts;
    const auto set = c.state.open.find("provider");
    const bool open = set != c.state.open.end() ? set->second : c.provider.answer.provider != assess::Outcome::met;
    const float width = r.w - 2 * provider_pad;
    const float head = std::max(52.0f, c.px(52));
    const ui::FieldSpec name{.label = c.t("provider.name"), .text = c.state.provider.name, .placeholder = c.t("services.example_provider"), .optional_mark = c.t("provider.optional"), .max_length = 200};
    float height = head;
    if (open) {
        height += c.ui.field_height(name, width) + 14 + 6;
        for (std::size_t i = 0; i < facts; ++i) height += provider_question_height(c, width, {"", i});
    }
    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card);
    const auto in = c.ui.group("own", Role::region, c.t("provider.own"), card);
    const ui::ChipSpec chip = c.outcome_spec(shown(c.provider.answer.provider));
    const std::string said = c.t("provider.own") + " " + std::string(chip.label);
    if (c.ui.pressable("fold", {card.x, card.y, card.w, head}, Role::button, said, 12, open).pressed) c.act(action::Fold{"provider", !open});
    const float x = card.x + provider_pad;
    c.ui.icon({card.right() - 24, card.y + head / 2}, open ? icon::chevron_up : icon::chevron_down, 16, Colour::text2);
    const float chip_width = c.ui.chip_width(chip);
    c.ui.chip("standing", {card.right() - 42 - chip_width, card.y + (head - c.px(24)) / 2}, chip);
    c.line({x, card.y, width - chip_width - 42, head}, c.t("provider.own"), style(Type::card_title), ui::silent);
    if (!open) return card.bottom();
    float y = card.y + head;
    const float field = c.ui.field_height(name, width);
    const auto result = c.ui.field("name", {x, y, width, field}, name);
    if (result.changed || result.committed) c.act(action::Provider{desk::TypeName{result.text}});
    y += field + 14;
    for (std::size_t i = 0; i < facts; ++i) y = provider_question(c, {x, y, width, 0}, {"", i});
    return card.bottom();
}

float provider_contract(Context& c, Rect r, std::size_t at) {
    const std::string& id = c.provider.list.contracts[at].id;
    const auto given = std::ranges::find_if(c.state.provider.contracts, [&](const auto& each) { return each->id == id; });
    if (given == c.state.provider.contracts.end()) return r.y;
    const app::ContractInput& contract = **given;
    const policy::ProviderContracts& rules = *c.pack.provider.contracts;
    std::vector<desk::At> fields, questions;
    for (std::size_t i = 0; i + rules.provider_facts < rules.facts.size(); ++i) {
        const desk::At place{id, i};
        (is_typed(fact_of(c, place)) ? fields : questions).push_back(place);
    }
    const float width = r.w - 2 * provider_pad;
    const float x = r.x + provider_pad;
    const std::string title = contract_name(c, at);
    const ContractReason why = contract_reason(c, at);
    const ui::ChipSpec chip = contract_chip(c, c.provider.answer.contracts[at].outcome);
    const float title_height = c.ui.measure(title, style(Type::card_title), width).h;
    const float why_height = c.ui.measure(why.words, style(Type::caption), width - c.ui.chip_width(chip) - 10).h;
    const float cite = why.article.empty() ? 0 : c.px(24) + 8;
    const float standing = std::max(c.px(24), why_height) + cite;
    const float form = fields_part(c, {x, 0, width, 0}, contract, fields, false);
    float height = provider_pad + 52 + title_height + 6 + standing + 14 + form;
    for (const desk::At& place : questions) height += provider_question_height(c, width, place);
    const Rect card{r.x, r.y, r.w, height + 6};
    c.ui.card(card);
    const auto in = c.ui.group("contract", Role::region, c.t("provider.contract"), card);
    const auto s = c.ui.scope(id);
    float y = card.y + provider_pad;
    const ui::ButtonSpec back{.label = c.t("provider.back"), .icon = icon::arrow_left};
    const ui::ButtonSpec copy{.icon = icon::copy, .name = c.t("provider.copy")};
    const ui::ButtonSpec remove{.icon = icon::trash_2, .name = c.t("provider.remove"), .kind = ButtonKind::danger};
    if (c.ui.button("back", {x, y, std::min(width - 104, c.ui.button_width(back)), 44}, back)) c.act(action::Provider{desk::Show{}});
    if (c.ui.button("copy", {x + width - 96, y, 44, 44}, copy)) c.act(action::Provider{desk::Copy{id}});
    if (c.ui.button("remove", {x + width - 44, y, 44, 44}, remove)) c.act(action::Provider{desk::Remove{id}});
    y += 52;
    y += c.ui.text({x, y, width, title_height}, title, style(Type::card_title), ui::heading2) + 6;
    c.ui.chip("counts", {x, y}, chip);
    const float chip_width = c.ui.chip_width(chip) + 10;
    c.ui.text({x + chip_width, y + std::max(0.0f, (c.px(24) - why_height) / 2), width - chip_width, why_height}, why.words, style(Type::caption, Colour::text2));
    if (!why.article.empty()) c.cite("why", {x, y + std::max(c.px(24), why_height) + 6}, why.article);
    y += standing + 14;
    y = fields_part(c, {x, y, width, 1}, contract, fields, true);
    for (const desk::At& place : questions) y = provider_question(c, {x, y, width, 0}, place);
    return card.bottom();
}

}  // namespace voucher::pages
