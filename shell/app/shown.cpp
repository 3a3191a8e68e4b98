#include "shell/app/shown.hpp"

#include <algorithm>

#include "shell/pages/kiosk.hpp"

namespace voucher::app {

std::string_view fragment_of(PageId page) { return std::ranges::find(fragments, page, &decltype(fragments)::value_type::first)->second; }

ui::Look look_of(const State& state, ui::Size page) {
    ui::Look wanted;
    switch (state.theme) {
        case ThemeChoice::system:
            wanted.theme = state.system.more_contrast ? ui::ThemeName::high_contrast : state.system.dark ? ui::ThemeName::dark : ui::ThemeName::light;
            break;
        case ThemeChoice::light: wanted.theme = ui::ThemeName::light; break;
        case ThemeChoice::dark: wanted.theme = ui::ThemeName::dark; break;
        case ThemeChoice::high_contrast: wanted.theme = ui::ThemeName::high_contrast; break;
    }
    wanted.text_scale = 1 + 0.25f * static_cast<float>(state.text_step);
    wanted.reduced_motion = state.system.reduced_motion;
    if (state.kiosk) wanted.text_scale = wanted.control_scale = pages::kiosk_scale(page);
    return wanted;
}

}  // namespace voucher::app
