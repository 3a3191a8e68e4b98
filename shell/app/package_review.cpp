#include "shell/app/package_review.hpp"

#include <algorithm>
#include <utility>

#include "shell/app/typed.hpp"
#include "src/base/sha256.hpp"
#include "src/package/record.hpp"
#include "src/zip/names.hpp"

namespace voucher::app {

namespace event = platform::event;
using Stage = Verification::Stage;

PackageReview::PackageReview(platform::Platform& platform, const policy::Pack& pack, const std::vector<std::string>& packs) : platform_(platform), pack_(pack) {
    for (const std::string& json : packs) known_.push_back(sha256_hex(json));
}

std::vector<Action> PackageReview::begin(const platform::PickedFile& file, bool open_when_it_holds) {
    Verification begun;
    begun.stage = Stage::running;
    begun.file = file.handle;
    begun.name = file.name;
    begun.size = file.size;
    begun.open_when_it_holds = open_when_it_holds;
    platform_.verify(file.handle, known_);
    return {action::Verify{std::move(begun)}, action::Go{PageId::verify}};
}

std::vector<Action> PackageReview::stop() { return {action::Verify{}}; }

std::vector<Action> PackageReview::progressed(const Verification& now, const event::VerifyProgress& told) {
    if (told.handle != now.file || now.stage != Stage::running) return {};
    Verification next = now;
    next.fraction = std::clamp(told.fraction, 0.0, 1.0);
    return {action::Verify{std::move(next)}};
}

std::vector<Action> PackageReview::verified(const Verification& now, const event::Verified& told) {
    if (told.handle != now.file || now.stage != Stage::running) return {};
    Verification next = now;
    next.stage = Stage::done;
    next.verification = told.verification;
    return {action::Verify{std::move(next)}};
}

std::vector<Action> PackageReview::failed(const Verification& now, const event::VerifyFailed& told) {
    if (told.handle != now.file) return {};
    Verification next = now;
    next.not_opened = now.stage == Stage::opening;
    next.stage = next.not_opened ? Stage::done : Stage::failed;
    next.reason = told.reason;
    return {action::Verify{std::move(next)}};
}

std::vector<Action> PackageReview::open(const Verification& now) {
    if (!can_be_opened(now)) return {};
    Verification next = now;
    next.stage = Stage::opening;
    next.not_opened = false;
    platform_.open_package(now.file);
    return {action::Verify{std::move(next)}};
}

std::vector<Action> PackageReview::opened(const Verification& now, const event::PackageOpened& told, Language language) {
    const bool wanted = told.handle == now.file && now.stage == Stage::opening;
    auto value = wanted ? assess::read_case(told.case_json, pack_) : std::unexpected(std::vector<Finding>{});
    if (!value) {
        for (const platform::PackagedFile& each : told.files) platform_.release(each.file.handle);
    }
    if (!wanted) return {};
    Verification next = now;
    next.stage = Stage::done;
    next.open_when_it_holds = false;
    std::vector<Action> actions{action::Verify{std::move(next)}};
    if (value) {
        actions.emplace_back(action::Import{input_of(pack_, *value, language), true, attachments_of(told), told.left_out});
    } else {
        Dialog dialog;
        dialog.kind = Dialog::Kind::import_failed;
        dialog.subject = now.name;
        dialog.findings = std::move(value.error());
        actions.emplace_back(action::Open{std::move(dialog)});
    }
    return actions;
}

void PackageReview::save_record(const State& state, const Catalogue& words) {
    if (state.verification.stage != Stage::done) return;
    std::string name = state.verification.name;
    if (is_package(name)) name.resize(name.size() - 4);
    const std::string page = package::write_record(state.verification.verification.report, {state.verification.name, state.today}, words.as_words(), state.language);
    platform_.save(platform::save_whole(zip::safe_name(words("verify.record.file", {{"name", name}})), "text/html", page));
}

}  // namespace voucher::app
