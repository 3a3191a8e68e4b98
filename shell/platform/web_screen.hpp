// The canvas: a WebGL2 context that Dear ImGui is drawn with, its size, and what happens when the browser takes it away.
#pragma once

#include <cstdint>

#include "shell/ui/rect.hpp"

namespace voucher::platform {

/// How large the page is. Both sizes, as the browser rounds one to the other in its own way.
struct Viewport {
    ui::Size css;      // CSS pixels
    int device_w = 1;  // pixels of the screen
    int device_h = 1;
};

/// Dear ImGui's context for as long as this lives.
class ImGuiSession {
public:
    ImGuiSession();
    ~ImGuiSession();
    ImGuiSession(const ImGuiSession&) = delete;
    ImGuiSession& operator=(const ImGuiSession&) = delete;
};

class WebScreen {
public:
    /// On `#canvas`. Throws std::runtime_error where there is no WebGL2.
    WebScreen();
    ~WebScreen();
    WebScreen(const WebScreen&) = delete;
    WebScreen& operator=(const WebScreen&) = delete;

    void resize(const Viewport& viewport);
    [[nodiscard]] ui::Size size() const { return viewport_.css; }
    /// Before ImGui::NewFrame: tells it the size and the pixel ratio.
    void begin_frame();
    /// After ImGui::Render. Draws nothing while the context is lost; frames may be built all the same.
    void draw();
    void lose();
    void restore();

private:
    std::uintptr_t context_ = 0;  // EMSCRIPTEN_WEBGL_CONTEXT_HANDLE
    Viewport viewport_{{1, 1}, 1, 1};
    bool resized_ = true;
    bool lost_ = false;
};

}  // namespace voucher::platform
