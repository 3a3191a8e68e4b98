// Why, as numbers: the derivation's steps in one flat list, for callers who have the pack's words at hand, or who want
// very many derivations. explain.hpp makes the tree with all words of it.
//
//     total                       0   150,000.00
//       service 0                 1    90,000.00
//         fee, by case 0          2   100,000.00
//         share 0, by case 1      2    60,000.00     "60% × 100,000.00"
//         share 1, by case 0      2    30,000.00     "30% × 100,000.00，本市检测"
//       cap 2025                  1   left 0.00 of 500,000.00
//
// Conditions that failed or are open stand first in what they decide; what is met needs no reason.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/assess/assessment.hpp"

namespace voucher::assess {

struct TraceStep {
    enum class Kind : std::uint8_t { total, service, fee, share, cap, condition };
    Kind kind = Kind::total;
    std::uint8_t depth = 0;            // 0: the total; a step belongs to the nearest one before it that is less deep
    int index = 0;                     // of the service in the case, of the share or condition in the pack; a cap's year
    int used = -1;                     // the case of the table that gave the amount; −1: no table, or not known yet
    std::optional<Outcome> outcome{};  // of conditions, services and the total
    std::optional<MoneyRange> figure{};  // none for conditions
    std::optional<MoneyRange> before{};  // a share before the cap, where the cap changed it; a cap row's room at first
    std::uint32_t facts = 0;           // how many facts decide it: they follow those of the step before in Trace::facts
    std::uint32_t words = 0;           // the size in bytes of its reason: it follows that of the step before in Trace::words
};

struct Trace {
    std::vector<TraceStep> steps;
    std::vector<int> facts;  // by index in the pack
    std::string words;       // of all reasons: "60% × 100,000.00"
};

Trace trace(const policy::Pack& pack, const Case& value, const Figures& figures, Date as_of, policy::Language language);

}  // namespace voucher::assess
