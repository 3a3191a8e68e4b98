#include "shell/app/history.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "shell/app/cases.hpp"
#include "shell/app/provider_desk.hpp"

namespace voucher::app {
namespace {

constexpr std::size_t most_steps = 200;

/// Two states of giving that differ only in how far files were read are the same.
bool same(const Given& a, const Given& b) {
    const auto same_file = [](const Attachment& x, const Attachment& y) {
        return x.file == y.file && x.name == y.name && x.paper == y.paper && x.service == y.service;
    };
    return a.input == b.input && a.pledged == b.pledged && a.provider == b.provider && a.calendar == b.calendar && a.roster == b.roster &&
           std::ranges::equal(a.attachments, b.attachments, same_file);
}

/// The field that an action types into; empty: it is a change by itself.
std::string field_of(const Action& what) {
    const auto fact = [](const Target& at) { return "fact " + std::to_string(at.service) + " " + std::to_string(at.fact); };
    return std::visit(Cases{
                          [&](const action::TypeFact& a) { return fact(a.at); },
                          [&](const action::CommitFact& a) { return fact(a.at); },
                          [](const action::TypeText& a) { return "text " + std::to_string(a.service) + " " + a.id; },
                          [](const action::TypeReceived& a) { return "received " + std::to_string(a.year); },
                          [](const action::Provider& a) { return field_of_provider(a.what); },
                          [](const auto&) { return std::string(); },
                      },
                      what);
}

}  // namespace

bool History::remember(Given before, const Given& now, const Action& what) {
    if (same(before, now)) return false;
    std::string field = field_of(what);
    const bool goes_on = !field.empty() && field == typing_;
    typing_ = std::move(field);
    redo_.clear();
    if (goes_on) return true;
    undo_.push_back(std::move(before));
    if (undo_.size() > most_steps) undo_.erase(undo_.begin());
    return true;
}

std::optional<Given> History::step(std::vector<Given>& from, std::vector<Given>& to, Given now) {
    if (from.empty()) return std::nullopt;
    to.push_back(std::move(now));
    Given then = std::move(from.back());
    from.pop_back();
    typing_.clear();
    return then;
}

std::vector<platform::FileHandle> History::files() const {
    std::set<platform::FileHandle> files;
    for (const std::vector<Given>* steps : {&undo_, &redo_}) {
        for (const Given& given : *steps) {
            for (const Attachment& file : given.attachments) files.insert(file.file);
        }
    }
    return {files.begin(), files.end()};
}

}  // namespace voucher::app
