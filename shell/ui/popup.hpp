// What opens over the page without taking it over: lists of a select, menus, tooltips.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/ui/ui.hpp"

namespace voucher::ui {

/// An open popup: lay out in `content`. `dismissed` is set by Esc, and by a press elsewhere than on it or its anchor.
struct [[nodiscard]] Popup {
    Rect content;
    bool dismissed;
    Scope scope;
};

/// Below `anchor` where there is room, else above it; never off the page. `size` is that of the whole popup.
Popup popup(Ui& ui, std::string_view id, Rect anchor, Size size);

struct MenuItem {
    std::string_view id = {};
    std::string_view label = {};
    std::string_view note = {};  // right: why it is disabled
    std::string_view icon = {};
    bool disabled = false;
    bool destructive = false;
};

/// A menu under its button. `open` becomes false when an item is chosen or the menu is dismissed.
std::optional<std::string> menu(Ui& ui, std::string_view id, Rect anchor, std::span<const MenuItem> items, std::string_view name, bool& open);

}  // namespace voucher::ui
