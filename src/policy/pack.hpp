// A policy pack, loaded: the measure as data, checked and compiled. Format: docs/POLICY-PACKS.md, "policy-pack/1".
//
// A pack is a value: immutable after loading, free of pointers into its source. Things are named by their index in
// these lists (fact 3, condition 7); ids are for files, words are for people.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/date.hpp"
#include "src/base/finding.hpp"
#include "src/base/money.hpp"
#include "src/policy/expression.hpp"
#include "src/policy/tape.hpp"

namespace voucher::policy {

enum class Language : std::uint8_t { zh, en };

struct Text {  // words for people, in both languages
    std::string zh;
    std::string en;
    /// Chinese where there is no English.
    [[nodiscard]] const std::string& in(Language language) const { return language == Language::zh || en.empty() ? zh : en; }
    friend bool operator==(const Text&, const Text&) = default;
};

enum class Scoped : std::uint8_t { applicant, service };

/// An article or a part of one. Parts stand behind their article: "8", "8(1)", "8(2)".
struct Article {
    std::string id;
    Text label;  // 第八条（一） / Art. 8(1)
    Text gist;   // own words, short
    bool informational = false;  // nothing is computed from it
};

struct Kind {  // of applicant
    std::string id;
    Text title;
};

struct Option {
    std::string id;
    Text label;
    Text note;  // may be empty
};

struct Group {  // questions that belong together on the screen
    std::string id;
    Text title;
    std::vector<std::string> articles;
};

/// Whether what is asked of `kinds` (bit i: of kind i) is asked of this kind.
constexpr bool asked_of(std::uint64_t kinds, int kind) { return (kinds >> static_cast<unsigned>(kind) & 1U) != 0; }

struct Fact {
    std::string id;
    Scoped scope = Scoped::applicant;
    Type type = Type::boolean;
    std::vector<Option> options;      // choice
    std::vector<std::string> option_ids;
    std::uint64_t kinds = ~0ULL;      // bit i: asked of kind i
    std::string group;                // of the question; empty: not asked as a question
    Text label;                       // short: 职工总数
    Text question;                    // whole sentence; `**…**` is emphasis
    Text help;
    Text unit;
    Text good;                        // what the condition asks for, in words: 不超过500人
    bool stands_as_of = false;        // while unknown, the as-of date stands for it: it is never unknown
    bool changeable = false;          // a person can see to it that it is otherwise: register, book, choose another provider
    int not_after = -1;               // index of the date fact that this one cannot lie after (else the input is wrong)
};

struct Reading {
    std::string id;
    std::vector<Option> options;      // the first is the default
    std::vector<std::string> option_ids;
    std::string article;
    Text title;                       // 市级30%用于哪些服务
    Text question;                    // what is unclear, one sentence
};

struct Condition {
    std::string id;
    Scoped scope = Scoped::applicant;
    std::string article;
    std::uint64_t kinds = ~0ULL;
    std::string expression;
    NodeId node = -1;
    std::vector<NodeId> program;      // what it needs, in order
    std::vector<int> facts;           // that it depends on, for the applicant's kind aside
    Text label;                       // short, as an answer: 职工总数不超过500人
    Text failed;                      // with {fact} placeholders: 职工总数{staff}人，超过500人
};

/// A table of cases: the first whose `when` holds gives the amount.
struct Amount {
    struct Case {
        std::string when;
        std::string amount;
        NodeId when_node = -1;
        NodeId amount_node = -1;
        Text why;                     // with {fee} and fact placeholders: 60% × {fee}
        std::string reading;          // that decided for this case, or empty
    };
    std::string id;
    Text title;
    std::string article;
    std::vector<Case> cases;
    NodeId node = -1;                 // the whole table as one value
};

struct Cap {
    std::string article;
    Text title;
    Money limit;                      // a calendar year, all shares together, per controller
    NodeId year = -1;                 // the calendar year that a service counts in
    NodeId order = -1;                // services fill the cap in the order of this day, then of the list
    NodeId pro_rata = -1;             // true: all shares shrink alike; false: filled in the order of the shares
};

struct Paper {
    std::string id;
    Text title;
    std::string article;
    std::string required;
    NodeId node = -1;
    Text help;
};

struct Evidence {  // papers that the measure does not ask for
    std::string id;
    Text title;
    std::uint64_t kinds = ~0ULL;
};

struct RouteStep {
    std::string id;
    Text who;
    Text what;
    Text when;                        // as the measure says it, never a promise
    std::string article;
    enum class Day : std::uint8_t { none, valid_until, end_of_next_month, quarter } day = Day::none;
};

struct County {
    std::string code;  // administrative division, GB/T 2260
    Text name;
};

/// What a service's e-invoices are held against. Facts are named by their index in the pack.
struct InvoiceFacts {
    int amount = -1;                  // money: what the invoices of a service add up to
    bool with_tax = true;             // that amount includes the tax (价税合计)
    std::vector<int> not_before;      // days before which no invoice of the service is expected
    std::vector<int> not_after;       // days after which none is
};

/// What counts of a provider's contracts. Facts and conditions of the provider itself (asked once) stand before those of
/// a contract; their `scope` is `applicant` and `service`.
struct ProviderContracts {
    std::vector<Fact> facts;
    std::size_t provider_facts = 0;   // how many of them are the provider's own
    std::vector<Condition> conditions;
    std::size_t provider_conditions = 0;
    int amount = -1;                  // the money fact of a contract that counts
    Program program;                  // of these facts alone

    /// Index or −1.
    [[nodiscard]] int fact(std::string_view id, Scoped scope) const;
};

struct Provider {
    NodeId post_subsidy = -1;         // of qualifying_contracts
    NodeId post_unlimited = -1;       // what it would be without its limit; −1 where the amount is not `lower(…, limit)`
    Money post_limit;
    std::string post_article;
    Text post_title;                  // 合同后补助：合同额的5%; may be empty
    Text post_why;                    // 5% × {qualifying_contracts}; may be empty
    NodeId reward = -1;               // of served_last_year and tier
    NodeId reward_unlimited = -1;     // as post_unlimited
    NodeId match = -1;                // of reward_paid: the city's
    Money reward_limit;
    std::string reward_article;
    std::vector<std::int64_t> tiers;  // rates in hundredths of a percent
    std::vector<std::string> tier_names;  // "10%"
    std::optional<ProviderContracts> contracts;  // absent: the pack does not say what counts
};

struct Duty {  // what a provider must do, as a checklist
    std::string id;
    Text text;
    std::string article;
};

struct Note {
    std::string article;
    Text text;
};

struct Pack {
    std::string id;
    std::string sha256;               // of the file's bytes, hex
    Text title;
    Text short_title;
    std::string number;               // 聊市科发〔2022〕73号
    std::string register_number;
    Text issuers;
    Date issued_on;
    Date from;                        // in force, both days included
    Date to;
    std::string period_article;
    Text last_claim;                  // what to say about the last possible claim day
    Text interpreter;
    std::string interpreter_article;
    Text platform;                    // where claims are submitted

    std::vector<Kind> kinds;
    std::vector<Article> articles;
    std::vector<Group> groups;
    std::vector<Fact> facts;          // applicant's first, then the service's
    std::size_t applicant_facts = 0;  // how many of them
    std::vector<Reading> readings;
    std::vector<Condition> conditions;  // applicant's first
    std::size_t applicant_conditions = 0;
    Amount fee;
    std::vector<Amount> shares;
    Cap cap;
    NodeId valid_until = -1;          // last day to claim
    int claim_day_fact = -1;          // claimed_on
    int completed_fact = -1;          // completed_on
    std::vector<Paper> papers;
    std::optional<InvoiceFacts> invoice;  // absent: invoices are read and not compared with facts
    std::vector<Evidence> evidence;
    std::vector<RouteStep> route;
    std::vector<County> counties;
    Provider provider;
    std::vector<Duty> provider_duties;
    std::vector<Note> notes;
    std::vector<Note> pledge;         // what the applicant pledges, as the measure asks it; may be empty
    std::vector<Text> next_steps;

    int kind_fact = -1;
    Program program;                  // applicants and services
    std::vector<NodeId> derived;      // of it: what a derivation tells of a service, and what that needs, in order
    Tape tape;                        // the same for known facts
    Program provider_program;

    [[nodiscard]] int fact(std::string_view id, Scoped scope) const;  // index or −1
    [[nodiscard]] int reading(std::string_view id) const;
    [[nodiscard]] const Article* article(std::string_view id) const;
};

struct LoadResult {
    std::optional<Pack> pack;         // where there is no error
    std::vector<Finding> findings;    // errors, and what `check` has to say
};

/// Parses, type-checks and compiles. Bounded: 1 MiB, 4,096 elements of a kind. `sha256` is the digest of `json`.
LoadResult load_pack(std::string_view json, std::string_view sha256);

}  // namespace voucher::policy
