// The application in the browser: its platform, its widgets, its screen and its input, and when frames are built.
#pragma once

#include <deque>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

#include "shell/app/application.hpp"
#include "shell/platform/platform.hpp"
#include "shell/platform/web_host.hpp"
#include "shell/platform/web_input.hpp"
#include "shell/platform/web_screen.hpp"
#include "shell/ui/ui.hpp"

namespace voucher::platform {

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

/// Platform, by asking the page (web_host.hpp).
class WebPlatform final : public Platform {
public:
    [[nodiscard]] Date today() const override;
    void show(const ui::Tree& tree) override;
    void pick_files(const FilePurpose& purpose, std::string_view accept, Choice choice) override;
    void digest(FileHandle file) override;
    void read(FileHandle file, std::uint64_t limit) override;
    void inspect(FileHandle file) override;
    void read_sheets(FileHandle file) override;
    void picture(FileHandle file, float edge) override;
    void release(FileHandle file) override;
    void save(SaveRequest request) override;
    void make_papers(std::uint32_t job, std::string_view json) override;
    void choose_place(std::uint32_t job, std::string_view name, std::string_view media_type) override;
    void leave_place(std::uint32_t job) override;
    void cancel_save() override;
    void set_fragment(std::string_view fragment) override;
    void set_title(std::string_view title, std::string_view language) override;
    void lay_out_print(std::string_view paper) override;
    void print() override;
    void verify(FileHandle file, const std::vector<std::string>& known_packs) override;
    void open_package(FileHandle file) override;
    void stop_verifying() override;
    void keep_draft(std::string_view part, std::string_view json, std::span<const FileHandle> files) override;
    void take_draft() override;
    void forget_everything() override;
    void watch_idleness(int first, int last) override;

private:
    ui::Tree shown_;
};

/// What the page has fetched before the start.
struct Resources {
    app::Resources texts;
    std::vector<std::byte> regular, bold, icons;
    std::deque<Event> events;  // that came before the start: the first frame shows what became of them
};

/// Everything that lives between start and the end of the page.
class WebShell {
public:
    /// Throws std::runtime_error with one sentence where the screen or a resource cannot be used.
    WebShell(const Resources& resources, const Viewport& viewport, const event::SystemLook& look);
    ~WebShell();
    WebShell(const WebShell&) = delete;
    WebShell& operator=(const WebShell&) = delete;

    /// Events wait for the end of a frame that is being built: the DOM may answer a patch with a focus event at once.
    void post(Event event);
    /// Builds frames, without drawing them, until what the person just did has been acted on and shown to the DOM.
    /// False inside a frame: then it happens after it.
    bool act_now();
    void request_frames();
    /// A new size is drawn before the browser shows the page at it.
    void resize(const Viewport& viewport);

private:
    void on_animation_frame();
    void ask_frame();
    void step();  // one frame, built but not drawn
    void show_cursor();

    ImGuiSession imgui_;
    WebScreen screen_;
    WebPlatform platform_;
    ui::Ui ui_;
    std::deque<Event> waiting_;
    std::optional<app::Application> application_;
    int frames_wanted_ = 0;
    bool frame_asked_ = false;
    bool in_frame_ = false;
    bool stopped_ = false;  // something was thrown: the page says so, and no frame runs any more
    double last_step_ = 0;  // ms
    int cursor_ = 0;        // ImGuiMouseCursor
    WebInput input_;        // last: its callbacks use the rest
};

}  // namespace voucher::platform
