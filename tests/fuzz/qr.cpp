// Whatever text a QR code holds, and the same text as every key of a PDF file.
#include "src/base/money_text.hpp"
#include "src/invoice/read.hpp"
#include "tests/fuzz/target.hpp"

#include <map>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace voucher;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    fuzz::judge(invoice::read_qr_text(text, "/qr"));
    std::map<std::string, std::string> keys;
    for (const char* key : {"InvoiceNumber", "IssueTime", "TotalAmWithoutTax", "TotalTaxAm", "TotalTax-includedAmount", "SellerIdNum", "BuyerIdNum"}) keys[key] = text;
    fuzz::judge(invoice::from_pdf_keys(keys, "/a.pdf"));
    // The same beside a code that can be read, which differs wherever the keys say something
    const std::vector<std::string> codes{std::string(text), "01,31,,24112000000048542163,4449.00,20240528,,B2B6"};
    if (const auto found = invoice::read_found(keys, codes, "a.pdf")) {
        fuzz::judge(*found);
        for (const Finding& finding : found->findings) {
            if ((finding.code == "invoice_channels_differ") != invoice::values_of(finding).has_value()) std::abort();
        }
    }
    if (const auto amount = from_capitals(text); amount && *amount >= Money{} && from_capitals(in_capitals(*amount)) != *amount) std::abort();
    return 0;
}
