// SHA-256 (FIPS 180-4), incremental.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace voucher {

class Sha256 {
public:
    using Digest = std::array<std::byte, 32>;

    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void update(std::span<const std::byte> bytes);
    Digest finish();  // once

    static Digest of(std::string_view bytes);

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string to_hex(std::span<const std::byte> digest);  // two lower-case digits a byte
inline std::string sha256_hex(std::string_view bytes) { return to_hex(Sha256::of(bytes)); }

}  // namespace voucher
