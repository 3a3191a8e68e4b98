// Drawing without meaning: grounds, borders, lines, hatches, shadows, icons.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

/// A dashed line along a path; `phase` carries the pattern over corners.
void dash(ImDrawList& draw, std::span<const ImVec2> path, ImU32 tint, float width, float on, float off) {
    float left = on;
    bool visible = true;
    for (std::size_t n = 0; n + 1 < path.size(); ++n) {
        const ImVec2 a = path[n];
        const ImVec2 b = path[n + 1];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        float done = 0;
        while (length - done > 1e-3f) {
            const float step = std::min(left, length - done);
            if (visible) {
                const float from = done / length;
                const float to = (done + step) / length;
                draw.AddLine({a.x + (b.x - a.x) * from, a.y + (b.y - a.y) * from}, {a.x + (b.x - a.x) * to, a.y + (b.y - a.y) * to},
                             tint, width);
            }
            done += step;
            left -= step;
            if (left <= 1e-3f) {
                visible = !visible;
                left = visible ? on : off;
            }
        }
    }
}

}  // namespace

ImU32 Ui::Impl::colour(Colour c) const { return colour(c, 1); }

ImU32 Ui::Impl::colour(Colour c, float alpha) const {
    const std::uint32_t v = rgba(look.theme, c);
    const auto a = static_cast<std::uint32_t>(std::lround(static_cast<float>(v & 0xFFU) * alpha));
    return IM_COL32((v >> 24U) & 0xFFU, (v >> 16U) & 0xFFU, (v >> 8U) & 0xFFU, a);
}

void Ui::fill(Rect r, Colour colour, float radius) {
    if (r.empty() || colour == Colour::none) return;
    impl_->draw->AddRectFilled(top_left(r), bottom_right(r), impl_->colour(colour), radius);
}

void Ui::border(Rect r, Colour colour, float radius, float width, bool dashed) {
    if (r.empty()) return;
    ImDrawList& draw = *impl_->draw;
    // CSS draws a border inside its box; Dear ImGui around the path, which it moves in by half a pixel.
    const Rect path = r.inset(width / 2);
    if (!dashed) {
        draw.PathRect(top_left(path), bottom_right(path), std::max(0.0f, radius - width / 2));
        draw.PathStroke(impl_->colour(colour), ImDrawFlags_Closed, width);
        return;
    }
    draw.PathRect(top_left(path), bottom_right(path), radius);
    draw._Path.push_back(draw._Path.front());
    const std::vector<ImVec2> points(draw._Path.begin(), draw._Path.end());
    draw.PathClear();
    dash(draw, points, impl_->colour(colour), width, 4, 3);
}

void Ui::line(Point a, Point b, Colour colour, float width) {
    const ImU32 tint = impl_->colour(colour);
    // Straight lines are filled boxes: sharp at every width.
    if (a.x == b.x) {
        impl_->draw->AddRectFilled({a.x, std::min(a.y, b.y)}, {a.x + width, std::max(a.y, b.y)}, tint);
    } else if (a.y == b.y) {
        impl_->draw->AddRectFilled({std::min(a.x, b.x), a.y}, {std::max(a.x, b.x), a.y + width}, tint);
    } else {
        impl_->draw->AddLine(vec(a), vec(b), tint, width);
    }
}

void Ui::hatch(Rect r, Colour ground, Colour lines, float radius) {
    if (r.empty()) return;
    fill(r, ground, radius);
    const ImU32 tint = impl_->colour(lines);
    // x + y = s, clipped to the box (whose round corners are given up to the lines by half the radius).
    const Rect box = r.inset(std::min(1.0f, radius));
    const float cut = radius * 0.6f;
    for (float s = box.x + box.y + 8; s < box.right() + box.bottom(); s += 8) {
        const float x0 = std::max(box.x, s - box.bottom());
        const float x1 = std::min(box.right(), s - box.y);
        if (x1 - x0 < cut) continue;
        impl_->draw->AddLine({x0, s - x0}, {x1, s - x1}, tint, 1);
    }
}

void Ui::shadow(Rect r, int level, float radius) {
    if (level <= 0) return;
    const float drop = level == 1 ? 2.0f : 8.0f;
    const float blur = level == 1 ? 8.0f : 24.0f;
    const float strength = level == 1 ? 0.10f : 0.18f;
    // A box blur seen from the side falls off like its own integral: equal steps of width, equal shares of alpha.
    constexpr int steps = 12;
    for (int n = 0; n < steps; ++n) {
        const float grow = blur * (0.5f - (static_cast<float>(n) + 0.5f) / steps) * 1.4f;
        const Rect layer = r.moved(0, drop).inset(-grow);
        if (layer.empty()) continue;
        impl_->draw->AddRectFilled(top_left(layer), bottom_right(layer), impl_->colour(Colour::shadow, strength / steps * 1.6f),
                                   std::max(0.0f, radius + grow));
    }
}

void Ui::card(Rect r, int level) {
    shadow(r, level, 12);
    fill(r, Colour::surface, 12);
    border(r, Colour::line, 12);
}

void Ui::icon(Point centre, std::string_view glyph, float px, Colour colour) {
    impl_->glyph(centre, glyph, px, impl_->colour(colour));
}

void Ui::part_ring(Point centre, float radius, float width, double part, Colour fill, Colour track) {
    constexpr float whole = 2 * std::numbers::pi_v<float>;
    const float top = -whole / 4;
    impl_->draw->AddCircle(vec(centre), radius, impl_->colour(track), 96, width);
    if (part <= 0) return;
    impl_->draw->PathArcTo(vec(centre), radius, top, top + whole * static_cast<float>(std::min(1.0, part)), 96);
    impl_->draw->PathStroke(impl_->colour(fill), ImDrawFlags_None, width);
}

void Ui::dashed_ring(Point centre, float radius, Colour colour) {
    constexpr int dashes = 8;
    constexpr float turn = 2 * std::numbers::pi_v<float> / dashes;
    for (int n = 0; n < dashes; ++n) {
        const float from = turn * static_cast<float>(n);
        impl_->draw->PathArcTo(vec(centre), radius, from, from + turn * 0.55f, 4);
        impl_->draw->PathStroke(impl_->colour(colour), ImDrawFlags_None, 1.5f);
    }
}

void Ui::Impl::ring(Rect r, float radius) {
    const Rect around = r.inset(-3.5f);  // gap 2, then half of 3
    draw->PathRect(top_left(around), bottom_right(around), radius + 3.5f);
    draw->PathStroke(colour(Colour::focus), ImDrawFlags_Closed, 3);
}

}  // namespace voucher::ui
