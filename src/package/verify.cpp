#include "src/package/verify.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "src/assess/assessment.hpp"
#include "src/base/json_reader.hpp"
#include "src/base/normal_form.hpp"
#include "src/base/sha256.hpp"
#include "src/package/bag.hpp"
#include "src/package/enclosed_invoices.hpp"
#include "src/package/submission.hpp"
#include "src/papers/checklist.hpp"
#include "src/zip/names.hpp"
#include "src/zip/zip_format.hpp"
#include "src/zip/zip_reader.hpp"

namespace voucher::package {
namespace {

constexpr std::uint64_t most_of_document = 4U << 20U;
constexpr std::uint64_t most_of_pack = 1U << 20U;
constexpr std::size_t most_differences = 10;

class Verification {
public:
    Verification(const std::vector<StoredFile>& files, const std::vector<std::string>& known_packs)
        : files_(files), known_packs_(known_packs) {}

    VerifyReport run() {
        BagReport bag = check_bag(files_);
        report_.findings = std::move(bag.findings);
        report_.files = files_.size();
        digests_ = std::move(bag.digests);
        list_files(bag.listed);
        const auto manifest = std::ranges::find(files_, "manifest-sha256.txt", &StoredFile::path);
        if (manifest == files_.end())  // a bag with other digests is sound, but no package of ours
            complain(Severity::error, "bag_no_manifest", "/manifest-sha256.txt", "nothing", "a manifest with SHA-256");
        else if (const auto digest = digests_.find(manifest->path); digest != digests_.end())
            report_.manifest_sha256 = digest->second;
        const bool claims_complete = bag.info["Submission-Complete"] == "yes";
        if (bag.info["Submission-Complete"] == "no")
            complain(Severity::note, "package_draft", "/bag-info.txt", "Submission-Complete: no", "");
        contents(claims_complete);
        return std::move(report_);
    }

private:
    void complain(Severity severity, std::string code, std::string place, std::string found,
                  std::string expected) {
        report_.findings.push_back(
            {severity, std::move(code), std::move(place), std::move(found), std::move(expected)});
    }

    std::optional<std::string> document(const std::string& path, std::uint64_t most) {
        const auto file = std::ranges::find(files_, path, &StoredFile::path);
        if (file == files_.end()) {
            complain(Severity::error, "package_document_missing", "/" + path, "nothing", "the document");
            return std::nullopt;
        }
        std::string bytes;
        if (auto finding = read_whole(*file, most, bytes)) {
            if (std::ranges::find(report_.findings, *finding) == report_.findings.end()) report_.findings.push_back(std::move(*finding));
            return std::nullopt;
        }
        return bytes;
    }

    void list_files(const std::map<std::string, std::string>& listed) {
        std::map<std::string, FileLine> lines;
        for (const StoredFile& file : files_) {
            if (file.path.starts_with("tagmanifest-")) continue;
            const auto digest = digests_.find(file.path);
            lines[file.path] = {file.path, file.size, {}, digest == digests_.end() ? std::string{} : digest->second};
        }
        for (const auto& [path, digest] : listed) {
            FileLine& line = lines[path];
            line.path = path;
            line.listed = digest;
        }
        for (auto& [path, line] : lines) report_.file_lines.push_back(std::move(line));
        std::ranges::stable_partition(report_.file_lines, [](const FileLine& line) { return line.path.starts_with("data/"); });
        report_.agreeing = static_cast<std::size_t>(std::ranges::count_if(report_.file_lines, &FileLine::agrees));
    }

    void contents(bool claims_complete) {
        const auto pack_json = document("data/policy.json", most_of_pack);
        const auto case_json = document("data/case.json", most_of_document);
        const auto assessment_json = document("data/assessment.json", most_of_document);
        if (!pack_json || !case_json || !assessment_json) return;

        report_.policy_sha256 = sha256_hex(*pack_json);
        report_.policy_known = std::ranges::find(known_packs_, report_.policy_sha256) != known_packs_.end();
        if (!report_.policy_known) {
            complain(Severity::warning, "package_policy_unknown", "/data/policy.json", report_.policy_sha256,
                     "a policy that comes with this program");
        }
        policy::LoadResult loaded = policy::load_pack(*pack_json, report_.policy_sha256);
        if (!loaded.pack) return take_over(loaded.findings, "/data/policy.json");
        report_.policy_id = loaded.pack->id;
        report_.policy_title = loaded.pack->title;
        const auto value = assess::read_case(*case_json, *loaded.pack);
        if (!value) return take_over(value.error(), "/data/case.json");
        if (const auto name = value->texts.find("name"); name != value->texts.end())
            report_.applicant = name->second;
        if (const auto code = value->texts.find("credit_code"); code != value->texts.end())
            report_.applicant_code = code->second;
        if (!value->as_of)
            return complain(Severity::error, "package_no_day", "/data/case.json", "no as_of",
                            "the day that the assessment is of");
        report_.as_of = value->as_of;
        const assess::Assessment assessment = assess::assess(*loaded.pack, *value, *value->as_of);
        const auto enclosed = read_json(*assessment_json, "assessment");
        if (enclosed) compare(assess::write_assessment(assessment, *value, *loaded.pack), *enclosed);
        else take_over({enclosed.error()}, "/data/assessment.json");
        report_.figures = figure_lines(*loaded.pack, *value, assessment, enclosed.value_or(nlohmann::json()));
        report_.readings = reading_lines(*loaded.pack, *value);
        check_papers(*loaded.pack, *value, assessment, claims_complete);
    }

    void take_over(const std::vector<Finding>& findings, const std::string& document) {
        for (const Finding& finding : findings) {
            if (finding.severity != Severity::error) continue;
            report_.findings.push_back(finding);
            report_.findings.back().place = document + "#" + finding.place;
        }
    }

    /// What the case gives, against what the package says it gave.
    void compare(const std::string& computed, const nlohmann::json& said) {
        const auto expected = nlohmann::json::parse(computed);
        std::size_t count = 0;
        for (const nlohmann::json& change : nlohmann::json::diff(expected, said)) {
            if (++count > most_differences) break;
            const std::string pointer = change.at("path").get<std::string>();
            const nlohmann::json::json_pointer at(pointer);
            complain(
                Severity::error, "package_assessment_differs", "/data/assessment.json#" + pointer,
                said.contains(at) ? shown(said.at(at)) : "nothing",
                expected.contains(at) ? shown(expected.at(at)) + ", as computed from the case" : "nothing");
        }
    }

    void check_papers(const policy::Pack& pack, const assess::Case& value,
                      const assess::Assessment& assessment, bool claims_complete) {
        const std::vector<std::string> folders = service_folders(value);
        std::vector<papers::Attachment> attachments;
        std::vector<std::string> paths;  // in the form in which folders and names are made
        for (const StoredFile& file : files_) paths.push_back(nfc(file.path));
        std::set<std::string_view> placed;
        const auto collect = [&](const std::string& folder, const std::string& service,
                                 const std::string& paper) {
            const std::string prefix = "data/papers/" + folder + "/" + zip::safe_name(paper) + "/";
            for (std::size_t i = 0; i < files_.size(); ++i) {
                const StoredFile& file = files_[i];
                if (!paths[i].starts_with(prefix) || paths[i].find('/', prefix.size()) != std::string::npos)
                    continue;
                // the handle is the file's place in the package
                attachments.push_back({service, paper, paths[i].substr(prefix.size()), file.size, {}, 0,
                                       static_cast<std::uint32_t>(i)});
                placed.insert(file.path);
                if (file.size == 0)
                    complain(Severity::warning, "package_paper_empty", "/" + file.path, "0 bytes",
                             "a file with content");
            }
        };
        for (std::size_t s = 0; s < value.services.size(); ++s) {
            for (const policy::Paper& paper : pack.papers)
                collect(folders[s], value.services[s].id, paper.id);
        }
        for (const policy::Evidence& evidence : pack.evidence)
            collect(std::string(evidence_folder), "", evidence.id);
        for (const StoredFile& file : files_) {
            if (file.path.starts_with("data/papers/") && !placed.contains(file.path)) {
                complain(Severity::warning, "package_stray_file", "/" + file.path,
                         "a file of no service or paper of the case", "data/papers/<service>/<paper>/<name>");
            }
        }
        const papers::Checklist list = papers::checklist(pack, value, assessment.figures, attachments);
        report_.required = list.required;
        report_.present = list.present;
        for (std::size_t s = 0; s < list.services.size(); ++s) {
            for (const papers::PaperRow& row : list.services[s].rows) {
                const policy::Paper& paper = pack.papers[static_cast<std::size_t>(row.paper)];
                const policy::Article* article = pack.article(paper.article);
                const auto title = value.services[s].texts.find("title");
                if (row.required != false || !row.files.empty())
                    report_.papers.push_back({s, title == value.services[s].texts.end() ? std::string{} : title->second, paper.title,
                                              article ? article->label : policy::Text{paper.article, paper.article}, row.required, row.files.size()});
                if (!row.is_missing()) continue;
                complain(claims_complete ? Severity::error : Severity::warning, "package_paper_missing",
                         "/data/papers/" + folders[s] + "/" + paper.id, "no file",
                         paper.title.zh + " (art. " + paper.article + ")");
            }
        }
        if (claims_complete && !list.is_complete() && list.present == list.required) {
            complain(Severity::error, "package_not_complete", "/bag-info.txt", "Submission-Complete: yes",
                     "no, as the case leaves open what is asked for");
        }
        EnclosedInvoices invoices = read_enclosed_invoices(pack, value, attachments, files_, digests_);
        report_.invoices = std::move(invoices.read);
        std::ranges::move(invoices.findings, std::back_inserter(report_.findings));
    }

    const std::vector<StoredFile>& files_;
    const std::vector<std::string>& known_packs_;
    std::map<std::string, std::string> digests_;  // SHA-256 by path
    VerifyReport report_;
};

}  // namespace

VerifyReport verify_submission(const std::vector<StoredFile>& files,
                               const std::vector<std::string>& known_packs) {
    return Verification(files, known_packs).run();
}

std::expected<std::vector<StoredFile>, std::vector<Finding>> files_of_zip(zip::ByteSource& source, bool* payload_folder) {
    auto entries = zip::read_zip_directory(source);
    if (!entries) return std::unexpected(std::move(entries.error()));
    std::vector<StoredFile> files;
    std::string top;
    for (zip::ZipEntry& entry : *entries) {
        const std::size_t slash = entry.path.find('/');
        const std::string folder = entry.path.substr(0, slash);
        if (slash == std::string::npos || (!top.empty() && folder != top)) {
            return std::unexpected(std::vector{Finding{
                Severity::error, "bag_no_single_folder", "/" + zip::shown_path(entry.path),
                "beside " + (top.empty() ? "nothing" : top), "one folder at the top that holds all"}});
        }
        top = folder;
        if (payload_folder != nullptr && entry.path.starts_with(folder + "/data/")) *payload_folder = true;
        if (entry.is_folder()) continue;
        const std::string path = entry.path.substr(slash + 1);
        files.push_back({path, entry.size, [&source, entry, path](const zip::TakePiece& take) {
                             auto finding = zip::read_zip_entry(source, entry, take);
                             if (finding) finding->place = "/" + zip::shown_path(path);  // as everything else in the bag
                             return finding;
                         },
                         entry.method == zip::method_store ? std::optional(entry.data) : std::nullopt});
    }
    return files;
}

}  // namespace voucher::package
