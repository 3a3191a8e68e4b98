// What C++ asks of the page: one function each, answered by the `host` object that the page gives when it
// constructs the module (web/src/engine.ts, interface Host). No eval, no generated script: safe under a strict CSP.
//
// Strings are UTF-8 and need to live for the call only; the page copies what it keeps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <optional>
#include <string_view>

#include "shell/ui/ui.hpp"

namespace voucher::platform::host {

/// Where the keyboard's focus is, as far as keys that the canvas may take are concerned.
enum class Editing : int {
    none = 0,       // nothing, or something that takes no arrow keys
    control = 1,    // a native control that uses arrow keys itself
    text = 2,       // a text field: arrows, undo and redo are its own
    composing = 3,  // an input method is open: every key is its own
};

Editing editing();
/// The person's own calendar day as year·10000 + month·100 + day.
int today();
void patch(std::string_view json);  // see web_semantics.hpp
void cursor(std::string_view css_name);
void pick_files(std::string_view purpose, std::string_view accept, int choice);  // by platform::Choice
void digest(std::uint32_t file);
void read(std::uint32_t file, std::uint64_t limit);
void inspect(std::uint32_t file);
void read_sheets(std::uint32_t file);
void picture(std::uint32_t file, float edge);
void release(std::uint32_t file);
void choose_place(std::uint32_t job, std::string_view name, std::string_view media_type);
void leave_place(std::uint32_t job);
/// A save is told in pieces: begin, then bytes and files in their order, then end.
void save_begin(std::string_view name, std::string_view media_type, std::uint32_t job);
void save_bytes(std::span<const std::byte> bytes);
void save_file(std::uint32_t file);
void save_end();
void save_cancel();
void make_papers(std::uint32_t job, std::string_view json);
void fragment(std::string_view name);
void title(std::string_view text, std::string_view language);
void lay_out_print(std::string_view paper);
void print();
void verify(std::uint32_t file, std::string_view known);  // known: a digest a line
void open_package(std::uint32_t file);
void stop_verifying();
void keep_draft(std::string_view part, std::string_view json, std::span<const std::uint32_t> files);
void take_draft();
void forget_everything();
void watch_idleness(int first, int last);  // seconds
/// The application cannot go on; the page shows its error screen with this sentence as the detail.
void failed(std::string_view sentence);
/// A character drawn in the browser's own fonts; empty where it cannot be drawn.
std::optional<ui::Glyph> glyph(char32_t character, float em_px, bool bold);

}  // namespace voucher::platform::host
