// Reads e-invoices, whatever they come in. All input may be hostile: sizes and depths are bounded, nothing outside the
// bytes is opened, and what cannot be read exactly is told and never guessed.
//
//   [X] 数电票 XML (EInvoice, no namespace)
//   [X] OFD (GB/T 33190, both namespaces): original_invoice.xml; the tags and the page's text; custom data
//   [X] original_invoice.xml by itself (http://www.edrm.org.cn/schema/e-invoice/2019)
//   [X] the QR code's text, the Info keys of a PDF file
//   [ ] XBRL within OFD, signatures and seals, PDF pages, scanned images
//
// Every finding's code begins with "invoice_" or, for the archive of an OFD file, "zip_"; its place begins with what the
// caller calls the document.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/finding.hpp"
#include "src/invoice/invoice.hpp"

namespace voucher::invoice {

/// Errors where nothing can be read: the document is broken, hostile, or another kind of thing.
using ReadResult = std::expected<Reading, std::vector<Finding>>;

inline constexpr std::size_t most_bytes = 32U << 20U;  // of a file
inline constexpr std::size_t most_items = 2'000;       // further ones are passed over

/// 数电票 XML: the root is EInvoice.
ReadResult read_xml(std::string_view bytes, std::string_view document = "");

/// OFD. An attachment original_invoice.xml, the text that the tags point to and the custom data are channels of their
/// own, merged.
ReadResult read_ofd(std::string_view bytes, std::string_view document = "");

/// "01,31,,24112000000048542163,4449.00,20240528,,B2B6" (数电票: the amount includes the tax) and
/// "01,10,050001700111,99999951,300.00,20201010,…,E400," (older: it does not). Of another type the amount is left out,
/// and `invoice_unknown_type` says so.
ReadResult read_qr_text(std::string_view text, std::string_view document = "");

/// The Info dictionary of a PDF file as the page read it: InvoiceNumber, IssueTime, TotalAmWithoutTax, TotalTaxAm,
/// TotalTax-includedAmount, SellerIdNum, BuyerIdNum. Other keys are passed over; with none of these the reading is empty.
Reading from_pdf_keys(const std::map<std::string, std::string>& keys, std::string_view document = "");

/// A PDF file or an image by what a machine finds in it: Info keys, and the texts of QR codes, each a channel, merged.
/// Nothing where neither says anything of an invoice; keys and codes of other things are passed over. Codes of several
/// invoices in one file, and no keys that tell which of them it is: `invoice_several_documents`, and the invoice is empty.
std::optional<Reading> read_found(const std::map<std::string, std::string>& pdf_keys, std::span<const std::string> qr_texts, std::string_view name);

/// By a file's name, whether it is worth reading as one: .xml or .ofd.
bool may_be_invoice(std::string_view file_name);

/// A file of any kind, told by its content and never by its name. Nothing for what is neither an invoice's XML nor an OFD
/// file: a PDF file, a picture, other XML.
std::optional<ReadResult> read_invoice(std::string_view bytes, std::string_view name);

}  // namespace voucher::invoice
