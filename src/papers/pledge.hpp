// 诚信承诺书: what the pack says the applicant pledges, each sentence with its article, and room to sign and seal.
#pragma once

#include "src/papers/phrases.hpp"

namespace voucher::papers {

/// Where the answers of the case speak against an article that is pledged, the paper says so before the sentences: nobody
/// should sign what is not so. The pack's pledge must not be empty.
PaperDocument pledge(const Phrases& say);

}  // namespace voucher::papers
