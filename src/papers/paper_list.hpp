// 材料清单: what each service needs and by which article, and the files that are there, with size and SHA-256.
#pragma once

#include "src/papers/phrases.hpp"

namespace voucher::papers {

PaperDocument paper_list(const Phrases& say);

}  // namespace voucher::papers
