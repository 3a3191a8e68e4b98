#include <algorithm>
#include <catch_amalgamated.hpp>

#include "src/base/sha256.hpp"
#include "src/package/verify.hpp"
#include "tests/unit/packs.hpp"

using namespace voucher;

namespace {

package::StoredFile file(std::string path, std::string bytes) {
    const std::size_t size = bytes.size();
    return {std::move(path), size, [bytes = std::move(bytes)](const zip::TakePiece& take) -> std::optional<Finding> {
                take(std::as_bytes(std::span(bytes)));
                return std::nullopt;
            }};
}

}  // namespace

TEST_CASE("an enclosed assessment that is not JSON, twice keyed or too deep is told by a known code") {
    const auto [assessment, code] = GENERATE(table<std::string, std::string>({
        {"{", "assessment_bad_json"},
        {R"({"a": 1, "a": 2})", "assessment_duplicate_key"},
        {std::string(100, '[') + std::string(100, ']'), "assessment_too_deep"},
    }));
    const auto report = package::verify_submission(
        {file("data/policy.json", tests::read_file(std::string(VOUCHER_ASSETS_DIR) + "/policies/liaocheng-2022-73.json")),
         file("data/case.json", R"({"format": "innovation-voucher-case/1", "policy": "liaocheng-2022-73", "as_of": "2025-06-01", "applicant": {}, "services": []})"),
         file("data/assessment.json", assessment)},
        {});
    CHECK(std::ranges::count(report.findings, code, &Finding::code) == 1);
    const auto known = finding_codes();
    for (const Finding& finding : report.findings) CHECK(std::ranges::binary_search(known, std::string_view(finding.code)));
}
