// Whatever bytes come as an e-invoice in XML: read, sniffed, and put as a file in front of the reader.
#include "src/invoice/read.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    voucher::fuzz::judge(voucher::invoice::read_xml(bytes, "/a.xml"));
    if (const auto result = voucher::invoice::read_invoice(bytes, "a.xml")) voucher::fuzz::judge(*result);
    return 0;
}
