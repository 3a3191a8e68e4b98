// JSON written as it goes, for answers that are asked for many times a second: the derivation, the semantics of a frame.
// Whatever is written once is built with nlohmann_json, which costs ten times as much.
//
//     JsonText json;
//     json.object([&] {
//         json.key("id").text("total");
//         json.key("parts").array(parts, [&](const Step& part) { write(part); });
//     });
//
// Strings are UTF-8 and are escaped as RFC 8259 asks (the quotation mark, the backslash, control characters).
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace voucher {

class JsonText {
public:
    template <typename Members>
    void object(Members members) {
        begin('{');
        members();
        end('}');
    }
    template <typename Range, typename Each>
    void array(const Range& range, Each each) {
        begin('[');
        for (const auto& item : range) each(item);
        end(']');
    }
    template <typename Elements>
    void list(Elements elements) {
        begin('[');
        elements();
        end(']');
    }
    /// The next value's name.
    JsonText& key(std::string_view name) {
        separate();
        quoted(name);
        text_ += ':';
        first_ = true;  // no comma before the value
        return *this;
    }
    void text(std::string_view value) {
        separate();
        quoted(value);
    }
    void null() {
        separate();
        text_ += "null";
    }
    void boolean(bool value) {
        separate();
        text_ += value ? "true" : "false";
    }
    void number(std::int64_t value) {
        separate();
        text_ += std::to_string(value);
    }
    /// Two places behind the point: for places on the screen, never for amounts.
    void number(float value) {
        separate();
        std::array<char, 64> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 2);
        text_.append(digits.data(), static_cast<std::size_t>(end.ptr - digits.data()));
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void separate() {
        if (!std::exchange(first_, false)) text_ += ',';
    }
    void begin(char bracket) {
        separate();
        text_ += bracket;
        first_ = true;
    }
    void end(char bracket) {
        text_ += bracket;
        first_ = false;
    }
    void quoted(std::string_view value) {
        constexpr std::string_view digits = "0123456789abcdef";
        text_ += '"';
        for (const char letter : value) {
            const auto byte = static_cast<unsigned char>(letter);
            if (byte >= 0x20 && letter != '"' && letter != '\\') {
                text_ += letter;
            } else if (byte >= 0x20) {
                text_ += '\\';
                text_ += letter;
            } else {
                text_ += "\\u00";
                text_ += digits[byte >> 4U];
                text_ += digits[byte & 15U];
            }
        }
        text_ += '"';
    }

    std::string text_;
    bool first_ = true;  // nothing to be separated from
};

}  // namespace voucher
