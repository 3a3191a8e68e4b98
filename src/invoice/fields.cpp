#include "src/invoice/fields.hpp"

#include <algorithm>

#include "src/base/date_text.hpp"
#include "src/base/money_text.hpp"
#include "src/base/text.hpp"

namespace voucher::invoice {
namespace {

constexpr std::size_t longest_name = 300;
constexpr std::size_t most_findings = 50;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Trimmed and half-width; an ideographic space is a space.
std::string plain(std::string_view text) { return trimmed(half_width(text)); }

}  // namespace

std::string_view shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return text.substr(0, most);
}

std::string quoted(std::string_view text, std::size_t most) {
    return "\"" + std::string(shortened(text, most)) + (text.size() <= most ? "\"" : "…\"");
}

std::optional<Money> read_amount(std::string_view typed) {
    std::string text = plain(typed);
    for (const std::string_view sign : {"\u00A5", "CNY", "-\u00A5"}) {
        if (text.starts_with(sign)) text = (sign.starts_with('-') ? "-" : "") + trimmed(text.substr(sign.size()));
    }
    const bool negative = text.starts_with('-');
    if (negative) text.erase(0, 1);
    if (text.empty() || text.size() > 40 || !is_digit(text.front()) || text.find_first_not_of("0123456789.,") != std::string::npos) return std::nullopt;
    const auto money = parse_typed_money(text);
    if (!money) return std::nullopt;
    return negative ? Money{} - *money : *money;
}

void FieldReader::say(Severity severity, std::string code, std::string place, std::string found, std::string expected) {
    if (reading_.findings.size() < most_findings) reading_.findings.push_back({severity, std::move(code), std::move(place), std::move(found), std::move(expected)});
}

bool FieldReader::told(const std::string& place) const { return std::ranges::find(reading_.findings, place, &Finding::place) != reading_.findings.end(); }

void FieldReader::number(std::string_view typed, const std::string& place) {
    const std::string text = plain(typed);
    if (text.empty()) return;
    if (std::ranges::all_of(text, is_digit) && (text.size() == 8 || text.size() == 20)) reading_.invoice.number = {text, channel_};
    else say(Severity::error, "invoice_bad_number", place, quoted(text), "8 or 20 digits");
}

void FieldReader::code(std::string_view typed, const std::string& place) {
    const std::string text = plain(typed);
    if (text.empty()) return;
    if (std::ranges::all_of(text, is_digit) && (text.size() == 10 || text.size() == 12)) reading_.invoice.code = {text, channel_};
    else say(Severity::error, "invoice_bad_number", place, quoted(text), "10 or 12 digits");
}

void FieldReader::issued_on(std::string_view typed, const std::string& place) {
    std::string text = plain(typed);
    if (text.empty()) return;
    const std::string whole = text;
    // a time of day behind the day: "2024-05-28 10:20:30", "2024-05-28T10:20:30", "20240528102030"
    if (const std::size_t end = text.find_first_of("T:"); end != std::string::npos) text.resize(std::min(end, text.find(' ')));
    if (text.size() == 14 && std::ranges::all_of(text, is_digit)) text.resize(8);
    const auto day = parse_typed_date(text);
    if (day) reading_.invoice.issued_on = {*day, channel_};
    else say(Severity::error, "invoice_bad_date", place, quoted(whole), "a day that exists, as 2025-03-10");
}

void FieldReader::name(Field<std::string>& field, std::string_view typed, const std::string& place) {
    std::string text = trimmed(typed);
    for (const std::string_view space : {"\u3000", "\u00A0"}) {
        while (text.starts_with(space)) text.erase(0, space.size());
        while (text.ends_with(space)) text.resize(text.size() - space.size());
    }
    if (text.empty()) return;
    const bool control = std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (text.size() > longest_name || control || !is_utf8(text)) say(Severity::error, "invoice_bad_text", place, quoted(text), "a name of at most 300 bytes on one line");
    else field = {std::move(text), channel_};
}

void FieldReader::id(Field<std::string>& field, std::string_view typed, const std::string& place) {
    std::string text = plain(typed);
    if (text.empty()) return;
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const bool fits = text.size() <= 20 && std::ranges::all_of(text, [](char c) { return is_digit(c) || is_letter(c); });
    if (fits) field = {std::move(text), channel_};
    else say(Severity::error, "invoice_bad_text", place, quoted(text), "a taxpayer's number of at most 20 letters and digits");
}

void FieldReader::amount(Field<Money>& field, std::string_view typed, const std::string& place) {
    const std::string text = plain(typed);
    if (text.empty()) return;
    const auto money = read_amount(text);
    if (money) field = {*money, channel_};
    else say(Severity::error, "invoice_bad_amount", place, quoted(text), "yuan with at most two decimals");
}

void FieldReader::capitals(std::string_view typed, const std::string& place) {
    const std::string text = trimmed(typed);
    if (text.empty() || !reading_.invoice.with_tax) return;
    const Money amount = reading_.invoice.with_tax->value;
    const auto read = from_capitals(text);
    // a credit note's are written without a sign, or with （负数） before them
    const Money size = amount < Money{} ? Money{} - amount : amount;
    if (read && (*read == amount || *read == size)) return;
    say(Severity::warning, "invoice_capitals_differ", place, quoted(text), in_capitals(size) + ", which is " + amount.to_string());
}

}  // namespace voucher::invoice
