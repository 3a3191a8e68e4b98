#include "tests/shell/shot.hpp"

#include <cstdlib>
#include <fstream>

#include "shell/platform/headless_picture.hpp"

namespace voucher::tests {

bool shot(platform::Headless& person, const std::string& name) {
    const char* const folder = std::getenv("VOUCHER_SHOTS");
    if (folder == nullptr) return false;
    const std::uint32_t ground = ui::rgba(person.ui().look().theme, ui::Colour::bg) >> 8U;
    std::ofstream file(std::string(folder) + "/" + name + ".png", std::ios::binary);
    file << platform::png(platform::rasterise(*person.drawn(), ground));
    return file.good();
}

}  // namespace voucher::tests
