// 审核核验: one package, verified on this machine: whether it agrees with itself, what does not, what is missing, and
// what to do next. Many packages are a list (review.cpp), from which one comes here and goes back.
#include <algorithm>
#include <array>

#include "shell/pages/pages.hpp"
#include "shell/pages/verify.hpp"
#include "shell/pages/ways.hpp"

namespace voucher::pages {
namespace {

using app::Verification;
using Stage = Verification::Stage;

constexpr float pad = verify_pad;
constexpr float gap = verify_gap;

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
        c.act(action::PickFiles{{"verify"}, platform::Choice::several});
    }
    const ui::ButtonSpec folder{.label = c.t("review.folder"), .icon = icon::folder_open};
    if (c.ui.button("folder", {r.x, zone.bottom() + 16, c.ui.button_width(folder), 44}, folder)) c.act(action::PickFiles{{"verify"}, platform::Choice::folder});
    float y = zone.bottom() + 16 + 44 + 16;
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
    const package::VerifyReport& report = v.verification.report;
    std::string about = v.name + " · " + size_text(v.size);
    // The day that the package's figures are of; the day of making stands nowhere in it, or its bytes would differ by it.
    if (report.as_of) about += " · " + c.t("verify.as_of", {{"day", c.date(*report.as_of)}});
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
    std::vector<Way> on;
    const bool one_of_many = !c.state.review.packages.empty();
    if (one_of_many) {
        on.push_back({"list", {.label = c.t("review.back"), .icon = icon::arrow_left, .disabled = busy}, action::Review{app::review::Back{}}});
    }
    if (open || busy) {
        on.push_back({"open", {.label = c.t(busy ? "verify.opening" : "verify.open"), .icon = icon::folder_open, .kind = ButtonKind::primary, .disabled = busy, .busy = busy},
                           action::OpenPackage{}});
    }
    if (!one_of_many) on.push_back({"another", {.label = c.t("verify.another"), .icon = icon::upload}, action::PickFiles{{"verify"}, platform::Choice::several}});
    return ways(c, {r.x, y, r.w, 44}, on);
}

/// The record: to keep beside the package, or to print.
float record_part(Context& c, Rect r) {
    const float width = r.w - 2 * pad;
    const float text = c.ui.measure(c.t("verify.record.text"), style(Type::caption), width).h;
    const Rect card{r.x, r.y, r.w, pad + c.px(26) + 4 + text + 12 + 44 + pad};
    c.ui.card(card);
    const auto in = c.ui.group("record", Role::region, c.t("verify.record"), card);
    float y = card.y + pad;
    c.line({card.x + pad, y, width, c.px(26)}, c.t("verify.record"), style(Type::card_title), ui::heading2);
    y += c.px(26) + 4;
    y += c.ui.text({card.x + pad, y, width, text}, c.t("verify.record.text"), style(Type::caption, Colour::text2)) + 12;
    if (c.ui.button("save", {card.x + pad, y, width, 44}, {.label = c.t("verify.record.save"), .icon = icon::file_down, .kind = ButtonKind::primary})) c.act(action::SaveRecord{});
    return card.bottom();
}

struct Row {
    std::string label;
    std::string value;
};

std::vector<Row> facts_of(const Context& c) {
    const package::VerifyReport& report = c.state.verification.verification.report;
    std::vector<Row> rows;
    rows.push_back({c.t("verify.applicant"), !report.applicant.empty() ? report.applicant : c.t(report.as_of ? "verify.unnamed" : "verify.unread")});
    std::string policy = c.t("verify.unread");
    if (!report.policy_sha256.empty()) {
        policy = report.policy_sha256 == c.pack.sha256 ? c.say(c.pack.title) + " · " + c.pack.id : c.t(report.policy_known ? "verify.policy.known" : "verify.policy.unknown");
    }
    rows.push_back({c.t("verify.policy"), policy});
    if (!report.policy_sha256.empty()) rows.push_back({c.t("verify.policy.digest"), report.policy_sha256});
    if (report.as_of) rows.push_back({c.t("verify.papers"), c.t("verify.papers.count", {{"present", std::to_string(report.present)}, {"required", std::to_string(report.required)}})});
    rows.push_back({c.t("verify.files"), c.t("verify.files.count", {{"n", std::to_string(report.files)}})});
    return rows;
}

float facts_part(Context& c, Rect r) {
    const std::vector<Row> rows = facts_of(c);
    const bool stacked = r.w < c.px(560);
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

}  // namespace

void verify(Context& c, Rect r) {
    const Stage stage = c.state.verification.stage;
    const bool many = stage == Stage::none && !c.state.review.packages.empty();
    if (many) c.ui.status("verdict", verify_many_said(c));
    else announce(c);
    const auto in = c.ui.group("main", Role::main, c.t("page.verify"), r);
    const auto area = c.ui.scroll("page", r);
    const Rect col = c.titled_column(r, area.content, 1232, c.t("page.verify"), c.t("verify.head"));
    float y = col.y;
    if (many) {
        y = verify_many(c, {col.x, y, col.w, 0}, r);
        y += c.ui.text({col.x, y, col.w, 200}, c.t("verify.meaning"), style(Type::caption, Colour::text2));
    } else if (stage == Stage::none) y = choose_part(c, {col.x, y, col.w, 0});
    if (stage == Stage::running) y = running_part(c, {col.x, y, col.w, 0});
    if (is_told(stage)) {
        const bool looked_in = stage != Stage::failed && !c.state.verification.verification.refused;
        const bool two_columns = looked_in && col.w >= c.px(960);
        const float aside = two_columns ? c.px(336) : 0;
        const Rect left{col.x, y, col.w - (two_columns ? aside + gap : 0), 0};
        const auto at = [](Rect column, float top) { return Rect{column.x, top, column.w, 0}; };
        const Rect right{two_columns ? left.right() + gap : left.x, y, two_columns ? aside : left.w, 0};
        float other = y;
        y = verdict_part(c, left) + gap;
        y = next_part(c, at(left, y)) + gap;
        // One column: what has to be done stands before the tables that prove it.
        if (!two_columns) y = verify_findings(c, at(left, y));
        else other = verify_findings(c, right);
        if (looked_in) {
            y = verify_files(c, at(left, y));
            y = verify_figures(c, at(left, y));
            float& below = two_columns ? other : y;
            below = facts_part(c, at(right, below)) + gap;
            below = record_part(c, at(right, below)) + gap;
        }
        y = std::max(y, other);
        y += c.ui.text({col.x, y, col.w, 200}, c.t("verify.meaning"), style(Type::caption, Colour::text2));
    }
    c.ui.scroll_end(y + 24);
}

}  // namespace voucher::pages
