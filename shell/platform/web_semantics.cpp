#include "shell/platform/web_semantics.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

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

/// Appends JSON to a text; commas are the writer's own business.
class Json {
public:
    void open(char bracket) {
        comma();
        text_ += bracket;
        first_ = true;
    }
    void close(char bracket) {
        text_ += bracket;
        first_ = false;
    }
    void member(std::string_view name) {
        string(name);
        text_ += ':';
        first_ = true;
    }
    void string(std::string_view s) {
        static constexpr std::string_view hex = "0123456789abcdef";
        comma();
        text_ += '"';
        for (const char c : s) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                text_ += '\\';
                text_ += c;
            } else if (byte < 0x20) {
                text_ += "\\u00";
                text_ += hex[byte >> 4];
                text_ += hex[byte & 15];
            } else {
                text_ += c;
            }
        }
        text_ += '"';
    }
    void number(float value) {
        comma();
        std::array<char, 64> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 2);
        text_.append(digits.data(), static_cast<std::size_t>(end.ptr - digits.data()));
    }
    void number(long value) {
        comma();
        text_ += std::to_string(value);
    }
    void boolean(bool value) {
        comma();
        text_ += value ? "true" : "false";
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void comma() {
        if (!first_) text_ += ',';
        first_ = false;
    }
    std::string text_;
    bool first_ = true;
};

void write_box(Json& out, const ui::Node& node) {
    for (const float edge : {node.rect.x, node.rect.y, node.rect.w, node.rect.h, node.clip.x, node.clip.y,
                             node.clip.right(), node.clip.bottom()}) {
        out.number(edge);
    }
}

void write_text(Json& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out.member(name);
    out.string(value);
}

void write_flag(Json& out, std::string_view name, bool value) {
    if (!value) return;
    out.member(name);
    out.boolean(true);
}

void write_flag(Json& out, std::string_view name, const std::optional<bool>& value) {
    if (!value) return;
    out.member(name);
    out.boolean(*value);
}

void write_look(Json& out, const ui::FieldLook& look) {
    out.member("field");
    out.open('{');
    write_flag(out, "multiline", look.multiline);
    out.member("keyboard");
    out.string(keyboard_names[static_cast<std::size_t>(look.keyboard)]);
    write_text(out, "placeholder", look.placeholder);
    out.member("maxLength");
    out.number(static_cast<long>(look.max_length));
    out.member("fontPx");
    out.number(look.font_px);
    write_flag(out, "bold", look.bold);
    write_flag(out, "alignRight", look.align_right);
    out.member("padLeft");
    out.number(look.pad_left);
    out.member("padRight");
    out.number(look.pad_right);
    out.member("text");
    out.number(static_cast<long>(look.text_rgb));
    out.member("placeholderColour");
    out.number(static_cast<long>(look.placeholder_rgb));
    out.member("ground");
    out.number(static_cast<long>(look.ground_rgb));
    out.close('}');
}

void write_node(Json& out, std::size_t at, const ui::Node& node) {
    out.open('{');
    out.member("at");
    out.number(static_cast<long>(at));
    out.member("role");
    out.string(role_names[static_cast<std::size_t>(node.role)]);
    write_text(out, "name", node.name);
    write_text(out, "value", node.value);
    write_text(out, "description", node.description);
    write_text(out, "error", node.error);
    out.member("box");
    out.open('[');
    write_box(out, node);
    out.close(']');
    write_flag(out, "checked", node.checked);
    write_flag(out, "expanded", node.expanded);
    write_flag(out, "selected", node.selected);
    write_flag(out, "disabled", node.disabled);
    write_flag(out, "required", node.required);
    write_flag(out, "busy", node.busy);
    if (node.level != 0) {
        out.member("level");
        out.number(static_cast<long>(node.level));
    }
    if (node.field) write_look(out, *node.field);
    out.close('}');
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
           a.error == b.error && a.checked == b.checked && a.expanded == b.expanded && a.selected == b.selected &&
           a.disabled == b.disabled && a.required == b.required && a.busy == b.busy && a.level == b.level &&
           a.field == b.field;
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

    Json out;
    out.open('{');
    if (!same) {
        out.member("order");
        out.open('[');
        for (const ui::Node& node : after.nodes) {
            out.open('[');
            out.string(node.key);
            out.number(static_cast<long>(node.parent));
            out.close(']');
        }
        out.close(']');
    }
    std::vector<std::size_t> moved;
    out.member("nodes");
    out.open('[');
    for (std::size_t i = 0; i < after.nodes.size(); ++i) {
        const ui::Node& node = after.nodes[i];
        const ui::Node* old = earlier(i);
        if (old == nullptr || !same_meaning(*old, node)) {
            write_node(out, i, node);
        } else if (old->rect != node.rect || old->clip != node.clip) {
            moved.push_back(i);
        }
    }
    out.close(']');
    if (!moved.empty()) {
        out.member("moves");
        out.open('[');
        for (const std::size_t i : moved) {
            out.number(static_cast<long>(i));
            write_box(out, after.nodes[i]);
        }
        out.close(']');
    }
    write_text(out, "focus", after.focus);
    out.close('}');
    return out.take();
}

}  // namespace voucher::platform
