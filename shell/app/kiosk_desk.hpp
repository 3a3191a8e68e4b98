// The kiosk: how a visit begins, when nobody is there any more, and what is left of it (nothing).
//
// The application has no clock. The platform counts the seconds since the last touch and tells them from a certain one on
// (Platform::watch_idleness); what they mean is decided here.
#pragma once

#include <vector>

#include "shell/app/actions.hpp"

namespace voucher::app {

/// The state in which a kiosk waits for the next person: nothing of the one before, the hall's own look, Chinese.
State rested_kiosk(const policy::Pack& pack, Date today, const KioskSettings& settings, const platform::event::SystemLook& system);

/// Whether anything is there that the next person should not find.
bool is_rested(const State& state, const policy::Pack& pack);

/// What follows when nobody has touched the screen for `seconds`. Nothing outside kiosk mode.
std::vector<Action> after_idleness(const State& state, const policy::Pack& pack, int seconds);

/// The part of `reduce` that is the kiosk's. Of no effect outside kiosk mode.
void reduce_kiosk(State& state, const KioskIntent& what, const policy::Pack& pack);

}  // namespace voucher::app
