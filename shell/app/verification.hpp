// A package that is verified: how far it is, what came of it, and how its files come back as attachments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/platform/platform.hpp"

namespace voucher::app {

struct Attachment;

struct Verification {
    enum class Stage : std::uint8_t { none, running, done, failed, opening } stage = Stage::none;
    platform::FileHandle file{};
    std::string name;
    std::uint64_t size = 0;
    double fraction = 0;                   // of its bytes, read
    package::ZipVerification verification;  // from `done` on
    std::string reason;                    // the machine's own words, when it failed
    bool open_when_it_holds = false;       // it came to go on working with it
    bool all_files = false;                // its table of files is unfolded
    bool not_opened = false;               // it could not be opened; `reason` says why
};

/// Whether there is something to go on with: a case in an archive that was not refused.
bool can_be_opened(const Verification& verification);

std::vector<Attachment> attachments_of(const platform::event::PackageOpened& opened);

/// A file that is a package by its name.
bool is_package(std::string_view file_name);

}  // namespace voucher::app
