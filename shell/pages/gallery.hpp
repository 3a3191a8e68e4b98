// How the gallery's sections are laid out; its own two files share this.
#pragma once

#include <algorithm>

#include "shell/pages/context.hpp"

namespace voucher::pages {

/// Examples beside each other as far as there is room, then below.
class Flow {
public:
    Flow(Context& context, Rect area) : c_(context), area_(area), x_(area.x), y_(area.y) {}

    /// Room for the next example, under a caption that says its state (none where empty).
    Rect next(std::string_view caption, float width, float height) {
        const float line = caption.empty() ? 0 : c_.px(20) + 4;
        const float words = caption.empty() ? 0 : c_.ui.measure(caption, one_line(style(Type::caption))).w + 2;
        const float whole = std::min(area_.w, std::max(width, words));
        if (x_ > area_.x && x_ + whole > area_.right() + 0.5f) end_row();
        if (!caption.empty()) c_.ui.text({x_, y_, whole, c_.px(20)}, caption, one_line(style(Type::caption, Colour::text2)));
        const Rect r{x_, y_ + line, std::min(width, area_.w), height};
        x_ += whole + 12;
        tallest_ = std::max(tallest_, line + height);
        return r;
    }
    void end_row(float gap = 12) {
        x_ = area_.x;
        y_ += tallest_ + gap;
        tallest_ = 0;
    }
    [[nodiscard]] Rect rest() const { return {area_.x, y_, area_.w, area_.bottom() - y_}; }
    [[nodiscard]] float width() const { return area_.w; }

private:
    Context& c_;
    Rect area_;
    float x_;
    float y_;
    float tallest_ = 0;
};

struct GallerySection {
    const char* id;      // also its title's key: gallery.<id>
    float height;        // of the content, in a column of 560
    float narrow_height; // in one of 318
    void (*draw)(Context& c, Rect r);
    float english = 0;   // more, as its words are longer
};

// gallery_drawings.cpp
void gallery_bars(Context& c, Rect r);
void gallery_gauge(Context& c, Rect r);
void gallery_tree(Context& c, Rect r);
void gallery_table(Context& c, Rect r);
void gallery_timeline(Context& c, Rect r);
void gallery_calendar(Context& c, Rect r);
void gallery_notices(Context& c, Rect r);
void gallery_dialogs(Context& c, Rect r);
void gallery_progress(Context& c, Rect r);
void gallery_keypad(Context& c, Rect r);

}  // namespace voucher::pages
