// 测算结果 to be printed: who, the figure, how it comes about and by which article, the last days to claim. An ordinary case
// (up to five services) fits one A4 page; nothing of a longer one is left out.
#pragma once

#include "src/papers/phrases.hpp"

namespace voucher::papers {

/// `printed_on`: the present day, which only the caller knows.
PaperDocument result_sheet(const Phrases& say, Date printed_on);

/// The same as the JSON that Platform::lay_out_print takes: one PaperDocument as web/src/papers/document.ts has it.
std::string print_request(const PaperInput& input, Date printed_on);

}  // namespace voucher::papers
