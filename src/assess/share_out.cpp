#include "src/assess/share_out.hpp"

#include <algorithm>
#include <numeric>
#include <ranges>
#include <utility>

namespace voucher::assess {
namespace {

using policy::Pack;
using policy::Span;

constexpr std::size_t most_worlds = 256;
constexpr std::size_t most_cells = 96;

void add(Fen& to, Fen more) {
    to.low += more.low;
    to.high += more.high;
}

void widen(Payment& payment, const Payment& other) {
    for (std::size_t k = 0; k < most_shares; ++k) payment.shares[k].widen(other.shares[k]);
    payment.total.widen(other.total);
}

/// One service in one or more worlds at once.
struct Part {
    std::vector<const Cell*> cells;
    bool unpaid = false;
};

/// A year's room while it is shared out.
struct Year {
    std::int64_t first = 0;
    Fen room;
    Fen wanted;  // raw, of all services
};

class Sharing {
public:
    Sharing(const Pack& pack, std::span<const Span> readings, std::span<const Claimed> services, std::size_t applicants,
            const std::map<int, Money>& received)
        : pack_(pack), readings_(readings), services_(services), applicants_(applicants), received_(received), values_(pack.program.size()) {
        order_.resize(services.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return services[i].day.low; });
        order_known_ = std::ranges::all_of(services, [](const Claimed& s) { return s.day.low == s.day.high; });
    }

    Payments run(std::span<const std::vector<std::vector<Ways>>> worlds) {
        std::size_t mixtures = 1;
        for (const auto& of_applicant : worlds) mixtures = std::min(most_worlds + 1, mixtures * of_applicant.size());
        std::vector<const std::vector<Ways>*> chosen;
        if (mixtures <= most_worlds) {
            mix_applicants(worlds, chosen);
            return std::move(seen_);
        }
        // Too many: every service of an applicant with what it may come to in any of the applicant's worlds.
        std::vector<std::vector<Ways>> merged;
        for (const auto& of_applicant : worlds) {
            merged.push_back(of_applicant.front());
            for (const std::vector<Ways>& world : of_applicant | std::views::drop(1)) {
                for (std::size_t i = 0; i < world.size(); ++i) {
                    merged.back()[i].cells.insert(merged.back()[i].cells.end(), world[i].cells.begin(), world[i].cells.end());
                    merged.back()[i].unpaid |= world[i].unpaid;
                }
            }
        }
        for (const std::vector<Ways>& world : merged) chosen.push_back(&world);
        every_mixture(chosen);
        return std::move(seen_);
    }

private:
    void mix_applicants(std::span<const std::vector<std::vector<Ways>>> worlds, std::vector<const std::vector<Ways>*>& chosen) {
        if (chosen.size() == worlds.size()) {
            every_mixture(chosen);
            return;
        }
        for (const std::vector<Ways>& world : worlds[chosen.size()]) {
            chosen.push_back(&world);
            mix_applicants(worlds, chosen);
            chosen.pop_back();
        }
    }

    /// Every applicant in one world: all mixtures of what its services may come to.
    void every_mixture(const std::vector<const std::vector<Ways>*>& chosen) {
        std::vector<const Ways*> ways;
        for (const std::vector<Ways>* world : chosen) {
            for (const Ways& w : *world) ways.push_back(&w);
        }
        std::size_t worlds = 1;
        bool small = true;
        for (const Ways* w : ways) {
            small &= w->cells.size() <= most_cells;
            worlds = small ? worlds * (w->cells.size() + (w->unpaid ? 1 : 0)) : worlds;
            small &= worlds <= most_worlds;
        }
        std::vector<Part> parts(ways.size());
        if (small) {
            choose(ways, 0, parts);
            return;
        }
        // Too many mixtures: every service with all of its cells at once. Sound, but not always tight.
        for (std::size_t i = 0; i < ways.size(); ++i) {
            for (const Cell& c : ways[i]->cells) parts[i].cells.push_back(&c);
            parts[i].unpaid = ways[i]->unpaid;
        }
        share(parts);
    }

    void choose(const std::vector<const Ways*>& ways, std::size_t next, std::vector<Part>& parts) {
        if (next == ways.size()) {
            share(parts);
            return;
        }
        for (const Cell& c : ways[next]->cells) {
            parts[next].cells.assign(1, &c);
            choose(ways, next + 1, parts);
        }
        if (ways[next]->unpaid) {
            parts[next].cells.clear();
            choose(ways, next + 1, parts);
        }
    }

    std::int64_t room_at_first(int year) const {
        const auto it = received_.find(year);
        return std::max<std::int64_t>(0, pack_.cap.limit.fen() - (it == received_.end() ? 0 : it->second.fen()));
    }

    Year& year(std::map<int, Year>& years, int number) const {
        const auto [it, fresh] = years.try_emplace(number);
        if (fresh) {
            it->second.first = room_at_first(number);
            it->second.room = {it->second.first, it->second.first};
        }
        return it->second;
    }

    /// What a service wants of each year that it may fall in, raw.
    static std::map<int, Fen> drawn(const Part& part) {
        std::map<int, Fen> drawn;
        for (const Cell* cell : part.cells) {
            const Fen raw{std::accumulate(cell->low.begin(), cell->low.end(), std::int64_t{0}),
                          std::accumulate(cell->high.begin(), cell->high.end(), std::int64_t{0})};
            const auto [it, fresh] = drawn.try_emplace(cell->year, raw);
            if (!fresh) it->second.widen(raw);
        }
        if (part.unpaid || drawn.size() > 1) {
            for (auto& [y, raw] : drawn) raw.low = 0;
        }
        return drawn;
    }

    /// Every service settled as far as it is in this world: the years' room goes to one after the other.
    void share(const std::vector<Part>& parts) {
        std::map<int, Year> years;
        Payments paid;
        paid.services.resize(parts.size());
        paid.applicants.resize(applicants_);
        std::vector<std::map<int, Fen>> wants(parts.size());
        for (std::size_t i = 0; i < parts.size(); ++i) wants[i] = drawn(parts[i]);
        std::vector<std::map<int, Fen>> wanted(applicants_);
        for (const std::size_t i : order_) {
            if (services_[i].year) year(years, *services_[i].year);  // has a row, paid or not
            Payment& payment = paid.services[i];
            bool first = true;
            const auto may_be = [&](const Payment& one) { std::exchange(first, false) ? void(payment = one) : widen(payment, one); };
            for (const Cell* cell : parts[i].cells) {
                const Fen room = order_known_ ? year(years, cell->year).room : room_in_open_order(i, cell->year, wants);
                const Paid one = pay(pack_, *cell, readings_, values_, room);
                may_be({one.shares, one.total});
            }
            if (parts[i].unpaid || parts[i].cells.empty()) may_be({});
            for (const auto& [y, raw] : wants[i]) {
                Year& row = year(years, y);
                add(row.wanted, raw);
                add(wanted[services_[i].applicant][y], raw);
                row.room = {std::max<std::int64_t>(0, row.room.low - raw.high), std::max<std::int64_t>(0, row.room.high - raw.low)};
            }
            Payment& applicant = paid.applicants[services_[i].applicant];
            for (std::size_t k = 0; k < most_shares; ++k) {
                add(applicant.shares[k], payment.shares[k]);
                add(paid.all.shares[k], payment.shares[k]);
            }
            add(applicant.total, payment.total);
            add(paid.all.total, payment.total);
        }
        // Together the services of a year come to what is wanted or to the room, whichever is less: tighter than adding
        // them up. Of one applicant among several only the upper end holds, as others may take the room.
        Fen bound;
        for (const auto& [y, row] : years) add(bound, {std::min(row.wanted.low, row.first), std::min(row.wanted.high, row.first)});
        narrow(paid.all, bound);
        for (std::size_t a = 0; a < applicants_; ++a) {
            Fen own;
            for (const auto& [y, raw] : wanted[a]) own.high += std::min(raw.high, room_at_first(y));
            narrow(paid.applicants[a], applicants_ == 1 ? bound : own);
        }
        for (const Claimed& service : services_) {
            if (service.year) paid.left.try_emplace(*service.year, years.at(*service.year).room);
        }
        note(std::move(paid));
    }

    static void narrow(Payment& payment, Fen bound) {
        payment.total = {std::max(payment.total.low, bound.low), std::min(payment.total.high, bound.high)};
        for (Fen& share : payment.shares) share.high = std::min(share.high, payment.total.high);
    }

    bool may_be_before(std::size_t one, std::size_t other) const { return std::pair(services_[one].day.low, one) < std::pair(services_[other].day.high, other); }
    bool is_before(std::size_t one, std::size_t other) const { return std::pair(services_[one].day.high, one) < std::pair(services_[other].day.low, other); }

    /// Services whose turn may come before may have taken the most they want; those whose turn surely does, the least.
    Fen room_in_open_order(std::size_t turn, int year, const std::vector<std::map<int, Fen>>& wants) const {
        const std::int64_t first = room_at_first(year);
        Fen room{first, first};
        for (std::size_t other = 0; other < services_.size(); ++other) {
            const auto it = wants[other].find(year);
            if (other == turn || it == wants[other].end()) continue;
            if (may_be_before(other, turn)) room.low = std::max<std::int64_t>(0, room.low - it->second.high);
            if (is_before(other, turn)) room.high = std::max<std::int64_t>(0, room.high - it->second.low);
        }
        return room;
    }

    void note(Payments paid) {
        if (!std::exchange(any_, true)) {
            seen_ = std::move(paid);
            return;
        }
        for (std::size_t i = 0; i < paid.services.size(); ++i) widen(seen_.services[i], paid.services[i]);
        for (std::size_t a = 0; a < applicants_; ++a) widen(seen_.applicants[a], paid.applicants[a]);
        widen(seen_.all, paid.all);
        for (const auto& [y, room] : paid.left) {
            const auto [it, fresh] = seen_.left.try_emplace(y, room);
            if (!fresh) it->second.widen(room);
        }
    }

    const Pack& pack_;
    std::span<const Span> readings_;
    std::span<const Claimed> services_;
    std::size_t applicants_;
    const std::map<int, Money>& received_;
    std::vector<Span> values_;  // working space for the program
    std::vector<std::size_t> order_;
    bool order_known_ = true;
    bool any_ = false;
    Payments seen_;
};

}  // namespace

Payments share_out(const Pack& pack, std::span<const Span> readings, std::span<const Claimed> services,
                   std::span<const std::vector<std::vector<Ways>>> worlds, const std::map<int, Money>& received) {
    return Sharing(pack, readings, services, worlds.size(), received).run(worlds);
}

}  // namespace voucher::assess
