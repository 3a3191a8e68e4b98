// The e-invoices among the attached files: which are read, and what they say against the case.
#pragma once

#include <string>
#include <vector>

#include "shell/app/state.hpp"
#include "src/invoice/cross_check.hpp"

namespace voucher::app {

/// Whether a file that is ready should be read: e-invoices come as .xml and .ofd. What it is its content tells.
bool is_worth_reading(const Attachment& file);

/// Whether one is to be looked into for keys and QR codes: a PDF file or an image, for a service's paper.
bool may_be_inspected(const Attachment& file);
/// Whether a picture of it can be made: a PDF file or an image.
bool may_be_pictured(const Attachment& file);

/// What came of reading it; nothing where it is no invoice.
std::optional<invoice::Reading> read_invoice(const Attachment& file, std::string_view bytes);

/// The same of what was found in a PDF file or an image.
std::optional<invoice::Reading> read_invoice(const Attachment& file, const platform::event::FileInspected& found);

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
