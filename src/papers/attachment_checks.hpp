// What can be told of a given file at once, from its name, size, first bytes and digest: that it is empty, very large, of an
// unusual type, not what its name says, or there twice. Nothing is refused here but emptiness; the rest is for a person to
// look at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/finding.hpp"

namespace voucher::papers {

/// What a file's first bytes show it to be. `zip` is an archive of which no more is known.
enum class ContentKind : std::uint8_t { unknown, pdf, jpeg, png, gif, bmp, tiff, webp, heic, ofd, office_zip, office_binary, zip, rar, seven_zip, xml, html, program };

/// Of a file's bytes so many from the start are enough for `content_of`: a PDF may begin up to 1024 bytes in.
inline constexpr std::size_t head_bytes = 1024;
ContentKind content_of(std::string_view head);

/// Files above it are packed all the same; a reviewer may not be able to open them.
inline constexpr std::uint64_t large_file = 50ULL << 20U;

struct GivenFile {
    std::string_view service = {};  // id; empty: evidence
    std::string_view paper = {};
    std::string_view name = {};
    std::uint64_t size = 0;
    std::string_view sha256 = {};  // hex; empty: not known yet
    std::optional<ContentKind> content = {};  // absent: not read yet
};

struct AttachmentFinding {
    enum class Kind : std::uint8_t {
        empty,            // error: no bytes
        large,            // more than `large_file`
        unusual_type,     // by its extension: not one that papers come as
        content_differs,  // its content is plainly another type than its extension says
        content_unlike,   // its content does not look like what its extension says, nor like anything known
        duplicate,        // of `other`, by SHA-256
    };
    std::size_t file = 0;
    Kind kind{};
    Severity severity = Severity::warning;
    std::string extension = {};                  // lower case, without the dot
    ContentKind content = ContentKind::unknown;  // content_differs
    std::size_t other = 0;                       // duplicate: the first other file with the same bytes
    friend bool operator==(const AttachmentFinding&, const AttachmentFinding&) = default;
};

/// In the order of the files, and of the kinds. What is not known yet is not spoken of; empty files are no duplicates.
std::vector<AttachmentFinding> check_attachments(std::span<const GivenFile> files);

/// The last part of a name behind its dot, in lower case ("pdf"); empty where there is none.
std::string extension_of(std::string_view name);

/// The name that a file gets when `typed` is given for it: without spaces around, safe on every system, with the extension
/// of `old` where none was typed. Nothing where nothing was typed.
std::optional<std::string> renamed(std::string_view typed, std::string_view old);

}  // namespace voucher::papers
