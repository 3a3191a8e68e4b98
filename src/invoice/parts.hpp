// The XML documents that invoices come in, once they are trees. Inside src/invoice only.
#pragma once

#include <string_view>

#include "src/invoice/invoice.hpp"
#include "src/invoice/xml_tree.hpp"

namespace voucher::invoice::parts {

inline constexpr std::string_view original_invoice_namespace = "http://www.edrm.org.cn/schema/e-invoice/2019";

/// EInvoice (数电票).
Reading e_invoice(const XmlTree& tree, std::string_view document);

/// original_invoice.xml: eInvoice of the older 电子普票.
Reading original_invoice(const XmlTree& tree, std::string_view document);

}  // namespace voucher::invoice::parts
