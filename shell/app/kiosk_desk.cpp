#include "shell/app/kiosk_desk.hpp"

#include "shell/app/cases.hpp"

namespace voucher::app {
namespace {

ThemeChoice theme_of(KioskConfig::Theme theme) {
    switch (theme) {
        case KioskConfig::Theme::dark: return ThemeChoice::dark;
        case KioskConfig::Theme::high_contrast: return ThemeChoice::high_contrast;
        case KioskConfig::Theme::light: break;
    }
    return ThemeChoice::light;
}

}  // namespace

State rested_kiosk(const policy::Pack& pack, Date today, const KioskSettings& settings, const platform::event::SystemLook& system) {
    State state = first_state(pack, today);
    state.kiosk = KioskState{.settings = settings};
    state.theme = theme_of(settings.config.theme);
    state.system = system;
    return state;
}

bool is_rested(const State& state, const policy::Pack& pack) {
    if (!state.kiosk) return true;
    const State rested = rested_kiosk(pack, state.today, state.kiosk->settings, state.system);
    return !state.started && state.page == rested.page && state.input == rested.input && state.attachments.empty() && !state.roster &&
           state.provider == rested.provider && state.language == rested.language && state.theme == rested.theme &&
           state.dialog == rested.dialog && !state.kiosk->lowered && state.kiosk->day == Entry{} &&
           state.verification.file == platform::FileHandle{};
}

std::vector<Action> after_idleness(const State& state, const policy::Pack& pack, int seconds) {
    if (!state.kiosk) return {};
    const KioskConfig& config = state.kiosk->settings.config;
    if (is_rested(state, pack)) {
        if (state.kiosk->seconds_left == 0) return {};
        return {action::Kiosk{kiosk::Untouched{0}}};
    }
    if (seconds >= config.idle_seconds) return {action::Kiosk{kiosk::End{}}};
    // Where only the look was changed, nobody is asked whether they are still there.
    if (!state.started && seconds > 0) return {};
    return {action::Kiosk{kiosk::Untouched{seconds}}};
}

void reduce_kiosk(State& state, const KioskIntent& what, const policy::Pack& pack) {
    if (!state.kiosk) return;
    KioskState& kiosk = *state.kiosk;
    std::visit(Cases{
                   [&](const kiosk::Begin& a) {
                       state.input.kind = a.kind;
                       state.input.services = {empty_service_input(pack, "s1")};
                       state.service = 0;
                       state.question = 0;
                       state.started = true;
                       state.page = PageId::eligibility;
                       state.dialog = {};
                   },
                   [&](const kiosk::Untouched& a) {
                       const KioskConfig& config = kiosk.settings.config;
                       const int left = config.idle_seconds - a.seconds;
                       kiosk.seconds_left = a.seconds > 0 && left > 0 && left <= config.warning_seconds ? left : 0;
                   },
                   [&](const kiosk::Lower& a) { kiosk.lowered = a.lowered; },
                   [&](const kiosk::TypeDay& a) { kiosk.day = a.day; },
                   [](const kiosk::End&) {},
               },
               what);
}

}  // namespace voucher::app
