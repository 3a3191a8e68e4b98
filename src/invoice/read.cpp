#include "src/invoice/read.hpp"

#include <algorithm>
#include <array>

#include "src/base/text.hpp"
#include "src/invoice/fields.hpp"
#include "src/invoice/parts.hpp"
#include "src/invoice/xml_tree.hpp"

namespace voucher::invoice {
namespace {

constexpr std::size_t longest_qr = 512;

std::unexpected<std::vector<Finding>> refuse(Finding finding) { return std::unexpected(std::vector{std::move(finding)}); }

/// What the amount of a QR code means, by the invoice's type (the second part).
enum class Meaning : std::uint8_t { with_tax, without_tax, unknown };

Meaning meaning_of(std::string_view type) {
    constexpr std::array<std::string_view, 2> digital{"31", "32"};                      // 数电专票, 数电普票
    constexpr std::array<std::string_view, 5> older{"01", "04", "08", "10", "11"};      // 专票, 普票, 电子专票, 电子普票, 卷票
    if (std::ranges::find(digital, type) != digital.end()) return Meaning::with_tax;
    if (std::ranges::find(older, type) != older.end()) return Meaning::without_tax;
    return Meaning::unknown;
}

std::string_view without_mark_and_spaces(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t start = bytes.find_first_not_of(" \t\r\n");
    return start == std::string_view::npos ? std::string_view{} : bytes.substr(start);
}

}  // namespace

ReadResult read_qr_text(std::string_view text, std::string_view document) {
    const std::string line = trimmed(text);
    const std::string here(document);
    std::vector<std::string_view> parts;
    for (std::string_view rest = line; parts.size() < 16;) {
        const std::size_t comma = rest.find(',');
        parts.push_back(rest.substr(0, comma));
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    // Version, type, code, number, amount, day, check code, and one that is nobody's business
    const bool printable = std::ranges::all_of(line, [](char c) { return c >= 0x20 && c < 0x7F; });
    if (line.size() > longest_qr || !printable || parts.size() < 7 || parts.size() > 10 || parts[0] != "01" || parts[1].size() != 2)
        return refuse({Severity::error, "invoice_bad_qr", here + "/", quoted(printable ? line : "other bytes"), "an invoice's QR code: 01,type,code,number,amount,day,check code,…"});
    Reading reading;
    FieldReader fields(reading, Channel::qr);
    fields.code(parts[2], here + "/2");
    fields.number(parts[3], here + "/3");
    fields.issued_on(parts[5], here + "/5");
    Field<Money>& with_tax = reading.invoice.with_tax;
    Field<Money>& without_tax = reading.invoice.without_tax;
    switch (meaning_of(parts[1])) {
        case Meaning::with_tax: fields.amount(with_tax, parts[4], here + "/4"); break;
        case Meaning::without_tax: fields.amount(without_tax, parts[4], here + "/4"); break;
        case Meaning::unknown:
            fields.say(Severity::warning, "invoice_unknown_type", here + "/1", quoted(parts[1]), "a type of which it is known whether the amount includes the tax");
            break;
    }
    fields.expect(reading.invoice.number, here + "/3");
    std::vector<Reading> channels;
    channels.push_back(std::move(reading));
    return merge(std::move(channels), document);
}

Reading from_pdf_keys(const std::map<std::string, std::string>& keys, std::string_view document) {
    Reading reading;
    FieldReader fields(reading, Channel::pdf_keys);
    Invoice& invoice = reading.invoice;
    const auto with = [&](const char* key, auto read) {
        const auto it = keys.find(key);
        if (it != keys.end()) read(it->second, std::string(document) + "/" + key);
    };
    const auto id = [&](Field<std::string>& into) { return [&](const std::string& t, const std::string& p) { fields.id(into, t, p); }; };
    const auto amount = [&](Field<Money>& into) { return [&](const std::string& t, const std::string& p) { fields.amount(into, t, p); }; };
    with("InvoiceNumber", [&](const std::string& t, const std::string& p) { fields.number(t, p); });
    with("IssueTime", [&](const std::string& t, const std::string& p) { fields.issued_on(t, p); });
    with("TotalAmWithoutTax", amount(invoice.without_tax));
    with("TotalTaxAm", amount(invoice.tax));
    with("TotalTax-includedAmount", amount(invoice.with_tax));
    with("SellerIdNum", id(invoice.seller_id));
    with("BuyerIdNum", id(invoice.buyer_id));
    std::vector<Reading> channels;
    channels.push_back(std::move(reading));
    return merge(std::move(channels), document);
}

std::optional<ReadResult> read_invoice(std::string_view bytes, std::string_view name) {
    const std::string document = name.empty() ? std::string{} : "/" + std::string(name);
    if (bytes.starts_with("PK\x03\x04")) {
        // an archive is an OFD file if it has OFD.xml; whether it is a sound one is for read_ofd to say
        if (bytes.find("OFD.xml") == std::string_view::npos) return std::nullopt;
        return read_ofd(bytes, document);
    }
    if (!without_mark_and_spaces(bytes.substr(0, 4096)).starts_with('<')) return std::nullopt;
    const auto tree = read_xml_tree(bytes, document);
    // broken XML is told only where it looks like an invoice: a page of a web site is no one's invoice
    if (!tree) {
        const std::string_view head = bytes.substr(0, 4096);
        if (head.find("EInvoice") == std::string_view::npos && head.find("eInvoice") == std::string_view::npos) return std::nullopt;
        return refuse(tree.error());
    }
    std::vector<Reading> channels;
    if (local_name(tree->root()) == "EInvoice") channels.push_back(parts::e_invoice(*tree, document));
    else if (local_name(tree->root()) == "eInvoice" && namespace_of(tree->root()) == parts::original_invoice_namespace) channels.push_back(parts::original_invoice(*tree, document));
    else return std::nullopt;
    return merge(std::move(channels), document);
}

}  // namespace voucher::invoice
