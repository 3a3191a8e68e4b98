// The XML documents that invoices come in, once they are trees. Inside src/invoice only.
#pragma once

#include <expected>
#include <string_view>
#include <utility>
#include <vector>

#include "src/invoice/invoice.hpp"
#include "src/invoice/xml_tree.hpp"

namespace voucher::invoice::parts {

inline constexpr std::string_view original_invoice_namespace = "http://www.edrm.org.cn/schema/e-invoice/2019";

/// An answer where nothing can be read.
inline std::unexpected<std::vector<Finding>> refuse(Finding finding) { return std::unexpected(std::vector{std::move(finding)}); }

/// The answer of a document with one channel, which is checked as a whole like any other.
inline Reading alone(Reading channel, std::string_view document) {
    std::vector<Reading> channels;
    channels.push_back(std::move(channel));
    return merge(std::move(channels), document);
}

/// EInvoice (数电票).
Reading e_invoice(const XmlTree& tree, std::string_view document);

/// original_invoice.xml: eInvoice of the older 电子普票.
Reading original_invoice(const XmlTree& tree, std::string_view document);

}  // namespace voucher::invoice::parts
