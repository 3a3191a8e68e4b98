// How a calendar year's room is shared out: the order of filling and the two ways to shrink (art. of the cap).
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace voucher::assess {

inline constexpr std::size_t most_shares = 8;
using Shares = std::array<std::int64_t, most_shares>;  // fen

/// What is paid of `raw` (the first `count` shares) when `room` is left. The parts always add up, and none is more than
/// its raw amount.
/// In order: the first share is filled first, the next takes what is left.
/// Pro rata: all shrink in the ratio of the raw shares, rounded down. What is left over by rounding goes, of two, to the
/// last; of more, a fen each to those that lost most by it, the first where two lost the same.
inline Shares fill(const Shares& raw, std::size_t count, std::int64_t room, bool pro_rata) {
    Shares paid{};
    std::int64_t wanted = 0;
    for (std::size_t i = 0; i < count; ++i) wanted += raw[i];
    if (!pro_rata) {
        for (std::size_t i = 0; i < count; ++i) {
            paid[i] = raw[i] < room ? raw[i] : room;
            room -= paid[i];
        }
        return paid;
    }
    if (wanted <= room) return raw;
    const std::int64_t total = room;
    if (total == 0) return paid;
    Shares lost{};  // by rounding down, in parts of a fen: of `wanted`
    std::int64_t rest = total;
    for (std::size_t i = 0; i < count; ++i) {
        __extension__ using Wide = unsigned __int128;  // total × raw can pass 64 bits
        const Wide exact = static_cast<Wide>(total) * static_cast<Wide>(raw[i]);
        paid[i] = static_cast<std::int64_t>(exact / static_cast<Wide>(wanted));
        lost[i] = static_cast<std::int64_t>(exact % static_cast<Wide>(wanted));
        rest -= paid[i];
    }
    if (count == 2) {
        paid[1] += rest;
        return paid;
    }
    for (; rest > 0; --rest) {  // fewer than there are shares that lost something
        std::size_t most = 0;
        for (std::size_t i = 1; i < count; ++i) most = lost[i] > lost[most] ? i : most;
        ++paid[most];
        lost[most] = 0;
    }
    return paid;
}

}  // namespace voucher::assess
