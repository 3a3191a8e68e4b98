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
//  [X] Files chosen, dropped, pasted; SHA-256 and CRC-32 by pieces in workers (web/src/stream)
//  [X] Drafts in IndexedDB, kept by one window at a time; all that is stored can be removed (web/src/drafts)
//  [X] Saving from pieces, streamed to a chosen place, to the origin's own file system, or as a Blob (web/src/save.ts)
//  [X] What is in a PDF file or an image: keys, QR codes, a picture of it (web/src/contents, in a worker)
//  [X] Characters that the built fonts lack, drawn from the browser's fonts (web/src/glyphs.ts)
//  [ ] Gamepads, several pointers at once, pressure
//
// How the page uses it (web/src/engine.ts): construct the module with a `host` object (web_host.hpp), hand over the
// resources (voucher_add_resource), call voucher_start once, then tell events as they come. The C functions below
// are that door; texts are UTF-8 with their length and are copied before the call returns.
#include <emscripten.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "shell/platform/web_shell.hpp"
#include "src/package/report_json.hpp"

namespace voucher::platform {
namespace {

enum class ResourceKind : int { pack, catalogue_zh, catalogue_en, font_regular, font_bold, font_icons, roster_words, kiosk };

/// The C door needs one place to find the shell at; everything else hangs on it.
struct Owner {
    Resources resources;  // until the start
    std::unique_ptr<WebShell> shell;
    event::PapersMade papers;  // the same
    event::FilesPicked files;        // being told, one file at a time
    event::FileInspected inspected;  // being told, one key and code at a time
    event::PackageOpened package;    // being told, one file at a time
    event::DraftFound draft;         // being told, one part and file at a time
};

Owner& owner() {
    static Owner the_owner;
    return the_owner;
}

/// Runs `work` if the shell is there.
template <typename Work>
void with_shell(Work&& work) {
    if (WebShell* shell = owner().shell.get()) safely([&] { work(*shell); });
}

void post(Event event) {
    if (owner().shell == nullptr) owner().resources.events.push_back(std::move(event));
    else with_shell([&](WebShell& shell) { shell.post(std::move(event)); });
}

/// As `post`, and acted on before the browser's event ends.
void post_now(Event event) {
    with_shell([&](WebShell& shell) {
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
        case ResourceKind::roster_words: resources.texts.roster_words.push_back(as_text); break;
        case ResourceKind::kiosk: resources.texts.kiosk = as_text; break;
        case ResourceKind::font_icons: resources.icons.assign(content.begin(), content.end()); break;
    }
}

/// Sizes in CSS and in device pixels. Where it fails, the page has been told (Host.failed) and 0 comes back.
EMSCRIPTEN_KEEPALIVE int voucher_start(float w, float h, int device_w, int device_h, int dark, int more_contrast,
                                       int reduced_motion) {
    const bool started = safely([&] {
        owner().shell = std::make_unique<WebShell>(owner().resources, Viewport{{w, h}, device_w, device_h},
                                                look_of(dark, more_contrast, reduced_motion));
        owner().resources = {};
        owner().shell->request_frames();
    });
    return started ? 1 : 0;
}

// ── The window ──────────────────────────────────────────────────────────────────────────────────────────────────────

EMSCRIPTEN_KEEPALIVE void voucher_resize(float w, float h, int device_w, int device_h) {
    with_shell([&](WebShell& shell) { shell.resize({{w, h}, device_w, device_h}); });
}

EMSCRIPTEN_KEEPALIVE void voucher_look(int dark, int more_contrast, int reduced_motion) {
    post(look_of(dark, more_contrast, reduced_motion));
}

/// The page is seen again, or midnight has passed: draw what may have changed meanwhile.
EMSCRIPTEN_KEEPALIVE void voucher_wake() {
    with_shell([](WebShell& shell) { shell.request_frames(); });
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
    with_shell([&](WebShell& shell) {
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
                                            const char* type, std::size_t type_n, const char* folder, std::size_t folder_n) {
    owner().files.files.push_back({.handle = FileHandle{file}, .name = text(name, n),
                                   .size = static_cast<std::uint64_t>(size), .media_type = text(type, type_n), .folder = text(folder, folder_n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_files_end() { post(std::exchange(owner().files, {})); }

EMSCRIPTEN_KEEPALIVE void voucher_drag(int over, float x, float y) { post(event::DragOver{over != 0, {x, y}}); }

EMSCRIPTEN_KEEPALIVE void voucher_file_progress(std::uint32_t file, double fraction) {
    post(event::FileProgress{FileHandle{file}, fraction});
}

/// `sha256` in hex; `head`: the first bytes.
EMSCRIPTEN_KEEPALIVE void voucher_file_digested(std::uint32_t file, const char* sha256, std::size_t n, std::uint32_t crc32,
                                                double size, const char* head, std::size_t head_n) {
    post(event::FileDigested{.handle = FileHandle{file}, .sha256 = text(sha256, n), .crc32 = crc32,
                             .size = static_cast<std::uint64_t>(size), .head = text(head, head_n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_file_failed(std::uint32_t file, const char* reason, std::size_t n) {
    post(event::FileFailed{FileHandle{file}, text(reason, n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_file_read(std::uint32_t file, const char* data, std::size_t size) {
    post(event::FileRead{FileHandle{file}, text(data, size)});
}

/// `how`: FileInspected::How.
EMSCRIPTEN_KEEPALIVE void voucher_inspected_begin(std::uint32_t file, int how) {
    owner().inspected = {.handle = FileHandle{file}, .how = static_cast<event::FileInspected::How>(how)};
}

EMSCRIPTEN_KEEPALIVE void voucher_inspected_key(const char* key, std::size_t n, const char* value, std::size_t size) {
    owner().inspected.pdf_keys.emplace(text(key, n), text(value, size));
}

EMSCRIPTEN_KEEPALIVE void voucher_inspected_code(const char* s, std::size_t n) {
    owner().inspected.qr_texts.push_back(text(s, n));
}

EMSCRIPTEN_KEEPALIVE void voucher_inspected_end() { post(std::exchange(owner().inspected, {})); }

EMSCRIPTEN_KEEPALIVE void voucher_sheets_read(std::uint32_t file, const char* json, std::size_t n) {
    post(event::SheetsRead{FileHandle{file}, text(json, n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_sheets_refused(std::uint32_t file, const char* code, std::size_t n, const char* detail, std::size_t size) {
    post(event::SheetsRefused{FileHandle{file}, text(code, n), text(detail, size)});
}

EMSCRIPTEN_KEEPALIVE void voucher_pictured(std::uint32_t file, float w, float h) {
    post(event::FilePictured{FileHandle{file}, {w, h}});
}

EMSCRIPTEN_KEEPALIVE void voucher_verify_progress(std::uint32_t file, double fraction) {
    post(event::VerifyProgress{FileHandle{file}, fraction});
}

/// `report`: JSON as package::write_verification has it.
EMSCRIPTEN_KEEPALIVE void voucher_verified(std::uint32_t file, const char* report, std::size_t n) {
    if (auto verification = voucher::package::read_verification({report, n})) {
        post(event::Verified{FileHandle{file}, *std::move(verification)});
    } else {
        post(event::VerifyFailed{FileHandle{file}, "The worker's report cannot be read."});
    }
}

EMSCRIPTEN_KEEPALIVE void voucher_verify_failed(std::uint32_t file, const char* reason, std::size_t n) {
    post(event::VerifyFailed{FileHandle{file}, text(reason, n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_package_begin(std::uint32_t file, const char* case_json, std::size_t n, int left_out) {
    owner().package = {.handle = FileHandle{file}, .case_json = text(case_json, n), .left_out = left_out, .files = {}};
}

EMSCRIPTEN_KEEPALIVE void voucher_package_add(std::uint32_t file, const char* service, std::size_t service_n, const char* paper,
                                              std::size_t paper_n, const char* name, std::size_t n, double size,
                                              const char* type, std::size_t type_n) {
    owner().package.files.push_back({.service = text(service, service_n), .paper = text(paper, paper_n),
                                     .file = {.handle = FileHandle{file}, .name = text(name, n),
                                              .size = static_cast<std::uint64_t>(size), .media_type = text(type, type_n)}});
}

EMSCRIPTEN_KEEPALIVE void voucher_package_end() { post(std::exchange(owner().package, {})); }

EMSCRIPTEN_KEEPALIVE void voucher_place_answered(std::uint32_t job, int chosen) { post(event::PlaceAnswered{job, chosen != 0}); }

EMSCRIPTEN_KEEPALIVE void voucher_saved(const char* name, std::size_t n) { post(event::Saved{text(name, n)}); }

EMSCRIPTEN_KEEPALIVE void voucher_save_progress(const char* name, std::size_t n, double written, double total) {
    post(event::SaveProgress{text(name, n), static_cast<std::uint64_t>(written), static_cast<std::uint64_t>(total)});
}

/// `trouble`: SaveTrouble.
EMSCRIPTEN_KEEPALIVE void voucher_save_failed(const char* name, std::size_t n, int trouble, const char* reason,
                                              std::size_t reason_n, const char* file, std::size_t file_n) {
    post(event::SaveFailed{.name = text(name, n), .reason = text(reason, reason_n),
                           .trouble = static_cast<SaveTrouble>(trouble), .file = text(file, file_n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_save_cancelled(const char* name, std::size_t n) {
    post(event::SaveFailed{.name = text(name, n), .reason = {}, .cancelled = true});
}

// ── Drafts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

EMSCRIPTEN_KEEPALIVE void voucher_draft_begin() { owner().draft = {}; }

EMSCRIPTEN_KEEPALIVE void voucher_draft_part(const char* name, std::size_t n, const char* json, std::size_t size) {
    owner().draft.parts.insert_or_assign(text(name, n), text(json, size));
}

EMSCRIPTEN_KEEPALIVE void voucher_draft_file(std::uint32_t was, std::uint32_t now, int there) {
    owner().draft.files.push_back({.was = FileHandle{was}, .now = FileHandle{now}, .there = there != 0});
}

/// `mine`: this window keeps it; else another one has left it.
EMSCRIPTEN_KEEPALIVE void voucher_draft_end(int mine) {
    event::DraftFound draft = std::exchange(owner().draft, {});
    if (mine != 0) post(std::move(draft));
    else post(event::DraftFree{std::move(draft.parts), std::move(draft.files)});
}

EMSCRIPTEN_KEEPALIVE void voucher_draft_elsewhere() { post(event::DraftElsewhere{}); }

EMSCRIPTEN_KEEPALIVE void voucher_draft_kept() { post(event::DraftKept{}); }

EMSCRIPTEN_KEEPALIVE void voucher_draft_wiped() { post(event::DraftWiped{}); }

/// `trouble`: DraftTrouble.
EMSCRIPTEN_KEEPALIVE void voucher_draft_failed(int trouble, const char* reason, std::size_t n) {
    post(event::DraftFailed{static_cast<DraftTrouble>(trouble), text(reason, n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_forgotten(const char* left, std::size_t n) { post(event::Forgotten{text(left, n)}); }

/// `asked`: by keys that the page has kept from the browser. Acted on before the browser's event ends: it prints then.
EMSCRIPTEN_KEEPALIVE void voucher_printing(int asked) { post_now(event::Printing{asked != 0}); }

/// At once, whether or not the page is seen: a kiosk is wiped also while its screen is off.
EMSCRIPTEN_KEEPALIVE void voucher_untouched(int seconds) { post_now(event::Untouched{seconds}); }

/// What waits for the next frame is acted on now: there may be none, as the page is about to be hidden.
EMSCRIPTEN_KEEPALIVE void voucher_act_now() {
    with_shell([](WebShell& shell) { shell.act_now(); });
}

// ── Papers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The papers of a job are told one by one, each followed by the characters that its font lacks.
EMSCRIPTEN_KEEPALIVE void voucher_papers_begin(std::uint32_t job) { owner().papers = {.job = job, .papers = {}}; }

EMSCRIPTEN_KEEPALIVE void voucher_papers_add(const char* name, std::size_t n, const char* data, std::size_t size) {
    owner().papers.papers.push_back({.name = text(name, n), .bytes = text(data, size), .missing = {}});
}

EMSCRIPTEN_KEEPALIVE void voucher_papers_missing(std::uint32_t code_point, int times, const char* shown, std::size_t n) {
    owner().papers.papers.back().missing.push_back({.code_point = code_point, .times = times, .shown_as = text(shown, n)});
}

EMSCRIPTEN_KEEPALIVE void voucher_papers_end() { post(std::exchange(owner().papers, {})); }

EMSCRIPTEN_KEEPALIVE void voucher_papers_failed(std::uint32_t job, const char* reason, std::size_t n) {
    post(event::PapersFailed{job, text(reason, n)});
}

/// The full fonts, once they have come: every character of the general standard table.
EMSCRIPTEN_KEEPALIVE void voucher_fonts(const void* regular, std::size_t regular_n, const void* bold,
                                        std::size_t bold_n) {
    const auto r = bytes(regular, regular_n);
    const auto b = bytes(bold, bold_n);
    post(event::FontsArrived{{r.begin(), r.end()}, {b.begin(), b.end()}});
}

}  // extern "C"
