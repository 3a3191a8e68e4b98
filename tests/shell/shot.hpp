// Pictures of frames, to be looked at: written where the environment names a folder in VOUCHER_SHOTS, else skipped.
#pragma once

#include <string>

#include "shell/platform/headless.hpp"

namespace voucher::tests {

/// Writes $VOUCHER_SHOTS/<name>.png of the last frame. True where it was written.
bool shot(platform::Headless& person, const std::string& name);

}  // namespace voucher::tests
