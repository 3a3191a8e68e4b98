#include "tests/bench/answer_text.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace voucher::bench {
namespace {

using assess::ConditionOutcome;
using assess::MoneyRange;
using assess::Outcome;

std::string text(Outcome outcome) {
    return outcome == Outcome::met ? "met" : outcome == Outcome::not_met ? "not_met" : "?";
}

std::string text(const MoneyRange& range) { return range.is_exact() ? std::to_string(range.low.fen()) : "?"; }

std::string text(std::span<const ConditionOutcome> outcomes, const policy::Pack& pack) {
    std::vector<std::string> parts;
    for (const ConditionOutcome& c : outcomes) {
        parts.push_back(" " + pack.conditions[static_cast<std::size_t>(c.condition)].id + "=" +
                        text(c.outcome));
    }
    std::ranges::sort(parts);
    std::string joined;
    for (const std::string& part : parts) joined += part;
    return joined;
}

}  // namespace

std::string answer_text(const assess::Figures& figures, const policy::Pack& pack) {
    std::string out = text(figures.outcome) + text(figures.conditions, pack);
    for (const assess::ServiceAssessment& s : figures.services) {
        out += " | " + text(s.outcome) + text(s.conditions, pack) + " fee " + text(s.fee);
        for (const MoneyRange& share : s.shares) out += " " + text(share);
        out += " = " + text(s.total) + " until " + (s.valid_until ? s.valid_until->to_string() : "?");
        for (const assess::PaperNeed& p : s.papers) {
            if (!p.required || *p.required) {
                out += " " + pack.papers[static_cast<std::size_t>(p.paper)].id + (p.required ? "" : "?");
            }
        }
    }
    out += " |";
    for (const MoneyRange& share : figures.shares) out += " " + text(share);
    out += " = " + text(figures.total);
    for (const assess::CapRow& row : figures.caps) {
        out += " | " + std::to_string(row.year) + ": " + std::to_string(row.received_before.fen()) + ", " +
               text(row.left);
    }
    return out;
}

}  // namespace voucher::bench
