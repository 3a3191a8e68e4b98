// One of many, found by typing: closed it is a field with an arrow; open, the field becomes the search.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/ui/ui.hpp"

namespace voucher::ui {

struct SelectSpec {
    std::string_view label = {};
    std::span<const Option> options = {};
    std::string_view chosen = {};       // an option's id, or empty
    std::string_view placeholder = {};  // while nothing is chosen
    std::string_view help = {};
    std::string_view error = {};
    std::function<std::string(int)> found = {};  // last line of the list: how many fit what was typed
    bool disabled = false;
};

/// Kept by whoever shows the select.
struct SelectState {
    bool open = false;
    std::string query;
    enum class Turned : std::uint8_t { no, opened, closed } turned = Turned::no;  // a frame ago: the focus follows
    friend bool operator==(const SelectState&, const SelectState&) = default;
};

/// Height with label and help.
[[nodiscard]] float select_height(const Ui& ui, const SelectSpec& spec, float width);
/// The id of the option that was chosen in this frame. The chosen one stays in the list whatever is typed.
std::optional<std::string> select(Ui& ui, std::string_view id, Rect r, const SelectSpec& spec, SelectState& state);

}  // namespace voucher::ui
