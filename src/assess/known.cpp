#include "src/assess/known.hpp"

#include <algorithm>
#include <array>
#include <compare>

#include "src/assess/ledger.hpp"

namespace voucher::assess {
namespace {

using policy::Pack;
using policy::Tape;

constexpr std::size_t usual_slots = 512;  // without a heap allocation

MoneyRange exactly(std::int64_t fen) { return {Money::from_fen(fen), Money::from_fen(fen)}; }

/// A service's turn at the year's room.
struct Turn {
    std::int64_t day = 0;
    std::uint32_t service = 0;
    bool pro_rata = false;
    friend auto operator<=>(const Turn&, const Turn&) = default;  // by day, then as listed
};

class KnownCase {
public:
    KnownCase(const Pack& pack, const Case& value, Date as_of, const Tape::Plan& plan)
        : pack_(pack), case_(value), as_of_(as_of), plan_(plan) {
        if (plan.slots > usual_slots) many_slots_.resize(plan.slots);
        slots_ = plan.slots > usual_slots ? many_slots_.data() : few_slots_.data();
    }

    std::optional<Figures> run() {
        std::ranges::copy(plan_.constants, slots_);
        for (const Tape::ReadingInput& input : plan_.readings) {
            const int option = input.reading < case_.readings.size() ? case_.readings[input.reading] : 0;
            slots_[input.slot] = std::int64_t{1} << option;
        }
        if (!take_in(plan_.applicant_facts, case_.applicant)) return std::nullopt;
        Tape::run(plan_.applicant_steps, slots_);
        if (!judge(plan_.applicant_conditions, figures_.conditions, figures_.outcome)) return std::nullopt;

        figures_.services.resize(case_.services.size());
        turns_.resize(case_.services.size());
        for (std::size_t i = 0; i < case_.services.size(); ++i) {
            if (!look_at(i)) return std::nullopt;
        }
        if (!std::ranges::is_sorted(turns_)) std::ranges::sort(turns_);
        share_out();
        return std::move(figures_);
    }

private:
    /// False where one is unknown.
    bool take_in(const Tape::FactInputs& inputs, std::span<const FactValue> facts) {
        bool known = true;
        for (const auto [slot, fact] : inputs.plain) {
            slots_[slot] = facts[fact].number;
            known &= facts[fact].known;
        }
        for (const auto [slot, fact] : inputs.choices) {
            slots_[slot] = std::int64_t{1} << facts[fact].number;
            known &= facts[fact].known;
        }
        for (const auto [slot, fact] : inputs.stand_as_of)
            slots_[slot] = facts[fact].known ? facts[fact].number : as_of_.days();
        return known;
    }

    /// False where one stays open.
    template <class List>
    bool judge(std::span<const Tape::ConditionOutput> outputs, List& conditions, Outcome& all) const {
        conditions.resize(outputs.size());
        std::int64_t holds = 1;
        std::int64_t open = 0;
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            const std::int64_t here = slots_[outputs[i].slot];
            conditions[i] = {outputs[i].condition, here != 0 ? Outcome::met : Outcome::not_met};
            holds &= here;
            open |= here & Tape::open;
        }
        all = holds != 0 ? Outcome::met : Outcome::not_met;
        return open == 0;
    }

    bool look_at(std::size_t index) {
        if (!take_in(plan_.service_facts, case_.services[index].facts)) return false;
        Tape::run(plan_.service_steps, slots_);
        ServiceAssessment& s = figures_.services[index];
        if (!judge(plan_.service_conditions, s.conditions, s.outcome)) return false;
        if (figures_.outcome == Outcome::not_met) s.outcome = Outcome::not_met;
        s.fee = exactly(slots_[plan_.fee]);
        s.shares.resize(plan_.shares.size());
        for (std::size_t k = 0; k < plan_.shares.size(); ++k)
            s.shares[k] = exactly(slots_[plan_.shares[k]]);  // before the cap
        s.valid_until = Date::from_days(static_cast<std::int32_t>(slots_[plan_.valid_until]));
        s.year = static_cast<int>(slots_[plan_.year]);
        s.papers.resize(plan_.papers.size());
        for (std::size_t p = 0; p < plan_.papers.size(); ++p)
            s.papers[p] = {static_cast<int>(p), slots_[plan_.papers[p]] != 0};
        turns_[index] = {slots_[plan_.order], static_cast<std::uint32_t>(index), slots_[plan_.pro_rata] != 0};
        return true;
    }

    /// The year's row, whose `left.low` is the room until all is shared out.
    CapRow& row_of(int year) {
        const auto at = std::ranges::lower_bound(figures_.caps, year, {}, &CapRow::year);
        if (at != figures_.caps.end() && at->year == year) return *at;
        Money received;
        for (const Received& r : case_.history) {
            if (r.year == year) received = r.amount;
        }
        const Money room = std::max(Money{}, pack_.cap.limit - received);
        const auto place = static_cast<std::size_t>(at - figures_.caps.begin());
        figures_.caps.insert(place, {year, received, {room, room}});
        return figures_.caps[place];
    }

    void share_out() {
        const std::size_t count = plan_.shares.size();
        Shares sums{};
        std::int64_t total = 0;
        for (const Turn& turn : turns_) {
            ServiceAssessment& s = figures_.services[turn.service];
            CapRow& row = row_of(*s.year);
            Shares paid{};
            if (s.outcome == Outcome::met) {
                for (std::size_t k = 0; k < count; ++k) paid[k] = s.shares[k].low.fen();
                paid = fill(paid, count, row.left.low.fen(), turn.pro_rata);
            }
            std::int64_t sum = 0;
            for (std::size_t k = 0; k < count; ++k) {
                s.shares[k] = exactly(paid[k]);
                sums[k] += paid[k];
                sum += paid[k];
            }
            s.total = exactly(sum);
            total += sum;
            row.left = exactly(row.left.low.fen() - sum);
        }
        figures_.shares.resize(count);
        for (std::size_t k = 0; k < count; ++k) figures_.shares[k] = exactly(sums[k]);
        figures_.total = exactly(total);
    }

    const Pack& pack_;
    const Case& case_;
    Date as_of_;
    const Tape::Plan& plan_;
    std::array<std::int64_t, usual_slots>
        few_slots_;  // only the first plan_.slots are ever read, and after they are set
    std::vector<std::int64_t> many_slots_;
    std::int64_t* slots_ = nullptr;
    Figures figures_;
    std::vector<Turn> turns_;
};

}  // namespace

std::optional<Figures> evaluate_known(const Pack& pack, const Case& value, Date as_of) {
    const FactValue kind = value.applicant[static_cast<std::size_t>(pack.kind_fact)];
    if (!kind.known) return std::nullopt;
    const Tape::Plan& plan = pack.tape.by_kind[static_cast<std::size_t>(kind.number)];
    if (!plan.usable) return std::nullopt;
    return KnownCase(pack, value, as_of, plan).run();
}

}  // namespace voucher::assess
