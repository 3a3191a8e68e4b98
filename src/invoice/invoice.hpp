// What an e-invoice (电子发票) says, as a value. Each field carries the channel it was read from.
//
// This is reading, never verification (查验): a file that was made up reads as well as a true one. Only the tax
// administration's own service tells whether an invoice exists.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/date.hpp"
#include "src/base/finding.hpp"
#include "src/base/money.hpp"

namespace voucher::invoice {

/// Where a field was read, in the order of trust, the most trusted first.
enum class Channel : std::uint8_t {
    xml,             // 数电票 XML, the original data file
    ofd_attachment,  // original_invoice.xml within an OFD file
    ofd_text,        // an OFD page's text, found through the tags
    ofd_data,        // the custom data of OFD.xml
    pdf_keys,        // the Info dictionary of a PDF file
    qr,              // the QR code
};

/// "xml", "ofd_attachment" …; the catalogues have `invoice.channel.<name>`.
std::string_view name_of(Channel channel);

template <typename T>
struct Said {
    T value{};
    Channel channel = Channel::xml;
    friend bool operator==(const Said&, const Said&) = default;
};

template <typename T>
using Field = std::optional<Said<T>>;

struct Item {
    std::string name;
    std::optional<Money> amount;  // without tax
    friend bool operator==(const Item&, const Item&) = default;
};

/// What is absent is not said, or could not be read. Amounts of a credit note (红字发票) are negative.
struct Invoice {
    Field<std::string> number;  // 发票号码: 20 digits (数电票) or 8
    Field<std::string> code;    // 发票代码: older invoices alone, 10 or 12 digits
    Field<Date> issued_on;
    Field<std::string> buyer_name;
    Field<std::string> buyer_id;
    Field<std::string> seller_name;
    Field<std::string> seller_id;
    Field<Money> without_tax;  // 合计金额
    Field<Money> tax;          // 合计税额
    Field<Money> with_tax;     // 价税合计
    std::vector<Item> items;
    friend bool operator==(const Invoice&, const Invoice&) = default;
};

/// The total with tax as it is said, or the sum of the two others.
std::optional<Money> total_with_tax(const Invoice& invoice);
/// The total without tax as it is said, or the difference of the two others.
std::optional<Money> total_without_tax(const Invoice& invoice);

/// An invoice and what is to be said of it. An error is a field that stands there and cannot be read: it is
/// absent from the invoice. A warning asks for a second look.
struct Reading {
    Invoice invoice;
    std::vector<Finding> findings;
    friend bool operator==(const Reading&, const Reading&) = default;
};

/// Several channels of one document made one. Of each field the most trusted channel's value is taken; where
/// another one says otherwise, `invoice_channels_differ` gives both values. Names that differ only in width and
/// spaces are the same. Then what the whole says is checked: `invoice_sum_differs` where the amounts do not add
/// up, `invoice_credit_code_doubtful` where a check character is wrong.
/// `place` stands before the fields' names in the findings.
Reading merge(std::vector<Reading> channels, std::string_view place = "");

/// The two values of an `invoice_channels_differ`, as they stand there, and where; nothing of another finding.
struct TwoValues {
    std::string first;
    Channel first_channel{};
    std::string second;  // the one that was taken
    Channel second_channel{};
    friend bool operator==(const TwoValues&, const TwoValues&) = default;
};
std::optional<TwoValues> values_of(const Finding& finding);

/// The form in which names are compared: full-width and small forms as ASCII, spaces out, letters in capitals.
std::string comparable(std::string_view name);

}  // namespace voucher::invoice
