// 材料与提交包: what art. 16 asks for, the files that were given, what still stands in the way, and the package.
#include <algorithm>
#include <array>
#include <map>

#include "shell/pages/pages.hpp"
#include "shell/pages/papers_generated.hpp"

namespace voucher::pages {
namespace {

using app::Attachment;

constexpr float row_height = 56;

std::string size_text(std::uint64_t bytes) {
    if (bytes >= 1024 * 1024) {
        const std::uint64_t tenths = (bytes * 10 + 512 * 1024) / (1024 * 1024);
        return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
    }
    return bytes >= 1024 ? std::to_string((bytes + 512) / 1024) + " KB" : std::to_string(bytes) + " B";
}

/// "3f9a07…21e84": enough to compare by eye; the whole digest is in the package.
std::string short_digest(const std::string& hex) { return hex.size() == 64 ? hex.substr(0, 6) + "…" + hex.substr(58) : std::string(); }

/// One paper: what it is and the files for it.
struct PaperSpec {
    std::string service;  // id; empty: evidence
    std::string paper;
    std::string title;
    std::string whose;    // the service's title, for names
    std::optional<bool> required;
    bool evidence = false;
    bool first_missing = false;  // the one to go on with: its button is the primary one
    bool last = false;           // of its card
};

std::string purpose_of(const PaperSpec& spec) { return "paper:" + spec.service + "/" + spec.paper; }

enum class Standing : std::uint8_t { there, reading, failed, missing, undecided, free };

Standing standing_of(const PaperSpec& spec, const std::vector<const Attachment*>& files) {
    for (const Attachment* file : files) {
        if (file->state == Attachment::State::failed) return Standing::failed;
    }
    for (const Attachment* file : files) {
        if (file->state == Attachment::State::digesting) return Standing::reading;
    }
    if (!files.empty()) return Standing::there;
    if (spec.evidence) return Standing::free;
    return !spec.required ? Standing::undecided : *spec.required ? Standing::missing : Standing::free;
}

void mark(Context& c, Point at, Standing standing) {
    switch (standing) {
        case Standing::there: c.ui.icon(at, icon::circle_check, 20, Colour::ok); break;
        case Standing::reading: c.ui.icon(at, icon::loader_circle, 20, Colour::pri); break;
        case Standing::failed:
        case Standing::missing: c.ui.icon(at, icon::circle_alert, 20, Colour::bad); break;
        case Standing::undecided: c.ui.icon(at, icon::circle_help, 20, Colour::unk); break;
        case Standing::free: c.ui.dashed_ring(at, 9, Colour::text3); break;
    }
}

/// 发票 ¥100,000.00 · 2025年5月20日 · 25372000000012345678: what an e-invoice says, in one line; nothing where nothing could be read.
std::string invoice_line(const Context& c, const invoice::Invoice& said) {
    std::vector<std::string> parts;
    if (const auto amount = invoice::total_with_tax(said)) parts.push_back(c.money(*amount));
    if (said.issued_on) parts.push_back(c.date(said.issued_on->value));
    if (said.number) parts.push_back(said.number->value);
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? c.t("papers.invoice") + " " : " · ") + part;
    return line;
}

/// A file with its size and digest or progress, and a way to take it off. Returns its height.
float file_line(Context& c, Rect r, const Attachment& file) {
    const auto s = c.ui.scope("file" + std::to_string(static_cast<std::uint32_t>(file.file)));
    const float height = c.px(46);
    const Rect words{r.x, r.y, r.w - 96, height};
    c.line({words.x, r.y + 2, words.w, c.px(22)}, file.name, style(Type::table));
    const float y = r.y + c.px(22);
    if (file.state == Attachment::State::failed) {
        c.line({words.x, y, words.w, c.px(20)}, c.t("papers.unreadable"), bold(style(Type::caption, Colour::bad)));
    } else if (file.state == Attachment::State::digesting) {
        const float width = c.line({words.x, y, words.w, c.px(20)}, size_text(file.size) + " · " + c.t("papers.reading"), style(Type::caption, Colour::text2));
        const std::string done = std::to_string(static_cast<int>(file.fraction * 100)) + "%";
        c.ui.progress("progress", {words.x + width + 8, y + 6, std::max(20.0f, std::min(88.0f, words.w - width - 60)), 8}, file.fraction, c.t("papers.reading_name", {{"name", file.name}, {"done", done}}));
    } else {
        const std::string said = file.invoice ? invoice_line(c, file.invoice->invoice) : std::string();
        const bool passed_over = file.inspection == Attachment::Inspection::too_large || file.inspection == Attachment::Inspection::too_long;
        const std::string digest = passed_over ? c.t(file.inspection == Attachment::Inspection::too_large ? "papers.too_large" : "papers.too_long") : "SHA-256 " + short_digest(file.sha256);
        c.line({words.x, y, words.w, c.px(20)}, said.empty() ? size_text(file.size) + " · " + digest : said, style(Type::caption, Colour::text2));
    }
    if (c.ui.button("preview", {r.right() - 88, r.y, 44, 44}, {.label = "", .icon = icon::eye, .name = c.t("papers.preview", {{"name", file.name}}), .kind = ButtonKind::text})) {
        c.act(action::Open{{.kind = app::Dialog::Kind::preview, .file = file.file}});
    }
    if (c.ui.button("remove", {r.right() - 44, r.y, 44, 44}, {.label = "", .icon = icon::x, .name = c.t("papers.remove", {{"name", file.name}}), .kind = ButtonKind::text})) {
        c.act(action::Detach{file.file});
    }
    return height;
}

float row_height_of(const Context& c, std::size_t files) {
    const auto count = static_cast<float>(files);
    if (c.narrow()) return files == 0 ? c.px(64) : c.px(48) + count * c.px(46) + 6;
    return std::max(row_height, 10 + c.px(46) * count);
}
float row_height_of(const Context& c, const PaperSpec& spec) { return row_height_of(c, app::files_of(c.state, spec.service, spec.paper).size()); }

/// One row of the checklist. Returns the y below.
float paper_row(Context& c, Rect r, const PaperSpec& spec, std::string_view help) {
    const auto s = c.ui.scope(spec.paper);
    const auto files = app::files_of(c.state, spec.service, spec.paper);
    const Standing standing = standing_of(spec, files);
    const float pad = c.phone() ? 16 : 20;
    const bool stacked = c.narrow();
    const float height = row_height_of(c, files.size());
    if (standing == Standing::missing || standing == Standing::failed) {
        const Rect ground{r.x + 1, r.y + 1, r.w - 2, height - 2};
        if (spec.last) c.ui.fill(ground, Colour::bad_wash, 11);  // within the card's lower corners
        c.ui.fill({ground.x, ground.y, ground.w, ground.h - (spec.last ? 12.0f : 0.0f)}, Colour::bad_wash);
    }
    const float first = r.y + (stacked ? (files.empty() ? height / 2 : c.px(26)) : std::min(height, row_height) / 2);
    mark(c, {r.x + pad + 10, first}, standing);
    const float x = r.x + pad + 32;
    const bool none = std::ranges::all_of(files, [](const Attachment* file) { return file->state == Attachment::State::failed; });
    const std::string choose_name = c.t(none ? "papers.choose_name" : "papers.more_name", {{"paper", spec.title}, {"service", spec.whose}});
    const std::string choose_label = c.t(none ? (c.phone() ? "papers.choose_short" : "papers.choose") : "papers.more");
    const ui::ButtonSpec choose{.label = choose_label,
                                .icon = icon::paperclip,
                                .name = choose_name,
                                .kind = spec.first_missing ? ButtonKind::primary : ButtonKind::secondary};
    const float button = c.ui.button_width(choose);
    const Rect button_place{r.right() - pad - button, first - 22, button, 44};
    const auto pick = [&] {
        if (c.ui.button("choose", button_place, choose)) c.act(action::PickFiles{{purpose_of(spec)}, true});
    };
    TextStyle title = style(Type::body);
    if (standing == Standing::missing) title.bold = true;
    const std::string needed = c.t(spec.evidence ? "papers.optional" : !spec.required ? "papers.undecided" : *spec.required ? "papers.required" : "papers.not_required");
    const std::string state = standing == Standing::missing ? c.t("papers.none_yet") : spec.evidence ? c.t("papers.evidence_help") : std::string(help);
    if (stacked) {
        const float words = button_place.x - 8 - x;
        if (files.empty()) {
            c.line({x, first - c.px(22), words, c.px(24)}, spec.title, title);
            c.line({x, first + c.px(2), words, c.px(20)}, standing == Standing::missing ? state : needed,
                   standing == Standing::missing ? bold(style(Type::caption, Colour::bad)) : style(Type::caption, Colour::text2));
        } else {
            c.line({x, first - c.px(12), words, c.px(24)}, files.size() > 1 ? c.t("papers.several", {{"paper", spec.title}, {"n", std::to_string(files.size())}}) : spec.title, title);
        }
        pick();
        float y = r.y + c.px(48);
        for (const Attachment* file : files) y += file_line(c, {x, y, r.right() - pad + 4 - x, 46}, *file);
        return r.y + height;
    }
    const std::string shown_title = files.size() > 1 ? c.t("papers.several", {{"paper", spec.title}, {"n", std::to_string(files.size())}}) : spec.title;
    c.line({x, first - 14, 164, 28}, shown_title, title);
    const float chip_x = x + 168;
    c.ui.chip("needed", {chip_x, first - 12}, {.label = needed, .text = Colour::text2, .ground = spec.required.value_or(false) ? Colour::well : Colour::none});
    const float column = chip_x + (c.state.language == app::Language::zh ? 68.0f : 100.0f);
    if (files.empty()) {
        c.line({column, first - 14, button_place.x - 12 - column, 28}, state,
               standing == Standing::missing ? bold(style(Type::table, Colour::bad)) : style(Type::caption, Colour::text2));
    }
    pick();
    float y = r.y + 5;
    for (const Attachment* file : files) y += file_line(c, {column, y, button_place.x - 8 - column, 46}, *file);
    return r.y + height;
}

/// A card of rows under a head. Returns the y below.
template <typename Head>
float card_of(Context& c, Rect r, std::string_view id, const std::string& name, std::span<PaperSpec> rows, std::span<const std::string> helps, Head head) {
    const float head_height = c.px(48);
    float height = head_height;
    for (const PaperSpec& spec : rows) height += row_height_of(c, spec);
    if (!rows.empty()) rows.back().last = true;
    const Rect card{r.x, r.y, r.w, height};
    c.ui.card(card);
    const auto s = c.ui.group(id, Role::region, name, card);
    head(Rect{card.x, card.y, card.w, head_height});
    float y = card.y + head_height;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float top = y;
        y = paper_row(c, {card.x, y, card.w, 0}, rows[i], helps[i]);
        c.rule(card.x, card.right(), top);
    }
    return card.bottom();
}

float service_card(Context& c, Rect r, std::size_t index, bool& first_missing) {
    const papers::ServicePapers& service = c.view.checklist.services[index];
    const std::string title = c.service_title(static_cast<int>(index));
    std::vector<PaperSpec> rows;
    std::vector<std::string> helps;
    for (const papers::PaperRow& row : service.rows) {
        if (row.required == false && row.files.empty()) continue;  // neither asked for nor given
        const policy::Paper& paper = c.pack.papers[static_cast<std::size_t>(row.paper)];
        const bool first = first_missing && row.is_missing();
        first_missing = first_missing && !first;
        rows.push_back({c.state.input.services[index].id, paper.id, c.say(paper.title), title, row.required, false, first});
        helps.push_back(c.say(paper.help));
    }
    return card_of(c, r, c.state.input.services[index].id, title, rows, helps, [&](Rect head) {
        const float pad = c.phone() ? 16 : 20;
        float x = head.x + pad;
        x += c.line({x, head.y, 40, head.h}, std::to_string(index + 1), bold(style(Type::body)), ui::silent) + 12;
        const int missing = service.required - service.present;
        const std::string state = missing > 0 ? c.t("papers.missing", {{"n", std::to_string(missing)}})
                                  : service.is_complete() ? c.t("papers.complete", {{"n", std::to_string(service.present)}, {"all", std::to_string(service.required)}})
                                                          : c.t("papers.undecided_some");
        const TextStyle state_style = bold(style(Type::caption, missing > 0 ? Colour::bad : service.is_complete() ? Colour::ok : Colour::unk, ui::Align::right));
        const float state_width = c.ui.measure(state, one_line(state_style)).w;
        const float cite = c.cite_width("16");
        const float title_width = std::min(c.ui.measure(title, one_line(bold(style(Type::body)))).w, head.right() - pad - state_width - 24 - x);
        c.line({x, head.y, title_width + 1, head.h}, title, bold(style(Type::body)), ui::heading2);
        if (x + title_width + 10 + cite + 10 + state_width < head.right() - pad) c.cite("article", {x + title_width + 10, head.y + (head.h - 24) / 2}, "16");
        c.line({head.x, head.y, head.w - pad, head.h}, state, state_style);
    });
}

float evidence_card(Context& c, Rect r) {
    std::vector<PaperSpec> rows;
    std::vector<std::string> helps;
    for (const papers::EvidenceRow& row : c.view.checklist.evidence) {
        const policy::Evidence& evidence = c.pack.evidence[static_cast<std::size_t>(row.evidence)];
        rows.push_back({"", evidence.id, c.say(evidence.title), c.t("papers.evidence"), false, true, false});
        helps.emplace_back();
    }
    return card_of(c, r, "evidence", c.t("papers.evidence"), rows, helps, [&](Rect head) {
        const float pad = c.phone() ? 16 : 20;
        const float width = c.line({head.x + pad, head.y, head.w, head.h}, c.t("papers.evidence"), bold(style(Type::body)), ui::heading2);
        c.line({head.x + pad + width + 12, head.y, head.w - width - 2 * pad - 12, head.h}, c.t("papers.evidence_note"), style(Type::caption, Colour::text2));
    });
}

// ── The package ─────────────────────────────────────────────────────────────────────────────────────────────────

/// A box with a headline and sentences. Returns the y below.
float box(Context& c, Rect r, std::string_view id, std::string_view glyph, Colour colour, Colour ground, const std::string& headline, std::span<const std::string> sentences) {
    const auto s = c.ui.scope(id);
    const float inner = r.w - 32;
    float height = 14 + c.px(24);
    for (const std::string& sentence : sentences) height += c.ui.measure(sentence, style(Type::caption), inner).h + 2;
    height += 12;
    c.ui.fill({r.x, r.y, r.w, height}, ground, 8);
    c.ui.icon({r.x + 24, r.y + 14 + c.px(12)}, glyph, 18, colour);
    c.line({r.x + 42, r.y + 14, r.w - 58, c.px(24)}, headline, bold(style(Type::table, colour)));
    float y = r.y + 14 + c.px(24) + 2;
    for (const std::string& sentence : sentences) y += c.ui.text({r.x + 16, y, inner, 100}, sentence, style(Type::caption)) + 2;
    return r.y + height;
}

/// A value of a difference: amounts and days as people write them, anything else as it stands. What it is the code tells:
/// an invoice's number is digits as well.
std::string as_shown(const Context& c, const std::string& code, const std::string& value) {
    const auto day = code.starts_with("invoice_day_") ? Date::parse(value) : std::nullopt;
    const auto amount = code.starts_with("invoice_amount_") || code == "invoice_credit_note" ? Money::parse(value) : std::nullopt;
    return day ? c.date(*day) : amount ? c.money(*amount) : value;
}

struct Standings {
    std::vector<std::string> blocking;
    std::vector<std::string> to_check;
    std::string reading_only;  // where e-invoices were read: what that is not
    int missing = 0;
    bool reading = false;
};

Standings standings(const Context& c) {
    Standings result;
    std::map<int, std::string> missing;  // by service, one sentence each
    using Kind = app::Problem::Kind;
    for (const app::Problem& p : c.view.problems) {
        switch (p.kind) {
            case Kind::paper_missing:
                ++result.missing;
                missing[p.service] += (missing[p.service].empty() ? "" : c.t("papers.list_comma")) + c.say(c.pack.papers[static_cast<std::size_t>(p.paper)].title);
                break;
            case Kind::no_service: result.blocking.push_back(c.t("papers.problem.no_service")); break;
            case Kind::file_failed: result.to_check.push_back(c.t("papers.problem.file", {{"name", p.name}})); break;
            case Kind::not_met: result.to_check.push_back(c.t("papers.problem.not_met")); break;
            case Kind::open: result.to_check.push_back(c.t("papers.problem.open")); break;
            case Kind::out_of_period: result.to_check.push_back(c.t("papers.problem.period")); break;
            case Kind::unread: result.to_check.push_back(c.t("papers.problem.unread")); break;
        }
    }
    for (const app::InvoiceView::Warning& w : c.view.invoices.warnings) {
        const invoice::Difference& d = w.difference;
        result.to_check.push_back(c.t("papers.problem.invoice", {{"service", c.service_title(w.service)}, {"name", w.file}, {"what", invoice_finding(c, d.finding)}}) +
                                  (invoice::values_of(d.finding) ? std::string() : c.t("invoice.both_values", {{"invoice", as_shown(c, d.finding.code, d.on_invoice)}, {"case", as_shown(c, d.finding.code, d.in_case)}})));
    }
    for (const app::InvoiceView::Read& read : c.view.invoices.read) {
        for (const Finding& f : read.reading.findings) result.to_check.push_back(c.t("papers.problem.invoice", {{"service", c.service_title(read.service)}, {"name", read.file}, {"what", invoice_finding(c, f)}}));
    }
    if (!c.view.invoices.read.empty()) result.reading_only = c.t("invoice.reading_only");
    for (const auto& [service, papers] : missing) {
        result.blocking.push_back(c.t("papers.problem.missing", {{"service", c.service_title(service)}, {"paper", papers}, {"article", c.article("16")}}));
    }
    for (const Attachment& file : c.state.attachments) result.reading = result.reading || file.state == Attachment::State::digesting;
    return result;
}

ui::ButtonSpec make_button(const Context& c, const Standings& s, std::string& label) {
    const bool ready = s.blocking.empty() && c.state.pledged && !s.reading;
    label = c.state.making ? c.t("making.now")
            : s.missing > 0 ? c.t("papers.make_missing", {{"n", std::to_string(s.missing)}})
            : !s.blocking.empty() ? c.t("papers.make_no_service")
            : s.reading ? c.t("papers.make_reading")
            : !c.state.pledged ? c.t("papers.make_pledge")
                               : c.t("papers.make");
    return {.label = label, .icon = icon::package, .kind = ButtonKind::primary, .disabled = !ready, .busy = c.state.making.has_value()};
}

/// The pledge: a box to tick, with the articles it follows. Returns the y below.
float pledge(Context& c, Rect r) {
    const float height = std::max(44.0f, c.ui.measure(c.t("papers.pledge"), style(Type::table), r.w - 36).h + 8);
    if (c.ui.checkbox("pledge", {r.x, r.y, r.w, height}, {.label = c.t("papers.pledge"), .ticked = ui::ticked(c.state.pledged)})) c.act(action::Pledge{!c.state.pledged});
    return r.y + height;
}

/// Beside the checklist: what stands in the way, the pledge, the package, and what follows it.
void package_panel(Context& c, Rect side, const Standings& s) {
    c.ui.fill(side, Colour::surface);
    c.ui.line({side.x, side.y}, {side.x, side.bottom()}, Colour::line);
    const auto in = c.ui.group("package", Role::complementary, c.t("papers.package"), side);
    const auto area = c.ui.scroll("scroll", {side.x + 1, side.y + 1, side.w - 1, side.h - 1});
    const Rect r{side.x + 20, area.content.y + 15, side.w - 40, side.h};
    float y = r.y + c.ui.text({r.x, r.y, r.w, 30}, c.t("papers.package"), style(Type::card_title), ui::heading2) + 10;
    if (!s.blocking.empty()) {
        y = box(c, {r.x, y, r.w, 0}, "blocking", icon::circle_alert, Colour::bad, Colour::bad_wash, c.t("papers.blocking", {{"n", std::to_string(s.blocking.size())}}), s.blocking) + 12;
    }
    if (!s.to_check.empty()) {
        y = box(c, {r.x, y, r.w, 0}, "to_check", icon::triangle_alert, Colour::warn, Colour::warn_wash, c.t("papers.to_check", {{"n", std::to_string(s.to_check.size())}}), s.to_check) + 12;
    }
    if (!s.reading_only.empty()) y += c.ui.text({r.x, y, r.w, 100}, s.reading_only, style(Type::caption, Colour::text2)) + 12;
    y = pledge(c, {r.x, y, r.w, 0}) + 16;
    std::string label;
    const ui::ButtonSpec make = make_button(c, s, label);
    if (c.ui.button("make", {r.x, y, r.w, 44}, make)) c.act(action::MakePackage{});
    y += 56;
    if (c.ui.button("draft", {r.x, y, r.w, 44}, {.label = c.t("papers.draft"), .disabled = c.state.making.has_value()})) c.act(action::MakePackage{});
    y += 52;
    y += c.ui.text({r.x, y, r.w, 60}, c.t("papers.draft_note"), style(Type::caption, Colour::text2)) + 12;
    c.rule(r.x, r.right(), y);
    y = next_steps(c, {r.x, y + 14, r.w, 0}) + 16;
    const std::array note{c.t("papers.not_a_claim_more")};
    y = box(c, {r.x, y, r.w, 0}, "note", icon::info, Colour::text2, Colour::well, c.t("papers.not_a_claim"), note);
    c.ui.scroll_end(y + 16);
}

/// The papers of each service and the evidence; where there is no room beside them, also what the panel would say.
void checklist(Context& c, Rect room, const Standings& s) {
    const auto area = c.ui.scroll("page", room);
    Rect in = Rect{room.x, area.content.y, room.w, area.content.h}.inset(c.phone() ? 16 : 24, c.phone() ? 12 : 16);
    if (c.form == Form::tablet && in.w > 720) in = {in.x + (in.w - 720) / 2, in.y, 720, in.h};
    const std::string count = std::to_string(c.view.checklist.present) + "/" + std::to_string(c.view.checklist.required);
    const float count_words = c.ui.measure(c.t("papers.of_required"), one_line(style(Type::caption))).w;
    const float count_width = c.ui.measure(count, one_line(style(Type::section_title))).w + 8 + count_words;
    float y = c.page_head({in.x, in.y, in.w - count_width - 12, in.h}, c.t(c.phone() ? "papers.title_short" : "page.papers"), c.t("papers.lead"));
    c.line({in.right() - count_width, in.y + 8, count_width, 32}, count, style(Type::section_title));
    c.line({in.right() - count_words, in.y + 10, count_words + 2, 32}, c.t("papers.of_required"), style(Type::caption, Colour::text2));
    y += 12;
    bool first_missing = true;
    for (std::size_t i = 0; i < c.view.checklist.services.size(); ++i) y = service_card(c, {in.x, y, in.w, 0}, i, first_missing) + 12;
    if (c.view.checklist.services.empty()) {
        const Rect card{in.x, y, in.w, 120};
        c.ui.card(card);
        c.ui.text({card.x + 20, card.y + 24, card.w - 40, 40}, c.t("papers.problem.no_service"), style(Type::body, Colour::text2, ui::Align::centre));
        const ui::ButtonSpec go{.label = c.t("page.services"), .icon_after = icon::arrow_right};
        const float width = c.ui.button_width(go);
        if (c.ui.button("to_services", {card.centre().x - width / 2, card.bottom() - 60, width, 44}, go)) c.act(action::Go{PageId::services});
        y = card.bottom() + 12;
    }
    y = evidence_card(c, {in.x, y, in.w, 0}) + 12;
    y = generated_card(c, {in.x, y, in.w, 0}) + 12;
    if (c.narrow()) {
        std::vector<std::string> all = s.blocking;
        all.insert(all.end(), s.to_check.begin(), s.to_check.end());
        if (!all.empty()) {
            const bool bad = !s.blocking.empty();
            y = box(c, {in.x, y, in.w, 0}, "problems", bad ? icon::circle_alert : icon::triangle_alert, bad ? Colour::bad : Colour::warn, bad ? Colour::bad_wash : Colour::warn_wash,
                    c.t(bad ? "papers.blocking" : "papers.to_check", {{"n", std::to_string(all.size())}}), all) + 12;
        }
        if (!s.reading_only.empty()) y += c.ui.text({in.x, y, in.w, 100}, s.reading_only, style(Type::caption, Colour::text2)) + 12;
        y = pledge(c, {in.x, y, in.w, 0}) + 12;
        y = next_steps(c, {in.x, y, in.w, 0}) + 8;
        const std::array note{c.t("papers.not_a_claim_more")};
        y = box(c, {in.x, y, in.w, 0}, "note", icon::info, Colour::text2, Colour::well, c.t("papers.not_a_claim"), note);
    }
    c.ui.scroll_end(y + 24);
}

}  // namespace

float next_steps(Context& c, Rect r) {
    const auto s = c.ui.scope("next_steps");
    float y = r.y + c.ui.text(r, c.t("papers.next"), bold(style(Type::body)), ui::heading2) + 8;
    int n = 0;
    for (const policy::Text& step : c.pack.next_steps) {
        const auto here = c.ui.scope(std::to_string(++n));
        c.ui.border({r.x, y, 24, 24}, Colour::control, 12);
        c.ui.text({r.x, y + 2, 24, 20}, std::to_string(n), bold([&] { TextStyle t = style(Type::caption, Colour::text2); t.align = ui::Align::centre; return t; }()), ui::silent);
        y += std::max(32.0f, c.ui.text({r.x + 36, y + 1, r.w - 36, 60}, c.say(step), style(Type::table)) + 10);
    }
    return y;
}

void papers(Context& c, Rect r) {
    const auto main = c.ui.group("main", Role::main, c.t("page.papers"), r);
    Rect room = r;
    const Standings s = standings(c);
    if (!c.narrow()) {
        const Rect panel = room.cut_right(c.form == Form::wide ? 440 : 336);
        checklist(c, room, s);
        return package_panel(c, panel, s);
    }
    std::string label;
    const Rect bottom = room.cut_bottom(foot_height(c));
    const ui::ButtonSpec make = make_button(c, s, label);
    const std::array buttons{FootButton{"draft", c.t("papers.draft_short"), {}, {}, ButtonKind::secondary}, FootButton{"make", label, icon::package, {}, ButtonKind::primary, make.disabled}};
    if (foot(c, bottom, buttons)) c.act(action::MakePackage{});
    checklist(c, room, s);
}

}  // namespace voucher::pages
