#include "src/package/submission.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "src/base/text.hpp"
#include "src/papers/checklist.hpp"
#include "src/papers/summary.hpp"
#include "src/zip/names.hpp"

namespace voucher::package {
namespace {

std::string text_of(const std::map<std::string, std::string>& texts, const std::string& key) {
    const auto it = texts.find(key);
    return it == texts.end() ? std::string{} : it->second;
}

/// Where each attachment goes, below data/. None: the case has no such service.
std::vector<std::optional<std::string>> folders_of(const assess::Case& value, const std::vector<papers::Attachment>& attachments) {
    const std::vector<std::string> folders = service_folders(value);
    std::vector<std::optional<std::string>> result;
    for (const papers::Attachment& file : attachments) {
        const auto service = std::ranges::find(value.services, file.service, &assess::Service::id);
        if (!file.service.empty() && service == value.services.end()) {
            result.emplace_back();
            continue;
        }
        const std::string folder = file.service.empty() ? std::string(evidence_folder) : folders[static_cast<std::size_t>(service - value.services.begin())];
        result.push_back("papers/" + folder + "/" + zip::safe_name(file.paper));
    }
    return result;
}

std::vector<Enclosure> enclosures(const assess::Case& value, const papers::Checklist& list,
                                  const std::vector<papers::Attachment>& attachments) {
    const std::vector<std::optional<std::string>> folders = folders_of(value, attachments);
    std::vector<Enclosure> result;
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        if (folders[i] && std::ranges::find(list.strays, i) == list.strays.end()) result.push_back({*folders[i], attachments[i]});
    }
    return result;
}

}  // namespace

std::vector<std::string> service_folders(const assess::Case& value) {
    zip::DistinctPaths paths;
    paths.take("", evidence_folder);
    std::vector<std::string> folders;
    for (const assess::Service& service : value.services)
        folders.push_back(paths.take("", zip::safe_name(service.id, 60)));
    return folders;
}

std::vector<papers::Attachment> as_enclosed(const assess::Case& value, std::vector<papers::Attachment> attachments) {
    const std::vector<std::optional<std::string>> folders = folders_of(value, attachments);
    zip::DistinctPaths taken;
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        if (!folders[i]) continue;
        attachments[i].name = taken.take(*folders[i], attachments[i].name).substr(folders[i]->size() + 1);
    }
    return attachments;
}

SubmissionPlan plan_submission(const Submission& submission) {
    // The package answers for its day for ever: the as-of date is written out.
    assess::Case value = submission.value;
    if (!value.as_of) value.as_of = submission.today;
    const assess::Assessment assessment = assess::assess(submission.pack, value, submission.today);
    const std::vector<papers::Attachment> attachments = as_enclosed(value, submission.attachments);
    const papers::Checklist list = papers::checklist(submission.pack, value, assessment.figures, attachments);

    std::string name = text_of(value.texts, "name");
    if (trimmed(name).empty()) name = submission.words("package.unnamed");
    const auto words = [&](std::string_view key) {
        return filled(submission.words(key), [&](std::string_view what) -> std::string {
            if (what == "name") return zip::safe_name(name, 72);
            if (what == "day") return value.as_of->to_string();
            if (what == "present") return std::to_string(list.present);
            if (what == "required") return std::to_string(list.required);
            return "{" + std::string(what) + "}";
        });
    };
    SubmissionPlan result;
    result.complete = list.is_complete();
    const std::string folder = zip::safe_name(words(result.complete ? "package.file" : "package.file_draft"));
    result.file_name = folder + ".zip";

    PackageInput input;
    input.folder = folder;
    input.day = *value.as_of;
    input.labels = {
        {"Source-Organization", name},
        {"External-Description",
         words(result.complete ? "package.description" : "package.description_draft")},
        {"Bagging-Date", value.as_of->to_string()},
        {"Bag-Software-Agent", "innovation-voucher package/1"},
        {"Submission-Complete", result.complete ? "yes" : "no"},
        {"Required-Papers", std::to_string(list.present) + "/" + std::to_string(list.required)},
        {"Policy", submission.pack.id},
    };
    input.enclosures = enclosures(value, list, attachments);
    input.documents = {
        {"case.json", assess::write_case(value, submission.pack)},
        {"assessment.json", assess::write_assessment(assessment, value, submission.pack, 2)},
        {"policy.json", std::string(submission.pack_json)},
        {"generated/summary.html",
         papers::write_summary(submission.pack, value, assessment, attachments, submission.words,
                               submission.language)},
    };
    zip::DistinctPaths names;
    names.take("generated", "summary.html");
    for (const Document& paper : submission.generated) input.documents.push_back({names.take("generated", paper.path), paper.bytes});
    result.plan = plan_package(input);
    return result;
}

}  // namespace voucher::package
