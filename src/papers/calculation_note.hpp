// 补助测算说明: how every figure comes about. Each has its derivation, the article it follows from and what that article
// says in short; then the readings in use and what others would make of it, the years' cap, and the last days to claim.
#pragma once

#include "src/papers/phrases.hpp"

namespace voucher::papers {

PaperDocument calculation_note(const Phrases& say);

}  // namespace voucher::papers
