// The built fonts are what Dear ImGui's own reader (stb_truetype) can draw.
#include <imgui.h>
#include <imgui_internal.h>
#include <catch_amalgamated.hpp>

#include "generated/icons.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::vector<char> font_file(const std::string& name) {
    std::ifstream file(VOUCHER_FONTS_DIR "/" + name, std::ios::binary);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// A context with one font; the glyphs are rasterised as they are asked for.
class LoadedFont {
public:
    explicit LoadedFont(const std::string& name)
        : bytes_(font_file(name)), before_(ImGui::GetCurrentContext()), context_(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(context_);
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        ImGui::GetIO().DisplaySize = ImVec2(100, 100);
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        font_ = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes_.data(), static_cast<int>(bytes_.size()),
                                                           16.0F, &config);
        ImGui::NewFrame();
    }
    ~LoadedFont() {
        ImGui::EndFrame();
        // No renderer runs here, so the textures are given back by hand.
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
        ImGui::DestroyContext(context_);
        ImGui::SetCurrentContext(before_);
    }
    LoadedFont(const LoadedFont&) = delete;
    LoadedFont& operator=(const LoadedFont&) = delete;

    bool draws(char32_t character) const {
        const ImFontGlyph* glyph =
            font_->GetFontBaked(16.0F)->FindGlyphNoFallback(static_cast<ImWchar>(character));
        return glyph != nullptr && glyph->Visible && glyph->X1 > glyph->X0 && glyph->AdvanceX > 0.0F;
    }
    float advance(char32_t character) const {
        return font_->GetFontBaked(16.0F)->FindGlyph(static_cast<ImWchar>(character))->AdvanceX;
    }

private:
    std::vector<char> bytes_;
    ImGuiContext* before_;
    ImGuiContext* context_;
    ImFont* font_ = nullptr;
};

char32_t first_character(const char* text) {
    unsigned character = 0;
    ImTextCharFromUtf8(&character, text, nullptr);
    return character;
}

}  // namespace

TEST_CASE("The interface fonts draw what every page needs") {
    const std::string file = GENERATE("interface-regular.ttf", "interface-bold.ttf");
    CAPTURE(file);
    const LoadedFont font(file);
    for (char32_t character :
         U"A0¥，。（）—…✓×壹万元整分"
         U"→") {
        if (character == U'\0') continue;
        CAPTURE(static_cast<unsigned>(character));
        CHECK(font.draws(character));
    }
    CHECK_FALSE(font.draws(U'\U0002CE93'));  // rare characters come with the full fonts, later
}

TEST_CASE("Digits are equal in width, so that columns of figures line up") {
    const LoadedFont font("interface-regular.ttf");
    for (char32_t digit = U'1'; digit <= U'9'; ++digit) CHECK(font.advance(digit) == font.advance(U'0'));
}

TEST_CASE("The full fonts draw the whole general standard table, beyond the BMP too") {
    const std::string file = GENERATE("full-regular.ttf", "full-bold.ttf");
    CAPTURE(file);
    const LoadedFont font(file);
    for (char32_t character : {U'聊', U'㑇', U'\U0002CE93', U'\U00020CD0', U'Ａ', U'α', U'あ'}) {
        CAPTURE(static_cast<unsigned>(character));
        CHECK(font.draws(character));
    }
}

TEST_CASE("Icons are drawn from the icon font by name") {
    const LoadedFont font("icons.ttf");
    CHECK(font.draws(first_character(voucher::ui::icon::circle_check)));
    CHECK(font.draws(first_character(voucher::ui::icon::git_fork)));
    CHECK(font.draws(first_character(voucher::ui::icon::delete_)));
    CHECK_FALSE(font.draws(U'A'));
}
