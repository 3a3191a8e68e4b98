// 审核核验: one package, verified on this machine: whether it agrees with itself, what does not, what is missing, and
// what to do next.
#include <algorithm>
#include <array>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

using app::Verification;
using Stage = Verification::Stage;

constexpr float pad = 20;
constexpr std::size_t most_shown = 40;  // of each group: whoever has more begins with these

std::string size_text(std::uint64_t bytes) {
    if (bytes >= 1024 * 1024) {
        const std::uint64_t tenths = (bytes * 10 + 512 * 1024) / (1024 * 1024);
        return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
    }
    return bytes >= 1024 ? std::to_string((bytes + 512) / 1024) + " KB" : std::to_string(bytes) + " B";
}

bool is_missing_paper(const Finding& f) { return f.code == "package_paper_missing"; }

// ── The verdict in words ────────────────────────────────────────────────────────────────────────────────────────────

struct Verdict {
    std::string head;
    std::string text;
    std::string next;
    const char* glyph;
    Colour ink;
};

Verdict verdict_of(const Context& c) {
    const Verification& v = c.state.verification;
    const package::VerifyReport& report = v.verification.report;
    if (v.stage == Stage::failed) return {c.t("verify.failed"), c.t("verify.failed.text", {{"reason", v.reason}}), c.t("verify.failed.next"), icon::circle_alert, Colour::bad};
    if (v.verification.refused) return {c.t("verify.refused"), c.t("verify.refused.text"), c.t("verify.refused.next"), icon::shield_x, Colour::bad};
    const std::size_t errors = static_cast<std::size_t>(std::ranges::count(report.findings, Severity::error, &Finding::severity)) + v.verification.omitted;
    if (!report.holds()) return {c.t("verify.differs", {{"n", std::to_string(errors)}}), c.t("verify.differs.text"), c.t("verify.differs.next"), icon::shield_x, Colour::bad};
    if (report.present < report.required) {
        return {c.t("verify.holds_draft", {{"n", std::to_string(report.required - report.present)}}), c.t("verify.holds.text"), c.t("verify.holds_draft.next"), icon::shield_check, Colour::warn};
    }
    return {c.t("verify.holds"), c.t("verify.holds.text"), c.t("verify.holds.next"), icon::shield_check, Colour::ok};
}

bool is_told(Stage stage) { return stage == Stage::done || stage == Stage::failed || stage == Stage::opening; }

/// What a screen reader says of itself: that it began, and the verdict.
void announce(Context& c) {
    const Verification& v = c.state.verification;
    std::string said;
    if (v.stage == Stage::running) said = c.t("verify.running", {{"name", v.name}});
    if (v.stage == Stage::opening) said = c.t("verify.opening");
    if (v.stage == Stage::done || v.stage == Stage::failed) said = v.not_opened ? c.t("verify.not_opened", {{"reason", v.reason}}) : verdict_of(c).head;
    c.ui.status("verdict", said);
}

// ── Parts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

float choose_part(Context& c, Rect r) {
    const Rect zone{r.x, r.y, r.w, c.px(150)};
    if (c.ui.drop_zone("choose", zone, c.t(c.state.drag_over ? "verify.let_go" : "verify.drop"), c.t("verify.choose"), c.t("verify.drop.help"), c.state.drag_over)) {
        c.act(action::PickFiles{{"verify"}, false});
    }
    float y = zone.bottom() + 16;
    y += c.ui.text({r.x, y, r.w, 200}, c.t("verify.meaning"), style(Type::table, Colour::text2));
    return y;
}

float running_part(Context& c, Rect r) {
    const Verification& v = c.state.verification;
    const ui::ButtonSpec stop{.label = c.t("verify.stop"), .icon = icon::x};
    const float button = c.ui.button_width(stop);
    const std::string done = std::to_string(static_cast<int>(v.fraction * 100)) + "%";
    const std::string about = v.name + " · " + size_text(v.size) + " · " + done;
    const float words = c.ui.measure(about, style(Type::table), r.w - 2 * pad).h;
    const Rect card{r.x, r.y, r.w, pad + c.px(26) + words + 20 + 12 + 44 + pad};
    const auto in = c.ui.group("running", Role::region, c.t("verify.running_title"), card);
    c.ui.card(card);
    const Rect at = card.inset(pad);
    c.line({at.x, at.y, at.w, c.px(26)}, c.t("verify.running_title"), style(Type::card_title), ui::heading2);
    c.ui.text({at.x, at.y + c.px(26), at.w, words}, about, style(Type::table, Colour::text2));
    c.ui.progress("progress", {at.x, at.y + c.px(26) + words + 8, at.w, 8}, v.fraction, c.t("verify.progress", {{"done", done}}));
    if (c.ui.button("stop", {at.x, card.bottom() - pad - 44, button, 44}, stop)) c.act(action::StopVerifying{});
    return card.bottom();
}

float verdict_part(Context& c, Rect r) {
    const Verification& v = c.state.verification;
    const Verdict verdict = verdict_of(c);
    const std::string about = v.name + " · " + size_text(v.size);
    const float x = r.x + pad + 44;
    const float width = r.right() - pad - x;
    const float h1 = c.ui.measure(verdict.head, style(Type::section_title), width).h;
    const float h2 = c.ui.measure(about, style(Type::caption), width).h;
    const float h3 = c.ui.measure(verdict.text, style(Type::table), width).h;
    const Rect card{r.x, r.y, r.w, pad + h1 + 4 + h2 + 8 + h3 + pad};
    const auto in = c.ui.group("verdict_card", Role::region, c.t("verify.verdict"), card);
    c.ui.card(card);
    c.ui.border(card, verdict.ink, 12, 2);
    c.ui.icon({r.x + pad + 16, r.y + pad + 16}, verdict.glyph, 30, verdict.ink);
    float y = r.y + pad;
    y += c.ui.text({x, y, width, h1}, verdict.head, style(Type::section_title), ui::heading2) + 4;
    y += c.ui.text({x, y, width, h2}, about, style(Type::caption, Colour::text2)) + 8;
    c.ui.text({x, y, width, h3}, verdict.text, style(Type::table));
    return card.bottom();
}

struct Way {
    std::string_view id;
    ui::ButtonSpec spec;
    void (*pressed)(Context&);
};

/// Buttons beside each other, on a new line where there is no room. Returns the y below.
float buttons(Context& c, Rect r, std::span<const Way> ways) {
    float x = r.x, y = r.y;
    for (const Way& each : ways) {
        const float width = std::min(c.ui.button_width(each.spec), r.w);
        if (x > r.x && x + width > r.right()) {
            x = r.x;
            y += 44 + 8;
        }
        if (c.ui.button(each.id, {x, y, width, 44}, each.spec)) each.pressed(c);
        x += width + 8;
    }
    return y + 44;
}

/// What to do next, and the ways on.
float next_part(Context& c, Rect r) {
    const Verification& v = c.state.verification;
    const bool open = can_be_opened(v);
    float y = r.y;
    y += c.ui.text({r.x, y, r.w, 200}, verdict_of(c).next, bold(style(Type::body))) + 6;
    if (open && !v.verification.report.holds()) y += c.ui.text({r.x, y, r.w, 200}, c.t("verify.open.warning"), style(Type::table, Colour::warn)) + 6;
    if (v.not_opened) y += c.ui.text({r.x, y, r.w, 200}, c.t("verify.not_opened", {{"reason", v.reason}}), bold(style(Type::table, Colour::bad))) + 6;
    y += 6;
    const bool busy = v.stage == Stage::opening;
    std::vector<Way> ways;
    if (open || busy) {
        ways.push_back({"open", {.label = c.t(busy ? "verify.opening" : "verify.open"), .icon = icon::folder_open, .kind = ButtonKind::primary, .disabled = busy, .busy = busy},
                           [](Context& each) { each.act(action::OpenPackage{}); }});
    }
    if (v.stage != Stage::failed) {
        ways.push_back({"print", {.label = c.t("verify.print"), .icon = icon::printer}, [](Context& each) { each.act(action::Print{}); }});
    }
    ways.push_back({"another", {.label = c.t("verify.another"), .icon = icon::upload}, [](Context& each) { each.act(action::PickFiles{{"verify"}, false}); }});
    return buttons(c, {r.x, y, r.w, 44}, ways);
}

struct Row {
    std::string label;
    std::string value;
};

std::vector<Row> facts_of(const Context& c) {
    const package::VerifyReport& report = c.state.verification.verification.report;
    const bool unknown = std::ranges::any_of(report.findings, [](const Finding& f) { return f.code == "package_policy_unknown"; });
    std::vector<Row> rows;
    rows.push_back({c.t("verify.applicant"), report.applicant.empty() ? c.t("verify.unread") : report.applicant});
    std::string policy = c.t("verify.unread");
    if (!report.policy_sha256.empty()) {
        policy = report.policy_sha256 == c.pack.sha256 ? c.say(c.pack.title) + " · " + c.pack.id : c.t(unknown ? "verify.policy.unknown" : "verify.policy.known");
    }
    rows.push_back({c.t("verify.policy"), policy});
    if (!report.policy_sha256.empty()) rows.push_back({c.t("verify.policy.digest"), report.policy_sha256});
    rows.push_back({c.t("verify.papers"), c.t("verify.papers.count", {{"present", std::to_string(report.present)}, {"required", std::to_string(report.required)}})});
    rows.push_back({c.t("verify.files"), c.t("verify.files.count", {{"n", std::to_string(report.files)}})});
    return rows;
}

float facts_part(Context& c, Rect r) {
    const std::vector<Row> rows = facts_of(c);
    const bool stacked = c.phone();
    const float label = stacked ? 0 : c.px(c.state.language == app::Language::zh ? 120.0f : 170.0f);
    const float width = r.w - 2 * pad - label;
    const auto height_of = [&](const Row& row) { return c.ui.measure(row.value, style(Type::table), width).h + (stacked ? c.px(20) : 0) + 8; };
    float height = pad + c.px(26) + 8;
    for (const Row& row : rows) height += height_of(row);
    const Rect card{r.x, r.y, r.w, height + pad - 8};
    const auto in = c.ui.group("facts", Role::region, c.t("verify.facts"), card);
    c.ui.card(card);
    float y = card.y + pad;
    c.line({card.x + pad, y, card.w - 2 * pad, c.px(26)}, c.t("verify.facts"), style(Type::card_title), ui::heading2);
    y += c.px(26) + 8;
    for (const Row& row : rows) {
        c.line({card.x + pad, y, stacked ? width : label - 8, c.px(20)}, row.label, style(Type::table, Colour::text2));
        c.ui.text({card.x + pad + label, y + (stacked ? c.px(20) : 0), width, 400}, row.value, style(Type::table));
        y += height_of(row);
    }
    return card.bottom();
}

// ── Findings ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Words of the core for the command line; the code has said the same in the person's own.
bool is_prose(std::string_view text) {
    constexpr std::array<std::string_view, 6> prose{"nothing", "no file", "a file", "the document", "0 bytes", "no as_of"};
    return std::ranges::find(prose, text) != prose.end();
}

/// What was expected, where it is a value rather than a sentence.
std::string expected_of(const Finding& f) {
    if (f.code == "bag_digest_differs" || f.code == "bag_payload_differs") return f.expected;
    if (f.code == "package_assessment_differs") return f.expected.substr(0, f.expected.rfind(", as computed"));
    return {};
}

std::vector<std::string> lines_of(const Context& c, const Finding& f) {
    std::vector<std::string> lines;
    if (!f.place.empty()) lines.push_back(c.t("verify.place", {{"place", f.place}}));
    if (!f.found.empty() && !is_prose(f.found)) lines.push_back(c.t("verify.found", {{"found", f.found}}));
    const std::string expected = expected_of(f);
    if (!expected.empty() && !is_prose(expected)) lines.push_back(c.t("verify.expected", {{"expected", expected}}));
    return lines;
}

/// The paper that a finding of a missing one is about: its id is the last part of the place.
const policy::Paper* paper_of(const Context& c, const Finding& f) {
    const auto paper = std::ranges::find(c.pack.papers, f.place.substr(f.place.rfind('/') + 1), &policy::Paper::id);
    return paper == c.pack.papers.end() ? nullptr : &*paper;
}

/// One finding; draws nothing where `draw` is not set. Returns its height.
float finding_row(Context& c, Rect r, const Finding& f, const char* glyph, Colour ink, bool draw) {
    const float x = r.x + 28;
    const float width = r.w - 28;
    const policy::Paper* const paper = is_missing_paper(f) ? paper_of(c, f) : nullptr;
    const std::string head = paper != nullptr ? c.say(paper->title) : c.finding(f);
    const TextStyle strong = bold(style(Type::body));
    float y = r.y + c.ui.measure(head, strong, width).h;
    if (draw) {
        c.ui.icon({r.x + 10, r.y + c.px(12)}, glyph, 20, ink);
        c.ui.text({x, r.y, width, 200}, head, strong);
    }
    if (paper != nullptr) {
        if (draw) c.cite("article", {x, y + 4}, paper->article);
        y += c.px(24) + 6;
    }
    for (const std::string& line : lines_of(c, f)) {
        const TextStyle small = style(Type::caption, Colour::text2);
        if (draw) c.ui.text({x, y, width, 400}, line, small);
        y += c.ui.measure(line, small, width).h;
    }
    return y - r.y + 14;
}

struct Group {
    std::string_view id;
    const char* glyph;
    Colour ink;
    bool (*takes)(const Finding&);
};
constexpr std::array<Group, 4> groups{{{"errors", icon::circle_alert, Colour::bad, [](const Finding& f) { return f.severity == Severity::error && !is_missing_paper(f); }},
                                       {"missing", icon::circle_alert, Colour::warn, is_missing_paper},
                                       {"warnings", icon::triangle_alert, Colour::warn, [](const Finding& f) { return f.severity == Severity::warning && !is_missing_paper(f); }},
                                       {"notes", icon::info, Colour::text2, [](const Finding& f) { return f.severity == Severity::note; }}}};

float group_part(Context& c, Rect r, const Group& group) {
    std::vector<const Finding*> list;
    for (const Finding& f : c.state.verification.verification.report.findings) {
        if (group.takes(f)) list.push_back(&f);
    }
    if (list.empty()) return r.y;
    const std::size_t all = list.size() + (group.id == "errors" ? c.state.verification.verification.omitted : 0);
    list.resize(std::min(list.size(), most_shown));
    const std::string title = c.t("verify.group." + std::string(group.id), {{"n", std::to_string(all)}});
    const Rect inner{r.x + pad, r.y + pad, r.w - 2 * pad, 0};
    float height = pad + c.px(26) + 10;
    for (const Finding* f : list) height += finding_row(c, inner, *f, group.glyph, group.ink, false);
    const bool more = all > list.size();
    const Rect card{r.x, r.y, r.w, height + (more ? c.px(22) : 0) + pad - 14};
    const auto in = c.ui.group(group.id, Role::region, title, card);
    c.ui.card(card);
    c.line({inner.x, inner.y, inner.w, c.px(26)}, title, style(Type::card_title), ui::heading2);
    float y = inner.y + c.px(26) + 10;
    int n = 0;
    for (const Finding* f : list) {
        const auto s = c.ui.scope("finding" + std::to_string(n++));
        y += finding_row(c, {inner.x, y, inner.w, 0}, *f, group.glyph, group.ink, true);
    }
    if (more) c.line({inner.x, y, inner.w, c.px(22)}, c.t("verify.more", {{"n", std::to_string(all - list.size())}}), style(Type::caption, Colour::text2));
    return card.bottom() + 16;
}

}  // namespace

void verify(Context& c, Rect r) {
    announce(c);
    const auto in = c.ui.group("main", Role::main, c.t("page.verify"), r);
    const auto area = c.ui.scroll("page", r);
    const float side = c.phone() ? 16 : 24;
    Rect col{r.x + side, area.content.y + 16, r.w - 2 * side, r.h};
    if (col.w > 1000) col = {col.x + (col.w - 1000) / 2, col.y, 1000, col.h};
    if (c.ui.button("back", {col.x, col.y, 44, 44}, {.icon = icon::arrow_left, .name = c.t("bar.back_home")})) c.act(action::Go{PageId::home});
    float y = c.page_head({col.x + 56, col.y - 4, col.w - 56, 80}, c.t("page.verify"), c.t("verify.head")) + 16;
    const Stage stage = c.state.verification.stage;
    if (stage == Stage::none) y = choose_part(c, {col.x, y, col.w, 0});
    if (stage == Stage::running) y = running_part(c, {col.x, y, col.w, 0});
    if (is_told(stage)) {
        y = verdict_part(c, {col.x, y, col.w, 0}) + 16;
        y = next_part(c, {col.x, y, col.w, 0}) + 16;
        if (stage != Stage::failed && !c.state.verification.verification.refused) y = facts_part(c, {col.x, y, col.w, 0}) + 16;
        for (const Group& group : groups) y = group_part(c, {col.x, y, col.w, 0}, group);
        y += c.ui.text({col.x, y, col.w, 200}, c.t("verify.meaning"), style(Type::caption, Colour::text2));
    }
    c.ui.scroll_end(y + 24);
}

}  // namespace voucher::pages
