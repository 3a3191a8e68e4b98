#include "tests/fuzz/coverage.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace {

constexpr std::size_t places = 1U << 16U;
alignas(64) std::array<std::uint8_t, places> counts{};
alignas(64) std::array<std::uint8_t, places> known{};  // the magnitudes of each way that were seen, as bits
std::uintptr_t last = 0;

std::uint8_t magnitude(std::uint8_t count) {
    if (count == 0) return 0;
    if (count < 4) return static_cast<std::uint8_t>(1U << (count - 1U));
    if (count < 8) return 8;
    if (count < 16) return 16;
    if (count < 32) return 32;
    return count < 128 ? 64 : 128;
}

}  // namespace

/// Called by the core at the begin of each basic block. The address is taken relative to this function's own, as the
/// program lies elsewhere in each run.
extern "C" void __sanitizer_cov_trace_pc() {
    const auto here = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0)) - reinterpret_cast<std::uintptr_t>(&__sanitizer_cov_trace_pc);
    const auto place = static_cast<std::uintptr_t>((here * 0x9E3779B97F4A7C15U) >> 48U);
    std::uint8_t& count = counts[place ^ last];
    if (count < 255) ++count;
    last = place >> 1U;
}

namespace voucher::fuzz::coverage {

void begin() {
    counts.fill(0);
    last = 0;
}

bool found_new() {
    bool any = false;
    for (std::size_t i = 0; i < places; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, &counts[i], 8);
        if (eight == 0) continue;
        for (std::size_t k = i; k < i + 8; ++k) {
            const std::uint8_t seen = magnitude(counts[k]);
            if ((seen & ~known[k]) == 0) continue;
            known[k] = static_cast<std::uint8_t>(known[k] | seen);
            any = true;
        }
    }
    return any;
}

std::size_t ways() {
    std::size_t result = 0;
    for (const std::uint8_t bits : known) result += bits != 0 ? 1U : 0U;
    return result;
}

}  // namespace voucher::fuzz::coverage
