#include "shell/app/saving.hpp"

namespace voucher::app {
namespace {

using platform::SaveTrouble;

/// True: it was the one that the dialog tells of.
bool end(State& state, const std::string& name) {
    if (!state.saving || state.saving->name != name) return false;
    state.saving.reset();
    if (state.dialog.kind == Dialog::Kind::saving) state.dialog = {};
    return true;
}

/// What went wrong and what to do about it.
Toast words_for(const platform::event::SaveFailed& failure) {
    switch (failure.trouble) {
        case SaveTrouble::no_room: return {.message = "save.no_room"};
        case SaveTrouble::not_allowed: return {.message = "save.not_allowed"};
        case SaveTrouble::file_gone: return {.message = "save.file_gone", .subject = failure.file};
        case SaveTrouble::file_changed: return {.message = "save.file_changed", .subject = failure.file};
        case SaveTrouble::other: break;
    }
    return {.message = "toast.not_saved", .subject = failure.reason};
}

}  // namespace

void save_goes_on(State& state, const platform::event::SaveProgress& progress) {
    const bool begins = !state.saving;
    state.saving = Saving{.name = progress.name, .written = progress.written, .total = progress.total};
    if (begins && state.dialog.kind == Dialog::Kind::none) state.dialog = {.kind = Dialog::Kind::saving};
}

void saved(State& state, const platform::event::Saved& done) {
    end(state, done.name);
    state.toast = Toast{.message = "toast.saved", .subject = done.name};
}

void save_failed(State& state, const platform::event::SaveFailed& failure) {
    const bool had_begun = end(state, failure.name);
    if (!failure.cancelled) state.toast = words_for(failure);
    else if (had_begun) state.toast = Toast{.message = "save.cancelled"};
}

}  // namespace voucher::app
