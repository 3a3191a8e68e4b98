#include "shell/app/invoices.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

#include "src/base/text.hpp"
#include "src/invoice/read.hpp"

namespace voucher::app {
namespace {

/// The place of a file's service in the case; −1: it belongs to none.
int service_of(const State& state, const Attachment& file) {
    const auto service = std::ranges::find(state.input.services, file.service, &ServiceInput::id);
    return service == state.input.services.end() ? -1 : static_cast<int>(service - state.input.services.begin());
}

bool ends_with_one_of(std::string_view file_name, std::initializer_list<std::string_view> endings) {
    const std::string name = lower_ascii(file_name);
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

bool is_worth_reading(const Attachment& file) { return !file.service.empty() && file.size <= invoice::most_bytes && invoice::may_be_invoice(file.name); }

bool may_be_pictured(const Attachment& file) { return ends_with_one_of(file.name, {".pdf", ".png", ".jpg", ".jpeg"}); }

bool may_be_inspected(const Attachment& file) { return !file.service.empty() && may_be_pictured(file); }

std::optional<invoice::Reading> read_invoice(const Attachment& file, std::string_view bytes) {
    auto read = invoice::read_invoice(bytes, file.name);
    if (!read) return std::nullopt;
    if (*read) return std::move(**read);
    return invoice::Reading{.invoice = {}, .findings = std::move(read->error())};
}

std::optional<invoice::Reading> read_invoice(const Attachment& file, const platform::event::FileInspected& found) {
    return invoice::read_found(found.pdf_keys, found.qr_texts, file.name);
}

InvoiceView invoices(const policy::Pack& pack, const State& state, const assess::Case& value) {
    InvoiceView view;
    // A paper with one file that is an invoice holds invoices: its other files are some that cannot be read.
    std::set<std::pair<std::string, std::string>> papers;
    for (const Attachment& file : state.attachments) {
        if (file.invoice) papers.emplace(file.service, file.paper);
    }
    std::vector<invoice::Enclosed> enclosed;
    for (const Attachment& file : state.attachments) {
        const int service = service_of(state, file);
        if (service < 0 || file.state != Attachment::State::ready || !papers.contains({file.service, file.paper})) continue;
        invoice::Enclosed one{.case_index = 0, .service = static_cast<std::size_t>(service), .invoice = std::nullopt, .sha256 = file.sha256, .name = file.name};
        if (file.invoice) {
            one.invoice = file.invoice->invoice;
            view.read.push_back({service, file.name, *file.invoice});
        }
        enclosed.push_back(std::move(one));
    }
    for (invoice::Difference& difference : invoice::cross_check(pack, value, enclosed)) {
        const invoice::Enclosed& file = enclosed[difference.enclosed];
        view.warnings.push_back({static_cast<int>(file.service), file.name, std::move(difference)});
    }
    return view;
}

}  // namespace voucher::app
