// What can happen to the state: each thing a person does, and each answer of the platform, as a value.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "shell/app/draft.hpp"
#include "shell/app/state.hpp"

namespace voucher::app {

namespace action {
// The case
struct Start { int kind = 0; };                                    // a role was chosen
struct SetAnswer { Target at; ui::Answer answer{}; };
struct SetOption { Target at; int option = -1; bool unsure = false; };
struct TypeFact { Target at; std::string text; };                  // while typing
struct CommitFact { Target at; std::string text; };                // the field was left
struct TypeText { int service = -1; std::string id; std::string text; };
struct TypeReceived { int year = 0; std::string text; bool commit = false; };
struct AddService {};
struct CopyService { int service = 0; };
struct RemoveService { int service = 0; };
struct SetReading { int reading = 0; int option = 0; };
struct SetAsOf { std::optional<Date> day; };                       // none: today
struct Clear {};
struct Import { CaseInput input; bool package = false; std::vector<Attachment> files = {}; int left_out = 0; };  // files: of a package
struct Replace { Given given; };                                   // undo, redo

// Papers
struct Attach { std::vector<Attachment> files; };
struct Detach { platform::FileHandle file{}; };
struct TypeFileName { std::string text; bool commit = false; };     // in the dialog of a file
struct MoveFile { platform::FileHandle file{}; bool up = true; };   // among the files of its paper
struct TouchPaper { std::string purpose; };
struct Digested { platform::event::FileDigested digest; };
struct Inspected { platform::FileHandle file{}; Attachment::Inspection how{}; std::optional<invoice::Reading> reading; };
struct Pictured { platform::event::FilePictured picture; };
struct InvoiceRead { platform::FileHandle file{}; invoice::Reading reading; };
struct Progressed { platform::event::FileProgress progress; };
struct Failed { platform::event::FileFailed failure; };
struct Pledge { bool ticked = false; };
struct MakingChanged { std::optional<Making> making; };            // papers are being made, or no more

// A package
struct Verify { Verification verification; };                       // the state of it from now on
struct StopVerifying {};
struct ShowReview { app::Review review; };                           // the list of many, as it is from now on
struct Review { ReviewIntent what; };                               // the application's review desk does it
struct SaveRecord {};                                                 // of the verification, to print or keep
struct OpenPackage {};                                             // the verified one, to go on working

// The carrier's roster
struct KeepRoster { std::shared_ptr<const batch::Roster> roster; };
struct ShowRoster { RosterState state; };                          // as it is from now on
struct Roster { RosterIntent what; };                              // the application's roster desk does it

// The draft on this machine
struct ShowKeeping { Keeping keeping; };                           // as it is from now on
struct Restore { app::Draft draft; bool at_start = true; };        // not at the start: what was given alone, as a change of it
struct StartAfresh {};                                             // instead of going on with what was kept
struct Draft {                                                     // the application's draft desk does it
    enum class What : std::uint8_t { take_theirs, keep_ours, save_unread, keep_again } what{};
};

// Where one is
struct Go { PageId page = PageId::home; };
struct GoTo { Target target; };                                    // a question, wherever it is asked
struct ShowService { int service = 0; };
struct ShowQuestion { int question = 0; };
struct Fold { std::string id; bool open = false; };
struct Open { Dialog dialog; };
struct Close {};
struct TypeDay { std::string text; bool commit = false; };         // in the as-of or day dialog
struct TurnMonth { int months = 1; };
struct PickDay { Date day; };
struct TargetShown {};
struct Say { Toast toast; };
struct Hush {};
struct SaveGoesOn { platform::event::SaveProgress progress; };
struct SaveDone { platform::event::Saved saved; };
struct SaveFell { platform::event::SaveFailed failure; };
struct Drag { bool over = false; ui::Point at; };
struct ShowGallery { Gallery gallery; };                           // as it is from now on
struct TickDay { std::string id; bool ticked = false; };           // for the calendar
struct Provider { ProviderIntent what; };                          // shell/app/provider_desk.hpp
struct Kiosk { KioskIntent what; };                                // shell/app/kiosk_desk.hpp

// How it looks
struct SetLanguage { Language language{}; };
struct NextTextSize {};
struct NextTheme {};
struct System { platform::event::SystemLook look; };
struct Midnight { Date today; };

// What only the application can do, as it needs the platform
struct PickFiles { platform::FilePurpose purpose; platform::Choice choice = platform::Choice::one; };
struct ExportCase { bool then_clear = false; };                    // cleared only once it is saved
struct MakePackage { bool without_papers = false; };              // papers that cannot be made are left out only when the person says so
struct MakePaper { papers::Generated paper{}; };                   // one, to be saved alone
struct CancelSave {};
struct SaveCalendar {};
struct Print {};
struct Undo {};
struct Redo {};
}  // namespace action

using Action = std::variant<
    action::ShowReview, action::Review, action::Start, action::SetAnswer, action::SetOption, action::TypeFact, action::CommitFact, action::TypeText,
    action::TypeReceived, action::AddService, action::CopyService, action::RemoveService, action::SetReading,
    action::SetAsOf, action::Clear, action::ShowKeeping, action::Restore, action::StartAfresh, action::Draft, action::Import, action::Replace, action::Attach, action::Detach, action::TypeFileName, action::MoveFile,
    action::TouchPaper, action::Digested, action::InvoiceRead, action::Inspected, action::Pictured,
    action::Progressed, action::Failed, action::Pledge, action::MakingChanged, action::Go, action::GoTo, action::ShowService,
    action::ShowQuestion, action::Fold, action::Open, action::Close, action::TypeDay, action::TurnMonth, action::PickDay,
    action::KeepRoster, action::ShowRoster, action::Roster, action::Verify, action::StopVerifying, action::SaveRecord, action::OpenPackage, action::TargetShown, action::Say, action::Hush, action::SaveGoesOn, action::SaveDone, action::SaveFell, action::Drag, action::TickDay, action::Provider, action::Kiosk, action::ShowGallery, action::SetLanguage,
    action::NextTextSize, action::NextTheme, action::System, action::Midnight, action::PickFiles, action::ExportCase,
    action::MakePackage, action::CancelSave, action::MakePaper, action::SaveCalendar, action::Print, action::Undo, action::Redo>;

/// The next state. Pure; actions that need the platform leave the state as it is.
State reduce(State state, const Action& action, const policy::Pack& pack);

/// The dialog that chooses a day, opened on `day`'s month.
Dialog day_dialog(Dialog::Kind kind, std::optional<Date> day, Date today, Language language, int service = -1, int fact = -1);

}  // namespace voucher::app
