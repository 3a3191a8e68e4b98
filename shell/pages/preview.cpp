// 预览: a small picture of an attached file, and what was read of an e-invoice, each field with where it stands.
#include <algorithm>
#include <utility>
#include <vector>

#include "shell/pages/pages.hpp"

namespace voucher::pages {
namespace {

using app::Attachment;

constexpr float picture_room = 320;

/// A field's value as people write it. Which it is its name tells: "with_tax", "issued_on", "number".
std::string as_written(const Context& c, std::string_view field, const std::string& value) {
    const auto amount = field.ends_with("tax") ? Money::parse(value) : std::nullopt;
    const auto day = field == "issued_on" ? Date::parse(value) : std::nullopt;
    return amount ? c.money(*amount) : day ? c.date(*day) : value;
}

std::string channel_words(const Context& c, invoice::Channel channel) { return c.t("invoice.channel." + std::string(invoice::name_of(channel))); }

struct Line {
    std::string label;
    std::string value;
    std::string channel;
};

std::vector<Line> lines_of(const Context& c, const invoice::Invoice& said) {
    std::vector<Line> lines;
    const auto add = [&](std::string_view name, const auto& field, auto shown) {
        if (field) lines.push_back({c.t("invoice.field." + std::string(name)), shown(field->value), channel_words(c, field->channel)});
    };
    const auto text = [](const std::string& value) { return value; };
    const auto money = [&](Money value) { return c.money(value); };
    add("number", said.number, text);
    add("code", said.code, text);
    add("issued_on", said.issued_on, [&](Date day) { return c.date(day); });
    add("buyer_name", said.buyer_name, text);
    add("buyer_id", said.buyer_id, text);
    add("seller_name", said.seller_name, text);
    add("seller_id", said.seller_id, text);
    add("without_tax", said.without_tax, money);
    add("tax", said.tax, money);
    add("with_tax", said.with_tax, money);
    return lines;
}

/// The picture, or why there is none, in the upper middle of `r`. Returns the y below it.
float picture(Context& c, Rect r, const Attachment& file) {
    const app::Dialog& dialog = c.state.dialog;
    if (dialog.picture.w <= 0 || dialog.picture.h <= 0) {
        const std::string words = c.t(!app::may_be_pictured(file) ? "preview.other_kind" : !dialog.pictured ? "preview.making" : file.size > platform::most_inspected ? "preview.too_large" : "preview.none");
        return r.y + c.ui.text({r.x, r.y, r.w, 100}, words, style(Type::table, Colour::text2)) + 12;
    }
    const float scale = std::min({1.0f, r.w / dialog.picture.w, picture_room / dialog.picture.h});
    const Size size{dialog.picture.w * scale, dialog.picture.h * scale};
    const Rect place{r.x + (r.w - size.w) / 2, r.y + 1, size.w, size.h};
    c.ui.picture("picture", place, static_cast<std::uint32_t>(file.file), c.t("preview.picture", {{"name", file.name}}));
    c.ui.border({place.x - 1, place.y - 1, place.w + 2, place.h + 2}, Colour::line);
    return place.bottom() + 12;
}

/// What was read. Returns the y below it.
float fields(Context& c, Rect r, const Attachment& file) {
    if (!file.invoice) return r.y + (app::may_be_inspected(file) ? c.ui.text(r, c.t(file.inspection == Attachment::Inspection::asked ? "preview.looking" : "preview.no_invoice"), style(Type::table, Colour::text2)) + 8 : 0.0f);
    float y = r.y + c.ui.text(r, c.t("preview.read"), bold(style(Type::body)), ui::heading3) + 8;
    int n = 0;
    for (const Line& line : lines_of(c, file.invoice->invoice)) {
        const auto s = c.ui.scope("field" + std::to_string(n++));
        // The three are one line to read, and are said in one.
        const std::string all = c.t("preview.field", {{"label", line.label}, {"value", line.value}, {"channel", line.channel}});
        const auto item = c.ui.group("line", Role::text, all, {r.x, y, r.w, c.px(44)});
        c.line({r.x, y, r.w, c.px(20)}, line.label, style(Type::caption, Colour::text2), ui::silent);
        c.line({r.x, y, r.w, c.px(20)}, line.channel, style(Type::caption, Colour::text3, ui::Align::right), ui::silent);
        c.line({r.x, y + c.px(20), r.w, c.px(24)}, line.value, style(Type::table), ui::silent);
        y += c.px(44) + 6;
    }
    for (const Finding& finding : file.invoice->findings) {
        const auto s = c.ui.scope("finding" + std::to_string(n++));
        c.ui.icon({r.x + 9, y + c.px(11)}, icon::triangle_alert, 16, Colour::warn);
        y += c.ui.text({r.x + 26, y, r.w - 26, 200}, invoice_finding(c, finding), style(Type::table)) + 6;
    }
    return y + 6 + c.ui.text({r.x, y + 6, r.w, 200}, c.t("invoice.reading_only"), style(Type::caption, Colour::text2)) + 8;
}

}  // namespace

std::string invoice_finding(const Context& c, const Finding& finding) {
    const auto two = invoice::values_of(finding);
    if (!two) return c.finding(finding);
    const std::string field = finding.place.substr(finding.place.rfind('/') + 1);
    return c.t("invoice.two_values", {{"what", c.finding(finding)}, {"field", c.t("invoice.field." + field)},
                                      {"first", as_written(c, field, two->first)}, {"where", channel_words(c, two->first_channel)},
                                      {"second", as_written(c, field, two->second)}, {"elsewhere", channel_words(c, two->second_channel)}});
}

void preview_dialog(Context& c) {
    const auto file = std::ranges::find(c.state.attachments, c.state.dialog.file, &Attachment::file);
    if (file == c.state.attachments.end()) return c.act(action::Close{});
    const bool beside = !c.narrow();
    auto dialog = c.ui.dialog("preview", c.t("preview.title", {{"name", file->name}}), {beside ? 760.0f : 560.0f, 560});
    Rect rest = dialog.content;
    Rect bottom = rest.cut_bottom(44, 12);
    {
        const auto area = c.ui.scroll("scroll", rest);
        const Rect room{rest.x, area.content.y, area.content.w - 8, rest.h};
        if (beside) {
            const float shown = picture(c, {room.x, room.y, picture_room + 2, room.h}, *file);
            c.ui.scroll_end(std::max(shown, fields(c, {room.x + picture_room + 26, room.y, room.w - picture_room - 26, room.h}, *file)));
        } else {
            const float shown = picture(c, room, *file);
            c.ui.scroll_end(fields(c, {room.x, shown, room.w, room.h}, *file));
        }
    }
    const std::string words = c.t("dialog.close");
    const ui::ButtonSpec close{.label = words};
    if (c.ui.button("close", bottom.cut_right(c.ui.button_width(close)), close) || dialog.dismissed) c.act(action::Close{});
}

}  // namespace voucher::pages
