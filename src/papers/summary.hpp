// The readable summary of a submission package: one page of HTML that needs nothing else, prints on A4 and
// runs nothing.
//
// It says who applies, as of which day and under which policy, every condition with its article, every
// service with its figures and how they come about, the readings in use and those that would change
// something, the papers with their digests, what is missing, and what the applicant does next. It says that
// it is no official form.
#pragma once

#include <span>
#include <string>

#include "src/assess/assessment.hpp"
#include "src/papers/attachment.hpp"
#include "src/papers/words.hpp"

namespace voucher::papers {

/// Words are looked up under `summary.*` (assets/catalogues/summary.<language>.json). The same input gives
/// the same bytes. Everything that was typed is escaped.
std::string write_summary(const policy::Pack& pack, const assess::Case& value,
                          const assess::Assessment& assessment, std::span<const Attachment> attachments,
                          const Words& words, Language language);

}  // namespace voucher::papers
