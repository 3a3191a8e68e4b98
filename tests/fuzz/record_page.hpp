// What holds of every verification record, whatever the package was: a page of the record's own tags, which no text of the
// package changes.
#pragma once

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "src/package/record.hpp"
#include "src/package/report_json.hpp"
#include "tests/fuzz/target.hpp"

namespace voucher::fuzz {

/// Every tag that begins an element of a record, as record.cpp writes it.
inline constexpr std::array record_tags = std::to_array<std::string_view>({
    "html lang=\"zh-CN\"", "html lang=\"en\"", "head", "title", "style", "body", "header", "h1", "h2", "footer",
    "p", "p class=\"soft\"", "p class=\"soft small\"", "div class=\"notice holds\"", "div class=\"notice draft\"", "b class=\"met\"", "b class=\"not_met\"",
    "table", "table class=\"facts\"", "thead", "tbody", "tr", "th scope=\"row\"", "th scope=\"col\"", "td", "td class=\"digest\"", "td class=\"met\"",
    "td class=\"unknown\"", "td class=\"small\"", "td class=\"short not_met\"", "td class=\"short unknown\"", "td class=\"short soft\"",
    "td class=\"short met\"", "td class=\"number\"", "td class=\"number not_met\"", "td class=\"number small\"", "td class=\"not_met\"",
});

/// And those without an end.
inline constexpr std::array record_void_tags = std::to_array<std::string_view>({
    "!DOCTYPE html", "meta charset=\"utf-8\"", "meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"",
    "meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"",
});

/// HTML's controls: C0 but for tab and line feed, DEL and C1.
inline bool has_controls(std::string_view utf8) {
    return std::ranges::any_of(decode(utf8), [](char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F); });
}

/// The tags of a record, in their order: each < begins one of its own, and they are closed in turn.
inline std::vector<std::string_view> tags_of(std::string_view page) {
    require(is_utf8(page), "a record is UTF-8");
    require(!has_controls(page), "a record has no control characters");
    require(page.starts_with("<!DOCTYPE html>\n<html ") && page.ends_with("</html>\n"), "a record is one whole page");
    std::vector<std::string_view> tags, open;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
        const std::size_t end = page.find('>', at);
        require(end != std::string_view::npos, "a tag ends");
        const std::string_view tag = page.substr(at + 1, end - at - 1);
        tags.push_back(tag);
        if (std::ranges::find(record_void_tags, tag) != record_void_tags.end()) continue;
        if (tag.starts_with('/')) {
            require(!open.empty() && open.back().substr(0, open.back().find(' ')) == tag.substr(1), "elements are closed in turn");
            open.pop_back();
            continue;
        }
        const bool own = std::ranges::find(record_tags, tag) != record_tags.end();
        if (!own) std::fprintf(stderr, "%s\n", std::string(page.substr(at, 80)).c_str());
        require(own, "a tag is the record's own");
        open.push_back(tag);
    }
    require(open.empty(), "every element is closed");
    return tags;
}

/// The same verification of a package whose every text is harmless.
inline package::VerifyReport without_texts(package::VerifyReport report) {
    const std::string x = "x";
    const policy::Text text{x, x};
    report.applicant = x;
    report.policy_title = text;
    for (Finding& finding : report.findings) finding.place = finding.found = finding.expected = x;
    for (package::FileLine& line : report.file_lines) line.path = x;
    for (package::PaperLine& line : report.papers) line.service_title = x, line.paper = text, line.article = text;
    for (package::FigureLine& line : report.figures) line.service_title = x;
    for (package::ReadingLine& line : report.readings) line.title = line.option = line.by_default = line.article = text;
    return report;
}

inline papers::Words catalogue(const std::string& language) {
    nlohmann::json all;
    for (const char* file : {"record.", "findings."}) {
        std::ifstream in(std::string(VOUCHER_ASSETS_DIR) + "/catalogues/" + file + language + ".json", std::ios::binary);
        all.update(nlohmann::json::parse(in));
    }
    return [all](std::string_view key) { return all.value(std::string(key), std::string{}); };
}

/// Holds the record of a verification in both languages against all of this. The package has the applicant's name.
inline void judge_record(const package::VerifyReport& report) {
    static const papers::Words chinese = catalogue("zh"), english = catalogue("en");
    const Date day = *Date::from_civil(2025, 6, 1);
    const std::size_t said = package::write_verification({report, false, 0, 0}).size();
    for (const papers::Language language : {papers::Language::zh, papers::Language::en}) {
        const papers::Words& words = language == papers::Language::zh ? chinese : english;
        const std::string page = package::write_record(report, {report.applicant, day}, words, language);
        const std::string plain = package::write_record(without_texts(report), {"x", day}, words, language);
        require(tags_of(page) == tags_of(plain), "no text of a package changes a tag of its record");
        require(page.size() <= (16U << 10U) + 24 * said, "a record is at most 24 times as long as what it says");
        require(page == package::write_record(report, {report.applicant, day}, words, language), "a record is the same each time");
    }
}

}  // namespace voucher::fuzz
