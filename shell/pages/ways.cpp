#include "shell/pages/ways.hpp"

#include <algorithm>

namespace voucher::pages {

float ways(Context& c, Rect r, std::span<const Way> all) {
    float x = r.x, y = r.y;
    for (const Way& way : all) {
        const float width = way.spec.label.empty() ? 44 : std::min(c.ui.button_width(way.spec), r.w);
        if (x > r.x && x + width > r.right()) {
            x = r.x;
            y += 52;
        }
        if (c.ui.button(way.id, {x, y, width, 44}, way.spec)) c.act(way.what);
        x += width + 8;
    }
    return y + 44;
}

}  // namespace voucher::pages
