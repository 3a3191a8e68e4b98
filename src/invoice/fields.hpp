// The values of an invoice's fields, as the formats write them. Inside src/invoice only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "src/invoice/invoice.hpp"

namespace voucher::invoice {

/// Fills an invoice from texts, each with its place. A blank text says nothing. What cannot be read becomes an error in
/// `reading.findings`: invoice_bad_number, invoice_bad_date, invoice_bad_amount, invoice_bad_text.
class FieldReader {
public:
    FieldReader(Reading& reading, Channel channel) : reading_(reading), channel_(channel) {}

    /// 8 or 20 digits.
    void number(std::string_view text, const std::string& place);
    /// 10 or 12 digits.
    void code(std::string_view text, const std::string& place);
    /// A day, with a time of day behind it or without.
    void issued_on(std::string_view text, const std::string& place);
    /// At most 300 bytes.
    void name(Field<std::string>& field, std::string_view text, const std::string& place);
    /// A taxpayer's number: letters and digits, at most 20.
    void id(Field<std::string>& field, std::string_view text, const std::string& place);
    /// Yuan with at most two decimals that are not zero; a minus sign for a credit note; "¥" may stand before it.
    void amount(Field<Money>& field, std::string_view text, const std::string& place);
    /// The amount in capital characters, which has to be the one in digits: else the warning invoice_capitals_differ.
    void capitals(std::string_view text, const std::string& place);

    /// A warning invoice_field_missing for a field that such a document should have.
    template <typename T>
    void expect(const Field<T>& field, const std::string& place) {
        if (!field && !told(place)) say(Severity::warning, "invoice_field_missing", place, "nothing", "a value");
    }
    void say(Severity severity, std::string code, std::string place, std::string found, std::string expected);

private:
    [[nodiscard]] bool told(const std::string& place) const;

    Reading& reading_;
    Channel channel_;
};

/// Yuan as FieldReader::amount has it.
std::optional<Money> read_amount(std::string_view text);

/// At most `most` bytes of it, never a part of a character.
std::string_view shortened(std::string_view text, std::size_t most);

/// A text of the document as a finding shows it: in quotation marks, shortened.
inline constexpr std::size_t longest_shown = 60;
std::string quoted(std::string_view text, std::size_t most = longest_shown);
/// The same where the whole of it is to be compared.
inline std::string quoted_in_full(std::string_view text) { return quoted(text, std::string_view::npos); }

}  // namespace voucher::invoice
