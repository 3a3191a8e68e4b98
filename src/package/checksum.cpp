#include "src/package/checksum.hpp"

#include <mbedtls/md5.h>
#include <mbedtls/sha1.h>
#include <mbedtls/sha256.h>
#include <mbedtls/sha512.h>

#include <algorithm>

#include "src/base/sha256.hpp"

namespace voucher::package {
namespace {

struct Known {
    std::string_view name;
    std::size_t bytes;
};
constexpr std::array<Known, algorithm_count> known{
    {{"md5", 16}, {"sha1", 20}, {"sha224", 28}, {"sha256", 32}, {"sha384", 48}, {"sha512", 64}}};

constexpr std::size_t at(Algorithm algorithm) { return static_cast<std::size_t>(algorithm); }

}  // namespace

std::string_view name_of(Algorithm algorithm) { return known[at(algorithm)].name; }

std::optional<Algorithm> algorithm_of(std::string_view name) {
    const auto found = std::ranges::find(known, name, &Known::name);
    if (found == known.end()) return std::nullopt;
    return static_cast<Algorithm>(found - known.begin());
}

std::size_t hex_digits(Algorithm algorithm) { return known[at(algorithm)].bytes * 2; }

struct ChecksumPass::State {
    AlgorithmSet wanted{};
    mbedtls_md5_context md5;
    mbedtls_sha1_context sha1;
    mbedtls_sha256_context sha224, sha256;
    mbedtls_sha512_context sha384, sha512;
    [[nodiscard]] bool has(Algorithm algorithm) const { return wanted[at(algorithm)]; }
};

ChecksumPass::ChecksumPass(const AlgorithmSet& wanted) : state_(std::make_unique<State>()) {
    state_->wanted = wanted;
    mbedtls_md5_init(&state_->md5);
    mbedtls_sha1_init(&state_->sha1);
    mbedtls_sha256_init(&state_->sha224);
    mbedtls_sha256_init(&state_->sha256);
    mbedtls_sha512_init(&state_->sha384);
    mbedtls_sha512_init(&state_->sha512);
    mbedtls_md5_starts(&state_->md5);
    mbedtls_sha1_starts(&state_->sha1);
    mbedtls_sha256_starts(&state_->sha224, 1);
    mbedtls_sha256_starts(&state_->sha256, 0);
    mbedtls_sha512_starts(&state_->sha384, 1);
    mbedtls_sha512_starts(&state_->sha512, 0);
}

ChecksumPass::~ChecksumPass() {
    mbedtls_md5_free(&state_->md5);
    mbedtls_sha1_free(&state_->sha1);
    mbedtls_sha256_free(&state_->sha224);
    mbedtls_sha256_free(&state_->sha256);
    mbedtls_sha512_free(&state_->sha384);
    mbedtls_sha512_free(&state_->sha512);
}

void ChecksumPass::update(std::span<const std::byte> bytes) {
    State& s = *state_;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    if (s.has(Algorithm::md5)) mbedtls_md5_update(&s.md5, data, bytes.size());
    if (s.has(Algorithm::sha1)) mbedtls_sha1_update(&s.sha1, data, bytes.size());
    if (s.has(Algorithm::sha224)) mbedtls_sha256_update(&s.sha224, data, bytes.size());
    if (s.has(Algorithm::sha256)) mbedtls_sha256_update(&s.sha256, data, bytes.size());
    if (s.has(Algorithm::sha384)) mbedtls_sha512_update(&s.sha384, data, bytes.size());
    if (s.has(Algorithm::sha512)) mbedtls_sha512_update(&s.sha512, data, bytes.size());
}

Checksums ChecksumPass::finish() {
    State& s = *state_;
    Checksums result;
    std::array<unsigned char, 64> digest{};
    const auto take = [&](Algorithm algorithm, auto finish) {
        if (!s.has(algorithm)) return;
        finish(digest.data());
        result[at(algorithm)] = to_hex(std::as_bytes(std::span(digest).first(known[at(algorithm)].bytes)));
    };
    take(Algorithm::md5, [&](unsigned char* out) { mbedtls_md5_finish(&s.md5, out); });
    take(Algorithm::sha1, [&](unsigned char* out) { mbedtls_sha1_finish(&s.sha1, out); });
    take(Algorithm::sha224, [&](unsigned char* out) { mbedtls_sha256_finish(&s.sha224, out); });
    take(Algorithm::sha256, [&](unsigned char* out) { mbedtls_sha256_finish(&s.sha256, out); });
    take(Algorithm::sha384, [&](unsigned char* out) { mbedtls_sha512_finish(&s.sha384, out); });
    take(Algorithm::sha512, [&](unsigned char* out) { mbedtls_sha512_finish(&s.sha512, out); });
    return result;
}

}  // namespace voucher::package
