// The pack's program once more, for cases of which every fact is known: numbers instead of spans, in one
// short list of steps for each kind of applicant, and with it where each fact goes in and each answer comes
// out.
//
// A tape is made from the nodes of the Program when the pack is loaded, so both compute the same rules; what
// the kind already decides is left out. It is only a faster way to the same answer: where a fact is missing,
// or the measure leaves a point open, the spans of the Program take over (assess/evaluate.cpp).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "src/policy/expression.hpp"

namespace voucher::policy {

struct Pack;

class Tape {
public:
    using Slot = std::uint16_t;

    /// What a condition comes out as where the measure is silent and no reading decides: neither 0 nor 1.
    static constexpr std::int64_t open = 2;

    struct Step {
        Slot to = 0;
        Slot a = 0;
        Slot b = 0;
        Slot c = 0;
    };
    /// Steps that follow each other, have one operator and need nothing of each other: what to do is decided once
    /// for all of them.
    struct Run {
        Op op = Op::constant;
        std::uint16_t steps = 0;
    };
    struct Steps {
        std::vector<Run> runs;
        std::vector<Step> steps;
    };
    struct FactInput {
        Slot slot = 0;
        std::uint16_t fact = 0;  // index in the pack, of a service's less the applicant's facts
    };
    struct FactInputs {
        std::vector<FactInput> plain;
        std::vector<FactInput> choices;      // go in as one bit of a set
        std::vector<FactInput> stand_as_of;  // days for which the as-of date stands while they are unknown
    };
    struct ReadingInput {
        Slot slot = 0;
        std::uint16_t reading = 0;
    };
    struct ConditionOutput {
        Slot slot = 0;
        std::uint16_t condition = 0;
    };

    /// All for one kind of applicant.
    struct Plan {
        bool usable = false;  // else the spans have to do it
        std::size_t slots = 0;
        std::vector<std::int64_t> constants;  // of the first slots
        std::vector<ReadingInput> readings;
        FactInputs applicant_facts;
        Steps applicant_steps;
        std::vector<ConditionOutput> applicant_conditions;
        FactInputs service_facts;
        Steps service_steps;
        std::vector<ConditionOutput> service_conditions;
        Slot fee = 0;
        std::vector<Slot> shares;
        Slot year = 0;
        Slot order = 0;
        Slot pro_rata = 0;
        Slot valid_until = 0;
        std::vector<Slot> papers;
    };
    std::vector<Plan> by_kind;

    static void run(const Steps& list, std::int64_t* slots);
};

/// Of a pack whose expressions are all compiled.
Tape make_tape(const Pack& pack);

}  // namespace voucher::policy
