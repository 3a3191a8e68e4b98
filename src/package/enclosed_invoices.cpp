#include "src/package/enclosed_invoices.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "src/invoice/cross_check.hpp"
#include "src/invoice/read.hpp"
#include "src/package/bag.hpp"
#include "src/zip/names.hpp"

namespace voucher::package {
namespace {

constexpr std::size_t most_files = 500;
constexpr std::uint64_t most_together = 256U << 20U;
constexpr std::size_t most_findings = 500;

/// What no program that writes invoices would make.
bool is_hostile(std::string_view code) {
    constexpr std::array<std::string_view, 3> codes{"invoice_doctype", "invoice_too_deep", "invoice_unknown_entity"};
    return code.starts_with("zip_") || std::ranges::find(codes, code) != codes.end();
}

/// An old number (8 digits) means something only with its code.
std::string number_of(const invoice::Invoice& invoice) {
    if (!invoice.number) return {};
    const std::string& number = invoice.number->value;
    if (number.size() == 20) return number;
    return invoice.code ? invoice.code->value + " " + number : std::string{};
}

class Reader {
public:
    explicit Reader(EnclosedInvoices& result) : result_(result) {}

    /// Nothing for what is no invoice, or cannot be read.
    std::optional<invoice::Invoice> read(const StoredFile& stored) {
        if (stored.size > invoice::most_bytes || ++files_ > most_files || (together_ += stored.size) > most_together) {
            ++unread_;
            return std::nullopt;
        }
        std::string bytes;
        if (read_whole(stored, invoice::most_bytes, bytes)) return std::nullopt;  // the bag's check has told it
        auto reading = invoice::read_invoice(bytes, stored.path);
        if (!reading) return std::nullopt;
        std::vector<Finding>& findings = *reading ? (*reading)->findings : reading->error();
        for (Finding& finding : findings) {
            if (!*reading && is_hostile(finding.code))
                finding.severity = Severity::error;
            else if (finding.severity == Severity::error)
                finding.severity = Severity::warning;
            add(std::move(finding));
        }
        if (!*reading) return std::nullopt;
        return std::move((*reading)->invoice);
    }

    void add(Finding finding) {
        if (result_.findings.size() < most_findings || finding.severity == Severity::error) result_.findings.push_back(std::move(finding));
    }

    void finish() {
        if (unread_ > 0)
            add({Severity::warning, "package_invoices_unread", "/data/papers", std::to_string(unread_) + " files not read",
                 "at most " + std::to_string(most_files) + " invoices, " + std::to_string(most_together >> 20U) + " MiB together"});
    }

private:
    EnclosedInvoices& result_;
    std::size_t files_ = 0, unread_ = 0;
    std::uint64_t together_ = 0;
};

}  // namespace

EnclosedInvoices read_enclosed_invoices(const policy::Pack& pack, const assess::Case& value, std::span<const papers::Attachment> attachments,
                                        const std::vector<StoredFile>& files, const std::map<std::string, std::string>& digests) {
    EnclosedInvoices result;
    Reader reader(result);
    std::map<std::size_t, invoice::Invoice> invoices;     // by attachment
    std::set<std::pair<std::string, std::string>> papers;  // that hold an invoice
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        const papers::Attachment& file = attachments[i];
        if (file.service.empty() || !invoice::may_be_invoice(file.name)) continue;
        if (auto invoice = reader.read(files[file.handle])) {
            result.read.push_back({files[file.handle].path, number_of(*invoice)});
            invoices.emplace(i, *std::move(invoice));
            papers.emplace(file.service, file.paper);
        }
    }
    std::vector<invoice::Enclosed> enclosed;
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        const papers::Attachment& file = attachments[i];
        const auto service = std::ranges::find(value.services, file.service, &assess::Service::id);
        if (service == value.services.end() || !papers.contains({file.service, file.paper})) continue;
        const auto invoice = invoices.find(i);
        const auto digest = digests.find(files[file.handle].path);
        enclosed.push_back({0, static_cast<std::size_t>(service - value.services.begin()),
                            invoice == invoices.end() ? std::nullopt : std::optional(invoice->second),
                            digest == digests.end() ? std::string{} : digest->second, file.name});
    }
    for (invoice::Difference& difference : invoice::cross_check(pack, value, enclosed)) {
        difference.finding.place = "/data/case.json#" + difference.finding.place;
        reader.add(std::move(difference.finding));
    }
    reader.finish();
    return result;
}

}  // namespace voucher::package
