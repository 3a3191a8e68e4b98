#include "shell/app/review_workbook.hpp"

#include <algorithm>
#include <array>

#include "shell/app/workbooks.hpp"

namespace voucher::app {
namespace {

using papers::Cell;
using Sheet = papers::SheetDocument::Sheet;
namespace cell = papers::cell;

Cell number(std::size_t n) { return cell::Number{static_cast<std::int64_t>(n)}; }

/// In the list's order, and behind them those that it does not show.
std::vector<std::size_t> all_of(const Review& review) {
    std::vector<std::size_t> all = review.order;
    for (std::size_t i = 0; i < review.packages.size(); ++i) {
        if (std::ranges::find(review.order, i) == review.order.end()) all.push_back(i);
    }
    return all;
}

std::string path_of(const ReviewedPackage& each) { return each.folder.empty() ? each.name : each.folder + "/" + each.name; }

Sheet packages_sheet(const Review& review, const Catalogue& words, Language language) {
    Sheet sheet{.name = words("review.sheet.packages"), .columns = {}, .rows = {}};
    for (const auto& [key, width] : std::to_array<std::pair<const char*, int>>({{"review.sheet.file", 30}, {"review.sheet.applicant", 28}, {"review.sheet.code", 22}, {"review.column.standing", 16},
                                                                               {"review.sheet.required", 10}, {"review.sheet.present", 10}, {"review.sheet.from", 18}, {"review.sheet.to", 18},
                                                                               {"review.sheet.errors", 10}, {"review.sheet.warnings", 10}, {"review.sheet.shared", 14}, {"review.sheet.as_of", 14},
                                                                               {"review.sheet.policy", 30}, {"review.sheet.known", 14}, {"review.sheet.manifest", 68}})) {
        sheet.columns.push_back({words(key), width});
    }
    for (const std::size_t at : all_of(review)) {
        const ReviewedPackage& each = review.packages[at];
        std::vector<Cell> cells{text_cell(path_of(each))};
        if (!each.verification || each.verification->refused) {
            cells.insert(cells.end(), {cell::Empty{}, cell::Empty{}, text_cell(words(review_standing_key(each.standing)))});
            cells.resize(sheet.columns.size());
            sheet.rows.push_back({std::move(cells)});
            continue;
        }
        const package::VerifyReport& report = each.verification->report;
        cells.insert(cells.end(), {text_cell(report.applicant), text_cell(report.applicant_code), text_cell(words(review_standing_key(each.standing))), cell::Number{report.required}, cell::Number{report.present}});
        if (report.figures.empty()) cells.resize(cells.size() + 2);
        else add_range(cells, report.figures.back().computed);
        cells.insert(cells.end(), {number(each.errors), number(each.warnings), number(each.shared), report.as_of ? Cell{cell::Day{*report.as_of}} : Cell{cell::Empty{}}});
        cells.insert(cells.end(), {text_cell(report.policy_title.in(language)), text_cell(words(report.policy_known ? "review.sheet.yes" : "review.sheet.no")), text_cell(report.manifest_sha256)});
        sheet.rows.push_back({std::move(cells)});
    }
    return sheet;
}

const char* severity_key(const Finding& finding) {
    if (finding.code == "package_paper_missing") return "review.sheet.missing";
    switch (finding.severity) {
        case Severity::error: return "review.sheet.error";
        case Severity::warning: return "review.sheet.warning";
        case Severity::note: break;
    }
    return "review.sheet.note";
}

Sheet findings_sheet(const Review& review, const Catalogue& words) {
    Sheet sheet{.name = words("review.sheet.findings"), .columns = {}, .rows = {}};
    for (const auto& [key, width] : std::to_array<std::pair<const char*, int>>({{"review.sheet.file", 30}, {"review.sheet.applicant", 28}, {"review.sheet.kind", 12}, {"review.sheet.what", 48},
                                                                               {"review.sheet.place", 44}, {"review.sheet.found", 36}, {"review.sheet.expected", 36}, {"review.sheet.finding_code", 28}})) {
        sheet.columns.push_back({words(key), width});
    }
    for (const std::size_t at : all_of(review)) {
        const ReviewedPackage& each = review.packages[at];
        if (each.stage == ReviewedPackage::Stage::failed) {
            sheet.rows.push_back({{text_cell(path_of(each)), cell::Empty{}, text_cell(words("review.sheet.error")), text_cell(words("review.standing.failed")), cell::Empty{}, text_cell(each.reason), cell::Empty{}, cell::Empty{}}});
        }
        if (!each.verification) continue;
        for (const Finding& finding : each.verification->report.findings) {
            const std::string key = "finding." + finding.code;
            sheet.rows.push_back({{text_cell(path_of(each)), text_cell(each.verification->report.applicant), text_cell(words(severity_key(finding))), text_cell(words.has(key) ? words(key) : finding.expected),
                                   text_cell(finding.place), text_cell(finding.found), text_cell(finding.expected), text_cell(finding.code)}});
        }
    }
    return sheet;
}

Sheet shared_sheet(const Review& review, const Catalogue& words) {
    Sheet sheet{.name = words("review.sheet.among"), .columns = {}, .rows = {}};
    for (const auto& [key, width] : std::to_array<std::pair<const char*, int>>({{"review.sheet.group", 8}, {"review.sheet.same", 16}, {"review.sheet.value", 68}, {"review.sheet.file", 30},
                                                                               {"review.sheet.applicant", 28}, {"review.sheet.place", 44}})) {
        sheet.columns.push_back({words(key), width});
    }
    std::size_t group = 0;
    for (const package::Shared& shared : review.shared) {
        ++group;
        for (const package::Shared::Place& place : shared.places) {
            const ReviewedPackage& each = review.packages[place.package];
            sheet.rows.push_back({{number(group), text_cell(words(review_shared_key(shared.kind))), text_cell(shared.what), text_cell(path_of(each)), text_cell(each.verification->report.applicant), text_cell(place.path)}});
        }
    }
    return sheet;
}

}  // namespace

std::string review_standing_key(ReviewStanding standing) {
    constexpr std::array<const char*, 8> names{"failed", "refused", "differs", "lacks_papers", "look", "holds", "running", "waiting"};
    return std::string("review.standing.") + names.at(static_cast<std::size_t>(standing));
}

std::string review_shared_key(package::Shared::Kind kind) {
    constexpr std::array<const char*, 4> names{"package", "invoice", "file", "applicant"};
    return std::string("review.shared.") + names.at(static_cast<std::size_t>(kind));
}

papers::SheetDocument review_workbook(const Review& review, Date day, const Catalogue& words, Language language) {
    papers::SheetDocument book{.name = words("review.file", {{"day", day.to_string()}}), .sheets = {}};
    book.sheets.push_back(packages_sheet(review, words, language));
    book.sheets.push_back(findings_sheet(review, words));
    book.sheets.push_back(shared_sheet(review, words));
    return book;
}

}  // namespace voucher::app
