// Can this be? Looks for facts and readings under which expressions of a pack come out as wanted, or proves that there
// are none: the reasoning behind the static checks and their counterexamples.
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

struct Wanted {
    NodeId node = -1;  // yes/no
    bool value = true;
};

struct Search {
    enum class Answer : std::uint8_t {
        found,
        impossible,   // proved: every value of every fact was covered
        not_settled,  // given up after a bounded number of splits
    };
    Answer answer = Answer::not_settled;
    std::vector<Span> facts;     // of an example, where one was found
    std::vector<Span> readings;

    [[nodiscard]] bool found() const { return answer == Answer::found; }
    [[nodiscard]] bool impossible() const { return answer == Answer::impossible; }
};

/// Facts and readings of the pack under which every wanted node comes out as wanted, for an applicant of one of
/// `kinds`. `program` is the pack's, perhaps with nodes added.
Search search(const Pack& pack, const Program& program, std::span<const Wanted> wanted, std::uint64_t kinds);

/// "kind = team, staff = 501": what an example needs to be as it is; what may be anything is left out.
std::string example(const Pack& pack, const Search& found);

}  // namespace voucher::policy
