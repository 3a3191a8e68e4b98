#include "shell/platform/headless_picture.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace voucher::platform {
namespace {

struct Pixel {
    float r, g, b, a;
};

Pixel unpack(ImU32 c) {
    return {static_cast<float>(c & 0xFFU) / 255, static_cast<float>((c >> 8U) & 0xFFU) / 255,
            static_cast<float>((c >> 16U) & 0xFFU) / 255, static_cast<float>(c >> 24U) / 255};
}

Pixel texel(const ImTextureData& t, int x, int y) {
    x = std::clamp(x, 0, t.Width - 1);
    y = std::clamp(y, 0, t.Height - 1);
    const unsigned char* const p = t.Pixels + (static_cast<std::ptrdiff_t>(y) * t.Width + x) * t.BytesPerPixel;
    if (t.BytesPerPixel == 1) return {1, 1, 1, static_cast<float>(*p) / 255};
    return {static_cast<float>(p[0]) / 255, static_cast<float>(p[1]) / 255, static_cast<float>(p[2]) / 255,
            static_cast<float>(p[3]) / 255};
}

Pixel sample(const ImTextureData& t, float u, float v) {  // bilinear, as the page's texture is
    const float x = u * static_cast<float>(t.Width) - 0.5f;
    const float y = v * static_cast<float>(t.Height) - 0.5f;
    const int x0 = static_cast<int>(std::floor(x));
    const int y0 = static_cast<int>(std::floor(y));
    const float fx = x - static_cast<float>(x0);
    const float fy = y - static_cast<float>(y0);
    const Pixel a = texel(t, x0, y0), b = texel(t, x0 + 1, y0), c = texel(t, x0, y0 + 1), d = texel(t, x0 + 1, y0 + 1);
    const auto mix = [&](float Pixel::* m) {
        return (a.*m * (1 - fx) + b.*m * fx) * (1 - fy) + (c.*m * (1 - fx) + d.*m * fx) * fy;
    };
    return {mix(&Pixel::r), mix(&Pixel::g), mix(&Pixel::b), mix(&Pixel::a)};
}

struct Box {
    int x0, y0, x1, y1;
};

class Canvas {
public:
    Canvas(Picture& picture, const ImDrawData& frame) : picture_(picture), origin_(frame.DisplayPos), scale_(frame.FramebufferScale) {}

    void triangle(const ImDrawVert& v0, const ImDrawVert& v1, const ImDrawVert& v2, const ImTextureData& texture, Box clip) {
        std::array<ImVec2, 3> p{place(v0), place(v1), place(v2)};
        std::array<const ImDrawVert*, 3> v{&v0, &v1, &v2};
        float area = cross(p[0], p[1], p[2]);
        if (area == 0) return;
        if (area < 0) {
            std::swap(p[1], p[2]);
            std::swap(v[1], v[2]);
            area = -area;
        }
        const int x0 = std::max(clip.x0, static_cast<int>(std::floor(std::min({p[0].x, p[1].x, p[2].x}))));
        const int x1 = std::min(clip.x1, static_cast<int>(std::ceil(std::max({p[0].x, p[1].x, p[2].x}))));
        const int y0 = std::max(clip.y0, static_cast<int>(std::floor(std::min({p[0].y, p[1].y, p[2].y}))));
        const int y1 = std::min(clip.y1, static_cast<int>(std::ceil(std::max({p[0].y, p[1].y, p[2].y}))));
        const std::array<Pixel, 3> c{unpack(v[0]->col), unpack(v[1]->col), unpack(v[2]->col)};
        const bool flat_uv = v0.uv.x == v1.uv.x && v1.uv.x == v2.uv.x && v0.uv.y == v1.uv.y && v1.uv.y == v2.uv.y;
        const Pixel white = flat_uv ? sample(texture, v0.uv.x, v0.uv.y) : Pixel{};
        for (int y = y0; y < y1; ++y) {
            for (int x = x0; x < x1; ++x) {
                const ImVec2 q{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
                const float w0 = cross(p[1], p[2], q), w1 = cross(p[2], p[0], q), w2 = cross(p[0], p[1], q);
                // A pixel on an edge belongs to the triangle whose left or top it is, else two would fill it.
                if (!inside(w0, p[1], p[2]) || !inside(w1, p[2], p[0]) || !inside(w2, p[0], p[1])) continue;
                const float a = w0 / area, b = w1 / area, g = w2 / area;
                const auto mix = [&](float Pixel::* m) { return c[0].*m * a + c[1].*m * b + c[2].*m * g; };
                const Pixel t = flat_uv ? white
                                        : sample(texture, v[0]->uv.x * a + v[1]->uv.x * b + v[2]->uv.x * g,
                                                 v[0]->uv.y * a + v[1]->uv.y * b + v[2]->uv.y * g);
                blend(x, y, {mix(&Pixel::r) * t.r, mix(&Pixel::g) * t.g, mix(&Pixel::b) * t.b, mix(&Pixel::a) * t.a});
            }
        }
    }

private:
    [[nodiscard]] ImVec2 place(const ImDrawVert& v) const {
        return {(v.pos.x - origin_.x) * scale_.x, (v.pos.y - origin_.y) * scale_.y};
    }
    static float cross(ImVec2 a, ImVec2 b, ImVec2 c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }
    static bool inside(float w, ImVec2 from, ImVec2 to) {
        if (w != 0) return w > 0;
        return to.y < from.y || (to.y == from.y && to.x > from.x);
    }
    void blend(int x, int y, Pixel c) {
        std::uint8_t* const p = &picture_.rgb[static_cast<std::size_t>((y * picture_.width + x) * 3)];
        const auto over = [&](std::uint8_t below, float above) {
            return static_cast<std::uint8_t>(std::lround(static_cast<float>(below) * (1 - c.a) + above * 255 * c.a));
        };
        p[0] = over(p[0], c.r);
        p[1] = over(p[1], c.g);
        p[2] = over(p[2], c.b);
    }

    Picture& picture_;
    ImVec2 origin_;
    ImVec2 scale_;
};

void big_endian(std::string& out, std::uint32_t v) {
    for (unsigned shift = 32; shift > 0; shift -= 8) out.push_back(static_cast<char>((v >> (shift - 8)) & 0xFFU));
}

void chunk(std::string& out, std::string_view type, std::string_view data) {
    big_endian(out, static_cast<std::uint32_t>(data.size()));
    const std::string body = std::string(type) + std::string(data);
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char ch : body) {
        crc ^= static_cast<std::uint8_t>(ch);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    out += body;
    big_endian(out, crc ^ 0xFFFFFFFFU);
}

}  // namespace

Picture rasterise(const ImDrawData& frame, std::uint32_t ground) {
    Picture picture;
    picture.width = static_cast<int>(std::lround(frame.DisplaySize.x * frame.FramebufferScale.x));
    picture.height = static_cast<int>(std::lround(frame.DisplaySize.y * frame.FramebufferScale.y));
    picture.rgb.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3);
    for (std::size_t n = 0; n < picture.rgb.size(); n += 3) {
        for (std::size_t part = 0; part < 3; ++part) picture.rgb[n + part] = static_cast<std::uint8_t>(ground >> (16 - 8 * part));
    }
    Canvas canvas(picture, frame);
    for (const ImDrawList* list : frame.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const ImTextureData* const texture = command.TexRef._TexData;
            if (texture == nullptr || texture->Pixels == nullptr) continue;
            const auto device = [](float v, float origin, float scale, int most) {
                return std::clamp(static_cast<int>(std::lround((v - origin) * scale)), 0, most);
            };
            const Box clip{device(command.ClipRect.x, frame.DisplayPos.x, frame.FramebufferScale.x, picture.width),
                           device(command.ClipRect.y, frame.DisplayPos.y, frame.FramebufferScale.y, picture.height),
                           device(command.ClipRect.z, frame.DisplayPos.x, frame.FramebufferScale.x, picture.width),
                           device(command.ClipRect.w, frame.DisplayPos.y, frame.FramebufferScale.y, picture.height)};
            for (unsigned n = 0; n + 2 < command.ElemCount; n += 3) {
                const auto vertex = [&](unsigned k) -> const ImDrawVert& {
                    return list->VtxBuffer[static_cast<int>(command.VtxOffset + list->IdxBuffer[static_cast<int>(command.IdxOffset + n + k)])];
                };
                canvas.triangle(vertex(0), vertex(1), vertex(2), *texture, clip);
            }
        }
    }
    return picture;
}

std::string png(const Picture& picture) {
    std::string raw;
    const std::size_t stride = static_cast<std::size_t>(picture.width) * 3;
    for (int y = 0; y < picture.height; ++y) {
        raw.push_back('\0');  // no filter
        raw.append(reinterpret_cast<const char*>(picture.rgb.data()) + static_cast<std::size_t>(y) * stride, stride);
    }
    // Deflate's stored blocks (RFC 1951, 3.2.4) in a zlib stream (RFC 1950).
    std::string zlib("\x78\x01", 2);
    std::uint32_t a = 1, b = 0;
    for (const char ch : raw) {
        a = (a + static_cast<std::uint8_t>(ch)) % 65521;
        b = (b + a) % 65521;
    }
    for (std::size_t at = 0; at < raw.size(); at += 65535) {
        const std::size_t size = std::min<std::size_t>(65535, raw.size() - at);
        zlib.push_back(at + size == raw.size() ? '\1' : '\0');
        for (const std::size_t v : {size, ~size}) {
            zlib.push_back(static_cast<char>(v & 0xFFU));
            zlib.push_back(static_cast<char>((v >> 8U) & 0xFFU));
        }
        zlib.append(raw, at, size);
    }
    big_endian(zlib, (b << 16U) | a);

    std::string out("\x89PNG\r\n\x1a\n", 8);
    std::string head;
    big_endian(head, static_cast<std::uint32_t>(picture.width));
    big_endian(head, static_cast<std::uint32_t>(picture.height));
    head += std::string("\x08\x02\x00\x00\x00", 5);
    chunk(out, "IHDR", head);
    chunk(out, "IDAT", zlib);
    chunk(out, "IEND", {});
    return out;
}

}  // namespace voucher::platform
