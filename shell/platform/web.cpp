// The browser as a platform: Dear ImGui on WebGL2, fed by Emscripten's html5.h and by web/src/*.ts. No GLFW, no SDL:
// neither has an input method, and the built-in GLFW has neither clipboard nor more than one touch point.
//
//  [X] WebGL2 context on `#canvas`, drawn by imgui_impl_opengl3; lost and restored without losing anything
//  [X] Frames on demand: an event asks for a few, then nothing runs; a hidden tab draws none
//  [X] CSS pixels everywhere, device pixel ratio as framebuffer scale; zoom and moving between screens
//  [X] Mouse, wheel, touch with kinetic scrolling (web_input.cpp); cursor shapes
//  [X] A press, a key on a control or a tap is acted on inside the browser's own event, so that file choosers, focus
//      and virtual keyboards keep the person's activation
//  [X] Semantics as native DOM elements (web_semantics.cpp, web/src/semantics.ts)
//  [X] Text by the DOM: input methods, clipboard, undo, selection are the browser's (web/src/text-fields.ts)
//  [X] Files chosen, dropped, pasted; SHA-256 and CRC-32 by pieces; saving from pieces without copying attachments
//  [ ] Digests off the main thread (they are cut into pieces that let frames through)
//  [ ] Gamepads, several pointers at once, pressure
//  [ ] Characters that the built fonts lack, drawn from the browser's fonts
//
// How the page uses it (web/src/engine.ts): construct the module with a `host` object (web_host.hpp), hand over the
// resources (voucher_add_resource), call voucher_start once, then tell events as they come. The C functions below
// are that door; texts are UTF-8 with their length and are copied before the call returns.
#include <emscripten.h>
#include <emscripten/html5.h>
#include <emscripten/html5_webgl.h>

#include <GLES3/gl3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backends/imgui_impl_opengl3.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "shell/app/application.hpp"
#include "shell/platform/platform.hpp"
#include "shell/platform/web_digest.hpp"
#include "shell/platform/web_host.hpp"
#include "shell/platform/web_input.hpp"
#include "shell/platform/web_semantics.hpp"
#include "shell/ui/ui.hpp"

namespace voucher::platform {
namespace {

constexpr const char* canvas = "#canvas";
constexpr int frames_per_event = 3;      // one acts, one shows, one settles what the second laid out
constexpr int most_frames_at_once = 8;   // inside one browser event
constexpr float longest_step = 0.1f;     // seconds; after a pause nothing should jump

class WebPlatform final : public Platform {
public:
    [[nodiscard]] Date today() const override {
        const int day = host::today();
        return Date::from_ymd(day / 10000, day / 100 % 100, day % 100).value();
    }
    void show(const ui::Tree& tree) override {
        const std::string patch = semantics_patch(shown_, tree);
        shown_ = tree;
        shown_.focus.clear();
        if (!patch.empty()) host::patch(patch);
    }
    void pick_files(const FilePurpose& purpose, std::string_view accept, bool multiple) override {
        host::pick_files(purpose.id, accept, multiple);
    }
    void digest(FileHandle file) override { host::digest(std::to_underlying(file)); }
    void read(FileHandle file, std::uint64_t limit) override { host::read(std::to_underlying(file), limit); }
    void release(FileHandle file) override {
        digests_.drop(file);
        host::release(std::to_underlying(file));
    }
    void save(SaveRequest request) override {
        host::save_begin(request.name, request.media_type);
        for (const Segment& segment : request.segments) {
            if (const auto* bytes = std::get_if<std::vector<std::byte>>(&segment)) {
                host::save_bytes(*bytes);
            } else {
                host::save_file(std::to_underlying(std::get<FileHandle>(segment)));
            }
        }
        host::save_end();
    }
    void set_fragment(std::string_view fragment) override { host::fragment(fragment); }
    void set_title(std::string_view title, std::string_view language) override { host::title(title, language); }
    void print() override { host::print(); }

    WebDigests& digests() { return digests_; }

private:
    ui::Tree shown_;
    WebDigests digests_;
};

/// Dear ImGui's context for as long as this lives.
class ImGuiSession {
public:
    ImGuiSession() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        io.BackendPlatformName = "voucher_web";
        io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
        io.ConfigInputTextCursorBlink = false;  // nothing of ours blinks: no frames while idle
    }
    ~ImGuiSession() { ImGui::DestroyContext(); }
    ImGuiSession(const ImGuiSession&) = delete;
    ImGuiSession& operator=(const ImGuiSession&) = delete;
};

/// The WebGL2 context and what is drawn with it.
class Screen {
public:
    Screen() {
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
        if (context_ <= 0) throw std::runtime_error("WebGL2: no context");
        emscripten_webgl_make_context_current(context_);
        if (!ImGui_ImplOpenGL3_Init("#version 300 es")) throw std::runtime_error("WebGL2: no renderer");
    }
    ~Screen() {
        ImGui_ImplOpenGL3_Shutdown();
        emscripten_webgl_destroy_context(context_);
    }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    void resize(ui::Size css, int device_w, int device_h) {
        css_ = css;
        device_w_ = std::max(device_w, 1);
        device_h_ = std::max(device_h, 1);
        resized_ = true;
    }
    [[nodiscard]] ui::Size size() const { return css_; }
    void begin_frame() {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {css_.w, css_.h};
        io.DisplayFramebufferScale = {static_cast<float>(device_w_) / css_.w, static_cast<float>(device_h_) / css_.h};
        if (!lost_) ImGui_ImplOpenGL3_NewFrame();
    }
    void draw() {
        if (lost_) return;
        // Changing a canvas' size clears it: only just before it is drawn anew, so that nothing flickers.
        if (std::exchange(resized_, false)) emscripten_set_canvas_element_size(canvas, device_w_, device_h_);
        glViewport(0, 0, device_w_, device_h_);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }
    void lose() {
        // The objects are gone with the context. To forget them now is silent; after the restoring, WebGL would warn
        // of each. The next frame that is drawn makes them, and every texture, again.
        if (!std::exchange(lost_, true)) ImGui_ImplOpenGL3_DestroyDeviceObjects();
    }
    void restore() {
        emscripten_webgl_make_context_current(context_);
        lost_ = false;
        resized_ = true;
    }

private:
    EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_ = 0;
    ui::Size css_{1, 1};
    int device_w_ = 1;
    int device_h_ = 1;
    bool resized_ = true;
    bool lost_ = false;
};

/// Runs `work`; what it throws ends the page with a sentence, where the browser would only say that something failed.
template <typename Work>
bool safely(Work&& work) {
    try {
        work();
        return true;
    } catch (const std::exception& error) {
        host::failed(error.what());
        return false;
    }
}

struct Viewport {
    ui::Size css;
    int device_w;
    int device_h;
};

enum class ResourceKind : int { pack, catalogue_zh, catalogue_en, font_regular, font_bold, font_icons };

struct Resources {
    app::Resources texts;
    std::vector<std::byte> regular, bold, icons;
};

/// Everything that lives between start and the end of the page.
class Shell {
public:
    Shell(const Resources& resources, const Viewport& viewport, const event::SystemLook& look)
        : ui_(ui::Look{.theme = look.dark ? ui::ThemeName::dark : ui::ThemeName::light, .text_scale = 1,
                       .reduced_motion = look.reduced_motion}),
          input_([this] { request_frames(); }, [this] { act_now(); }) {
        resize(viewport);
        ui_.add_fonts({.regular = resources.regular, .bold = resources.bold, .icons = resources.icons});
        application_.emplace(platform_, ui_, resources.texts);
        post(look);
        emscripten_set_webglcontextlost_callback(canvas, this, false, on_context_lost);
        emscripten_set_webglcontextrestored_callback(canvas, this, false, on_context_restored);
        step();  // two frames, so that what follows from a first layout stands before the start-up screen goes
        step();
        screen_.draw();
    }
    ~Shell() {
        emscripten_set_webglcontextlost_callback(canvas, nullptr, false, nullptr);
        emscripten_set_webglcontextrestored_callback(canvas, nullptr, false, nullptr);
    }
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;

    /// Events wait for the end of a frame that is being built: the DOM may answer a patch with a focus event at once.
    void post(Event event) {
        waiting_.push_back(std::move(event));
        request_frames();
    }
    /// Builds frames, without drawing them, until what the person just did has been acted on and shown to the DOM.
    /// False inside a frame: then it happens after it.
    bool act_now() {
        if (in_frame_ || stopped_) return false;
        stopped_ = !safely([this] {
            for (int i = 0; i < most_frames_at_once; ++i) {
                step();
                const bool more = !waiting_.empty() || ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
                if (i > 0 && !more) break;
            }
        });
        request_frames();
        return true;
    }
    void request_frames() {
        frames_wanted_ = frames_per_event;
        ask_frame();
    }
    void resize(const Viewport& viewport) { screen_.resize(viewport.css, viewport.device_w, viewport.device_h); }
    /// A new size is drawn before the browser shows the page at it.
    void draw_now() {
        if (in_frame_ || stopped_) return;
        stopped_ = !safely([this] {
            step();
            screen_.draw();
        });
        request_frames();
    }
    WebDigests& digests() { return platform_.digests(); }

private:
    static bool on_animation_frame(double, void* self) {
        auto& shell = *static_cast<Shell*>(self);
        shell.frame_asked_ = false;
        if (shell.stopped_) return false;
        shell.stopped_ = !safely([&shell] {
            shell.step();
            shell.screen_.draw();
        });
        if (shell.frames_wanted_ > 0) --shell.frames_wanted_;
        if (shell.frames_wanted_ > 0 || shell.application_->wants_frame() || shell.input_.swinging()) shell.ask_frame();
        return false;
    }
    static bool on_context_lost(int, const void*, void* self) {
        static_cast<Shell*>(self)->screen_.lose();
        return true;  // preventDefault: only then may the browser restore it
    }
    static bool on_context_restored(int, const void*, void* self) {
        auto& shell = *static_cast<Shell*>(self);
        shell.screen_.restore();
        shell.request_frames();
        return true;
    }

    void ask_frame() {
        if (std::exchange(frame_asked_, true)) return;
        emscripten_request_animation_frame(on_animation_frame, this);
    }

    /// One frame, built but not drawn.
    void step() {
        if (in_frame_) return;
        in_frame_ = true;
        // A scope, so that an exception leaves the flag as it was.
        struct Leave {
            bool& flag;
            ~Leave() { flag = false; }
        } const leave{in_frame_};

        while (!waiting_.empty()) {
            const Event event = std::move(waiting_.front());
            waiting_.pop_front();
            application_->handle(event);
        }
        const double now = emscripten_get_now();
        const float seconds = std::clamp(static_cast<float>((now - last_step_) / 1000), 0.0001f, longest_step);
        last_step_ = now;
        input_.advance(seconds);
        screen_.begin_frame();
        ImGui::GetIO().DeltaTime = seconds;
        ImGui::NewFrame();
        try {
            application_->frame(screen_.size());
        } catch (...) {
            ImGui::EndFrame();
            throw;
        }
        ImGui::Render();
        show_cursor();
    }

    void show_cursor() {
        static constexpr std::array<std::string_view, ImGuiMouseCursor_COUNT> names{
            "default", "text", "all-scroll", "ns-resize", "ew-resize", "nesw-resize", "nwse-resize", "pointer", "wait",
            "progress", "not-allowed"};
        const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
        if (cursor == cursor_) return;
        cursor_ = cursor;
        host::cursor(cursor < 0 ? "default" : names[static_cast<std::size_t>(cursor)]);
    }

    ImGuiSession imgui_;
    Screen screen_;
    WebPlatform platform_;
    ui::Ui ui_;
    std::deque<Event> waiting_;
    std::optional<app::Application> application_;
    int frames_wanted_ = 0;
    bool frame_asked_ = false;
    bool in_frame_ = false;
    bool stopped_ = false;  // something was thrown: the page says so, and no frame runs any more
    double last_step_ = 0;
    ImGuiMouseCursor cursor_ = ImGuiMouseCursor_Arrow;
    WebInput input_;  // last: its callbacks use the rest
};

// The C door needs one place to find the shell at; everything else hangs on it.
struct Owner {
    Resources resources;  // until the start
    std::unique_ptr<Shell> shell;
    event::FilesPicked files;  // being told, one file at a time
};

Owner& owner() {
    static Owner the_owner;
    return the_owner;
}

/// Runs `work` if the shell is there.
template <typename Work>
void with_shell(Work&& work) {
    if (Shell* shell = owner().shell.get()) safely([&] { work(*shell); });
}

void post(Event event) {
    with_shell([&](Shell& shell) { shell.post(std::move(event)); });
}

/// As `post`, and acted on before the browser's event ends.
void post_now(Event event) {
    with_shell([&](Shell& shell) {
        shell.post(std::move(event));
        shell.act_now();
    });
}

std::string text(const char* s, std::size_t n) { return {s, n}; }

std::span<const std::byte> bytes(const void* p, std::size_t n) { return {static_cast<const std::byte*>(p), n}; }

event::SystemLook look_of(int dark, int more_contrast, int reduced_motion) {
    return {.dark = dark != 0, .more_contrast = more_contrast != 0, .reduced_motion = reduced_motion != 0};
}

}  // namespace
}  // namespace voucher::platform

using namespace voucher::platform;

extern "C" {

// ── Start ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/// `kind`: ResourceKind. Packs and catalogues in the order in which they count.
EMSCRIPTEN_KEEPALIVE void voucher_add_resource(int kind, const void* data, std::size_t size) {
    Resources& resources = owner().resources;
    const auto content = bytes(data, size);
    const std::string as_text(static_cast<const char*>(data), size);
    switch (static_cast<ResourceKind>(kind)) {
        case ResourceKind::pack: resources.texts.packs.push_back(as_text); break;
        case ResourceKind::catalogue_zh: resources.texts.catalogues_zh.push_back(as_text); break;
        case ResourceKind::catalogue_en: resources.texts.catalogues_en.push_back(as_text); break;
        case ResourceKind::font_regular: resources.regular.assign(content.begin(), content.end()); break;
        case ResourceKind::font_bold: resources.bold.assign(content.begin(), content.end()); break;
        case ResourceKind::font_icons: resources.icons.assign(content.begin(), content.end()); break;
    }
}

/// Sizes in CSS and in device pixels. Where it fails, the page has been told (Host.failed) and 0 comes back.
EMSCRIPTEN_KEEPALIVE int voucher_start(float w, float h, int device_w, int device_h, int dark, int more_contrast,
                                       int reduced_motion) {
    const bool started = safely([&] {
        owner().shell = std::make_unique<Shell>(owner().resources, Viewport{{w, h}, device_w, device_h},
                                                look_of(dark, more_contrast, reduced_motion));
        owner().resources = {};
        owner().shell->request_frames();
    });
    return started ? 1 : 0;
}

// ── The window ──────────────────────────────────────────────────────────────────────────────────────────────────────

EMSCRIPTEN_KEEPALIVE void voucher_resize(float w, float h, int device_w, int device_h) {
    with_shell([&](Shell& shell) {
        shell.resize({{w, h}, device_w, device_h});
        shell.draw_now();
    });
}

EMSCRIPTEN_KEEPALIVE void voucher_look(int dark, int more_contrast, int reduced_motion) {
    post(look_of(dark, more_contrast, reduced_motion));
}

/// The page is seen again, or midnight has passed: draw what may have changed meanwhile.
EMSCRIPTEN_KEEPALIVE void voucher_wake() {
    with_shell([](Shell& shell) { shell.request_frames(); });
}

EMSCRIPTEN_KEEPALIVE void voucher_fragment(const char* s, std::size_t n) { post(event::FragmentChanged{text(s, n)}); }

// ── Semantics and text ──────────────────────────────────────────────────────────────────────────────────────────────

EMSCRIPTEN_KEEPALIVE void voucher_activate(const char* key, std::size_t n) {
    post_now(event::Activated{text(key, n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_focus(const char* key, std::size_t n, int visible) {
    post(event::Focused{text(key, n), visible != 0});
}

EMSCRIPTEN_KEEPALIVE void voucher_text(const char* key, std::size_t n, const char* value, std::size_t size) {
    post(event::TextInput{text(key, n), text(value, size)});
}

/// 1: acted on already, the field's node says what it holds now. 0: a frame is being built, it is acted on after it.
EMSCRIPTEN_KEEPALIVE int voucher_commit(const char* key, std::size_t n) {
    int acted = 0;
    with_shell([&](Shell& shell) {
        shell.post(event::TextCommitted{text(key, n)});
        acted = shell.act_now() ? 1 : 0;
    });
    return acted;
}

// ── Files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

EMSCRIPTEN_KEEPALIVE void voucher_files_begin(const char* purpose, std::size_t n) {
    owner().files = {};
    owner().files.purpose.id = text(purpose, n);
}

EMSCRIPTEN_KEEPALIVE void voucher_files_add(std::uint32_t file, const char* name, std::size_t n, double size,
                                            const char* type, std::size_t type_n) {
    owner().files.files.push_back({.handle = FileHandle{file}, .name = text(name, n),
                                   .size = static_cast<std::uint64_t>(size), .media_type = text(type, type_n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_files_end() { post(std::exchange(owner().files, {})); }

EMSCRIPTEN_KEEPALIVE void voucher_drag(int over, float x, float y) { post(event::DragOver{over != 0, {x, y}}); }

/// The next piece of a file that is being digested; `fraction` of it is done with this piece.
EMSCRIPTEN_KEEPALIVE void voucher_digest_bytes(std::uint32_t file, const void* data, std::size_t size, double fraction) {
    with_shell([&](Shell& shell) {
        shell.digests().add(FileHandle{file}, bytes(data, size));
        shell.post(event::FileProgress{FileHandle{file}, fraction});
    });
}

EMSCRIPTEN_KEEPALIVE void voucher_digest_end(std::uint32_t file) {
    with_shell([&](Shell& shell) { shell.post(shell.digests().finish(FileHandle{file})); });
}

EMSCRIPTEN_KEEPALIVE void voucher_file_failed(std::uint32_t file, const char* reason, std::size_t n) {
    with_shell([&](Shell& shell) {
        shell.digests().drop(FileHandle{file});
        shell.post(event::FileFailed{FileHandle{file}, text(reason, n)});
    });
}

EMSCRIPTEN_KEEPALIVE void voucher_file_read(std::uint32_t file, const char* data, std::size_t size) {
    post(event::FileRead{FileHandle{file}, text(data, size)});
}

EMSCRIPTEN_KEEPALIVE void voucher_saved(const char* name, std::size_t n) { post(event::Saved{text(name, n)}); }

EMSCRIPTEN_KEEPALIVE void voucher_save_failed(const char* name, std::size_t n, const char* reason, std::size_t reason_n,
                                              int cancelled) {
    post(event::SaveFailed{text(name, n), text(reason, reason_n), cancelled != 0});
}

/// The full fonts, once they have come: every character of the general standard table.
EMSCRIPTEN_KEEPALIVE void voucher_fonts(const void* regular, std::size_t regular_n, const void* bold,
                                        std::size_t bold_n) {
    const auto r = bytes(regular, regular_n);
    const auto b = bytes(bold, bold_n);
    post(event::FontsArrived{{r.begin(), r.end()}, {b.begin(), b.end()}});
}

}  // extern "C"
