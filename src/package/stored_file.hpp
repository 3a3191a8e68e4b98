// A file of a package, wherever it lies: in a ZIP or in a folder.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "src/base/finding.hpp"
#include "src/zip/byte_source.hpp"

namespace voucher::package {

struct StoredFile {
    std::string path;  // with '/', from the bag's top
    std::uint64_t size = 0;
    // a finding where it cannot be read whole
    std::function<std::optional<Finding>(const zip::TakePiece&)> read;
    std::optional<std::uint64_t> at = {};  // where its bytes stand in the ZIP as they are; none: deflated, or no ZIP
};

}  // namespace voucher::package
