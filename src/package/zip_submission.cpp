#include "src/package/zip_submission.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "src/package/reopen.hpp"
#include "src/package/report_json.hpp"

namespace voucher::package {
ZipVerification verify_zip(zip::ByteSource& source, const std::vector<std::string>& known_packs) {
    ZipVerification result;
    const auto files = files_of_zip(source);
    if (files) {
        result.report = verify_submission(*files, known_packs);
    } else {
        result.refused = true;
        result.report.findings = files.error();
    }
    std::vector<Finding>& findings = result.report.findings;
    if (findings.size() > most_findings) {
        std::ranges::stable_sort(findings, {}, &Finding::severity);
        result.omitted = findings.size() - most_findings;
        findings.resize(most_findings);
    }
    std::vector<FileLine>& lines = result.report.file_lines;
    if (lines.size() > most_file_lines) {
        std::ranges::stable_partition(lines, [](const FileLine& line) { return !line.agrees(); });
        result.omitted_files = lines.size() - most_file_lines;
        lines.resize(most_file_lines);
    }
    return result;
}

std::expected<ReopenedZip, std::vector<Finding>> reopen_zip(zip::ByteSource& source, const zip::TakePiece& inflated) {
    const auto files = files_of_zip(source);
    if (!files) return std::unexpected(files.error());
    auto reopened = reopen_submission(*files);
    if (!reopened) return std::unexpected(std::vector{std::move(reopened.error())});
    ReopenedZip result;
    result.case_json = std::move(reopened->case_json);
    std::uint64_t unpacked = 0;
    for (PlacedFile& placed : reopened->files) {
        const StoredFile& file = (*files)[placed.file];
        ZippedFile zipped{.service = std::move(placed.service), .paper = std::move(placed.paper),
                          .name = std::move(placed.name), .size = file.size, .at = file.at};
        if (!file.at) {
            unpacked += file.size;
            if (unpacked > most_inflated) {
                return std::unexpected(std::vector{Finding{Severity::error, "bag_file_too_large", "/" + file.path,
                                                           std::to_string(unpacked) + " bytes inflated",
                                                           "at most " + std::to_string(most_inflated)}});
            }
            const bool broken = file.read(inflated).has_value();
            inflated({});
            if (broken) {
                ++result.left_out;
                zipped.name.clear();
            }
        }
        result.files.push_back(std::move(zipped));
    }
    return result;
}

std::string write_reopened(const std::expected<ReopenedZip, std::vector<Finding>>& reopened) {
    if (!reopened) return one_line({{"findings", json_of(reopened.error())}});
    nlohmann::json files = nlohmann::json::array();
    for (const ZippedFile& file : reopened->files) {
        files.push_back({{"service", file.service}, {"paper", file.paper}, {"name", file.name}, {"size", file.size},
                         {"at", file.at ? nlohmann::json(*file.at) : nlohmann::json(nullptr)}});
    }
    return one_line({{"case", reopened->case_json}, {"left_out", reopened->left_out}, {"files", files}});
}

}  // namespace voucher::package
