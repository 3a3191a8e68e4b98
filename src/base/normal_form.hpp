// Unicode's normalisation form C (UAX #15): one way to write what can be written in several, é as one character.
#pragma once

#include <string>
#include <string_view>

namespace voucher {

/// NFC of UTF-8, by Unicode 14; what is not UTF-8 becomes U+FFFD. May be longer than what was given.
std::string nfc(std::string_view utf8);

}  // namespace voucher
