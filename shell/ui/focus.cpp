// Where the keyboard's focus goes when what had it goes: nobody has to start again from the top of the page.
#include <algorithm>
#include <tuple>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

bool takes_focus(const Node& node) { return !node.disabled && (is_control(node) || node.role == Role::treeitem); }

/// How many scopes two keys share: 2 for "main/services/s1" and "main/services/add".
std::ptrdiff_t shared_scopes(std::string_view a, std::string_view b) {
    const auto differ = std::ranges::mismatch(a, b).in1;
    return std::count(a.begin(), differ, '/');
}

float distance(Rect a, Rect b) {
    const float x = a.centre().x - b.centre().x;
    const float y = a.centre().y - b.centre().y;
    return x * x + y * y;
}

/// Less is nearer: of the same part of the page, of the same kind, by the way between them.
auto nearness(const Node& node, const Ui::Impl::Held& gone) {
    return std::tuple{-shared_scopes(node.key, gone.key), node.role != gone.role, distance(node.rect, gone.rect)};
}

const Node* find(const Tree& tree, auto is) {
    const auto found = std::ranges::find_if(tree.nodes, is);
    return found == tree.nodes.end() ? nullptr : &*found;
}

}  // namespace

void Ui::Impl::move_focus() {
    // A dialog that opens takes the focus to its first control, unless the page named one; a dialog that goes gives
    // it back to where it was.
    if (modal_now > modal_before) {
        focus_before_dialog.push_back(focus_key);
        if (tree.focus.empty()) {
            const std::string inside = dialog_now + "/";
            for (const Node& node : tree.nodes) {
                if (takes_focus(node) && node.key.starts_with(inside)) {
                    tree.focus = node.key;
                    break;
                }
            }
        }
    }
    for (int gone = modal_before; gone > modal_now && !focus_before_dialog.empty(); --gone) {
        const std::string back = std::move(focus_before_dialog.back());
        focus_before_dialog.pop_back();
        const bool there = std::ranges::any_of(tree.nodes, [&](const Node& n) { return n.key == back && !n.disabled; });
        if (tree.focus.empty() && there) tree.focus = back;
    }
    if (modal_now == modal_before) keep_focus();
}

void Ui::Impl::keep_focus() {
    const Node* main = find(tree, [](const Node& n) { return n.role == Role::main; });
    const std::string_view page_now = main != nullptr ? std::string_view(main->name) : std::string_view();
    const auto holder = std::ranges::find(tree.nodes, focus_key, &Node::key);
    const bool gone = !focus_key.empty() && holder == tree.nodes.end() && focus_held.key == focus_key;
    if (gone && tree.focus.empty()) {
        const Node* title = find(tree, [](const Node& n) { return n.role == Role::heading && n.level == 1; });
        if (title != nullptr && page_now != focus_held.page) {
            tree.focus = title->key;  // another page: its title is read first
        } else {
            const Node* next = nullptr;
            for (const Node& node : tree.nodes) {
                // A field would call up the virtual keyboard of somebody who only pressed a button; of radio buttons the
                // ticked one stands for all.
                if (!takes_focus(node) || (node.role == Role::textbox && !focus_visible) || (node.role == Role::radio && node.checked == false)) continue;
                if (modal_now > 0 && !node.key.starts_with(dialog_now + "/")) continue;
                if (next == nullptr || nearness(node, focus_held) < nearness(*next, focus_held)) next = &node;
            }
            if (next != nullptr) tree.focus = next->key;
        }
    }
    if (holder != tree.nodes.end()) focus_held = {focus_key, holder->role, holder->rect, std::string(page_now)};
    else focus_held = {};
}

}  // namespace voucher::ui
