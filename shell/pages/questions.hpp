// Question rows: a sentence and its answer, whatever the type of the fact.
#pragma once

#include "shell/pages/context.hpp"

namespace voucher::pages {

struct QuestionRow {
    const app::QuestionView& question;
    bool next = false;        // 建议先答这一题
    bool compact = false;     // smaller cells, no outcome chip: within a service
};

float question_height(const Context& c, const QuestionRow& row, float width);
/// `key` is the path of the scopes that are open, for giving the focus.
void draw_question(Context& c, Rect r, const QuestionRow& row, std::string_view key);

/// The answer alone, below each other: for one question a screen. Returns the y below it.
float draw_answers(Context& c, Rect r, const app::QuestionView& question);
float answers_height(const Context& c, const app::QuestionView& question, float width);

/// What a yes/no or choice fact is answered with, 不清楚 ("unsure") at the end, and the one that is chosen.
struct AnswerOptions {
    std::vector<ui::Option> list;
    std::string_view chosen;
};
AnswerOptions answer_options(const Context& c, const policy::Fact& fact, const app::Entry& entry);
/// What the id of one of them says: of yes/no; and of a choice its index, −1 for what is none of the fact's options.
ui::Answer answer_named(std::string_view id);
int option_named(const policy::Fact& fact, std::string_view id);

/// A field of a fact that is typed (count, money, date), with its error in place; `help` where there is none.
void fact_field(Context& c, std::string_view id, Rect r, Target at, ui::FieldSpec spec);
const app::Entry& entry_of(const Context& c, Target at);
ui::FieldSpec with_error(const Context& c, Target at, ui::FieldSpec spec);

}  // namespace voucher::pages
