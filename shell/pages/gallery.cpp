// Every widget in its states, on one page: what pictures are compared with, and where keyboard and screen reader are
// tried. Reached by its address (#gallery) only. What can be tried is kept in State::gallery.
#include "shell/pages/gallery.hpp"

#include <array>

#include "shell/pages/pages.hpp"
#include "shell/ui/select.hpp"

namespace voucher::pages {
namespace {

using Shown = ui::Ui::Shown;

void buttons(Context& c, Rect r) {
    Flow flow(c, r);
    const ui::ButtonSpec next{.label = c.t("gallery.next"), .kind = ButtonKind::primary};
    const float width = c.ui.button_width(next);
    c.ui.button("default", flow.next(c.t("gallery.default"), width, 44), next);
    struct State {
        const char* id;
        const char* caption;
        Shown shown;
    };
    static constexpr std::array<State, 3> states{{{"hovered", "gallery.hovered", {.hovered = true}}, {"held", "gallery.held", {.hovered = true, .held = true}}, {"focused", "gallery.focused", {.focused = true}}}};
    for (const State& state : states) {
        const Rect at = flow.next(c.t(state.caption), width, 44);
        const auto as = c.ui.show_as(state.shown);
        c.ui.button(state.id, at, next);
    }
    const ui::ButtonSpec busy{.label = c.t("gallery.working"), .kind = ButtonKind::primary, .busy = true};
    {
        const Rect at = flow.next(c.t("gallery.busy"), c.ui.button_width(busy), 44);
        const auto as = c.ui.show_as({});
        c.ui.button("busy", at, busy);
    }
    flow.end_row();
    const ui::ButtonSpec second{.label = c.t("gallery.export")};
    c.ui.button("secondary", flow.next(c.t("gallery.secondary"), c.ui.button_width(second), 44), second);
    {
        const Rect at = flow.next(c.t("gallery.hovered"), c.ui.button_width(second), 44);
        const auto as = c.ui.show_as({.hovered = true});
        c.ui.button("secondary_hovered", at, second);
    }
    const ui::ButtonSpec disabled{.label = c.t("gallery.package"), .disabled = true};
    c.ui.button("disabled", flow.next(c.t("gallery.disabled"), c.ui.button_width(disabled), 44), disabled);
    const ui::ButtonSpec danger{.label = c.t("gallery.delete"), .icon = icon::trash_2, .kind = ButtonKind::danger};
    c.ui.button("danger", flow.next(c.t("gallery.danger"), c.ui.button_width(danger), 44), danger);
    const ui::ButtonSpec text{.label = c.t("gallery.why"), .kind = ButtonKind::text};
    c.ui.button("text", flow.next(c.t("gallery.text"), c.ui.button_width(text), 44), text);
    flow.end_row();
    c.ui.link("link", flow.next(c.t("gallery.link"), c.ui.measure(c.t("gallery.link_words"), bold(style(Type::body))).w + c.px(28), 44), c.t("gallery.link_words"), {}, icon::chevron_right);
    const ui::ButtonSpec fold{.label = c.t("gallery.fold"), .icon_after = icon::chevron_down, .expanded = false};
    c.ui.button("fold", flow.next(c.t("gallery.folded"), c.ui.button_width(fold), 44), fold);
    const ui::ButtonSpec chosen{.label = c.t("gallery.fold"), .selected = true};
    c.ui.button("chosen", flow.next(c.t("gallery.chosen"), c.ui.button_width(chosen), 44), chosen);
    const ui::ButtonSpec danger_filled{.label = c.t("gallery.delete_now"), .kind = ButtonKind::danger_filled};
    c.ui.button("danger_filled", flow.next(c.t("gallery.confirming"), c.ui.button_width(danger_filled), 44), danger_filled);
}

void ternary(Context& c, Rect r) {
    const std::array<ui::Option, 3> options{{{"yes", c.t("answer.yes")}, {"no", c.t("answer.no")}, {"unsure", c.t("answer.unsure")}}};
    const auto row = [&](const char* id, const char* caption, std::string_view chosen, bool disabled = false) {
        Rect line = r.cut_top(44, 12);
        const std::string& words = c.t(caption);
        const float left = line.w > 400 ? 112.0f : 0.0f;
        if (left > 0) c.line(line.cut_left(left), words, style(Type::caption, Colour::text2));
        line.w = std::min(line.w, 246.0f);
        return c.ui.segmented(id, line, {.name = words, .options = options, .chosen = chosen, .unsure = "unsure", .disabled = disabled});
    };
    row("unanswered", "gallery.unanswered", "");
    row("answered", "gallery.answered", "no");
    row("unsure", "gallery.unsure", "unsure");
    {
        const auto as = c.ui.show_as({.focused = true});
        row("focused", "gallery.focused", "");
    }
    row("read_only", "gallery.read_only", "no", true);
    const ui::Answer now = c.state.gallery.answer;
    const auto chosen = row("try", "gallery.try", now == ui::Answer::yes ? "yes" : now == ui::Answer::no ? "no" : now == ui::Answer::unsure ? "unsure" : "");
    if (!chosen) return;
    app::Gallery next = c.state.gallery;
    next.answer = *chosen == "yes" ? ui::Answer::yes : *chosen == "no" ? ui::Answer::no : ui::Answer::unsure;
    c.act(action::ShowGallery{next});
}

void checks(Context& c, Rect r) {
    using Ticked = ui::CheckSpec::Ticked;
    Flow flow(c, r);
    const float width = std::min(156.0f, r.w / 2 - 8);
    const auto next = [&] { return flow.next({}, width, 44); };
    c.ui.checkbox("unticked", next(), {.label = c.t("gallery.unticked")});
    if (c.ui.checkbox("ticked", next(), {.label = c.t("gallery.ticked"), .ticked = ui::ticked(c.state.gallery.ticked)})) {
        app::Gallery now = c.state.gallery;
        now.ticked = !now.ticked;
        c.act(action::ShowGallery{now});
    }
    c.ui.checkbox("some", next(), {.label = c.t("gallery.some"), .ticked = Ticked::some});
    {
        const Rect at = next();
        const auto as = c.ui.show_as({.focused = true});
        c.ui.checkbox("focused", at, {.label = c.t("gallery.focused"), .ticked = Ticked::yes});
    }
    {
        const Rect at = next();
        const auto as = c.ui.show_as({.hovered = true});
        c.ui.checkbox("hovered", at, {.label = c.t("gallery.hovered")});
    }
    c.ui.checkbox("disabled", next(), {.label = c.t("gallery.off"), .disabled = true});
    flow.end_row(8);
    const std::array<ui::Option, 2> options{{{"a", c.t("gallery.radio_a"), "¥150,000.00"}, {"b", c.t("gallery.radio_b"), "¥180,000.00"}}};
    c.ui.radio_list("radios", flow.next({}, r.w, 96), {.name = c.t("gallery.reading"), .options = options, .chosen = "a"});
}

void fields(Context& c, Rect r) {
    Flow flow(c, r);
    const float width = r.w >= 400 ? (r.w - 16) / 2 : r.w;
    const auto put = [&](const char* id, const ui::FieldSpec& spec, bool focused = false) {
        const Rect at = flow.next({}, width - 0.5f, c.px(98));
        if (!focused) return c.ui.field(id, at, spec);
        const auto as = c.ui.show_as({.focused = true});
        return c.ui.field(id, at, spec);
    };
    const std::string& yuan = c.t("unit.yuan");
    put("amount", {.label = c.t("gallery.amount"), .text = "100,000.00", .help = c.t("gallery.amount_help"), .unit = yuan, .kind = ui::FieldKind::money}, true);
    put("invoice", {.label = c.t("gallery.invoice"), .text = "80,000.055", .error = c.t("gallery.invoice_error"), .unit = yuan, .kind = ui::FieldKind::money});
    put("completed", {.label = c.t("gallery.completed"), .text = c.t("gallery.completed_value"), .help = c.t("gallery.completed_help"), .kind = ui::FieldKind::date});
    put("claimed", {.label = c.t("gallery.claimed"), .text = c.t("gallery.claimed_value"), .error = c.t("gallery.claimed_error"), .kind = ui::FieldKind::date});
    const auto typed = put("provider", {.label = c.t("gallery.provider"), .text = c.state.gallery.field, .placeholder = c.t("gallery.provider_example"), .optional_mark = c.t("mark.optional")});
    put("place", {.label = c.t("gallery.place"), .text = c.t("gallery.place_value"), .disabled = true});
    const ui::FieldSpec several{.label = c.t("gallery.remark"), .text = c.state.gallery.remark, .placeholder = c.t("gallery.remark_example"), .optional_mark = c.t("mark.optional"), .kind = ui::FieldKind::multiline};
    flow.end_row();
    const auto remark = c.ui.field("remark", flow.next({}, r.w, c.ui.field_height(several, r.w)), several);
    if (!typed.changed && !remark.changed) return;
    app::Gallery next = c.state.gallery;
    next.field = typed.text;
    next.remark = remark.text;
    c.act(action::ShowGallery{next});
}

void selects(Context& c, Rect r) {
    const std::array<ui::Option, 4> counties{{{"yang_gu", c.t("gallery.county_1"), "371521"}, {"dong_e", c.t("gallery.county_2"), "371524"}, {"shen", c.t("gallery.county_3"), "371522"}, {"lin_qing", c.t("gallery.county_4"), "371581"}}};
    const ui::SelectSpec spec{.label = c.t("gallery.county"), .options = counties, .chosen = c.state.gallery.county, .help = c.t("gallery.county_help"),
                              .found = [&c](int n) { return c.t("gallery.county_found", {{"n", std::to_string(n)}}); }};
    Flow flow(c, r);
    const float width = r.w >= c.px(440) ? (r.w - 16) / 2 : r.w;
    const float height = ui::select_height(c.ui, spec, width);
    app::Gallery next = c.state.gallery;
    const ui::SelectState before = next.select;
    const auto chosen = ui::select(c.ui, "county", flow.next({}, width - 0.5f, height), spec, next.select);
    if (chosen) next.county = *chosen;
    if (chosen || next.select != before) c.act(action::ShowGallery{next});
    {
        ui::SelectSpec open = spec;
        open.label = c.t("gallery.open");
        ui::SelectState shown{.open = true, .query = std::string(c.t("gallery.county_typed")), .turned = ui::SelectState::Turned::no};
        const Rect at = flow.next({}, width - 0.5f, c.px(80) + 3 * c.px(44) + 14);
        const auto as = c.ui.show_as({.focused = true});
        ui::select(c.ui, "shown_open", {at.x, at.y, at.w, height}, open, shown);
    }
    const auto still = [&](const char* id, const ui::SelectSpec& other) {
        ui::SelectState shut;
        const Rect at = flow.next({}, width - 0.5f, height);
        const auto as = c.ui.show_as({});
        ui::select(c.ui, id, at, other, shut);
    };
    still("shown_empty", {.label = c.t("gallery.no_choice"), .options = counties, .placeholder = c.t("gallery.choose_one"), .error = c.t("gallery.choose_error")});
    still("shown_off", {.label = c.t("gallery.off"), .options = counties, .chosen = "shen", .disabled = true});
}

void tabs(Context& c, Rect r) {
    const std::array<ui::StepSpec, 3> specs{{{.id = "articles", .label = c.t("gallery.tab_1"), .number = 1},
                                             {.id = "readings", .label = c.t("gallery.tab_2"), .number = 2, .present = true},
                                             {.id = "checks", .label = c.t("gallery.tab_3"), .number = 3, .mark = ui::StepSpec::Mark::attention}}};
    c.ui.tabs("tabs", r.cut_top(48), specs, c.t("gallery.tabs"));
}

void chips(Context& c, Rect r) {
    Flow flow(c, r);
    const auto chip = [&](const char* id, const ui::ChipSpec& spec) {
        const Rect at = flow.next({}, c.ui.chip_width(spec), c.px(24));
        c.ui.chip(id, {at.x, at.y}, spec);
    };
    chip("met", c.outcome_spec(ui::Outcome::met));
    chip("not_met", c.outcome_spec(ui::Outcome::not_met));
    chip("open", c.outcome_spec(ui::Outcome::open));
    chip("unanswered", c.outcome_spec(ui::Outcome::unanswered));
    chip("article", {.label = c.t("gallery.article"), .icon = icon::scroll_text, .pressable = true});
    chip("reading", {.label = c.t("gallery.reading"), .icon = icon::split, .text = Colour::unk, .ground = Colour::unk_wash});
    chip("check", {.label = c.t("gallery.to_check"), .icon = icon::triangle_alert, .text = Colour::warn, .ground = Colour::warn_wash});
    flow.end_row(16);
    const std::array<std::string_view, 3> labels{c.t("outcome.not_met"), c.t("outcome.open"), c.t("outcome.met")};
    c.ui.verdict("verdict", flow.next({}, std::min(r.w, 320.0f), 44), ui::Outcome::open, labels);
}

void steps(Context& c, Rect r) {
    using Mark = ui::StepSpec::Mark;
    const std::array<ui::StepSpec, 4> specs{{{.id = "check", .label = c.t("gallery.step_1"), .state = c.t("gallery.step_1_state"), .number = 1, .mark = Mark::done},
                                             {.id = "services", .label = c.t("gallery.step_2"), .state = c.t("gallery.step_2_state"), .number = 2, .present = true},
                                             {.id = "papers", .label = c.t("gallery.step_3"), .state = c.t("gallery.step_3_state"), .number = 3, .mark = Mark::attention},
                                             {.id = "days", .label = c.t("gallery.step_4"), .number = 4}}};
    r.w = std::min(r.w, 260.0f);
    c.ui.step_rail("rail", r, specs, c.t("gallery.steps"));
}

constexpr std::array<GallerySection, 8> left{{{"buttons", 224, 456, buttons, 156},
                                              {"ternary", 324, 324, ternary},
                                              {"checks", 204, 260, checks},
                                              {"fields", 446, 792, fields},
                                              {"select", 340, 540, selects},
                                              {"tabs", 48, 48, tabs},
                                              {"chips", 120, 156, chips},
                                              {"steps", 224, 224, steps}}};
constexpr std::array<GallerySection, 10> right{{{"bars", 124, 190, gallery_bars},
                                               {"gauge", 124, 230, gallery_gauge},
                                               {"tree", 168, 168, gallery_tree},
                                               {"table", 168, 168, gallery_table},
                                               {"timeline", 268, 330, gallery_timeline},
                                               {"calendar", 292, 292, gallery_calendar},
                                               {"notices", 148, 220, gallery_notices},
                                               {"dialogs", 44, 100, gallery_dialogs},
                                               {"progress", 160, 260, gallery_progress},
                                               {"keypad", 252, 380, gallery_keypad}}};

float column(Context& c, Rect r, std::span<const GallerySection> sections) {
    float y = r.y;
    for (const GallerySection& section : sections) {
        const std::string& title = c.t(std::string("gallery.") + section.id);
        const float head = c.px(26) + 10;
        const float height = c.px(r.w - 40 >= c.px(480) ? section.height : section.narrow_height) + (c.state.language == app::Language::en ? c.px(section.english) : 0);
        const Rect card{r.x, y, r.w, 16 + head + height + 20};
        const auto in = c.ui.group(section.id, Role::region, title, card);
        c.ui.card(card);
        c.ui.text({card.x + 20, card.y + 16, card.w - 40, c.px(26)}, title, style(Type::card_title), ui::heading2);
        section.draw(c, {card.x + 20, card.y + 16 + head, card.w - 40, height});
        y = card.bottom() + 16;
    }
    return y;
}

}  // namespace

void gallery(Context& c, Rect r) {
    const auto in = c.ui.group("main", Role::main, c.t("page.gallery"), r);
    const auto area = c.ui.scroll("page", r);
    const float margin = c.phone() ? 16 : 24;
    const float width = std::min(r.w - 2 * margin, 1232.0f);
    const Rect page{r.x + (r.w - width) / 2, area.content.y + 20, width, r.h};
    float y = c.page_head({page.x, page.y, page.w, 100}, c.t("page.gallery"), c.t("gallery.note")) + 16;
    if (c.narrow()) {
        y = column(c, {page.x, y, page.w, 0}, left);
        y = column(c, {page.x, y, page.w, 0}, right);
    } else {
        const float half = (page.w - 16) / 2;
        const float one = column(c, {page.x, y, half, 0}, left);
        const float two = column(c, {page.x + half + 16, y, half, 0}, right);
        y = std::max(one, two);
    }
    c.ui.scroll_end(y + 8);
}

}  // namespace voucher::pages
