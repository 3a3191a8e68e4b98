// Outcomes and figures of a case. See assessment.hpp for what unknown and range mean.
//
//   every fact known    known.cpp: one pass over the tape, then the ledger
//   otherwise           outcomes by `decide`; money by worlds: the applicant's kind, whether it is eligible at all, and
//                       for each service the mixtures of its open choices ("cells"), each cell with its shares as spans;
//                       the year's room is shared out in every world, and the answer spans all worlds
#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <numeric>

#include "src/assess/assessment.hpp"
#include "src/assess/decide.hpp"
#include "src/assess/inputs.hpp"
#include "src/assess/known.hpp"
#include "src/assess/ledger.hpp"
#include "src/assess/shares.hpp"
#include "src/policy/possible.hpp"

namespace voucher::assess {
namespace {

using policy::NodeId;
using policy::Pack;
using policy::Scoped;
using policy::Span;
using policy::Type;

constexpr std::size_t most_worlds = 256;
constexpr std::size_t most_cells = 96;
constexpr std::size_t most_cells_of_years = 1'000;

Outcome outcome_of(Span span) { return span.is_true() ? Outcome::met : span.is_false() ? Outcome::not_met : Outcome::unknown; }
Outcome outcome_of(Possible p) { return p.hold && p.fail ? Outcome::unknown : p.hold ? Outcome::met : Outcome::not_met; }

MoneyRange range(Fen fen) { return {Money::from_fen(fen.low), Money::from_fen(fen.high)}; }

class Evaluation {
public:
    Evaluation(const Pack& pack, const Case& value, Date as_of)
        : pack_(pack), case_(value), as_of_(as_of), readings_(reading_spans(pack, value)), facts_(applicant_spans(pack, value)),
          values_(pack.program.size()) {
        kinds_ = static_cast<std::uint64_t>(facts_[static_cast<std::size_t>(pack.kind_fact)].low);
    }

    Figures run() {
        figures_.services.resize(case_.services.size());
        figures_.shares.resize(pack_.shares.size());
        order_.resize(case_.services.size());
        for (std::size_t i = 0; i < case_.services.size(); ++i) look_at(i);
        sort_by_claim();
        applicant_conditions();
        pay_worlds();
        return std::move(figures_);
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
        order_[index] = {at(pack_.cap.order), index};
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

    void sort_by_claim() {
        std::ranges::sort(order_, {}, [](const Turn& t) { return std::pair(t.day.low, t.service); });
        order_known_ = std::ranges::all_of(order_, [](const Turn& t) { return t.day.low == t.day.high; });
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

    std::int64_t received(int year) const {
        for (const Received& r : case_.history) {
            if (r.year == year) return r.amount.fen();
        }
        return 0;
    }
    std::int64_t room_at_first(int year) const { return std::max<std::int64_t>(0, pack_.cap.limit.fen() - received(year)); }

    // ── Some fact unknown ───────────────────────────────────────────────────────────────────────────────────────

    /// A service's turn at the year's room: by day, then as listed. The day may be open.
    struct Turn {
        Span day;
        std::size_t service = 0;
        bool may_be_before(const Turn& other) const { return std::pair(day.low, service) < std::pair(other.day.high, other.service); }
        bool is_before(const Turn& other) const { return std::pair(day.high, service) < std::pair(other.day.low, other.service); }
    };

    /// What was seen over all worlds so far.
    struct Seen {
        bool any = false;
        std::vector<std::array<Fen, most_shares>> shares;
        std::vector<Fen> totals;
        std::array<Fen, most_shares> all_shares{};
        Fen all_total;
        std::map<int, Fen> left;  // of the years that have a row
    };

    /// One service in one kind's world.
    struct Ways {
        std::vector<Cell> cells;  // payable, with these facts
        bool unpaid = false;      // or not payable
    };

    void pay_worlds() {
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
        for (std::size_t i = 0; i < services.size(); ++i) {
            for (std::size_t k = 0; k < pack_.shares.size(); ++k) figures_.services[i].shares[k] = range(seen_.shares[i][k]);
            figures_.services[i].total = range(seen_.totals[i]);
        }
        for (std::size_t k = 0; k < pack_.shares.size(); ++k) figures_.shares[k] = range(seen_.all_shares[k]);
        figures_.total = range(seen_.all_total);
        for (const auto& [year, left] : seen_.left) figures_.caps.push_back({year, Money::from_fen(received(year)), range(left)});
    }

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
        if (eligible.hold) every_mixture(ways);
        if (eligible.fail) {  // not eligible: nothing for any service
            for (Ways& w : ways) w = {{}, true};
            every_mixture(ways);
        }
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

    // ── Worlds ──────────────────────────────────────────────────────────────────────────────────────────────────

    void every_mixture(std::vector<Ways>& ways) {
        std::size_t worlds = 1;
        bool small = true;
        for (const Ways& w : ways) {
            small &= w.cells.size() <= most_cells;
            worlds = small ? worlds * (w.cells.size() + (w.unpaid ? 1 : 0)) : worlds;
            small &= worlds <= most_worlds;
        }
        if (small) {
            std::vector<const Cell*> chosen(ways.size(), nullptr);
            choose(ways, 0, chosen);
        } else {
            together(ways);
        }
    }

    void choose(const std::vector<Ways>& ways, std::size_t next, std::vector<const Cell*>& chosen) {
        if (next == ways.size()) {
            world(chosen);
            return;
        }
        for (const Cell& c : ways[next].cells) {
            chosen[next] = &c;
            choose(ways, next + 1, chosen);
        }
        if (ways[next].unpaid) {
            chosen[next] = nullptr;
            choose(ways, next + 1, chosen);
        }
    }

    /// Every service settled but for open amounts: share out the room.
    void world(const std::vector<const Cell*>& chosen) {
        std::vector<std::vector<const Cell*>> cells(chosen.size());
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i] != nullptr) cells[i].push_back(chosen[i]);
        }
        share_out(cells, std::vector<bool>(chosen.size(), false));
    }

    /// Too many mixtures: every service with all of its cells at once. Sound, but not always tight.
    void together(const std::vector<Ways>& ways) {
        std::vector<std::vector<const Cell*>> cells(ways.size());
        std::vector<bool> unpaid(ways.size());
        for (std::size_t i = 0; i < ways.size(); ++i) {
            for (const Cell& c : ways[i].cells) cells[i].push_back(&c);
            unpaid[i] = ways[i].unpaid;
        }
        share_out(cells, unpaid);
    }

    void share_out(const std::vector<std::vector<const Cell*>>& cells, const std::vector<bool>& unpaid) {
        const std::size_t count = pack_.shares.size();
        struct Year {
            std::int64_t first = 0;
            Fen room;
            Fen wanted;  // raw, of all services
        };
        std::map<int, Year> years;
        const auto year = [&](int y) -> Year& {
            const auto [it, fresh] = years.try_emplace(y);
            if (fresh) {
                it->second.first = room_at_first(y);
                it->second.room = {it->second.first, it->second.first};
            }
            return it->second;
        };
        std::array<Fen, most_shares> all{};
        std::vector<std::array<Fen, most_shares>> shares(cells.size());
        std::vector<Fen> totals(cells.size());
        std::vector<std::map<int, Fen>> drawn(cells.size());  // raw, on each year that a service may fall in
        for (std::size_t i = 0; i < cells.size(); ++i) {
            for (const Cell* cell : cells[i]) {
                const Fen raw{std::accumulate(cell->low.begin(), cell->low.end(), std::int64_t{0}),
                              std::accumulate(cell->high.begin(), cell->high.end(), std::int64_t{0})};
                const auto [it, fresh] = drawn[i].try_emplace(cell->year, raw);
                if (!fresh) it->second.widen(raw);
            }
            if (!unpaid[i] && drawn[i].size() <= 1) continue;
            for (auto& [y, raw] : drawn[i]) raw.low = 0;
        }
        for (const Turn& turn : order_) {
            const std::size_t i = turn.service;
            if (figures_.services[i].year) year(*figures_.services[i].year);  // has a row, paid or not
            for (std::size_t c = 0; c < cells[i].size(); ++c) {
                const Cell& cell = *cells[i][c];
                const Fen room = order_known_ ? year(cell.year).room : room_in_open_order(turn, cell.year, drawn);
                const Paid paid = pay(pack_, cell, readings_, values_, room);
                for (std::size_t k = 0; k < count; ++k) c == 0 ? void(shares[i][k] = paid.shares[k]) : shares[i][k].widen(paid.shares[k]);
                c == 0 ? void(totals[i] = paid.total) : totals[i].widen(paid.total);
            }
            if (unpaid[i]) {
                for (std::size_t k = 0; k < count; ++k) shares[i][k].widen({0, 0});
                totals[i].widen({0, 0});
            }
            for (const auto& [y, raw] : drawn[i]) {
                Year& row = year(y);
                row.wanted.low += raw.low;
                row.wanted.high += raw.high;
                row.room = {std::max<std::int64_t>(0, row.room.low - raw.high), std::max<std::int64_t>(0, row.room.high - raw.low)};
            }
            for (std::size_t k = 0; k < count; ++k) {
                all[k].low += shares[i][k].low;
                all[k].high += shares[i][k].high;
            }
        }
        // the total of a year is what is wanted or the room, whichever is less: tighter than adding the services up
        Fen total;
        Fen added;
        for (const auto& [y, row] : years) {
            total.low += std::min(row.wanted.low, row.first);
            total.high += std::min(row.wanted.high, row.first);
        }
        for (const Fen& t : totals) {
            added.low += t.low;
            added.high += t.high;
        }
        total = {std::max(total.low, added.low), std::min(total.high, added.high)};
        for (std::size_t k = 0; k < count; ++k) all[k].high = std::min(all[k].high, total.high);
        note(shares, totals, all, total);
        for (const ServiceAssessment& s : figures_.services) {
            if (!s.year) continue;
            const Fen room = years.at(*s.year).room;
            const auto [it, fresh] = seen_.left.try_emplace(*s.year, room);
            if (!fresh) it->second.widen(room);
        }
    }

    /// Services whose turn may come before may have taken the most they want; those whose turn surely does, the least.
    Fen room_in_open_order(const Turn& turn, int year, const std::vector<std::map<int, Fen>>& drawn) const {
        const std::int64_t first = room_at_first(year);
        Fen room{first, first};
        for (const Turn& other : order_) {
            const auto it = drawn[other.service].find(year);
            if (other.service == turn.service || it == drawn[other.service].end()) continue;
            if (other.may_be_before(turn)) room.low = std::max<std::int64_t>(0, room.low - it->second.high);
            if (other.is_before(turn)) room.high = std::max<std::int64_t>(0, room.high - it->second.low);
        }
        return room;
    }

    void note(const std::vector<std::array<Fen, most_shares>>& shares, const std::vector<Fen>& totals, const std::array<Fen, most_shares>& all, Fen total) {
        if (!seen_.any) {
            seen_.any = true;
            seen_.shares = shares;
            seen_.totals = totals;
            seen_.all_shares = all;
            seen_.all_total = total;
            return;
        }
        for (std::size_t i = 0; i < totals.size(); ++i) {
            for (std::size_t k = 0; k < pack_.shares.size(); ++k) seen_.shares[i][k].widen(shares[i][k]);
            seen_.totals[i].widen(totals[i]);
        }
        for (std::size_t k = 0; k < pack_.shares.size(); ++k) seen_.all_shares[k].widen(all[k]);
        seen_.all_total.widen(total);
    }

    const Pack& pack_;
    const Case& case_;
    Date as_of_;
    std::vector<Span> readings_;
    std::vector<Span> facts_;
    std::vector<Span> values_;
    std::uint64_t kinds_ = 0;
    Figures figures_;
    std::vector<Turn> order_;
    bool order_known_ = true;
    DecideScratch scratch_;
    Seen seen_;
};

}  // namespace

Figures evaluate(const Pack& pack, const Case& value, Date as_of) {
    if (auto known = evaluate_known(pack, value, as_of)) return *std::move(known);
    return evaluate_by_spans(pack, value, as_of);
}

Figures evaluate_by_spans(const Pack& pack, const Case& value, Date as_of) { return Evaluation(pack, value, as_of).run(); }

}  // namespace voucher::assess
