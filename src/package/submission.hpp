// From a case to its package: what goes into it, and how it is called.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/assess/assessment.hpp"
#include "src/package/plan.hpp"
#include "src/papers/words.hpp"

namespace voucher::package {

struct Submission {
    const policy::Pack& pack;
    std::string_view pack_json;  // the bytes that the pack was loaded from
    const assess::Case& value;
    Date today;  // the day of making; stands for the as-of date where the case has none
    const std::vector<papers::Attachment>& attachments;
    const papers::Words& words;  // `summary.*` and `package.*`
    papers::Language language = papers::Language::zh;
    std::span<const Document> generated = {};  // papers made besides: each goes below generated/, its path made a safe name
};

struct SubmissionPlan {
    PackagePlan plan;
    std::string file_name;  // "创新券-临清市示例轴承有限公司-2025-06-01.zip"; a draft's name says so
    bool complete = false;  // every paper that is asked for is there
};

/// The folder of each service's papers, below data/papers: its id made safe, and distinct from the others'
/// and from `evidence_folder`. The same case always gives the same folders.
std::vector<std::string> service_folders(const assess::Case& value);
inline constexpr std::string_view evidence_folder = "evidence";

/// The attachments by the names that they have in the package: safe on every system, distinct within their paper. What is
/// named so already stays as it is. Papers that name files are to be written of these.
std::vector<papers::Attachment> as_enclosed(const assess::Case& value, std::vector<papers::Attachment> attachments);

/// Assesses the case and plans its package: case.json (with the as-of date written out), assessment.json,
/// policy.json, generated/summary.html, the papers that were made besides, and the attachments. A package that lacks papers is marked as a draft
/// in bag-info.txt, in the summary and in its name. Attachments of services or papers that the case does not
/// have are left out.
SubmissionPlan plan_submission(const Submission& submission);

}  // namespace voucher::package
