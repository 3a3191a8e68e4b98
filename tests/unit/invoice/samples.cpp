#include "tests/unit/invoice/samples.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <filesystem>

#include "src/zip/zip_writer.hpp"
#include "tests/unit/packs.hpp"

namespace voucher::tests {

std::string invoice_sample(const std::string& name) { return read_file(std::string(VOUCHER_CASES_DIR) + "/invoices/" + name); }

std::vector<Part> ofd_parts(const std::string& folder) {
    const std::filesystem::path top = std::string(VOUCHER_CASES_DIR) + "/invoices/" + folder;
    std::vector<Part> parts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top)) {
        if (entry.is_regular_file()) parts.push_back({entry.path().lexically_relative(top).generic_string(), read_file(entry.path().string())});
    }
    REQUIRE_FALSE(parts.empty());
    std::ranges::sort(parts, {}, &Part::path);
    return parts;
}

std::string zipped(const std::vector<Part>& parts) {
    zip::ZipWriter writer(*Date::from_civil(2025, 5, 20));
    for (const Part& part : parts) writer.add(part.path, part.bytes);
    std::string bytes;
    for (const zip::Segment& segment : writer.finish()) bytes += std::get<std::string>(segment);
    return bytes;
}

std::string with(std::string text, const std::string& old, const std::string& now) {
    INFO(old);
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(old, at + 1) == std::string::npos);
    return text.replace(at, old.size(), now);
}

std::vector<Part> with(std::vector<Part> parts, const std::string& path, const std::string& old, const std::string& now) {
    const auto part = std::ranges::find(parts, path, &Part::path);
    REQUIRE(part != parts.end());
    part->bytes = with(part->bytes, old, now);
    return parts;
}

std::vector<Part> without(std::vector<Part> parts, const std::string& path) {
    REQUIRE(std::erase_if(parts, [&](const Part& part) { return part.path == path; }) == 1);
    return parts;
}

invoice::Reading accepted(const invoice::ReadResult& result) {
    if (!result) {
        for (const Finding& finding : result.error()) UNSCOPED_INFO(to_line(finding));
    }
    REQUIRE(result.has_value());
    return *result;
}

std::vector<std::string> codes(const std::vector<Finding>& findings) {
    std::vector<std::string> result;
    for (const Finding& finding : findings) result.push_back(finding.code);
    return result;
}

Finding refusal(const invoice::ReadResult& result) {
    REQUIRE_FALSE(result.has_value());
    for (const Finding& finding : result.error()) UNSCOPED_INFO(to_line(finding));
    REQUIRE(result.error().size() == 1);
    CHECK(result.error()[0].severity == Severity::error);
    return result.error()[0];
}

}  // namespace voucher::tests
