// Whatever the Info dictionary of a PDF file holds: a key and its value a line, "InvoiceNumber=…".
#include <map>

#include "src/invoice/read.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace voucher;
    std::string_view text(reinterpret_cast<const char*>(data), size);
    std::map<std::string, std::string> keys;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t sign = line.find('=');
        if (sign != std::string_view::npos) keys[std::string(line.substr(0, sign))] = line.substr(sign + 1);
    }
    const invoice::Reading reading = invoice::from_pdf_keys(keys, "/a.pdf");
    fuzz::judge(reading);
    fuzz::require(!keys.empty() || (reading.findings.empty() && reading.invoice == invoice::Invoice{}), "without keys nothing is said");
    const auto given = [&](const char* key) { return keys.contains(key); };
    const invoice::Invoice& said = reading.invoice;
    fuzz::require((!said.number || given("InvoiceNumber")) && (!said.with_tax || given("TotalTax-includedAmount")) && (!said.without_tax || given("TotalAmWithoutTax")) &&
                      (!said.tax || given("TotalTaxAm")) && (!said.seller_id || given("SellerIdNum")) && (!said.buyer_id || given("BuyerIdNum")) && (!said.issued_on || given("IssueTime")),
                  "nothing is said that no key says");
    // What is printed of an amount is read as the same amount.
    if (said.with_tax && said.with_tax->value >= Money{}) {
        const invoice::Reading again = invoice::from_pdf_keys({{"TotalTax-includedAmount", said.with_tax->value.to_string()}}, "/a.pdf");
        fuzz::require(again.invoice.with_tax && again.invoice.with_tax->value == said.with_tax->value, "an amount is read as it is written");
    }
    return 0;
}
