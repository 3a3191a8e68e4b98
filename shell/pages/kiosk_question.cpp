// One question at a time: its article, what is asked, and answers large enough for a finger.
#include <algorithm>
#include <cmath>

#include "shell/app/kiosk_keys.hpp"
#include "shell/app/typed.hpp"
#include "shell/pages/kiosk.hpp"
#include "shell/pages/questions.hpp"
#include "shell/ui/keypad.hpp"

namespace voucher::pages {
namespace {

using app::KioskStep;
using What = KioskStep::What;

const policy::Fact& fact_of(const Context& c, const KioskStep& step) { return c.pack.facts.at(static_cast<std::size_t>(step.at.fact)); }

policy::Type type_of(const Context& c, const KioskStep& step) {
    if (step.what == What::day) return policy::Type::date;
    return step.what == What::received ? policy::Type::money : fact_of(c, step).type;
}

std::string question_of(const Context& c, const KioskStep& step) {
    switch (step.what) {
        case What::day: return c.t("kiosk.day");
        case What::received: return c.t("kiosk.received", {{"year", std::to_string(c.view.year)}});
        case What::fact: break;
    }
    return c.say(fact_of(c, step).question);
}

std::string help_of(const Context& c, const KioskStep& step) {
    if (step.what == What::day) return c.t("kiosk.day.help", {{"from", c.date(c.pack.from)}, {"to", c.date(c.pack.to)}});
    if (step.what == What::received) return c.t("kiosk.received.help", {{"cap", c.prose(c.pack.cap.limit)}});
    const policy::Fact& fact = fact_of(c, step);
    if (!fact.help.zh.empty()) return c.say(fact.help);
    return fact.type == policy::Type::date ? c.t("kiosk.date.keys") : std::string();
}

// ── What is typed ───────────────────────────────────────────────────────────────────────────────────────────

const app::Entry& typed_in(const Context& c, const KioskStep& step) {
    static const app::Entry none;
    if (step.what == What::day) return c.state.kiosk->day;
    if (step.what == What::fact) return entry_of(c, step.at);
    const auto found = c.state.input.received.find(c.view.year);
    return found == c.state.input.received.end() ? none : found->second;
}

app::Reading read_of(const Context& c, const KioskStep& step) {
    const std::string& text = typed_in(c, step).text;
    switch (type_of(c, step)) {
        case policy::Type::money: return app::read_money(text);
        case policy::Type::date: return app::read_date(text);
        default: return app::read_count(text);
    }
}

void type(const Context& c, const KioskStep& step, const std::string& text) {
    switch (step.what) {
        case What::day: c.act(action::Kiosk{app::kiosk::TypeDay{{.text = text, .editing = true}}}); break;
        case What::received: c.act(action::TypeReceived{c.view.year, text, false}); break;
        case What::fact: c.act(action::TypeFact{step.at, text}); break;
    }
}

/// Takes what was typed as it is now; where it cannot be read it stays, and the question with it.
void confirm(Context& c, const KioskStep& step, int index, int count) {
    const std::string& text = typed_in(c, step).text;
    const app::Reading now = read_of(c, step);
    switch (step.what) {
        case What::day:
            c.act(action::Kiosk{app::kiosk::TypeDay{{.text = text}}});
            if (now.value.known) c.act(action::SetAsOf{Date::from_days(static_cast<std::int32_t>(now.value.number))});
            break;
        case What::received: c.act(action::TypeReceived{c.view.year, text, true}); break;
        case What::fact: c.act(action::CommitFact{step.at, text}); break;
    }
    if (now.error.empty()) go_to_step(c, index + 1, count);
}

/// Leaves it unknown and goes on.
void skip(Context& c, const KioskStep& step, int index, int count) {
    type(c, step, {});
    if (step.what == What::fact) c.act(action::CommitFact{step.at, {}});
    go_to_step(c, index + 1, count);
}

float value_box(Context& c, Rect r, const KioskStep& step) {
    const policy::Type kind = type_of(c, step);
    const app::Entry& entry = typed_in(c, step);
    const app::Reading now = read_of(c, step);
    const bool wrong = !now.error.empty() && !entry.editing;
    const std::string text = app::shown_keys(kind, entry.text, c.state.language);
    const Rect box{r.x, r.y, r.w, k(c, 128)};
    c.ui.fill(box, Colour::surface, 16);
    c.ui.border(box, wrong ? Colour::bad : Colour::pri, 16, 4);
    const std::string unit = kind == policy::Type::money ? c.t("unit.yuan") : kind == policy::Type::count ? c.say(fact_of(c, step).unit) : std::string();
    Rect in = box.inset(k(c, 40), 0);
    if (!unit.empty()) c.line(in.cut_right(c.ui.measure(unit, one_line(style(Type::body))).w + 4, 12), unit, style(Type::body, Colour::text2), ui::silent);
    if (kind == policy::Type::money) c.line(in.cut_left(k(c, 40)), "¥", style(Type::body, Colour::text2), ui::silent);
    const float width = c.line(in, text, style(Type::range), ui::silent);
    c.ui.fill({in.x + width + k(c, 10), box.y + k(c, 30), 4, box.h - k(c, 60)}, Colour::pri);
    c.ui.status("typed", text.empty() ? c.t("kiosk.nothing_typed") : c.t("kiosk.typed", {{"text", text + unit}}));

    std::string below;
    Colour ink = Colour::text2;
    if (wrong) {
        below = c.t(now.error);
        ink = Colour::bad;
    } else if (now.value.known && kind == policy::Type::money) {
        below = c.capitals(Money::from_fen(now.value.number));
        if (below.empty()) below = c.money(Money::from_fen(now.value.number));
    }
    const TextStyle s = wrong ? bold(style(Type::table, ink)) : style(Type::table, ink);
    const float height = std::max(k(c, 44), c.ui.measure(below, s, r.w).h);
    if (!below.empty()) c.ui.text({r.x, box.bottom() + k(c, 12), r.w, height}, below, s);
    return box.bottom() + k(c, 12) + height;
}

float keys(Context& c, Rect r, const KioskStep& step, int index, int count) {
    const policy::Type kind = type_of(c, step);
    const bool money = kind == policy::Type::money;
    const float gap = k(c, 16);
    float y = r.y;
    if (step.what == What::day) {  // the two days that most ask for
        const float width = (r.w - gap) / 2;
        const auto day_button = [&](std::string_view id, Rect at, const std::string& label, Date day) {
            const ui::ButtonSpec spec{.label = label, .type = Type::table};
            if (!c.ui.button(id, at, spec)) return;
            c.act(action::SetAsOf{day});
            c.act(action::Kiosk{app::kiosk::TypeDay{{.text = app::normalised_date(day.to_string(), c.state.language)}}});
            go_to_step(c, index + 1, count);
        };
        const std::string last = c.t("kiosk.day.last", {{"day", c.date(c.pack.to)}});
        const std::string now = c.t("kiosk.day.today", {{"day", c.date(c.state.today)}});
        const bool beside = std::max(c.ui.button_width({.label = last, .type = Type::table}), c.ui.button_width({.label = now, .type = Type::table})) <= width;
        day_button("last_day", {r.x, y, beside ? width : r.w, k(c, 96)}, last, c.pack.to);
        if (!beside) y += k(c, 96) + gap;
        day_button("today", {beside ? r.x + width + gap : r.x, y, beside ? width : r.w, k(c, 96)}, now, c.state.today);
        y += k(c, 96) + gap;
        y += c.ui.text({r.x, y, r.w, 100}, c.t("kiosk.day.keys"), style(Type::caption, Colour::text2)) + gap;
    }
    y = value_box(c, {r.x, y, r.w, 0}, step) + gap;
    const float confirm_height = k(c, upright(c) ? 120 : 96);
    const float key = std::clamp((r.bottom() - y - confirm_height - 4 * gap) / 4, k(c, 76), k(c, money ? 118 : 140));
    const float pad = 4 * key + 3 * gap;
    const ui::KeypadSpec spec{.name = c.t("kiosk.keys"), .clear = c.t("kiosk.clear"), .erase = c.t("kiosk.erase"), .ten_thousand = money ? std::string_view(c.t("kiosk.ten_thousand")) : std::string_view(),
                              .unsure = c.t("answer.unsure"), .gap = gap, .type = Type::range};
    if (const auto pressed = ui::keypad(c.ui, "keys", {r.x, y, r.w, pad}, spec)) {
        if (*pressed == "unsure") skip(c, step, index, count);
        else type(c, step, app::after_kiosk_key(kind, typed_in(c, step).text, *pressed));
    }
    y += pad + gap;
    Rect row{r.x, y, r.w, confirm_height};
    const bool may_skip = !money && step.what == What::fact;
    if (may_skip) {
        const ui::ButtonSpec unsure{.label = c.t("answer.unsure"), .icon = icon::circle_help, .type = Type::card_title};
        if (c.ui.button("unsure", row.cut_left(std::max((r.w - 2 * gap) / 3, c.ui.button_width(unsure)), gap), unsure)) skip(c, step, index, count);
    }
    const ui::ButtonSpec done{.label = c.t("kiosk.confirm"), .icon_after = icon::arrow_right, .kind = ButtonKind::primary, .disabled = typed_in(c, step).text.empty(), .type = Type::section_title};
    if (c.ui.button("confirm", row, done)) confirm(c, step, index, count);
    return y + confirm_height;
}

// ── What is chosen ──────────────────────────────────────────────────────────────────────────────────────────

float options(Context& c, Rect r, const KioskStep& step, int index, int count) {
    const policy::Fact& fact = fact_of(c, step);
    const AnswerOptions answers = answer_options(c, fact, entry_of(c, step.at));
    const auto in = c.ui.group("answers", Role::group, plain(question_of(c, step)), r);
    const float gap = k(c, answers.list.size() > 4 ? 16 : 25);
    const float text_x = k(c, 144);
    const float text_width = r.w - text_x - k(c, 88);
    const auto note_of = [&](std::size_t n) -> std::string {
        if (answers.list[n].id == "unsure") return c.t("kiosk.unsure.note");
        return n < fact.options.size() ? c.say(fact.options[n].note) : std::string();
    };
    float needed = 0;
    for (std::size_t n = 0; n < answers.list.size(); ++n) {
        const std::string note = note_of(n);
        const float words = c.ui.measure(answers.list[n].label, style(Type::section_title), text_width).h + (note.empty() ? 0 : c.ui.measure(note, style(Type::caption), text_width).h);
        needed = std::max(needed, words);
    }
    const auto rows = static_cast<float>(answers.list.size());
    const float room = (r.h - (rows - 1) * gap) / rows;
    const float height = std::max({needed + k(c, 24), std::min(k(c, 144), room), k(c, 96)});
    float y = r.y;
    for (std::size_t n = 0; n < answers.list.size(); ++n) {
        const ui::Option& option = answers.list[n];
        const std::string note = note_of(n);
        const bool chosen = option.id == answers.chosen;
        const Rect row{r.x, y, r.w, height};
        c.ui.shadow(row, 1, 16);
        c.ui.fill(row, chosen ? Colour::pri_wash : Colour::surface, 16);
        const auto press = c.ui.pressable(option.id, row, Role::button, std::string(option.label) + (note.empty() ? "" : " " + note), 16, {}, chosen);
        c.ui.border(row, chosen ? Colour::pri : Colour::control, 16, chosen ? 3.0f : 2.0f);
        const Point badge{row.x + k(c, 78), row.centre().y};
        const float radius = k(c, 36);
        c.ui.fill({badge.x - radius, badge.y - radius, 2 * radius, 2 * radius}, chosen ? Colour::pri : Colour::pri_wash, radius);
        const char* glyph = option.id == "yes" ? icon::check : option.id == "no" ? icon::x : option.id == "unsure" ? icon::circle_help : chosen ? icon::check : icon::circle;
        c.ui.icon(badge, glyph, k(c, 40), chosen ? Colour::on_pri : Colour::pri);
        const float first = c.ui.measure(option.label, style(Type::section_title), text_width).h;
        const float second = note.empty() ? 0 : c.ui.measure(note, style(Type::caption), text_width).h;
        const float top = row.centre().y - (first + second) / 2;
        c.ui.text({row.x + text_x, top, text_width, first}, option.label, style(Type::section_title), ui::silent);
        if (!note.empty()) c.ui.text({row.x + text_x, top + first, text_width, second}, note, style(Type::caption, Colour::text2), ui::silent);
        c.ui.icon({row.right() - k(c, 60), row.centre().y}, icon::chevron_right, k(c, 40), Colour::text2);
        if (press.pressed) {
            if (fact.type == policy::Type::boolean) c.act(action::SetAnswer{step.at, answer_named(option.id)});
            else c.act(action::SetOption{step.at, option_named(fact, option.id), option.id == "unsure"});
            go_to_step(c, index + 1, count);
        }
        y += height + gap;
    }
    return y - gap;
}

// ── Around the answer ───────────────────────────────────────────────────────────────────────────────────────

/// Which part, which question of it, and how the ones before went.
float progress(Context& c, Rect r, const std::vector<KioskStep>& steps, int index) {
    const KioskStep& step = steps[static_cast<std::size_t>(index)];
    std::vector<ui::Outcome> outcomes;
    int number = 0;
    for (std::size_t n = 0; n < steps.size(); ++n) {
        if (steps[n].part != step.part) continue;
        if (static_cast<int>(n) == index) number = static_cast<int>(outcomes.size());
        outcomes.push_back(steps[n].outcome);
    }
    const std::string count = c.t("kiosk.progress", {{"n", std::to_string(number + 1)}, {"all", std::to_string(outcomes.size())}});
    const Rect row{r.x, r.y, r.w, k(c, 52)};
    c.line(row, c.t(step.part == KioskStep::Part::applicant ? "kiosk.part.applicant" : "kiosk.part.service"), style(Type::card_title));
    c.line(row, count, style(Type::table, Colour::text2, ui::Align::right));
    c.ui.segments("progress", {r.x, row.bottom() + k(c, 10), r.w, k(c, 14)}, outcomes, number, count);
    return row.bottom() + k(c, 24);
}

float sentence(Context& c, Rect r, const KioskStep& step) {
    float y = r.y;
    if (!step.article.empty()) {
        c.cite("article", {r.x, y}, step.article);
        y += c.px(24) + k(c, 24);
    }
    const std::string question = question_of(c, step);
    TextStyle big = style(upright(c) ? Type::home_title : Type::page_title);
    if (c.ui.measure(question, big, r.w).h > 2.5f * c.ui.measure("一", big).h) big = style(upright(c) ? Type::page_title : Type::section_title);
    y += c.ui.text({r.x, y, r.w, 600}, question, big, ui::heading1);
    const std::string help = help_of(c, step);
    if (!help.empty()) y += k(c, 12) + c.ui.text({r.x, y + k(c, 12), r.w, 400}, help, style(Type::table, Colour::text2));
    return y;
}

float so_far_height(const Context& c) { return k(c, 152); }

void so_far(Context& c, Rect r) {
    const auto in = c.ui.group("so_far", Role::region, c.t("kiosk.so_far"), r);
    c.ui.card(r);
    Rect row = r.inset(k(c, 42), k(c, 20));
    const assess::Outcome outcome = c.view.outcome();
    ui::ChipSpec chip = c.outcome_spec(shown(outcome));
    const std::string label = outcome == assess::Outcome::unknown ? c.t("kiosk.so_far.chip", {{"n", std::to_string(c.view.answer.next_questions.size())}}) : std::string(chip.label);
    chip.label = label;
    c.line({row.x, row.y, row.w, k(c, 44)}, c.t("kiosk.so_far"), style(Type::table, Colour::text2));
    c.ui.chip("outcome", {row.x, row.y + k(c, 56)}, chip);
    c.line({row.x, row.y, row.w, k(c, 44)}, c.t("kiosk.so_far.range"), style(Type::table, Colour::text2, ui::Align::right));
    const std::string range = c.money(c.view.answer.figures.total);
    const float room = row.w - c.ui.chip_width(chip) - k(c, 24);
    const TextStyle figure = fitting(c, range, room, {style(Type::range, Colour::text, ui::Align::right), style(Type::section_title, Colour::text, ui::Align::right),
                                                      bold(style(Type::table, Colour::text, ui::Align::right))});
    c.line({row.right() - room, row.y + k(c, 48), room, k(c, 64)}, range, figure);
}

int present_step(const Context& c, const std::vector<KioskStep>& steps) {
    if (c.state.target) {  // a question that was asked for by name
        const auto found = std::ranges::find_if(steps, [&](const KioskStep& step) { return step.what == What::fact && step.at == *c.state.target; });
        if (found != steps.end()) return static_cast<int>(found - steps.begin());
    }
    return std::clamp(c.state.question, 0, static_cast<int>(steps.size()) - 1);
}

}  // namespace

void go_to_step(Context& c, int step, int count) {
    if (step >= count) {
        c.act(action::Go{PageId::result});
        return;
    }
    c.act(action::Go{PageId::eligibility});
    c.act(action::ShowQuestion{step});
}

void kiosk_question(Context& c, Rect r) {
    const std::vector<KioskStep> steps = app::kiosk_steps(c.pack, c.state, c.view);
    const int count = static_cast<int>(steps.size());
    const int index = present_step(c, steps);
    const KioskStep& step = steps[static_cast<std::size_t>(index)];
    const Rect foot = r.cut_bottom(kiosk_foot_height(c));
    const policy::Type kind = type_of(c, step);
    const bool chosen = kind == policy::Type::boolean || kind == policy::Type::choice;
    {
        const auto in = c.ui.group("main", Role::main, plain(question_of(c, step)), r);
        const auto s = c.ui.scope(step.what == What::day ? "day" : step.what == What::received ? "received" : fact_of(c, step).id);
        const auto area = c.ui.scroll("page", r);
        const float margin = k(c, 56);
        float y = area.content.y + k(c, upright(c) ? 48 : 28);
        const Rect col{r.x + margin, y, r.w - 2 * margin, 0};
        y = progress(c, col, steps, index) + k(c, upright(c) ? 56 : 28);
        const float bottom = area.content.y + r.h - k(c, 24);
        const auto answer = [&](Rect at) { return chosen ? options(c, at, step, index, count) : keys(c, at, step, index, count); };
        if (upright(c)) {
            y = sentence(c, {col.x, y, col.w, 0}, step) + k(c, chosen ? 56 : 28);
            if (c.state.kiosk->lowered) y = std::max(y, area.content.y - r.y + c.ui.page().h * (chosen ? 0.47f : 0.42f));
            const float live = so_far_height(c) + k(c, 32);
            y = answer({col.x, y, col.w, bottom - y - (chosen ? live : 0)});
            // Where the answers leave room for it: they come first.
            if (bottom - y >= live) so_far(c, {col.x, bottom - so_far_height(c), col.w, so_far_height(c)});
        } else {
            const float gap = k(c, 80);
            const float width = (col.w - gap) / 2;
            const float left = sentence(c, {col.x, y, width, 0}, step);
            if (bottom - left >= so_far_height(c) + k(c, 32)) so_far(c, {col.x, bottom - so_far_height(c), width, so_far_height(c)});
            y = std::max(left, answer({col.x + width + gap, y, width, bottom - y}));
        }
        c.ui.scroll_end(std::max(y, bottom) + k(c, 8));
    }
    if (kiosk_foot(c, foot, c.t(index == 0 ? "kiosk.back_to_start" : "kiosk.back"))) {
        if (index == 0) c.act(action::Kiosk{app::kiosk::End{}});
        else go_to_step(c, index - 1, count);
    }
}

}  // namespace voucher::pages
