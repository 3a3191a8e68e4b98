#include "src/base/sha256.hpp"

#include <mbedtls/sha256.h>

namespace voucher {

struct Sha256::State {
    mbedtls_sha256_context context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    mbedtls_sha256_init(&state_->context);
    mbedtls_sha256_starts(&state_->context, 0);
}
Sha256::~Sha256() {
    if (state_) mbedtls_sha256_free(&state_->context);
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::span<const std::byte> bytes) {
    mbedtls_sha256_update(&state_->context, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

Sha256::Digest Sha256::finish() {
    Digest digest{};
    mbedtls_sha256_finish(&state_->context, reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

Sha256::Digest Sha256::of(std::string_view bytes) {
    Sha256 sha;
    sha.update(std::as_bytes(std::span(bytes)));
    return sha.finish();
}

std::string to_hex(std::span<const std::byte> digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const std::byte b : digest) {
        text += digits[std::to_integer<std::size_t>(b >> 4)];
        text += digits[std::to_integer<std::size_t>(b & std::byte{15})];
    }
    return text;
}

}  // namespace voucher
