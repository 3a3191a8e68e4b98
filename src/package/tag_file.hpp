// The text files of a bag, read (RFC 8493, sections 2.1 to 2.3): bytes in, lines and their parts out. What a line means
// for the bag is not judged here (bag.hpp does).
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voucher::package {

enum class Encoding : unsigned char { utf8, ascii, latin1, utf16, utf16le, utf16be };

/// By its registered name, in any case: "UTF-8", "US-ASCII", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE".
std::optional<Encoding> encoding_of(std::string_view name);

/// The text as UTF-8, without the byte-order mark that UTF-16 carries; what is wrong, in English, where it is no text in
/// this encoding. A byte-order mark in UTF-8 is wrong.
std::expected<std::string, std::string> decoded_text(std::string_view bytes, Encoding encoding);

/// Lines ended by LF, CR or CRLF; the last one may have no end.
std::vector<std::string_view> lines_of(std::string_view text);

/// The bag declaration's two lines, exactly: "BagIt-Version: M.N", "Tag-File-Character-Encoding: NAME".
struct Declaration {
    int version = 0;  // 93 for 0.93, 100 for 1.0
    std::string encoding;
};
std::optional<Declaration> read_declaration(std::string_view bytes);

/// A line of a manifest: the digest in lower case, the path as it stands there, behind the white space.
struct ManifestLine {
    std::string digest;
    std::string_view path;
};
/// Nothing where the line has not the form of "<hex digits> <path>".
std::optional<ManifestLine> read_manifest_line(std::string_view line);

/// A line of fetch.txt: "url length path", where the length is digits or "-".
struct FetchLine {
    std::string_view url;
    std::string_view length;
    std::string_view path;
};
std::optional<FetchLine> read_fetch_line(std::string_view line);

/// bag-info.txt: labels and values in their order, folded lines joined by a space. Lines that are none go to `bad`.
struct InfoText {
    std::vector<std::pair<std::string, std::string>> labels;
    std::vector<std::string> bad;
};
/// `strict`: as from 1.0 on, with no white space before the colon and one behind it.
InfoText read_info(std::string_view text, bool strict);

/// A path that stays in the bag, wherever it is unpacked: no "..", no ".", no root, no drive, no home.
bool stays_in_bag(std::string_view path);

}  // namespace voucher::package
