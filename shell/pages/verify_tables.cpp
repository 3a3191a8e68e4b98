// The two tables of a verification: each file against the manifest, and the subsidy computed again.
#include <algorithm>
#include <array>
#include <optional>

#include "shell/pages/verify.hpp"
#include "shell/ui/table.hpp"

namespace voucher::pages {
namespace {

using package::FigureLine;
using package::FileLine;
using package::VerifyReport;

constexpr float pad = verify_pad;
constexpr std::size_t agreeing_folded = 4;  // shown while the table is folded
constexpr std::size_t most_rows = 200;      // shown at all; the record has the others

// ── Files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/// What a document of ours is, beside its name; empty for any other file.
std::string kind_of(const Context& c, std::string_view path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> documents{{{"data/case.json", "verify.file.case"}, {"data/assessment.json", "verify.file.assessment"}, {"data/policy.json", "verify.file.policy"}}};
    const auto document = std::ranges::find(documents, path, &decltype(documents)::value_type::first);
    return document == documents.end() ? std::string() : c.t(document->second);
}

/// One file; `r` is as high as the row.
void file_row(Context& c, Rect r, const FileLine& file) {
    const bool agrees = file.agrees();
    const std::size_t slash = file.path.rfind('/');
    const std::string name = slash == std::string::npos ? file.path : file.path.substr(slash + 1);
    const std::string kind = kind_of(c, file.path);
    const std::string below = !kind.empty() ? kind : slash == std::string::npos ? c.t("verify.file.tag") : file.path.substr(0, slash);
    std::string_view state = agrees ? "verify.file.agrees" : "verify.file.differs";
    if (!file.size) state = "verify.file.missing";
    else if (file.listed.empty()) state = "verify.file.unlisted";
    else if (file.found.empty()) state = "verify.file.unread";
    const std::string size = file.size ? size_text(*file.size) : std::string();
    const std::string digest = agrees || file.listed.empty() || file.found.empty() ? short_digest(file.found)
                                                                                     : c.t("verify.file.digests", {{"listed", file.listed.substr(0, 6)}, {"found", file.found.substr(0, 6)}});
    const auto row = c.ui.group("row", Role::listitem, c.t("verify.file.name", {{"name", name}, {"state", c.t(state)}}), r);
    if (!agrees) c.ui.fill({r.x + 1, r.y, r.w - 2, r.h}, Colour::bad_wash);
    c.ui.icon({r.x + pad + 9, r.centre().y}, agrees ? icon::circle_check : icon::circle_x, 18, agrees ? Colour::ok : Colour::bad);
    const float x = r.x + pad + 30;
    const TextStyle verdict = bold(style(Type::caption, agrees ? Colour::ok : Colour::bad, ui::Align::right));
    const float verdict_width = c.ui.measure(c.t("verify.file.unlisted"), one_line(verdict)).w + 2;  // the longest
    c.line({r.right() - pad - verdict_width, r.y, verdict_width, r.h}, c.t(state), verdict, ui::silent);
    float right = r.right() - pad - verdict_width - 12;
    if (r.w >= c.px(620)) {
        const float digests = c.px(210), sizes = c.px(80);
        c.line({right - digests, r.y, digests, r.h}, digest, one_line(style(Type::caption, Colour::text2)), ui::silent);
        c.line({right - digests - sizes - 16, r.y, sizes, r.h}, size, one_line(style(Type::caption, Colour::text2, ui::Align::right)), ui::silent);
        right -= digests + sizes + 32;
    }
    const float half = c.px(22);
    const float top = r.y + (r.h - 2 * half) / 2;
    TextStyle name_style = one_line(style(Type::table));
    if (!agrees) name_style.bold = true;
    c.line({x, top, right - x, half}, name, name_style, ui::silent);
    c.line({x, top + half, right - x, half}, r.w >= c.px(620) || size.empty() ? below : below + " · " + size, one_line(style(Type::caption, Colour::text2)), ui::silent);
}

}  // namespace

float verify_files(Context& c, Rect r) {
    const app::Verification& v = c.state.verification;
    const VerifyReport& report = v.verification.report;
    if (report.file_lines.empty()) return r.y;
    std::vector<const FileLine*> shown;
    for (const FileLine& line : report.file_lines) {
        if (!line.agrees()) shown.push_back(&line);
    }
    const std::size_t differing = shown.size();
    const std::size_t wanted = v.all_files ? most_rows : differing + agreeing_folded;
    for (const FileLine& line : report.file_lines) {
        if (line.agrees() && shown.size() < wanted) shown.push_back(&line);
    }
    shown.resize(std::min(shown.size(), most_rows));
    const std::size_t total = report.file_lines.size() + v.verification.omitted_files;
    const std::size_t hidden = total - shown.size();
    const bool folds = report.agreeing > agreeing_folded && differing < most_rows;
    const std::string counts = c.t(differing == 0 ? "verify.files.agree" : "verify.files.differ", {{"agree", std::to_string(report.agreeing)}, {"differ", std::to_string(total - report.agreeing)}});
    const float row = c.px(52), head = c.px(48);
    const float foot = (folds ? c.px(44) : 0) + (v.all_files && hidden > 0 ? c.px(36) : 0);
    const Rect card{r.x, r.y, r.w, head + row * static_cast<float>(shown.size()) + foot};
    c.ui.card(card);
    const auto in = c.ui.group("files", Role::region, c.t("verify.files.title"), card);
    const float title = c.line({card.x + pad, card.y, card.w - 2 * pad, head}, c.t("verify.files.title"), style(Type::card_title), ui::heading2);
    const TextStyle right = bold(style(Type::caption, differing == 0 ? Colour::ok : Colour::bad, ui::Align::right));
    const float counted = c.ui.measure(counts, one_line(right)).w + 2;
    c.line({card.right() - pad - counted, card.y, counted, head}, counts, right);
    if (const float room = card.w - 2 * pad - title - counted - 32; room >= c.ui.measure(c.t("verify.files.how"), one_line(style(Type::caption))).w) {
        c.line({card.x + pad + title + 12, card.y, room, head}, c.t("verify.files.how"), style(Type::caption, Colour::text2));
    }
    float y = card.y + head;
    {
        const auto table = c.ui.group("table", Role::list, c.t("verify.files.title"), {card.x, y, card.w, row * static_cast<float>(shown.size())});
        std::optional<ui::Scope> rest;  // what comes when the table is unfolded
        std::size_t n = 0;
        for (const FileLine* const line : shown) {
            if (n == differing + agreeing_folded) rest.emplace(c.ui.unfolded("rest", v.all_files));
            const auto s = c.ui.scope("file" + std::to_string(n++));
            file_row(c, {card.x, y, card.w, row}, *line);
            c.rule(card.x + 1, card.right() - 1, y);
            y += row;
        }
        if (!rest) rest.emplace(c.ui.unfolded("rest", false));
    }
    if (v.all_files && hidden > 0) {
        c.line({card.x + pad, y, card.w - 2 * pad, c.px(36)}, c.t("verify.files.more", {{"n", std::to_string(hidden)}}), style(Type::caption, Colour::text2));
        y += c.px(36);
    }
    if (folds) {
        c.rule(card.x + 1, card.right() - 1, y);
        const std::string label = v.all_files ? c.t("verify.files.fold") : c.t("verify.files.rest", {{"n", std::to_string(hidden)}});
        if (c.ui.button("all", {card.x + pad - 12, y, card.w - 2 * pad + 24, c.px(44)},
                        {.label = label, .icon_after = v.all_files ? icon::chevron_up : icon::chevron_down, .kind = ui::ButtonKind::text, .expanded = v.all_files, .align = ui::Align::left})) {
            app::Verification next = v;
            next.all_files = !v.all_files;
            c.act(action::Verify{std::move(next)});
        }
    }
    return card.bottom() + verify_gap;
}

// ── Figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────

namespace {

std::string title_of(const Context& c, const FigureLine& line) {
    if (!line.service) return c.t("verify.figures.all");
    const std::string number = c.t("verify.figures.service", {{"n", std::to_string(*line.service + 1)}});
    return line.service_title.empty() ? number : number + " " + line.service_title;
}

struct FigureText {
    std::string id, title, enclosed, computed, by_default, state;
    bool agrees = true;
    bool same_by_default = true;
};

FigureText text_of(const Context& c, const FigureLine& line) {
    FigureText text{.id = line.service ? "s" + std::to_string(*line.service) : "all", .title = title_of(c, line),
                    .enclosed = line.enclosed ? c.figure(*line.enclosed) : c.t("verify.unread"), .computed = c.figure(line.computed),
                    .by_default = c.figure(line.by_default), .state = c.t("verify.figures.same"), .agrees = line.enclosed == line.computed,
                    .same_by_default = line.computed == line.by_default};
    if (!text.agrees) text.state = c.t("verify.figures.differs");
    else if (!text.same_by_default) {
        const bool exact = line.computed.is_exact() && line.by_default.is_exact();
        const Money more = std::max(line.computed.low, line.by_default.low), less = std::min(line.computed.low, line.by_default.low);
        text.state = exact ? c.t("verify.figures.apart", {{"amount", c.figure({more - less, more - less})}}) : c.t("verify.figures.other");
    }
    return text;
}

/// A phone has no room for five columns: a row for each figure, one below the other.
float stacked(Context& c, Rect r, const std::vector<FigureText>& texts) {
    float y = r.y;
    const float row = c.px(26);
    for (const FigureText& text : texts) {
        const auto s = c.ui.scope(text.id);
        c.rule(r.x - pad + 1, r.right() + pad - 1, y);
        y += 10;
        y += c.ui.text({r.x, y, r.w, 80}, text.title, bold(style(Type::table))) + 2;
        const auto line = [&](std::string_view key, const std::string& value, Colour colour) {
            c.line({r.x, y, r.w, row}, c.t(key), style(Type::caption, Colour::text2));
            c.line({r.x, y, r.w, row}, value, one_line(style(Type::table, colour, ui::Align::right)));
            y += row;
        };
        line("verify.figures.enclosed", text.enclosed, text.agrees ? Colour::text : Colour::bad);
        line("verify.figures.computed", text.computed, Colour::text);
        line("verify.figures.default", text.by_default, Colour::text);
        line("verify.figures.state", text.state, !text.agrees ? Colour::bad : text.same_by_default ? Colour::text2 : Colour::unk);
        y += 8;
    }
    return y;
}

}  // namespace

float verify_figures(Context& c, Rect r) {
    const VerifyReport& report = c.state.verification.verification.report;
    if (report.figures.empty()) return r.y;
    std::vector<FigureText> texts;
    for (const FigureLine& line : report.figures) texts.push_back(text_of(c, line));
    const bool all_agree = std::ranges::all_of(texts, &FigureText::agrees);
    const bool wide = r.w >= c.px(620);
    const float inner = r.w - 2 * pad;

    std::vector<std::array<ui::Cell, 5>> cells;
    std::vector<ui::TableRow> rows;
    for (const FigureText& text : texts) {
        const bool sum = &text == &texts.back();
        cells.push_back({{{.text = text.title, .bold = sum},
                          {.text = text.enclosed, .colour = text.agrees ? Colour::text : Colour::bad, .bold = sum || !text.agrees},
                          {.text = text.computed, .bold = sum},
                          {.text = text.by_default, .bold = sum},
                          text.agrees && !text.same_by_default ? ui::Cell{.chip = {.label = text.state, .text = Colour::unk, .ground = Colour::unk_wash}}
                                                               : ui::Cell{.text = text.state, .colour = text.agrees ? Colour::text2 : Colour::bad, .bold = !text.agrees}}});
    }
    for (std::size_t i = 0; i < texts.size(); ++i) rows.push_back({.id = texts[i].id, .cells = cells[i]});
    const std::array<ui::Column, 5> columns{{{.id = "item", .label = c.t("verify.figures.item"), .share = 1.6f},
                                             {.id = "enclosed", .label = c.t("verify.figures.enclosed"), .align = ui::Align::right},
                                             {.id = "computed", .label = c.t("verify.figures.computed"), .align = ui::Align::right},
                                             {.id = "default", .label = c.t("verify.figures.default"), .align = ui::Align::right},
                                             {.id = "state", .label = c.t("verify.figures.state")}}};
    const ui::TableSpec spec{.name = c.t("verify.figures.title"), .columns = columns, .rows = rows};

    std::vector<std::string> notes;
    for (const package::ReadingLine& reading : report.readings) {
        notes.push_back(c.t("verify.reading", {{"article", c.say(reading.article)}, {"title", c.say(reading.title)}, {"option", c.say(reading.option)}, {"default", c.say(reading.by_default)}}));
    }
    const TextStyle note = style(Type::caption, Colour::text2);
    const bool beside = c.ui.measure(c.t("verify.figures.title"), one_line(style(Type::card_title))).w + c.px(220) <= inner;  // the chip
    const float head = c.px(beside ? 48 : 76);
    float notes_height = 0;
    for (const std::string& text : notes) notes_height += c.ui.measure(text, note, inner - 26).h + 10;
    float body = wide ? ui::table_height(c.ui, spec) : 0;
    if (!wide) {
        for (const FigureText& text : texts) body += 10 + c.ui.measure(text.title, bold(style(Type::table)), inner).h + 2 + 4 * c.px(26) + 8;
    }
    const Rect card{r.x, r.y, r.w, head + body + (notes.empty() ? 0 : notes_height + 10)};
    c.ui.card(card);
    const auto in = c.ui.group("figures", Role::region, c.t("verify.figures.title"), card);
    const float title = c.line({card.x + pad, card.y, inner, c.px(48)}, c.t("verify.figures.title"), style(Type::card_title), ui::heading2);
    const ui::ChipSpec chip{.label = c.t(all_agree ? "verify.figures.agree" : "verify.figures.differ"), .icon = all_agree ? icon::equal : icon::circle_x,
                            .text = all_agree ? Colour::ok : Colour::bad, .ground = all_agree ? Colour::ok_wash : Colour::bad_wash};
    c.ui.chip("agree", beside ? ui::Point{card.x + pad + title + 10, card.y + c.px(12)} : ui::Point{card.x + pad, card.y + c.px(44)}, chip);
    if (wide) c.line({card.x + pad, card.y, inner, c.px(48)}, c.t("result.unit"), style(Type::caption, Colour::text2, ui::Align::right), ui::silent);
    float y = card.y + head;
    if (wide) {
        ui::table(c.ui, "table", {card.x + 1, y, card.w - 2, body}, spec);
        y += body;
    } else {
        y = stacked(c, {card.x + pad, y, inner, 0}, texts);
    }
    if (!notes.empty()) c.rule(card.x + 1, card.right() - 1, y);
    y += 10;
    int n = 0;
    for (const std::string& text : notes) {
        const auto s = c.ui.scope("reading" + std::to_string(n++));
        c.ui.icon({card.x + pad + 8, y + c.px(10)}, icon::split, 16, Colour::unk);
        y += c.ui.text({card.x + pad + 26, y, inner - 26, 400}, text, note) + 10;
    }
    return card.bottom() + verify_gap;
}

}  // namespace voucher::pages
