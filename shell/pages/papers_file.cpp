// The dialog of one attached file: its name, its place among the files of its paper, taking it off.
#include <algorithm>

#include "shell/pages/papers_rows.hpp"

namespace voucher::pages {

void file_dialog(Context& c) {
    const auto found = std::ranges::find(c.state.attachments, c.state.dialog.file, &app::Attachment::file);
    if (found == c.state.attachments.end()) return c.act(action::Close{});
    const app::Attachment& file = *found;
    const auto all = app::files_of(c.state, file.service, file.paper);
    const auto at = static_cast<std::size_t>(std::ranges::find(all, &file) - all.begin());
    const app::Entry& typed = c.state.dialog.day;
    const bool empty = !typed.editing && !papers::renamed(typed.text, file.name);
    const ui::FieldSpec name{.label = c.t("papers.file_name"), .text = typed.text, .help = c.t("papers.file_name_help"),
                             .error = empty ? std::string_view(c.t("papers.file_name_empty")) : std::string_view(), .max_length = 120, .required = true};
    const float width = std::min(520.0f, c.ui.page().w - 32) - 48;
    const bool several = all.size() > 1;
    const std::string place = several ? c.t("papers.file_place", {{"paper", place_of(c, file)}, {"n", std::to_string(at + 1)}, {"all", std::to_string(all.size())}}) : place_of(c, file);
    const float place_height = c.ui.measure(place, style(Type::table), width).h;
    const float height = 24 + c.px(28) + 12 + place_height + 12 + c.ui.field_height(name, width) + 16 + (several ? 52.0f : 0.0f) + 52 + 56 + 24;
    auto dialog = c.ui.dialog("file", c.t("papers.file_title"), {520, height});
    Rect rest = dialog.content;
    Rect bottom = rest.cut_bottom(44, 12);
    c.ui.text(rest.cut_top(place_height, 12), place, style(Type::table, Colour::text2));
    const auto field = c.ui.field("name", rest.cut_top(c.ui.field_height(name, rest.w), 16), name);
    if (field.changed || field.committed) c.act(action::TypeFileName{field.text, field.committed});
    if (several) {
        Rect row = rest.cut_top(44, 8);
        const Rect left = row.cut_left((row.w - 8) / 2, 8);
        const std::string up_name = c.t("papers.up_name", {{"name", file.name}});
        const std::string down_name = c.t("papers.down_name", {{"name", file.name}});
        const ui::ButtonSpec up{.label = c.t("papers.up"), .icon = icon::arrow_up, .name = up_name, .disabled = at == 0};
        const ui::ButtonSpec down{.label = c.t("papers.down"), .icon = icon::arrow_down, .name = down_name, .disabled = at + 1 == all.size()};
        if (c.ui.button("up", left, up)) c.act(action::MoveFile{file.file, true});
        if (c.ui.button("down", row, down)) c.act(action::MoveFile{file.file, false});
    }
    if (c.ui.button("remove", rest.cut_top(44), {.label = c.t("papers.remove_short"), .icon = icon::trash_2, .name = c.t("papers.remove", {{"name", file.name}}), .kind = ButtonKind::danger})) {
        c.act(action::Detach{file.file});
    }
    const ui::ButtonSpec done{.label = c.t("papers.file_done"), .kind = ButtonKind::primary};
    if (c.ui.button("close", bottom.cut_right(c.ui.button_width(done)), done) && !empty) c.act(action::Close{});
    if (dialog.dismissed) c.act(action::Close{});
}

}  // namespace voucher::pages
