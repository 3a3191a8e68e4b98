// Cases for the hand-written function: one innovation-voucher-case/1 a line, every fact known.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "tests/bench/hand_written.hpp"

namespace voucher::bench {

/** Every line of the stream; what a program of the benchmark is given is its own file, so a fault ends it
 * (throws). */
std::vector<std::string> read_lines(std::istream& in);

/** Throws nlohmann::json::exception or std::out_of_range where a fact is missing or unheard of. */
by_hand::Case read_by_hand_case(const std::string& line);

}  // namespace voucher::bench
