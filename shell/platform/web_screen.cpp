#include "shell/platform/web_screen.hpp"

#include <emscripten/html5.h>
#include <emscripten/html5_webgl.h>

#include <GLES3/gl3.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "backends/imgui_impl_opengl3.h"
#include "imgui.h"

namespace voucher::platform {
namespace {

constexpr const char* canvas = "#canvas";

}  // namespace

ImGuiSession::ImGuiSession() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendPlatformName = "voucher_web";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.ConfigInputTextCursorBlink = false;  // nothing of ours blinks: no frames while idle
}

ImGuiSession::~ImGuiSession() { ImGui::DestroyContext(); }

WebScreen::WebScreen() {
    // The page's feature check has made the context already (web/src/features.ts); the browser gives the same again.
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.minorVersion = 0;
    wanted.alpha = false;
    wanted.depth = false;
    wanted.stencil = false;
    wanted.antialias = false;  // Dear ImGui smooths its own edges
    wanted.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    context_ = emscripten_webgl_create_context(canvas, &wanted);
    if (context_ == 0) throw std::runtime_error("WebGL2: no context");
    emscripten_webgl_make_context_current(context_);
    if (!ImGui_ImplOpenGL3_Init("#version 300 es")) throw std::runtime_error("WebGL2: no renderer");
}

WebScreen::~WebScreen() {
    ImGui_ImplOpenGL3_Shutdown();
    emscripten_webgl_destroy_context(context_);
}

void WebScreen::resize(const Viewport& viewport) {
    viewport_ = {viewport.css, std::max(viewport.device_w, 1), std::max(viewport.device_h, 1)};
    resized_ = true;
}

void WebScreen::begin_frame() {
    ImGuiIO& io = ImGui::GetIO();
    const auto [w, h] = viewport_.css;
    io.DisplaySize = {w, h};
    io.DisplayFramebufferScale = {static_cast<float>(viewport_.device_w) / std::max(w, 1.0f),
                                  static_cast<float>(viewport_.device_h) / std::max(h, 1.0f)};
    if (!lost_) ImGui_ImplOpenGL3_NewFrame();
}

void WebScreen::draw() {
    if (lost_) return;
    // Changing a canvas' size clears it: only just before it is drawn anew, so that nothing flickers.
    if (std::exchange(resized_, false)) {
        emscripten_set_canvas_element_size(canvas, viewport_.device_w, viewport_.device_h);
    }
    glViewport(0, 0, viewport_.device_w, viewport_.device_h);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void WebScreen::lose() {
    // The objects are gone with the context. To forget them now is silent; after the restoring, WebGL would warn of
    // each. The next frame that is drawn makes them, and every texture, again.
    if (!std::exchange(lost_, true)) ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

void WebScreen::restore() {
    emscripten_webgl_make_context_current(context_);
    lost_ = false;
    resized_ = true;
}

}  // namespace voucher::platform
