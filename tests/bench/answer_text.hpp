// An answer in one line, in the same words from both sides, so that they can be compared and hashed.
#pragma once

#include <string>

#include "src/assess/assessment.hpp"
#include "src/policy/pack.hpp"

namespace voucher::bench {

/// "met sound_finance=1 … | met category=1 … fee 100000 60000 30000 until 2025-09-10 contract … | 60000 30000
/// | 2025: 0, 560000" Conditions by id, amounts in fen. What is not exact reads as "?", which no hand-written
/// answer has.
std::string answer_text(const assess::Figures& figures, const policy::Pack& pack);

}  // namespace voucher::bench
