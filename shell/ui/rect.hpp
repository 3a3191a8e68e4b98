// Rectangles in CSS pixels, y down, and the cutting that pages lay themselves out with.
//
// A page starts from one rectangle and cuts pieces off it: what is cut is returned, what is left stays.
//     Rect page = area;                       // 1280×696
//     Rect rail = page.cut_left(208);         // the left 208; page now starts at 208
//     Rect title = page.cut_top(32, 8);       // 32 high, then a gap of 8
#pragma once

#include <algorithm>

namespace voucher::ui {

struct Point {
    float x = 0;
    float y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
    float w = 0;
    float h = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    friend bool operator==(const Rect&, const Rect&) = default;

    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
    [[nodiscard]] Point centre() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] bool empty() const { return w <= 0 || h <= 0; }
    [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }

    /// The same rectangle made smaller by `all` on every side, or by `dx` left and right and `dy` above and below.
    [[nodiscard]] Rect inset(float all) const { return inset(all, all); }
    [[nodiscard]] Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }

    [[nodiscard]] Rect intersect(const Rect& o) const {
        const float left = std::max(x, o.x);
        const float top = std::max(y, o.y);
        return {left, top, std::max(0.0f, std::min(right(), o.right()) - left),
                std::max(0.0f, std::min(bottom(), o.bottom()) - top)};
    }

    /// Cuts a strip off this rectangle and a gap behind it; returns the strip.
    Rect cut_top(float height, float gap = 0) {
        const Rect cut{x, y, w, height};
        y += height + gap;
        h -= height + gap;
        return cut;
    }
    Rect cut_bottom(float height, float gap = 0) {
        const Rect cut{x, bottom() - height, w, height};
        h -= height + gap;
        return cut;
    }
    Rect cut_left(float width, float gap = 0) {
        const Rect cut{x, y, width, h};
        x += width + gap;
        w -= width + gap;
        return cut;
    }
    Rect cut_right(float width, float gap = 0) {
        const Rect cut{right() - width, y, width, h};
        w -= width + gap;
        return cut;
    }

    /// A rectangle of the given size in the middle of this one.
    [[nodiscard]] Rect centred(Size s) const { return {x + (w - s.w) / 2, y + (h - s.h) / 2, s.w, s.h}; }
};

}  // namespace voucher::ui
