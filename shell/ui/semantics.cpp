#include "shell/ui/semantics.hpp"

#include <unordered_set>

namespace voucher::ui {
namespace {

bool may_be_nameless(Role role) {
    switch (role) {
        case Role::main:
        case Role::banner:
        case Role::complementary:
        case Role::row:
        case Role::list:
        case Role::listitem:
        case Role::group:
        case Role::cell:          // an empty cell of a table
        case Role::columnheader:  // the head over check boxes
        case Role::status:        // silent until something happens
        case Role::alert: return true;
        default: return false;
    }
}

}  // namespace

bool is_control(const Node& node) {
    switch (node.role) {
        case Role::button:
        case Role::link:
        case Role::radio:
        case Role::checkbox:
        case Role::textbox:
        case Role::tab: return true;
        default: return false;
    }
}

std::vector<std::string> defects(const Tree& tree) {
    std::vector<std::string> found;
    std::unordered_set<std::string> keys;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const Node& node = tree.nodes[i];
        if (node.key.empty()) found.push_back("Node " + std::to_string(i) + " has no key.");
        if (!keys.insert(node.key).second) found.push_back("The key " + node.key + " is used twice.");
        if (node.parent >= static_cast<int>(i)) found.push_back(node.key + " stands before its parent.");
        if (node.name.empty() && !may_be_nameless(node.role)) found.push_back(node.key + " has no name.");
        if ((node.role == Role::textbox) != node.field.has_value()) {
            found.push_back(node.key + (node.field ? " has a field's look but is no text box." : " is a text box without a look."));
        }
        if ((node.role == Role::radio || node.role == Role::checkbox) && !node.checked) {
            found.push_back(node.key + " does not say whether it is checked.");
        }
        if (node.role == Role::heading && (node.level < 1 || node.level > 6)) {
            found.push_back(node.key + " is a heading without a level from 1 to 6.");
        }
    }
    if (!tree.focus.empty() && !keys.contains(tree.focus)) {
        found.push_back("The focus is asked for " + tree.focus + ", which is not in the frame.");
    }
    return found;
}

}  // namespace voucher::ui
