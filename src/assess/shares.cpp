#include "src/assess/shares.hpp"

#include <algorithm>

namespace voucher::assess {
namespace {

using policy::Pack;
using policy::Span;
using policy::Type;

constexpr int most_halvings = 300;

/// Bounds of every share when the raw shares lie between `low` and `high` each for itself. For `fill` in order a share
/// grows with itself and with the room, and shrinks with the shares before it; pro rata likewise with all others.
std::array<Fen, most_shares> bounds(const Shares& low, const Shares& high, std::size_t count, Fen room, bool pro_rata) {
    std::array<Fen, most_shares> result{};
    for (std::size_t k = 0; k < count; ++k) {
        Shares most = low;   // the others low: most is left for this one
        most[k] = high[k];
        Shares least = high;
        least[k] = low[k];
        // rounding down gives the last share of a pro rata cut the remainder: one fen for each share before it
        const std::int64_t slack = pro_rata ? static_cast<std::int64_t>(count) : 0;
        result[k] = {std::max<std::int64_t>(0, fill(least, count, room.low, pro_rata)[k] - slack),
                     std::min(high[k], fill(most, count, room.high, pro_rata)[k] + slack)};
    }
    return result;
}

class Search {
public:
    Search(const Pack& pack, const Cell& cell, std::span<const Span> readings, std::span<Span> values, Fen room)
        : pack_(pack), cell_(cell), readings_(readings), values_(values), room_(room) {
        for (const policy::Amount& share : pack.shares) {
            for (const int f : pack.program.facts_of(share.node)) {
                const auto at = static_cast<std::size_t>(f);
                const bool open = pack.facts[at].type == Type::money && cell.facts[at].low != cell.facts[at].high;
                if (open && std::ranges::find(amounts_, f) == amounts_.end()) amounts_.push_back(f);
            }
        }
    }

    /// The highest (or lowest) that share `k` can be.
    std::int64_t end(std::size_t k, bool highest) {
        std::vector<Box> boxes{box(cell_.facts, k, highest)};
        std::int64_t reached = sample(boxes.front(), k, highest);
        const auto better = [&](std::int64_t a, std::int64_t b) { return highest ? a > b : a < b; };
        for (int halvings = 0; halvings < most_halvings; ++halvings) {
            const auto promising = std::ranges::max_element(boxes, [&](const Box& a, const Box& b) { return better(b.bound, a.bound); });
            if (promising == boxes.end() || !better(promising->bound, reached)) return reached;
            const Box wide = *promising;
            boxes.erase(promising);
            int widest = -1;
            for (const int f : amounts_) {
                const auto at = static_cast<std::size_t>(f);
                const auto width = [&](int g) { return wide.facts[static_cast<std::size_t>(g)].high - wide.facts[static_cast<std::size_t>(g)].low; };
                if (wide.facts[at].low != wide.facts[at].high && (widest < 0 || width(f) > width(widest))) widest = f;
            }
            if (widest < 0) return wide.bound;  // a single point whose bound is loose by the slack: sound
            const auto at = static_cast<std::size_t>(widest);
            const std::int64_t middle = wide.facts[at].low + (wide.facts[at].high - wide.facts[at].low) / 2;
            for (const Span half : {Span{wide.facts[at].low, middle}, Span{middle + 1, wide.facts[at].high}}) {
                std::vector<Span> facts = wide.facts;
                facts[at] = half;
                boxes.push_back(box(std::move(facts), k, highest));
                const std::int64_t here = sample(boxes.back(), k, highest);
                if (better(here, reached)) reached = here;
            }
        }
        std::int64_t bound = reached;
        for (const Box& b : boxes) {
            if (better(b.bound, bound)) bound = b.bound;
        }
        return bound;
    }

private:
    struct Box {
        std::vector<Span> facts;
        std::int64_t bound = 0;
    };

    void shares_at(std::span<const Span> facts, Shares& low, Shares& high) {
        pack_.program.run(false, facts, readings_, values_);
        pack_.program.run(true, facts, readings_, values_);
        for (std::size_t k = 0; k < pack_.shares.size(); ++k) {
            low[k] = values_[static_cast<std::size_t>(pack_.shares[k].node)].low;
            high[k] = values_[static_cast<std::size_t>(pack_.shares[k].node)].high;
        }
    }

    Box box(std::vector<Span> facts, std::size_t k, bool highest) {
        Shares low{};
        Shares high{};
        shares_at(facts, low, high);
        const bool point = low == high;
        const Fen bound = point ? Fen{fill(low, pack_.shares.size(), room_.low, cell_.pro_rata)[k], fill(low, pack_.shares.size(), room_.high, cell_.pro_rata)[k]}
                                : bounds(low, high, pack_.shares.size(), room_, cell_.pro_rata)[k];
        return {std::move(facts), highest ? bound.high : bound.low};
    }

    /// What is really reached at the box's lowest and highest amounts.
    std::int64_t sample(const Box& b, std::size_t k, bool highest) {
        std::int64_t best = highest ? 0 : Money::largest.fen();
        for (const bool top : {false, true}) {
            std::vector<Span> point = b.facts;
            for (const int f : amounts_) {
                Span& span = point[static_cast<std::size_t>(f)];
                span = Span::just(top ? span.high : span.low);
            }
            Shares raw{};
            Shares same{};
            shares_at(point, raw, same);
            const std::int64_t paid = fill(raw, pack_.shares.size(), highest ? room_.high : room_.low, cell_.pro_rata)[k];
            best = highest ? std::max(best, paid) : std::min(best, paid);
        }
        return best;
    }

    const Pack& pack_;
    const Cell& cell_;
    std::span<const Span> readings_;
    std::span<Span> values_;
    Fen room_;
    std::vector<int> amounts_;
};

}  // namespace

Paid pay(const Pack& pack, const Cell& cell, std::span<const Span> readings, std::span<Span> values, Fen room) {
    const std::size_t count = pack.shares.size();
    const Shares low = fill(cell.low, count, room.low, cell.pro_rata);
    const Shares high = fill(cell.high, count, room.high, cell.pro_rata);
    Paid paid;
    for (std::size_t k = 0; k < count; ++k) {  // the total grows with the fee and with the room
        paid.total.low += low[k];
        paid.total.high += high[k];
    }
    if (cell.low == cell.high) {
        for (std::size_t k = 0; k < count; ++k) paid.shares[k] = {low[k], high[k]};
        return paid;
    }
    Search search(pack, cell, readings, values, room);
    for (std::size_t k = 0; k < count; ++k) paid.shares[k] = {search.end(k, false), search.end(k, true)};
    return paid;
}

}  // namespace voucher::assess
