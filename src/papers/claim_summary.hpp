// 兑付申请汇总表: who applies, and each service with its days and amounts on a row, as a paper to sign and as a workbook
// to go on counting with.
#pragma once

#include "src/papers/phrases.hpp"

namespace voucher::papers {

PaperDocument claim_summary(const Phrases& say);

/// Two sheets: the services, one a row with every fact that is no yes or no; and what stands around them in the paper.
/// An amount that is a range stands as text, so that nothing adds it up as if it were known.
SheetDocument claim_workbook(const Phrases& say);

}  // namespace voucher::papers
