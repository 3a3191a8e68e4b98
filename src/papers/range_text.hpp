// A range of money on a paper, without a sign: "60,000.00", "0.00 – 60,000.00".
#pragma once

#include <string>
#include <string_view>

#include "src/assess/assessment.hpp"
#include "src/base/money_text.hpp"

namespace voucher::papers {

/// `no_upper_end` stands where nothing bounds it.
inline std::string range_text(const assess::MoneyRange& range, std::string_view no_upper_end) {
    if (range.is_exact()) return grouped(range.low);
    return grouped(range.low) + " – " + (range.high ? grouped(*range.high) : std::string(no_upper_end));
}

}  // namespace voucher::papers
