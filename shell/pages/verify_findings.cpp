// What the verification of a package found, group by group: in the person's own words, with both values.
#include <algorithm>
#include <array>

#include "shell/pages/verify.hpp"

namespace voucher::pages {
namespace {

constexpr float pad = verify_pad;
constexpr std::size_t most_shown = 40;  // of each group: whoever has more begins with these

bool is_missing_paper(const Finding& f) { return f.code == "package_paper_missing"; }

/// Words of the core for the command line; the code has said the same in the person's own.
bool is_prose(std::string_view text) {
    constexpr std::array<std::string_view, 7> prose{"nothing", "other bytes", "no file", "a file", "the document", "0 bytes", "no as_of"};
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

float verify_findings(Context& c, Rect r) {
    float y = r.y;
    for (const Group& group : groups) y = group_part(c, {r.x, y, r.w, 0}, group);
    return y;
}

}  // namespace voucher::pages
