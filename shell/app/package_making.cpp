#include "shell/app/package_making.hpp"

#include <algorithm>
#include <utility>

#include "shell/app/workbooks.hpp"
#include "src/base/text.hpp"
#include "src/zip/names.hpp"

namespace voucher::app {
namespace {

constexpr std::string_view package_type = "application/zip";

/// "𬱖 𠮷": what is drawn as something else, each character once, in the order of the papers.
std::string undrawn(const std::vector<platform::MadePaper>& papers) {
    std::u32string characters;
    for (const platform::MadePaper& paper : papers) {
        for (const platform::MissingCharacter& missing : paper.missing) {
            const bool drawn = !missing.shown_as.empty();
            if (drawn && characters.find(missing.code_point) == std::u32string::npos) characters += missing.code_point;
        }
    }
    std::string text;
    for (const char32_t character : characters) text += (text.empty() ? "" : " ") + encode(std::u32string(1, character));
    return text;
}

}  // namespace

PackageMaking::PackageMaking(platform::Platform& platform, const policy::Pack& pack, const std::string& pack_json)
    : platform_(platform), pack_(pack), pack_json_(pack_json) {}

PackageMaking::Asked PackageMaking::asked(std::span<const papers::Generated> wanted, const State& state, const View& view, const Catalogue& words) const {
    Asked of{.alone = {}, .papers = {}, .value = view.value, .files = {}, .today = state.today, .words = &words, .language = state.language, .name = {}};
    of.value.policy = pack_.id;
    of.value.as_of = view.as_of;  // papers and package answer for their day for ever
    for (const Attachment& file : state.attachments) {
        if (file.state == Attachment::State::ready && file.counts()) of.files.push_back(enclosed(file));
    }
    of.files = package::as_enclosed(of.value, std::move(of.files));
    const auto name = state.input.texts.find("name");
    of.name = name == state.input.texts.end() || trimmed(name->second).empty() ? words("file.unnamed") : name->second;
    if (wanted.empty()) return of;
    const papers::Words say = words.as_words();
    of.papers = papers::request_for({.pack = pack_, .value = of.value, .assessment = view.answer, .attachments = of.files, .words = say, .language = of.language}, wanted);
    return of;
}

std::vector<Action> PackageMaking::start_package(bool with_papers, const State& state, const View& view, const Catalogue& words) {
    if (asked_) return {};
    asked_ = asked(with_papers ? papers::generated_under(pack_) : std::vector<papers::Generated>{}, state, view, words);
    platform_.choose_place(++job_, planned(*asked_, {}).file_name, package_type);
    return {};
}

std::vector<Action> PackageMaking::start_paper(papers::Generated paper, const State& state, const View& view, const Catalogue& words) {
    if (asked_) return {};
    asked_ = asked(std::span(&paper, 1), state, view, words);
    asked_->alone = paper;
    ++job_;
    return make();
}

std::vector<Action> PackageMaking::make() {
    platform_.make_papers(job_, asked_->papers);
    return {action::MakingChanged{Making{asked_->alone}}};
}

std::vector<Action> PackageMaking::placed(const platform::event::PlaceAnswered& answer) {
    if (!asked_ || answer.job != job_) return {};
    if (answer.chosen && !asked_->papers.empty()) return make();
    const Asked of = *std::exchange(asked_, std::nullopt);
    if (answer.chosen) save_package(of, {});
    return {};
}

std::vector<Action> PackageMaking::made(const platform::event::PapersMade& done) {
    if (!asked_ || done.job != job_) return {};
    const Asked of = *std::exchange(asked_, std::nullopt);
    std::vector<package::Document> documents;
    for (const platform::MadePaper& paper : done.papers) documents.push_back({paper.name, paper.bytes});
    if (!of.alone) save_package(of, documents);
    else if (!done.papers.empty()) save_alone(of, done.papers.front());
    std::vector<Action> actions{action::MakingChanged{}};
    if (const std::string characters = undrawn(done.papers); !characters.empty()) {
        actions.emplace_back(action::Open{{.kind = Dialog::Kind::papers_missing, .subject = characters}});
    }
    return actions;
}

std::vector<Action> PackageMaking::failed(const platform::event::PapersFailed& failure) {
    if (!asked_ || failure.job != job_) return {};
    const std::optional<papers::Generated> alone = asked_->alone;
    drop();
    return {action::MakingChanged{}, action::Open{{.kind = Dialog::Kind::papers_failed, .subject = failure.reason, .paper = alone}}};
}

void PackageMaking::drop() {
    if (asked_ && !asked_->alone) platform_.leave_place(job_);
    asked_.reset();
}

package::SubmissionPlan PackageMaking::planned(const Asked& of, const std::vector<package::Document>& papers) const {
    const papers::Words say = of.words->as_words();
    return package::plan_submission({.pack = pack_, .pack_json = pack_json_, .value = of.value, .today = of.today, .attachments = of.files,
                                     .words = say, .language = of.language, .generated = papers});
}

void PackageMaking::save_package(const Asked& of, const std::vector<package::Document>& papers) {
    const package::SubmissionPlan plan = planned(of, papers);
    platform::SaveRequest request{.name = plan.file_name, .media_type = std::string(package_type), .segments = {}, .job = job_};
    for (const package::Segment& segment : plan.plan.segments) {
        if (const auto* text = std::get_if<std::string>(&segment)) request.segments.push_back(platform::segment_of(*text));
        else request.segments.emplace_back(platform::FileHandle{std::get<package::AttachmentRef>(segment).handle});
    }
    platform_.save(std::move(request));
}

void PackageMaking::save_alone(const Asked& of, const platform::MadePaper& paper) {
    const std::size_t dot = std::min(paper.name.rfind('.'), paper.name.size());
    const std::string extension = paper.name.substr(dot);
    const std::string name = (*of.words)("making.file", {{"paper", paper.name.substr(0, dot)}, {"name", zip::safe_name(of.name, 72)}, {"day", of.value.as_of->to_string()}});
    const char* const media_type = extension == ".pdf" ? "application/pdf" : workbook_type;
    platform_.save(platform::save_whole(zip::safe_name(name + extension), media_type, paper.bytes));
}

}  // namespace voucher::app
