#include "src/base/finding.hpp"

#include <algorithm>

namespace voucher {

std::string to_line(const Finding& finding) {
    constexpr std::string_view severities[] = {"error", "warning", "note"};
    std::string line = std::string(severities[static_cast<std::size_t>(finding.severity)]) + " " + finding.code + " " +
                       (finding.place.empty() ? "/" : finding.place) + ":";
    if (!finding.found.empty()) line += " found " + finding.found;
    if (!finding.expected.empty()) line += std::string(finding.found.empty() ? "" : ",") + " expected " + finding.expected;
    // one finding is one line, whatever stood in the input
    std::ranges::replace_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return line;
}

bool has_error(const std::vector<Finding>& findings) {
    return std::ranges::any_of(findings, [](const Finding& f) { return f.severity == Severity::error; });
}

}  // namespace voucher
