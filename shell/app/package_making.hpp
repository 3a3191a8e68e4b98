// The package and its papers on their way. What they are made of is taken as it stands when the person asks. Where a
// package is to go is asked first, as browsers let a page ask only just after a person's action, and papers take longer;
// then the papers are made by the platform, and then the package is planned with them in it. One paper saved alone is
// small and goes where downloads go.
//
// What changes meanwhile belongs into the next package. Only clearing everything drops what is being made.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "shell/app/actions.hpp"
#include "shell/app/catalogue.hpp"
#include "shell/app/view.hpp"
#include "src/package/submission.hpp"

namespace voucher::app {

class PackageMaking {
public:
    /// All of it must outlive this.
    PackageMaking(platform::Platform& platform, const policy::Pack& pack, const std::string& pack_json);

    // Nothing while something is being made. Each returns what follows for the state.
    std::vector<Action> start_package(bool with_papers, const State& state, const View& view, const Catalogue& words);
    std::vector<Action> start_paper(papers::Generated paper, const State& state, const View& view, const Catalogue& words);

    std::vector<Action> placed(const platform::event::PlaceAnswered& answer);
    std::vector<Action> made(const platform::event::PapersMade& done);
    std::vector<Action> failed(const platform::event::PapersFailed& failure);
    /// Whatever comes of a job that was begun is of no use any more.
    void drop();

private:
    struct Asked {
        std::optional<papers::Generated> alone;  // none: the package
        std::string papers;  // to be made, as Platform::make_papers takes them; empty: none
        assess::Case value;
        std::vector<papers::Attachment> files;
        Date today;
        const Catalogue* words = nullptr;
        Language language = Language::zh;
        std::string name;  // of the applicant, for file names
    };
    [[nodiscard]] Asked asked(std::span<const papers::Generated> wanted, const State& state, const View& view, const Catalogue& words) const;
    [[nodiscard]] package::SubmissionPlan planned(const Asked& of, const std::vector<package::Document>& papers) const;
    std::vector<Action> make();
    void save_package(const Asked& of, const std::vector<package::Document>& papers);
    void save_alone(const Asked& of, const platform::MadePaper& paper);

    platform::Platform& platform_;
    const policy::Pack& pack_;
    const std::string& pack_json_;
    std::uint32_t job_ = 0;
    std::optional<Asked> asked_;
};

}  // namespace voucher::app
