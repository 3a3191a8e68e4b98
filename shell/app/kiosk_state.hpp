// What the application knows of a visit at a kiosk beside the case itself.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "shell/app/entry.hpp"
#include "shell/app/kiosk_config.hpp"

namespace voucher::app {

/// There only in kiosk mode. The settings outlive a visit; everything else is wiped with it.
struct KioskState {
    KioskSettings settings = {};
    int seconds_left = 0;      // > 0: nobody has touched the screen, and everything is wiped after so many seconds
    bool lowered = false;      // controls in the lower half, for who sits
    Entry day = {};            // the as-of date, as it is being typed
};

namespace kiosk {
struct Begin { int kind = 0; };                 // a visit, by who applies; one service stands ready
struct Untouched { int seconds = 0; };          // since the last touch; 0: somebody is there
struct Lower { bool lowered = false; };
struct TypeDay { Entry day; };
struct End {};                                  // wipe everything; the application does it
}  // namespace kiosk

using KioskIntent = std::variant<kiosk::Begin, kiosk::Untouched, kiosk::Lower, kiosk::TypeDay, kiosk::End>;

}  // namespace voucher::app
