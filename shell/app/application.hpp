// The application as its platforms see it: bytes of the packs and catalogues in, events in, one frame out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/platform/platform.hpp"
#include "shell/ui/ui.hpp"

namespace voucher::app {

/// Files that were fetched before start: contents, not names on a disk.
struct Resources {
    std::vector<std::string> packs;        // policy packs (JSON); the first is the one in use
    std::vector<std::string> roster_words;  // src/batch/words.hpp (JSON), of packs by their id; a pack may have none
    std::vector<std::string> catalogues_zh;  // language catalogues (flat JSON objects, key → text); later ones add
    std::vector<std::string> catalogues_en;
    std::optional<std::string> kiosk;      // kiosk mode: what kiosk.json holds, empty where there is no such file; none: no kiosk
};

class Application {
public:
    /// The ImGui context exists and belongs to the platform. Throws std::runtime_error with one sentence where a
    /// resource cannot be used: the start-up page shows it.
    Application(platform::Platform& platform, ui::Ui& ui, const Resources& resources);
    ~Application();

    void handle(const platform::Event& event);
    /// Builds one frame between ImGui::NewFrame and ImGui::Render, and shows its semantics on the platform.
    void frame(ui::Size page);
    /// Another frame is wanted although no event came (a fade, a job's progress).
    [[nodiscard]] bool wants_frame() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace voucher::app
