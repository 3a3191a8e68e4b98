// A day as people write it in each of a pack's languages.
#pragma once

#include <string>

#include "src/base/date_text.hpp"
#include "src/policy/pack.hpp"

namespace voucher::policy {

/// "2025年3月10日", "10 March 2025"
inline std::string in_words(Date date, Language language) { return language == Language::zh ? in_chinese(date) : in_english(date); }

}  // namespace voucher::policy
