// The e-invoices that a package holds, read again and held against its case (src/invoice/cross_check.hpp).
//
// Read are files called .xml or .ofd among a service's papers, told by their content; other files of a paper that holds an
// invoice are such as cannot be read. Bounds: 500 files, 256 MiB in all, each at most invoice::most_bytes; what lies beyond
// is `package_invoices_unread`. One file is held in memory at a time.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "src/assess/case.hpp"
#include "src/base/finding.hpp"
#include "src/package/stored_file.hpp"
#include "src/papers/attachment.hpp"
#include "src/policy/pack.hpp"

namespace voucher::package {

/// A file that was read as an invoice.
struct InvoiceLine {
    std::string path;
    std::string number;  // 20 digits, or a code and an old number; empty: it does not say enough
    friend bool operator==(const InvoiceLine&, const InvoiceLine&) = default;
};

struct EnclosedInvoices {
    /// What differs, with both values, and what cannot be read: warnings. Errors where a file is hostile.
    std::vector<Finding> findings;
    std::vector<InvoiceLine> read;  // in the attachments' order
};

/// `attachments` have the place of their file in `files` for a handle; `digests` are SHA-256 by path.
EnclosedInvoices read_enclosed_invoices(const policy::Pack& pack, const assess::Case& value,
                                        std::span<const papers::Attachment> attachments, const std::vector<StoredFile>& files,
                                        const std::map<std::string, std::string>& digests);

}  // namespace voucher::package
