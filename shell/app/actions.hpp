// What can happen to the state. `reduce` is the only way it changes: a pure function, one action after the other.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "shell/app/state.hpp"
#include "src/assess/case.hpp"
#include "src/policy/pack.hpp"

namespace voucher::app {

namespace action {
struct GoTo { Page page; };
struct SetLanguage { Language language; };
struct NextTextScale {};
struct NextTheme { ui::ThemeName shown; };           // from the theme that is shown now to the next
struct SetAsOf { std::optional<Date> day; };
struct SetReading { int reading; int option; };
struct Start { int kind; };                          // option of the pack's kind fact: begins or goes on
struct Answer { int service; int fact; Entry entry; };  // service −1: the applicant
struct SetText { int service; std::string key; std::string text; };
struct SetReceived { int year; std::string text; };
struct AddService {};
struct CopyService { int service; };
struct RemoveService { int service; };
struct RestoreService {};                            // takes the last removal back
struct ChooseService { int service; };
struct ChooseQuestion { int fact; };
struct Fold { std::string key; bool folded; };
struct Open { Dialog dialog; };
struct CloseDialog {};
struct Pledge { bool pledged; };
struct Attach { std::string service; std::string paper; std::vector<platform::PickedFile> files; };
struct Detach { platform::FileHandle file; };
struct Digested { platform::event::FileDigested digest; };
struct Progressed { platform::FileHandle file; double fraction; };
struct Failed { platform::FileHandle file; std::string reason; };
struct Imported { assess::Case value; };
struct ImportFailed { std::string name; std::vector<Finding> findings; };
struct Say { std::string key; std::string detail; };
struct Hush {};                                      // the toast goes
struct Saving { bool saving; };
struct StartOver {};
}  // namespace action

using Action = std::variant<action::GoTo, action::SetLanguage, action::NextTextScale, action::NextTheme, action::SetAsOf, action::SetReading,
                            action::Start, action::Answer, action::SetText, action::SetReceived, action::AddService, action::CopyService,
                            action::RemoveService, action::RestoreService, action::ChooseService, action::ChooseQuestion, action::Fold,
                            action::Open, action::CloseDialog, action::Pledge, action::Attach, action::Detach, action::Digested,
                            action::Progressed, action::Failed, action::Imported, action::ImportFailed, action::Say, action::Hush,
                            action::Saving, action::StartOver>;

/// A state in which nothing is entered.
State empty_state(const policy::Pack& pack);

State reduce(State state, const Action& action, const policy::Pack& pack);

}  // namespace voucher::app
