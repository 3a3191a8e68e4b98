// The strip below the notice that says what becomes of what is typed, where that is not plain: one goes on with the last
// visit's work, or nothing is kept on this machine. Design: 27-dialogs.
#include <algorithm>
#include <string>
#include <vector>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

using How = app::Keeping::How;
using What = action::Draft::What;

struct Way {
    const char* id;  // its words are draft.<id>
    Action what;
    bool primary = false;
};

struct Strip {
    std::string key;  // its words: <key>.head, <key>.text
    std::string text;
    bool warns = true;
    std::vector<Way> ways = {};
};

/// What there is to say; without a key, nothing.
Strip strip_of(const Context& c) {
    const app::Keeping& keeping = c.state.keeping;
    const auto gone = std::ranges::count_if(c.state.attachments, &app::Attachment::gone);
    const Way save{"export", action::ExportCase{}, true};
    Strip strip;
    switch (keeping.how) {
        case How::off: break;
        case How::on:
            if (!keeping.restored || c.can_undo) break;  // from the first change on it is the present work
            strip = {"draft.restored", c.t("draft.restored.text"), false, {}};
            if (gone > 0) strip.text += c.t("draft.restored.gone", {{"n", std::to_string(gone)}});
            strip.ways.push_back({"afresh", action::StartAfresh{}});
            {
                app::Keeping seen = keeping;
                seen.restored = false;
                strip.ways.push_back({"seen", action::ShowKeeping{std::move(seen)}});
            }
            return strip;
        case How::full: strip = {"draft.full", c.t("draft.full.text"), true, {save}}; break;
        case How::denied: strip = {"draft.denied", c.t("draft.denied.text"), true, {save}}; break;
        case How::elsewhere: strip = {"draft.elsewhere", c.t("draft.elsewhere.text"), true, {save}}; break;
        case How::free: return {"draft.free", c.t("draft.free.text"), true, {{"theirs", action::Draft{What::take_theirs}}, {"ours", action::Draft{What::keep_ours}}}};
        case How::unread:
            strip = {"draft.unread", keeping.newer ? c.t("draft.unread.newer", {{"version", keeping.reason}}) : c.t("draft.unread.text", {{"reason", keeping.reason}}), true, {}};
            if (!keeping.parts.empty()) strip.ways.push_back({"take_out", action::Draft{What::save_unread}});
            strip.ways.push_back({"clear", action::Open{{.kind = app::Dialog::Kind::clear}}});
            return strip;
        case How::wiped: return {"draft.wiped", c.t("draft.wiped.text"), true, {{"again", action::Draft{What::keep_again}, true}}};
    }
    if (!c.state.started) strip.ways.clear();  // there is no case to export
    return strip;
}

}  // namespace

float draft_strip(Context& c, Rect page, float top, float margin) {
    const Strip strip = strip_of(c);
    if (strip.key.empty()) return top;
    const std::string& head = c.t(strip.key + ".head");
    const std::string words = "**" + head + "**" + strip.text;
    const TextStyle s = style(Type::table);
    const float side = c.phone() ? 16 : margin;
    const Rect inner{page.x + side, top, page.w - 2 * side, 0};
    std::vector<ui::ButtonSpec> specs;
    float buttons = 0;
    for (const Way& way : strip.ways) {
        specs.push_back({.label = c.t(std::string("draft.") + way.id), .kind = way.primary ? ButtonKind::primary : ButtonKind::secondary});
        buttons += c.ui.button_width(specs.back()) + 8;
    }
    const float left = 34;
    const bool below = c.phone() || inner.w - left - buttons - 12 < 320;  // the words need the whole width
    const float text_width = inner.w - left - (below ? 0 : buttons + 12);
    const float text_height = c.ui.measure(words, s, text_width).h;
    // On a phone two buttons share a line where they fit, else each has its own.
    const bool stacked = below && buttons > inner.w;
    const float rows = strip.ways.empty() || !below ? 0 : stacked ? static_cast<float>(strip.ways.size()) : 1;
    const float height = below ? 8 + text_height + rows * 52 + 8 : std::max(strip.ways.empty() ? 44.0f : 60.0f, text_height + 16);
    const Rect r{page.x, top, page.w, height};
    const auto in = c.ui.group("draft", Role::region, head, r);
    c.ui.fill(r, strip.warns ? Colour::warn_wash : Colour::pri_wash);
    c.rule(r.x, r.right(), r.bottom() - 1);
    const float y = below ? r.y + 8 : r.y + (height - text_height) / 2;
    c.ui.icon({inner.x + 10, y + c.px(11)}, strip.warns ? icon::triangle_alert : icon::folder_open, 20, strip.warns ? Colour::warn : Colour::pri);
    { const auto said = c.ui.group("said", strip.warns ? Role::alert : Role::status, plain(words), {inner.x + left, y, text_width, text_height}); }
    c.ui.text({inner.x + left, y, text_width, text_height}, words, s, ui::silent);
    Rect row = below ? Rect{inner.x + left, y + text_height + 8, inner.w - left, 44} : Rect{inner.right() - buttons + 8, r.y + (height - 44) / 2, buttons, 44};
    for (std::size_t i = 0; i < strip.ways.size(); ++i) {
        const float width = std::min(c.ui.button_width(specs[i]), row.w);
        if (c.ui.button(strip.ways[i].id, stacked ? Rect{row.x, row.y, width, 44} : row.cut_left(width, 8), specs[i])) c.act(strip.ways[i].what);
        if (stacked) row.y += 52;
    }
    return top + height;
}

}  // namespace voucher::pages
