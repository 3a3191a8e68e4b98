#include "shell/platform/web_shell.hpp"

#include <emscripten/html5.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/platform/web_semantics.hpp"

namespace voucher::platform {
namespace {

constexpr const char* canvas = "#canvas";
constexpr int frames_per_event = 3;     // one acts, one shows, one settles what the second laid out
constexpr int most_frames_at_once = 10;  // inside one browser event
constexpr float longest_step = 0.1f;    // seconds; after a pause nothing should jump

}  // namespace

// ── The platform ────────────────────────────────────────────────────────────────────────────────────────────────────

Date WebPlatform::today() const {
    const int day = host::today();
    return Date::from_civil(day / 10000, day / 100 % 100, day % 100).value();
}

void WebPlatform::show(const ui::Tree& tree) {
    const std::string patch = semantics_patch(shown_, tree);
    shown_ = tree;
    shown_.focus.clear();
    if (!patch.empty()) host::patch(patch);
}

void WebPlatform::pick_files(const FilePurpose& purpose, std::string_view accept, Choice choice) {
    host::pick_files(purpose.id, accept, static_cast<int>(choice));
}

void WebPlatform::digest(FileHandle file) { host::digest(std::to_underlying(file)); }

void WebPlatform::read(FileHandle file, std::uint64_t limit) { host::read(std::to_underlying(file), limit); }

void WebPlatform::inspect(FileHandle file) { host::inspect(std::to_underlying(file)); }
void WebPlatform::read_sheets(FileHandle file) { host::read_sheets(std::to_underlying(file)); }

void WebPlatform::picture(FileHandle file, float edge) { host::picture(std::to_underlying(file), edge); }

void WebPlatform::release(FileHandle file) { host::release(std::to_underlying(file)); }

void WebPlatform::save(SaveRequest request) {
    host::save_begin(request.name, request.media_type, request.job);
    for (const Segment& segment : request.segments) {
        if (const auto* bytes = std::get_if<std::vector<std::byte>>(&segment)) {
            host::save_bytes(*bytes);
        } else {
            host::save_file(std::to_underlying(std::get<FileHandle>(segment)));
        }
    }
    host::save_end();
}

void WebPlatform::make_papers(std::uint32_t job, std::string_view json) { host::make_papers(job, json); }

void WebPlatform::choose_place(std::uint32_t job, std::string_view name, std::string_view media_type) {
    host::choose_place(job, name, media_type);
}

void WebPlatform::leave_place(std::uint32_t job) { host::leave_place(job); }

void WebPlatform::cancel_save() { host::save_cancel(); }

void WebPlatform::set_fragment(std::string_view fragment) { host::fragment(fragment); }

void WebPlatform::set_title(std::string_view title, std::string_view language) { host::title(title, language); }

void WebPlatform::lay_out_print(std::string_view paper) { host::lay_out_print(paper); }

void WebPlatform::print() { host::print(); }

void WebPlatform::verify(FileHandle file, const std::vector<std::string>& known_packs) {
    std::string known;
    for (const std::string& pack : known_packs) known += (known.empty() ? "" : "\n") + pack;
    host::verify(std::to_underlying(file), known);
}

void WebPlatform::open_package(FileHandle file) { host::open_package(std::to_underlying(file)); }

void WebPlatform::stop_verifying() { host::stop_verifying(); }

void WebPlatform::keep_draft(std::string_view part, std::string_view json, std::span<const FileHandle> files) {
    std::vector<std::uint32_t> numbers;
    for (const FileHandle file : files) numbers.push_back(std::to_underlying(file));
    host::keep_draft(part, json, numbers);
}

void WebPlatform::take_draft() { host::take_draft(); }

void WebPlatform::forget_everything() { host::forget_everything(); }

void WebPlatform::watch_idleness(int first, int last) { host::watch_idleness(first, last); }

// ── The shell ───────────────────────────────────────────────────────────────────────────────────────────────────────

WebShell::WebShell(const Resources& resources, const Viewport& viewport, const event::SystemLook& look)
    : ui_(ui::Look{.theme = look.dark ? ui::ThemeName::dark : ui::ThemeName::light, .text_scale = 1,
                   .reduced_motion = look.reduced_motion}),
      input_([this] { request_frames(); }, [this] { act_now(); }) {
    screen_.resize(viewport);
    ui_.add_fonts({.regular = resources.regular, .bold = resources.bold, .icons = resources.icons});
    ui_.set_other_glyphs(host::glyph);
    application_.emplace(platform_, ui_, resources.texts);
    waiting_ = resources.events;
    post(look);
    emscripten_set_webglcontextlost_callback(canvas, this, false, [](int, const void*, void* self) {
        static_cast<WebShell*>(self)->screen_.lose();
        return true;  // preventDefault: only then may the browser restore it
    });
    emscripten_set_webglcontextrestored_callback(canvas, this, false, [](int, const void*, void* self) {
        static_cast<WebShell*>(self)->screen_.restore();
        static_cast<WebShell*>(self)->request_frames();
        return true;
    });
    step();  // two frames, so that what follows from a first layout stands before the start-up screen goes
    step();
    screen_.draw();
}

WebShell::~WebShell() {
    emscripten_set_webglcontextlost_callback(canvas, nullptr, false, nullptr);
    emscripten_set_webglcontextrestored_callback(canvas, nullptr, false, nullptr);
}

void WebShell::post(Event event) {
    waiting_.push_back(std::move(event));
    request_frames();
}

bool WebShell::act_now() {
    if (in_frame_ || stopped_) return false;
    stopped_ = !safely([this] {
        // Two frames after the last input: one acts on it, one shows what came of it. A third where that moved things.
        int quiet = 0;
        for (int i = 0; i < most_frames_at_once; ++i) {
            step();
            const bool pending = !waiting_.empty() || ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
            quiet = pending ? 0 : quiet + 1;
            if (quiet >= frames_per_event || (quiet == 2 && !application_->wants_frame())) break;
        }
    });
    request_frames();
    return true;
}

void WebShell::request_frames() {
    frames_wanted_ = frames_per_event;
    ask_frame();
}

void WebShell::ask_frame() {
    if (std::exchange(frame_asked_, true)) return;
    emscripten_request_animation_frame(
        [](double, void* self) {
            static_cast<WebShell*>(self)->on_animation_frame();
            return false;
        },
        this);
}

void WebShell::on_animation_frame() {
    frame_asked_ = false;
    if (stopped_) return;
    stopped_ = !safely([this] {
        step();
        // Firefox gives a hidden tab a frame now and then; what has come about is drawn once the tab is seen again.
        EmscriptenVisibilityChangeEvent seen{};
        const bool hidden = emscripten_get_visibility_status(&seen) == EMSCRIPTEN_RESULT_SUCCESS && seen.hidden;
        if (!hidden) screen_.draw();
    });
    if (frames_wanted_ > 0) --frames_wanted_;
    if (frames_wanted_ > 0 || application_->wants_frame() || input_.swinging()) ask_frame();
}

void WebShell::resize(const Viewport& viewport) {
    screen_.resize(viewport);
    request_frames();
    if (in_frame_ || stopped_) return;
    stopped_ = !safely([this] {
        step();
        screen_.draw();
    });
}

void WebShell::step() {
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

void WebShell::show_cursor() {
    static constexpr std::array<std::string_view, ImGuiMouseCursor_COUNT> names{
        "default", "text", "all-scroll", "ns-resize", "ew-resize", "nesw-resize", "nwse-resize", "pointer", "wait",
        "progress", "not-allowed"};
    const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
    if (cursor == cursor_) return;
    cursor_ = cursor;
    host::cursor(cursor < 0 ? "default" : names[static_cast<std::size_t>(cursor)]);
}

}  // namespace voucher::platform
