#include "shell/app/review_desk.hpp"

#include <algorithm>
#include <utility>

#include "shell/app/cases.hpp"
#include "shell/app/review_workbook.hpp"

namespace voucher::app {
namespace {

using Stage = ReviewedPackage::Stage;

std::vector<Action> show(Review review) { return {action::ShowReview{arranged(std::move(review))}}; }

auto running_in(auto& review) { return std::ranges::find(review.packages, Stage::running, &ReviewedPackage::stage); }

/// The machine reads one package at a time; one that is looked at alone comes first.
bool is_taken(const Verification& alone) { return alone.stage == Verification::Stage::running || alone.stage == Verification::Stage::opening; }

/// What the page shows of a package by itself.
Verification alone(const ReviewedPackage& each) {
    Verification shown;
    shown.stage = each.stage == Stage::failed ? Verification::Stage::failed : Verification::Stage::done;
    shown.file = each.file;
    shown.name = each.name;
    shown.size = each.size;
    shown.fraction = 1;
    if (each.verification) shown.verification = *each.verification;
    shown.reason = each.reason;
    return shown;
}

}  // namespace

bool ReviewDesk::takes(const State& now, std::span<const platform::PickedFile> files) {
    return !now.review.packages.empty() || files.size() > 1;
}

bool ReviewDesk::waits_for(const State& now, platform::FileHandle file) {
    const auto running = running_in(now.review);
    return running != now.review.packages.end() && running->file == file;
}

std::vector<platform::FileHandle> ReviewDesk::held(const State& now) {
    std::vector<platform::FileHandle> files;
    for (const ReviewedPackage& each : now.review.packages) files.push_back(each.file);
    if (now.verification.file != platform::FileHandle{}) files.push_back(now.verification.file);
    std::ranges::sort(files);
    files.erase(std::ranges::unique(files).begin(), files.end());
    return files;
}

platform::FileHandle ReviewDesk::being_read(const State& now) {
    if (is_taken(now.verification)) return now.verification.file;
    const auto running = running_in(now.review);
    return running == now.review.packages.end() ? platform::FileHandle{} : running->file;
}

std::vector<Action> ReviewDesk::add(const State& now, std::span<const platform::PickedFile> files) {
    Review next = now.review;
    next.left_out.clear();  // of the last choice: the list says what it does not hold of this one
    next.paused = false;
    for (const platform::PickedFile& file : files) {
        if (is_package(file.name)) {
            ReviewedPackage each;
            each.file = file.handle;
            each.name = file.name;
            each.folder = file.folder;
            each.size = file.size;
            next.packages.push_back(std::move(each));
        } else {
            next.left_out.push_back(file.name);
            platform_.release(file.handle);
        }
    }
    if (next.packages.empty()) return {action::Go{PageId::verify}, action::Say{{.message = "review.no_package", .subject = std::to_string(files.size())}}};
    return {action::Verify{}, action::ShowReview{arranged(std::move(next))}, action::Go{PageId::verify}};
}

std::vector<Action> ReviewDesk::go_on(const State& now) {
    const auto running = running_in(now.review);
    const bool reads = running != now.review.packages.end();
    if (is_taken(now.verification) || now.review.paused) {
        if (!reads) return {};
        Review next = now.review;
        running_in(next)->stage = Stage::waiting;  // the platform has ended it: it begins anew
        return show(std::move(next));
    }
    const auto waiting = std::ranges::find(now.review.packages, Stage::waiting, &ReviewedPackage::stage);
    if (reads || waiting == now.review.packages.end()) return {};
    Review next = now.review;
    next.packages[static_cast<std::size_t>(waiting - now.review.packages.begin())].stage = Stage::running;
    next.fraction = 0;
    platform_.verify(waiting->file, known_);
    return show(std::move(next));
}

std::vector<Action> ReviewDesk::progressed(const State& now, const platform::event::VerifyProgress& told) {
    Review next = now.review;
    next.fraction = std::clamp(told.fraction, 0.0, 1.0);
    return {action::ShowReview{std::move(next)}};
}

std::vector<Action> ReviewDesk::verified(const State& now, const platform::event::Verified& told) {
    Review next = now.review;
    const auto each = running_in(next);
    each->stage = Stage::done;
    each->verification = std::make_shared<const package::ZipVerification>(told.verification);
    return show(std::move(next));
}

std::vector<Action> ReviewDesk::failed(const State& now, const platform::event::VerifyFailed& told) {
    Review next = now.review;
    const auto each = running_in(next);
    each->stage = Stage::failed;
    each->reason = told.reason;
    return show(std::move(next));
}

std::vector<Action> ReviewDesk::act(const State& now, const ReviewIntent& what, const Catalogue& words) {
    Review next = now.review;
    return std::visit(
        Cases{
            [&](const review::OpenPackage& open) -> std::vector<Action> {
                if (open.package >= next.packages.size() || next.packages[open.package].standing >= ReviewStanding::running) return {};
                return {action::Verify{alone(next.packages[open.package])}};
            },
            [&](const review::Back&) -> std::vector<Action> { return {action::Verify{}}; },
            [&](const review::Stop&) {
                next.paused = true;
                platform_.stop_verifying();
                return show(std::move(next));
            },
            [&](const review::GoOn&) {
                next.paused = false;
                return show(std::move(next));
            },
            [&](const review::Empty&) -> std::vector<Action> {
                return {action::Verify{}, action::ShowReview{}};
            },
            [&](const review::Sort& sort) {
                next.descending = next.sorted == sort.column && !next.descending;
                next.sorted = sort.column;
                return show(std::move(next));
            },
            [&](const review::Show& filter) {
                next.filter = filter.filter;
                return show(std::move(next));
            },
            [&](const review::SaveWorkbook&) -> std::vector<Action> {
                workbooks_.ask(review_workbook(now.review, now.today, words, now.language));
                return {};
            },
        },
        what);
}

}  // namespace voucher::app
