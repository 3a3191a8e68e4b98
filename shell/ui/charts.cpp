// Drawings of amounts: stacked bar, range bar, gauge, progress, and the row of dashes over the questions.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {

void Ui::picture(std::string_view id, Rect r, std::uint32_t file, std::string_view name) {
    impl_->node(id, Role::image, name, r).picture = file;
    fill(r, Colour::well);
}

void Ui::stacked_bar(std::string_view id, Rect r, std::span<const BarPart> parts, std::string_view name) {
    Impl& i = *impl_;
    const std::string key = i.node(id, Role::image, name, r).key;
    constexpr float radius = 5;
    constexpr float gap = 2;
    fill(r, Colour::well, radius);
    std::size_t last = 0;
    for (std::size_t n = 0; n < parts.size(); ++n) {
        if (parts[n].share > 0) last = n;
    }
    double before = 0;
    bool first = true;
    for (std::size_t n = 0; n < parts.size(); ++n) {
        const BarPart& part = parts[n];
        const double share = i.eased(key + " " + std::to_string(n), static_cast<float>(std::max(0.0, part.share)), Impl::bar_seconds);
        if (part.share <= 0) continue;
        const float x0 = r.x + r.w * static_cast<float>(std::min(1.0, before));
        before += share;
        const float x1 = r.x + r.w * static_cast<float>(std::min(1.0, before));
        const bool ends = n == last && before > 0.999;
        const Rect box{x0, r.y, std::max(1.0f, (ends ? r.right() : x1 - gap) - x0), r.h};
        ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
        if (first) corners |= ImDrawFlags_RoundCornersLeft;
        if (ends) corners |= ImDrawFlags_RoundCornersRight;
        if (first || ends) corners &= ~ImDrawFlags_RoundCornersNone;
        if (!ends) fill({box.right(), r.y, gap, r.h}, Colour::surface);
        i.draw->AddRectFilled(top_left(box), bottom_right(box), i.colour(part.fill), radius, corners);
        if (part.hatched) hatch(box, Colour::none, part.hatch, first || ends ? radius : 0);
        first = false;
        if (part.label.empty()) continue;
        TextStyle style;
        style.type = r.h >= 26 ? Type::table : Type::caption;
        style.colour = part.label_colour;
        style.bold = !part.hatched;
        style.wrap = false;
        const float width = measure(part.label, style).w;
        if (width + 20 > box.w || r.h < 18) continue;
        if (part.hatched) {  // words on a hatch stand on a plain plate
            fill({box.x + 8, box.y + 5, width + 10, box.h - 10}, Colour::surface, 3);
            i.label({box.x + 13, box.y, width + 2, box.h}, part.label, style);
        } else {
            i.label({box.x + 12, box.y, width + 2, box.h}, part.label, style);
        }
    }
}

void Ui::range_bar(std::string_view id, Rect r, double low, double high, std::string_view name) {
    const std::string key = impl_->node(id, Role::image, name, r).key;
    low = impl_->eased(key + " low", static_cast<float>(std::clamp(low, 0.0, 1.0)), Impl::bar_seconds);
    high = std::clamp<double>(impl_->eased(key + " high", static_cast<float>(std::clamp(high, 0.0, 1.0)), Impl::bar_seconds), low, 1.0);
    // The end posts stand 5 out of the track above and below; `r` is the track.
    fill(r, Colour::well, 4);
    border(r, Colour::control, 4);
    constexpr float post = 4;
    const float x0 = r.x + (r.w - post) * static_cast<float>(low);
    const float x1 = r.x + (r.w - post) * static_cast<float>(high);
    hatch({x0, r.y, x1 + post - x0, r.h}, Colour::unk_wash, Colour::unk);
    line({x0, r.y}, {x1, r.y}, Colour::unk);
    line({x0, r.bottom() - 1}, {x1, r.bottom() - 1}, Colour::unk);
    fill({x0, r.y - 5, post, r.h + 10}, Colour::unk, 1);
    fill({x1, r.y - 5, post, r.h + 10}, Colour::unk, 1);
}

void Ui::gauge(std::string_view id, Rect r, std::span<const BarPart> parts, std::string_view middle, std::string_view below,
               std::string_view name) {
    Impl& i = *impl_;
    const std::string key = i.node(id, Role::image, name, r).key;
    constexpr float pi = std::numbers::pi_v<float>;
    constexpr float stroke = 18;
    const float radius = std::min(r.w / 2, r.h - 4) - stroke / 2;
    if (radius <= stroke) return;
    const Point centre{r.x + r.w / 2, r.y + radius + stroke / 2};
    const auto arc = [&](float from, float to, Colour tint) {
        if (to - from < 0.002f) return;
        i.draw->PathArcTo(vec(centre), radius, from, to, 48);
        i.draw->PathStroke(i.colour(tint), ImDrawFlags_None, stroke);
    };
    double before = 0;
    const float gap = 1.0f / radius;
    for (std::size_t n = 0; n < parts.size(); ++n) {
        const BarPart& part = parts[n];
        const double share = i.eased(key + " " + std::to_string(n), static_cast<float>(std::max(0.0, part.share)), Impl::bar_seconds);
        if (part.share <= 0) continue;
        const float from = pi + pi * static_cast<float>(std::min(1.0, before));
        before += share;
        const float to = pi + pi * static_cast<float>(std::min(1.0, before));
        const float a = from + (from > pi + 0.001f ? gap : 0);
        const float b = to - (to < 2 * pi - 0.001f ? gap : 0);
        if (part.hatched) {
            // An edge instead of lines: at this width a hatch would not be read.
            arc(a, b, part.hatch);
            i.draw->PathArcTo(vec(centre), radius, a + gap, b - gap, 48);
            i.draw->PathStroke(i.colour(part.fill), ImDrawFlags_None, stroke - 2);
        } else {
            arc(a, b, part.fill);
        }
    }
    const float inner = 2 * (radius - stroke / 2) - 12;
    TextStyle big;
    big.type = Type::section_title;
    big.align = Align::centre;
    if (measure(middle, big).w > inner) big.type = Type::card_title;
    const float base = centre.y;
    const float small_line = std::round(20 * look().text_scale);
    i.label({centre.x - inner / 2 - 6, base - small_line - 27 * look().text_scale + 6, inner + 12, 28 * look().text_scale}, middle, big);
    TextStyle small;
    small.type = Type::caption;
    small.colour = Colour::text2;
    small.align = Align::centre;
    i.label({centre.x - inner / 2, base - small_line + 6, inner, small_line}, below, small);
}

void Ui::progress(std::string_view id, Rect r, double fraction, std::string_view name) {
    const double part = std::clamp(fraction, 0.0, 1.0);
    Node& n = impl_->node(id, Role::progressbar, name, r);
    n.value = std::to_string(static_cast<int>(std::lround(part * 100)));
    const float height = std::min(r.h, 8.0f);
    const Rect track{r.x, r.y + (r.h - height) / 2, r.w, height};
    fill(track, Colour::well, height / 2);
    border(track, Colour::control, height / 2);
    if (part > 0) fill({track.x, track.y, std::max(height, track.w * static_cast<float>(part)), height}, Colour::pri, height / 2);
}

void Ui::segments(std::string_view id, Rect r, std::span<const Outcome> answers, int present, std::string_view name) {
    impl_->node(id, Role::image, name, r);
    if (answers.empty()) return;
    const auto count = static_cast<float>(answers.size());
    const float gap = r.w / count > 12 ? 4.0f : 2.0f;
    const float width = (r.w - gap * (count - 1)) / count;
    const float height = std::min(r.h, 6 * look().control_scale);
    for (std::size_t n = 0; n < answers.size(); ++n) {
        const Rect dash{r.x + static_cast<float>(n) * (width + gap), r.y + (r.h - height) / 2, width, height};
        switch (answers[n]) {
            case Outcome::met: fill(dash, Colour::ok, height / 2); break;
            case Outcome::not_met: fill(dash, Colour::bad, height / 2); break;
            case Outcome::open: fill(dash, Colour::unk, height / 2); break;
            case Outcome::unanswered:
                fill(dash, Colour::well, height / 2);
                border(dash, Colour::control, height / 2);
                break;
        }
        if (static_cast<int>(n) == present) border(dash.inset(-2), Colour::pri, height / 2 + 2, 2);
    }
}

}  // namespace voucher::ui
