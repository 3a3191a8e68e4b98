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

/// A field of a fact that is typed (count, money, date), with its error in place; `help` where there is none.
void fact_field(Context& c, std::string_view id, Rect r, Target at, ui::FieldSpec spec);
const app::Entry& entry_of(const Context& c, Target at);
ui::FieldSpec with_error(const Context& c, Target at, ui::FieldSpec spec);

}  // namespace voucher::pages
