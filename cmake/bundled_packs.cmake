# Puts the packs of assets/policies and the words of generated papers into the command, so that it runs from anywhere:
# "generated/bundled_packs.hpp".
file(GLOB pack_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/policies/*.json")
list(FILTER pack_files EXCLUDE REGEX "\\.schema\\.json$")  # says what a pack looks like, and is none
file(GLOB paper_word_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/catalogues/summary.*.json"
    "${PROJECT_SOURCE_DIR}/assets/catalogues/record.*.json" "${PROJECT_SOURCE_DIR}/assets/catalogues/findings.*.json")
set(bundled_dir "${PROJECT_BINARY_DIR}/generated")
file(WRITE "${bundled_dir}/bundled_packs.hpp.new" [[
// Generated from assets/policies and assets/catalogues.
#pragma once
#include <span>
#include <string_view>

namespace voucher {

struct BundledPack {
    std::string_view file;  // the file's name, without a folder
    std::string_view json;  // its bytes, unchanged
};

std::span<const BundledPack> bundled_packs();

/// Catalogues (flat objects, key → text) of what generated papers and records say: "summary.zh.json", "record.en.json" ….
std::span<const BundledPack> bundled_paper_words();

}  // namespace voucher
]])
file(COPY_FILE "${bundled_dir}/bundled_packs.hpp.new" "${bundled_dir}/bundled_packs.hpp" ONLY_IF_DIFFERENT)
add_custom_command(
    OUTPUT "${bundled_dir}/bundled_packs.cpp"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${bundled_dir}/bundled_packs.cpp" "-DPACKS=${pack_files}" "-DPAPER_WORDS=${paper_word_files}"
            -P "${PROJECT_SOURCE_DIR}/cmake/write_bundled_packs.cmake"
    DEPENDS ${pack_files} ${paper_word_files} "${PROJECT_SOURCE_DIR}/cmake/write_bundled_packs.cmake"
    COMMENT "Bundling the policy packs" VERBATIM)
add_library(bundled_packs STATIC "${bundled_dir}/bundled_packs.cpp")
target_include_directories(bundled_packs PUBLIC "${PROJECT_BINARY_DIR}")
