// What tells a person something beside the controls: banners, skeletons while loading.
#pragma once

#include <string_view>

#include "shell/ui/ui.hpp"

namespace voucher::ui {

enum class Tone : std::uint8_t { info, ok, warn, bad };

/// A box: icon, bold first words, what to do.
struct BannerSpec {
    Tone tone = Tone::info;
    std::string_view head = {};
    std::string_view text = {};
    std::string_view action = {};  // a link at the right
};
[[nodiscard]] float banner_height(const Ui& ui, const BannerSpec& spec, float width);
/// True where its action was pressed.
bool banner(Ui& ui, std::string_view id, Rect r, const BannerSpec& spec);

/// Grey bars where text will stand.
void skeleton(Ui& ui, Rect r, int lines);

}  // namespace voucher::ui
