#include "shell/pages/questions.hpp"

#include <array>
#include <cmath>

#include "shell/app/typed.hpp"

namespace voucher::pages {
namespace {

const policy::Fact& fact_of(const Context& c, Target at) { return c.pack.facts.at(static_cast<std::size_t>(at.fact)); }

ui::FieldKind field_kind(policy::Type type) {
    switch (type) {
        case policy::Type::money: return ui::FieldKind::money;
        case policy::Type::count: return ui::FieldKind::count;
        case policy::Type::date: return ui::FieldKind::date;
        default: return ui::FieldKind::text;
    }
}

void choose(const Context& c, Target at, const std::string& id) {
    const policy::Fact& fact = fact_of(c, at);
    if (fact.type == policy::Type::boolean) c.act(action::SetAnswer{at, answer_named(id)});
    else c.act(action::SetOption{at, option_named(fact, id), id == "unsure"});
}

bool is_chosen_from_options(const policy::Fact& fact) { return fact.type == policy::Type::boolean || fact.type == policy::Type::choice; }

ui::FieldSpec question_field(const Context& c, Target at, const std::string& name) {
    const policy::Fact& fact = fact_of(c, at);
    ui::FieldSpec spec{.name = name, .placeholder = c.t(fact.type == policy::Type::money ? "example.money" : "example.count"), .kind = field_kind(fact.type), .max_length = 40};
    if (fact.type == policy::Type::money) spec.unit = c.t("unit.yuan");
    if (fact.type == policy::Type::count) spec.unit = c.say(fact.unit);
    return with_error(c, at, spec);
}

/// Whether the answer stands at the right of the sentence, or below it.
bool beside(const Context& c, const policy::Fact& fact, float width, bool compact) {
    if (fact.type == policy::Type::choice && fact.options.size() > 2) return false;
    return width >= c.px(compact ? 420 : 520);
}

float cells_width(const Context& c, bool compact) { return std::round(compact ? c.px(174) : c.px(246)); }

/// What a typed answer leads to, below its field: 大写.
std::string consequence(const Context& c, Target at) {
    const policy::Fact& fact = fact_of(c, at);
    if (fact.type != policy::Type::money) return {};
    const auto value = app::read(fact, entry_of(c, at)).value;
    return value.known ? c.capitals(Money::from_fen(value.number)) : std::string();
}

}  // namespace

AnswerOptions answer_options(const Context& c, const policy::Fact& fact, const app::Entry& entry) {
    AnswerOptions options;
    if (fact.type == policy::Type::boolean) {
        options.list = {{"yes", c.t("answer.yes")}, {"no", c.t("answer.no")}};
        if (entry.answer == ui::Answer::yes) options.chosen = "yes";
        if (entry.answer == ui::Answer::no) options.chosen = "no";
    } else {
        for (std::size_t i = 0; i < fact.options.size(); ++i) {
            options.list.push_back({fact.option_ids[i], c.say(fact.options[i].label)});
            if (entry.option == static_cast<int>(i)) options.chosen = fact.option_ids[i];
        }
    }
    options.list.push_back({"unsure", c.t("answer.unsure")});
    if (entry.answer == ui::Answer::unsure) options.chosen = "unsure";
    return options;
}

ui::Answer answer_named(std::string_view id) { return id == "yes" ? ui::Answer::yes : id == "no" ? ui::Answer::no : ui::Answer::unsure; }

int option_named(const policy::Fact& fact, std::string_view id) {
    const auto option = std::ranges::find(fact.option_ids, id);
    return option == fact.option_ids.end() ? -1 : static_cast<int>(option - fact.option_ids.begin());
}

const app::Entry& entry_of(const Context& c, Target at) {
    if (at.service < 0) return c.state.input.applicant.at(static_cast<std::size_t>(at.fact));
    return c.state.input.services.at(static_cast<std::size_t>(at.service)).facts.at(static_cast<std::size_t>(at.fact) - c.pack.applicant_facts);
}

ui::FieldSpec with_error(const Context& c, Target at, ui::FieldSpec spec) {
    const app::Entry& entry = entry_of(c, at);
    spec.text = entry.text;
    if (!entry.editing) {
        const std::string_view error = app::read(fact_of(c, at), entry).error;
        if (!error.empty()) spec.error = c.t(error);
    }
    return spec;
}

void fact_field(Context& c, std::string_view id, Rect r, Target at, ui::FieldSpec spec) {
    const ui::FieldResult typed = c.ui.field(id, r, spec);
    if (typed.committed) {
        c.act(action::CommitFact{at, typed.text});
    } else if (typed.changed) {
        c.act(action::TypeFact{at, typed.text});
    }
    if (typed.picker) {
        const auto value = app::read(fact_of(c, at), entry_of(c, at)).value;
        const auto day = value.known ? std::optional(Date::from_days(static_cast<std::int32_t>(value.number))) : std::nullopt;
        c.act(action::Open{app::day_dialog(app::Dialog::Kind::day, day, c.view.as_of, c.state.language, at.service, at.fact)});
    }
}

float question_height(const Context& c, const QuestionRow& row, float width) {
    const policy::Fact& fact = fact_of(c, row.question.at);
    const bool typed = !is_chosen_from_options(fact);
    const bool side = beside(c, fact, width, row.compact);
    const float cells = cells_width(c, row.compact);
    const float chip = row.compact ? 0 : c.px(84);
    const float words = side ? width - 20 - 16 - cells - 12 - chip : width - 40;
    float height = row.next ? c.px(20) + 2 : 0;
    height += c.ui.measure(c.say(fact.question), style(row.compact ? Type::table : Type::body), words).h;
    const bool help = (row.next || typed) && !fact.help.zh.empty();
    if (help && !typed) height += 6 + c.ui.measure(c.say(fact.help), style(Type::caption), side ? width - 40 : words).h;
    const std::string name = plain(c.say(fact.question));
    if (typed) {
        ui::FieldSpec spec = question_field(c, row.question.at, name);
        const std::string below = consequence(c, row.question.at);
        spec.help = below.empty() ? std::string_view(c.say(fact.help)) : std::string_view(below);
        const float field = c.ui.field_height(spec, side ? cells : width - 40);
        height = side ? std::max(height, field) : height + 8 + field;
    } else if (!side) {
        height += 10 + 44;
    }
    return std::max(row.compact ? c.px(56) : c.narrow() ? c.px(64) : c.px(60), height + (row.next ? 28.0f : 16.0f));
}

void draw_question(Context& c, Rect r, const QuestionRow& row, std::string_view key) {
    const Target at = row.question.at;
    const policy::Fact& fact = fact_of(c, at);
    const std::string name = plain(c.say(fact.question));
    const bool typed = !is_chosen_from_options(fact);
    const bool side = beside(c, fact, r.w, row.compact);
    const float cells = cells_width(c, row.compact);
    const float pad_right = row.compact ? 16 : 17;
    const auto s = c.ui.scope(fact.id);
    if (row.next) c.ui.fill({r.x, r.y, 4, r.h}, Colour::pri);

    const float chip = row.compact ? 0 : c.ui.chip_width(c.outcome_spec(row.question.outcome)) + 12;
    const float left = r.x + (row.compact ? 16.0f : 20.0f);
    const float words = side ? r.right() - pad_right - cells - 12 - chip - left : r.w - 40;
    TextStyle sentence = style(row.compact ? Type::table : Type::body);
    if (row.next) sentence.bold = true;
    const float sentence_height = c.ui.measure(c.say(fact.question), sentence, words).h;
    const bool help = row.next && !typed && !fact.help.zh.empty();
    float y = row.next ? r.y + 12 : side && !typed ? r.y + (r.h - sentence_height) / 2 : r.y + (side ? 18.0f : 10.0f);
    if (row.next) {
        c.ui.icon({left + 7, y + c.px(10)}, icon::sparkle, 14, Colour::pri);
        y += c.ui.text({left + 22, y, words, 20}, c.t("question.first"), one_line(bold(style(Type::caption, Colour::pri)))) + 1;
    }
    c.ui.text({left, y, words, sentence_height}, c.say(fact.question), sentence, ui::silent);
    y += sentence_height;
    if (help) {
        const float help_width = r.w - 40;
        c.ui.text({left, y + 7, help_width, 60}, c.say(fact.help), style(Type::caption, Colour::text2));
    }

    Rect answer{r.right() - pad_right - cells, r.y + (row.next ? 12.0f : (r.h - 44) / 2), cells, 44};
    if (!side) answer = {left, r.bottom() - 44 - 10, r.right() - pad_right - left, 44};
    if (!row.compact) {
        const ui::ChipSpec spec = c.outcome_spec(row.question.outcome);
        const float box = typed ? r.y + (row.next ? 12.0f : 8.0f) : answer.y;
        if (side) c.ui.chip("outcome", {answer.x - chip, box + (44 - c.px(24)) / 2}, spec);
    }
    const std::string path = std::string(key) + "/" + fact.id;
    if (typed) {
        ui::FieldSpec spec = question_field(c, at, name);
        const std::string below = consequence(c, at);
        spec.help = below.empty() ? std::string_view(c.say(fact.help)) : std::string_view(below);
        const float height = c.ui.field_height(spec, answer.w);
        if (side) {
            answer.y = r.y + (row.next ? 12.0f : 8.0f);
        } else {
            answer.y = r.bottom() - height - 10;
        }
        answer.h = height;
        fact_field(c, "value", answer, at, spec);
        if (c.state.target == at) c.ui.focus(path + "/value");
        return;
    }
    const AnswerOptions options = answer_options(c, fact_of(c, at), entry_of(c, at));
    const auto chosen = c.ui.segmented("answer", answer, {.name = name, .description = c.say(fact.help), .options = options.list, .chosen = options.chosen, .unsure = "unsure"});
    if (chosen) choose(c, at, *chosen);
    if (c.state.target == at) c.ui.focus(path + "/answer/" + std::string(options.chosen.empty() ? options.list.front().id : options.chosen));
}

float answers_height(const Context& c, const app::QuestionView& question, float width) {
    const policy::Fact& fact = fact_of(c, question.at);
    if (is_chosen_from_options(fact)) {
        const auto count = static_cast<float>(answer_options(c, fact_of(c, question.at), entry_of(c, question.at)).list.size());
        return count * c.px(52) + (count - 1) * 8;
    }
    const std::string name = plain(c.say(fact.question));
    ui::FieldSpec spec = question_field(c, question.at, name);
    const std::string below = consequence(c, question.at);
    spec.help = below;
    return c.ui.field_height(spec, width);
}

float draw_answers(Context& c, Rect r, const app::QuestionView& question) {
    const Target at = question.at;
    const policy::Fact& fact = fact_of(c, at);
    const std::string name = plain(c.say(fact.question));
    const auto s = c.ui.scope(fact.id);
    const float height = answers_height(c, question, r.w);
    if (is_chosen_from_options(fact)) {
        const AnswerOptions options = answer_options(c, fact_of(c, at), entry_of(c, at));
        const auto chosen = c.ui.segmented("answer", {r.x, r.y, r.w, height}, {.name = name, .description = c.say(fact.help), .options = options.list, .chosen = options.chosen, .unsure = "unsure", .stacked = true});
        if (chosen) choose(c, at, *chosen);
    } else {
        ui::FieldSpec spec = question_field(c, at, name);
        const std::string below = consequence(c, at);
        spec.help = below;
        fact_field(c, "value", {r.x, r.y, r.w, height}, at, spec);
    }
    return r.y + height;
}

}  // namespace voucher::pages
