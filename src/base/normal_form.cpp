#include "src/base/normal_form.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <new>

#include "src/base/text.hpp"

namespace voucher {

std::string nfc(std::string_view utf8) {
    const std::string text = encode(decode(utf8));
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
    if (size < 0) throw std::bad_alloc();  // of UTF-8 nothing else can fail
    return {reinterpret_cast<const char*>(owned.get()), static_cast<std::size_t>(size)};
}

}  // namespace voucher
