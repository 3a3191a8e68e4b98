#include "src/package/zip_submission.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "src/base/json_reader.hpp"
#include "src/package/reopen.hpp"
#include "src/zip/zip_format.hpp"
#include "src/zip/zip_reader.hpp"

namespace voucher::package {
namespace {

using nlohmann::json;

constexpr std::string_view format = "voucher-verification/1";
constexpr std::array<std::string_view, 3> severities{"error", "warning", "note"};  // by Severity

// A finding quotes what it found, which need not be UTF-8.
std::string text_of(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json list_of(const std::vector<Finding>& findings) {
    json list = json::array();
    for (const Finding& finding : findings) {
        list.push_back({{"severity", severities.at(static_cast<std::size_t>(finding.severity))},
                        {"code", finding.code},
                        {"place", finding.place},
                        {"found", finding.found},
                        {"expected", finding.expected}});
    }
    return list;
}

/// Takes members of an object and notes whether all were there, of their type, and no other.
class Members {
public:
    explicit Members(const json& object) : object_(object), sound_(object.is_object()) {}

    std::string text(const char* key) {
        const json* const value = member(key);
        if (value == nullptr || !value->is_string()) return sound_ = false, std::string();
        return value->get<std::string>();
    }
    std::uint64_t number(const char* key, std::uint64_t most) {
        const json* const value = member(key);
        if (value == nullptr || !value->is_number_unsigned() || value->get<std::uint64_t>() > most)
            return sound_ = false, 0;
        return value->get<std::uint64_t>();
    }
    bool yes_no(const char* key) {
        const json* const value = member(key);
        if (value == nullptr || !value->is_boolean()) return sound_ = false, false;
        return value->get<bool>();
    }
    const json* member(const char* key) {
        if (!object_.is_object()) return nullptr;
        const auto at = object_.find(key);
        if (at == object_.end()) return nullptr;
        ++taken_;
        return &*at;
    }
    [[nodiscard]] bool sound() const { return sound_ && taken_ == object_.size(); }

private:
    const json& object_;
    std::size_t taken_ = 0;
    bool sound_;
};

std::optional<Finding> finding_of(const json& value, const std::vector<std::string_view>& codes) {
    Members members(value);
    const auto severity = std::ranges::find(severities, members.text("severity"));
    Finding finding{.code = members.text("code"), .place = members.text("place"), .found = members.text("found"),
                    .expected = members.text("expected")};
    if (!members.sound() || severity == severities.end() || !std::ranges::binary_search(codes, finding.code))
        return std::nullopt;
    finding.severity = static_cast<Severity>(severity - severities.begin());
    return finding;
}

}  // namespace

bool operator==(const ZipVerification& a, const ZipVerification& b) { return write_verification(a) == write_verification(b); }

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
    return result;
}

std::string write_verification(const ZipVerification& verification) {
    const VerifyReport& report = verification.report;
    return text_of({{"format", format},
                    {"refused", verification.refused},
                    {"omitted", verification.omitted},
                    {"applicant", report.applicant},
                    {"policy_sha256", report.policy_sha256},
                    {"files", report.files},
                    {"required", report.required},
                    {"present", report.present},
                    {"findings", list_of(report.findings)}});
}

std::optional<ZipVerification> read_verification(std::string_view text) {
    const auto value = read_json(text, "case");
    if (!value) return std::nullopt;
    constexpr std::uint64_t most = 1U << 30U;
    Members members(*value);
    ZipVerification result;
    if (members.text("format") != format) return std::nullopt;
    result.refused = members.yes_no("refused");
    result.omitted = static_cast<std::size_t>(members.number("omitted", most));
    result.report.applicant = members.text("applicant");
    result.report.policy_sha256 = members.text("policy_sha256");
    result.report.files = static_cast<std::size_t>(members.number("files", most));
    result.report.required = static_cast<int>(members.number("required", most));
    result.report.present = static_cast<int>(members.number("present", most));
    const json* const findings = members.member("findings");
    if (findings == nullptr || !findings->is_array() || findings->size() > most_findings || !members.sound())
        return std::nullopt;
    const std::vector<std::string_view> codes = finding_codes();
    for (const json& each : *findings) {
        auto finding = finding_of(each, codes);
        if (!finding) return std::nullopt;
        result.report.findings.push_back(*std::move(finding));
    }
    return result;
}

std::expected<ReopenedZip, std::vector<Finding>> reopen_zip(zip::ByteSource& source, const zip::TakePiece& inflated) {
    const auto files = files_of_zip(source);
    if (!files) return std::unexpected(files.error());
    auto reopened = reopen_submission(*files);
    if (!reopened) return std::unexpected(std::vector{std::move(reopened.error())});
    // Where the bytes stand only the archive's own directory tells; it was found sound just now.
    const auto entries = zip::read_zip_directory(source);
    if (!entries) return std::unexpected(entries.error());
    std::map<std::string_view, const zip::ZipEntry*> by_path;
    for (const zip::ZipEntry& entry : *entries)
        by_path[std::string_view(entry.path).substr(entry.path.find('/') + 1)] = &entry;

    ReopenedZip result;
    result.case_json = std::move(reopened->case_json);
    std::uint64_t unpacked = 0;
    for (PlacedFile& placed : reopened->files) {
        const StoredFile& file = (*files)[placed.file];
        const zip::ZipEntry& entry = *by_path.at(file.path);
        ZippedFile zipped{.service = std::move(placed.service), .paper = std::move(placed.paper),
                          .name = std::move(placed.name), .size = file.size, .at = {}};
        if (entry.method == zip::method_store) {
            zipped.at = entry.data;
        } else {
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
    if (!reopened) return text_of({{"findings", list_of(reopened.error())}});
    json files = json::array();
    for (const ZippedFile& file : reopened->files) {
        files.push_back({{"service", file.service}, {"paper", file.paper}, {"name", file.name}, {"size", file.size},
                         {"at", file.at ? json(*file.at) : json(nullptr)}});
    }
    return text_of({{"case", reopened->case_json}, {"left_out", reopened->left_out}, {"files", files}});
}

}  // namespace voucher::package
