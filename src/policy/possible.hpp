// Can this be? Looks for facts and readings under which expressions of a pack come out as wanted, or proves that there
// are none: the reasoning behind the static checks and their counterexamples, behind outcomes while facts are unknown
// (assess/decide), and behind what would have to change (assess/change).
//
// It works on spans of possible values: what is decided for a whole span needs no look at its parts; what is open is
// split, choice by choice, at the numbers and days that the expressions name, or in the middle.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "src/policy/pack.hpp"

namespace voucher::policy {

/// Every value that a fact may have: amounts up to the largest, days from 1900 to 2199, all of a choice's options.
Span possible_values(const Fact& fact);

/// The facts below `root` that can still change it, given the computed values: what is known already hides what is below
/// it. In the pack's order.
std::vector<int> open_facts(const Program& program, NodeId root, std::span<const Span> values);

/// A yes/no that is wanted one way.
struct Wanted {
    NodeId node = -1;
    bool value = true;
};

/// The same with what it takes to tell: the nodes that it needs, in order, and what it depends on, a fact by its index
/// and reading r as −1 − r.
struct Goal {
    NodeId node = -1;
    bool value = true;
    std::span<const NodeId> program;
    std::span<const int> leaves;
};

struct Search {
    enum class Answer : std::uint8_t {
        found,
        impossible,   // proved: every value of every fact was covered
        not_settled,  // given up after a bounded number of splits
    };
    Answer answer = Answer::not_settled;
    std::vector<Span> facts;     // of an example, where one was found: whatever lies in these spans is as wanted
    std::vector<Span> readings;

    [[nodiscard]] bool found() const { return answer == Answer::found; }
    [[nodiscard]] bool impossible() const { return answer == Answer::impossible; }
};

/// What is open: spans of every fact and reading, and a place for every node's value. They are changed on the way and
/// given back as they were.
struct Space {
    std::span<Span> facts;
    std::span<Span> readings;
    std::span<Span> values;
    std::span<const std::int64_t> near = {};  // by fact: values from which the search goes outwards; empty: upwards
};

/// How a goal counts that stays open when all is known, because the measure is silent.
enum class Silent : std::uint8_t { fails, may_be };

/// Whether all goals can be as wanted within the space; `example`, where one is asked for, is set if so.
Search::Answer search(const Pack& pack, const Program& program, std::span<const Goal> goals, const Space& space, Silent silent,
                      Search* example = nullptr);

/// Facts and readings of the pack under which every wanted node comes out as wanted, for an applicant of one of
/// `kinds`. `program` is the pack's, perhaps with nodes added.
Search search(const Pack& pack, const Program& program, std::span<const Wanted> wanted, std::uint64_t kinds);

/// "kind = team, staff = 501": what an example needs to be as it is; what may be anything is left out.
std::string example(const Pack& pack, const Search& found);

}  // namespace voucher::policy
