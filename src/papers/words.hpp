// Where generated papers take their words from.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "src/policy/pack.hpp"

namespace voucher::papers {

using policy::Language;

/// The text of a catalogue under a key ("summary.title"); empty where there is none. `{name}` in it is filled
/// in.
using Words = std::function<std::string(std::string_view key)>;

}  // namespace voucher::papers
