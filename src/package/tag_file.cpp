#include "src/package/tag_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "src/base/text.hpp"

namespace voucher::package {
namespace {

constexpr std::string_view white = " \t";

std::string_view without_edges(std::string_view text) {
    const std::size_t first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

/// Takes what stands before the next white space, and the white space.
std::string_view take_word(std::string_view& line) {
    const std::string_view word = line.substr(0, line.find_first_of(white));
    line.remove_prefix(word.size());
    line.remove_prefix(std::min(line.find_first_not_of(white), line.size()));
    return word;
}

std::expected<std::string, std::string> from_utf16(std::string_view bytes, bool big_end_first) {
    if (bytes.size() % 2 != 0) return std::unexpected("half a character of UTF-16 at the end");
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big_end_first ? first << 8U | second : second << 8U | first);
    };
    std::u32string characters;
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c <= 0xDFFF) {
            const char32_t low = c < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
            if (low < 0xDC00 || low > 0xDFFF) return std::unexpected("half a pair of UTF-16");
            c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
            i += 2;
        }
        characters += c;
    }
    return encode(characters);
}

}  // namespace

std::optional<Encoding> encoding_of(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Encoding>, 9> names{{{"utf-8", Encoding::utf8},
                                                                          {"us-ascii", Encoding::ascii},
                                                                          {"ascii", Encoding::ascii},
                                                                          {"iso-8859-1", Encoding::latin1},
                                                                          {"latin1", Encoding::latin1},
                                                                          {"utf-16", Encoding::utf16},
                                                                          {"utf-16le", Encoding::utf16le},
                                                                          {"utf-16be", Encoding::utf16be},
                                                                          {"iso_8859-1", Encoding::latin1}}};
    const std::string wanted = lower_ascii(name);
    const auto found = std::ranges::find(names, wanted, &std::pair<std::string_view, Encoding>::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::expected<std::string, std::string> decoded_text(std::string_view bytes, Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            if (bytes.starts_with("\xEF\xBB\xBF")) return std::unexpected("a byte-order mark");
            if (!is_utf8(bytes)) return std::unexpected("bytes that are not UTF-8");
            return std::string(bytes);
        case Encoding::ascii:
            if (std::ranges::any_of(bytes, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }))
                return std::unexpected("bytes that are not ASCII");
            return std::string(bytes);
        case Encoding::latin1: {
            std::u32string characters;
            for (const char c : bytes) characters += static_cast<char32_t>(static_cast<unsigned char>(c));
            return encode(characters);
        }
        case Encoding::utf16:
            if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
            if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
            return from_utf16(bytes, true);  // RFC 2781: without a mark, the big end first
        case Encoding::utf16le:
        case Encoding::utf16be:
            break;
    }
    return from_utf16(bytes, encoding == Encoding::utf16be);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        result.push_back(text.substr(0, end));
        text.remove_prefix(end);
        text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, text.size()));
    }
    return result;
}

std::optional<Declaration> read_declaration(std::string_view bytes) {
    constexpr std::string_view version = "BagIt-Version: ", encoding = "Tag-File-Character-Encoding: ";
    constexpr std::array<std::pair<std::string_view, int>, 6> versions{
        {{"0.93", 93}, {"0.94", 94}, {"0.95", 95}, {"0.96", 96}, {"0.97", 97}, {"1.0", 100}}};
    const std::vector<std::string_view> found = lines_of(bytes);
    if (found.size() != 2 || !found[0].starts_with(version) || !found[1].starts_with(encoding)) return std::nullopt;
    const auto known = std::ranges::find(versions, found[0].substr(version.size()), &std::pair<std::string_view, int>::first);
    const std::string_view name = found[1].substr(encoding.size());
    if (known == versions.end() || name.empty() || name.find_first_of(white) != std::string_view::npos) return std::nullopt;
    return Declaration{known->second, std::string(name)};
}

std::optional<ManifestLine> read_manifest_line(std::string_view line) {
    ManifestLine result{lower_ascii(take_word(line)), line};
    if (result.digest.empty() || result.digest.find_first_not_of("0123456789abcdef") != std::string::npos || line.empty()) return std::nullopt;
    return result;
}

std::optional<FetchLine> read_fetch_line(std::string_view line) {
    FetchLine result;
    result.url = take_word(line);
    result.length = take_word(line);
    result.path = line;
    const std::size_t colon = result.url.find(':');  // an absolute URI begins with its scheme (RFC 3986, 3.1)
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto is_of_scheme = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; };
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == result.url.size() || !is_letter(result.url[0]) ||
        !std::ranges::all_of(result.url.substr(0, colon), is_of_scheme))
        return std::nullopt;
    const bool counted = !result.length.empty() && result.length.find_first_not_of("0123456789") == std::string_view::npos;
    if ((!counted && result.length != "-") || result.path.empty()) return std::nullopt;
    return result;
}

InfoText read_info(std::string_view text, bool strict) {
    InfoText result;
    for (const std::string_view line : lines_of(text)) {
        const bool folded = line.starts_with(' ') || line.starts_with('\t');
        if (folded && !result.labels.empty()) {
            std::string& value = result.labels.back().second;
            const std::string_view more = without_edges(line);
            if (!value.empty() && !more.empty()) value += ' ';
            value += more;
            continue;
        }
        const std::size_t colon = line.find(':');
        const std::string_view label = line.substr(0, std::min(colon, line.size()));
        const std::string_view rest = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
        const std::string_view name = without_edges(label);
        const bool bad = colon == std::string_view::npos || name.empty() || folded ||
                         (strict && (name.size() != label.size() || rest.find_first_of(white) != 0));
        if (!bad)
            result.labels.emplace_back(name, without_edges(rest));
        else if (!line.empty() || strict)
            result.bad.emplace_back(line);
    }
    return result;
}

bool stays_in_bag(std::string_view path) {
    if (path.starts_with('/') || path.starts_with('~') || path.starts_with('\\')) return false;
    if (path.size() > 1 && path[1] == ':') return false;  // a drive
    while (true) {
        const std::string_view part = path.substr(0, path.find('/'));
        if (part.empty() || part == "." || part == "..") return false;
        if (part.size() == path.size()) return true;
        path.remove_prefix(part.size() + 1);
    }
}

}  // namespace voucher::package
