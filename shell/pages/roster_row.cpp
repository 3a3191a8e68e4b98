// One row of the roster: how it stands and why, and every field to put right, what was not understood first in the eye.
#include <algorithm>

#include "shell/app/roster_text.hpp"
#include "shell/pages/roster.hpp"
#include "shell/pages/ways.hpp"

namespace voucher::pages {
namespace {

float standing_part(Context& c, Rect r, std::size_t at) {
    const batch::RowAnswer& answer = c.roster.answer.rows[at];
    const float width = r.w - 2 * roster_pad;
    const ui::ChipSpec chip = roster_chip(c, answer.standing);
    std::vector<std::pair<std::string, std::string>> failed;  // words, article
    const auto add = [&](const auto& conditions) {
        for (const assess::ConditionOutcome& each : conditions) {
            if (each.outcome != assess::Outcome::not_met) continue;
            const policy::Condition& condition = c.pack.conditions[static_cast<std::size_t>(each.condition)];
            failed.emplace_back(c.say(condition.label), condition.article);
        }
    };
    add(answer.figures.conditions);
    for (const assess::ServiceAssessment& service : answer.figures.services) add(service.conditions);
    const std::string total = c.money(answer.figures.total);
    const std::string papers = answer.papers_missing() > 0 ? c.t("roster.row.papers_missing", {{"n", std::to_string(answer.papers_missing())}, {"all", std::to_string(answer.papers_required)}}) : c.t("roster.row.papers", {{"all", std::to_string(answer.papers_required)}});
    const std::string until = answer.days.valid_until ? c.t("roster.row.until", {{"day", c.date(*answer.days.valid_until)}}) : c.t("roster.row.no_until");
    const float h = c.ui.measure(total, style(Type::section_title), width).h;
    const float row = c.px(24);
    float reasons = 0;
    for (const auto& [words, article] : failed) reasons += c.ui.measure(words, style(Type::table), width - 24).h + 32;
    const Rect card{r.x, r.y, r.w, 2 * roster_pad + c.px(28) + h + 2 * row + 8 + reasons};
    c.ui.card(card, 1);
    const auto in = c.ui.group("standing", Role::region, c.t("roster.row.standing"), card);
    const float x = card.x + roster_pad;
    float y = card.y + roster_pad;
    c.ui.chip("chip", {x, y}, chip);
    y += c.px(28);
    y += c.ui.text({x, y, width, h}, total, style(Type::section_title));
    c.line({x, y, width, row}, papers, style(Type::table));
    y += row;
    c.line({x, y, width, row}, until, style(Type::table));
    y += row + 8;
    for (std::size_t i = 0; i < failed.size(); ++i) {
        const auto s = c.ui.scope("failed" + std::to_string(i));
        c.ui.icon({x + 8, y + c.px(11)}, icon::x, 16, Colour::bad);
        y += c.ui.text({x + 24, y, width - 24, c.ui.measure(failed[i].first, style(Type::table), width - 24).h}, failed[i].first, style(Type::table));
        c.cite("article", {x + 24, y}, failed[i].second);
        y += 32;
    }
    return card.bottom();
}

bool is_asked(const Context& c, const batch::Field& field, const batch::Row& row) {
    if (field.fact < 0) return true;
    if (c.pack.kind_fact < 0) return true;
    const assess::FactValue kind = row.value.applicant[static_cast<std::size_t>(c.pack.kind_fact)];
    return !kind.known || policy::asked_of(c.pack.facts[static_cast<std::size_t>(field.fact)].kinds, static_cast<int>(kind.number));
}

struct Control {
    const batch::Field& field;
    std::string label;
    app::FieldText has;
    std::string error;
};

float choice(Context& c, Rect r, const Control& control) {
    const policy::Fact& fact = c.pack.facts[static_cast<std::size_t>(control.field.fact)];
    std::vector<std::string> ids;
    std::vector<ui::Option> options{{.id = "none", .label = c.t("roster.unknown")}};
    const bool yes_no = fact.type == policy::Type::boolean;
    const std::size_t count = yes_no ? 2 : fact.options.size();
    for (std::size_t i = 0; i < count; ++i) ids.push_back(std::to_string(i));
    for (std::size_t i = 0; i < count; ++i) options.push_back({.id = ids[i], .label = yes_no ? c.t(i == 0 ? "answer.no" : "answer.yes") : c.say(fact.options[i].label)});
    const std::string chosen = control.has.option < 0 ? "none" : std::to_string(control.has.option);
    const ui::SelectSpec spec{.label = control.label, .options = options, .chosen = chosen, .error = control.error};
    const float height = ui::select_height(c.ui, spec, r.w);
    if (r.h == 0) return height;
    if (const auto picked = roster_select(c, control.field.id, {r.x, r.y, r.w, height}, spec)) c.act(action::Roster{app::roster::Pick{control.field.id, *picked == "none" ? -1 : std::stoi(*picked)}});
    return height;
}

ui::FieldKind kind_of(const Context& c, const batch::Field& field) {
    if (field.kind == batch::FieldKind::received) return ui::FieldKind::money;
    if (field.kind == batch::FieldKind::text) return ui::FieldKind::text;
    switch (c.pack.facts[static_cast<std::size_t>(field.fact)].type) {
        case policy::Type::money: return ui::FieldKind::money;
        case policy::Type::count: return ui::FieldKind::count;
        default: return ui::FieldKind::text;
    }
}

float text(Context& c, Rect r, const Control& control) {
    const app::RosterState& state = c.state.roster_state;
    const bool typing = state.typing == control.field.id;
    const std::string shown = typing ? state.typed : control.has.text;
    const ui::FieldSpec spec{.label = control.label, .text = shown, .error = typing ? std::string_view() : std::string_view(control.error), .kind = kind_of(c, control.field)};
    const float height = c.ui.field_height(spec, r.w);
    if (r.h == 0) return height;
    const auto typed = c.ui.field(control.field.id, {r.x, r.y, r.w, height}, spec);
    if (typed.committed) c.act(action::Roster{app::roster::Type{control.field.id, typed.text, true}});
    else if (typed.changed) c.act(action::Roster{app::roster::Type{control.field.id, typed.text, false}});
    return height;
}

float fields_part(Context& c, Rect r, const batch::Row& row) {
    const float width = r.w - 2 * roster_pad;
    const std::size_t across = width >= c.px(760) ? 3 : width >= c.px(480) ? 2 : 1;
    const float each = (width - 16 * static_cast<float>(across - 1)) / static_cast<float>(across);
    std::vector<Control> controls;
    for (std::size_t i = 0; i < c.roster_words.fields.size(); ++i) {
        const batch::Field& field = c.roster_words.fields[i];
        if (!is_asked(c, field, row)) continue;
        Control control{field, app::field_label(c.pack, field, c.words, c.state.language), app::text_in(c.pack, c.roster_words, i, row, c.state.language), {}};
        if (!control.has.understood) control.error = c.t("roster.not_understood", {{"text", control.has.text}});
        controls.push_back(std::move(control));
    }
    const auto is_choice = [&](const Control& control) {
        if (control.field.kind != batch::FieldKind::fact) return false;
        const policy::Type type = c.pack.facts[static_cast<std::size_t>(control.field.fact)].type;
        return type == policy::Type::boolean || type == policy::Type::choice;
    };
    const auto draw = [&](Rect place, const Control& control) { return is_choice(control) ? choice(c, place, control) : text(c, place, control); };
    // First how high the lines are, for the card behind them.
    std::vector<float> lines;
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const float height = draw({0, 0, each, 0}, controls[i]);
        if (i % across == 0) lines.push_back(height);
        else lines.back() = std::max(lines.back(), height);
    }
    float inner = 0;
    for (const float line : lines) inner += line + 16;
    const Rect card{r.x, r.y, r.w, 2 * roster_pad + c.px(26) + 12 + inner - 16};
    c.ui.card(card);
    const auto in = c.ui.group("fields", Role::region, c.t("roster.row.fields"), card);
    c.line({card.x + roster_pad, card.y + roster_pad, width, c.px(26)}, c.t("roster.row.fields"), style(Type::card_title), ui::heading2);
    float y = card.y + roster_pad + c.px(26) + 12;
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const float x = card.x + roster_pad + static_cast<float>(i % across) * (each + 16);
        draw({x, y, each, 1}, controls[i]);
        if (i % across == across - 1) y += lines[i / across] + 16;
    }
    return card.bottom();
}

}  // namespace

float roster_row(Context& c, Rect r, std::size_t at) {
    const batch::Row& row = c.roster.roster->rows[at];
    const auto s = c.ui.scope("row");
    std::vector<Way> all;
    all.push_back({"back", {.label = c.t("roster.row.back"), .icon = icon::arrow_left}, action::Roster{app::roster::Leave{}}});
    all.push_back({"work_on", {.label = c.t("roster.row.work_on"), .icon = icon::package, .kind = ButtonKind::primary}, action::Roster{app::roster::WorkOn{}}});
    if (c.can_undo) all.push_back({"undo", {.icon = icon::undo_2, .name = c.t("roster.undo")}, action::Undo{}});
    if (c.can_redo) all.push_back({"redo", {.icon = icon::redo_2, .name = c.t("roster.redo")}, action::Redo{}});
    all.push_back({"remove", {.label = c.t("roster.row.remove"), .icon = icon::trash_2, .kind = ButtonKind::danger}, action::Roster{app::roster::RemoveOpened{}}});
    float y = ways(c, r, all) + roster_gap;
    const std::string name = roster_name(c, row);
    y += c.ui.text({r.x, y, r.w, 100}, name, style(Type::section_title), ui::heading2);
    if (!row.source.empty()) y += c.ui.text({r.x, y, r.w, 60}, c.t("roster.row.source", {{"source", row.source}}), style(Type::caption, Colour::text2));
    y += 12;
    const bool beside = r.w >= c.px(960);
    if (!beside) {
        y = standing_part(c, {r.x, y, r.w, 0}, at) + roster_gap;
        return fields_part(c, {r.x, y, r.w, 0}, row);
    }
    const float aside = c.px(320);
    const float right = standing_part(c, {r.right() - aside, y, aside, 0}, at);
    return std::max(right, fields_part(c, {r.x, y, r.w - aside - roster_gap, 0}, row));
}

}  // namespace voucher::pages
