// A roster's answer: each row's, each controller's, and what all come to.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/assess/assessment.hpp"
#include "src/batch/roster.hpp"
#include "src/schedule/schedule.hpp"

namespace voucher::batch {

/// How far a row is; each row stands in one place.
enum class Standing : std::uint8_t {
    ready,         // met, and every paper is there
    lacks_papers,  // met; a paper is missing, or it is not known whether it is asked for
    open,          // something that decides is unknown, or there is no service yet
    not_met,
};

struct RowAnswer {
    assess::Figures figures;  // of the applicant and its service, under the controller's cap
    assess::Outcome outcome = assess::Outcome::unknown;  // of both together
    Standing standing = Standing::open;
    int papers_required = 0;
    int papers_present = 0;   // of those
    int papers_undecided = 0;
    schedule::ServiceDays days;  // of the service; unknown where there is none
    [[nodiscard]] int papers_missing() const { return papers_required - papers_present; }
    friend bool operator==(const RowAnswer&, const RowAnswer&) = default;
};

struct ControllerAnswer {
    std::vector<std::size_t> rows;  // of the roster, in its order
    std::string controller;         // the first name that one of its rows gives; may be empty
    assess::MoneyRange total;
    Few<assess::MoneyRange, 3> shares;
    Few<assess::CapRow, 4> caps;    // by year: received before, and what these claims leave
    friend bool operator==(const ControllerAnswer&, const ControllerAnswer&) = default;
};

struct RosterAnswer {
    std::vector<RowAnswer> rows;                // as in the roster
    std::vector<ControllerAnswer> controllers;  // by their first row
    std::vector<std::size_t> controller_of;     // by row
    assess::MoneyRange total;                   // of all controllers
    Few<assess::MoneyRange, 3> shares;
    std::array<std::size_t, 4> standing{};      // how many rows stand so
    friend bool operator==(const RosterAnswer&, const RosterAnswer&) = default;
};

RosterAnswer assess_roster(const policy::Pack& pack, const Roster& roster);

/// The same for a roster of which the rows `changed` differ from those that `before` is of, or stand behind them:
/// only controllers that they belong to, or belonged to, are assessed again. Day and readings are as they were.
/// `touched`, where it is wanted, gets the rows that were assessed.
RosterAnswer reassess_roster(const policy::Pack& pack, const Roster& roster, RosterAnswer before, std::span<const std::size_t> changed,
                             std::vector<std::size_t>* touched = nullptr);

/// What some rows come to together, each as it stands under its controller's cap.
assess::MoneyRange total_of(const RosterAnswer& answer, std::span<const std::size_t> rows);

}  // namespace voucher::batch
