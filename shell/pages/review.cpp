// Many packages on the page 审核核验: how far it is, how each stands, what stands in more than one of them. A row opens the
// package by itself.
#include <algorithm>
#include <array>
#include <cmath>

#include "shell/app/review_workbook.hpp"
#include "shell/pages/long_columns.hpp"
#include "shell/pages/verify.hpp"
#include "shell/pages/ways.hpp"

namespace voucher::pages {
namespace {

using app::Review;
using app::ReviewedPackage;
using app::ReviewStanding;
namespace review = app::review;

constexpr float pad = verify_pad;
constexpr std::size_t first_shared = 3;  // of what several packages have, and of the places of each, until all is asked for
constexpr std::size_t most_shared = 40;  // the workbook has all
constexpr const char* among_fold = "review.among";

constexpr std::array<LongColumn, 5> columns{{{"name", 2.4f}, {"standing", 1.3f}, {"papers", 0.9f}, {"total", 1.7f, ui::Align::right}, {"look", 1.7f}}};

// ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

ui::ChipSpec chip_of(const Context& c, ReviewStanding standing) {
    ui::ChipSpec chip{.label = c.t(app::review_standing_key(standing))};
    switch (standing) {
        case ReviewStanding::failed:
        case ReviewStanding::refused:
        case ReviewStanding::differs: chip.icon = icon::shield_x, chip.text = Colour::bad, chip.ground = Colour::bad_wash; break;
        case ReviewStanding::lacks_papers: chip.icon = icon::circle_alert, chip.text = Colour::warn, chip.ground = Colour::warn_wash; break;
        case ReviewStanding::look: chip.icon = icon::triangle_alert, chip.text = Colour::warn, chip.ground = Colour::warn_wash; break;
        case ReviewStanding::holds: chip.icon = icon::shield_check, chip.text = Colour::ok, chip.ground = Colour::ok_wash; break;
        case ReviewStanding::running:
        case ReviewStanding::waiting: chip.icon = icon::clock, chip.text = Colour::unk, chip.ground = Colour::unk_wash; break;
    }
    return chip;
}

struct RowText {
    std::string name, file, papers = "–", total = "–", look;
    bool missing = false, differs = false;
};

const std::string& applicant_of(const ReviewedPackage& each) {
    return each.verification && !each.verification->report.applicant.empty() ? each.verification->report.applicant : each.name;
}

RowText text_of(const Context& c, const ReviewedPackage& each) {
    RowText text;
    text.name = applicant_of(each);
    text.file = each.folder.empty() ? each.name : each.folder + "/" + each.name;
    const auto add = [&](std::string words) { text.look += (text.look.empty() ? "" : c.t("review.look.and")) + words; };
    if (each.verification && !each.verification->refused) {
        const package::VerifyReport& report = each.verification->report;
        text.papers = std::to_string(report.present) + " / " + std::to_string(report.required);
        text.missing = report.present < report.required;
        if (!report.figures.empty()) text.total = c.figure(report.figures.back().computed);
        text.differs = each.errors > 0;
        if (text.differs) add(c.t("review.look.errors", {{"n", std::to_string(each.errors)}}));
        if (each.warnings > 0) add(c.t("review.look.warnings", {{"n", std::to_string(each.warnings)}}));
        if (each.shared > 0) add(c.t("review.look.shared", {{"n", std::to_string(each.shared)}}));
    }
    if (each.stage == ReviewedPackage::Stage::failed) add(each.reason);
    if (text.look.empty()) text.look = "–";
    return text;
}

std::size_t count(const Review& all, std::initializer_list<ReviewStanding> of) {
    return static_cast<std::size_t>(std::ranges::count_if(all.packages, [&](const ReviewedPackage& each) { return std::ranges::find(of, each.standing) != of.end(); }));
}

std::string sum_of(const Context& c) {
    const Review& all = c.state.review;
    const auto n = [&](std::initializer_list<ReviewStanding> of) { return std::to_string(count(all, of)); };
    return c.t("review.sum", {{"n", std::to_string(all.packages.size())}, {"holds", n({ReviewStanding::holds})}, {"look", n({ReviewStanding::look})}, {"missing", n({ReviewStanding::lacks_papers})},
                              {"differs", n({ReviewStanding::differs, ReviewStanding::refused, ReviewStanding::failed})}});
}

// ── Parts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

float toolbar(Context& c, Rect r) {
    const Review& all = c.state.review;
    std::vector<Way> all_ways;
    const bool done = !all.is_under_way();
    all_ways.push_back({"save", {.label = c.t("review.save"), .icon = icon::file_down, .kind = done ? ButtonKind::primary : ButtonKind::secondary, .disabled = all.finished == 0}, action::Review{review::SaveWorkbook{}}});
    all_ways.push_back({"more", {.label = c.t("review.more"), .icon = icon::upload}, action::PickFiles{{"verify"}, platform::Choice::several}});
    all_ways.push_back({"folder", {.label = c.t("review.folder"), .icon = icon::folder_open}, action::PickFiles{{"verify"}, platform::Choice::folder}});
    all_ways.push_back({"empty", {.label = c.t("review.empty"), .icon = icon::trash_2}, action::Review{review::Empty{}}});
    return ways(c, r, all_ways);
}

float running_part(Context& c, Rect r) {
    const Review& all = c.state.review;
    if (!all.is_under_way()) return r.y;
    const auto running = std::ranges::find(all.packages, ReviewedPackage::Stage::running, &ReviewedPackage::stage);
    const std::string title = c.t(all.paused ? "review.paused" : "review.running");
    std::string about = c.t("review.progress", {{"done", std::to_string(all.finished)}, {"n", std::to_string(all.packages.size())}});
    if (running != all.packages.end()) about += " · " + running->name;
    const ui::ButtonSpec button = all.paused ? ui::ButtonSpec{.label = c.t("review.go_on"), .icon = icon::arrow_right} : ui::ButtonSpec{.label = c.t("verify.stop"), .icon = icon::x};
    const float words = c.ui.measure(about, style(Type::table), r.w - 2 * pad).h;
    const Rect card{r.x, r.y, r.w, pad + c.px(26) + words + 20 + 12 + 44 + pad};
    const auto in = c.ui.group("running", Role::region, title, card);
    c.ui.card(card);
    const Rect at = card.inset(pad);
    c.line({at.x, at.y, at.w, c.px(26)}, title, style(Type::card_title), ui::heading2);
    c.ui.text({at.x, at.y + c.px(26), at.w, words}, about, style(Type::table, Colour::text2));
    const double fraction = (static_cast<double>(all.finished) + (running == all.packages.end() ? 0 : all.fraction)) / static_cast<double>(all.packages.size());
    c.ui.progress("progress", {at.x, at.y + c.px(26) + words + 8, at.w, 8}, fraction, c.t("verify.progress", {{"done", std::to_string(static_cast<int>(fraction * 100)) + "%"}}));
    if (c.ui.button("stop", {at.x, card.bottom() - pad - 44, c.ui.button_width(button), 44}, button)) c.act(all.paused ? action::Review{review::GoOn{}} : action::Review{review::Stop{}});
    return card.bottom() + verify_gap;
}

float left_out_part(Context& c, Rect r) {
    const std::vector<std::string>& names = c.state.review.left_out;
    if (names.empty()) return r.y;
    constexpr std::size_t most = 8;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) list += (i == 0 ? "" : c.t("review.look.and")) + names[i];
    if (names.size() > most) list += "…";
    return r.y + c.ui.text({r.x, r.y, r.w, 400}, c.t("review.left_out", {{"n", std::to_string(names.size())}, {"names", list}}), style(Type::table, Colour::warn)) + verify_gap;
}

float shared_entry(Context& c, Rect r, const package::Shared& shared, bool whole, bool draw) {
    const float width = r.w - 28;
    // A digest is known by its beginning; the workbook has it whole.
    const bool digest = shared.kind == package::Shared::Kind::package || shared.kind == package::Shared::Kind::file;
    const std::string head = c.t(app::review_shared_key(shared.kind) + ".head", {{"n", std::to_string(shared.places.size())}, {"what", digest ? shared.what.substr(0, 12) + "…" : shared.what}});
    const TextStyle strong = bold(style(Type::body)), small = style(Type::caption, Colour::text2);
    float y = r.y + c.ui.measure(head, strong, width).h;
    if (draw) {
        c.ui.icon({r.x + 10, r.y + c.px(12)}, icon::copy, 20, shared.kind == package::Shared::Kind::applicant ? Colour::text2 : Colour::warn);
        c.ui.text({r.x + 28, r.y, width, 200}, head, strong);
    }
    const auto places = std::span(shared.places).first(std::min(shared.places.size(), whole ? most_shared : first_shared));
    for (const package::Shared::Place& place : places) {
        const ReviewedPackage& each = c.state.review.packages[place.package];
        std::string line = applicant_of(each) + " · " + each.name;
        if (!place.path.empty()) line += " · " + place.path;
        if (draw) c.ui.text({r.x + 28, y, width, 400}, line, small);
        y += c.ui.measure(line, small, width).h;
    }
    if (places.size() < shared.places.size()) {
        const std::string rest = c.t("review.among.places", {{"n", std::to_string(shared.places.size() - places.size())}});
        if (draw) c.ui.text({r.x + 28, y, width, 400}, rest, small);
        y += c.ui.measure(rest, small, width).h;
    }
    return y - r.y + 14;
}

float shared_part(Context& c, Rect r) {
    const std::vector<package::Shared>& all = c.state.review.shared;
    if (all.empty()) return r.y;
    const auto fold = c.state.open.find(among_fold);
    const bool open = fold != c.state.open.end() && fold->second;
    const std::size_t shown = std::min(all.size(), open ? most_shared : first_shared);
    const std::string fold_words = c.t(open ? "verify.files.fold" : "review.among.all", {{"n", std::to_string(all.size())}});
    const ui::ButtonSpec unfold{.label = fold_words, .icon = open ? icon::chevron_up : icon::chevron_down};
    const std::string title = c.t("review.among", {{"n", std::to_string(all.size())}});
    const Rect inner{r.x + pad, r.y + pad, r.w - 2 * pad, 0};
    const float words = c.ui.measure(c.t("review.among.text"), style(Type::caption), inner.w).h;
    float height = pad + c.px(26) + 4 + words + 10;
    for (std::size_t i = 0; i < shown; ++i) height += shared_entry(c, inner, all[i], open, false);
    const bool more = open && all.size() > shown;
    const bool folds = all.size() > first_shared || std::ranges::any_of(all, [](const package::Shared& each) { return each.places.size() > first_shared; });
    const Rect card{r.x, r.y, r.w, height + (more ? c.px(22) : 0) + (folds ? 44 : 0) + pad - 14};
    const auto in = c.ui.group("among", Role::region, title, card);
    c.ui.card(card);
    float y = inner.y;
    c.line({inner.x, y, inner.w, c.px(26)}, title, style(Type::card_title), ui::heading2);
    y += c.px(26) + 4;
    y += c.ui.text({inner.x, y, inner.w, words}, c.t("review.among.text"), style(Type::caption, Colour::text2)) + 10;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto s = c.ui.scope("shared" + std::to_string(i));
        y += shared_entry(c, {inner.x, y, inner.w, 0}, all[i], open, true);
    }
    if (more) {
        c.line({inner.x, y, inner.w, c.px(22)}, c.t("review.among.more", {{"n", std::to_string(all.size() - shown)}}), style(Type::caption, Colour::text2));
        y += c.px(22);
    }
    if (folds && c.ui.button("unfold", {inner.x, y, c.ui.button_width(unfold), 44}, unfold)) c.act(action::Fold{among_fold, !open});
    return card.bottom() + verify_gap;
}

// ── The table ───────────────────────────────────────────────────────────────────────────────────────────────────────

/// The package's name, which opens it where there is something to see. Two lines.
void name_cell(Context& c, Rect r, std::size_t at, const RowText& text, float right) {
    const bool there = c.state.review.packages[at].standing < ReviewStanding::running;
    const std::string said = text.name == text.file ? text.name : text.name + " · " + text.file;
    if (there && c.ui.pressable("open", {r.x, r.y, r.w, r.h}, Role::button, said, 0).pressed) c.act(action::Review{review::OpenPackage{at}});
    const ui::Say say = there ? ui::silent : ui::Say{};
    c.ui.text({r.x + cell_pad, r.y + 6, right - r.x - cell_pad, c.px(22)}, text.name, one_line(bold(style(Type::table, there ? Colour::pri : Colour::text))), say);
    c.ui.text({r.x + cell_pad, r.y + 6 + c.px(22), r.w - 2 * cell_pad, c.px(20)}, text.file, one_line(style(Type::caption, Colour::text2)), say);
}

void wide_row(Context& c, Rect r, std::size_t at) {
    const ReviewedPackage& each = c.state.review.packages[at];
    const RowText text = text_of(c, each);
    const auto cells = cells_of(columns, r);
    {
        const auto in = c.ui.group("name", Role::cell, "", cells[0]);
        name_cell(c, cells[0], at, text, cells[0].right() - cell_pad);
    }
    {
        const auto in = c.ui.group("standing", Role::cell, "", cells[1]);
        c.ui.chip("chip", {cells[1].x + cell_pad, r.y + (r.h - c.px(24)) / 2}, chip_of(c, each.standing));
    }
    long_cell(c, "papers", cells[2], text.papers, style(Type::table, text.missing ? Colour::bad : Colour::text));
    long_cell(c, "total", cells[3], text.total, bold(style(Type::table, Colour::text, ui::Align::right)));
    long_cell(c, "look", cells[4], text.look, style(Type::table, text.differs ? Colour::bad : Colour::text));
}

/// On a narrow page: three lines a row.
void narrow_row(Context& c, Rect r, std::size_t at) {
    const ReviewedPackage& each = c.state.review.packages[at];
    const RowText text = text_of(c, each);
    const auto in = c.ui.group("all", Role::cell, "", r);
    const ui::ChipSpec chip = chip_of(c, each.standing);
    const float chip_width = c.ui.chip_width(chip);
    name_cell(c, r, at, text, r.right() - cell_pad - chip_width - 8);
    c.ui.chip("chip", {r.right() - cell_pad - chip_width, r.y + 6}, chip);
    const std::string last = text.total + " · " + c.t("review.column.papers") + " " + text.papers + " · " + text.look;
    c.ui.text({r.x + cell_pad, r.y + 8 + c.px(42), r.w - 2 * cell_pad, c.px(20)}, last, one_line(style(Type::caption, text.differs ? Colour::bad : Colour::text)));
}

void head(Context& c, Rect r) {
    const Review& all = c.state.review;
    const auto row = c.ui.long_row("~head", r, 1, false);
    c.ui.fill(r, Colour::well);
    const auto cells = cells_of(columns, r);
    if (const auto pressed = sortable_heads(c, columns, cells, "review.column.", all.sorted, all.descending)) c.act(action::Review{review::Sort{*pressed}});
}

float filter_part(Context& c, Rect r) {
    const Review& all = c.state.review;
    const std::size_t holds = count(all, {ReviewStanding::holds});
    const std::size_t open = count(all, {ReviewStanding::running, ReviewStanding::waiting});
    const std::array<std::string, 3> labels{c.t("review.filter.all", {{"n", std::to_string(all.packages.size())}}), c.t("review.filter.to_do", {{"n", std::to_string(all.packages.size() - holds - open)}}),
                                            c.t("review.filter.holds", {{"n", std::to_string(holds)}})};
    const std::array<ui::Option, 3> options{{{.id = "all", .label = labels[0]}, {.id = "to_do", .label = labels[1]}, {.id = "holds", .label = labels[2]}}};
    const auto chosen = c.ui.segmented("filter", {r.x, r.y, std::min(r.w, c.px(480)), 44}, {.name = c.t("review.filter"), .options = options, .chosen = options.at(static_cast<std::size_t>(all.filter)).id});
    for (std::size_t i = 0; chosen && i < options.size(); ++i) {
        if (options.at(i).id == *chosen) c.act(action::Review{review::Show{static_cast<Review::Filter>(i)}});
    }
    return r.y + 44 + 12;
}

float table_part(Context& c, Rect r, Rect seen) {
    const Review& all = c.state.review;
    float y = filter_part(c, r);
    if (all.order.empty()) return y + c.ui.text({r.x, y, r.w, 100}, c.t("review.nothing_here"), style(Type::body, Colour::text2));
    const float height = c.narrow() ? 16 + c.px(62) : 12 + c.px(42);
    const float head_height = c.narrow() ? 0 : std::round(36 * std::max(1.0f, c.ui.look().text_scale));
    const Rect table{r.x, y, r.w, head_height + height * static_cast<float>(all.order.size())};
    const int heads = c.narrow() ? 0 : 1;
    const auto in = c.ui.long_table("packages", c.t("review.table"), table, static_cast<int>(all.order.size()) + heads);
    c.ui.fill(table, Colour::surface, 8);
    if (heads > 0) head(c, {table.x, y, table.w, head_height});
    const float first_y = y + head_height;
    const auto [first, last] = rows_drawn(first_y, height, all.order.size(), seen);
    for (long n = first; n < last; ++n) {
        const std::size_t at = all.order[static_cast<std::size_t>(n)];
        const Rect area{table.x, first_y + height * static_cast<float>(n), table.w, height};
        const auto row = c.ui.long_row("p" + std::to_string(at), area, static_cast<int>(n) + heads + 1, false);
        c.rule(area.x, area.right(), area.y);
        if (c.narrow()) narrow_row(c, area, at);
        else wide_row(c, area, at);
    }
    c.ui.border(table, Colour::line, 8);
    return table.bottom();
}

}  // namespace

std::string verify_many_said(const Context& c) {
    const Review& all = c.state.review;
    // Not each step: a screen reader would never come to an end.
    return all.is_under_way() ? c.t(all.paused ? "review.paused" : "review.running") : sum_of(c);
}

float verify_many(Context& c, Rect r, Rect seen) {
    float y = toolbar(c, r) + verify_gap;
    const auto below = [&] { return Rect{r.x, y, r.w, 0}; };
    y = running_part(c, below());
    if (!c.state.review.is_under_way()) y += c.ui.text(below(), sum_of(c), bold(style(Type::body))) + verify_gap;
    y = left_out_part(c, below());
    y = shared_part(c, below());
    return table_part(c, below(), seen) + verify_gap;
}

}  // namespace voucher::pages
