#include "tests/shell/layout.hpp"

#include <algorithm>

namespace voucher::tests {
namespace {

using ui::Node;
using ui::Rect;
using ui::Role;

bool is_words(const Node& node) { return node.role == Role::text || node.role == Role::heading; }

float area(Rect r) { return std::max(0.0F, r.w) * std::max(0.0F, r.h); }
bool holds(Rect outer, Rect inner) {
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 && inner.bottom() <= outer.bottom() + 1;
}
std::string place(Rect r) {
    const auto n = [](float v) { return std::to_string(static_cast<int>(v)); };
    return " at " + n(r.x) + "," + n(r.y) + " " + n(r.w) + "x" + n(r.h);
}
/// In the dialog that is open, or on the page where there is none: what lies below a dialog is not looked at.
bool in_front(const ui::Tree& tree, const Node& node) {
    const auto dialog = std::ranges::find(tree.nodes.rbegin(), tree.nodes.rend(), Role::dialog, &Node::role);
    return dialog == tree.nodes.rend() || node.key == dialog->key || node.key.starts_with(dialog->key + "/");
}

}  // namespace

std::vector<std::string> layout_defects(ui::Size size, const ui::Tree& tree) {
    std::vector<std::string> found;
    const Rect page{0, 0, size.w, size.h};
    std::vector<std::pair<const Node*, Rect>> words, controls;
    for (const Node& node : tree.nodes) {
        if (!in_front(tree, node)) continue;
        if (node.rect.x < page.x - 1 || node.rect.right() > page.right() + 1) found.push_back("Off the page: " + node.key + place(node.rect));
        if ((is_words(node) || is_control(node)) && (node.rect.x < node.clip.x - 1 || node.rect.right() > node.clip.right() + 5)) {
            found.push_back("Clipped sideways: " + node.key + " " + node.name + place(node.rect));
        }
        const Rect seen = node.rect.intersect(node.clip);
        if (seen.empty()) continue;
        if (is_words(node)) words.emplace_back(&node, seen);
        if (is_control(node)) controls.emplace_back(&node, seen);
    }
    for (std::size_t a = 0; a < words.size(); ++a) {
        for (std::size_t b = a + 1; b < words.size(); ++b) {
            const Rect both = words[a].second.intersect(words[b].second);
            if (both.w > 2 && both.h > 4) {
                found.push_back("Words over words: " + words[a].first->name + place(words[a].second) + " and " + words[b].first->name + place(words[b].second));
            }
        }
    }
    for (const auto& [text, said] : words) {
        for (const auto& [control, pressed] : controls) {
            if (holds(pressed, said) || holds(said, pressed)) continue;  // the control's own words, or a link within a sentence
            const Rect both = said.intersect(pressed);
            // A small chip may be pressed 12 px beyond what is drawn of it.
            if (both.w > 4 && both.h > 12) found.push_back("Words under a control: " + text->name + place(said) + " and " + control->key + place(pressed));
        }
    }
    for (std::size_t a = 0; a < controls.size(); ++a) {
        for (std::size_t b = a + 1; b < controls.size(); ++b) {
            const Rect one = controls[a].second;
            const Rect two = controls[b].second;
            if (holds(one, two) || holds(two, one)) continue;  // a button within a card that is one too
            const Rect both = one.intersect(two);
            if (area(both) > 0.3F * std::min(area(one), area(two))) {
                found.push_back("Controls over each other: " + controls[a].first->key + place(one) + " and " + controls[b].first->key + place(two));
            }
        }
    }
    return found;
}

}  // namespace voucher::tests
