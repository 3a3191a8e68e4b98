// What e-invoices say, held against what the case says. Only warnings come out of it: nobody's figures are changed, and
// which of the two is right is for the person to see. Nothing here verifies an invoice (查验).
//
//   invoice_buyer_name_differs, invoice_buyer_id_differs   the buyer is not the applicant
//   invoice_seller_name_differs                            the seller is not the service's provider
//   invoice_amount_differs       the invoices of a service do not add up to the fact that the pack names
//   invoice_amount_other_tax     they do, with the tax where the fact is without it, or the other way
//   invoice_day_early            issued before a day of the pack's "not_before"
//   invoice_day_late             issued after a day of the pack's "not_after"
//   invoice_number_twice         one invoice stands for two services, of one case or of two
//   invoice_file_twice           one file does, or is enclosed twice with one service
//   invoice_credit_note          an amount below zero
//
// What the case or the invoice does not say is not compared. Several files of one invoice (XML and PDF, say) with one
// service are one invoice: they are merged, and counted once.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/assess/case.hpp"
#include "src/base/finding.hpp"
#include "src/invoice/invoice.hpp"
#include "src/policy/pack.hpp"

namespace voucher::invoice {

/// A file that is enclosed as a service's invoice.
struct Enclosed {
    std::size_t case_index = 0;      // in the list of cases
    std::size_t service = 0;         // in the case
    std::optional<Invoice> invoice;  // absent: nothing could be read, as of a scan; the sum is then open upwards
    std::string sha256;              // of the file; empty: not known
    std::string name;                // of the file, for people
    friend bool operator==(const Enclosed&, const Enclosed&) = default;
};

/// A warning with both values, as they stand there.
struct Difference {
    Finding finding;              // its place is a JSON pointer into the case: "/services/0/invoice_amount"
    std::size_t case_index = 0;
    std::size_t enclosed = 0;     // the file that gave rise to it
    std::string on_invoice;       // "8000.00", "2025-03-10", a name; of a thing used twice, the file's name
    std::string in_case;          // the same of the case; of a thing used twice, where it stands the first time
};

/// Everything but what is used twice in another case. `enclosed` of another case_index than 0 is a mistake of the caller
/// and passed over.
std::vector<Difference> cross_check(const policy::Pack& pack, const assess::Case& the_case, std::span<const Enclosed> enclosed);

/// Each case by itself, and then invoices and files that are used twice among all of them.
std::vector<Difference> cross_check(const policy::Pack& pack, std::span<const assess::Case> cases, std::span<const Enclosed> enclosed);

}  // namespace voucher::invoice
