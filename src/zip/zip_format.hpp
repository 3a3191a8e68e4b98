// The signatures and limits of the ZIP format (PKWARE APPNOTE 6.3, section 4.3), for the writer and the
// reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace voucher::zip {

inline constexpr std::uint32_t local_header = 0x04034b50;
inline constexpr std::uint32_t central_header = 0x02014b50;
inline constexpr std::uint32_t end_record = 0x06054b50;
inline constexpr std::uint32_t end_record_64 = 0x06064b50;
inline constexpr std::uint32_t end_locator_64 = 0x07064b50;
inline constexpr std::uint32_t data_descriptor = 0x08074b50;

inline constexpr std::size_t local_header_size = 30;
inline constexpr std::size_t central_header_size = 46;
inline constexpr std::size_t end_record_size = 22;
inline constexpr std::size_t end_record_64_size = 56;
inline constexpr std::size_t end_locator_64_size = 20;

inline constexpr std::uint16_t extra_zip64 = 1;
inline constexpr std::uint16_t flag_encrypted = 1U << 0U;
inline constexpr std::uint16_t flag_data_descriptor = 1U << 3U;
inline constexpr std::uint16_t flag_strong_encryption = 1U << 6U;
inline constexpr std::uint16_t flag_utf8 = 1U << 11U;
inline constexpr std::uint16_t flag_masked_header = 1U << 13U;
inline constexpr std::uint16_t method_store = 0;
inline constexpr std::uint16_t method_deflate = 8;

// A field that holds this says that the value stands in the zip64 extra field.
inline constexpr std::uint32_t in_zip64 = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint16_t count_in_zip64 = std::numeric_limits<std::uint16_t>::max();

}  // namespace voucher::zip
