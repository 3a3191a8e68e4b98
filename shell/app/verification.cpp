#include "shell/app/verification.hpp"

#include <algorithm>

#include "shell/app/state.hpp"

namespace voucher::app {

bool can_be_opened(const Verification& verification) {
    if (verification.stage != Verification::Stage::done || verification.verification.refused) return false;
    return std::ranges::none_of(verification.verification.report.findings, [](const Finding& finding) {
        return finding.place.starts_with("/data/case.json") && finding.severity == Severity::error && finding.code.starts_with("package_document");
    });
}

std::vector<Attachment> attachments_of(const platform::event::PackageOpened& opened) {
    std::vector<Attachment> result;
    for (const platform::PackagedFile& packaged : opened.files) {
        Attachment file;
        file.file = packaged.file.handle;
        file.name = packaged.file.name;
        file.size = packaged.file.size;
        file.media_type = packaged.file.media_type;
        file.paper = packaged.paper;
        file.service = packaged.service;
        result.push_back(std::move(file));
    }
    return result;
}

bool is_package(std::string_view name) {
    if (name.size() < 4) return false;
    name.remove_prefix(name.size() - 4);
    return name == ".zip" || name == ".ZIP" || name == ".Zip";
}

}  // namespace voucher::app
