#include "shell/pages/papers_generated.hpp"

namespace voucher::pages {
namespace {

float head_height(const Context& c) { return c.px(c.narrow() ? 72.0f : 48.0f); }

void row(Context& c, Rect r, papers::Generated paper) {
    const auto s = c.ui.scope(papers::id_of(paper));
    const float pad = c.phone() ? 16 : 20;
    const bool table = paper == papers::Generated::claim_workbook;
    const bool its_turn = c.state.making && c.state.making->alone == paper;
    const std::string& title = c.t(papers::title_key(paper));
    const std::string name = c.t("making.save_name", {{"paper", title}});
    const ui::ButtonSpec save{.label = c.t(its_turn ? "making.now" : "making.save"),
                              .icon = icon::download,
                              .name = its_turn ? std::string_view() : name,
                              .disabled = c.state.making.has_value() && !its_turn,
                              .busy = its_turn};
    const float width = c.ui.button_width(save);
    const Rect place{r.right() - pad - width, r.y + (r.h - 44) / 2, width, 44};
    c.ui.icon({r.x + pad + 10, r.y + r.h / 2}, table ? icon::file_spreadsheet : icon::file_text, 20, Colour::text2);
    const float x = r.x + pad + 32;
    c.ui.text({x, r.y + (r.h - c.px(24)) / 2, place.x - 12 - x, c.px(24)}, title, one_line(style(Type::body)));
    if (c.ui.button("save", place, save)) c.act(action::MakePaper{paper});
}

}  // namespace

float generated_card(Context& c, Rect r) {
    const std::vector<papers::Generated> papers = papers::generated_under(c.pack);
    const float row_height = c.px(56);
    const float pad = c.phone() ? 16 : 20;
    const Rect card{r.x, r.y, r.w, head_height(c) + row_height * static_cast<float>(papers.size())};
    c.ui.card(card);
    const auto s = c.ui.group("generated", Role::region, c.t("making.title"), card);
    const float width = c.line({card.x + pad, card.y, card.w - 2 * pad, c.px(48)}, c.t("making.title"), bold(style(Type::body)), ui::heading2);
    if (c.narrow()) c.line({card.x + pad, card.y + c.px(40), card.w - 2 * pad, c.px(24)}, c.t("making.note"), style(Type::caption, Colour::text2));
    else c.line({card.x + pad + width + 12, card.y, card.w - width - 2 * pad - 12, c.px(48)}, c.t("making.note"), style(Type::caption, Colour::text2));
    c.ui.status("now", c.state.making ? c.t("making.now") : std::string());
    float y = card.y + head_height(c);
    for (const papers::Generated paper : papers) {
        c.rule(card.x, card.right(), y);
        row(c, {card.x, y, card.w, row_height}, paper);
        y += row_height;
    }
    return card.bottom();
}

void papers_failed_dialog(Context& c) {
    const bool package = !c.state.dialog.paper;
    const float inner = std::min(560.0f, c.ui.page().w - 32) - 48;
    const std::string what = c.t(package ? "making.failed.package" : "making.failed.paper");
    const std::string reason = c.t("making.failed.reason", {{"reason", c.state.dialog.subject}});
    const float words = c.ui.measure(what, style(Type::body), inner).h + 12 + c.ui.measure(reason, style(Type::caption), inner).h;
    const bool stacked = c.phone();
    const float buttons = stacked && package ? 3 * 44 + 2 * 8 : 44;
    auto dialog = c.ui.dialog("papers_failed", c.t("making.failed"), {560, std::min(c.ui.page().h - 32, 24 + c.px(28) + 12 + words + 24 + buttons + 24)});
    Rect rest = dialog.content;
    Rect bottom = rest.cut_bottom(buttons, 12);
    {
        const auto area = c.ui.scroll("scroll", rest);
        float y = area.content.y;
        y += c.ui.text({rest.x, y, rest.w - 8, 200}, what, style(Type::body)) + 12;
        y += c.ui.text({rest.x, y, rest.w - 8, 200}, reason, style(Type::caption, Colour::text2));
        c.ui.scroll_end(y);
    }
    const ui::ButtonSpec again{.label = c.t("making.again"), .kind = ButtonKind::primary};
    const ui::ButtonSpec without{.label = c.t("making.without")};
    const ui::ButtonSpec close{.label = c.t("dialog.close")};
    const auto place = [&](const ui::ButtonSpec& spec) { return stacked ? bottom.cut_top(44, 8) : bottom.cut_right(c.ui.button_width(spec), 8); };
    if (c.ui.button("again", place(again), again)) {
        c.act(action::Close{});
        if (package) c.act(action::MakePackage{});
        else c.act(action::MakePaper{*c.state.dialog.paper});
    }
    if (package && c.ui.button("without", place(without), without)) c.act(action::MakePackage{.without_papers = true});
    if (c.ui.button("close", place(close), close) || dialog.dismissed) c.act(action::Close{});
}

void papers_missing_dialog(Context& c) {
    const float inner = std::min(520.0f, c.ui.page().w - 32) - 48;
    const std::string said = c.t("making.missing.text", {{"characters", c.state.dialog.subject}});
    const float height = 24 + c.px(28) + 12 + c.ui.measure(said, style(Type::body), inner).h + 24 + 44 + 24;
    auto dialog = c.ui.dialog("papers_missing", c.t("making.missing"), {520, std::min(c.ui.page().h - 32, height)});
    Rect rest = dialog.content;
    Rect bottom = rest.cut_bottom(44, 12);
    {
        const auto area = c.ui.scroll("scroll", rest);
        c.ui.scroll_end(area.content.y + c.ui.text({rest.x, area.content.y, rest.w - 8, 400}, said, style(Type::body)));
    }
    const ui::ButtonSpec close{.label = c.t("dialog.close"), .kind = ButtonKind::primary};
    if (c.ui.button("close", bottom.cut_right(c.ui.button_width(close)), close) || dialog.dismissed) c.act(action::Close{});
}

}  // namespace voucher::pages
