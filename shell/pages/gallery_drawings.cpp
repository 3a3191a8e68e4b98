// The gallery's second half: drawings of amounts and days, tables, what lies above the page.
#include <array>

#include "shell/pages/gallery.hpp"
#include "shell/ui/keypad.hpp"
#include "shell/ui/notices.hpp"
#include "shell/ui/popup.hpp"
#include "shell/ui/table.hpp"
#include "shell/ui/timeline.hpp"

namespace voucher::pages {
namespace {

/// What the person tried, changed.
template <class Change>
void tried(const Context& c, Change change) {
    app::Gallery next = c.state.gallery;
    change(next);
    c.act(action::ShowGallery{next});
}

}  // namespace

void gallery_bars(Context& c, Rect r) {
    Flow flow(c, r);
    const std::array<ui::BarPart, 3> parts{{{0.6, Colour::prov, Colour::on_prov, c.t("gallery.province")}, {0.3, Colour::city, Colour::on_city, c.t("gallery.city")}, {0.1, Colour::own, Colour::text, "10%", true}}};
    c.ui.stacked_bar("bar", flow.next(c.t("gallery.exact"), r.w, 28), parts, c.t("gallery.province") + " " + c.t("gallery.city"));
    flow.end_row(16);
    const float half = r.w >= 400 ? (r.w - 16) / 2 : r.w;
    c.ui.range_bar("from_zero", flow.next(c.t("gallery.from_zero"), half - 1, 14).moved(0, 4), 0, 0.9, c.t("gallery.from_zero"));
    c.ui.range_bar("both_ends", flow.next(c.t("gallery.both_ends"), half - 1, 14).moved(0, 4), 0.4, 0.9, c.t("gallery.both_ends"));
}

void gallery_gauge(Context& c, Rect r) {
    const std::array<ui::BarPart, 3> parts{{{0.308, Colour::hist, Colour::text, ""}, {0.231, Colour::prov, Colour::text, ""}, {0.461, Colour::own, Colour::text, "", true}}};
    Flow flow(c, r);
    c.ui.gauge("gauge", flow.next({}, 170, 96), parts, c.t("gallery.gauge_left"), c.t("gallery.gauge_below"), c.t("gallery.gauge"));
    Rect legend = flow.next({}, 240, 96);
    static constexpr std::array<std::pair<Colour, const char*>, 3> rows{{{Colour::hist, "gallery.gauge_before"}, {Colour::prov, "gallery.gauge_now"}, {Colour::own, "gallery.gauge_rest"}}};
    for (const auto& [colour, key] : rows) {
        Rect row = legend.cut_top(c.px(22), 6);
        c.ui.fill({row.x, row.centre().y - 6, 12, 12}, colour, 3);
        c.line({row.x + 20, row.y, row.w - 20, row.h}, c.t(key), style(Type::caption));
    }
    flow.end_row(16);
    static constexpr std::array<ui::Outcome, 6> answers{ui::Outcome::met, ui::Outcome::met, ui::Outcome::not_met, ui::Outcome::open, ui::Outcome::unanswered, ui::Outcome::unanswered};
    c.ui.segments("dashes", flow.next({}, r.w, 12), answers, 4, c.t("gallery.dashes"));
}

void gallery_tree(Context& c, Rect r) {
    const ui::ChipSpec reading{.label = c.t("gallery.reading"), .icon = icon::split, .text = Colour::unk, .ground = Colour::unk_wash};
    const std::array<ui::TreeRow, 5> rows{{{.depth = 0, .id = "total", .label = c.t("gallery.tree_total"), .figure = "150,000.00", .bold = true, .expanded = true, .last = true},
                                           {.depth = 1, .id = "s1", .label = c.t("gallery.tree_1"), .figure = "90,000.00", .bold = true, .expanded = false},
                                           {.depth = 1, .id = "s2", .label = c.t("gallery.tree_2"), .figure = "60,000.00", .bold = true, .expanded = true, .last = true},
                                           {.depth = 2, .id = "s2a", .label = c.t("gallery.tree_2a"), .figure = "60,000.00"},
                                           {.depth = 2, .id = "s2b", .label = c.t("gallery.tree_2b"), .figure = "0.00", .chip = reading, .last = true}}};
    c.ui.tree("tree", r, rows, c.t("gallery.tree"));
}

void gallery_table(Context& c, Rect r) {
    const app::Gallery& state = c.state.gallery;
    const bool narrow = r.w < c.px(440);
    const std::array<ui::Column, 4> columns{{{.id = "team", .label = c.t("gallery.team"), .share = 1.5f}, {.id = "amount", .label = c.t("gallery.subsidy"), .share = 1.5f, .align = ui::Align::right},
                                             {.id = "state", .label = c.t("gallery.outcome")}, {.id = "until", .label = c.t("gallery.until"), .sortable = true}}};
    const ui::ChipSpec met = c.outcome_spec(ui::Outcome::met);
    const ui::ChipSpec open = c.outcome_spec(ui::Outcome::open);
    const std::array<ui::Cell, 4> a{{{.text = c.t("gallery.team_1"), .bold = true}, {.text = "32,400.00"}, {.chip = met}, {.text = c.t("gallery.until_1")}}};
    const std::array<ui::Cell, 4> b{{{.text = c.t("gallery.team_2"), .bold = true}, {.text = "72,000.00"}, {.chip = met}, {.text = c.t("gallery.until_2")}}};
    const std::array<ui::Cell, 4> d{{{.text = c.t("gallery.team_3"), .bold = true}, {.text = "0 – 57,600.00", .colour = Colour::unk, .bold = true}, {.chip = open}, {.text = c.t("gallery.until_3")}}};
    const auto chosen = [&](char id) { return state.chosen_rows.find(id) != std::string::npos; };
    std::array<ui::TableRow, 3> rows{{{"a", a, chosen('a')}, {"b", b, chosen('b')}, {"d", d, chosen('d')}}};
    if (state.descending) std::ranges::reverse(rows);
    const ui::TableSpec spec{.name = c.t("gallery.table"), .columns = std::span(columns).first(narrow ? 2 : 4), .rows = rows, .sorted = "until", .descending = state.descending, .choosable = true, .choose_all = c.t("gallery.all")};
    const ui::TableResult result = ui::table(c.ui, "teams", r, spec);
    if (result.sort) tried(c, [](app::Gallery& g) { g.descending = !g.descending; });
    if (result.toggle_all) tried(c, [](app::Gallery& g) { g.chosen_rows = g.chosen_rows.size() == 3 ? "" : "abd"; });
    if (result.toggle) {
        tried(c, [&](app::Gallery& g) {
            const std::size_t at = g.chosen_rows.find(*result.toggle);
            if (at == std::string::npos) {
                g.chosen_rows += *result.toggle;
            } else {
                g.chosen_rows.erase(at, 1);
            }
        });
    }
}

void gallery_timeline(Context& c, Rect r) {
    const std::array<ui::TimelineTick, 4> ticks{{{0, c.t("gallery.month_1")}, {0.25, c.t("gallery.month_2")}, {0.5, c.t("gallery.month_3")}, {0.75, c.t("gallery.month_4")}}};
    const std::array<ui::TimelineSpan, 2> spans{{{.from = 0.04, .to = 0.33, .left = c.t("gallery.line_from")},
                                                 {.from = 0.33, .to = 0.79, .fill = Colour::pri_wash, .text = Colour::pri, .right = c.t("gallery.line_to"), .outlined = true}}};
    ui::timeline(c.ui, "line", r.cut_top(c.px(88), 16), ticks, spans, {0.375, c.t("gallery.line_post")}, c.t("gallery.line_name"));
    const std::array<ui::TimelineSpan, 1> late{{{.from = 0.02, .to = 0.27, .fill = Colour::own, .text = Colour::text, .left = c.t("gallery.line_from")}}};
    const std::array<ui::TimelineRow, 2> rows{{{.id = "one", .title = c.t("gallery.line_1"), .note = c.t("gallery.line_1_note"), .note_colour = Colour::ok, .spans = spans, .name = c.t("gallery.line_name_1"), .chosen = true},
                                               {.id = "two", .title = c.t("gallery.line_2"), .note = c.t("gallery.line_2_note"), .note_colour = Colour::bad, .spans = late, .name = c.t("gallery.line_name_2")}}};
    ui::timeline_rows(c.ui, r, {.ticks = ticks, .rows = rows, .post = {0.375, c.t("gallery.line_post")}, .label_width = r.w >= c.px(440) ? c.px(130) : 0});
}

void gallery_calendar(Context& c, Rect r) {
    const std::array<std::string_view, 7> weekdays{c.t("asof.mon"), c.t("asof.tue"), c.t("asof.wed"), c.t("asof.thu"), c.t("asof.fri"), c.t("asof.sat"), c.t("asof.sun")};
    constexpr int june_days = 30;
    constexpr int first_is_sunday = 6;  // June 2025
    std::array<bool, june_days> in_force{};
    std::ranges::fill(std::span(in_force).first(24), true);
    const auto picked = c.ui.calendar("days", {r.x, r.y, std::min(r.w, 420.0f), r.h},
                                      {.days = june_days, .first_weekday = first_is_sunday, .chosen = c.state.gallery.day, .today = 12, .in_force = in_force, .weekday_labels = weekdays,
                                       .name_of_day = [&](int day) { return c.t("gallery.day", {{"n", std::to_string(day)}}); }});
    if (picked) tried(c, [&](app::Gallery& g) { g.day = *picked; });
}

void gallery_notices(Context& c, Rect r) {
    const ui::BannerSpec warn{.tone = ui::Tone::warn, .head = c.t("gallery.warn_head"), .text = c.t("gallery.warn_text")};
    const ui::BannerSpec bad{.tone = ui::Tone::bad, .head = c.t("gallery.bad_head"), .text = c.t("gallery.bad_text")};
    ui::banner(c.ui, "warn", r.cut_top(ui::banner_height(c.ui, warn, r.w), 8), warn);
    ui::banner(c.ui, "bad", r.cut_top(ui::banner_height(c.ui, bad, r.w), 16), bad);
    Flow flow(c, r);
    const ui::ButtonSpec toast{.label = c.t("gallery.toast")};
    if (c.ui.button("toast", flow.next({}, c.ui.button_width(toast), 44), toast)) c.act(action::Say{{.message = "gallery.note", .subject = {}, .undo = false}});
    c.ui.button("copy", flow.next({}, 44, 44), {.icon = icon::copy, .name = c.t("gallery.copy")});
}

void gallery_dialogs(Context& c, Rect r) {
    Flow flow(c, r);
    const ui::ButtonSpec dialog{.label = c.t("gallery.open_dialog")};
    if (c.ui.button("open_dialog", flow.next({}, c.ui.button_width(dialog), 44), dialog)) tried(c, [](app::Gallery& g) { g.dialog = true; });
    const ui::ButtonSpec more{.label = c.t("gallery.open_menu"), .icon_after = icon::chevron_down, .expanded = c.state.gallery.menu};
    const Rect anchor = flow.next({}, c.ui.button_width(more), 44);
    bool open = c.state.gallery.menu;
    if (c.ui.button("open_menu", anchor, more)) open = !open;
    const std::array<ui::MenuItem, 3> items{{{.id = "replace", .label = c.t("gallery.menu_replace"), .icon = icon::file_check}, {.id = "save", .label = c.t("gallery.menu_save"), .icon = icon::download},
                                             {.id = "remove", .label = c.t("gallery.menu_remove"), .note = c.t("gallery.menu_checking"), .icon = icon::trash_2, .disabled = true}}};
    ui::menu(c.ui, "menu", anchor, items, c.t("gallery.open_menu"), open);
    if (open != c.state.gallery.menu) tried(c, [&](app::Gallery& g) { g.menu = open; });
    if (!c.state.gallery.dialog) return;
    auto box = c.ui.dialog("dialog", c.t("gallery.dialog_title"), {400, 190});
    box.content.cut_top(c.ui.text(box.content, c.t("gallery.dialog_text"), style(Type::table, Colour::text2)), 16);
    Rect row = box.content.cut_top(44);
    const ui::ButtonSpec remove{.label = c.t("gallery.delete"), .kind = ButtonKind::danger_filled};
    const ui::ButtonSpec cancel{.label = c.t("gallery.cancel")};
    const Rect right = row.cut_right(c.ui.button_width(remove), 8);
    bool done = c.ui.button("cancel", row.cut_right(c.ui.button_width(cancel)), cancel);
    done = c.ui.button("remove", right, remove) || done;
    if (done || box.dismissed) tried(c, [](app::Gallery& g) { g.dialog = false; });
}

void gallery_progress(Context& c, Rect r) {
    Rect line = r.cut_top(c.px(24), 20);
    const float words = c.line(line, c.t("gallery.checking"), style(Type::caption));
    line.cut_left(words + 12);
    c.ui.progress("progress", line, 7.0 / 9, c.t("gallery.checking"));
    Flow flow(c, r);
    const bool wide = r.w >= c.px(400);
    const float width = wide ? (r.w - 36) / 3 : r.w;
    ui::skeleton(c.ui, flow.next({}, wide ? width * 0.7f : width, wide ? 100.0f : 68.0f), 3);
    c.ui.drop_zone("drop", flow.next({}, wide ? width * 1.15f : width, wide ? 100.0f : 64.0f), c.t("gallery.drop"), c.t("gallery.choose"), {}, false);
    c.ui.drop_zone("drop_over", flow.next({}, wide ? width * 1.15f - 2 : width, wide ? 100.0f : 64.0f), c.t("gallery.let_go"), {}, {}, true);
}

void gallery_keypad(Context& c, Rect r) {
    Flow flow(c, r);
    const bool wide = r.w >= c.px(400);
    const Rect keys = flow.next({}, wide ? r.w * 0.6f : r.w, 240);
    const auto key = ui::keypad(c.ui, "keys", keys, {.name = c.t("gallery.keypad"), .clear = c.t("gallery.clear"), .erase = c.t("gallery.erase")});
    if (key) tried(c, [&](app::Gallery& g) { g.digits = ui::after_key(g.digits, *key); });
    const auto typed = c.ui.field("staff", flow.next({}, wide ? r.w * 0.4f - 13 : r.w, c.px(100)), {.label = c.t("gallery.staff"), .text = c.state.gallery.digits, .unit = c.t("gallery.people"), .kind = ui::FieldKind::count});
    if (typed.changed) tried(c, [&](app::Gallery& g) { g.digits = typed.text; });
}

}  // namespace voucher::pages
