// Contrast of the tokens as WCAG 2.2 defines it (1.4.3, 1.4.11): text 4.5, borders of controls and graphics 3.
#include <array>
#include <catch_amalgamated.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "shell/ui/theme.hpp"

using voucher::ui::Colour;
using voucher::ui::rgba;
using voucher::ui::ThemeName;

namespace {

double luminance(std::uint32_t colour) {
    const auto part = [&](unsigned shift) {
        const double c = static_cast<double>((colour >> shift) & 0xFFU) / 255;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(24) + 0.7152 * part(16) + 0.0722 * part(8);
}

double contrast(ThemeName theme, Colour a, Colour b) {
    const double x = luminance(rgba(theme, a));
    const double y = luminance(rgba(theme, b));
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

struct Pair {
    const char* what;
    Colour above;
    Colour ground;
};

// What stands on what, as the widgets and pages draw it.
constexpr Pair texts[] = {
    {"text on a card", Colour::text, Colour::surface},
    {"text on the page", Colour::text, Colour::bg},
    {"text on a hovered control", Colour::text, Colour::well},
    {"text on a pressed control", Colour::text, Colour::pressed},
    {"text on a selected row", Colour::text, Colour::pri_wash},
    {"text on a warning", Colour::text, Colour::warn_wash},
    {"text on an error", Colour::text, Colour::bad_wash},
    {"text on a day in force", Colour::text, Colour::ok_wash},
    {"secondary text on a card", Colour::text2, Colour::surface},
    {"secondary text on the page", Colour::text2, Colour::bg},
    {"secondary text on a selected row", Colour::text2, Colour::pri_wash},
    {"help on a card", Colour::text3, Colour::surface},
    {"help on the page", Colour::text3, Colour::bg},
    {"a disabled button's reason", Colour::text3, Colour::well},
    {"a primary button", Colour::on_pri, Colour::pri},
    {"a primary button, hovered", Colour::on_pri, Colour::pri_hover},
    {"a primary button, pressed", Colour::on_pri, Colour::pri_active},
    {"an answer of 不清楚", Colour::on_pri, Colour::unk},
    {"a verdict of 不符合, a button that destroys", Colour::on_pri, Colour::bad},
    {"a verdict of 符合", Colour::on_pri, Colour::ok},
    {"a link on a card", Colour::pri, Colour::surface},
    {"a link on the page", Colour::pri, Colour::bg},
    {"a citation", Colour::pri, Colour::pri_wash},
    {"符合", Colour::ok, Colour::ok_wash},
    {"符合 on a card", Colour::ok, Colour::surface},
    {"需核对", Colour::warn, Colour::warn_wash},
    {"a warning on a card", Colour::warn, Colour::surface},
    {"不符合", Colour::bad, Colour::bad_wash},
    {"a field's error", Colour::bad, Colour::surface},
    {"a field's error on the page", Colour::bad, Colour::bg},
    {"待确认", Colour::unk, Colour::unk_wash},
    {"待确认 on a card", Colour::unk, Colour::surface},
    {"a percentage on the province's share", Colour::on_prov, Colour::prov},
    {"a percentage on the city's share", Colour::on_city, Colour::city},
    {"a toast, a tooltip", Colour::surface, Colour::text},
};

constexpr Pair graphics[] = {
    {"a control on a card", Colour::control, Colour::surface},
    {"a control on the page", Colour::control, Colour::bg},
    {"the focus on a card", Colour::focus, Colour::surface},
    {"the focus on the page", Colour::focus, Colour::bg},
    {"the province's share", Colour::prov, Colour::surface},
    {"the city's share", Colour::city, Colour::surface},
    {"the own share's hatch", Colour::own_line, Colour::surface},
    {"what was received before", Colour::hist, Colour::surface},
    {"a warning's edge", Colour::warn_line, Colour::surface},
    {"a faulty field's edge", Colour::bad, Colour::surface},
    {"a range's hatch", Colour::unk, Colour::unk_wash},
};

constexpr std::array themes{std::pair{ThemeName::light, "light"}, std::pair{ThemeName::dark, "dark"},
                            std::pair{ThemeName::high_contrast, "high contrast"}};

}  // namespace

TEST_CASE("Every text can be read on its ground") {
    const auto [theme, name] = GENERATE(from_range(themes));
    const double least = theme == ThemeName::high_contrast ? 7.0 : 4.5;
    for (const Pair& pair : texts) {
        INFO(name << ": " << pair.what);
        CHECK(contrast(theme, pair.above, pair.ground) >= least);
    }
}

TEST_CASE("Every control and drawing stands out from its ground") {
    const auto [theme, name] = GENERATE(from_range(themes));
    for (const Pair& pair : graphics) {
        INFO(name << ": " << pair.what);
        CHECK(contrast(theme, pair.above, pair.ground) >= 3.0);
    }
}

TEST_CASE("Nothing is written smaller than 13 px, and lines have room for their letters") {
    using voucher::ui::Type;
    for (std::size_t n = 0; n < static_cast<std::size_t>(Type::count_); ++n) {
        const voucher::ui::TypeSize size = voucher::ui::type_size(static_cast<Type>(n));
        CAPTURE(n);
        CHECK(size.px >= 13);
        CHECK(size.line >= size.px * 1.3F);
    }
}
