// The section "invoice" of a pack: which facts of a service its e-invoices are held against.
#pragma once

#include "src/policy/object.hpp"
#include "src/policy/pack.hpp"

namespace voucher::policy {

/// Reads the section, after the facts; a pack without it leaves `pack.invoice` empty.
void read_invoice_facts(Object& root, Pack& pack);

/// check_invoice_days_clash: a day before which no invoice is expected and, by the order of the facts' days, never
/// before one after which none is either.
void check_invoice_facts(const Pack& pack, std::vector<Finding>& findings);

}  // namespace voucher::policy
