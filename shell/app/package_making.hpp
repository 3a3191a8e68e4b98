// The package and its papers on their way: what they are made of is taken as it stands when the person asks, the papers
// are made by the platform, and then the package is planned with them in it, or one of them is saved alone.
//
// What changes meanwhile belongs into the next package. Only clearing everything drops what is being made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shell/app/actions.hpp"
#include "shell/app/catalogue.hpp"
#include "shell/app/view.hpp"
#include "src/package/plan.hpp"

namespace voucher::app {

class PackageMaking {
public:
    /// All of it must outlive this.
    PackageMaking(platform::Platform& platform, const policy::Pack& pack, const std::string& pack_json);

    /// Has the papers made. Nothing while others are being made. Returns what follows for the state.
    std::vector<Action> start(const Making& making, const State& state, const View& view, const Catalogue& words);
    /// The package as it stands, without generated papers beside its summary.
    void save_without_papers(const State& state, const View& view, const Catalogue& words);

    std::vector<Action> made(const platform::event::PapersMade& done);
    std::vector<Action> failed(const platform::event::PapersFailed& failure);
    /// Whatever comes of a job that was begun is of no use any more.
    void drop() { asked_.reset(); }

private:
    struct Asked {
        Making making;
        assess::Case value;
        std::vector<papers::Attachment> files;
        Date today;
        const Catalogue* words = nullptr;
        Language language = Language::zh;
        std::string name;  // of the applicant, for file names
    };
    [[nodiscard]] Asked asked(const Making& making, const State& state, const View& view, const Catalogue& words) const;
    void save_package(const Asked& of, const std::vector<package::Document>& papers);
    void save_alone(const Asked& of, const platform::MadePaper& paper);

    platform::Platform& platform_;
    const policy::Pack& pack_;
    const std::string& pack_json_;
    std::uint32_t job_ = 0;
    std::optional<Asked> asked_;
};

}  // namespace voucher::app
