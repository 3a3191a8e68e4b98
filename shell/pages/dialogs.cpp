// The dialogs that belong to no page: the menu, the live result on a phone, a case file that cannot be read, clearing.
#include <array>

#include "shell/pages/as_of.hpp"
#include "shell/pages/pages.hpp"
#include "shell/pages/papers_generated.hpp"

namespace voucher::pages {
namespace {

void close_button(Context& c, Rect r, std::string_view label) {
    const ui::ButtonSpec spec{.label = label};
    if (c.ui.button("close", r.cut_right(c.ui.button_width(spec)), spec)) c.act(action::Close{});
}

/// The words for what becomes of what is typed; none where the platform keeps nothing.
std::string kept_line(const app::Keeping& keeping) {
    using How = app::Keeping::How;
    if (keeping.how == How::off) return {};
    if (keeping.how == How::on) return keeping.kept ? "draft.kept" : "draft.keeping";
    return "draft.not_kept";
}

void menu(Context& c) {
    struct Item {
        const char* id;
        const char* glyph;
        Action what;
        bool shown;
        bool disabled = false;
    };
    const bool started = c.state.started;
    const std::string kept = kept_line(c.state.keeping);
    const std::array<Item, 7> items{{
        {"menu.home", icon::house, action::Go{PageId::home}, true},
        {"menu.import", icon::upload, action::PickFiles{{"import"}}, true},
        {"menu.export", icon::download, action::ExportCase{}, started},
        {"menu.undo", icon::undo_2, action::Undo{}, started || c.can_undo, !c.can_undo},
        {"menu.redo", icon::redo_2, action::Redo{}, started || c.can_redo, !c.can_redo},
        {"menu.policy", icon::scroll_text, action::Go{PageId::policy}, true},
        {"menu.clear", icon::trash_2, action::Open{{.kind = app::Dialog::Kind::clear}}, true},
    }};
    const bool looks = c.narrow();
    float height = 24 + c.px(28) + 12 + 24 + 56;
    for (const Item& item : items) height += item.shown ? 52.0f : 0.0f;
    if (looks) height += 3 * 52 + 8;
    if (!kept.empty()) height += c.px(20) + 12;
    auto dialog = c.ui.dialog("menu", c.t("bar.menu"), {420, height});
    Rect rest = dialog.content;
    for (const Item& item : items) {
        if (!item.shown) continue;
        if (c.ui.button(item.id, rest.cut_top(44, 8), {.label = c.t(item.id), .icon = item.glyph, .kind = ButtonKind::secondary, .disabled = item.disabled, .align = ui::Align::left})) {
            c.act(action::Close{});
            c.act(item.what);
        }
    }
    if (looks) {
        rest.cut_top(8);
        const std::array<ui::Option, 2> languages{{{"zh", c.t("bar.zh")}, {"en", c.t("bar.en")}}};
        const auto chosen = c.ui.segmented("language", rest.cut_top(44, 8), {.name = c.t("bar.language"), .options = languages,
                                                                             .chosen = c.state.language == app::Language::zh ? "zh" : "en"});
        if (chosen) c.act(action::SetLanguage{*chosen == "zh" ? app::Language::zh : app::Language::en});
        static constexpr std::array<const char*, 3> sizes{"100%", "125%", "150%"};
        const std::string size = c.t("bar.text_size", {{"now", sizes.at(static_cast<std::size_t>(c.state.text_step))}});
        if (c.ui.button("text_size", rest.cut_top(44, 8), {.label = size, .icon = icon::a_large_small, .align = ui::Align::left})) c.act(action::NextTextSize{});
        static constexpr std::array<const char*, 4> themes{"theme.system", "theme.light", "theme.dark", "theme.high_contrast"};
        const std::string theme = c.t("bar.theme", {{"now", c.t(themes.at(static_cast<std::size_t>(c.state.theme)))}});
        if (c.ui.button("theme", rest.cut_top(44, 8), {.label = theme, .icon = icon::contrast, .align = ui::Align::left})) c.act(action::NextTheme{});
    }
    if (!kept.empty()) c.line(rest.cut_top(c.px(20), 12), c.t(kept), style(Type::caption, Colour::text2));
    close_button(c, rest.cut_top(44), c.t("dialog.close"));
    if (dialog.dismissed) c.act(action::Close{});
}

void live(Context& c) {
    auto dialog = c.ui.dialog("live_dialog", c.t("live.title"), {520, 680});
    Rect rest = dialog.content;
    const Rect bottom = rest.cut_bottom(44, 12);
    {
        const auto area = c.ui.scroll("scroll", rest);
        const float y = live_result(c, {rest.x + 4, area.content.y + 4, rest.w - 16, rest.h});
        c.ui.scroll_end(y + 8);
    }
    close_button(c, bottom, c.t("dialog.close"));
    if (dialog.dismissed) c.act(action::Close{});
}

/// What is wrong in the person's words, what was found, where, and one way on.
void import_failed(Context& c) {
    const auto& findings = c.state.dialog.findings;
    const float height = std::min(c.ui.page().h - 32, 210 + 84 * static_cast<float>(std::min<std::size_t>(findings.size(), 4)));
    auto dialog = c.ui.dialog("import_failed", c.t("import.failed"), {560, height});
    Rect rest = dialog.content;
    Rect bottom = rest.cut_bottom(44, 12);
    {
        const auto area = c.ui.scroll("scroll", rest);
        float y = area.content.y;
        const float width = rest.w - 12;
        y += c.ui.text({rest.x, y, width, 80}, c.t("import.file", {{"name", c.state.dialog.subject}}), style(Type::table, Colour::text2)) + 12;
        int n = 0;
        for (const Finding& finding : findings) {
            const auto s = c.ui.scope("finding" + std::to_string(n++));
            c.ui.icon({rest.x + 9, y + 12}, icon::circle_alert, 18, Colour::bad);
            y += c.ui.text({rest.x + 26, y, width - 26, 120}, c.finding(finding), bold(style(Type::body)));
            if (!finding.found.empty()) y += c.ui.text({rest.x + 26, y, width - 26, 80}, c.t("import.found", {{"found", finding.found}}), style(Type::table, Colour::text2));
            if (!finding.place.empty()) y += c.ui.text({rest.x + 26, y, width - 26, 60}, c.t("import.place", {{"place", finding.place}}), style(Type::caption, Colour::text2));
            y += 12;
        }
        y += c.ui.text({rest.x, y, width, 60}, c.t("import.kept"), style(Type::caption, Colour::text2));
        c.ui.scroll_end(y);
    }
    const ui::ButtonSpec again{.label = c.t("import.again"), .kind = ButtonKind::primary};
    if (c.ui.button("again", bottom.cut_right(c.ui.button_width(again), 12), again)) {
        c.act(action::Close{});
        c.act(action::PickFiles{{"import"}});
    }
    close_button(c, bottom, c.t("dialog.close"));
    if (dialog.dismissed) c.act(action::Close{});
}

void clear(Context& c) {
    const bool unsaved = app::holds_anything(c.state, c.pack);
    const std::string text = unsaved ? c.t("clear.text", {{"services", std::to_string(c.state.input.services.size())}, {"files", std::to_string(c.state.attachments.size())}})
                                     : c.t("clear.text.stored");
    const float words = c.ui.measure(text, style(Type::table), std::min(480.0f, c.ui.page().w - 32) - 48).h;
    auto dialog = c.ui.dialog("clear", c.t(unsaved ? "clear.title" : "clear.title.stored"), {480, std::max(220.0f, 24 + c.px(28) + 12 + words + 24 + 44 + 24)});
    Rect rest = dialog.content;
    Rect bottom = rest.cut_bottom(44);
    c.ui.text(rest, text, style(Type::table, Colour::text2));
    const ui::ButtonSpec save{.label = c.t("clear.export"), .kind = ButtonKind::primary};
    const ui::ButtonSpec wipe{.label = c.t("clear.wipe"), .kind = ButtonKind::danger};
    const ui::ButtonSpec keep{.label = c.t("dialog.cancel")};
    // A roster without a case is saved on its own page.
    if (c.state.started && c.ui.button("export", bottom.cut_right(c.ui.button_width(save), 8), save)) c.act(action::ExportCase{.then_clear = true});
    if (c.ui.button("wipe", bottom.cut_right(c.ui.button_width(wipe), 8), wipe)) c.act(action::Clear{});
    if (c.ui.button("keep", bottom.cut_right(c.ui.button_width(keep), 8), keep)) c.act(action::Close{});
    if (dialog.dismissed) c.act(action::Close{});
}

/// An article: its gist in the tool's own words, what it is used for, and who decides where it is open.
void article(Context& c) {
    const std::string& id = c.state.dialog.subject;
    const policy::Article* found = c.pack.article(id);
    if (found == nullptr) return c.act(action::Close{});
    std::vector<std::string> uses;
    for (const policy::Condition& condition : c.pack.conditions) {
        const bool asked = policy::asked_of(condition.kinds, c.state.input.kind);
        if (condition.article == id && asked) uses.push_back(c.t("article.condition", {{"what", c.say(condition.label)}}));
    }
    for (const policy::Reading& reading : c.pack.readings) {
        if (reading.article == id) uses.push_back(c.t("article.reading", {{"what", c.say(reading.question)}}));
    }
    for (const policy::Note& note : c.pack.notes) {
        if (note.article == id) uses.push_back(c.say(note.text));
    }
    const std::string decides = c.t("article.decides", {{"who", c.say(c.pack.interpreter)}, {"article", c.article(c.pack.interpreter_article)}});
    const float width = std::min(560.0f, c.ui.page().w - 32) - 48;
    float height = 24 + c.px(28) + 12 + c.ui.measure(c.say(found->gist), style(Type::body), width).h + 16;
    for (const std::string& use : uses) height += c.ui.measure(use, style(Type::table), width - 28).h + 8;
    height += c.ui.measure(decides, style(Type::caption), width).h + 24 + 44 + 40;
    auto dialog = c.ui.dialog("article", c.article(id) + " · " + c.say(c.pack.title), {560, height});
    Rect rest = dialog.content;
    Rect bottom = rest.cut_bottom(44, 12);
    {
        const auto area = c.ui.scroll("scroll", rest);
        float y = area.content.y;
        y += c.ui.text({rest.x, y, rest.w - 8, 200}, c.say(found->gist), style(Type::body)) + 16;
        for (const std::string& use : uses) {
            c.ui.fill({rest.x + 6, y + c.px(11) - 2, 5, 5}, Colour::pri, 2.5f);
            y += c.ui.text({rest.x + 20, y, rest.w - 28, 120}, use, style(Type::table)) + 8;
        }
        y += 4 + c.ui.text({rest.x, y + 4, rest.w - 8, 120}, decides, style(Type::caption, Colour::text2));
        c.ui.scroll_end(y);
    }
    close_button(c, bottom, c.t("dialog.close"));
    if (dialog.dismissed) c.act(action::Close{});
}

/// A part of the result as a page of its own, on a phone.
void part(Context& c, std::string_view id, std::string_view title, float (*draw)(Context&, Rect)) {
    auto dialog = c.ui.dialog(id, title, {640, 640});
    Rect rest = dialog.content;
    Rect bottom = rest.cut_bottom(44, 12);
    {
        const auto area = c.ui.scroll("scroll", rest);
        const float y = draw(c, {rest.x + 4, area.content.y, rest.w - 16, rest.h});
        c.ui.scroll_end(y + 8);
    }
    close_button(c, bottom, c.t("dialog.close"));
    if (dialog.dismissed) c.act(action::Close{});
}

}  // namespace

void dialogs(Context& c) {
    using Kind = app::Dialog::Kind;
    switch (c.state.dialog.kind) {
        case Kind::none: break;
        case Kind::as_of: as_of_dialog(c); break;
        case Kind::day: field_day_dialog(c); break;
        case Kind::article: article(c); break;
        case Kind::menu: menu(c); break;
        case Kind::import_failed: import_failed(c); break;
        case Kind::clear: clear(c); break;
        case Kind::why: part(c, "why", c.t("result.why"), supposed_derivation); break;
        case Kind::live: live(c); break;
        case Kind::readings: part(c, "readings", c.t("result.readings"), open_readings); break;
        case Kind::providers: part(c, "providers", c.t("result.providers"), [](Context& each, Rect r) { return what_if(each, r, true); }); break;
        case Kind::next_steps: part(c, "next_steps", c.t("papers.next"), next_steps); break;
        case Kind::services: services_dialog(c); break;
        case Kind::papers_failed: papers_failed_dialog(c); break;
        case Kind::papers_missing: papers_missing_dialog(c); break;
        case Kind::preview: preview_dialog(c); break;
        case Kind::file: file_dialog(c); break;
        case Kind::saving: saving_dialog(c); break;
    }
}

}  // namespace voucher::pages
