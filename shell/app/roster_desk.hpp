// What a person does with the carrier's roster, done: files asked for and read, rows taken, put right and removed, files
// written. Each change is a new roster; the old ones stay for undo.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/app/actions.hpp"
#include "shell/app/catalogue.hpp"
#include "shell/app/workbooks.hpp"

namespace voucher::app {

inline constexpr std::string_view roster_purpose = "roster";
/// What may be chosen: tables, and a workspace.
inline constexpr std::string_view roster_files = ".xlsx,.xlsm,.csv,.tsv,.txt,.json";

/// The words for a pack: those of its file, else what the pack itself says. Throws std::runtime_error where its file is wrong.
batch::Words roster_words_of(const policy::Pack& pack, const std::vector<std::string>& files);

class RosterDesk {
public:
    /// Its papers' jobs are from here on: those of a package count from 1.
    static constexpr std::uint32_t first_job = 1U << 31U;

    /// All must outlive this.
    RosterDesk(platform::Platform& platform, const policy::Pack& pack, const batch::Words& fields) : platform_(platform), pack_(pack), fields_(fields), workbooks_(platform, first_job, "roster.summary_failed") {}

    // Each returns what follows for the state. `now` is the state's.
    std::vector<Action> begin(const State& now, const platform::PickedFile& file);
    /// Whether it is the file that is being read.
    [[nodiscard]] static bool waits_for(const State& now, platform::FileHandle file) { return now.roster_state.stage == RosterState::Stage::reading && now.roster_state.file == file; }
    std::vector<Action> read(const State& now, const platform::event::SheetsRead& sheets);
    std::vector<Action> refused(const State& now, std::string code, std::string detail);
    /// A workspace's bytes.
    std::vector<Action> opened(const State& now, const std::string& bytes);
    std::vector<Action> act(const State& now, const RosterView& view, const RosterIntent& what, const Catalogue& words);
    void save_workspace(const State& now, const Catalogue& words);

    /// A workbook that was asked for is made, or is not.
    std::vector<Action> made(const platform::event::PapersMade& papers) { return workbooks_.made(papers); }
    std::vector<Action> failed(const platform::event::PapersFailed& failure) { return workbooks_.not_made(failure); }

    /// What follows from the state's roster; assessed again as far as it changed.
    const RosterView& view(const State& now);

private:
    std::vector<Action> show(RosterState state) const { return {action::ShowRoster{std::move(state)}}; }
    [[nodiscard]] RosterImport import_of(const State& now, RosterImport import, bool guess_again) const;
    std::vector<Action> take(const State& now);
    std::vector<Action> type(const State& now, const roster::Type& typed);
    std::vector<Action> pick(const State& now, const roster::Pick& picked);
    std::vector<Action> apply_bulk(const State& now);
    std::vector<Action> remove(const State& now, const std::set<std::string>& ids);
    std::vector<Action> remap(const State& now, RosterImport import, bool guess_again);
    std::vector<Action> work_on(const State& now, const RosterView& view);
    void ask_for_summary(const State& now, const RosterView& view, const Catalogue& words);
    void save_reminders(const State& now, const RosterView& view, const Catalogue& words);
    void save_template(const Catalogue& words, Language language);
    void order(const State& now);

    platform::Platform& platform_;
    const policy::Pack& pack_;
    const batch::Words& fields_;
    RosterView view_;
    std::shared_ptr<const batch::Roster> seen_;  // what the view is of, as it was given
    Workbooks workbooks_;
    std::string order_of_;                       // search and sorting that its order is by
};

}  // namespace voucher::app
