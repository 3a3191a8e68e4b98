// The answer to a case under a policy. Format: "innovation-voucher-assessment/1".
//
// What an unknown fact does to an answer:
//   outcome   staff unknown, all else met           → unknown (it may be 42, it may be 501)
//             staff 501, sales unknown              → not met: whatever the sales are
//   range     fee 100,000, one condition unknown    → 0.00 to 90,000.00
//             fee unknown, nothing received before  → 0.00 to the year's limit
// A range is sound: whatever the unknown facts turn out to be, the answer lies in it. Ends are reached by some
// completion unless the fee of one of several services is unknown, or more than `worlds` mixtures of the other
// unknown facts would have to be tried: then it may be wider (docs/ENGINE.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/assess/case.hpp"
#include "src/base/few.hpp"
#include "src/policy/pack.hpp"

namespace voucher::assess {

enum class Outcome : std::uint8_t { met, not_met, unknown };

struct MoneyRange {
    Money low;
    std::optional<Money> high;  // absent: nothing bounds it
    friend bool operator==(const MoneyRange&, const MoneyRange&) = default;
    [[nodiscard]] bool is_exact() const { return high && *high == low; }
};

struct ConditionOutcome {
    int condition = 0;  // index in the pack
    Outcome outcome = Outcome::unknown;
    friend bool operator==(const ConditionOutcome&, const ConditionOutcome&) = default;
};

struct PaperNeed {
    int paper = 0;                 // index in the pack
    std::optional<bool> required;  // absent: not known yet
    friend bool operator==(const PaperNeed&, const PaperNeed&) = default;
};

struct ServiceAssessment {
    Outcome outcome = Outcome::unknown;        // the applicant's conditions and its own together
    Few<ConditionOutcome, 12> conditions;      // its own
    MoneyRange fee;
    Few<MoneyRange, 3> shares;                 // by share of the pack, after the cap
    MoneyRange total;
    std::optional<Date> valid_until;           // absent while the day of completion is unknown
    std::optional<int> year;                   // the calendar year whose room it takes, where it is known
    Few<PaperNeed, 8> papers;
    friend bool operator==(const ServiceAssessment&, const ServiceAssessment&) = default;
};

struct CapRow {
    int year = 0;
    Money received_before;
    MoneyRange left;
    friend bool operator==(const CapRow&, const CapRow&) = default;
};

struct Question {
    int service = -1;  // −1: of the applicant
    int fact = 0;      // index in the pack
    friend bool operator==(const Question&, const Question&) = default;
};

struct OpenReading {
    int reading = 0;
    int option = 0;
    MoneyRange total;
    friend bool operator==(const OpenReading&, const OpenReading&) = default;
};

/// Outcomes and figures alone: what `evaluate` computes.
struct Figures {
    Outcome outcome = Outcome::unknown;
    Few<ConditionOutcome, 16> conditions;
    std::vector<ServiceAssessment> services;
    Few<MoneyRange, 3> shares;
    MoneyRange total;
    Few<CapRow, 4> caps;
    friend bool operator==(const Figures&, const Figures&) = default;
};

struct Assessment {
    std::string policy_id;
    std::string policy_sha256;
    bool in_force = false;  // on the as-of date
    Date as_of;
    std::vector<int> readings;
    Figures figures;
    std::vector<Question> next_questions;
    std::vector<OpenReading> open_readings;
};

/// Outcomes and figures, without questions and readings. `as_of` stands for days that are not known to be claimed.
Figures evaluate(const policy::Pack& pack, const Case& value, Date as_of);

/// The same without the short way for cases of which everything is known (known.hpp).
Figures evaluate_by_spans(const policy::Pack& pack, const Case& value, Date as_of);

/// The whole answer. `today` is used where the case names no as-of date.
Assessment assess(const policy::Pack& pack, const Case& value, Date today);

/// The file of an assessment, `indent` < 0 for one line.
std::string write_assessment(const Assessment& assessment, const Case& value, const policy::Pack& pack, int indent = 2,
                             const std::string& why = {});

}  // namespace voucher::assess
