// What follows from the packages of a review: how each stands, what several of them have, and the order they are shown in.
#include <algorithm>
#include <numeric>
#include <tuple>

#include "shell/app/review_state.hpp"

namespace voucher::app {
namespace {

using Stage = ReviewedPackage::Stage;

bool is_missing_paper(const Finding& finding) { return finding.code == "package_paper_missing"; }

void judge(ReviewedPackage& each) {
    each.errors = each.warnings = 0;
    switch (each.stage) {
        case Stage::waiting: each.standing = ReviewStanding::waiting; return;
        case Stage::running: each.standing = ReviewStanding::running; return;
        case Stage::failed: each.standing = ReviewStanding::failed; return;
        case Stage::done: break;
    }
    const package::ZipVerification& told = *each.verification;
    for (const Finding& finding : told.report.findings) {
        if (finding.severity == Severity::error) ++each.errors;
        else if (finding.severity == Severity::warning && !is_missing_paper(finding)) ++each.warnings;
    }
    each.errors += told.omitted;
    if (told.refused) each.standing = ReviewStanding::refused;
    else if (!told.report.holds()) each.standing = ReviewStanding::differs;
    else if (told.report.present < told.report.required) each.standing = ReviewStanding::lacks_papers;
    else each.standing = each.warnings + each.shared > 0 ? ReviewStanding::look : ReviewStanding::holds;
}

std::vector<package::Shared> shared_among(const std::vector<ReviewedPackage>& packages) {
    std::vector<const package::VerifyReport*> reports;
    std::vector<std::size_t> place;
    for (std::size_t i = 0; i < packages.size(); ++i) {
        if (packages[i].stage != Stage::done || packages[i].verification->refused) continue;
        reports.push_back(&packages[i].verification->report);
        place.push_back(i);
    }
    auto shared = package::shared_among(reports);
    for (package::Shared& each : shared) {
        for (package::Shared::Place& at : each.places) at.package = place[at.package];
    }
    return shared;
}

bool is_shown(const ReviewedPackage& each, Review::Filter filter) {
    if (filter == Review::Filter::all) return true;
    return (each.standing >= ReviewStanding::holds) == (filter == Review::Filter::holds) && each.standing <= ReviewStanding::holds;
}

Money total_of(const ReviewedPackage& each) {
    if (each.stage != Stage::done || each.verification->report.figures.empty()) return {};
    const assess::MoneyRange& total = each.verification->report.figures.back().computed;
    return total.high.value_or(total.low);
}

int missing_of(const ReviewedPackage& each) { return each.stage == Stage::done ? each.verification->report.required - each.verification->report.present : 0; }

const std::string& applicant_of(const ReviewedPackage& each) { return each.stage == Stage::done && !each.verification->report.applicant.empty() ? each.verification->report.applicant : each.name; }

bool comes_before(const ReviewedPackage& a, const ReviewedPackage& b, const std::string& column) {
    if (column == "name") return std::tie(applicant_of(a), a.name) < std::tie(applicant_of(b), b.name);
    if (column == "papers") return missing_of(a) < missing_of(b);
    if (column == "total") return total_of(a) < total_of(b);
    if (column == "look") return std::tuple(a.errors, a.warnings + a.shared) < std::tuple(b.errors, b.warnings + b.shared);
    return a.standing < b.standing;
}

}  // namespace

Review arranged(Review review) {
    review.finished = static_cast<std::size_t>(std::ranges::count_if(review.packages, [](const ReviewedPackage& each) { return each.stage == Stage::done || each.stage == Stage::failed; }));
    review.shared.clear();
    if (!review.is_under_way() || review.paused) review.shared = shared_among(review.packages);
    for (ReviewedPackage& each : review.packages) each.shared = 0;
    for (const package::Shared& shared : review.shared) {
        for (const package::Shared::Place& place : shared.places) ++review.packages[place.package].shared;
    }
    std::ranges::for_each(review.packages, judge);
    review.order.resize(review.packages.size());
    std::iota(review.order.begin(), review.order.end(), std::size_t{0});
    std::erase_if(review.order, [&](std::size_t at) { return !is_shown(review.packages[at], review.filter); });
    if (!review.sorted.empty()) {
        std::ranges::stable_sort(review.order, [&](std::size_t a, std::size_t b) {
            if (review.descending) std::swap(a, b);
            return comes_before(review.packages[a], review.packages[b], review.sorted);
        });
    }
    return review;
}

}  // namespace voucher::app
