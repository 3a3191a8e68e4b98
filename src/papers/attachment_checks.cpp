#include "src/papers/attachment_checks.hpp"

#include <algorithm>
#include <array>

#include "src/base/text.hpp"
#include "src/zip/names.hpp"

namespace voucher::papers {
namespace {

using std::string_view_literals::operator""sv;

struct Magic {
    std::size_t at;
    std::string_view bytes;
    ContentKind kind;
};
constexpr std::array<Magic, 15> magics{{
    {0, "\xFF\xD8\xFF"sv, ContentKind::jpeg},
    {0, "\x89PNG\r\n\x1A\n"sv, ContentKind::png},
    {0, "GIF8"sv, ContentKind::gif},
    {0, "II*\0"sv, ContentKind::tiff},
    {0, "MM\0*"sv, ContentKind::tiff},
    {8, "WEBP"sv, ContentKind::webp},
    {4, "ftyphei"sv, ContentKind::heic},
    {4, "ftypmif1"sv, ContentKind::heic},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, ContentKind::office_binary},
    {0, "Rar!\x1A\x07"sv, ContentKind::rar},
    {0, "7z\xBC\xAF\x27\x1C"sv, ContentKind::seven_zip},
    {0, "\x7F" "ELF"sv, ContentKind::program},
    {0, "PK\5\6"sv, ContentKind::zip},
    {0, "PK\7\x8"sv, ContentKind::zip},
    {0, "BM"sv, ContentKind::bmp},
}};

/// By the name of the first entry (APPNOTE 4.3.7: its length at 26, itself at 30).
ContentKind archive(std::string_view head) {
    if (head.size() < 30) return ContentKind::zip;
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(head[at])); };
    const std::string_view name = head.substr(30, byte(26) | byte(27) << 8U);
    if (name == "OFD.xml" || name.starts_with("Doc_0/")) return ContentKind::ofd;
    for (const std::string_view office : {"[Content_Types].xml"sv, "_rels/"sv, "word/"sv, "xl/"sv, "docProps/"sv}) {
        if (name.starts_with(office)) return ContentKind::office_zip;
    }
    return ContentKind::zip;
}

/// Of text that may be UTF-16: its ASCII letters alone are enough to know a tag.
ContentKind markup(std::string_view head) {
    std::string text;
    for (const char letter : head) {
        if (letter != '\0' && static_cast<unsigned char>(letter) < 0x80) text += letter;
    }
    text = lower_ascii(std::string_view(text).substr(std::min(text.size(), text.find_first_not_of(" \t\r\n"))));
    if (text.starts_with("<!doctype html") || text.starts_with("<html")) return ContentKind::html;
    if (text.starts_with("<?xml")) return text.find("<html") == std::string::npos ? ContentKind::xml : ContentKind::html;
    const bool tag = text.size() > 1 && text[0] == '<' && (text[1] == '!' || text[1] == '_' || (text[1] >= 'a' && text[1] <= 'z'));
    return tag ? ContentKind::xml : ContentKind::unknown;
}

struct Usual {
    std::string_view extension;
    ContentKind kind;
};
constexpr std::array<Usual, 11> usual{{{"pdf", ContentKind::pdf}, {"ofd", ContentKind::ofd}, {"xml", ContentKind::xml}, {"jpg", ContentKind::jpeg},
                                       {"jpeg", ContentKind::jpeg}, {"png", ContentKind::png}, {"doc", ContentKind::office_binary},
                                       {"docx", ContentKind::office_zip}, {"xls", ContentKind::office_binary}, {"xlsx", ContentKind::office_zip},
                                       {"zip", ContentKind::zip}}};

/// A ZIP whose first entry tells nothing may be any of those that are made as ZIP; each of those is a ZIP.
bool goes_with(ContentKind expected, ContentKind content) {
    if (expected == content) return true;
    if (content == ContentKind::zip) return expected == ContentKind::ofd || expected == ContentKind::office_zip;
    return expected == ContentKind::zip && (content == ContentKind::ofd || content == ContentKind::office_zip);
}

}  // namespace

ContentKind content_of(std::string_view head) {
    head = head.substr(0, head_bytes);
    // ISO 32000-1, annex H.3.4.1: readers take a header anywhere in the first 1024 bytes.
    if (head.find("%PDF-") != std::string_view::npos) return ContentKind::pdf;
    if (head.starts_with("PK\3\4")) return archive(head);
    if (head.starts_with("MZ") && head.size() >= 64) return ContentKind::program;
    for (const Magic& magic : magics) {
        if (head.size() >= magic.at && head.substr(magic.at).starts_with(magic.bytes)) return magic.kind;
    }
    return markup(head);
}

std::string extension_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) return {};
    return lower_ascii(name.substr(dot + 1));
}

std::vector<AttachmentFinding> check_attachments(std::span<const GivenFile> files) {
    using Kind = AttachmentFinding::Kind;
    std::vector<AttachmentFinding> found;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const GivenFile& file = files[i];
        const std::string extension = extension_of(file.name);
        const auto add = [&](Kind kind, Severity severity = Severity::warning) -> AttachmentFinding& {
            return found.emplace_back(AttachmentFinding{.file = i, .kind = kind, .severity = severity, .extension = extension});
        };
        if (file.size == 0) {
            add(Kind::empty, Severity::error);
            continue;  // the rest would only say it again
        }
        if (file.size > large_file) add(Kind::large);
        const auto known = std::ranges::find(usual, extension, &Usual::extension);
        if (known == usual.end() || file.content == ContentKind::program) {
            add(Kind::unusual_type);
        } else if (file.content && !goes_with(known->kind, *file.content)) {
            add(*file.content == ContentKind::unknown ? Kind::content_unlike : Kind::content_differs).content = *file.content;
        }
        if (file.sha256.empty()) continue;
        const auto same = std::ranges::find_if(files, [&](const GivenFile& other) { return &other != &file && other.size > 0 && other.sha256 == file.sha256; });
        if (same != files.end()) add(Kind::duplicate).other = static_cast<std::size_t>(same - files.begin());
    }
    return found;
}

std::optional<std::string> renamed(std::string_view typed, std::string_view old) {
    constexpr std::array<std::string_view, 3> blanks{" ", "\t", "\xE3\x80\x80"};  // the last is a full-width space
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view blank : blanks) {
            if (typed.starts_with(blank)) typed.remove_prefix(blank.size()), again = true;
            if (typed.ends_with(blank)) typed.remove_suffix(blank.size()), again = true;
        }
    }
    if (typed.empty()) return std::nullopt;
    std::string name(typed);
    const std::string kept = extension_of(old);
    const std::string given = extension_of(name);
    // "第1.2版" has a dot and no extension: what people type as one is letters and digits, with a letter among them.
    const bool is_extension = !given.empty() && given.size() <= 5 &&
                              std::ranges::all_of(given, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }) &&
                              std::ranges::any_of(given, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!kept.empty() && !is_extension) {
        while (name.ends_with('.')) name.pop_back();
        if (name.empty()) return std::nullopt;
        name += old.substr(old.rfind('.'));
    }
    return zip::safe_name(name);
}

}  // namespace voucher::papers
