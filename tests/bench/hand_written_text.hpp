// The hand-written answer in the words of answer_text.hpp.
#pragma once

#include <string>

#include "tests/bench/hand_written.hpp"

namespace voucher::bench {

/// The kind is needed because the answer does not repeat it.
std::string answer_text(const by_hand::Answer& answer, by_hand::Kind kind);

}  // namespace voucher::bench
