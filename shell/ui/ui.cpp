// Life of a frame: keys, scopes, layers, pointer, focus, and what comes in from the platform.
#include "shell/ui/ui.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {

Ui::Ui(const Look& look) : impl_(new Impl(look)) {}
Ui::~Ui() { delete impl_; }

void Ui::add_fonts(const Fonts& fonts) {
    impl_->add_face(impl_->regular, fonts.regular);
    impl_->add_face(impl_->bold, fonts.bold);
    impl_->add_face(impl_->icons, fonts.icons);
    impl_->layouts.clear();
}

void Ui::set_other_glyphs(GlyphSource source) {
    impl_->other_glyphs = std::move(source);
    impl_->add_other_glyphs(impl_->regular, false);
    impl_->add_other_glyphs(impl_->bold, true);
    impl_->layouts.clear();
}

void Ui::set_look(const Look& look) {
    if (look.text_scale != impl_->look.text_scale) impl_->layouts.clear();
    impl_->look = look;
}
const Look& Ui::look() const { return impl_->look; }
Size Ui::page() const { return impl_->page; }

void Ui::begin_frame(Size page) {
    Impl& i = *impl_;
    ++i.frame;
    // A keyboard came up or the screen was turned: what has the focus is to be brought into view again.
    if (page.w != i.page.w || page.h != i.page.h) i.focus_seen.clear();
    i.page = page;
    i.tree = {};
    i.path.clear();
    i.opened.clear();
    i.clips.clear();
    i.parent = -1;
    i.layer = 0;
    i.texts.clear();
    i.cut_words.clear();
    i.scroll_order.clear();
    i.scroll_under.clear();
    i.again = false;
    i.animating = false;
    i.modal_before = std::exchange(i.modal_now, 0);
    i.dialog_before = std::exchange(i.dialog_now, {});
    i.covers_before = std::exchange(i.covers, {});
    i.tip.reset();
    if (i.hover_candidate != i.hovered) i.hovered_since = ImGui::GetTime();
    i.hovered = std::exchange(i.hover_candidate, {});

    const ImGuiIO& io = ImGui::GetIO();
    i.at = ImGui::IsMousePosValid(&io.MousePos) ? Point{io.MousePos.x, io.MousePos.y} : Point{-1e6f, -1e6f};
    i.down = ImGui::IsMouseDown(ImGuiMouseButton_Left);
    i.clicked = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    i.released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);

    // One activation of a key a frame: the second press of a fast double press comes in the next.
    i.acting.clear();
    std::vector<std::string> later;
    for (std::string& key : i.activations) {
        const bool twice = std::find(i.acting.begin(), i.acting.end(), key) != i.acting.end();
        (twice ? later : i.acting).push_back(std::move(key));
    }
    i.activations = std::move(later);

    i.draw = ImGui::GetBackgroundDrawList();
    i.draw->ChannelsSplit(Impl::layer_count);
    i.draw->ChannelsSetCurrent(0);
}

const Tree& Ui::end_frame() {
    Impl& i = *impl_;
    while (!i.opened.empty()) i.leave();
    i.say_errors();
    i.draw_tip();
    i.draw->ChannelsMerge();
    i.act_on_scrolls();

    if (i.clicked) i.pressed_on = i.hover_candidate;
    if (i.released || !i.down) i.pressed_on.clear();
    if (!i.activations.empty() || i.hovered != i.hover_candidate || i.modal_now != i.modal_before) i.again = true;
    if (i.hover_candidate.empty() && i.covers.size() != i.covers_before.size()) i.again = true;

    i.move_focus();

    // Typed text waits for its field for a frame or two, then it belongs to nothing.
    for (auto it = i.typed.begin(); it != i.typed.end();) it = ++it->second.frames > 2 ? i.typed.erase(it) : std::next(it);
    std::erase_if(i.moving, [&](const auto& entry) { return entry.second.frame != i.frame; });
    std::erase_if(i.layouts, [&](const auto& entry) { return entry.second.used + 240 < i.frame; });
    return i.tree;
}

bool Ui::wants_another_frame() const { return impl_->again || impl_->animating || !impl_->activations.empty() || !impl_->typed.empty(); }

void Ui::activate(std::string_view key) { impl_->activations.emplace_back(key); }
void Ui::set_focus(std::string_view key, bool visible) {
    impl_->focus_key = key;
    impl_->focus_visible = visible;
}
void Ui::input_text(std::string_view key, std::string_view text) {
    Impl::Typed& typed = impl_->typed[std::string(key)];
    typed.text = text;
    typed.changed = true;
    typed.frames = 0;
}
void Ui::commit_text(std::string_view key) {
    Impl::Typed& typed = impl_->typed[std::string(key)];
    typed.committed = true;
    typed.frames = 0;
}

// ── Keys, nodes, scopes ─────────────────────────────────────────────────────────────────────────────────────

Node& Ui::Impl::node(std::string_view id, Role role, std::string_view name, Rect r) {
    Node& n = tree.nodes.emplace_back();
    n.key = key(id);
    n.parent = parent;
    n.role = role;
    n.name = name;
    n.rect = r;
    n.clip = clip();
    return n;
}

void Ui::Impl::enter(std::string_view id) {
    opened.push_back({path.size(), parent, layer, clips.size(), {}});
    path.append(id).push_back('/');
}

void Ui::Impl::leave() {
    const Open open = std::move(opened.back());
    opened.pop_back();
    path.resize(open.path_size);
    parent = open.parent;
    while (clips.size() > open.clips) {
        clips.pop_back();
        draw->PopClipRect();
    }
    if (!open.scroll_key.empty()) close_scroll(open.scroll_key);
    if (open.layer != layer) set_layer(open.layer);
}

void Ui::Impl::set_layer(int to) {
    layer = to;
    draw->ChannelsSetCurrent(to);
}

void Ui::Impl::push_clip(Rect r, bool within) {
    clips.push_back(within ? clip().intersect(r) : r);
    draw->PushClipRect(top_left(clips.back()), bottom_right(clips.back()), false);
}

Scope Ui::scope(std::string_view id) {
    impl_->enter(id);
    return {*this, [](Ui& ui) { ui.impl().leave(); }};
}

Scope Ui::show_as(Shown shown) {
    impl_->shown_as = shown;
    return {*this, [](Ui& ui) { ui.impl().shown_as.reset(); }};
}

Scope Ui::group(std::string_view id, Role role, std::string_view name, Rect r) {
    impl_->node(id, role, name, r);
    const int self = static_cast<int>(impl_->tree.nodes.size()) - 1;
    impl_->enter(id);
    impl_->parent = self;
    return {*this, [](Ui& ui) { ui.impl().leave(); }};
}

Scope Ui::long_table(std::string_view id, std::string_view name, Rect r, int count) {
    Scope in = group(id, Role::table, name, r);
    impl_->tree.nodes.back().row_count = count;
    return in;
}

Scope Ui::long_row(std::string_view id, Rect r, int index, bool selected) {
    Scope in = group(id, Role::row, "", r);
    impl_->tree.nodes.back().row_index = index;
    impl_->tree.nodes.back().selected = selected;
    return in;
}

// ── Pointer and focus ───────────────────────────────────────────────────────────────────────────────────────

bool Ui::Impl::over(Rect r) const {
    if (layer != toast_layer && layer < modal_before) return false;
    if (!r.contains(at) || !clip().contains(at)) return false;
    return std::ranges::none_of(covers_before, [&](const auto& c) { return c.first > layer && c.second.contains(at); });
}

Ui::Impl::Act Ui::Impl::interact(const std::string& k, Rect r, bool disabled) {
    if (shown_as) return {false, shown_as->hovered, shown_as->hovered ? 1.0f : 0.0f, shown_as->held, shown_as->focused};
    Act act;
    const auto asked = std::ranges::find(acting, k);
    const bool reachable = layer == toast_layer || layer >= modal_before;
    if (asked != acting.end()) {
        act.pressed = !disabled && reachable;
        acting.erase(asked);
        again = true;
    }
    act.focused = focus_visible && focus_key == k;
    const bool covers_pointer = over(r);
    act.hovered = covers_pointer && !disabled && hovered == k;
    act.hover = hover_of(k, act.hovered);
    if (!covers_pointer) return act;
    hover_candidate = k;  // a disabled control still covers what lies below it
    if (disabled) return act;
    if (act.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    act.held = down && pressed_on == k;
    if (released && pressed_on == k) {
        act.pressed = true;
        again = true;
    }
    return act;
}

void Ui::focus(std::string_view key) { impl_->tree.focus = key; }
bool Ui::focused(std::string_view id) const { return impl_->focus_key == impl_->key(id); }

Pointer Ui::pointer(Rect r) const { return {impl_->at, impl_->down, impl_->over(r)}; }

void Ui::Impl::say_errors() {
    std::map<std::string, std::string> now;
    for (const Node& node : tree.nodes) {
        if (node.error.empty()) continue;
        now.emplace(node.key, node.error);
        const auto before = errors.find(node.key);
        if (before != errors.end() && before->second == node.error) continue;
        said_of = node.key;
        said_error = node.name + " – " + node.error;
    }
    errors = std::move(now);
    if (!errors.contains(said_of)) said_error.clear();
    if (!said_error.empty()) node("wrong", Role::alert, said_error, {0, 0, 1, 1});
}

bool Ui::undo_pressed() const {
    const ImGuiIO& io = ImGui::GetIO();
    return io.KeyCtrl && !io.KeyShift && ImGui::IsKeyPressed(ImGuiKey_Z, false);
}

bool Ui::redo_pressed() const {
    const ImGuiIO& io = ImGui::GetIO();
    return io.KeyCtrl && (ImGui::IsKeyPressed(ImGuiKey_Y, false) || (io.KeyShift && ImGui::IsKeyPressed(ImGuiKey_Z, false)));
}

}  // namespace voucher::ui
