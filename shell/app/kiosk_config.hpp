// What a service hall sets for its kiosk: the file kiosk.json beside the page (docs/KIOSK.md).
//
// A value that cannot be used is told with its place and replaced by its default; the others count. The kiosk always
// starts: a screen in a hall that shows an error helps nobody.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/finding.hpp"

namespace voucher::app {

struct KioskConfig {
    enum class Theme : std::uint8_t { light, dark, high_contrast };
    int idle_seconds = 90;     // without a touch, until everything is wiped; 20 to 600
    int warning_seconds = 30;  // of them the last, while the question "Are you still there?" stands; 5 to idle_seconds − 10
    std::string hall_zh = {};  // name of the hall; empty: none is shown
    std::string hall_en = {};
    std::string address = {};  // https: or http:, where the page is found from a phone; empty: none is offered
    Theme theme = Theme::light;
    friend bool operator==(const KioskConfig&, const KioskConfig&) = default;
};

struct KioskSettings {
    KioskConfig config;
    std::vector<Finding> findings;  // codes kiosk_*; places are JSON pointers
};

/// `json` empty: there was no such file. Bounds: 64 KiB, depth 4.
KioskSettings read_kiosk_config(std::string_view json);

}  // namespace voucher::app
