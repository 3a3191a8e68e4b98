// Which row a file of a chosen folder belongs to, and which paper it is, by its path: "海川科技/合同.pdf",
// "海川科技_发票.ofd", "91371502MA3C000006/检测报告.pdf". A guess for a person to look at; what is not sure is told as such.
//
// A row is found by its credit code, else by its name, else by its name without 有限公司 and the like; the longest that
// stands in the path counts. Failing that, a part of the path (between / _ - · and spaces) that is a part of one row's name alone.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/batch/roster.hpp"
#include "src/batch/words.hpp"

namespace voucher::batch {

struct FileMatch {
    enum class Found : std::uint8_t {
        row,        // one row
        ambiguous,  // `rows` are equally likely
        nothing,    // no row
        no_paper,   // a file that the system keeps there (.DS_Store), or a document's lock: not to be taken
    };
    enum class By : std::uint8_t { none, credit_code, name, short_name, part };
    std::size_t file = 0;           // index in the given list
    Found found = Found::nothing;
    By by = By::none;
    std::vector<std::size_t> rows;  // of the roster
    std::string paper;              // id of the pack's paper or evidence; empty: its name does not say, or says two
    friend bool operator==(const FileMatch&, const FileMatch&) = default;
};

inline constexpr std::size_t most_paths = 20'000;

/// One answer for each path, in their order; paths beyond `most_paths` are not looked at.
std::vector<FileMatch> match_files(const Roster& roster, const Words& words, std::span<const std::string> paths);

/// The paper that a path names: by its file's name, else by the folders from the inner to the outer.
std::string paper_of(const Words& words, std::string_view path);

}  // namespace voucher::batch
