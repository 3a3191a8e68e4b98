#include "src/package/reopen.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "src/assess/case.hpp"
#include "src/base/json_reader.hpp"
#include "src/base/normal_form.hpp"
#include "src/package/bag.hpp"
#include "src/package/submission.hpp"
#include "src/policy/pack.hpp"
#include "src/zip/names.hpp"

namespace voucher::package {
namespace {

constexpr std::uint64_t most_of_case = 4U << 20U;
constexpr std::uint64_t most_of_pack = 1U << 20U;

const StoredFile* find(const std::vector<StoredFile>& files, std::string_view path) {
    const auto file = std::ranges::find(files, path, &StoredFile::path);
    return file == files.end() ? nullptr : &*file;
}

/// The services' ids alone: the folders hang on them, and a case whose answers this program does not know has them too.
assess::Case services_of(const nlohmann::json& value) {
    assess::Case result;
    const auto services = value.is_object() ? value.find("services") : value.end();
    if (!value.is_object() || services == value.end() || !services->is_array()) return result;
    for (const nlohmann::json& service : *services) {
        const auto id = service.is_object() ? service.find("id") : service.end();
        result.services.emplace_back();
        if (service.is_object() && id != service.end() && id->is_string())
            result.services.back().id = id->get<std::string>();
    }
    return result;
}

/// Folder name → id, where making the id safe has changed it. A pack that cannot be read changes none.
std::map<std::string, std::string> papers_by_folder(const std::vector<StoredFile>& files) {
    std::map<std::string, std::string> result;
    const StoredFile* const file = find(files, "data/policy.json");
    std::string bytes;
    if (file == nullptr || read_whole(*file, most_of_pack, bytes)) return result;
    const policy::LoadResult loaded = policy::load_pack(bytes, "");
    if (!loaded.pack) return result;
    for (const policy::Paper& paper : loaded.pack->papers) result[zip::safe_name(paper.id)] = paper.id;
    for (const policy::Evidence& evidence : loaded.pack->evidence) result[zip::safe_name(evidence.id)] = evidence.id;
    return result;
}

}  // namespace

std::expected<Reopened, Finding> reopen_submission(const std::vector<StoredFile>& files) {
    Reopened result;
    const StoredFile* const case_file = find(files, "data/case.json");
    if (case_file == nullptr) {
        return std::unexpected(Finding{Severity::error, "package_document_missing", "/data/case.json", "nothing",
                                       "the document"});
    }
    if (auto finding = read_whole(*case_file, most_of_case, result.case_json))
        return std::unexpected(*std::move(finding));
    const auto value = read_json(result.case_json, "case");
    if (!value) return std::unexpected(value.error());

    const assess::Case services = services_of(*value);
    const std::vector<std::string> folders = service_folders(services);
    const std::map<std::string, std::string> papers = papers_by_folder(files);
    constexpr std::string_view top = "data/papers/";
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string whole = nfc(files[i].path);  // as folders and names were made, however they were unpacked
        const std::string_view path = whole;
        if (!path.starts_with(top)) continue;
        const std::string_view rest = path.substr(top.size());
        const std::size_t first = rest.find('/');
        const std::size_t second = first == std::string_view::npos ? first : rest.find('/', first + 1);
        if (second == std::string_view::npos || rest.find('/', second + 1) != std::string_view::npos) continue;
        const std::string folder(rest.substr(0, first));
        const std::string paper(rest.substr(first + 1, second - first - 1));
        PlacedFile placed{.service = {}, .paper = paper, .name = std::string(rest.substr(second + 1)), .file = i};
        if (const auto id = papers.find(paper); id != papers.end()) placed.paper = id->second;
        if (folder != evidence_folder) {
            const auto service = std::ranges::find(folders, folder);
            if (service == folders.end()) continue;
            placed.service = services.services[static_cast<std::size_t>(service - folders.begin())].id;
        }
        result.files.push_back(std::move(placed));
    }
    return result;
}

}  // namespace voucher::package
