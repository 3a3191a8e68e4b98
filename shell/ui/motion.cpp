// What moves: grounds fade, bars change their length. Nothing does where a person asked for less motion.
#include <algorithm>
#include <cmath>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {

float Ui::Impl::eased(const std::string& what, float to, double seconds) {
    const double now = ImGui::GetTime();
    const auto [place, is_new] = moving.try_emplace(what, Moving{to, to, now, frame});
    Moving& m = place->second;
    const bool seen = m.frame + 1 >= frame;  // in the last frame; what comes back after a while starts where it is
    m.frame = frame;
    if (is_new || !seen || look.reduced_motion || shown_as) {
        m = {to, to, now, frame};
        return to;
    }
    const auto value_at = [&](double time) {
        const double part = std::max(0.0, (time - m.since) / seconds);
        if (part >= 1) return m.to;  // exactly: what rounding leaves short of it would never come to rest
        const double eased_out = 1 - (1 - part) * (1 - part);
        return m.from + (m.to - m.from) * static_cast<float>(eased_out);
    };
    if (to != m.to) m = {value_at(now), to, now, frame};
    const float value = value_at(now);
    if (value != to) animating = true;
    return value;
}

float Ui::Impl::hover_of(const std::string& key, bool hovered_now) {
    if (!hovered_now && !moving.contains(key)) return 0;
    if (hovered_now && !look.reduced_motion && !shown_as) moving.try_emplace(key, Moving{0, 0, ImGui::GetTime(), frame});
    const float value = eased(key, hovered_now ? 1.0f : 0.0f, fade_seconds);
    if (value == 0 && !hovered_now) moving.erase(key);
    return value;
}

void Ui::Impl::fade(int since_vertex, float part) const {
    if (part >= 1) return;
    for (int vertex = since_vertex; vertex < draw->VtxBuffer.Size; ++vertex) {
        ImU32& packed = draw->VtxBuffer[vertex].col;
        const auto alpha = static_cast<float>(packed >> IM_COL32_A_SHIFT);
        packed = (packed & ~static_cast<ImU32>(IM_COL32_A_MASK)) | (static_cast<ImU32>(std::lround(alpha * part)) << IM_COL32_A_SHIFT);
    }
}

Scope Ui::unfolded(std::string_view id, bool shown) {
    impl_->fading.push_back({impl_->draw->VtxBuffer.Size, impl_->eased(impl_->key(id) + "~unfolded", shown ? 1.0f : 0.0f, Impl::fade_seconds)});
    return {*this, [](Ui& ui) {
                const Impl::Fading done = ui.impl().fading.back();
                ui.impl().fading.pop_back();
                ui.impl().fade(done.since_vertex, done.part);
            }};
}

ImU32 Ui::Impl::between(Colour a, Colour b, float part) const {
    // Nothing is a ground that cannot be seen: it takes the other one's colour, or it would fade through black.
    const auto rgba_of = [&](Colour c, Colour other) { return c == Colour::none ? rgba(look.theme, other) & 0xFFFFFF00U : rgba(look.theme, c); };
    const std::uint32_t x = rgba_of(a, b);
    const std::uint32_t y = rgba_of(b, a);
    const auto mixed = [&](unsigned shift) {
        const auto from = static_cast<float>((x >> shift) & 0xFFU);
        const auto to = static_cast<float>((y >> shift) & 0xFFU);
        return static_cast<std::uint32_t>(std::lround(from + (to - from) * part));
    };
    return IM_COL32(mixed(24), mixed(16), mixed(8), mixed(0));
}

void Ui::Impl::press_ground(Rect r, const Act& act, Colour base, float radius, ImDrawFlags corners) const {
    const ImU32 ground = act.held ? colour(Colour::pressed) : between(base, Colour::well, act.hover);
    if ((ground & IM_COL32_A_MASK) != 0 && !r.empty()) draw->AddRectFilled(top_left(r), bottom_right(r), ground, radius, corners);
}

}  // namespace voucher::ui
