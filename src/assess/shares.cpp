#include "src/assess/shares.hpp"

#include <algorithm>
#include <set>

namespace voucher::assess {
namespace {

using policy::NodeId;
using policy::Pack;
using policy::Span;
using policy::Type;

constexpr int most_halvings = 300;

/// Of three and more shares pro rata, a fen more of room, or of another's raw share, may move a rounded fen from one to
/// the other: each is then known to one fen on either side. Of two, both grow and shrink as the exact ratio does.
std::int64_t rounding_slack(std::size_t count, bool pro_rata) { return pro_rata && count > 2 ? 1 : 0; }

/// Ends of share `k` when the raw shares are known.
Fen ends_of(const Shares& raw, std::size_t count, std::size_t k, Fen room, bool pro_rata) {
    const std::int64_t slack = room.low == room.high ? 0 : rounding_slack(count, pro_rata);
    return {std::max<std::int64_t>(0, fill(raw, count, room.low, pro_rata)[k] - slack),
            std::min(raw[k], fill(raw, count, room.high, pro_rata)[k] + slack)};
}

/// Bounds of every share when the raw shares lie between `low` and `high` each for itself. For `fill` in order a share
/// grows with itself and with the room, and shrinks with the shares before it; pro rata likewise with all others.
std::array<Fen, most_shares> bounds(const Shares& low, const Shares& high, std::size_t count, Fen room, bool pro_rata) {
    std::array<Fen, most_shares> result{};
    const std::int64_t slack = rounding_slack(count, pro_rata);
    for (std::size_t k = 0; k < count; ++k) {
        Shares most = low;   // the others low: most is left for this one
        most[k] = high[k];
        Shares least = high;
        least[k] = low[k];
        result[k] = {std::max<std::int64_t>(0, fill(least, count, room.low, pro_rata)[k] - slack),
                     std::min({high[k], room.high, fill(most, count, room.high, pro_rata)[k] + slack})};
    }
    return result;
}

/// Looks for the ends of a share over open amounts. Where every share depends on the amounts through the fee alone, the
/// fee is the only unknown, and halving its span is enough; else the amounts themselves are halved, widest first.
class Search {
public:
    Search(const Pack& pack, const Cell& cell, std::span<const Span> readings, std::span<Span> values, Fen room)
        : pack_(pack), cell_(cell), readings_(readings), values_(values), room_(room) {
        std::set<NodeId> above;      // the shares' nodes that the fee does not need
        std::set<int> past_the_fee;  // facts that they read themselves
        const std::vector<NodeId> fee = pack.program.dependencies(pack.fee.node);
        for (const policy::Amount& share : pack.shares) {
            for (const NodeId id : pack.program.dependencies(share.node)) {
                if (std::ranges::binary_search(fee, id)) continue;
                above.insert(id);
                const policy::Node& n = pack.program[id];
                for (const NodeId operand : {n.a, n.b, n.c}) {
                    if (operand < 0 || operand == pack.fee.node || !std::ranges::binary_search(fee, operand)) continue;
                    for (const int f : pack.program.facts_of(operand)) past_the_fee.insert(f);
                }
                if (n.op == policy::Op::fact) past_the_fee.insert(static_cast<int>(n.value));
            }
            for (const int f : pack.program.facts_of(share.node)) {
                if (is_open_amount(f) && std::ranges::find(amounts_, f) == amounts_.end()) amounts_.push_back(f);
            }
        }
        run_all(cell.facts);
        by_fee_ = std::ranges::none_of(past_the_fee, [&](int f) { return is_open_amount(f); });
        if (by_fee_) above_fee_.assign(above.begin(), above.end());
    }

    /// The highest (or lowest) that share `k` can be.
    std::int64_t end(std::size_t k, bool highest) {
        std::vector<Box> boxes{box(whole(), k, highest)};
        std::int64_t reached = sample(boxes.front(), k, highest);
        const auto better = [&](std::int64_t a, std::int64_t b) { return highest ? a > b : a < b; };
        for (int halvings = 0; halvings < most_halvings; ++halvings) {
            const auto promising = std::ranges::max_element(boxes, [&](const Box& a, const Box& b) { return better(b.bound, a.bound); });
            if (promising == boxes.end() || !better(promising->bound, reached)) return reached;
            const Box wide = *promising;
            boxes.erase(promising);
            const auto width = [](Span s) { return s.high - s.low; };
            const auto widest = std::ranges::max_element(wide.amounts, {}, width);
            if (widest == wide.amounts.end() || width(*widest) == 0) return wide.bound;  // a single point: the bound is loose by the slack
            const auto at = widest - wide.amounts.begin();
            const std::int64_t middle = widest->low + width(*widest) / 2;
            for (const Span half : {Span{widest->low, middle}, Span{middle + 1, widest->high}}) {
                std::vector<Span> amounts = wide.amounts;
                amounts[static_cast<std::size_t>(at)] = half;
                boxes.push_back(box(std::move(amounts), k, highest));
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
    /// The fee, or the open amounts, each within a span.
    struct Box {
        std::vector<Span> amounts;
        std::int64_t bound = 0;
    };

    bool is_open_amount(int fact) const {
        const auto at = static_cast<std::size_t>(fact);
        return pack_.facts[at].type == Type::money && cell_.facts[at].low != cell_.facts[at].high;
    }

    void run_all(std::span<const Span> facts) {
        pack_.program.run(false, facts, readings_, values_);
        pack_.program.run(true, facts, readings_, values_);
        if (whole_fee_.high < 0) whole_fee_ = values_[static_cast<std::size_t>(pack_.fee.node)];
    }

    std::vector<Span> whole() const {
        if (by_fee_) return {whole_fee_};
        std::vector<Span> amounts;
        for (const int f : amounts_) amounts.push_back(cell_.facts[static_cast<std::size_t>(f)]);
        return amounts;
    }

    void shares_at(std::span<const Span> amounts, Shares& low, Shares& high) {
        if (by_fee_) {
            values_[static_cast<std::size_t>(pack_.fee.node)] = amounts[0];
            pack_.program.run(above_fee_, cell_.facts, readings_, values_);
        } else {
            std::vector<Span> facts = cell_.facts;
            for (std::size_t i = 0; i < amounts_.size(); ++i) facts[static_cast<std::size_t>(amounts_[i])] = amounts[i];
            run_all(facts);
        }
        for (std::size_t k = 0; k < pack_.shares.size(); ++k) {
            low[k] = values_[static_cast<std::size_t>(pack_.shares[k].node)].low;
            high[k] = values_[static_cast<std::size_t>(pack_.shares[k].node)].high;
        }
    }

    Box box(std::vector<Span> amounts, std::size_t k, bool highest) {
        Shares low{};
        Shares high{};
        shares_at(amounts, low, high);
        const bool point = low == high;
        const Fen bound = point ? ends_of(low, pack_.shares.size(), k, room_, cell_.pro_rata)
                                : bounds(low, high, pack_.shares.size(), room_, cell_.pro_rata)[k];
        return {std::move(amounts), highest ? bound.high : bound.low};
    }

    /// What is really reached at the box's lowest and highest amounts.
    std::int64_t sample(const Box& b, std::size_t k, bool highest) {
        std::int64_t best = highest ? 0 : Money::largest.fen();
        for (const bool top : {false, true}) {
            std::vector<Span> point = b.amounts;
            for (Span& span : point) span = Span::just(top ? span.high : span.low);
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
    std::vector<int> amounts_;       // open, that the shares depend on
    std::vector<NodeId> above_fee_;  // the shares' nodes beyond the fee, in order
    Span whole_fee_{0, -1};
    bool by_fee_ = false;
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
        for (std::size_t k = 0; k < count; ++k) paid.shares[k] = ends_of(cell.low, count, k, room, cell.pro_rata);
        return paid;
    }
    Search search(pack, cell, readings, values, room);
    for (std::size_t k = 0; k < count; ++k) paid.shares[k] = {search.end(k, false), search.end(k, true)};
    return paid;
}

}  // namespace voucher::assess
