// Where an input came by in the core: how often, roughly, each way from one place to the next was taken.
#pragma once

#include <cstddef>

namespace voucher::fuzz::coverage {

/// Forgets the last input's ways.
void begin();

/// Whether the last input took a way, or took one more often (1, 2, 3, 4, 8, 16, 32, 128 times), than any input did
/// before; remembers it.
bool found_new();

/// How many ways are known. 0: the core was compiled without -fsanitize-coverage.
std::size_t ways();

}  // namespace voucher::fuzz::coverage
