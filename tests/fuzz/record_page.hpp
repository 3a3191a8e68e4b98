// What holds of every verification record, whatever the package was: a page whose every element is the record's own.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "src/package/record.hpp"
#include "tests/fuzz/target.hpp"

namespace voucher::fuzz {

/// Every < begins or ends one of the record's elements, they are closed in turn, and no text brings control characters.
inline void judge_page(std::string_view page) {
    constexpr std::array<std::string_view, 22> own{"b", "body", "div", "footer", "h1", "h2", "head", "header", "html", "li", "main", "p",
                                                   "section", "span", "style", "table", "tbody", "td", "th", "thead", "title", "tr"};
    require(is_utf8(page), "a record is UTF-8");
    require(std::ranges::none_of(page, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }), "a record has no control characters");
    std::vector<std::string_view> open;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
        const std::size_t end = page.find('>', at);
        require(end != std::string_view::npos, "an element's tag ends");
        std::string_view tag = page.substr(at + 1, end - at - 1);
        require(tag.find('<') == std::string_view::npos && std::ranges::count(tag, '"') % 2 == 0, "a tag is whole");
        if (tag == "!DOCTYPE html" || tag.starts_with("meta ")) continue;
        const bool closes = tag.starts_with('/');
        if (closes) tag.remove_prefix(1);
        const std::string_view name = tag.substr(0, tag.find(' '));
        if (std::ranges::find(own, name) == own.end()) std::fprintf(stderr, "%.80s\n", page.substr(at).data());
        require(std::ranges::find(own, name) != own.end(), "an element is the record's own");
        if (!closes) {
            open.push_back(name);
            continue;
        }
        require(!open.empty() && open.back() == name, "elements are closed in turn");
        open.pop_back();
    }
    require(open.empty(), "every element is closed");
}

inline void judge_record(const package::VerifyReport& report) {
    const papers::Words words = [](std::string_view key) { return std::string(key) + " {found} {expected} {place}"; };
    const package::RecordHead head{report.applicant + ".zip", *Date::from_civil(2025, 6, 1)};
    const std::string page = package::write_record(report, head, words, papers::Language::zh);
    judge_page(page);
    require(page == package::write_record(report, head, words, papers::Language::zh), "a record is the same each time");
}

}  // namespace voucher::fuzz
