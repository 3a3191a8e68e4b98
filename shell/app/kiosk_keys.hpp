// What a kiosk's keys make of a typed fact: whole numbers, amounts of yuan, days. The text stays one that typed.hpp reads.
#pragma once

#include <string>
#include <string_view>

#include "shell/app/catalogue.hpp"
#include "src/policy/pack.hpp"

namespace voucher::app {

/// The text after a key of ui::keypad. Text that was rewritten as people write it (100,000.00; 2025年3月10日) is first taken
/// back to its keys (100000; 20250310). A key that leads nowhere, as a second point does, changes nothing.
std::string after_kiosk_key(policy::Type type, std::string_view text, std::string_view key);

/// As it stands in the large field: 100,000; 2025-03-1 while a day is incomplete.
std::string shown_keys(policy::Type type, std::string_view text, Language language);

}  // namespace voucher::app
