// Is what is said of a case with unknown facts true of every case that it may turn out to be?
//
// Made-up cases lose some of their facts; the engine answers; then the facts come back, in every mixture of the values
// worth trying, and again one by one in any order. Nothing that was said may turn out wrong:
//     sound       each whole case's outcomes and amounts lie in what was said while facts were missing
//     monotone    one more fact known never widens a range, never takes an outcome back
//     tight       how often the ends of a range are reached is counted; where they are not, docs/ENGINE.md says why
// The packs are the measure's own, and measures made from it whose rules are harder: see `packs`.
#include <algorithm>
#include <catch_amalgamated.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "src/assess/assessment.hpp"
#include "src/policy/possible.hpp"
#include "tests/unit/assess/made_case.hpp"
#include "tests/unit/packs.hpp"

using nlohmann::json;
using namespace voucher;
using assess::Case;
using assess::FactValue;
using assess::Figures;
using assess::MoneyRange;
using assess::Outcome;
using policy::Pack;
using policy::Type;
using tests::Dice;

namespace {

// ── Packs ───────────────────────────────────────────────────────────────────────────────────────────────────────

const json words{{"zh", "测试"}, {"en", "test"}};

Pack made_from_the_measure(const std::function<void(json&)>& change) {
    json pack = json::parse(tests::read_file(std::string(VOUCHER_ASSETS_DIR) + "/policies/liaocheng-2022-73.json"));
    change(pack);
    policy::LoadResult result = policy::load_pack(pack.dump(), "");
    for (const Finding& f : result.findings) UNSCOPED_INFO(to_line(f));
    REQUIRE(result.pack);
    return std::move(*result.pack);
}

/// Three funders: pro rata their parts are rounded three ways.
Pack three_funders() {
    return made_from_the_measure([](json& pack) {
        json county = pack["shares"][0];
        county["id"] = "county";
        county["cases"][0]["amount"] = "half_up(7.5% * fee)";
        pack["shares"].push_back(county);
    });
}

/// Services fill the cap in the order of a day that may be unknown.
Pack filled_by_completion() {
    return made_from_the_measure([](json& pack) { pack["cap"]["order"] = "completed_on"; });
}

/// The year hangs on one of two days, each of which may be unknown, and both stand in conditions.
Pack year_of_two_days() {
    return made_from_the_measure([](json& pack) {
        pack["facts"]["service"].push_back({{"id", "booked_on"}, {"type", "date"}, {"label", words}, {"question", words}});
        pack["cap"]["year"] = "year(if cap_year == completion_date then completed_on else booked_on)";
        pack["conditions"]["service"].push_back(
            {{"id", "booked_first"}, {"article", "16"}, {"holds", "booked_on <= completed_on"}, {"label", words}, {"failed", words}});
    });
}

/// A rate that hangs on what is unknown of the applicant: the same for all of its services.
Pack rate_by_size() {
    return made_from_the_measure([](json& pack) {
        pack["shares"][0]["cases"][0]["amount"] = "half_up((if staff <= 50 then 60% else 40%) * fee)";
    });
}

// ── Values worth trying ─────────────────────────────────────────────────────────────────────────────────────────

FactValue& place_of(const Pack& pack, Case& value, const assess::Question& q) {
    return q.service < 0 ? value.applicant[static_cast<std::size_t>(q.fact)]
                         : value.services[static_cast<std::size_t>(q.service)].facts[static_cast<std::size_t>(q.fact) - pack.applicant_facts];
}

/// Fees at which a share or the room of a year gives way, and their neighbours.
void fees_at_the_cap(const Pack& pack, const Case& value, std::set<std::int64_t>& numbers) {
    std::set<std::int64_t> rates;
    for (std::size_t i = 0; i < pack.program.size(); ++i) {
        const policy::Node& n = pack.program[static_cast<policy::NodeId>(i)];
        if (n.op == policy::Op::constant && n.type == Type::rate && n.value > 0) rates.insert(n.value);
    }
    std::set<std::int64_t> sums = rates;
    for (const auto a : rates) {
        for (const auto b : rates) {
            sums.insert(a + b);
            if (pack.shares.size() > 2) {
                for (const auto c : rates) sums.insert(a + b + c);
            }
        }
    }
    std::set<std::int64_t> rooms{pack.cap.limit.fen()};
    for (const assess::Received& r : value.history) rooms.insert(std::max<std::int64_t>(0, pack.cap.limit.fen() - r.amount.fen()));
    for (const auto room : rooms) {
        for (const auto sum : sums) {
            for (int near = -1; near <= 1; ++near) numbers.insert(room * 10'000 / sum + near);
        }
    }
}

std::vector<FactValue> worth_trying(const Pack& pack, const Case& value, const assess::Question& q) {
    const policy::Fact& fact = pack.facts[static_cast<std::size_t>(q.fact)];
    const policy::Span whole = policy::possible_values(fact);
    std::set<std::int64_t> numbers;
    if (fact.type == Type::boolean) {
        numbers = {0, 1};
    } else if (fact.type == Type::choice) {
        for (std::size_t o = 0; o < fact.options.size(); ++o) numbers.insert(static_cast<std::int64_t>(o));
        std::vector<FactValue> result;
        for (const auto n : numbers) result.push_back(FactValue::of_number(n));
        return result;
    } else {
        numbers = {whole.low, whole.low + 1, whole.high};
        for (std::size_t i = 0; i < pack.program.size(); ++i) {  // what the rules name
            const policy::Node& n = pack.program[static_cast<policy::NodeId>(i)];
            const bool compared = n.op == policy::Op::constant && n.type == fact.type;
            if (compared) numbers.insert({n.value - 1, n.value, n.value + 1});
        }
        if (q.service >= 0) {  // what the service's other facts of this type are
            const auto& facts = value.services[static_cast<std::size_t>(q.service)].facts;
            for (std::size_t i = 0; i < facts.size(); ++i) {
                if (!facts[i].known || pack.facts[pack.applicant_facts + i].type != fact.type) continue;
                const std::int64_t n = facts[i].number;
                numbers.insert({n - 1, n, n + 1});
                if (fact.type == Type::money) numbers.insert(n / 2);
                for (int back = 180; fact.type == Type::date && back <= 185; ++back) numbers.insert(n - back);
            }
        }
        if (fact.type == Type::money && q.service >= 0) fees_at_the_cap(pack, value, numbers);
        for (int year = 2023; fact.type == Type::date && year <= 2026; ++year) {
            const std::int64_t first = Date::from_civil(year, 1, 1)->days();
            numbers.insert({first - 1, first});
        }
    }
    std::int64_t high = whole.high;
    if (fact.not_after >= 0) {  // a day after it would be an error in the input
        const FactValue end = value.services[static_cast<std::size_t>(q.service)].facts[static_cast<std::size_t>(fact.not_after) - pack.applicant_facts];
        if (end.known) high = std::min(high, end.number);
    }
    std::vector<FactValue> result;
    for (const auto n : numbers) {
        if (whole.low <= n && n <= high) result.push_back(FactValue::of_number(n));
    }
    return result;
}

// ── What must not happen ────────────────────────────────────────────────────────────────────────────────────────

bool lies_in(const MoneyRange& wide, const MoneyRange& narrow) {
    return wide.low <= narrow.low && (!wide.high || (narrow.high && *narrow.high <= *wide.high));
}

std::string told(const MoneyRange& r) { return r.low.to_string() + " to " + (r.high ? r.high->to_string() : "?"); }

/// What `narrow`, of which more is known, says against `wide`; empty where nothing.
class Breach {
public:
    Breach(const Pack& pack, const Figures& wide, const Figures& narrow) : pack_(pack) {
        outcome("outcome", wide.outcome, narrow.outcome);
        conditions(wide.conditions, narrow.conditions);
        for (std::size_t i = 0; i < wide.services.size() && text.empty(); ++i) {
            const assess::ServiceAssessment& w = wide.services[i];
            const assess::ServiceAssessment& n = narrow.services[i];
            const std::string name = "service " + std::to_string(i) + " ";
            outcome(name + "outcome", w.outcome, n.outcome);
            conditions(w.conditions, n.conditions);
            range(name + "fee", w.fee, n.fee);
            for (std::size_t k = 0; k < pack.shares.size(); ++k) range(name + pack.shares[k].id, w.shares[k], n.shares[k]);
            range(name + "total", w.total, n.total);
            if (w.valid_until && w.valid_until != n.valid_until) say(name + "last day");
            if (w.year && w.year != n.year) say(name + "year");
            for (std::size_t p = 0; p < w.papers.size(); ++p) {
                if (w.papers[p].required && w.papers[p] != n.papers[p]) say(name + pack.papers[p].id);
            }
        }
        for (std::size_t k = 0; k < pack.shares.size(); ++k) range("all " + pack.shares[k].id, wide.shares[k], narrow.shares[k]);
        range("all", wide.total, narrow.total);
        for (const assess::CapRow& w : wide.caps) {
            const auto n = std::ranges::find(narrow.caps, w.year, &assess::CapRow::year);
            if (n == narrow.caps.end() || n->received_before != w.received_before) say("row of " + std::to_string(w.year));
            else range("left of " + std::to_string(w.year), w.left, n->left);
        }
    }
    std::string text;

private:
    void say(const std::string& what) {
        if (text.empty()) text = what;
    }
    void outcome(const std::string& what, Outcome wide, Outcome narrow) {
        if (wide != Outcome::unknown && wide != narrow) say(what + " " + std::to_string(static_cast<int>(wide)) + " turns " + std::to_string(static_cast<int>(narrow)));
    }
    template <class List>
    void conditions(const List& wide, const List& narrow) {
        for (const assess::ConditionOutcome& n : narrow) {
            const auto w = std::ranges::find(wide, n.condition, &assess::ConditionOutcome::condition);
            if (w == wide.end()) say(pack_.conditions[static_cast<std::size_t>(n.condition)].id + " is new");
            else outcome(pack_.conditions[static_cast<std::size_t>(n.condition)].id, w->outcome, n.outcome);
        }
    }
    void range(const std::string& what, const MoneyRange& wide, const MoneyRange& narrow) {
        if (!lies_in(wide, narrow)) say(what + " " + told(wide) + " turns " + told(narrow));
    }
    const Pack& pack_;
};

/// Ends of ranges: how many there are and how many were not reached.
struct Ends {
    int all = 0;
    int loose = 0;
};

class Proof {
public:
    Proof(const Pack& pack, unsigned seed) : pack_(pack), dice_(seed) {}

    void run(int cases, int most_unknown) {
        for (int i = 0; i < cases && failed.empty(); ++i) {
            const Case whole = tests::made_case(dice_, pack_, 3);
            Case open = whole;
            const std::vector<assess::Question> unknown = forget(open, 1 + dice_.below(most_unknown));
            const Figures said = assess::evaluate(pack_, open, *open.as_of);
            completions(open, unknown, said);
            for (int times = 0; times < 2 && failed.empty(); ++times) one_by_one(open, unknown, said);
        }
    }

    std::string failed;  // the first breach, with its case
    int completed = 0;
    std::map<std::string, Ends> ends;

private:
    std::vector<assess::Question> forget(Case& open, int count) {
        std::vector<assess::Question> known;
        const auto collect = [&](const std::vector<FactValue>& facts, std::size_t first, int service) {
            for (std::size_t i = 0; i < facts.size(); ++i) {
                const policy::Fact& fact = pack_.facts[first + i];
                if (!facts[i].known || fact.stands_as_of) continue;
                const bool hard = fact.type == Type::money || fact.type == Type::date;  // where most can go wrong: more often
                for (int times = hard ? 3 : 1; times > 0; --times) known.push_back({service, static_cast<int>(first + i)});
            }
        };
        collect(open.applicant, 0, -1);
        for (std::size_t s = 0; s < open.services.size(); ++s) {
            for (int twice = 0; twice < 2; ++twice) collect(open.services[s].facts, pack_.applicant_facts, static_cast<int>(s));
            for (std::size_t i = 0; i < open.services[s].facts.size(); ++i) {  // the as-of date stands for it
                if (pack_.facts[pack_.applicant_facts + i].stands_as_of && dice_.percent(20)) open.services[s].facts[i] = {};
            }
        }
        std::vector<assess::Question> unknown;
        while (count-- > 0) {
            const assess::Question q = known[static_cast<std::size_t>(dice_.below(static_cast<int>(known.size())))];
            if (std::ranges::find(unknown, q) == unknown.end()) unknown.push_back(q);
            place_of(pack_, open, q) = {};
        }
        return unknown;
    }

    void look(const Case& open, const Case& completed_case, const Figures& wide, const Figures& narrow) {
        const Breach breach(pack_, wide, narrow);
        if (!breach.text.empty() && failed.empty())
            failed = breach.text + "\nknown:\n" + assess::write_case(open, pack_) + "and with more known:\n" + assess::write_case(completed_case, pack_);
    }

    /// Every mixture of the values worth trying, or so many of them, thrown.
    void completions(const Case& open, const std::vector<assess::Question>& unknown, const Figures& said) {
        constexpr std::size_t most = 160;
        std::vector<std::vector<FactValue>> values;
        std::size_t mixtures = 1;
        for (const assess::Question& q : unknown) {
            values.push_back(worth_trying(pack_, open, q));
            mixtures = std::min(mixtures * values.back().size(), most + 1);
        }
        const bool all = mixtures <= most;
        std::vector<std::size_t> at(unknown.size());
        std::optional<Seen> seen;
        Case tried = open;
        for (std::size_t n = 0; n < std::min(mixtures, most); ++n) {
            for (std::size_t u = 0; u < unknown.size(); ++u) {
                if (!all) at[u] = static_cast<std::size_t>(dice_.below(static_cast<int>(values[u].size())));
                place_of(pack_, tried, unknown[u]) = values[u][at[u]];
            }
            const Figures figures = assess::evaluate(pack_, tried, *tried.as_of);
            ++completed;
            look(open, tried, said, figures);
            if (!failed.empty()) return;
            if (!seen) seen = Seen{figures, figures};
            else seen->add(figures);
            for (std::size_t u = 0; all && u < unknown.size() && ++at[u] == values[u].size(); ++u) at[u] = 0;
        }
        if (all) count_ends(open, said, *seen);
    }

    /// The facts come back one by one, in any order.
    void one_by_one(const Case& open, std::vector<assess::Question> unknown, const Figures& said) {
        Case before = open;
        Figures wide = said;
        while (!unknown.empty()) {
            const auto which = unknown.begin() + dice_.below(static_cast<int>(unknown.size()));
            const std::vector<FactValue> values = worth_trying(pack_, before, *which);
            Case after = before;
            place_of(pack_, after, *which) = values[static_cast<std::size_t>(dice_.below(static_cast<int>(values.size())))];
            unknown.erase(which);
            Figures narrow = assess::evaluate(pack_, after, *after.as_of);
            look(before, after, wide, narrow);
            if (!failed.empty()) return;
            before = std::move(after);
            wide = std::move(narrow);
        }
    }

    /// The lowest and highest figures of all completions.
    struct Seen {
        Figures low;
        Figures high;

        static void add(MoneyRange& low, MoneyRange& high, const MoneyRange& r) {
            low.low = std::min(low.low, r.low);
            high.high = std::max(high.high, r.high);
        }
        void add(const Figures& f) {
            for (std::size_t i = 0; i < f.services.size(); ++i) {
                for (std::size_t k = 0; k < f.shares.size(); ++k) add(low.services[i].shares[k], high.services[i].shares[k], f.services[i].shares[k]);
                add(low.services[i].total, high.services[i].total, f.services[i].total);
            }
            for (std::size_t k = 0; k < f.shares.size(); ++k) add(low.shares[k], high.shares[k], f.shares[k]);
            add(low.total, high.total, f.total);
        }
    };

    void count(const std::string& what, const MoneyRange& said, const MoneyRange& low, const MoneyRange& high) {
        Ends& e = ends[what];
        e.all += 2;
        e.loose += (said.low != low.low ? 1 : 0) + (said.high != high.high ? 1 : 0);
    }
    void count_ends(const Case& open, const Figures& said, const Seen& seen) {
        const std::string services = open.services.size() <= 1 ? "one service: " : "several: ";
        for (std::size_t i = 0; i < said.services.size(); ++i) {
            for (std::size_t k = 0; k < said.shares.size(); ++k) {
                count(services + "shares", said.services[i].shares[k], seen.low.services[i].shares[k], seen.high.services[i].shares[k]);
            }
            count(services + "totals", said.services[i].total, seen.low.services[i].total, seen.high.services[i].total);
        }
        for (std::size_t k = 0; k < said.shares.size(); ++k) count(services + "added shares", said.shares[k], seen.low.shares[k], seen.high.shares[k]);
        count(services + "added totals", said.total, seen.low.total, seen.high.total);
    }

    const Pack& pack_;
    Dice dice_;
};

/// Runs the proof and tells how tight the ranges were.
std::map<std::string, Ends> prove(const Pack& pack, unsigned seed, int cases, int most_unknown) {
    Proof proof(pack, seed);
    proof.run(cases, most_unknown);
    if (!proof.failed.empty()) FAIL(proof.failed);
    CHECK(proof.completed > cases);
    for (const auto& [what, e] : proof.ends) UNSCOPED_INFO(what << ": " << e.loose << " of " << e.all << " ends not reached");
    SUCCEED(proof.completed << " completions of " << cases << " cases");
    return proof.ends;
}

}  // namespace

TEST_CASE("sound, monotone and tight: the measure, few facts unknown") {
    const auto ends = prove(tests::pack_of("liaocheng-2022-73"), 73, 700, 3);
    // what a service and all of them are paid in total is always reached; a share may be wider by an open fee's rounding
    // and under pro rata, the shares added up where two services' ends exclude each other
    for (const std::string services : {"one service: ", "several: "}) {
        CHECK(ends.at(services + "totals").all > 200);
        CHECK(ends.at(services + "totals").loose == 0);
        CHECK(ends.at(services + "added totals").loose == 0);
        CHECK(ends.at(services + "shares").loose * 200 <= ends.at(services + "shares").all);
        CHECK(ends.at(services + "added shares").loose * 200 <= ends.at(services + "added shares").all);
    }
}

TEST_CASE("sound and monotone: the measure, many facts unknown") { prove(tests::pack_of("liaocheng-2022-73"), 2022, 120, 40); }

TEST_CASE("sound and monotone: three funders") { prove(three_funders(), 3, 200, 4); }

TEST_CASE("sound and monotone: the cap is filled in the order of a day that may be unknown") { prove(filled_by_completion(), 4, 200, 4); }

TEST_CASE("sound and monotone: the year hangs on one of two days") { prove(year_of_two_days(), 5, 200, 4); }

TEST_CASE("sound and monotone: a rate that hangs on an unknown fact of the applicant") { prove(rate_by_size(), 6, 200, 4); }

TEST_CASE("sound and monotone: the packs of tests/cases") {
    const std::filesystem::path folder = std::string(VOUCHER_CASES_DIR) + "/packs";
    if (!std::filesystem::exists(folder)) SKIP("no pack of another measure");
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".json") prove(tests::pack_of(entry.path().stem().string()), 7, 200, 4);
    }
}
