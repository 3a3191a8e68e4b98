// A platform without a browser, for tests: Dear ImGui without a renderer, files that are strings, and a person who
// finds controls by role and name, as a screen reader's user does.
//
//     Headless person({.fonts_dir = VOUCHER_FONTS_DIR});
//     app::Application application(person, person.ui(), resources);
//     person.attach(application);
//     person.click(Role::button, "导出");
//
// A control that is not there, twice there or disabled is a std::runtime_error that lists what is on the screen.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shell/platform/platform.hpp"
#include "shell/ui/ui.hpp"

struct ImDrawData;

namespace voucher::platform {

class Headless final : public Platform {
public:
    struct Options {
        std::string fonts_dir;
        ui::Size page{1280, 800};
        float pixel_ratio = 1;
        ui::Look look = {};
        std::string today = "2026-11-22";
        bool full_fonts = false;  // merge the full fonts in at once, as the browser does after a moment
        /// What the browser's digest worker answers for a file's bytes; without it every digest fails.
        std::function<event::FileDigested(FileHandle, const std::string& bytes)> digest = {};
        /// What the browser finds in a file; without it, nothing in any.
        std::function<event::FileInspected(FileHandle, const std::string& bytes)> inspect = {};
        /// How large the browser's picture of a file is; without it there are none.
        std::function<ui::Size(const std::string& bytes, float edge)> picture = {};
    };
    explicit Headless(Options options);
    ~Headless() override;
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    [[nodiscard]] ui::Ui& ui() { return *ui_; }

    /// Runs an application (handle, frame, wants_frame); it must outlive the last call here.
    template <class Application>
    void attach(Application& application) {
        handle_ = [&application](const Event& e) { application.handle(e); };
        frame_ = [&application](ui::Size page) { application.frame(page); };
        wants_ = [&application] { return application.wants_frame(); };
        settle();
    }
    /// Runs a bare page: for tests of widgets.
    void attach_page(std::function<void(ui::Ui&)> page);

    // ── Time ────────────────────────────────────────────────────────────────────────────────────────────────
    void run_frames(int count);
    /// Frames until nothing is pending and nothing is wanted (at most `most`, as animations may run on).
    void settle(int most = 40);
    void resize(ui::Size page);
    void set_today(std::string_view day) { options_.today = day; }

    // ── What is there ───────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] const ui::Tree& tree() const { return tree_; }
    [[nodiscard]] const ui::Node* find(ui::Role role, std::string_view name) const;  // null: not there
    [[nodiscard]] const ui::Node& node(ui::Role role, std::string_view name) const;
    [[nodiscard]] const ui::Node* find_key(std::string_view key) const;
    [[nodiscard]] bool says(std::string_view part) const;  // some node's name contains this
    [[nodiscard]] std::string described() const;           // the tree as indented lines
    [[nodiscard]] const std::string& focused() const { return focused_; }
    [[nodiscard]] const std::string& fragment() const { return fragment_; }
    [[nodiscard]] const std::string& title() const { return title_; }
    [[nodiscard]] const std::string& language() const { return language_; }
    [[nodiscard]] int prints() const { return prints_; }
    [[nodiscard]] const std::string& printed() const { return printed_; }  // laid out last; empty: the page itself

    // ── What a person does ──────────────────────────────────────────────────────────────────────────────────
    void click(ui::Role role, std::string_view name);  // by keyboard or assistive technology
    void click_key(std::string_view key);
    void pointer_click(ui::Role role, std::string_view name);
    void pointer_click_at(ui::Point at);
    void pointer_move(ui::Point at);
    void wheel(ui::Point at, float notches);  // negative: down the page
    void roll(ui::Point at, float notches);   // the same within one frame: the page goes on scrolling
    void type(std::string_view field, std::string_view text);  // focus, input, leave
    void input(std::string_view field, std::string_view text);  // without leaving
    void focus(ui::Role role, std::string_view name);
    void press_escape();
    void send(const Event& event);

    // ── Files ───────────────────────────────────────────────────────────────────────────────────────────────
    struct File {
        std::string name;
        std::string media_type;
        std::string bytes;
        std::string folder = {};
    };
    struct Pick {
        FilePurpose purpose;
        std::string accept;
        Choice choice = Choice::one;
    };
    struct Save {
        std::string name;
        std::string media_type;
        std::string bytes;  // all segments joined
    };
    [[nodiscard]] const std::vector<Pick>& picks() const { return picks_; }
    [[nodiscard]] const std::vector<Save>& saved() const { return saved_; }
    std::vector<FileHandle> give_files(const FilePurpose& purpose, std::span<const File> files);
    /// From now on a verification only begins, until it is let go on: as a large package's does.
    void hold_verification(bool hold);
    /// A file that the person does not give: it was kept from the last visit.
    FileHandle adopt(File file);
    /// What was kept last, by its part; and the files that it refers to.
    [[nodiscard]] const DraftParts& kept() const { return kept_; }
    [[nodiscard]] const std::vector<FileHandle>& files_kept() const { return files_kept_; }
    [[nodiscard]] int writes() const { return writes_; }   // of drafts
    [[nodiscard]] int takes() const { return takes_; }     // take_draft
    [[nodiscard]] int forgets() const { return forgets_; } // forget_everything
    [[nodiscard]] std::pair<int, int> idleness_watched() const { return watched_; }  // first, last
    void fail_next_save(std::string reason, bool cancelled);
    /// What was asked of make_papers, in order: JSON. Each is answered with papers that hold their own document as text.
    [[nodiscard]] const std::vector<std::string>& papers_asked() const { return papers_asked_; }
    void fail_next_papers(std::string reason);
    void hold_papers(bool held);  // true: papers take their time, until they are let go
    void miss_in_papers(std::vector<MissingCharacter> missing) { missing_ = std::move(missing); }
    void fail_next_save(event::SaveFailed failure) { save_failure_ = std::move(failure); }
    /// The next save does not end by itself: the test tells its progress and its end (send), or the person cancels it.
    void hold_next_save() { hold_save_ = true; }
    [[nodiscard]] const std::string& held_save() const { return held_save_; }
    /// Names of the files whose place was asked for. The person chooses one, unless told not to.
    [[nodiscard]] const std::vector<std::string>& places_asked() const { return places_; }
    void decline_next_place() { decline_place_ = true; }
    [[nodiscard]] std::size_t places_held() const { return chosen_.size(); }  // chosen, and neither saved to nor left
    [[nodiscard]] std::size_t files_held() const { return files_.size(); }  // not yet released

    [[nodiscard]] const ImDrawData* drawn() const;  // the last frame

    // ── Platform ────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] Date today() const override;
    void show(const ui::Tree& tree) override;
    void pick_files(const FilePurpose& purpose, std::string_view accept, Choice choice) override;
    void digest(FileHandle file) override;
    void read(FileHandle file, std::uint64_t limit) override;
    void inspect(FileHandle file) override;
    /// A file that is JSON is what a machine would read of a workbook; of any other the first word is why it would not.
    void read_sheets(FileHandle file) override;
    void picture(FileHandle file, float edge) override;
    void release(FileHandle file) override;
    void save(SaveRequest request) override;
    void make_papers(std::uint32_t job, std::string_view json) override;
    void choose_place(std::uint32_t job, std::string_view name, std::string_view media_type) override;
    void leave_place(std::uint32_t job) override;
    void cancel_save() override;
    void set_fragment(std::string_view fragment) override { fragment_ = fragment; }
    void set_title(std::string_view title, std::string_view language) override;
    void lay_out_print(std::string_view paper) override { printed_ = paper; }
    void print() override { ++prints_; }
    void verify(FileHandle file, const std::vector<std::string>& known_packs) override;
    void open_package(FileHandle file) override;
    void stop_verifying() override;
    void keep_draft(std::string_view part, std::string_view json, std::span<const FileHandle> files) override;
    void take_draft() override { ++takes_; }
    void forget_everything() override;
    void watch_idleness(int first, int last) override { watched_ = {first, last}; }

private:
    struct Session;  // Dear ImGui's context
    void one_frame();
    [[noreturn]] void missing(std::string_view what) const;

    Options options_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<ui::Ui> ui_;
    std::function<void(const Event&)> handle_;
    std::function<void(ui::Size)> frame_;
    std::function<bool()> wants_;
    std::vector<Event> queue_;
    ui::Tree tree_;
    std::string focused_, fragment_, title_, language_;
    int prints_ = 0;
    std::string printed_;
    std::map<std::uint32_t, File> files_;
    std::uint32_t next_file_ = 1;
    DraftParts kept_;
    std::vector<FileHandle> files_kept_;
    int writes_ = 0, takes_ = 0, forgets_ = 0;
    std::pair<int, int> watched_;
    std::vector<Pick> picks_;
    std::vector<Save> saved_;
    std::optional<event::SaveFailed> save_failure_;
    std::vector<std::string> papers_asked_;
    std::optional<std::string> papers_failure_;
    std::vector<MissingCharacter> missing_;
    std::vector<Event> papers_waiting_;
    bool papers_held_ = false;
    std::vector<Event> verifying_;  // told once the verification is not held
    bool verification_held_ = false;
    bool hold_save_ = false;
    std::string held_save_;  // its name
    std::vector<std::string> places_;
    std::set<std::uint32_t> chosen_;
    bool decline_place_ = false;
};

}  // namespace voucher::platform
