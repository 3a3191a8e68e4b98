#include "src/package/submission.hpp"

#include <catch_amalgamated.hpp>

#include "tests/unit/papers/paper_cases.hpp"

using namespace voucher;
using namespace voucher::package;
using Catch::Matchers::ContainsSubstring;
using tests::paper_file;

namespace {

SubmissionPlan planned(const assess::Case& value, const std::vector<papers::Attachment>& files) {
    return plan_submission({tests::pack_of("liaocheng-2022-73"), "{}", value, *Date::from_civil(2026, 11, 22), files, tests::words_of("zh")});
}

std::string own_bytes(const SubmissionPlan& plan) {
    std::string bytes;
    for (const Segment& segment : plan.plan.segments) {
        if (const auto* text = std::get_if<std::string>(&segment)) bytes += *text;
    }
    return bytes;
}

assess::Case one_service() {
    assess::Case value = tests::case_of(tests::two_services);
    value.services.pop_back();
    return value;
}

const std::vector<papers::Attachment> all_four{paper_file("s1", "contract", "a.pdf"), paper_file("s1", "invoice", "b.pdf"),
                                               paper_file("s1", "result_proof", "c.pdf"), paper_file("s1", "relevance_proof", "d.pdf")};

}  // namespace

TEST_CASE("a package with every paper is complete, and is named after applicant and day") {
    const SubmissionPlan plan = planned(one_service(), all_four);
    CHECK(plan.complete);
    CHECK(plan.file_name == "创新券提交包-示例_轴承_有限公司-2025-06-01.zip");
    CHECK_THAT(own_bytes(plan), ContainsSubstring("Submission-Complete: yes\n"));
    CHECK_THAT(own_bytes(plan), ContainsSubstring("Source-Organization: 示例<轴承>有限公司\n"));
}

TEST_CASE("a package that lacks a paper says everywhere that it is a draft") {
    const SubmissionPlan plan = planned(one_service(), {all_four[0], all_four[1]});
    CHECK_FALSE(plan.complete);
    CHECK_THAT(plan.file_name, ContainsSubstring("草稿"));
    CHECK_THAT(own_bytes(plan), ContainsSubstring("Submission-Complete: no\n"));
    CHECK_THAT(own_bytes(plan), ContainsSubstring("Required-Papers: 2/4\n"));
    CHECK_THAT(own_bytes(plan), ContainsSubstring("这是草稿包"));
}

TEST_CASE("a case without an as-of date is packed with the day of making") {
    assess::Case value = one_service();
    value.as_of.reset();
    CHECK_THAT(own_bytes(planned(value, {})), ContainsSubstring("\"as_of\": \"2026-11-22\""));
}

TEST_CASE("a service's id cannot lead out of the papers' folder, nor meet another's") {
    assess::Case value = tests::case_of(tests::two_services);
    value.services[0].id = "../../x";
    value.services[1].id = "Evidence";
    CHECK(service_folders(value) == std::vector<std::string>{".._.._x", "Evidence (2)"});
    const SubmissionPlan plan = planned(value, {paper_file("../../x", "contract", "a.pdf"), paper_file("s1", "contract", "stray.pdf")});
    CHECK(plan.plan.enclosure_paths == std::vector<std::string>{"data/papers/.._.._x/contract/a.pdf"});
}
