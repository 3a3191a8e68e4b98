// A save that takes a while: what the state shows of it while it runs, and what is said once it ended.
#pragma once

#include "shell/app/state.hpp"

namespace voucher::app {

/// The first word of a large save opens its dialog, unless the person is at another one.
void save_goes_on(State& state, const platform::event::SaveProgress& progress);
void saved(State& state, const platform::event::Saved& done);
/// A save that was cancelled before it began needs no word.
void save_failed(State& state, const platform::event::SaveFailed& failure);

}  // namespace voucher::app
