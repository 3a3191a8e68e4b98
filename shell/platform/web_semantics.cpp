#include "shell/platform/web_semantics.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "src/base/json_text.hpp"

namespace voucher::platform {
namespace {

// In the order of ui::Role; ARIA's names.
constexpr std::array<std::string_view, 29> role_names{
    "main",  "banner",     "navigation", "complementary", "region",       "group", "heading", "text",
    "button", "link",      "radiogroup", "radio",         "checkbox",     "textbox", "list",  "listitem",
    "table", "row",        "columnheader", "cell",        "dialog",       "status", "alert",  "progressbar",
    "img",   "tablist",    "tab",        "tree",          "treeitem"};
static_assert(static_cast<std::size_t>(ui::Role::treeitem) + 1 == role_names.size(), "a role without a name");

constexpr std::array<std::string_view, 3> keyboard_names{"text", "decimal", "numeric"};

void write_box(JsonText& out, const ui::Node& node) {
    for (const float edge : {node.rect.x, node.rect.y, node.rect.w, node.rect.h, node.clip.x, node.clip.y,
                             node.clip.right(), node.clip.bottom()}) {
        out.number(edge);
    }
}

void write_text(JsonText& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out.key(name).text(value);
}

void write_flag(JsonText& out, std::string_view name, bool value) {
    if (!value) return;
    out.key(name).boolean(true);
}

void write_flag(JsonText& out, std::string_view name, const std::optional<bool>& value) {
    if (!value) return;
    out.key(name).boolean(*value);
}

void write_look(JsonText& out, const ui::FieldLook& look) {
    out.key("field").object([&] {
        write_flag(out, "multiline", look.multiline);
        out.key("keyboard").text(keyboard_names[static_cast<std::size_t>(look.keyboard)]);
        write_text(out, "placeholder", look.placeholder);
        out.key("maxLength").number(std::int64_t{look.max_length});
        out.key("fontPx").number(look.font_px);
        write_flag(out, "bold", look.bold);
        write_flag(out, "alignRight", look.align_right);
        out.key("padLeft").number(look.pad_left);
        out.key("padRight").number(look.pad_right);
        out.key("text").number(std::int64_t{look.text_rgb});
        out.key("placeholderColour").number(std::int64_t{look.placeholder_rgb});
        out.key("ground").number(std::int64_t{look.ground_rgb});
    });
}

void write_node(JsonText& out, std::size_t at, const ui::Node& node) {
    out.object([&] {
        out.key("at").number(static_cast<std::int64_t>(at));
        out.key("role").text(role_names[static_cast<std::size_t>(node.role)]);
        write_text(out, "name", node.name);
        write_text(out, "value", node.value);
        write_text(out, "description", node.description);
        write_text(out, "error", node.error);
        out.key("box").list([&] { write_box(out, node); });
        write_flag(out, "checked", node.checked);
        write_flag(out, "mixed", node.mixed);
        write_flag(out, "expanded", node.expanded);
        write_flag(out, "selected", node.selected);
        write_flag(out, "disabled", node.disabled);
        write_flag(out, "required", node.required);
        write_flag(out, "busy", node.busy);
        if (node.level != 0) out.key("level").number(std::int64_t{node.level});
        if (node.row_count != 0) out.key("rowCount").number(std::int64_t{node.row_count});
        if (node.row_index != 0) out.key("rowIndex").number(std::int64_t{node.row_index});
        if (node.field) write_look(out, *node.field);
        if (node.picture != 0) out.key("picture").number(std::int64_t{node.picture});
    });
}

bool same_structure(const ui::Tree& a, const ui::Tree& b) {
    if (a.nodes.size() != b.nodes.size()) return false;
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
        if (a.nodes[i].parent != b.nodes[i].parent || a.nodes[i].key != b.nodes[i].key) return false;
    }
    return true;
}

bool same_meaning(const ui::Node& a, const ui::Node& b) {
    return a.role == b.role && a.name == b.name && a.value == b.value && a.description == b.description &&
           a.error == b.error && a.checked == b.checked && a.mixed == b.mixed && a.expanded == b.expanded && a.selected == b.selected &&
           a.disabled == b.disabled && a.required == b.required && a.busy == b.busy && a.level == b.level &&
           a.row_count == b.row_count && a.row_index == b.row_index && a.field == b.field && a.picture == b.picture;
}

}  // namespace

std::string semantics_patch(const ui::Tree& before, const ui::Tree& after) {
    const bool same = same_structure(before, after);
    if (same && before.nodes == after.nodes && after.focus.empty()) return {};

    std::unordered_map<std::string_view, const ui::Node*> known;
    if (!same) {
        known.reserve(before.nodes.size());
        for (const ui::Node& node : before.nodes) known.emplace(node.key, &node);
    }
    const auto earlier = [&](std::size_t i) -> const ui::Node* {
        if (same) return &before.nodes[i];
        const auto found = known.find(after.nodes[i].key);
        return found == known.end() ? nullptr : found->second;
    };

    JsonText out;
    std::vector<std::size_t> moved;
    out.object([&] {
        if (!same) {
            out.key("order").array(after.nodes, [&](const ui::Node& node) {
                out.list([&] {
                    out.text(node.key);
                    out.number(std::int64_t{node.parent});
                });
            });
        }
        out.key("nodes").list([&] {
            for (std::size_t i = 0; i < after.nodes.size(); ++i) {
                const ui::Node& node = after.nodes[i];
                const ui::Node* old = earlier(i);
                if (old == nullptr || !same_meaning(*old, node)) {
                    write_node(out, i, node);
                } else if (old->rect != node.rect || old->clip != node.clip) {
                    moved.push_back(i);
                }
            }
        });
        if (!moved.empty()) {
            out.key("moves").list([&] {
                for (const std::size_t i : moved) {
                    out.number(static_cast<std::int64_t>(i));
                    write_box(out, after.nodes[i]);
                }
            });
        }
        write_text(out, "focus", after.focus);
    });
    return out.take();
}

}  // namespace voucher::platform
