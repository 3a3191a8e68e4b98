// How a calendar year's room is shared out: the order of filling and the two ways to shrink (art. of the cap).
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace voucher::assess {

inline constexpr std::size_t most_shares = 8;
using Shares = std::array<std::int64_t, most_shares>;  // fen

/// What is paid of `raw` (the first `count` shares) when `room` is left.
/// In order: the first share is filled first, the next takes what is left.
/// Pro rata: all shrink in the ratio of the raw shares, rounded down; the last takes the remainder, so that the parts
/// add up to the total.
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
    const std::int64_t total = wanted < room ? wanted : room;
    if (total == 0) return paid;
    std::int64_t rest = total;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        __extension__ using Wide = unsigned __int128;  // total × raw can pass 64 bits
        paid[i] = static_cast<std::int64_t>(static_cast<Wide>(total) * static_cast<Wide>(raw[i]) / static_cast<Wide>(wanted));
        rest -= paid[i];
    }
    if (count > 0) paid[count - 1] = rest;
    return paid;
}

}  // namespace voucher::assess
