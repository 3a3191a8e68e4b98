// Bytes that can be read from any place: a file, or memory. Nothing is assumed of what they hold.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace voucher::zip {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Fills the whole of `into` from `offset` on; false where there are not so many bytes, or they cannot be
    /// read.
    virtual bool read(std::uint64_t offset, std::span<std::byte> into) = 0;
};

class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    bool read(std::uint64_t offset, std::span<std::byte> into) override {
        if (offset > bytes_.size() || bytes_.size() - offset < into.size()) return false;
        const auto from =
            std::as_bytes(std::span(bytes_)).subspan(static_cast<std::size_t>(offset), into.size());
        std::ranges::copy(from, into.begin());
        return true;
    }

private:
    std::string_view bytes_;
};

/// Takes a file's bytes, piece by piece.
using TakePiece = std::function<void(std::span<const std::byte>)>;

}  // namespace voucher::zip
