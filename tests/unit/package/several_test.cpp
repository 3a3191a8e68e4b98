// Several packages held against each other.
#include <catch_amalgamated.hpp>

#include "src/package/several.hpp"

using namespace voucher;
using package::Shared;
using package::VerifyReport;
using Kind = Shared::Kind;

namespace {

VerifyReport of(std::string manifest, std::string applicant, std::string code) {
    VerifyReport report;
    report.manifest_sha256 = std::move(manifest);
    report.applicant = std::move(applicant);
    report.applicant_code = std::move(code);
    return report;
}

/// A file of the package, which may be an invoice.
VerifyReport& with(VerifyReport& report, const std::string& path, const std::string& sha256, const std::string& number = {}, std::uint64_t size = 9) {
    report.file_lines.push_back({path, size, sha256, sha256});
    if (!number.empty()) report.invoices.push_back({path, number});
    return report;
}

std::vector<Shared> among(const std::vector<VerifyReport>& reports) {
    std::vector<const VerifyReport*> each;
    for (const VerifyReport& report : reports) each.push_back(&report);
    return package::shared_among(each);
}

}  // namespace

TEST_CASE("several packages: nothing is said where each stands for itself") {
    CHECK(among({}).empty());
    std::vector<VerifyReport> two{of("m1", "甲", "c1"), of("m2", "乙", "c2")};
    with(with(two[0], "data/papers/s1/invoice/a.xml", "f1", "1"), "data/case.json", "same");
    with(with(two[1], "data/papers/s1/invoice/a.xml", "f2", "2"), "data/case.json", "same");
    CHECK(among(two).empty());
}

TEST_CASE("several packages: one invoice in two of them is named with both places, once a package") {
    std::vector<VerifyReport> three{of("m1", "甲", "c1"), of("m2", "乙", "c2"), of("m3", "丙", "c3")};
    with(with(three[0], "data/papers/s1/invoice/a.ofd", "f1", "77"), "data/papers/s1/invoice/a.xml", "f2", "77");
    with(three[2], "data/papers/s2/invoice/b.xml", "f3", "77");
    CHECK(among(three) == std::vector<Shared>{{Kind::invoice, "77", {{0, "data/papers/s1/invoice/a.ofd"}, {2, "data/papers/s2/invoice/b.xml"}}}});
}

TEST_CASE("several packages: the same paper is named, but not again where it is a shared invoice, and not where it is empty") {
    std::vector<VerifyReport> two{of("m1", "甲", "c1"), of("m2", "乙", "c2")};
    for (VerifyReport& report : two) {
        with(report, "data/papers/s1/contract/合同.pdf", "f1");
        with(report, "data/papers/s1/invoice/a.xml", "f2", "77");
        with(report, "data/papers/s1/result/空.txt", "f3", {}, 0);
    }
    const auto shared = among(two);
    REQUIRE(shared.size() == 2);
    CHECK(shared[0].kind == Kind::invoice);
    CHECK(shared[1] == Shared{Kind::file, "f1", {{0, "data/papers/s1/contract/合同.pdf"}, {1, "data/papers/s1/contract/合同.pdf"}}});
}

TEST_CASE("several packages: of a package that came twice only that is said, also beside a third one") {
    std::vector<VerifyReport> three{of("m1", "甲", "c1"), of("m1", "甲", "c1"), of("m2", "乙", "c2")};
    for (VerifyReport& report : three) with(report, "data/papers/s1/invoice/a.xml", "f1", "77");
    CHECK(among(three) == std::vector<Shared>{{Kind::package, "m1", {{0, ""}, {1, ""}}},
                                                              {Kind::invoice, "77", {{0, "data/papers/s1/invoice/a.xml"}, {2, "data/papers/s1/invoice/a.xml"}}}});
}

TEST_CASE("several packages: an applicant that submits twice is told by its code, else by its name, and not where two have that name") {
    CHECK(among(std::vector{of("m1", "甲", "c1"), of("m2", "甲公司", "c1")}) == std::vector<Shared>{{Kind::applicant, "c1", {{0, ""}, {1, ""}}}});
    CHECK(among(std::vector{of("m1", "甲", ""), of("m2", "甲", "")}) == std::vector<Shared>{{Kind::applicant, "甲", {{0, ""}, {1, ""}}}});
    CHECK(among(std::vector{of("m1", "甲", ""), of("m2", "甲", "c1")}) == std::vector<Shared>{{Kind::applicant, "c1", {{0, ""}, {1, ""}}}});
    CHECK(among(std::vector{of("m1", "甲", ""), of("m2", "甲", "c1"), of("m3", "甲", "c2")}).empty());
    CHECK(among(std::vector{of("", "", ""), of("", "", "")}).empty());  // nothing could be read of either
}
