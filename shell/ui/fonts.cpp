// Fonts for Dear ImGui by CSS rules: sizes are em sizes, and glyphs are rasterised for exactly the size that is drawn.
#include <imgui_internal.h>

#include <cmath>
#include <cstring>
#include <stdexcept>

#include "shell/ui/ui_impl.hpp"

namespace voucher::ui {
namespace {

constexpr float reference_size = 20;  // of every source, so that merged ones keep their proportion

std::uint32_t big_endian(std::span<const std::byte> bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = (value << 8U) | std::to_integer<std::uint32_t>(bytes[at + i]);
    return value;
}

struct Vertical {
    float ascent;
    float descent;  // positive
    float units;
};

/// hhea's ascender and descender and head's unitsPerEm (OpenType 1.9, "hhea", "head").
Vertical vertical_metrics(std::span<const std::byte> font) {
    const std::runtime_error broken("A font file is not TrueType.");
    if (font.size() < 12) throw broken;
    Vertical v{0, 0, 0};
    const std::size_t tables = big_endian(font, 4, 2);
    for (std::size_t i = 0; i < tables; ++i) {
        const std::size_t record = 12 + 16 * i;
        if (record + 16 > font.size()) throw broken;
        const std::uint32_t tag = big_endian(font, record, 4);
        const std::size_t at = big_endian(font, record + 8, 4);
        if (at + 20 > font.size()) continue;
        if (tag == 0x68686561) {  // hhea
            v.ascent = static_cast<float>(static_cast<std::int16_t>(big_endian(font, at + 4, 2)));
            v.descent = -static_cast<float>(static_cast<std::int16_t>(big_endian(font, at + 6, 2)));
        } else if (tag == 0x68656164) {  // head
            v.units = static_cast<float>(big_endian(font, at + 18, 2));
        }
    }
    if (v.units <= 0 || v.ascent + v.descent <= 0) throw broken;
    return v;
}

/// One more source of a font that is there.
void merge(ImFont* font, ImFontConfig& config) {
    ImFontAtlas* const atlas = font->ContainerAtlas;
    config.MergeMode = true;
    // A merged source goes to the font that was added last: the wanted one is put there for the moment.
    ImFont** const place = atlas->Fonts.find(font);
    std::swap(*place, atlas->Fonts.back());
    const ImFont* const merged = atlas->AddFont(&config);
    std::swap(*place, atlas->Fonts.back());
    if (merged == nullptr) throw std::runtime_error("A font file cannot be read.");
    ImFontAtlasFontDiscardBakes(atlas, font, 0);  // they remember which characters were missing
}

/// What a source of other glyphs remembers (its FontData): whose they are.
struct Other {
    const GlyphSource* glyphs;
    const Face* face;
    bool bold;
};

bool is_in_a_file(const ImFontConfig* other, ImWchar character) {
    for (ImFontConfig* source : other->DstFont->Sources) {
        const ImFontLoader* loader = source->FontLoader != nullptr ? source->FontLoader : other->DstFont->ContainerAtlas->FontLoader;
        if (source != other && loader->FontSrcContainsGlyph(other->DstFont->ContainerAtlas, source, character)) return true;
    }
    return false;
}

/// Dear ImGui asks its sources in the order in which they came; a file that comes later still goes first.
bool has_other_glyph(ImFontAtlas* /*atlas*/, ImFontConfig* source, ImWchar character) {
    return character >= 0xA0 && !is_in_a_file(source, character);
}

bool load_other_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void* /*unused*/, ImWchar character, ImFontGlyph* out,
                      float* only_advance) {
    if (!has_other_glyph(atlas, source, character)) return false;
    const Other& other = *static_cast<const Other*>(source->FontData);
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    const auto glyph = (*other.glyphs)(static_cast<char32_t>(character), baked->Size / other.face->height * density, other.bold);
    if (!glyph) return false;
    if (only_advance != nullptr) {
        *only_advance = glyph->advance / density;
        return true;
    }
    out->Codepoint = character & 0x3FFFFFFU;
    out->AdvanceX = glyph->advance / density;
    if (glyph->width <= 0 || glyph->height <= 0) return true;
    const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, glyph->width, glyph->height);
    if (place == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* const at = ImFontAtlasPackGetRect(atlas, place);
    const float baseline = IM_ROUND(baked->Ascent);
    out->X0 = glyph->left / density;
    out->Y0 = glyph->top / density + baseline;
    out->X1 = out->X0 + static_cast<float>(glyph->width) / density;
    out->Y1 = out->Y0 + static_cast<float>(glyph->height) / density;
    out->Visible = true;
    out->PackId = place;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, out, at, glyph->coverage.data(), ImTextureFormat_Alpha8, glyph->width);
    return true;
}

const ImFontLoader& other_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader l;
        l.Name = "other glyphs";
        l.FontSrcContainsGlyph = has_other_glyph;
        l.FontBakedLoadGlyph = load_other_glyph;
        return l;
    }();
    return loader;
}

}  // namespace

void Ui::Impl::add_other_glyphs(const Face& face, bool is_bold) {
    if (face.font == nullptr) return;
    Other other{&other_glyphs, &face, is_bold};
    ImFontConfig config;
    config.FontData = &other;  // copied by the atlas
    config.FontDataSize = sizeof other;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = reference_size;
    config.FontLoader = &other_loader();
    merge(face.font, config);
}

void Ui::Impl::add_face(Face& face, std::span<const std::byte> bytes) {
    if (bytes.empty()) return;
    const Vertical v = vertical_metrics(bytes);
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.FontData = IM_ALLOC(bytes.size());
    std::memcpy(config.FontData, bytes.data(), bytes.size());
    config.FontDataSize = static_cast<int>(bytes.size());
    config.FontDataOwnedByAtlas = true;
    config.SizePixels = reference_size;
    config.MergeMode = face.font != nullptr;
    if (config.MergeMode) return merge(face.font, config);
    ImFont* const font = atlas->AddFont(&config);
    if (font == nullptr) throw std::runtime_error("A font file cannot be read.");
    face.font = font;
    face.ascent = v.ascent / v.units;
    face.height = (v.ascent + v.descent) / v.units;
}

float Ui::Impl::prepare(const Face& face, float em_px) const {
    const float size = em_px * face.height;
    // Dear ImGui rounds sizes to whole pixels and would stretch the glyphs; the density takes the rest, so that a
    // glyph's pixels meet the screen's.
    const float screen = ImGui::GetIO().DisplayFramebufferScale.x > 0 ? ImGui::GetIO().DisplayFramebufferScale.x : 1;
    face.font->CurrentRasterizerDensity = screen * size / ImGui::GetRoundedFontSize(size);
    return size;
}

float Ui::Impl::width_of(std::string_view text, bool is_bold, float em_px) const {
    const Face& f = face(is_bold);
    const float size = prepare(f, em_px);
    ImFontBaked* const baked = f.font->GetFontBaked(size);
    const float scale = size / baked->Size;
    float width = 0;
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end;) {
        unsigned character = 0;
        p += ImTextCharFromUtf8(&character, p, end);
        width += baked->GetCharAdvance(static_cast<ImWchar>(character)) * scale;
    }
    return width;
}

void Ui::Impl::glyphs(const Face& f, float em_px, Point at_baseline, std::string_view text, ImU32 tint) {
    const float size = prepare(f, em_px);
    ImFontBaked* const baked = f.font->GetFontBaked(size);
    const float scale = size / baked->Size;
    const float screen = ImGui::GetIO().DisplayFramebufferScale.y > 0 ? ImGui::GetIO().DisplayFramebufferScale.y : 1;
    const float baseline = std::round(at_baseline.y * screen) / screen;
    const float font_top = std::round(baked->Ascent);  // Dear ImGui's glyph boxes hang this far above the baseline
    float x = std::round(at_baseline.x * screen) / screen;
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end;) {
        unsigned character = 0;
        p += ImTextCharFromUtf8(&character, p, end);
        // Finding a glyph may rasterise it and change the texture: reserve only afterwards.
        const ImFontGlyph* const g = baked->FindGlyph(static_cast<ImWchar>(character));
        if (g == nullptr) continue;
        if (g->Visible) {
            draw->PrimReserve(6, 4);
            draw->PrimRectUV({x + g->X0 * scale, baseline + (g->Y0 - font_top) * scale},
                             {x + g->X1 * scale, baseline + (g->Y1 - font_top) * scale}, {g->U0, g->V0}, {g->U1, g->V1}, tint);
        }
        x += g->AdvanceX * scale;
    }
}

void Ui::Impl::glyph(Point centre, std::string_view icon, float px, ImU32 tint) {
    if (icon.empty() || icons.font == nullptr) return;
    const float baseline = centre.y - icons.height * px / 2 + icons.ascent * px;
    glyphs(icons, px, {centre.x - px / 2, baseline}, icon, tint);
}

}  // namespace voucher::ui
