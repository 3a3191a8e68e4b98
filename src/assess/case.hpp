// A case: what is known of an applicant and its services. Format: "innovation-voucher-case/1".
//
// Facts stand in flat lists by the pack's index, so that evaluating needs no look-up by name. A fact that nobody has
// answered is unknown, which is a value of its own: never false, never zero.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/date.hpp"
#include "src/base/finding.hpp"
#include "src/base/money.hpp"
#include "src/policy/pack.hpp"

namespace voucher::assess {

/// Known or unknown. The number is a yes/no as 0 or 1, a count, fen, days since 1970-01-01, or an option's index.
struct FactValue {
    bool known = false;
    std::int64_t number = 0;

    static FactValue unknown() { return {}; }
    static FactValue of(bool yes) { return {true, yes ? 1 : 0}; }
    static FactValue of(Money money) { return {true, money.fen()}; }
    static FactValue of(Date date) { return {true, date.days()}; }
    static FactValue of_number(std::int64_t number) { return {true, number}; }  // count, or an option's index
    friend bool operator==(const FactValue&, const FactValue&) = default;
};

struct Service {
    std::string id;
    std::vector<FactValue> facts;              // by index in the pack, less the applicant's facts
    std::map<std::string, std::string> texts;  // provider, title
    friend bool operator==(const Service&, const Service&) = default;
};

struct Received {
    int year = 0;
    Money amount;  // province and city together, by the whole controller
    friend bool operator==(const Received&, const Received&) = default;
};

struct Case {
    std::string policy;
    std::optional<Date> as_of;                 // absent: today
    std::vector<int> readings;                 // option in use by reading; 0 = the default
    std::vector<FactValue> applicant;          // by index in the pack
    std::map<std::string, std::string> texts;  // name, controller, credit_code, county, carrier
    std::vector<Service> services;
    std::vector<Received> history;
    friend bool operator==(const Case&, const Case&) = default;
};

/// A case with the pack's shape in which nothing is known.
Case empty_case(const policy::Pack& pack);
Service empty_service(const policy::Pack& pack, std::string id);

/// Texts that an applicant or a service may carry besides its facts; nothing is computed from them.
inline constexpr std::string_view applicant_texts[] = {"name", "controller", "credit_code", "county", "carrier"};
inline constexpr std::string_view service_texts[] = {"provider", "title"};

/// Strict: every error of the file is found (up to 20), each with its JSON pointer. 4 MiB and 10,000 services at most.
std::expected<Case, std::vector<Finding>> read_case(std::string_view json, const policy::Pack& pack);

/// The policy that a case names, without reading the rest; empty where it cannot be told.
std::string policy_of(std::string_view json);

/// The file of a case: fixed order of keys, two spaces, a line end at the end; unknown facts are left out.
std::string write_case(const Case& value, const policy::Pack& pack);

/// What a fact's value is called in the files: "true", "42", "100000.00", "2025-03-10", "testing".
std::string to_string(const policy::Fact& fact, FactValue value);

}  // namespace voucher::assess
