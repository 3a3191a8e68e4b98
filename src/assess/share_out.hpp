// The calendar years' room shared out over all services of everyone under one controller, in every world that the
// unknown facts allow. What comes out spans all worlds; assessment.hpp says when that is tight.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "src/assess/outlook.hpp"

namespace voucher::assess {

/// A service's place in the row, as listed: the applicants one after the other.
struct Claimed {
    std::size_t applicant = 0;
    policy::Span day;         // by which its turn comes; services of one day go in the order of the list
    std::optional<int> year;  // whose room it takes, where that is known: such a year has a row even if nothing is paid
};

/// Fen that are paid.
struct Payment {
    std::array<Fen, most_shares> shares{};
    Fen total;
};

struct Payments {
    std::vector<Payment> services;    // as listed
    std::vector<Payment> applicants;
    Payment all;
    std::map<int, Fen> left;  // of each year's room
};

/// `worlds`: for each applicant its worlds, at least one (outlook.hpp). `received`: before, by year.
Payments share_out(const policy::Pack& pack, std::span<const policy::Span> readings, std::span<const Claimed> services,
                   std::span<const std::vector<std::vector<Ways>>> worlds, const std::map<int, Money>& received);

}  // namespace voucher::assess
