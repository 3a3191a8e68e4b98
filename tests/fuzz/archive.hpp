// ZIP archives as a list of parts, so that a target can change a part and give back a whole archive: a checksum would
// keep most changed archives from being read any further.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/package/stored_file.hpp"

namespace voucher::fuzz {

struct Part {
    std::string path;
    std::string bytes;
    bool deflated = false;
};

/// The parts of an archive, as far as their bytes can be had, without its folders; none where the directory is not
/// accepted.
std::vector<Part> parts_of(std::string_view archive);

/// An archive with right sizes, offsets and checksums. Names are taken as they are.
std::string archive_of(const std::vector<Part>& parts);

/// The parts as files that lie in memory, which must outlive them. Of two with one path only the first.
std::vector<package::StoredFile> files_of(const std::vector<Part>& parts);

/// Changes the archive in `data` with LLVMFuzzerMutate: its bytes, or one part's bytes or path, or which parts there are.
/// `reseal`, if any, is called for the parts before they are put together again.
std::size_t change_archive(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed, void (*reseal)(std::vector<Part>&, std::uint64_t dice) = nullptr);

}  // namespace voucher::fuzz
