// A frame as a picture, without a graphics card: Dear ImGui's triangles filled in software, written as PNG.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

struct ImDrawData;

namespace voucher::platform {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;  // 3 bytes a pixel, from the top left
};

/// The page in device pixels over a ground of 0xRRGGBB.
Picture rasterise(const ImDrawData& frame, std::uint32_t ground);
std::string png(const Picture& picture);

}  // namespace voucher::platform
