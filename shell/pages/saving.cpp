// The dialog of a large save: how far it is, to leave it running or to cancel it.
#include <algorithm>

#include "shell/pages/pages.hpp"

namespace voucher::pages {

void saving_dialog(Context& c) {
    if (!c.state.saving) return c.act(action::Close{});
    const app::Saving& now = *c.state.saving;
    const double fraction = now.total == 0 ? 0 : std::min(1.0, static_cast<double>(now.written) / static_cast<double>(now.total));
    const std::string done = c.t("save.done", {{"done", size_text(now.written)}, {"all", size_text(now.total)}});
    const float inner = std::min(520.0f, c.ui.page().w - 32) - 48;
    const float name = c.ui.measure(now.name, style(Type::body), inner).h;
    const float note = c.ui.measure(c.t("save.note"), style(Type::caption), inner).h;
    const bool stacked = c.phone();
    const float buttons = stacked ? 2 * 44 + 8 : 44;
    const float words = name + 12 + 8 + 8 + c.px(22) + 8 + note;
    auto dialog = c.ui.dialog("saving", c.t("save.title"), {520, std::min(c.ui.page().h - 32, 24 + c.px(28) + 12 + words + 24 + buttons + 24)});
    Rect rest = dialog.content;
    Rect bottom = rest.cut_bottom(buttons, 12);
    {
        const auto area = c.ui.scroll("scroll", rest);
        float y = area.content.y;
        y += c.ui.text({rest.x, y, rest.w, name}, now.name, style(Type::body)) + 12;
        c.ui.progress("progress", {rest.x, y, rest.w - 8, 8}, fraction, c.t("save.progress"));
        y += 16;
        y += c.ui.text({rest.x, y, rest.w, c.px(22)}, done, style(Type::table, Colour::text2)) + 8;
        y += c.ui.text({rest.x, y, rest.w, note}, c.t("save.note"), style(Type::caption, Colour::text2));
        c.ui.scroll_end(y);
    }
    const ui::ButtonSpec behind{.label = c.t("save.behind"), .kind = ButtonKind::primary};
    const ui::ButtonSpec cancel{.label = c.t("save.cancel")};
    const auto place = [&](const ui::ButtonSpec& spec) { return stacked ? bottom.cut_top(44, 8) : bottom.cut_right(c.ui.button_width(spec), 8); };
    if (c.ui.button("behind", place(behind), behind) || dialog.dismissed) c.act(action::Close{});
    if (c.ui.button("cancel", place(cancel), cancel)) c.act(action::CancelSave{});
}

}  // namespace voucher::pages
