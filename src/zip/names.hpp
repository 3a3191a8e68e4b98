// Names that every file system takes: Windows' rules, which are the strictest, and a length that leaves room
// for a path.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace voucher::zip {

inline constexpr std::size_t longest_name = 120;  // bytes of UTF-8: 40 Chinese characters

/// One path component made of what was given: forbidden, control and invisible characters become '_', spaces
/// and dots at the end go, a device's name ("con.pdf") gets a '_' in front, a long name is cut before its
/// extension, with '…'. Never empty, never "." or "..", always UTF-8 in NFC. A safe name
/// stays as it is.
std::string safe_name(std::string_view name, std::size_t longest = longest_name);

inline constexpr std::size_t longest_shown = 200;

/// A path as a finding shows it, of whoever's archive: its folders as they are, characters that hide or turn text replaced
/// by '_', a long one cut before its extension. UTF-8; not for a file system.
std::string shown_path(std::string_view path, std::size_t longest = longest_shown);

/// For comparing names as a file system does that knows no case: letters of the Latin, Greek, Cyrillic and
/// full-width blocks folded one to one, in NFC: a name and its decomposed twin are equal.
std::string without_case(std::string_view name);

/// Gives each path once: a name that is taken, by case too, gets " (2)", " (3)" before its extension.
class DistinctPaths {
public:
    /// `folder` without a '/' at the end, or empty; the safe form of `name` is used. Returns the whole path.
    std::string take(std::string_view folder, std::string_view name);

private:
    std::set<std::string> taken_;
};

}  // namespace voucher::zip
