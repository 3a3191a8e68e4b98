#include "src/assess/outlook.hpp"

#include <algorithm>

#include "src/assess/decide.hpp"
#include "src/assess/inputs.hpp"
#include "src/policy/possible.hpp"

namespace voucher::assess {
namespace {

using policy::NodeId;
using policy::Pack;
using policy::Span;
using policy::Type;

constexpr std::size_t most_cells_of_years = 1'000;

Outcome outcome_of(Span span) { return span.is_true() ? Outcome::met : span.is_false() ? Outcome::not_met : Outcome::unknown; }
Outcome outcome_of(Possible p) { return p.hold && p.fail ? Outcome::unknown : p.hold ? Outcome::met : Outcome::not_met; }

class Looking {
public:
    Looking(const Pack& pack, const Case& value, Date as_of)
        : pack_(pack), case_(value), as_of_(as_of), readings_(reading_spans(pack, value)), facts_(applicant_spans(pack, value)),
          values_(pack.program.size()) {
        kinds_ = static_cast<std::uint64_t>(facts_[static_cast<std::size_t>(pack.kind_fact)].low);
    }

    Outlook run() {
        figures_.services.resize(case_.services.size());
        figures_.shares.resize(pack_.shares.size());
        for (std::size_t i = 0; i < case_.services.size(); ++i) look_at(i);
        applicant_conditions();
        Possible applicant;
        std::vector<Possible> services(case_.services.size());
        for (auto rest = kinds_; rest != 0; rest &= rest - 1) {
            const std::uint64_t kind = rest & (~rest + 1);
            facts_ = applicant_spans(pack_, case_);
            facts_[static_cast<std::size_t>(pack_.kind_fact)] = Span::just(static_cast<std::int64_t>(kind));
            world_of(kind, applicant, services);
        }
        figures_.outcome = outcome_of(applicant);
        for (std::size_t i = 0; i < services.size(); ++i) figures_.services[i].outcome = outcome_of(services[i]);
        return std::move(result_);
    }

private:
    bool applies(const policy::Condition& c, std::uint64_t kinds) const { return (c.kinds & kinds) != 0; }

    Span at(NodeId node) const { return values_[static_cast<std::size_t>(node)]; }

    /// What can be told of one service whatever its conditions: fee, last day, papers, year, order; and its conditions
    /// one by one.
    void look_at(std::size_t index) {
        ServiceAssessment& s = figures_.services[index];
        service_spans(pack_, case_.services[index], as_of_, facts_);
        if (index == 0) pack_.program.run(false, facts_, readings_, values_);
        pack_.program.run(true, facts_, readings_, values_);
        const Span fee = at(pack_.fee.node);
        s.fee.low = Money::from_fen(fee.low);
        if (fee.low == fee.high || fee.high < Money::largest.fen()) s.fee.high = Money::from_fen(fee.high);
        const Span end = at(pack_.valid_until);
        if (end.low == end.high) s.valid_until = Date::from_days(static_cast<std::int32_t>(end.low));
        const Span year = at(pack_.cap.year);
        if (year.low == year.high) s.year = static_cast<int>(year.low);
        result_.turns.push_back(at(pack_.cap.order));
        for (std::size_t p = 0; p < pack_.papers.size(); ++p) {
            const Span needed = at(pack_.papers[p].node);
            s.papers.push_back({static_cast<int>(p), needed.low == needed.high ? std::optional(needed.low == 1) : std::nullopt});
        }
        bool failed = false;
        bool open = false;
        for (std::size_t c = pack_.applicant_conditions; c < pack_.conditions.size(); ++c) {
            if (!applies(pack_.conditions[c], kinds_)) continue;
            const Outcome outcome = kleene(pack_.conditions[c]);
            s.conditions.push_back({static_cast<int>(c), outcome});
            failed |= outcome == Outcome::not_met;
            open |= outcome == Outcome::unknown;
        }
        s.outcome = failed ? Outcome::not_met : open ? Outcome::unknown : Outcome::met;
        s.shares.resize(pack_.shares.size());
    }

    Outcome kleene(const policy::Condition& c) const {
        const Outcome outcome = outcome_of(at(c.node));
        // of a condition that may not apply, only "met" is sure
        return (kinds_ & ~c.kinds) != 0 && outcome == Outcome::not_met ? Outcome::unknown : outcome;
    }

    void applicant_conditions() {
        if (case_.services.empty()) pack_.program.run(false, facts_, readings_, values_);
        bool failed = false;
        bool open = false;
        for (std::size_t c = 0; c < pack_.applicant_conditions; ++c) {
            if (!applies(pack_.conditions[c], kinds_)) continue;
            const Outcome outcome = kleene(pack_.conditions[c]);
            figures_.conditions.push_back({static_cast<int>(c), outcome});
            failed |= outcome == Outcome::not_met;
            open |= outcome == Outcome::unknown;
        }
        figures_.outcome = failed ? Outcome::not_met : open ? Outcome::unknown : Outcome::met;
    }

    // ── Some fact unknown ───────────────────────────────────────────────────────────────────────────────────────

    void world_of(std::uint64_t kind, Possible& applicant, std::vector<Possible>& services) {
        std::vector<int> own;
        std::vector<int> of_service;
        for (std::size_t c = 0; c < pack_.conditions.size(); ++c) {
            if (applies(pack_.conditions[c], kind)) (c < pack_.applicant_conditions ? own : of_service).push_back(static_cast<int>(c));
        }
        const Possible eligible = decide(pack_, own, facts_, readings_, scratch_);
        applicant.hold |= eligible.hold;
        applicant.fail |= eligible.fail;
        // the applicant's open conditions are decided together with the service's where they share facts
        std::vector<int> together = of_service;
        for (const int c : own) {
            pack_.program.run(pack_.conditions[static_cast<std::size_t>(c)].program, facts_, readings_, values_);
            if (!at(pack_.conditions[static_cast<std::size_t>(c)].node).is_true()) together.push_back(c);
        }
        std::vector<Ways> ways(case_.services.size());
        for (std::size_t i = 0; i < case_.services.size(); ++i) {
            service_spans(pack_, case_.services[i], as_of_, facts_);
            const Possible p = eligible.hold ? decide(pack_, together, facts_, readings_, scratch_) : Possible{false, true};
            services[i].hold |= p.hold;
            services[i].fail |= p.fail;
            if (p.hold) ways[i] = ways_of(of_service);
            else ways[i].unpaid = true;
        }
        if (eligible.hold) result_.worlds.push_back(std::move(ways));
        if (eligible.fail) result_.worlds.emplace_back(case_.services.size(), Ways{{}, true});  // nothing for any service
    }

    // ── Cells of a service ──────────────────────────────────────────────────────────────────────────────────────

    /// The facts that shares, year and way of filling depend on, and that are open choices.
    std::vector<int> open_choices() const {
        std::vector<int> result;
        const auto collect = [&](NodeId node) {
            for (const int f : pack_.program.facts_of(node)) {
                const Type type = pack_.facts[static_cast<std::size_t>(f)].type;
                const bool splits = type == Type::choice || type == Type::boolean;
                if (splits && !policy::is_known(type, facts_[static_cast<std::size_t>(f)]) && std::ranges::find(result, f) == result.end()) result.push_back(f);
            }
        };
        for (const policy::Amount& share : pack_.shares) collect(share.node);
        collect(pack_.cap.year);
        collect(pack_.cap.pro_rata);
        return result;
    }

    Ways ways_of(const std::vector<int>& conditions) {
        Ways ways;
        mix(open_choices(), 0, conditions, ways);
        if (ways.cells.empty()) ways.unpaid = true;
        return ways;
    }

    void mix(const std::vector<int>& choices, std::size_t next, const std::vector<int>& conditions, Ways& ways) {
        if (next < choices.size()) {
            Span& span = facts_[static_cast<std::size_t>(choices[next])];
            const Span before = span;
            if (pack_.facts[static_cast<std::size_t>(choices[next])].type == Type::choice) {
                for (auto rest = static_cast<std::uint64_t>(before.low); rest != 0; rest &= rest - 1) {
                    span = Span::just(static_cast<std::int64_t>(rest & (~rest + 1)));
                    mix(choices, next + 1, conditions, ways);
                }
            } else {
                for (const std::int64_t v : {0, 1}) {
                    span = Span::just(v);
                    mix(choices, next + 1, conditions, ways);
                }
            }
            span = before;
            return;
        }
        by_year(conditions, ways);
    }

    /// A day that is open may fall into several years; each is a cell with the day inside that year.
    void by_year(const std::vector<int>& conditions, Ways& ways) {
        pack_.program.run(false, facts_, readings_, values_);
        pack_.program.run(true, facts_, readings_, values_);
        const Span years = at(pack_.cap.year);
        if (years.low == years.high) {
            cell(conditions, static_cast<int>(years.low), ways);
            return;
        }
        const std::vector<int> days = open_days_of_the_year();
        if (days.empty()) {  // it hangs on something else, or on too much: each year with everything as open as it is
            for (std::int64_t year = years.low; year <= years.high; ++year) cell(conditions, static_cast<int>(year), ways);
            return;
        }
        Span& day = facts_[static_cast<std::size_t>(days.front())];
        const Span before = day;
        for (int year = year_of(before.low); year <= year_of(before.high); ++year) {
            day.low = std::max<std::int64_t>(before.low, Date::from_civil(year, 1, 1)->days());
            day.high = std::min<std::int64_t>(before.high, Date::from_civil(year, 12, 31)->days());
            by_year(conditions, ways);
        }
        day = before;
    }

    static int year_of(std::int64_t day) { return Date::from_days(static_cast<std::int32_t>(day)).year(); }

    /// Days of several years that decide the year; none where they would make too many cells.
    std::vector<int> open_days_of_the_year() const {
        std::vector<int> days;
        std::size_t cells = 1;
        for (const int f : policy::open_facts(pack_.program, pack_.cap.year, values_)) {
            const Span span = facts_[static_cast<std::size_t>(f)];
            if (pack_.facts[static_cast<std::size_t>(f)].type != Type::date || year_of(span.low) == year_of(span.high)) continue;
            days.push_back(f);
            cells *= static_cast<std::size_t>(year_of(span.high) - year_of(span.low) + 1);
            if (cells > most_cells_of_years) return {};
        }
        return days;
    }

    void cell(const std::vector<int>& conditions, int year, Ways& ways) {
        const Possible p = decide(pack_, conditions, facts_, readings_, scratch_);
        ways.unpaid |= p.fail;
        if (!p.hold) return;
        pack_.program.run(false, facts_, readings_, values_);
        pack_.program.run(true, facts_, readings_, values_);
        ways.cells.push_back({facts_, year, at(pack_.cap.pro_rata).is_true(), {}, {}});
        Cell& c = ways.cells.back();
        for (std::size_t k = 0; k < pack_.shares.size(); ++k) {
            c.low[k] = at(pack_.shares[k].node).low;
            c.high[k] = at(pack_.shares[k].node).high;
        }
    }

    const Pack& pack_;
    const Case& case_;
    Date as_of_;
    std::vector<Span> readings_;
    std::vector<Span> facts_;
    std::vector<Span> values_;
    std::uint64_t kinds_ = 0;
    DecideScratch scratch_;
    Outlook result_;
    Figures& figures_ = result_.figures;
};

}  // namespace

Outlook outlook(const Pack& pack, const Case& value, Date as_of) { return Looking(pack, value, as_of).run(); }

}  // namespace voucher::assess
