// 资格自查: the applicant's questions in groups, one row each; on a phone one question at a time.
#include <algorithm>
#include <array>

#include "shell/pages/pages.hpp"
#include "shell/pages/questions.hpp"
#include "src/base/credit_code.hpp"

namespace voucher::pages {
namespace {

constexpr std::string_view path = "main/page";

/// The first unknown fact of the applicant, as the core ranks them; −1 where all is known.
int next_fact(const Context& c) {
    for (const assess::Question& question : c.view.answer.next_questions) {
        if (question.service < 0) return question.fact;
    }
    return -1;
}

bool is_open(const Context& c, const app::GroupView& group, bool first_unanswered) {
    const std::string& id = c.pack.groups.at(static_cast<std::size_t>(group.group)).id;
    const auto set = c.state.open.find(id);
    if (id == c.state.last_group && (set == c.state.open.end() || set->second)) return true;
    if (set != c.state.open.end()) return set->second;
    return first_unanswered;
}

struct Who {  // the applicant's own words, which no condition asks for
    const char* id;
    const char* label;
    const char* example;
};
constexpr std::array<Who, 3> who{{{"name", "who.name", "example.name"}, {"controller", "who.controller", "example.controller"},
                                  {"credit_code", "who.credit_code", "example.credit_code"}}};

/// What the code tells: where it was registered, or why it may be mistyped. Never an error: codes that break the rule
/// have been published.
std::string credit_code_help(const Context& c, const std::string& typed) {
    const CreditCode code = read_credit_code(typed);
    if (code.text.empty()) return c.t("who.credit_code_help");
    switch (code.problem) {
        case CreditCodeProblem::wrong_length: return c.t("who.credit_code_length", {{"n", std::to_string(code.text.size())}});
        case CreditCodeProblem::wrong_character: return c.t("who.credit_code_character");
        case CreditCodeProblem::wrong_check: return c.t("who.credit_code_check", {{"expected", std::string(1, code.expected_check)}});
        case CreditCodeProblem::none: break;
    }
    std::string region;
    for (const std::size_t digits : {2U, 4U, 6U}) {  // province, city, county
        const std::string key = "division." + code.division.substr(0, digits);
        if (c.words.has(key)) region += (region.empty() || c.state.language == app::Language::zh ? "" : ", ") + c.t(key);
    }
    return region.empty() ? c.t("who.credit_code_division", {{"division", code.division}}) : c.t("who.credit_code_region", {{"region", region}, {"division", code.division}});
}

float who_fields(Context& c, Rect r, bool draw) {
    const bool two = r.w >= c.px(480);
    const float width = two ? (r.w - 16) / 2 : r.w;
    const bool team = c.state.input.kind != 0;
    const std::size_t count = team ? 2 : who.size();  // a team has no code
    float tallest = 0;
    float y = r.y;
    for (std::size_t i = 0; i < count; ++i) {
        const auto text = c.state.input.texts.find(who.at(i).id);
        const std::string label = c.t(team && i == 0 ? "who.team_name" : who.at(i).label);
        const std::string value = text == c.state.input.texts.end() ? std::string() : text->second;
        const std::string help = i == 2 ? credit_code_help(c, value) : c.t(i == 0 ? "who.name_help" : "who.controller_help");
        const ui::FieldSpec spec{.label = label, .text = value, .placeholder = c.t(who.at(i).example), .help = help, .optional_mark = c.t("mark.optional"), .max_length = 120};
        const float height = c.ui.field_height(spec, width);
        if (draw) {
            const Rect at{two && i % 2 == 1 ? r.x + width + 16 : r.x, y, width, height};
            const auto typed = c.ui.field(who.at(i).id, at, spec);
            if (typed.changed || typed.committed) c.act(action::TypeText{-1, who.at(i).id, typed.text});
        }
        tallest = std::max(tallest, height);
        if (two && i % 2 == 0 && i + 1 < count) continue;  // the next one stands beside it
        y += tallest + 12;
        tallest = 0;
    }
    return y - r.y - 12;
}

void group_head(Context& c, Rect r, const app::GroupView& view, bool open) {
    const policy::Group& group = c.pack.groups.at(static_cast<std::size_t>(view.group));
    const std::string count = open || !view.complete() ? c.t("group.met", {{"n", std::to_string(view.met)}, {"all", std::to_string(view.questions.size())}})
                                                       : std::to_string(view.met) + "/" + std::to_string(view.questions.size());
    if (c.ui.pressable("fold", r, Role::button, c.say(group.title) + " " + count, 12, open).pressed) c.act(action::Fold{group.id, !open});
    float x = r.x + (open ? 20.0f : 16.0f);
    if (!open) {
        const Point centre{x + 10, r.centre().y};
        const bool failed = std::ranges::any_of(view.questions, [](const app::QuestionView& q) { return q.outcome == ui::Outcome::not_met; });
        if (failed) {
            c.ui.icon(centre, icon::circle_x, 20, Colour::bad);
        } else if (view.complete()) {
            c.ui.icon(centre, icon::circle_check, 20, Colour::ok);
        } else if (view.answered()) {
            c.ui.icon(centre, icon::circle_help, 20, Colour::unk);
        } else {
            c.ui.dashed_ring(centre, 9, Colour::text2);
        }
        x += 32;
    }
    const float right = r.right() - 46 - c.ui.measure(count, one_line(style(Type::caption))).w;
    const TextStyle title = open ? style(Type::card_title) : bold(style(Type::body));
    x += c.line({x, r.y, right - x - 8, r.h}, c.say(group.title), title, ui::silent) + 12;
    for (const std::string& article : group.articles) {
        if (x + c.cite_width(article) > right - 8) break;
        x += c.cite("article" + article, {x, r.y + (r.h - c.px(24)) / 2}, article) + 12;
    }
    c.line({right - 2, r.y, r.right() - 44 - right, r.h}, count, style(Type::caption, Colour::text2), ui::silent);
    c.ui.icon({r.right() - 26, r.centre().y}, open ? icon::chevron_up : icon::chevron_down, 16, Colour::text2);
}

float open_group(Context& c, Rect at, const app::GroupView& view, int next, bool with_who) {
    const policy::Group& group = c.pack.groups.at(static_cast<std::size_t>(view.group));
    const float head = c.px(53);
    float height = head;
    const float who_height = with_who ? who_fields(c, {0, 0, at.w - 40, 0}, false) + 28 : 0;
    height += who_height;
    for (const app::QuestionView& q : view.questions) height += question_height(c, {q, q.at.fact == next}, at.w);
    const Rect card{at.x, at.y, at.w, height};
    const auto in = c.ui.group(group.id, Role::region, c.say(group.title), card);
    c.ui.card(card);
    group_head(c, {card.x, card.y, card.w, head}, view, true);
    const auto fading = c.ui.unfolded("questions", true);
    float y = card.y + head;
    if (with_who) {
        c.rule(card.x, card.right(), y);
        who_fields(c, {card.x + 20, y + 14, card.w - 40, 0}, true);
        y += who_height;
    }
    for (const app::QuestionView& q : view.questions) {
        const QuestionRow row{q, q.at.fact == next};
        const float h = question_height(c, row, at.w);
        const Rect r{card.x, y, card.w, h};
        if (row.next) c.ui.fill({r.x + 1, r.y, r.w - 2, r.h - (&q == &view.questions.back() ? 1.0f : 0.0f)}, Colour::pri_wash, &q == &view.questions.back() ? 11.0f : 0.0f);
        c.rule(r.x, r.right(), r.y);
        draw_question(c, r, row, std::string(path) + "/" + group.id);
        y += h;
    }
    return card.bottom();
}

void counts(Context& c, Rect r, bool right) {
    const app::View& v = c.view;
    struct Count {
        const char* key;
        int n;
        const char* glyph;
        Colour colour;
    };
    const std::array<Count, 4> all{{{"count.met", v.met, icon::check, Colour::ok}, {"count.not_met", v.not_met, icon::x, Colour::bad},
                                    {"count.unsure", v.unsure, icon::circle_help, Colour::unk},
                                    {"count.unanswered", v.questions - v.answered, icon::circle_dashed, Colour::text2}}};
    float x = r.x;
    float width = 0;
    for (const Count& count : all) {
        if (count.n > 0) width += 18 + c.ui.measure(c.t(count.key, {{"n", std::to_string(count.n)}}), one_line(style(Type::caption))).w + 16;
    }
    if (right) x = r.right() - width + 16;
    for (const Count& count : all) {
        if (count.n == 0) continue;
        if (count.glyph == icon::circle_dashed) {
            c.ui.dashed_ring({x + 7, r.centre().y}, 6, count.colour);
        } else {
            c.ui.icon({x + 7, r.centre().y}, count.glyph, 15, count.colour);
        }
        x += 18;
        x += c.line({x, r.y, 200, r.h}, c.t(count.key, {{"n", std::to_string(count.n)}}), style(Type::caption, Colour::text2)) + 16;
    }
}

std::vector<ui::Outcome> dashes(const app::View& v) {
    std::vector<ui::Outcome> list;
    for (const app::GroupView& group : v.groups) {
        for (const app::QuestionView& q : group.questions) list.push_back(q.outcome);
    }
    constexpr auto rank = [](ui::Outcome o) { return o == ui::Outcome::met ? 0 : o == ui::Outcome::not_met ? 1 : o == ui::Outcome::open ? 2 : 3; };
    std::ranges::stable_sort(list, {}, rank);
    return list;
}

void by_groups(Context& c, Rect r) {
    const auto area = c.ui.scroll("page", r);
    Rect col{r.x + 24, area.content.y + 20, r.w - 48, r.h};
    if (c.form == Form::tablet) col.y += 2;
    const auto answers = dashes(c.view);
    float y = col.y;
    if (c.form == Form::tablet) {
        c.line({col.x, y, col.w / 2, c.px(32)}, c.t("page.eligibility"), style(Type::page_title), ui::heading1);
        counts(c, {col.x + col.w / 2, y, col.w / 2, c.px(32)}, true);
        y += c.px(32) + 14;
    } else {
        y = c.page_head(col, c.t("page.eligibility"), c.t("eligibility.head")) + 8;
        c.ui.segments("dashes", {col.x, y, col.w, 8}, answers, -1, c.t("eligibility.dashes", {{"n", std::to_string(c.view.answered)}, {"all", std::to_string(c.view.questions)}}));
        y += 16;
        counts(c, {col.x, y, col.w, c.px(20)}, false);
        y += c.px(20) + 16;
    }
    const int next = next_fact(c);
    bool first = true;
    std::vector<bool> open;
    for (const app::GroupView& group : c.view.groups) {
        const bool here = is_open(c, group, first && !group.answered());
        if (!group.answered()) first = false;
        open.push_back(here);
    }
    const float gap = 16;
    for (std::size_t i = 0; i < c.view.groups.size(); ++i) {
        const app::GroupView& group = c.view.groups[i];
        if (open[i]) {
            y = open_group(c, {col.x, y, col.w, 0}, group, next, i == 0) + gap;
            continue;
        }
        const auto folded = [&](const app::GroupView& g, Rect card) {
            const policy::Group& its = c.pack.groups.at(static_cast<std::size_t>(g.group));
            const auto in = c.ui.group(its.id, Role::region, c.say(its.title), card);
            c.ui.card(card);
            { const auto none = c.ui.unfolded("questions", false); }
            group_head(c, card, g, false);
        };
        const float h = c.px(52);
        const bool pair = i + 1 < c.view.groups.size() && !open[i + 1] && col.w >= c.px(680);
        if (pair) {
            const float half = (col.w - gap) / 2;
            folded(group, {col.x, y, half, h});
            folded(c.view.groups[++i], {col.x + half + gap, y, half, h});
        } else {
            folded(group, {col.x, y, col.w, h});
        }
        y += h + gap;
    }
    c.ui.scroll_end(y + 16);
}

// ── Phone ───────────────────────────────────────────────────────────────────────────────────────────────────────────

std::vector<const app::QuestionView*> all_questions(const Context& c) {
    std::vector<const app::QuestionView*> list;
    for (const app::GroupView& group : c.view.groups) {
        for (const app::QuestionView& q : group.questions) list.push_back(&q);
    }
    return list;
}

float short_row(Context& c, Rect r, const app::QuestionView& q, int index) {
    const policy::Fact& fact = c.pack.facts.at(static_cast<std::size_t>(q.at.fact));
    const auto s = c.ui.scope("row." + fact.id);
    const ui::ChipSpec outcome = c.outcome_spec(q.outcome);
    const std::string state = q.unsure ? c.t("answer.unsure") : std::string(outcome.label);
    c.ui.card(r);
    if (c.ui.pressable("go", r, Role::button, c.say(fact.label) + " " + state, 12).pressed) c.act(action::ShowQuestion{index});
    if (q.outcome == ui::Outcome::unanswered) {
        c.ui.dashed_ring({r.x + 27, r.centre().y}, 8, Colour::text2);
    } else {
        c.ui.icon({r.x + 27, r.centre().y}, q.outcome == ui::Outcome::met ? icon::circle_check : q.outcome == ui::Outcome::not_met ? icon::circle_x : icon::circle_help, 19, outcome.text);
    }
    const float width = c.ui.measure(state, one_line(bold(style(Type::table)))).w;
    c.line({r.x + 45, r.y, r.w - 45 - width - 56, r.h}, c.say(fact.label), style(Type::table), ui::silent);
    c.line({r.right() - 42 - width, r.y, width + 2, r.h}, state, bold(style(Type::table, outcome.text)), ui::silent);
    c.ui.icon({r.right() - 26, r.centre().y}, icon::chevron_right, 18, Colour::text2);
    return r.bottom();
}

void one_by_one(Context& c, Rect r) {
    const auto questions = all_questions(c);
    if (questions.empty()) return;
    const int next = next_fact(c);
    int index = std::clamp(c.state.question, 0, static_cast<int>(questions.size()) - 1);
    if (c.state.target && c.state.target->service < 0) {
        for (std::size_t i = 0; i < questions.size(); ++i) {
            if (questions[i]->at == *c.state.target) index = static_cast<int>(i);
        }
        if (index != c.state.question) c.act(action::ShowQuestion{index});
    }
    const app::QuestionView& q = *questions[static_cast<std::size_t>(index)];
    const policy::Fact& fact = c.pack.facts.at(static_cast<std::size_t>(q.at.fact));
    const Rect bottom{r.x, r.bottom() - foot_height(c), r.w, foot_height(c)};
    {
        const auto area = c.ui.scroll("page", {r.x, r.y, r.w, r.h - bottom.h});
        const Rect col{r.x + 16, area.content.y + 18, r.w - 32, r.h};
        float y = col.y;
        const std::string number = c.t("question.number", {{"n", std::to_string(index + 1)}});
        const float number_width = c.ui.measure(number, style(Type::card_title)).w;
        c.line({col.x, y, number_width + 2, c.px(26)}, number, style(Type::card_title), ui::heading2);
        c.line({col.x + number_width + 8, y, 120, c.px(26)}, c.t("question.of", {{"n", std::to_string(questions.size())}}), style(Type::table, Colour::text2));
        const std::string met = c.t("count.met", {{"n", std::to_string(c.view.met)}});
        const float met_width = c.ui.measure(met, one_line(bold(style(Type::table)))).w;
        c.ui.icon({col.right() - met_width - 12, y + c.px(13)}, icon::check, 16, Colour::ok);
        c.line({col.right() - met_width, y, met_width + 2, c.px(26)}, met, bold(style(Type::table, Colour::ok)));
        y += c.px(26) + 5;
        std::vector<ui::Outcome> answers;
        for (const auto* each : questions) answers.push_back(each->outcome);
        c.ui.segments("dashes", {col.x, y, col.w, 8}, answers, index, c.t("eligibility.dashes", {{"n", std::to_string(c.view.answered)}, {"all", std::to_string(c.view.questions)}}));
        y += 22;

        const float inner = col.w - 34;
        const std::string& sentence = c.say(fact.question);
        const TextStyle big = style(Type::section_title);
        const float sentence_height = c.ui.measure(sentence, big, inner).h;
        const float help_height = fact.help.zh.empty() ? 0 : c.ui.measure(c.say(fact.help), style(Type::table), inner).h + 8;
        const float answers_h = answers_height(c, q, inner);
        const bool with_name = index == 0;
        const float names = with_name ? who_fields(c, {0, 0, inner, 0}, false) + 20 : 0;
        const Rect card{col.x, y, col.w, 20 + c.px(24) + 14 + sentence_height + help_height + 16 + answers_h + 20 + names};
        const auto in = c.ui.group("question", Role::region, plain(sentence), card);
        c.ui.card(card, 1);
        float x = card.x + 17;
        float at = card.y + 20;
        if (!q.article.empty()) c.cite("article", {x, at}, q.article);
        if (fact.help.zh.size() + 1 > 0 && q.at.fact == next) {
            const float width = c.ui.measure(c.t("question.first_short"), one_line(bold(style(Type::table)))).w;
            c.ui.icon({card.right() - 17 - width - 12, at + c.px(12)}, icon::sparkle, 15, Colour::pri);
            c.line({card.right() - 17 - width, at, width + 2, c.px(24)}, c.t("question.first_short"), bold(style(Type::table, Colour::pri)));
        }
        at += c.px(24) + 14;
        c.ui.text({x, at, inner, sentence_height}, sentence, big, ui::heading1);
        at += sentence_height;
        if (help_height > 0) c.ui.text({x, at + 6, inner, help_height}, c.say(fact.help), style(Type::table, Colour::text2));
        at += help_height + 16;
        at = draw_answers(c, {x, at, inner, 0}, q);
        if (with_name) who_fields(c, {x, at + 20, inner, 0}, true);
        y = card.bottom() + 13;

        int met_count = 0;
        for (std::size_t i = 0; i < questions.size(); ++i) met_count += static_cast<int>(i) != index && questions[i]->outcome == ui::Outcome::met ? 1 : 0;
        for (std::size_t i = 0; i < questions.size(); ++i) {
            if (static_cast<int>(i) == index || !questions[i]->answered || questions[i]->outcome == ui::Outcome::met) continue;
            y = short_row(c, {col.x, y, col.w, c.px(52)}, *questions[i], static_cast<int>(i)) + 8;
        }
        if (met_count > 0) {
            const auto set = c.state.open.find("phone.met");
            const bool open = set != c.state.open.end() && set->second;
            const Rect row{col.x, y, col.w, c.px(52)};
            const std::string label = c.t("question.done", {{"n", std::to_string(met_count)}});
            c.ui.card(row);
            if (c.ui.pressable("done", row, Role::button, label + " " + c.t("outcome.met"), 12, open).pressed) c.act(action::Fold{"phone.met", !open});
            c.ui.icon({row.x + 27, row.centre().y}, icon::circle_check, 19, Colour::ok);
            c.line({row.x + 45, row.y, row.w - 130, row.h}, label, style(Type::table), ui::silent);
            const float width = c.ui.measure(c.t("outcome.met"), one_line(bold(style(Type::table)))).w;
            c.line({row.right() - 42 - width, row.y, width + 2, row.h}, c.t("outcome.met"), bold(style(Type::table, Colour::ok)), ui::silent);
            c.ui.icon({row.right() - 26, row.centre().y}, open ? icon::chevron_up : icon::chevron_down, 18, Colour::text2);
            y = row.bottom() + 8;
            for (std::size_t i = 0; open && i < questions.size(); ++i) {
                if (static_cast<int>(i) == index || questions[i]->outcome != ui::Outcome::met) continue;
                y = short_row(c, {col.x, y, col.w, c.px(52)}, *questions[i], static_cast<int>(i)) + 8;
            }
        }
        c.ui.scroll_end(y + 16);
    }
    const bool last = index + 1 == static_cast<int>(questions.size());
    const std::array<FootButton, 2> buttons{{{.id = "back", .label = c.t("question.back"), .disabled = index == 0},
                                             {.id = "on", .label = last ? c.t("next.services") : q.answered ? c.t("question.next") : c.t("question.skip"),
                                              .icon_after = last ? std::string_view(icon::arrow_right) : std::string_view(),
                                              .kind = q.answered || last ? ButtonKind::primary : ButtonKind::secondary}}};
    const auto pressed = foot(c, bottom, buttons);
    if (pressed == "back") c.act(action::ShowQuestion{index - 1});
    if (pressed == "on" && last) c.act(action::Go{PageId::services});
    if (pressed == "on" && !last) c.act(action::ShowQuestion{index + 1});
}

}  // namespace

void eligibility(Context& c, Rect r) {
    if (c.phone()) {
        const auto in = c.ui.group("main", Role::main, c.t("page.eligibility"), r);
        one_by_one(c, r);
        return;
    }
    if (c.form == Form::tablet) {
        const auto in = c.ui.group("main", Role::main, c.t("page.eligibility"), r);
        const Rect bottom = r.cut_bottom(foot_height(c));
        by_groups(c, r);
        const std::array<FootButton, 2> buttons{{{.id = "see", .label = c.t("live.see", {{"n", std::to_string(c.view.answer.next_questions.size())}}), .disabled = c.view.answer.next_questions.empty()},
                                                 {.id = "next", .label = c.t("next.services"), .icon_after = icon::arrow_right, .kind = ButtonKind::primary}}};
        const auto pressed = foot(c, bottom, buttons);
        if (pressed == "see") c.act(action::Open{{.kind = app::Dialog::Kind::live}});
        if (pressed == "next") c.act(action::Go{PageId::services});
        return;
    }
    const Rect panel = r.cut_right(c.form == Form::wide ? 400.0f : 320.0f);
    {
        const auto in = c.ui.group("main", Role::main, c.t("page.eligibility"), r);
        by_groups(c, r);
    }
    live_panel(c, panel);
}

}  // namespace voucher::pages
