#include "shell/ui/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {

namespace {

/// A line from left to right, 0..1.
struct Scale {
    float left = 0;
    float width = 1;
    [[nodiscard]] float at(double part) const { return std::round(left + width * static_cast<float>(std::clamp(part, 0.0, 1.0))); }
};

void bar(Ui& ui, const Scale& scale, float top, float height, std::span<const TimelineSpan> spans) {
    Ui::Impl& i = ui.impl();
    for (std::size_t n = 0; n < spans.size(); ++n) {
        const TimelineSpan& span = spans[n];
        const Rect box{scale.at(span.from), top, std::max(2.0f, scale.at(span.to) - scale.at(span.from)), height};
        ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
        if (n == 0) corners = ImDrawFlags_RoundCornersLeft;
        if (n + 1 == spans.size()) corners = n == 0 ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersRight;
        i.draw->AddRectFilled(top_left(box), bottom_right(box), i.colour(span.fill), 5, corners);
        if (span.outlined) {
            i.draw->PathRect({box.x + 0.5f, box.y + 0.5f}, {box.right() - 0.5f, box.bottom() - 0.5f}, 5, corners);
            i.draw->PathStroke(i.colour(Colour::pri), ImDrawFlags_Closed, 1);
        }
        const TextStyle words{.type = Type::caption, .colour = span.text, .bold = true, .wrap = false};
        const float left = ui.measure(span.left, words).w;
        const float right = ui.measure(span.right, words).w;
        if (!span.left.empty() && left + 16 <= box.w) i.label({box.x + 8, box.y, left + 1, box.h}, span.left, words);
        if (!span.right.empty() && right + 16 + (span.left.empty() ? 0 : left + 8) <= box.w) i.label({box.right() - 8 - right, box.y, right + 1, box.h}, span.right, words);
    }
}

/// From `top` to the plate with its words, which stays within `within`.
void post_at(Ui& ui, const Scale& scale, float top, float bottom, const Rect& within, const TimelinePost& post) {
    if (post.label.empty()) return;
    const float x = scale.at(post.at);
    ui.fill({x - 1, top, 2, bottom - top}, Colour::text);
    const TextStyle words{.type = Type::caption, .colour = Colour::surface, .bold = true, .wrap = false};
    const float width = ui.measure(post.label, words).w + 16;
    const Rect plate{std::clamp(x - width / 2, within.x, std::max(within.x, within.right() - width)), bottom, width, 24 * ui.look().text_scale};
    ui.fill(plate, Colour::text, 6);
    ui.impl().label({plate.x + 8, plate.y, width - 15, plate.h}, post.label, words);
}

void ticks_from(Ui& ui, const Scale& scale, float top, float bottom, float right, std::span<const TimelineTick> ticks) {
    const TextStyle small{.type = Type::caption, .colour = Colour::text2, .wrap = false};
    for (const TimelineTick& tick : ticks) {
        const float x = scale.at(tick.at);
        ui.line({x, top}, {x, bottom}, Colour::line);
        ui.impl().label({x + 4, top, right - x, 20 * ui.look().text_scale}, tick.label, small);
    }
}

constexpr float head = 28;       // the ticks' words
constexpr float bar_height = 24;
constexpr float foot = 32;       // the post's plate

float row_height(const Ui& ui, const TimelineSpec& spec) { return (spec.label_width > 0 ? 48.0f : 76.0f) * ui.look().text_scale; }

}  // namespace

void timeline(Ui& ui, std::string_view id, Rect r, std::span<const TimelineTick> ticks, std::span<const TimelineSpan> spans,
              const TimelinePost& post, std::string_view name) {
    ui.impl().node(id, Role::image, name, r);
    const float text = ui.look().text_scale;
    const Scale scale{r.x, r.w};
    const float top = r.y + 24 * text;
    const float height = bar_height * text;
    ticks_from(ui, scale, r.y, top + height + 20, r.right(), ticks);
    bar(ui, scale, top, height, spans);
    post_at(ui, scale, top - 6, top + height + 8, r, post);
}

float timeline_rows_height(const Ui& ui, const TimelineSpec& spec) {
    return head * ui.look().text_scale + row_height(ui, spec) * static_cast<float>(spec.rows.size()) + foot * ui.look().text_scale;
}

std::optional<std::string> timeline_rows(Ui& ui, Rect r, const TimelineSpec& spec) {
    const float text = ui.look().text_scale;
    const Scale scale{r.x + spec.label_width, r.w - spec.label_width};
    const float height = row_height(ui, spec);
    const float first = r.y + head * text;
    const float bottom = first + height * static_cast<float>(spec.rows.size());
    std::optional<std::string> pressed;
    ticks_from(ui, scale, r.y, bottom + 16 * text, r.right(), spec.ticks);
    float y = first;
    for (const TimelineRow& row : spec.rows) {
        if (ui.pressable(row.id, {r.x - 8, y, r.w + 16, height}, Role::button, row.name, 8, {}, row.chosen).pressed) pressed = std::string(row.id);
        const TextStyle title{.type = Type::table, .bold = true, .wrap = false};
        const TextStyle note{.type = Type::caption, .colour = row.note_colour, .bold = row.note_colour != Colour::text2, .wrap = false};
        const float label = spec.label_width > 0 ? spec.label_width - 12 : r.w;
        ui.impl().label({r.x, y + 2 * text, label, 22 * text}, row.title, title);
        ui.impl().label({r.x, y + 23 * text, label, 20 * text}, row.note, note);
        bar(ui, scale, y + (spec.label_width > 0 ? 4.0f : 46.0f) * text, bar_height * text, row.spans);
        y += height;
    }
    post_at(ui, scale, first - 6 * text, bottom, {scale.left, r.y, scale.width, r.h}, spec.post);
    return pressed;
}

}  // namespace voucher::ui
