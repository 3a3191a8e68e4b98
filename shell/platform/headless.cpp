#include "shell/platform/headless.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace voucher::platform {
namespace {

std::vector<std::byte> file_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("There is no font file " + path + ".");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto* const first = reinterpret_cast<const std::byte*>(text.data());
    return {first, first + text.size()};
}

}  // namespace

struct Headless::Session {
    ImGuiContext* before = ImGui::GetCurrentContext();
    ImGuiContext* context = ImGui::CreateContext();

    Session() {
        ImGui::SetCurrentContext(context);
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.DeltaTime = 1.0f / 60;
        io.ConfigInputTrickleEventQueue = true;
    }
    ~Session() {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
        ImGui::DestroyContext(context);
        ImGui::SetCurrentContext(before);
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
};

Headless::Headless(Options options) : options_(std::move(options)), session_(std::make_unique<Session>()) {
    ui_ = std::make_unique<ui::Ui>(options_.look);
    const auto regular = file_bytes(options_.fonts_dir + "/interface-regular.ttf");
    const auto bold = file_bytes(options_.fonts_dir + "/interface-bold.ttf");
    const auto icons = file_bytes(options_.fonts_dir + "/icons.ttf");
    ui_->add_fonts({regular, bold, icons});
    if (options_.full_fonts) {
        const auto full_regular = file_bytes(options_.fonts_dir + "/full-regular.ttf");
        const auto full_bold = file_bytes(options_.fonts_dir + "/full-bold.ttf");
        ui_->add_fonts({full_regular, full_bold, {}});
    }
}

Headless::~Headless() {
    ui_.reset();
    session_.reset();
}

void Headless::attach_page(std::function<void(ui::Ui&)> page) {
    handle_ = [this](const Event& e) {
        if (const auto* activated = std::get_if<event::Activated>(&e)) ui_->activate(activated->key);
        if (const auto* moved = std::get_if<event::Focused>(&e)) ui_->set_focus(moved->key, moved->visible);
        if (const auto* typed = std::get_if<event::TextInput>(&e)) ui_->input_text(typed->key, typed->text);
        if (const auto* left = std::get_if<event::TextCommitted>(&e)) ui_->commit_text(left->key);
    };
    frame_ = [this, page = std::move(page)](ui::Size size) {
        ui_->begin_frame(size);
        page(*ui_);
        show(ui_->end_frame());
    };
    wants_ = [this] { return ui_->wants_another_frame(); };
    settle();
}

// ── Time ────────────────────────────────────────────────────────────────────────────────────────────────────

void Headless::one_frame() {
    for (const Event& e : std::exchange(queue_, {})) handle_(e);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {options_.page.w, options_.page.h};
    io.DisplayFramebufferScale = {options_.pixel_ratio, options_.pixel_ratio};
    ImGui::NewFrame();
    frame_(options_.page);
    ImGui::Render();
    // What a renderer would do with the textures; their pixels stay where they are.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID) + 1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

void Headless::run_frames(int count) {
    for (int n = 0; n < count; ++n) one_frame();
}

void Headless::settle(int most) {
    one_frame();
    one_frame();
    for (int n = 2; n < most; ++n) {
        if (queue_.empty() && session_->context->InputEventsQueue.Size == 0 && !wants_()) return;
        one_frame();
    }
}

void Headless::resize(ui::Size page) {
    options_.page = page;
    settle();
}

// ── What is there ───────────────────────────────────────────────────────────────────────────────────────────

const ui::Node* Headless::find(ui::Role role, std::string_view name) const {
    const auto found = std::ranges::find_if(tree_.nodes, [&](const ui::Node& n) { return n.role == role && n.name == name; });
    return found == tree_.nodes.end() ? nullptr : &*found;
}

const ui::Node& Headless::node(ui::Role role, std::string_view name) const {
    const ui::Node* const found = find(role, name);
    if (found == nullptr) missing(name);
    return *found;
}

const ui::Node* Headless::find_key(std::string_view key) const {
    const auto found = std::ranges::find(tree_.nodes, key, &ui::Node::key);
    return found == tree_.nodes.end() ? nullptr : &*found;
}

bool Headless::says(std::string_view part) const {
    return std::ranges::any_of(tree_.nodes, [&](const ui::Node& n) { return n.name.find(part) != std::string::npos; });
}

std::string Headless::described() const {
    static constexpr std::array<std::string_view, 32> roles{
        "main",  "banner",   "navigation", "complementary", "region", "group",  "heading",      "text",    "button", "link",    "radiogroup",
        "radio", "checkbox", "textbox",    "list",          "listitem", "table", "row",         "columnheader", "cell", "dialog", "status",
        "alert", "progressbar", "image",   "tablist",       "tab",    "tree",   "treeitem"};
    std::string lines;
    std::vector<int> depth;
    for (const ui::Node& n : tree_.nodes) {
        depth.push_back(n.parent < 0 ? 0 : depth[static_cast<std::size_t>(n.parent)] + 1);
        lines.append(static_cast<std::size_t>(depth.back()) * 2, ' ').append(roles.at(static_cast<std::size_t>(n.role)));
        lines.append(" \"").append(n.name).append("\"");
        if (n.field) lines.append(" = \"").append(n.value).append("\"");
        if (n.checked) lines.append(n.mixed ? " mixed" : *n.checked ? " checked" : " unchecked");
        if (n.selected) lines.append(" selected");
        if (n.disabled) lines.append(" disabled");
        if (!n.error.empty()) lines.append(" error: ").append(n.error);
        lines.append("  [").append(n.key).append("]\n");
    }
    return lines;
}

void Headless::missing(std::string_view what) const {
    throw std::runtime_error("\"" + std::string(what) + "\" is not on the screen, or cannot be used. There is:\n" + described());
}

// ── What a person does ──────────────────────────────────────────────────────────────────────────────────────

void Headless::send(const Event& e) {
    queue_.push_back(e);
    settle();
}

void Headless::click(ui::Role role, std::string_view name) {
    const ui::Node& n = node(role, name);
    if (n.disabled) missing(name);
    send(event::Activated{n.key});
}

void Headless::click_key(std::string_view key) {
    if (find_key(key) == nullptr) missing(key);
    send(event::Activated{std::string(key)});
}

void Headless::pointer_move(ui::Point at) {
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    settle();
}

void Headless::pointer_click_at(ui::Point at) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(at.x, at.y);
    io.AddMouseButtonEvent(0, true);
    io.AddMouseButtonEvent(0, false);
    settle();
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    settle();
}

void Headless::pointer_click(ui::Role role, std::string_view name) {
    const ui::Node& n = node(role, name);
    const ui::Rect seen = n.rect.intersect(n.clip);
    if (seen.empty()) missing(name);
    pointer_click_at(seen.centre());
}

void Headless::wheel(ui::Point at, float notches) {
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    ImGui::GetIO().AddMouseWheelEvent(0, notches);
    settle();
}

void Headless::roll(ui::Point at, float notches) {
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    ImGui::GetIO().AddMouseWheelEvent(0, notches);
    one_frame();
}

void Headless::input(std::string_view field, std::string_view text) {
    const ui::Node& n = node(ui::Role::textbox, field);
    if (n.disabled) missing(field);
    const std::string key = n.key;
    focused_ = key;
    queue_.emplace_back(event::Focused{key, true});
    settle();
    send(event::TextInput{key, std::string(text)});
}

void Headless::type(std::string_view field, std::string_view text) {
    input(field, text);
    queue_.emplace_back(event::TextCommitted{focused_});
    queue_.emplace_back(event::Focused{{}, false});
    focused_.clear();
    settle();
}

void Headless::focus(ui::Role role, std::string_view name) {
    focused_ = node(role, name).key;
    send(event::Focused{focused_, true});
}

void Headless::press_escape() {
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, true);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, false);
    settle();
}

// ── Files ───────────────────────────────────────────────────────────────────────────────────────────────────

std::vector<FileHandle> Headless::give_files(const FilePurpose& purpose, std::span<const File> files) {
    event::FilesPicked picked{purpose, {}};
    std::vector<FileHandle> handles;
    for (const File& file : files) {
        const FileHandle handle{next_file_};
        files_[next_file_++] = file;
        picked.files.push_back({handle, file.name, file.bytes.size(), file.media_type, file.folder});
        handles.push_back(handle);
    }
    send(picked);
    return handles;
}

FileHandle Headless::adopt(File file) {
    files_[next_file_] = std::move(file);
    return FileHandle{next_file_++};
}

void Headless::keep_draft(std::string_view part, std::string_view json, std::span<const FileHandle> files) {
    kept_[std::string(part)] = json;
    if (!files.empty() || part == "case") files_kept_.assign(files.begin(), files.end());
    ++writes_;
    queue_.emplace_back(event::DraftKept{});
}

void Headless::forget_everything() {
    kept_.clear();
    files_kept_.clear();
    ++forgets_;
    queue_.emplace_back(event::Forgotten{});
}

void Headless::fail_next_save(std::string reason, bool cancelled) {
    save_failure_ = event::SaveFailed{.name = {}, .reason = std::move(reason), .cancelled = cancelled};
}

void Headless::fail_next_papers(std::string reason) { papers_failure_ = std::move(reason); }

void Headless::hold_papers(bool held) {
    papers_held_ = held;
    if (held) return;
    for (Event& answer : std::exchange(papers_waiting_, {})) queue_.push_back(std::move(answer));
    settle();
}

const ImDrawData* Headless::drawn() const { return ImGui::GetDrawData(); }

Date Headless::today() const {
    const std::optional<Date> day = Date::parse(options_.today);
    if (!day) throw std::runtime_error("Not a day: " + options_.today);
    return *day;
}

void Headless::show(const ui::Tree& tree) {
    tree_ = tree;
    if (tree.focus.empty() || tree.focus == focused_) return;
    focused_ = tree.focus;
    queue_.emplace_back(event::Focused{tree.focus, true});
}

void Headless::pick_files(const FilePurpose& purpose, std::string_view accept, Choice choice) {
    picks_.push_back({purpose, std::string(accept), choice});
}

void Headless::digest(FileHandle file) {
    const auto found = files_.find(static_cast<std::uint32_t>(file));
    if (found == files_.end()) {
        queue_.emplace_back(event::FileFailed{file, "NotFoundError"});
    } else if (!options_.digest) {
        queue_.emplace_back(event::FileFailed{file, "NotSupportedError"});
    } else {
        queue_.emplace_back(event::FileProgress{file, 0.5});
        queue_.emplace_back(options_.digest(file, found->second.bytes));
    }
}

void Headless::read(FileHandle file, std::uint64_t limit) {
    const auto found = files_.find(static_cast<std::uint32_t>(file));
    if (found == files_.end()) {
        queue_.emplace_back(event::FileFailed{file, "NotFoundError"});
    } else if (found->second.bytes.size() > limit) {
        queue_.emplace_back(event::FileFailed{file, "QuotaExceededError"});
    } else {
        queue_.emplace_back(event::FileRead{file, found->second.bytes});
    }
}

void Headless::inspect(FileHandle file) {
    const auto found = files_.find(static_cast<std::uint32_t>(file));
    if (found == files_.end()) return;
    queue_.emplace_back(options_.inspect ? options_.inspect(file, found->second.bytes) : event::FileInspected{.handle = file});
}

void Headless::read_sheets(FileHandle file) {
    const auto found = files_.find(static_cast<std::uint32_t>(file));
    if (found == files_.end()) return;
    const std::string& bytes = found->second.bytes;
    if (bytes.starts_with('{')) queue_.emplace_back(event::SheetsRead{file, bytes});
    else queue_.emplace_back(event::SheetsRefused{file, bytes.substr(0, bytes.find(' ')), bytes});
}

void Headless::picture(FileHandle file, float edge) {
    const auto found = files_.find(static_cast<std::uint32_t>(file));
    if (found == files_.end()) return;
    queue_.emplace_back(event::FilePictured{file, options_.picture ? options_.picture(found->second.bytes, edge) : ui::Size{}});
}

void Headless::release(FileHandle file) { files_.erase(static_cast<std::uint32_t>(file)); }

void Headless::save(SaveRequest request) {
    if (request.job != 0 && chosen_.erase(request.job) == 0) throw std::runtime_error("No place was chosen for " + request.name);
    if (save_failure_) {
        save_failure_->name = request.name;
        queue_.emplace_back(*std::exchange(save_failure_, std::nullopt));
        return;
    }
    if (std::exchange(hold_save_, false)) {
        held_save_ = request.name;
        return;
    }
    Save whole{request.name, request.media_type, {}};
    for (const Segment& segment : request.segments) {
        if (const auto* bytes = std::get_if<std::vector<std::byte>>(&segment)) {
            whole.bytes.append(reinterpret_cast<const char*>(bytes->data()), bytes->size());
        } else {
            whole.bytes += files_.at(static_cast<std::uint32_t>(std::get<FileHandle>(segment))).bytes;
        }
    }
    saved_.push_back(std::move(whole));
    queue_.emplace_back(event::Saved{request.name});
}

void Headless::make_papers(std::uint32_t job, std::string_view json) {
    papers_asked_.emplace_back(json);
    Event answer;
    if (papers_failure_) {
        answer = event::PapersFailed{job, *std::exchange(papers_failure_, std::nullopt)};
    } else {
        event::PapersMade made{job, {}};
        const auto document = nlohmann::json::parse(json);
        const auto add = [&](const char* list, const char* extension) {
            for (const auto& each : document.at(list)) made.papers.push_back({each.at("name").get<std::string>() + extension, each.dump(), missing_});
        };
        add("papers", ".pdf");
        add("workbooks", ".xlsx");
        answer = std::move(made);
    }
    (papers_held_ ? papers_waiting_ : queue_).push_back(std::move(answer));
}

void Headless::choose_place(std::uint32_t job, std::string_view name, std::string_view) {
    places_.emplace_back(name);
    const bool chosen = !std::exchange(decline_place_, false);
    if (chosen) chosen_.insert(job);
    queue_.emplace_back(event::PlaceAnswered{job, chosen});
}

void Headless::leave_place(std::uint32_t job) { chosen_.erase(job); }

void Headless::cancel_save() { queue_.emplace_back(event::SaveFailed{.name = held_save_, .reason = {}, .cancelled = true}); }

void Headless::set_title(std::string_view title, std::string_view language) {
    title_ = title;
    language_ = language;
}

}  // namespace voucher::platform
