// Whatever bytes come as an OFD file, most of them in an archive with right checksums.
#include "src/invoice/read.hpp"
#include "tests/fuzz/archive.hpp"
#include "tests/fuzz/target.hpp"

using namespace voucher;

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) { return fuzz::change_archive(data, size, most, seed); }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    fuzz::judge(invoice::read_ofd(bytes, "/a.ofd"));
    if (const auto result = invoice::read_invoice(bytes, "a.ofd")) fuzz::judge(*result);
    return 0;
}
