// A package on its way to the reviewer's page, and from there back into a case: what is asked of the platform, and what
// its answers mean for the state. What comes of a package that is no longer the present one is of no use.
#pragma once

#include <string>
#include <vector>

#include "shell/app/actions.hpp"
#include "shell/app/catalogue.hpp"

namespace voucher::app {

class PackageReview {
public:
    /// `platform` and `pack` must outlive this. `packs`: every policy pack that came with the program, as JSON.
    PackageReview(platform::Platform& platform, const policy::Pack& pack, const std::vector<std::string>& packs);

    // Each returns what follows for the state. `now` is the state's.
    std::vector<Action> begin(const platform::PickedFile& file, bool open_when_it_holds);
    std::vector<Action> stop();
    std::vector<Action> progressed(const Verification& now, const platform::event::VerifyProgress& told);
    std::vector<Action> verified(const Verification& now, const platform::event::Verified& told);
    std::vector<Action> failed(const Verification& now, const platform::event::VerifyFailed& told);
    /// To go on working with it; nothing where it cannot be opened.
    std::vector<Action> open(const Verification& now);
    std::vector<Action> opened(const Verification& now, const platform::event::PackageOpened& told, Language language);
    /// The record as one page of HTML, saved under the package's name.
    void save_record(const State& state, const Catalogue& words);

    /// SHA-256 of the packs that came with the program.
    [[nodiscard]] const std::vector<std::string>& known() const { return known_; }

private:
    platform::Platform& platform_;
    const policy::Pack& pack_;
    std::vector<std::string> known_;
};

}  // namespace voucher::app
