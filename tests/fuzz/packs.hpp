// The packs that targets work on, and made-up cases of any pack.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "src/assess/assessment.hpp"
#include "src/base/sha256.hpp"
#include "src/policy/possible.hpp"
#include "tests/fuzz/numbers.hpp"
#include "tests/fuzz/target.hpp"

namespace voucher::fuzz {

inline std::string pack_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline const policy::Pack& the_measure() {
    static const policy::Pack pack = [] {
        const std::string text = pack_text(std::string(VOUCHER_ASSETS_DIR) + "/policies/liaocheng-2022-73.json");
        return policy::load_pack(text, sha256_hex(text)).pack.value();
    }();
    return pack;
}

inline const policy::Pack& another_measure() {
    static const policy::Pack pack = [] {
        const std::string text = pack_text(std::string(VOUCHER_CASES_DIR) + "/packs/yunling-2023-9.json");
        return policy::load_pack(text, sha256_hex(text)).pack.value();
    }();
    return pack;
}

/// A value that the fact may have. `near` is a number of days around which days lie.
inline assess::FactValue some_value(Numbers& numbers, const policy::Fact& fact, std::int64_t near) {
    const policy::Span whole = policy::possible_values(fact);
    switch (fact.type) {
        case policy::Type::boolean: return assess::FactValue::of(numbers.one_in(2));
        case policy::Type::choice: return assess::FactValue::of_number(static_cast<std::int64_t>(numbers.below(fact.options.size())));
        case policy::Type::count: return assess::FactValue::of_number(numbers.one_in(8) ? (numbers.one_in(2) ? whole.low : whole.high) : static_cast<std::int64_t>(numbers.below(600)));
        case policy::Type::money: return assess::FactValue::of_number(numbers.one_in(8) ? (numbers.one_in(2) ? whole.low : whole.high) : static_cast<std::int64_t>(numbers.below(200'000'000)));
        case policy::Type::date: return assess::FactValue::of_number(numbers.one_in(16) ? (numbers.one_in(2) ? whole.low : whole.high) : near + static_cast<std::int64_t>(numbers.below(800)) - 400);
        default: return {};
    }
}

/// Fills the unknown facts, so that no day lies behind one that it may not; each but for one in `left_open` (0: all).
inline void complete(Numbers& numbers, const policy::Pack& pack, assess::Case& value, std::int64_t near, std::size_t left_open = 0) {
    const auto fill = [&](std::vector<assess::FactValue>& facts, std::size_t first) {
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (!facts[i].known && !(left_open != 0 && numbers.one_in(left_open))) facts[i] = some_value(numbers, pack.facts[first + i], near);
        }
    };
    fill(value.applicant, 0);
    for (assess::Service& service : value.services) {
        const std::vector<assess::FactValue> before = service.facts;
        fill(service.facts, pack.applicant_facts);
        for (std::size_t i = 0; i < service.facts.size(); ++i) {
            const int end = pack.facts[pack.applicant_facts + i].not_after;
            if (end < static_cast<int>(pack.applicant_facts)) continue;
            const std::size_t e = static_cast<std::size_t>(end) - pack.applicant_facts;
            if (!service.facts[i].known || !service.facts[e].known || service.facts[i].number <= service.facts[e].number) continue;
            (before[i].known ? service.facts[e] : service.facts[i]) = before[i].known ? service.facts[i] : service.facts[e];
        }
    }
}

inline void judge(const assess::MoneyRange& range) {
    require(range.low >= Money{} && (!range.high || *range.high >= range.low), "a range begins at or above zero and does not end before it begins");
}

inline bool lies_in(const assess::MoneyRange& wide, const assess::MoneyRange& narrow) {
    return wide.low <= narrow.low && (!wide.high || (narrow.high && *narrow.high <= *wide.high));
}

/// What holds of the figures of any pack that `check` has nothing against.
inline void judge(const policy::Pack& pack, const assess::Case& value, const assess::Figures& figures) {
    require(figures.services.size() == value.services.size() && figures.shares.size() == pack.shares.size(), "every service and every share has its answer");
    Money least;
    bool exact = true;
    for (const assess::ServiceAssessment& service : figures.services) {
        judge(service.fee);
        judge(service.total);
        for (const assess::MoneyRange& share : service.shares) judge(share);
        least += service.total.low;
        exact = exact && service.total.is_exact();
        Money sum;
        bool parts_exact = service.total.is_exact();
        for (const assess::MoneyRange& share : service.shares) sum += share.low, parts_exact = parts_exact && share.is_exact();
        require(!parts_exact || sum == service.total.low, "a service's shares add up to its total");
    }
    judge(figures.total);
    for (const assess::MoneyRange& share : figures.shares) judge(share);
    require(figures.total.low >= least, "all services earn at least what each of them does");
    require(!exact || (figures.total.is_exact() && figures.total.low == least), "the services' totals add up");
    for (const assess::CapRow& row : figures.caps) judge(row.left);
}

}  // namespace voucher::fuzz
