// What holds of every reading, whatever the bytes were. A breach ends the program, as a memory error does.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "src/base/text.hpp"
#include "src/invoice/read.hpp"

namespace voucher::fuzz {

inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

inline void judge(const std::vector<Finding>& findings, std::size_t most = 400) {
    static const std::vector<std::string_view> known = finding_codes();
    require(findings.size() <= most, "findings are bounded");
    for (const Finding& finding : findings) {
        if (!std::ranges::binary_search(known, std::string_view(finding.code))) std::fprintf(stderr, "%s\n", to_line(finding).c_str());
        require(std::ranges::binary_search(known, std::string_view(finding.code)), "a finding's code is one of the closed set");
        constexpr std::string_view json_files[] = {"case_", "contracts_", "pack_", "sheets_", "workspace_"};
        const bool of_json = std::ranges::any_of(json_files, [&](std::string_view of) { return finding.code.starts_with(of); });  // "" points to all of it
        require((of_json || !finding.place.empty()) && (finding.severity == Severity::note || !finding.expected.empty()), "a finding has its place and what is expected");
        require(is_utf8(to_line(finding)), "a finding is UTF-8");
    }
}

inline void judge(const invoice::Reading& reading) {
    judge(reading.findings);
    const invoice::Invoice& said = reading.invoice;
    for (const auto* amount : {&said.without_tax, &said.tax, &said.with_tax}) {
        if (*amount) require((*amount)->value <= Money::largest && Money{} - Money::largest <= (*amount)->value, "an amount is within its bounds");
    }
    for (const auto* text : {&said.number, &said.code, &said.buyer_name, &said.buyer_id, &said.seller_name, &said.seller_id}) {
        if (*text) require(!(*text)->value.empty() && (*text)->value.size() <= 300 && is_utf8((*text)->value), "a text is short, whole and not empty");
    }
    for (const invoice::Item& item : said.items) require(item.name.size() <= 300 && is_utf8(item.name), "an item's name is short and whole");
    require(said.items.size() <= invoice::most_items, "items are bounded");
}

inline void judge(const invoice::ReadResult& result) {
    if (result) return judge(*result);
    require(has_error(result.error()), "a refusal says why");
    judge(result.error());
}

}  // namespace voucher::fuzz
