// What each applicant of a roster must still bring, as data: the words are the pack's, for a message or a sheet.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/batch/assess_roster.hpp"

namespace voucher::batch {

struct PaperToBring {
    int paper = 0;                // index in the pack, which has its title and article
    bool undecided = false;       // it is asked for if the answers of `decided_by` turn out so
    std::vector<int> decided_by;  // facts
    friend bool operator==(const PaperToBring&, const PaperToBring&) = default;
};

struct FactToTell {
    int fact = 0;                       // index in the pack
    std::vector<std::string> articles;  // of the conditions and amounts that hang on it, each once
    std::string not_understood;         // what was written instead; empty: nothing
    friend bool operator==(const FactToTell&, const FactToTell&) = default;
};

struct Reminder {
    std::size_t row = 0;                // of the roster
    std::vector<PaperToBring> papers;   // in the pack's order
    std::vector<FactToTell> facts;      // unknown ones that still matter, in the pack's order
    std::vector<std::string> other_texts;  // fields that were not understood and decide nothing (a credit code), by id
    bool no_service = false;            // nothing is said of a service yet
    std::optional<Date> until;          // the last day to claim
    friend bool operator==(const Reminder&, const Reminder&) = default;
};

/// Of the given rows those that must bring something, the nearest last day first. Rows that are not met, whatever they
/// bring, are left out.
std::vector<Reminder> reminders(const policy::Pack& pack, const Roster& roster, const RosterAnswer& answer, std::span<const std::size_t> rows);

}  // namespace voucher::batch
