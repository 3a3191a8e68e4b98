// The e-invoices among the attached files: which are read, and what they say against the case.
#pragma once

#include <string>
#include <vector>

#include "shell/app/state.hpp"
#include "src/invoice/cross_check.hpp"

namespace voucher::app {

/// Whether a file that is ready should be read: e-invoices come as .xml and .ofd. What it is its content tells.
bool may_be_invoice(const Attachment& file);

/// What came of reading it; nothing where it is no invoice.
std::optional<invoice::Reading> read_invoice(const Attachment& file, std::string_view bytes);

struct InvoiceView {
    struct Read {
        int service = 0;
        std::string file;
        invoice::Reading reading;
    };
    struct Warning {
        int service = 0;
        std::string file;
        invoice::Difference difference;
    };
    std::vector<Read> read;
    std::vector<Warning> warnings;  // against the case and among each other
};

InvoiceView invoices(const policy::Pack& pack, const State& state, const assess::Case& value);

}  // namespace voucher::app
