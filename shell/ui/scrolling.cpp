// Scroll areas: a window onto content of any height, a thin bar, the wheel, page keys, and the focus kept in view.
#include <algorithm>
#include <cmath>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

constexpr float bar_room = 8;
constexpr float wheel_step = 100;  // CSS px for a wheel movement of 1, as the web platform counts it

}  // namespace

ScrollArea Ui::scroll(std::string_view id, Rect r) {
    Impl& i = *impl_;
    const std::string k = i.key(id);
    Impl::ScrollState& state = i.scrolls[k];
    state.view = r;
    state.layer = i.layer;
    state.offset = std::round(std::clamp(state.offset, 0.0f, state.most()));
    i.scroll_order.push_back(k);
    if (i.over(r)) i.scroll_under.push_back(k);
    i.enter(id);
    i.opened.back().scroll_key = k;
    i.push_clip(r, true);
    return {{r.x, r.y - state.offset, r.w - bar_room, r.h}, Scope(*this, [](Ui& ui) { ui.impl().leave(); })};
}

void Ui::scroll_end(float bottom) {
    Impl& i = *impl_;
    for (auto open = i.opened.rbegin(); open != i.opened.rend(); ++open) {
        if (open->scroll_key.empty()) continue;
        Impl::ScrollState& state = i.scrolls[open->scroll_key];
        const float content = bottom - (state.view.y - state.offset);
        if (std::abs(content - state.content) > 0.5f) i.again = true;
        state.content = content;
        return;
    }
}

void Ui::scroll_to_top(std::string_view key) {
    const auto state = impl_->scrolls.find(std::string(key));
    if (state == impl_->scrolls.end() || state->second.offset == 0) return;
    state->second.offset = 0;
    impl_->again = true;
}

void Ui::Impl::close_scroll(const std::string& scroll_key) {
    ScrollState& state = scrolls[scroll_key];
    const float most = state.most();
    if (most <= 0.5f) return;
    const Rect view = state.view;
    const float length = std::max(28.0f, view.h * view.h / state.content);
    const float way = view.h - length;
    const Rect groove{view.right() - bar_room, view.y, bar_room, view.h};
    const std::string bar = scroll_key + "/~bar";
    const Act act = interact(bar, groove);
    if (clicked && hover_candidate == bar) {
        state.grab = state.offset;
        state.grab_y = at.y;
    }
    if (down && pressed_on == bar && way > 0) {
        state.offset = std::clamp(state.grab + (at.y - state.grab_y) * most / way, 0.0f, most);
        again = true;
    }
    const float width = act.hovered || pressed_on == bar ? 6.0f : 4.0f;
    const Rect thumb{view.right() - width - 1, view.y + way * std::min(1.0f, state.offset / most), width, length};
    draw->AddRectFilled(top_left(thumb), bottom_right(thumb), colour(Colour::control, act.hovered ? 0.9f : 0.5f), width / 2);
    if (act.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
}

void Ui::Impl::act_on_scrolls() {
    const auto by = [&](ScrollState& state, float distance) {
        const float to = std::clamp(state.offset + distance, 0.0f, state.most());
        const bool moved = std::abs(to - state.offset) > 0.01f;
        state.offset = to;
        if (moved) again = true;
        return moved;
    };
    // The wheel moves the innermost area that can still go that way.
    if (const float wheel = ImGui::GetIO().MouseWheel; wheel != 0) {
        for (auto k = scroll_under.rbegin(); k != scroll_under.rend(); ++k) {
            if (by(scrolls[*k], -wheel * wheel_step)) break;
        }
    }
    // Page keys move the largest area of the topmost layer.
    ScrollState* main = nullptr;
    for (const std::string& k : scroll_order) {
        ScrollState& state = scrolls[k];
        if (state.layer < modal_now || state.most() <= 0) continue;
        if (main == nullptr || state.view.w * state.view.h > main->view.w * main->view.h) main = &state;
    }
    if (main != nullptr) {
        const float page_step = std::max(40.0f, main->view.h - 60);
        if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) by(*main, page_step);
        if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) by(*main, -page_step);
        if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) by(*main, 40);
        if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) by(*main, -40);
        if (ImGui::IsKeyPressed(ImGuiKey_Home, false)) by(*main, -main->content);
        if (ImGui::IsKeyPressed(ImGuiKey_End, false)) by(*main, main->content);
    }
    if (!tree.focus.empty()) {
        reveal(tree.focus);
    } else if (focus_visible && focus_key != focus_seen) {
        reveal(focus_key);
    }
    focus_seen = focus_key;
}

void Ui::Impl::reveal(const std::string& node_key) {
    const auto found = std::ranges::find(tree.nodes, node_key, &Node::key);
    if (found == tree.nodes.end()) return;
    // The innermost area whose key begins the node's key.
    ScrollState* area = nullptr;
    std::size_t longest = 0;
    for (const std::string& k : scroll_order) {
        if (k.size() >= longest && node_key.size() > k.size() && node_key.starts_with(k) && node_key[k.size()] == '/') {
            area = &scrolls[k];
            longest = k.size();
        }
    }
    if (area == nullptr) return;
    constexpr float margin = 16;
    const Rect& r = found->rect;
    const float before = area->offset;
    if (r.bottom() + margin > area->view.bottom()) area->offset += r.bottom() + margin - area->view.bottom();
    if (r.y - margin < area->view.y - (area->offset - before)) area->offset = before + r.y - margin - area->view.y;
    area->offset = std::clamp(area->offset, 0.0f, area->most());
    if (area->offset != before) again = true;
}

}  // namespace voucher::ui
