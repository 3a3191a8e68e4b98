// The digests that a bag may carry (RFC 8493, section 2.4), several of them in one pass over a file.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace voucher::package {

enum class Algorithm : std::uint8_t { md5, sha1, sha224, sha256, sha384, sha512 };
inline constexpr std::size_t algorithm_count = 6;

/// "md5", "sha1", "sha256" …: the normalised name, as the name of a manifest has it.
std::string_view name_of(Algorithm algorithm);
std::optional<Algorithm> algorithm_of(std::string_view name);
/// Of a digest in hex: 32, 40, 56, 64, 96, 128.
std::size_t hex_digits(Algorithm algorithm);

using AlgorithmSet = std::array<bool, algorithm_count>;      // by Algorithm
using Checksums = std::array<std::string, algorithm_count>;  // in lower-case hex; empty: not asked for

class ChecksumPass {
public:
    explicit ChecksumPass(const AlgorithmSet& wanted);
    ~ChecksumPass();
    ChecksumPass(const ChecksumPass&) = delete;
    ChecksumPass& operator=(const ChecksumPass&) = delete;
    void update(std::span<const std::byte> bytes);
    Checksums finish();  // once

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace voucher::package
