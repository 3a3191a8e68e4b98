#include "src/invoice/read.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "src/base/text.hpp"
#include "src/invoice/fields.hpp"
#include "src/invoice/parts.hpp"
#include "src/invoice/xml_tree.hpp"

namespace voucher::invoice {
namespace {

constexpr std::size_t longest_qr = 512;

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
    std::vector<std::string_view> values;
    for (std::string_view rest = line; values.size() < 16;) {
        const std::size_t comma = rest.find(',');
        values.push_back(rest.substr(0, comma));
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    // Version, type, code, number, amount, day, check code, and one that is nobody's business
    const bool printable = std::ranges::all_of(line, [](char c) { return c >= 0x20 && c < 0x7F; });
    if (line.size() > longest_qr || !printable || values.size() < 7 || values.size() > 10 || values[0] != "01" || values[1].size() != 2)
        return parts::refuse({Severity::error, "invoice_bad_qr", here + "/", quoted(printable ? line : "other bytes"), "an invoice's QR code: 01,type,code,number,amount,day,check code,…"});
    Reading reading;
    FieldReader fields(reading, Channel::qr);
    fields.code(values[2], here + "/2");
    fields.number(values[3], here + "/3");
    fields.issued_on(values[5], here + "/5");
    Field<Money>& with_tax = reading.invoice.with_tax;
    Field<Money>& without_tax = reading.invoice.without_tax;
    switch (meaning_of(values[1])) {
        case Meaning::with_tax: fields.amount(with_tax, values[4], here + "/4"); break;
        case Meaning::without_tax: fields.amount(without_tax, values[4], here + "/4"); break;
        case Meaning::unknown:
            fields.say(Severity::warning, "invoice_unknown_type", here + "/1", quoted(values[1]), "a type of which it is known whether the amount includes the tax");
            break;
    }
    fields.expect(reading.invoice.number, here + "/3");
    return parts::alone(std::move(reading), document);
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
    return parts::alone(std::move(reading), document);
}

std::optional<Reading> read_found(const std::map<std::string, std::string>& pdf_keys, std::span<const std::string> qr_texts, std::string_view name) {
    const std::string document = name.empty() ? std::string{} : "/" + std::string(name);
    std::vector<Reading> channels;
    Reading keys = from_pdf_keys(pdf_keys, document);
    std::set<std::string> numbers;
    if (keys != Reading{}) {
        if (keys.invoice.number) numbers.insert(keys.invoice.number->value);
        channels.push_back(std::move(keys));
    }
    const bool known = !numbers.empty();
    for (const std::string& text : qr_texts) {
        auto code = read_qr_text(text, document);
        if (!code) continue;
        const Field<std::string>& number = code->invoice.number;
        // the keys say which invoice the file is: a code of another one is a picture in it, unless it is the only one
        if (known && qr_texts.size() > 1 && number && !numbers.contains(number->value)) continue;
        if (number) numbers.insert(number->value);
        channels.push_back(*std::move(code));
    }
    if (channels.empty()) return std::nullopt;
    if (!known && numbers.size() > 1)
        return Reading{.invoice = {}, .findings = {{Severity::error, "invoice_several_documents", document + "/", std::to_string(numbers.size()) + " invoices", "one"}}};
    return merge(std::move(channels), document);
}

bool may_be_invoice(std::string_view file_name) {
    const std::string name = lower_ascii(file_name);
    return name.ends_with(".xml") || name.ends_with(".ofd");
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
        return parts::refuse(tree.error());
    }
    if (local_name(tree->root()) == "EInvoice") return parts::alone(parts::e_invoice(*tree, document), document);
    const bool original = local_name(tree->root()) == "eInvoice" && namespace_of(tree->root()) == parts::original_invoice_namespace;
    if (original) return parts::alone(parts::original_invoice(*tree, document), document);
    return std::nullopt;
}

}  // namespace voucher::invoice
