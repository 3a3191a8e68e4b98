// Packages verified and opened by the core at once: what the browser's worker does.
#include <algorithm>

#include "shell/platform/headless.hpp"
#include "src/package/report_json.hpp"
#include "src/zip/byte_source.hpp"

namespace voucher::platform {

void Headless::verify(FileHandle file, const std::vector<std::string>& known_packs) {
    stop_verifying();
    const auto found = files_.find(static_cast<std::uint32_t>(file));
    if (found == files_.end()) {
        queue_.emplace_back(event::VerifyFailed{file, "NotFoundError"});
        return;
    }
    zip::MemorySource source(found->second.bytes);
    // Through JSON, as it comes from a worker.
    const auto verification = package::read_verification(package::write_verification(package::verify_zip(source, known_packs)));
    verifying_.emplace_back(event::VerifyProgress{file, 0.5});
    if (verification) verifying_.emplace_back(event::Verified{file, *verification});
    else verifying_.emplace_back(event::VerifyFailed{file, "The report cannot be read."});
    hold_verification(verification_held_);
}

void Headless::hold_verification(bool hold) {
    verification_held_ = hold;
    const std::size_t told = hold ? std::min<std::size_t>(verifying_.size(), 1) : verifying_.size();
    for (std::size_t i = 0; i < told; ++i) queue_.push_back(verifying_[i]);
    verifying_.erase(verifying_.begin(), verifying_.begin() + static_cast<std::ptrdiff_t>(told));
}

void Headless::open_package(FileHandle file) {
    const auto found = files_.find(static_cast<std::uint32_t>(file));
    if (found == files_.end()) {
        queue_.emplace_back(event::VerifyFailed{file, "NotFoundError"});
        return;
    }
    const std::string bytes = found->second.bytes;
    zip::MemorySource source(bytes);
    std::vector<std::string> inflated(1);
    const auto reopened = package::reopen_zip(source, [&](std::span<const std::byte> piece) {
        if (piece.empty()) inflated.emplace_back();
        else inflated.back().append(reinterpret_cast<const char*>(piece.data()), piece.size());
    });
    if (!reopened) {
        queue_.emplace_back(event::VerifyFailed{file, to_line(reopened.error().front())});
        return;
    }
    event::PackageOpened opened{.handle = file, .case_json = reopened->case_json, .left_out = reopened->left_out, .files = {}};
    std::size_t next = 0;
    for (const package::ZippedFile& zipped : reopened->files) {
        const std::string content = zipped.at ? bytes.substr(static_cast<std::size_t>(*zipped.at), static_cast<std::size_t>(zipped.size)) : inflated.at(next++);
        if (zipped.name.empty()) continue;
        const FileHandle handle{next_file_};
        files_[next_file_++] = {zipped.name, "", content};
        opened.files.push_back({zipped.service, zipped.paper, {handle, zipped.name, content.size(), ""}});
    }
    queue_.emplace_back(std::move(opened));
}

void Headless::stop_verifying() { verifying_.clear(); }

}  // namespace voucher::platform
