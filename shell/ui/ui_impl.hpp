// What the widgets' .cpp files share behind Ui: the frame being built, the pointer, fonts, pending actions.
// Nothing outside shell/ui includes this.
//
// Everything is drawn into one Dear ImGui draw list that covers the page. It is split into layers: the page, then
// the dialogs one above the other, then the toast. A widget acts on the pointer only where no higher layer covers it.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <imgui.h>

#include "shell/ui/ui.hpp"

namespace voucher::ui {

/// One line of laid-out text: runs of one weight, with their places from the line's start.
struct TextRun {
    std::string text;
    bool bold = false;
    float x = 0;
    float width = 0;
};
struct TextLine {
    std::vector<TextRun> runs;
    float width = 0;
};
struct TextLayout {
    std::vector<TextLine> lines;
    float width = 0;    // of the widest line
    float line = 0;     // height of one line
    float em = 0;       // CSS em size, text scale included
    std::string plain;  // the text without its ** marks
    bool cut = false;   // it ends in … for want of room
    std::uint64_t used = 0;  // the frame that asked last
    [[nodiscard]] float height() const { return line * static_cast<float>(lines.size()); }
};

struct Face {
    ImFont* font = nullptr;
    float ascent = 0.8f;  // of the em, from the font's own hhea table
    float height = 1;     // ascent + descent, of the em
};

struct Ui::Impl {
    explicit Impl(Look l) : look(l) {}

    // ── Look and fonts ──────────────────────────────────────────────────────────────────────────────────────
    Look look;
    Face regular, bold, icons;
    std::uint64_t frame = 0;
    mutable std::unordered_map<std::string, TextLayout> layouts;

    GlyphSource other_glyphs;
    void add_face(Face& face, std::span<const std::byte> bytes);
    void add_other_glyphs(const Face& face, bool is_bold);
    [[nodiscard]] const Face& face(bool is_bold) const { return is_bold && bold.font != nullptr ? bold : regular; }
    /// The font's size for Dear ImGui, and its density set so that glyphs are rasterised for exactly this em.
    float prepare(const Face& face, float em) const;
    [[nodiscard]] float width_of(std::string_view text, bool is_bold, float em) const;
    [[nodiscard]] ImU32 colour(Colour c) const;
    [[nodiscard]] ImU32 colour(Colour c, float alpha) const;
    [[nodiscard]] float em(Type type) const { return type_size(type).px * look.text_scale; }
    const TextLayout& layout(std::string_view text, const TextStyle& style, float width) const;
    std::vector<std::string> cut_words;  // of this frame
    void draw_layout(const TextLayout& layout, Rect r, const TextStyle& style);
    /// One line in the middle of the height of `r`, without meaning; returns its width.
    float label(Rect r, std::string_view text, const TextStyle& style);
    void glyph(Point centre, std::string_view icon, float px, ImU32 tint);
    /// Glyphs from (x, baseline), each rasterised for the screen's own pixels.
    void glyphs(const Face& face, float em_px, Point at_baseline, std::string_view text, ImU32 tint);

    // ── The frame ───────────────────────────────────────────────────────────────────────────────────────────
    static constexpr int layer_count = 6;  // page, four dialogs, toast
    static constexpr int toast_layer = layer_count - 1;

    struct Open {  // what a scope puts back when it ends
        std::size_t path_size = 0;
        int parent = -1;
        int layer = 0;
        std::size_t clips = 0;
        std::string scroll_key;  // of the scroll area that this ends; else empty
    };
    struct ScrollState {
        float offset = 0;
        float content = 0;  // height of what was laid out
        Rect view;
        int layer = 0;
        float grab = 0;  // offset when the bar was taken
        float grab_y = 0;
        [[nodiscard]] float most() const { return content > view.h ? content - view.h : 0.0f; }
    };

    Tree tree;
    Size page;
    ImDrawList* draw = nullptr;
    std::string path;
    std::vector<Open> opened;
    std::vector<Rect> clips;
    int parent = -1;
    int layer = 0;
    std::unordered_map<std::string, int> texts;  // by scope: numbers the texts, which have no id of their own
    std::unordered_map<std::string, ScrollState> scrolls;
    std::vector<std::string> scroll_order;  // keys of this frame's areas as they were opened
    std::vector<std::string> scroll_under;  // those under the pointer, the innermost last
    std::string focus_seen;                 // the focus that was already brought into view
    void close_scroll(const std::string& scroll_key);
    void act_on_scrolls();  // wheel, page keys, focus out of view
    void reveal(const std::string& node_key);
    std::vector<std::pair<int, Rect>> covers, covers_before;  // layer and area of dialogs and toasts
    int modal_before = 0;  // the topmost dialog's layer in the last frame
    int modal_now = 0;
    std::string dialog_before, dialog_now;  // key of the topmost dialog
    std::vector<std::string> focus_before_dialog;

    [[nodiscard]] std::string key(std::string_view id) const { return path + std::string(id); }
    Node& node(std::string_view id, Role role, std::string_view name, Rect r);
    void enter(std::string_view id);  // pushes `opened` and the key prefix
    void leave();
    void set_layer(int to);
    [[nodiscard]] Rect clip() const { return clips.empty() ? Rect{0, 0, page.w, page.h} : clips.back(); }
    void push_clip(Rect r, bool within);

    // ── Pointer, keys, focus ────────────────────────────────────────────────────────────────────────────────
    struct Act {
        bool pressed = false;  // act now
        bool hovered = false;
        float hover = 0;       // 0..1: how far the hovered look has come
        bool held = false;
        bool focused = false;  // by keyboard: show the ring
    };
    Point at{-1, -1};
    bool down = false, clicked = false, released = false;
    std::string hovered, hover_candidate;  // keys; the candidate that comes last lies on top
    std::string pressed_on;                // the key under the pointer when the button went down
    std::string focus_key;
    bool focus_visible = false;
    struct Held {  // where the focus was in the last frame
        std::string key;
        Role role{};
        Rect rect;
        std::string page;  // the name of the page
    } focus_held;
    void move_focus();  // into a dialog that opens, back out of it, on from what is gone
    void keep_focus();
    std::vector<std::string> activations;  // from the platform
    std::vector<std::string> acting;       // those of this frame
    struct Typed {
        std::string text;
        bool changed = false;
        bool committed = false;
        int frames = 0;
    };
    std::unordered_map<std::string, Typed> typed;
    bool again = false;
    bool animating = false;

    // ── What moves ──────────────────────────────────────────────────────────────────────────────────────────
    static constexpr double fade_seconds = 0.12;
    static constexpr double bar_seconds = 0.16;
    struct Moving {
        float from = 0;
        float to = 0;
        double since = 0;
        std::uint64_t frame = 0;  // that asked last
    };
    std::unordered_map<std::string, Moving> moving;
    /// `to`, reached from the last value in `seconds`; at once where it is new, and under reduced motion.
    float eased(const std::string& what, float to, double seconds);
    /// The hovered look comes and goes; nothing is kept of what nobody points at.
    float hover_of(const std::string& key, bool hovered_now);
    /// What was drawn since the list had this many vertices is drawn by `part` of itself.
    void fade(int since_vertex, float part) const;
    struct Fading {
        int since_vertex = 0;
        float part = 1;
    };
    std::vector<Fading> fading;  // open scopes of Ui::unfolded
    [[nodiscard]] ImU32 between(Colour a, Colour b, float part) const;
    /// The ground of what can be pressed, over `base`.
    void press_ground(Rect r, const Act& act, Colour base, float radius, ImDrawFlags corners = 0) const;

    std::optional<Ui::Shown> shown_as;  // see Ui::show_as
    // The name of a control without words, shown beside it: after 400 ms under the pointer, at once with the focus.
    struct Tip {
        Rect at;
        std::string words;
    };
    std::optional<Tip> tip;
    double hovered_since = 0;
    void offer_tip(const Act& act, Rect at, std::string_view words);
    /// A field's error is said once when it comes: nobody has to find the field to hear of it.
    void say_errors();
    std::map<std::string, std::string> errors;  // of the frame before, by key
    std::string said_of, said_error;
    void draw_tip();

    /// Is the pointer over this, with nothing above it?
    [[nodiscard]] bool over(Rect r) const;
    /// Makes `r` something that can be pressed under this key.
    Act interact(const std::string& key, Rect r, bool disabled = false);
    void ring(Rect r, float radius);  // keyboard focus: 3 px, with a gap of 2
};

[[nodiscard]] inline ImVec2 vec(Point p) { return {p.x, p.y}; }
[[nodiscard]] inline ImVec2 top_left(Rect r) { return {r.x, r.y}; }
[[nodiscard]] inline ImVec2 bottom_right(Rect r) { return {r.right(), r.bottom()}; }
/// A token as 0xRRGGBB, as the semantics tree says colours.
[[nodiscard]] inline std::uint32_t rgb(ThemeName theme, Colour c) { return rgba(theme, c) >> 8U; }

}  // namespace voucher::ui
