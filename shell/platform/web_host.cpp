#include "shell/platform/web_host.hpp"

#include <emscripten.h>

#include <array>

// EM_JS puts JavaScript into the glue at build time. Its macros are older than -Wpedantic.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdollar-in-identifier-extension"
#pragma clang diagnostic ignored "-Wvariadic-macro-arguments-omitted"
#pragma clang diagnostic ignored "-Wunknown-warning-option"

// clang-format off
EM_JS_DEPS(voucher_host, "$UTF8ToString");
EM_JS(int, voucher_host_editing, (), { return Module["host"]["editing"](); });
EM_JS(int, voucher_host_today, (), { return Module["host"]["today"](); });
EM_JS(void, voucher_host_patch, (const char* s, size_t n), { Module["host"]["patch"](UTF8ToString(s, n)); });
EM_JS(void, voucher_host_cursor, (const char* s, size_t n), { Module["host"]["cursor"](UTF8ToString(s, n)); });
EM_JS(void, voucher_host_pick_files, (const char* p, size_t pn, const char* a, size_t an, int choice), {
    Module["host"]["pickFiles"](UTF8ToString(p, pn), UTF8ToString(a, an), choice);
});
EM_JS(void, voucher_host_digest, (uint32_t file), { Module["host"]["digest"](file >>> 0); });
EM_JS(void, voucher_host_read, (uint32_t file, double limit), { Module["host"]["read"](file >>> 0, limit); });
EM_JS(void, voucher_host_inspect, (uint32_t file), { Module["host"]["inspect"](file >>> 0); });
EM_JS(void, voucher_host_read_sheets, (uint32_t file), { Module["host"]["readSheets"](file >>> 0); });
EM_JS(void, voucher_host_picture, (uint32_t file, float edge), { Module["host"]["picture"](file >>> 0, edge); });
EM_JS(void, voucher_host_release, (uint32_t file), { Module["host"]["release"](file >>> 0); });
EM_JS(void, voucher_host_choose_place, (uint32_t job, const char* n, size_t nn, const char* t, size_t tn), {
    Module["host"]["choosePlace"](job >>> 0, UTF8ToString(n, nn), UTF8ToString(t, tn));
});
EM_JS(void, voucher_host_leave_place, (uint32_t job), { Module["host"]["leavePlace"](job >>> 0); });
EM_JS(void, voucher_host_save_begin, (const char* n, size_t nn, const char* t, size_t tn, uint32_t job), {
    Module["host"]["saveBegin"](UTF8ToString(n, nn), UTF8ToString(t, tn), job >>> 0);
});
EM_JS(void, voucher_host_save_bytes, (const void* p, size_t n), {
    Module["host"]["saveBytes"](HEAPU8.slice(p, p + n));
});
EM_JS(void, voucher_host_save_file, (uint32_t file), { Module["host"]["saveFile"](file >>> 0); });
EM_JS(void, voucher_host_save_end, (), { Module["host"]["saveEnd"](); });
EM_JS(void, voucher_host_save_cancel, (), { Module["host"]["saveCancel"](); });
EM_JS(void, voucher_host_make_papers, (uint32_t job, const char* s, size_t n), {
    Module["host"]["makePapers"](job >>> 0, UTF8ToString(s, n));
});
EM_JS(void, voucher_host_fragment, (const char* s, size_t n), { Module["host"]["fragment"](UTF8ToString(s, n)); });
EM_JS(void, voucher_host_title, (const char* s, size_t n, const char* l, size_t ln), {
    Module["host"]["title"](UTF8ToString(s, n), UTF8ToString(l, ln));
});
EM_JS(void, voucher_host_lay_out_print, (const char* s, size_t n), { Module["host"]["layOutPrint"](UTF8ToString(s, n)); });
EM_JS(void, voucher_host_print, (), { Module["host"]["print"](); });
EM_JS(void, voucher_host_verify, (uint32_t file, const char* s, size_t n), {
    Module["host"]["verify"](file >>> 0, UTF8ToString(s, n).split("\n"));
});
EM_JS(void, voucher_host_open_package, (uint32_t file), { Module["host"]["openPackage"](file >>> 0); });
EM_JS(void, voucher_host_stop_verifying, (), { Module["host"]["stopVerifying"](); });
EM_JS(void, voucher_host_keep_draft, (const char* p, size_t pn, const char* s, size_t n, const uint32_t* files, size_t count), {
    const first = files >>> 2;
    Module["host"]["keepDraft"](UTF8ToString(p, pn), UTF8ToString(s, n), Array.from(new Uint32Array(HEAPU8.buffer).subarray(first, first + count)));
});
EM_JS(void, voucher_host_take_draft, (), { Module["host"]["takeDraft"](); });
EM_JS(void, voucher_host_forget_everything, (), { Module["host"]["forgetEverything"](); });
EM_JS(void, voucher_host_watch_idleness, (int first, int last), { Module["host"]["watchIdleness"](first, last); });
EM_JS(int, voucher_host_glyph, (uint32_t character, float em, int bold, float* box), {
    const glyph = Module["host"]["glyph"](character, em, bold !== 0);
    if (!glyph) return 0;
    new Float32Array(HEAPU8.buffer, box >>> 0, 5).set([glyph["left"], glyph["top"], glyph["advance"], glyph["width"], glyph["height"]]);
    return 1;
});
EM_JS(void, voucher_host_coverage, (unsigned char* to), { HEAPU8.set(Module["host"]["coverage"](), to >>> 0); });
EM_JS(void, voucher_host_failed, (const char* s, size_t n), { Module["host"]["failed"](UTF8ToString(s, n)); });
// clang-format on

#pragma clang diagnostic pop

namespace voucher::platform::host {

Editing editing() { return static_cast<Editing>(voucher_host_editing()); }
int today() { return voucher_host_today(); }
void patch(std::string_view json) { voucher_host_patch(json.data(), json.size()); }
void cursor(std::string_view css_name) { voucher_host_cursor(css_name.data(), css_name.size()); }
void pick_files(std::string_view purpose, std::string_view accept, int choice) {
    voucher_host_pick_files(purpose.data(), purpose.size(), accept.data(), accept.size(), choice);
}
void digest(std::uint32_t file) { voucher_host_digest(file); }
// A file's size fits a double exactly up to 2^53, and a double crosses to JavaScript without BigInt.
void read(std::uint32_t file, std::uint64_t limit) { voucher_host_read(file, static_cast<double>(limit)); }
void inspect(std::uint32_t file) { voucher_host_inspect(file); }
void read_sheets(std::uint32_t file) { voucher_host_read_sheets(file); }
void picture(std::uint32_t file, float edge) { voucher_host_picture(file, edge); }
void release(std::uint32_t file) { voucher_host_release(file); }
void choose_place(std::uint32_t job, std::string_view name, std::string_view media_type) {
    voucher_host_choose_place(job, name.data(), name.size(), media_type.data(), media_type.size());
}
void leave_place(std::uint32_t job) { voucher_host_leave_place(job); }
void save_begin(std::string_view name, std::string_view media_type, std::uint32_t job) {
    voucher_host_save_begin(name.data(), name.size(), media_type.data(), media_type.size(), job);
}
void save_bytes(std::span<const std::byte> bytes) { voucher_host_save_bytes(bytes.data(), bytes.size()); }
void save_file(std::uint32_t file) { voucher_host_save_file(file); }
void save_end() { voucher_host_save_end(); }
void save_cancel() { voucher_host_save_cancel(); }
void make_papers(std::uint32_t job, std::string_view json) { voucher_host_make_papers(job, json.data(), json.size()); }
void fragment(std::string_view name) { voucher_host_fragment(name.data(), name.size()); }
void title(std::string_view text, std::string_view language) {
    voucher_host_title(text.data(), text.size(), language.data(), language.size());
}
void lay_out_print(std::string_view paper) { voucher_host_lay_out_print(paper.data(), paper.size()); }
void print() { voucher_host_print(); }
void verify(std::uint32_t file, std::string_view known) { voucher_host_verify(file, known.data(), known.size()); }
void open_package(std::uint32_t file) { voucher_host_open_package(file); }
void stop_verifying() { voucher_host_stop_verifying(); }
void keep_draft(std::string_view part, std::string_view json, std::span<const std::uint32_t> files) {
    voucher_host_keep_draft(part.data(), part.size(), json.data(), json.size(), files.data(), files.size());
}
void take_draft() { voucher_host_take_draft(); }
void forget_everything() { voucher_host_forget_everything(); }

void watch_idleness(int first, int last) { voucher_host_watch_idleness(first, last); }
void failed(std::string_view sentence) { voucher_host_failed(sentence.data(), sentence.size()); }

std::optional<ui::Glyph> glyph(char32_t character, float em_px, bool bold) {
    std::array<float, 5> box{};
    if (voucher_host_glyph(character, em_px, bold ? 1 : 0, box.data()) == 0) return std::nullopt;
    ui::Glyph result{.left = box[0], .top = box[1], .advance = box[2], .width = static_cast<int>(box[3]), .height = static_cast<int>(box[4])};
    result.coverage.resize(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height));
    if (!result.coverage.empty()) voucher_host_coverage(result.coverage.data());
    return result;
}

}  // namespace voucher::platform::host
