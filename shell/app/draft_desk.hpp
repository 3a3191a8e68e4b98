// What becomes of the draft on this machine: restored at the start, written after each change, left alone where another
// window keeps its own or a later version wrote it, and gone when the person says so.
//
// A change is told to the platform in the frame that shows it; the platform writes at once (web/src/drafts), so that it is on
// the disk within a second. Nothing is ever written over a draft that this window has not read, unless the person says so.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "shell/app/actions.hpp"
#include "shell/app/catalogue.hpp"

namespace voucher::app {

class DraftDesk {
public:
    /// All must outlive this.
    DraftDesk(platform::Platform& platform, const policy::Pack& pack) : platform_(platform), pack_(pack) {}

    // What the platform says, and what follows for the state. `now` is the state's.
    std::vector<Action> heard(const State& now, const platform::event::DraftFound& found);
    std::vector<Action> heard(const State& now, const platform::event::DraftElsewhere& elsewhere);
    std::vector<Action> heard(const State& now, const platform::event::DraftFree& free);
    std::vector<Action> heard(const State& now, const platform::event::DraftFailed& failed);
    std::vector<Action> heard(const State& now, const platform::event::DraftKept& kept);
    std::vector<Action> heard(const State& now, const platform::event::DraftWiped& wiped);
    std::vector<Action> heard(const State& now, const platform::event::Forgotten& forgotten);

    /// What the person says.
    std::vector<Action> act(const State& now, action::Draft::What what, const Catalogue& words);

    /// After a frame that something changed in or before: what changed since the last time is told to the platform. True where it was: then it is not kept yet.
    bool look(const State& now);

    /// Everything on this machine goes. The state has been cleared.
    void forget();

private:
    std::vector<Action> go_on_with(const State& now, const platform::DraftParts& parts, const std::vector<platform::DraftFile>& files);
    void know_nothing();

    platform::Platform& platform_;
    const policy::Pack& pack_;
    std::string told_;                            // the part "case", as it was told last
    std::shared_ptr<const batch::Roster> roster_;  // whose workspace was told last
    ProviderInput provider_;                       // whose contracts were told last
};

}  // namespace voucher::app
