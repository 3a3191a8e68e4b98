// Everything that the application shows, as one value. Actions (actions.hpp) turn one state into the next; pages draw
// it; what follows from it (view.hpp) is computed and never stored.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shell/app/catalogue.hpp"
#include "shell/app/entry.hpp"
#include "shell/app/kiosk_state.hpp"
#include "shell/app/provider_state.hpp"
#include "shell/app/review_state.hpp"
#include "shell/app/roster_state.hpp"
#include "shell/app/verification.hpp"
#include "shell/platform/platform.hpp"
#include "shell/ui/select.hpp"
#include "shell/ui/ui.hpp"
#include "src/assess/case.hpp"
#include "src/invoice/invoice.hpp"
#include "src/papers/attachment_checks.hpp"
#include "src/papers/generated.hpp"

namespace voucher::app {

struct ServiceInput {
    std::string id;
    std::vector<Entry> facts;                  // by index in the pack, less the applicant's facts
    std::map<std::string, std::string> texts;  // provider, title
    friend bool operator==(const ServiceInput&, const ServiceInput&) = default;
};

/// The case as given.
struct CaseInput {
    int kind = 0;                              // of applicant, index in the pack
    std::vector<Entry> applicant;              // by index in the pack
    std::map<std::string, std::string> texts;  // name, controller, …
    std::vector<ServiceInput> services;
    std::map<int, Entry> received;             // by calendar year: money
    std::vector<int> readings;                 // option in use, by reading
    std::optional<Date> as_of;                 // absent: today
    friend bool operator==(const CaseInput&, const CaseInput&) = default;
};

struct Attachment {
    enum class State : std::uint8_t { digesting, ready, failed } state = State::digesting;
    platform::FileHandle file{};
    std::string name;
    std::uint64_t size = 0;
    std::string media_type;
    std::string paper;       // id of the paper or evidence
    std::string service;     // id of the service; empty: of the case
    double fraction = 0;     // digested
    std::string sha256;      // hex, when ready
    std::uint32_t crc32 = 0;
    std::string reason;      // the browser's own words, when failed
    bool gone = false;       // it was given before the last visit ended, and its bytes were not kept; then it failed
    std::optional<papers::ContentKind> content;  // by its first bytes, when ready
    std::optional<invoice::Reading> invoice;  // what it says, where it is an e-invoice that was read
    /// Of a PDF file or an image, whether it was looked into for an invoice's keys and QR code.
    enum class Inspection : std::uint8_t { none, asked, done, too_large, too_long } inspection = Inspection::none;
    /// Whether it is there as a paper: one that cannot be read, or is empty, is none.
    [[nodiscard]] bool counts() const { return state != State::failed && size > 0; }
    friend bool operator==(const Attachment&, const Attachment&) = default;
};

enum class PageId : std::uint8_t { home, eligibility, services, result, deadlines, papers, policy, provider, roster, verify, gallery };
/// The pages of a case are the steps of its way; the others stand by themselves.
[[nodiscard]] constexpr bool is_of_a_case(PageId page) {
    return page != PageId::home && page != PageId::policy && page != PageId::provider && page != PageId::roster && page != PageId::verify && page != PageId::gallery;
}
enum class ThemeChoice : std::uint8_t { system, light, dark, high_contrast };

/// What a figure supposes beside the case as it is: another region of a service's provider, or one more service.
struct Supposed {
    enum class What : std::uint8_t { nothing, region, more_local, more_elsewhere } what = What::nothing;
    int service = -1;  // region: of which service
    int option = -1;   // region: which one
    friend bool operator==(const Supposed&, const Supposed&) = default;
};

struct Dialog {
    enum class Kind : std::uint8_t { none, as_of, article, day, menu, import_failed, clear, why, live, readings, providers, next_steps, services, papers_failed, papers_missing, preview, file, saving };
    Kind kind = Kind::none;
    std::string subject = {};          // article: its id
    int service = -1;             // day: of which service
    int fact = -1;                // day: which fact
    Entry day = {};                    // as_of, day: what is typed in the dialog; file: its name
    int year = 2025;              // of the calendar's month
    int month = 1;
    std::vector<Finding> findings = {};  // import_failed
    Supposed supposed = {};       // why
    std::optional<papers::Generated> paper = {};  // papers_failed: made to be saved alone; none: for the package
    platform::FileHandle file{};  // file, preview: which one
    bool pictured = false;        // preview: the answer has come
    ui::Size picture = {};        // preview: of the picture, CSS pixels; empty: there is none
    friend bool operator==(const Dialog&, const Dialog&) = default;
};

/// Papers that are being made: one to be saved alone, or all that belong into the package.
struct Making {
    std::optional<papers::Generated> alone;
    friend bool operator==(const Making&, const Making&) = default;
};

struct Toast {
    std::string message = {};          // a catalogue key
    std::string subject = {};          // its {name}
    bool undo = false;
    friend bool operator==(const Toast&, const Toast&) = default;
};

/// A large save that is under way.
struct Saving {
    std::string name = {};
    std::uint64_t written = 0;         // bytes
    std::uint64_t total = 0;
};

/// Whether what is typed is kept on this machine, and why not.
struct Keeping {
    enum class How : std::uint8_t {
        off,        // the platform keeps nothing, and nobody expects it to
        on,         // each change is
        full,       // the last change was not: tried again with the next one
        denied,     // the browser allows no storage
        elsewhere,  // another window keeps its own
        free,       // that window is gone, what it left waits for the person's word
        unread,     // what was kept cannot be read, and is left as it is
        wiped,      // another window has forgotten everything
    } how = How::off;
    bool kept = false;            // on: nothing is still being written
    bool restored = false;        // one goes on with what was kept
    bool newer = false;           // unread: written by a later version
    std::string reason = {};      // the machine's own words; unread: where and what
    /// free, unread: what is kept.
    platform::DraftParts parts = {};
    std::vector<platform::DraftFile> files = {};
};

/// What was tried in the gallery of widgets.
struct Gallery {
    ui::Answer answer = ui::Answer::none;
    bool ticked = true;
    std::string county = "dong_e";
    ui::SelectState select;
    std::string chosen_rows = "a";
    bool descending = false;
    std::string digits = "128";
    std::string field;
    std::string remark;
    bool menu = false;
    bool dialog = false;
    int day = 10;  // of the calendar's month
};

/// A question to show and to give the focus to.
struct Target {
    int service = -1;
    int fact = 0;
    friend bool operator==(const Target&, const Target&) = default;
};

/// What the person gave: what undo and redo go through.
struct Given {
    CaseInput input;
    std::vector<Attachment> attachments;
    bool pledged = false;
    ProviderInput provider;    // the provider's contracts
    std::shared_ptr<const batch::Roster> roster;  // the carrier's; none: nothing was imported or opened
    std::map<std::string, bool> calendar;  // days that the person ticked or not, by CalendarItem::id
};

struct State : Given {
    // How it looks
    Language language = Language::zh;
    ThemeChoice theme = ThemeChoice::system;
    int text_step = 0;            // 0, 1, 2: 100, 125, 150 %
    platform::event::SystemLook system;
    Date today;

    // Where one is
    bool started = false;         // a role was chosen or a case imported
    PageId page = PageId::home;
    int service = 0;              // the one shown on the services page
    int question = 0;             // the one shown on a phone
    std::map<std::string, bool> open;  // folds that the person set
    std::string last_group;       // of questions, answered last: stays open although it is complete
    Dialog dialog;
    std::optional<Toast> toast;
    std::optional<Making> making;
    std::optional<Saving> saving;
    Keeping keeping;
    std::optional<Target> target;
    bool drag_over = false;
    ui::Point drag_at;
    std::string last_paper;       // where a paste goes: "paper:<service>/<paper>" that was acted on last; empty: none
    Gallery gallery;
    Verification verification;    // of the package that is looked at alone
    Review review;                // packages that are verified together
    RosterState roster_state;
    ProviderPage provider_page;
    std::optional<KioskState> kiosk;  // none: this is no kiosk
};

State first_state(const policy::Pack& pack, Date today);
ServiceInput empty_service_input(const policy::Pack& pack, std::string id);

inline Date as_of(const State& state) { return state.input.as_of.value_or(state.today); }

}  // namespace voucher::app
