// The core in a worker: a submission package verified or opened, its bytes read on demand.
//
// How a worker uses it (web/src/verify/worker.ts): construct the module with a `host` object, call one of the functions
// below, and get the answer as JSON by host.answer before the call returns. What C++ asks of the host:
//
//     size(): number                                 bytes of the package
//     read(offset: number, into: Uint8Array): boolean  all of `into`, at once; false where they cannot be read
//     piece(bytes: Uint8Array): void                 of an inflated file, copied before the call returns
//     answer(json: string): void                     once a call, or
//     failed(reason: string): void                   where memory ran out
#include <emscripten.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/package/report_json.hpp"
#include "src/package/tag_file.hpp"

// EM_JS puts JavaScript into the glue at build time. Its macros are older than -Wpedantic.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdollar-in-identifier-extension"
#pragma clang diagnostic ignored "-Wvariadic-macro-arguments-omitted"
#pragma clang diagnostic ignored "-Wunknown-warning-option"

// clang-format off
EM_JS_DEPS(voucher_core_host, "$UTF8ToString");
EM_JS(double, voucher_core_size, (), { return Module["host"]["size"](); });
EM_JS(int, voucher_core_read, (double offset, void* into, size_t n), {
    return Module["host"]["read"](offset, HEAPU8.subarray(into >>> 0, (into >>> 0) + n)) ? 1 : 0;
});
EM_JS(void, voucher_core_piece, (const void* p, size_t n), {
    Module["host"]["piece"](HEAPU8.slice(p >>> 0, (p >>> 0) + n));
});
EM_JS(void, voucher_core_answer, (const char* s, size_t n), { Module["host"]["answer"](UTF8ToString(s, n)); });
EM_JS(void, voucher_core_failed, (const char* s, size_t n), { Module["host"]["failed"](UTF8ToString(s, n)); });
// clang-format on

#pragma clang diagnostic pop

namespace {

using namespace voucher;

/// The package where it lies. A file's size and offsets fit a double exactly up to 2^53.
class HostSource final : public zip::ByteSource {
public:
    [[nodiscard]] std::uint64_t size() const override { return size_; }
    bool read(std::uint64_t offset, std::span<std::byte> into) override {
        if (offset > size_ || size_ - offset < into.size()) return false;
        return into.empty() || voucher_core_read(static_cast<double>(offset), into.data(), into.size()) != 0;
    }

private:
    std::uint64_t size_ = static_cast<std::uint64_t>(voucher_core_size());
};

template <typename Work>
void answer(Work&& work) {
    try {
        const std::string json = work();
        voucher_core_answer(json.data(), json.size());
    } catch (const std::exception& error) {
        const std::string_view reason = error.what();
        voucher_core_failed(reason.data(), reason.size());
    }
}

}  // namespace

extern "C" {

/// `known`: SHA-256 of the packs that come with the program, a line each. Answers as package::write_verification.
EMSCRIPTEN_KEEPALIVE void voucher_core_verify(const char* known, std::size_t n) {
    answer([&] {
        HostSource source;
        const auto lines = package::lines_of({known, n});
        return package::write_verification(package::verify_zip(source, {lines.begin(), lines.end()}));
    });
}

/// Answers as package::write_reopened. Inflated files go to host.piece, an empty piece behind each.
EMSCRIPTEN_KEEPALIVE void voucher_core_reopen() {
    answer([] {
        HostSource source;
        return package::write_reopened(package::reopen_zip(source, [](std::span<const std::byte> piece) { voucher_core_piece(piece.data(), piece.size()); }));
    });
}

}  // extern "C"
