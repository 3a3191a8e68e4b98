#include "shell/ui/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {

void timeline(Ui& ui, std::string_view id, Rect r, std::span<const TimelineTick> ticks, std::span<const TimelineSpan> spans,
              const TimelinePost& post, std::string_view name) {
    Ui::Impl& i = ui.impl();
    i.node(id, Role::image, name, r);
    const float scale = ui.look().text_scale;
    const auto place = [&](double at) { return std::round(r.x + r.w * static_cast<float>(std::clamp(at, 0.0, 1.0))); };
    const TextStyle small{.type = Type::caption, .colour = Colour::text2, .wrap = false};
    const float top = r.y + 24 * scale;
    const float height = 24 * scale;
    for (const TimelineTick& tick : ticks) {
        const float x = place(tick.at);
        ui.line({x, r.y}, {x, top + height + 20}, Colour::line);
        i.label({x + 4, r.y, r.right() - x, 20 * scale}, tick.label, small);
    }
    for (std::size_t n = 0; n < spans.size(); ++n) {
        const TimelineSpan& span = spans[n];
        const Rect bar{place(span.from), top, std::max(2.0f, place(span.to) - place(span.from)), height};
        ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
        if (n == 0) corners = ImDrawFlags_RoundCornersLeft;
        if (n + 1 == spans.size()) corners = n == 0 ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersRight;
        i.draw->AddRectFilled(top_left(bar), bottom_right(bar), i.colour(span.fill), 5, corners);
        if (span.outlined) {
            i.draw->PathRect({bar.x + 0.5f, bar.y + 0.5f}, {bar.right() - 0.5f, bar.bottom() - 0.5f}, 5, corners);
            i.draw->PathStroke(i.colour(Colour::pri), ImDrawFlags_Closed, 1);
        }
        TextStyle words{.type = Type::caption, .colour = span.text, .bold = true, .wrap = false};
        const float left = ui.measure(span.left, words).w;
        const float right = ui.measure(span.right, words).w;
        if (!span.left.empty() && left + 16 <= bar.w) i.label({bar.x + 8, bar.y, left + 1, bar.h}, span.left, words);
        if (!span.right.empty() && right + 16 + (span.left.empty() ? 0 : left + 8) <= bar.w) i.label({bar.right() - 8 - right, bar.y, right + 1, bar.h}, span.right, words);
    }
    if (post.label.empty()) return;
    const float x = place(post.at);
    ui.fill({x - 1, top - 6, 2, height + 14}, Colour::text);
    const TextStyle words{.type = Type::caption, .colour = Colour::surface, .bold = true, .wrap = false};
    const float width = ui.measure(post.label, words).w + 16;
    const Rect plate{std::clamp(x - width / 2, r.x, std::max(r.x, r.right() - width)), top + height + 8, width, 24 * scale};
    ui.fill(plate, Colour::text, 6);
    i.label({plate.x + 8, plate.y, width - 15, plate.h}, post.label, words);
}

}  // namespace voucher::ui
