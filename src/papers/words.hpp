// Where generated papers take their words from.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "src/policy/pack.hpp"

namespace voucher::papers {

enum class Language : unsigned char { zh, en };

/// The text of a catalogue under a key ("summary.title"); empty where there is none. `{name}` in it is filled
/// in.
using Words = std::function<std::string(std::string_view key)>;

inline const std::string& in(Language language, const policy::Text& text) {
    return language == Language::zh || text.en.empty() ? text.zh : text.en;
}

}  // namespace voucher::papers
