#include "shell/app/draft_desk.hpp"

#include <algorithm>

#include "shell/app/provider_desk.hpp"
#include "src/batch/workspace.hpp"

namespace voucher::app {
namespace {

namespace event = platform::event;
using How = Keeping::How;

bool is_empty(const platform::DraftParts& parts) {
    return std::ranges::all_of(parts, [](const auto& part) { return part.second.empty(); });
}

action::ShowKeeping show(Keeping keeping) { return {std::move(keeping)}; }

/// Where it goes wrong first ("/services/0/facts/staff"), for those who can help; of a newer one, what it calls itself.
std::string first_fault(const DraftRefusal& refusal) {
    if (refusal.newer) return refusal.version;
    if (refusal.findings.empty()) return {};
    const Finding& first = refusal.findings.front();
    return first.place.empty() ? first.code : first.place;
}

Keeping unread(const DraftRefusal& refusal, platform::DraftParts parts) {
    return {.how = How::unread, .newer = refusal.newer, .reason = first_fault(refusal), .parts = std::move(parts)};
}

}  // namespace

// ── What the platform says ──────────────────────────────────────────────────────────────────────────────────

std::vector<Action> DraftDesk::go_on_with(const State& now, const platform::DraftParts& parts, const std::vector<platform::DraftFile>& files) {
    if (is_empty(parts)) return {show({.how = How::on, .kept = true})};
    auto draft = read_draft(parts, files, pack_);
    if (!draft) return {show(unread(draft.error(), parts))};
    const bool at_start = now.keeping.how == How::off;
    if (at_start) {  // it is there as it is: the next frame has nothing to tell
        State then = reduce(now, action::Restore{*draft, true}, pack_);
        told_ = write_draft(then, pack_);
        roster_ = then.roster;
        provider_ = then.provider;
    }
    return {show({.how = How::on, .kept = at_start, .restored = at_start}), action::Restore{*std::move(draft), at_start}};
}

std::vector<Action> DraftDesk::heard(const State& now, const event::DraftFound& found) { return go_on_with(now, found.parts, found.files); }

std::vector<Action> DraftDesk::heard(const State&, const event::DraftElsewhere&) { return {show({.how = How::elsewhere})}; }

std::vector<Action> DraftDesk::heard(const State&, const event::DraftFree& free) {
    if (!is_empty(free.parts)) return {show({.how = How::free, .parts = free.parts, .files = free.files})};
    platform_.take_draft();  // there is nothing to be written over
    return {show({.how = How::on})};
}

std::vector<Action> DraftDesk::heard(const State& now, const event::DraftFailed& failed) {
    using Trouble = platform::DraftTrouble;
    Keeping next = now.keeping;
    next.kept = false;
    next.reason = failed.reason;
    switch (failed.trouble) {
        case Trouble::denied: next = {.how = How::denied, .reason = failed.reason}; break;
        case Trouble::newer: next = {.how = How::unread, .newer = true, .reason = failed.reason}; break;
        case Trouble::no_room:
        case Trouble::other: next.how = How::full; break;
    }
    return {show(std::move(next))};
}

std::vector<Action> DraftDesk::heard(const State& now, const event::DraftKept&) {
    if (now.keeping.how != How::on && now.keeping.how != How::full) return {};
    Keeping next = now.keeping;
    next.how = How::on;
    next.kept = true;
    next.reason.clear();
    return {show(std::move(next))};
}

std::vector<Action> DraftDesk::heard(const State&, const event::DraftWiped&) { return {show({.how = How::wiped})}; }

std::vector<Action> DraftDesk::heard(const State& now, const event::Forgotten& forgotten) {
    Keeping next = now.keeping;
    if (next.how != How::off && next.how != How::elsewhere && next.how != How::denied) next = {.how = How::on, .kept = true};
    std::vector<Action> then{show(std::move(next))};
    // Where it was exported first, the message that names the file stays: that is what the person looks for.
    const bool names_a_file = now.toast && now.toast->message == "toast.saved";
    if (!forgotten.left.empty()) then.emplace_back(action::Say{{.message = "toast.not_cleared", .subject = forgotten.left, .undo = false}});
    else if (!names_a_file) then.emplace_back(action::Say{{.message = "toast.cleared", .subject = {}, .undo = false}});
    return then;
}

// ── What the person says ────────────────────────────────────────────────────────────────────────────────────

std::vector<Action> DraftDesk::act(const State& now, action::Draft::What what, const Catalogue& words) {
    using What = action::Draft::What;
    const Keeping& keeping = now.keeping;
    switch (what) {
        case What::take_theirs: {
            std::vector<Action> next = go_on_with(now, keeping.parts, keeping.files);
            if (next.size() == 1) return next;  // it cannot be read, and stays as it is
            platform_.take_draft();
            next.emplace_back(action::Say{{.message = "toast.theirs", .subject = {}, .undo = true}});
            return next;
        }
        case What::keep_ours: {
            platform_.take_draft();
            std::vector<Action> next{show({.how = How::on})};
            // Theirs becomes a step of undo: until the page is left, neither is lost.
            if (auto theirs = read_draft(keeping.parts, keeping.files, pack_)) {
                next.emplace_back(action::Restore{*std::move(theirs), false});
                next.emplace_back(action::Replace{now});
            }
            next.emplace_back(action::Say{{.message = "toast.ours", .subject = {}, .undo = false}});
            return next;
        }
        case What::save_unread:
            for (const auto& [name, json] : keeping.parts) {
                if (!json.empty()) platform_.save(platform::save_whole(words("draft.file", {{"part", name}}), "application/json", json));
            }
            return {};
        case What::keep_again:
            platform_.take_draft();
            return {show({.how = How::on})};
    }
    return {};
}

bool DraftDesk::look(const State& now) {
    if (now.keeping.how != How::on && now.keeping.how != How::full) {
        know_nothing();
        return false;
    }
    bool any = false;
    if (std::string json = write_draft(now, pack_); json != told_) {
        std::vector<platform::FileHandle> files;
        for (const Attachment& file : now.attachments) files.push_back(file.file);
        told_ = std::move(json);
        platform_.keep_draft(draft_part, told_, files);
        any = true;
    }
    if (now.roster != roster_) {
        roster_ = now.roster;
        platform_.keep_draft(roster_part, roster_ ? batch::write_workspace(*roster_, pack_) : std::string(), {});
        any = true;
    }
    if (now.provider != provider_) {
        provider_ = now.provider;
        platform_.keep_draft(contracts_part, provider_ == ProviderInput{} ? std::string() : batch::write_contracts(file_of(pack_, provider_), pack_), {});
        any = true;
    }
    return any;
}

void DraftDesk::know_nothing() {
    told_.clear();
    roster_.reset();
    provider_ = {};
}

void DraftDesk::forget() {
    know_nothing();
    platform_.forget_everything();
}

}  // namespace voucher::app
