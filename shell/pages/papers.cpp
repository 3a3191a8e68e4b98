// 材料与提交包: what art. 16 asks for, the files that were given, what still stands in the way, and the package.
#include <algorithm>
#include <array>
#include <map>

#include "shell/pages/pages.hpp"
#include "shell/pages/papers_generated.hpp"
#include "shell/pages/papers_rows.hpp"

namespace voucher::pages {
namespace {

using app::Attachment;

// ── The package ─────────────────────────────────────────────────────────────────────────────────────────────────

/// A box with a headline and sentences. Returns the y below.
float box(Context& c, Rect r, std::string_view id, std::string_view glyph, Colour colour, Colour ground, const std::string& headline, std::span<const std::string> sentences) {
    const auto s = c.ui.scope(id);
    const float inner = r.w - 32;
    const TextStyle head = bold(style(Type::table, colour));
    const float head_height = std::max(c.px(24), c.ui.measure(headline, head, r.w - 58).h);
    float height = 14 + head_height;
    for (const std::string& sentence : sentences) height += c.ui.measure(sentence, style(Type::caption), inner).h + 2;
    height += 12;
    c.ui.fill({r.x, r.y, r.w, height}, ground, 8);
    c.ui.icon({r.x + 24, r.y + 14 + c.px(12)}, glyph, 18, colour);
    c.ui.text({r.x + 42, r.y + 14, r.w - 58, head_height}, headline, head);
    float y = r.y + 14 + head_height + 2;
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
            case Kind::file_gone: result.to_check.push_back(c.t("papers.problem.gone", {{"name", p.name}})); break;
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
    for (DropPlace& place : c.drop_places) place.r = place.r.intersect(room);  // what is scrolled out of sight takes nothing
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
