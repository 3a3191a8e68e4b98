// Many packages verified one after the other: which is read next, what its answer means for the list, and the list as a
// workbook. A package that is looked at alone (package_review.hpp) comes before them; they go on after it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "shell/app/actions.hpp"
#include "shell/app/catalogue.hpp"
#include "shell/app/workbooks.hpp"

namespace voucher::app {

class ReviewDesk {
public:
    /// Its workbooks' jobs are from here on; those of the roster begin above.
    static constexpr std::uint32_t first_job = 1U << 30U;

    /// `platform` and `known`, the SHA-256 of the packs that came with the program, must outlive this.
    ReviewDesk(platform::Platform& platform, const std::vector<std::string>& known) : platform_(platform), known_(known), workbooks_(platform, first_job, "review.not_saved") {}

    /// Whether the list takes these, rather than the page one of them alone.
    [[nodiscard]] static bool takes(const State& now, std::span<const platform::PickedFile> files);
    [[nodiscard]] static bool waits_for(const State& now, platform::FileHandle file);
    /// The packages that the state holds on to, in the order of their numbers.
    [[nodiscard]] static std::vector<platform::FileHandle> held(const State& now);

    /// The one of them that the platform is reading; none: no number.
    [[nodiscard]] static platform::FileHandle being_read(const State& now);

    // Each returns what follows for the state. `now` is the state's.
    /// Files that are no packages are left out, and named.
    std::vector<Action> add(const State& now, std::span<const platform::PickedFile> files);
    /// What is to be read now that something has changed.
    std::vector<Action> go_on(const State& now);
    std::vector<Action> progressed(const State& now, const platform::event::VerifyProgress& told);
    std::vector<Action> verified(const State& now, const platform::event::Verified& told);
    std::vector<Action> failed(const State& now, const platform::event::VerifyFailed& told);
    std::vector<Action> act(const State& now, const ReviewIntent& what, const Catalogue& words);
    /// A workbook that was asked for is made, or is not.
    std::vector<Action> made(const platform::event::PapersMade& papers) { return workbooks_.made(papers); }
    std::vector<Action> not_made(const platform::event::PapersFailed& failure) { return workbooks_.not_made(failure); }

private:
    platform::Platform& platform_;
    const std::vector<std::string>& known_;
    Workbooks workbooks_;
};

}  // namespace voucher::app
