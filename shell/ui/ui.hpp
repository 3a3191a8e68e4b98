// The widget set. Each call draws with Dear ImGui AND adds its node to the semantics tree; no page calls ImGui.
//
// Immediate mode: a page function runs once a frame, gets rectangles (CSS pixels) and present values, and is told
// what the person did. Nothing is kept in a page: what lasts is the application's state.
//
// Keys. Every widget takes an `id` that is unique among its siblings; the key of its node is the path of the open
// scopes and the id: `auto s = ui.scope("services"); ui.button("add", …)` → "services/add".
//
// Acting. A widget is activated by pointer (on release inside), by the keyboard or assistive technology (the DOM
// element's click comes in as Ui::activate), and by tests (the same way). All three end in the same return value.
//
// Lifetimes: string_views passed in need to live for the call only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shell/ui/rect.hpp"
#include "shell/ui/semantics.hpp"
#include "shell/ui/theme.hpp"

namespace voucher::ui {

enum class Align : std::uint8_t { left, centre, right };

struct TextStyle {
    Type type = Type::body;
    Colour colour = Colour::text;
    std::optional<bool> bold = {};  // else the type's own
    Align align = Align::left;
    bool wrap = true;          // else one line, cut with … where it does not fit
    int max_lines = 0;         // 0 = as many as it takes
};

/// How text enters the semantics tree: as itself (default), as a heading, or not at all because a widget around it
/// already says it.
struct Say {
    enum class As : std::uint8_t { text, heading, nothing } as = As::text;
    int level = 2;
};
inline constexpr Say silent{Say::As::nothing, 0};
inline constexpr Say heading1{Say::As::heading, 1};
inline constexpr Say heading2{Say::As::heading, 2};
inline constexpr Say heading3{Say::As::heading, 3};

enum class Answer : std::uint8_t { none, yes, no, unsure };  // 未答 / 是 / 否 / 不清楚
enum class Outcome : std::uint8_t { met, not_met, open, unanswered };

enum class ButtonKind : std::uint8_t { primary, secondary, text, danger, danger_filled };

struct ButtonSpec {
    std::string_view label = {};           // may be empty where there is an icon and a `name`
    std::string_view icon = {};       // before the label: a glyph of generated/icons.hpp
    std::string_view icon_after = {};
    std::string_view name = {};       // for assistive technology; else the label
    std::string_view description = {};
    ButtonKind kind = ButtonKind::secondary;
    bool disabled = false;            // the reason belongs into the label
    bool busy = false;
    std::optional<bool> expanded = {};     // a button that folds something
    bool selected = false;
    Align align = Align::centre;
    Type type = Type::body;
};

struct CheckSpec {
    std::string_view label = {};
    enum class Ticked : std::uint8_t { no, some, yes } ticked = Ticked::no;  // some: of those that it stands for
    bool disabled = false;
    /// The box stands at the left, at most 44 px below the top; words of the caller's own begin 36 px in. Without words it
    /// stands in the middle.
    enum class Words : std::uint8_t { drawn, by_caller, none } words = Words::drawn;
};
[[nodiscard]] inline CheckSpec::Ticked ticked(bool yes) { return yes ? CheckSpec::Ticked::yes : CheckSpec::Ticked::no; }

struct Option {
    std::string_view id = {};
    std::string_view label = {};
    std::string_view note = {};  // right-aligned second text, such as an amount
};

struct SegmentedSpec {
    std::string_view name = {};         // of the group: the question
    std::string_view description = {};
    std::span<const Option> options = {};
    std::string_view chosen = {};  // an option's id, or empty
    std::string_view unsure = {};  // the option that is drawn in the colour of the unknown when chosen
    bool stacked = false;          // phone: rows with radio circles
    int columns = 0;               // 0 = one row; else a grid
    bool disabled = false;
};

enum class FieldKind : std::uint8_t { text, multiline, money, count, date };

struct FieldSpec {
    std::string_view label = {};           // above the box, bold; empty: the caller drew it, then `name` is needed
    std::string_view name = {};
    std::string_view text = {};            // what the field holds now, as typed
    std::string_view placeholder = {};
    std::string_view help = {};       // below
    std::string_view error = {};      // below instead of help, with an icon; makes the box red
    std::string_view optional_mark = {};  // （选填）
    std::string_view unit = {};       // 元, 人
    FieldKind kind = FieldKind::text;
    int max_length = 200;
    bool disabled = false;
    bool required = false;
};

struct FieldResult {
    bool changed = false;    // `text` is new in this frame
    bool committed = false;  // left, or Enter: the time to normalise (group digits, rewrite a date)
    bool picker = false;     // the calendar button of a date field was pressed
    std::string text;        // what it holds now, as typed
};

struct ChipSpec {
    std::string_view label = {};
    std::string_view icon = {};
    Colour text = Colour::pri;
    Colour ground = Colour::pri_wash;
    std::string_view name = {};  // where it is pressable
    bool pressable = false;
};

struct BarPart {
    double share = 0;  // of the whole, 0..1
    Colour fill = Colour::own;
    Colour label_colour = Colour::text;
    std::string_view label = {};  // inside, where it fits
    bool hatched = false;
    Colour hatch = Colour::own_line;
};

struct TreeRow {
    int depth = 0;
    std::string_view id = {};
    std::string_view label = {};
    std::string_view number = {};  // "1" before the label
    std::string_view figure = {};  // right
    ChipSpec chip = {};            // none where its label is empty
    bool bold = false;
    std::optional<bool> expanded = {};  // set where it has children
    bool last = false;             // the last child of its parent: where the branch line ends
};

struct StepSpec {
    std::string_view id = {};
    std::string_view label = {};
    std::string_view state = {};  // in words
    int number = 1;
    enum class Mark : std::uint8_t { number, done, attention } mark = Mark::number;
    bool present = false;
};

/// What the person did with the pointer this frame, for drawings that need it (drop zones, tables).
struct Pointer {
    Point at;
    bool down = false;
    bool inside = false;
};

class Ui;

/// Ends a scope (key prefix, clip, group, scroll area, dialog) when it goes.
class [[nodiscard]] Scope {
public:
    Scope(Ui& ui, void (*end)(Ui&)) : ui_(&ui), end_(end) {}
    Scope(Scope&& o) noexcept : ui_(o.ui_), end_(o.end_) { o.ui_ = nullptr; }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    Scope& operator=(Scope&&) = delete;
    ~Scope() {
        if (ui_ != nullptr) end_(*ui_);
    }

private:
    Ui* ui_;
    void (*end_)(Ui&);
};

/// A scroll area that is open: lay out from `content` (its height is free), then say where the content ended.
struct [[nodiscard]] ScrollArea {
    Rect content;  // x, y moved by the scroll offset; w without the scroll bar; h = what can be seen
    Scope scope;
};

/// A character as pixels: where its picture stands from the pen on the baseline (down is positive), how far the pen
/// goes on, and how much of each pixel is covered, row by row.
struct Glyph {
    float left = 0, top = 0;
    float advance = 0;
    int width = 0, height = 0;
    std::vector<unsigned char> coverage = {};
};
/// At an em of so many pixels; empty where there is no such character.
using GlyphSource = std::function<std::optional<Glyph>(char32_t character, float em_px, bool bold)>;

struct Look {
    ThemeName theme = ThemeName::light;
    float text_scale = 1;       // 1, 1.25, 1.5
    bool reduced_motion = false;
    float control_scale = 1;    // of what does not grow with the text: icons and paddings of controls; larger at a kiosk
};

class Ui {
public:
    // The .cpp's own state behind one pointer: fonts, key path, focus, pending activations, layout cache.
    struct Impl;
    explicit Ui(const Look& look);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // ── Life of a frame (called by the application, not by pages) ───────────────────────────────────────────
    /// Font files (TrueType). The interface's come first; the full ones may follow at any time.
    struct Fonts {
        std::span<const std::byte> regular;
        std::span<const std::byte> bold;
        std::span<const std::byte> icons;  // empty for an addition
    };
    void add_fonts(const Fonts& fonts);
    /// Where characters come from that no font file has (𬭩, 㛃, 𠮷): the machine's own fonts, asked once a size.
    void set_other_glyphs(GlyphSource source);
    void set_look(const Look& look);
    [[nodiscard]] const Look& look() const;
    void begin_frame(Size page);        // after ImGui::NewFrame
    const Tree& end_frame();            // before ImGui::Render; valid until the next begin_frame
    [[nodiscard]] bool wants_another_frame() const;  // an animation runs, an activation was pending
    /// From the platform, between frames:
    void activate(std::string_view key);                              // DOM click that no pointer made
    void set_focus(std::string_view key, bool visible);               // DOM focus moved (empty: none); visible: by keyboard
    void input_text(std::string_view key, std::string_view text);     // the DOM field's value changed
    void commit_text(std::string_view key);                           // the DOM field was left, or Enter

    // ── Layout and text ─────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] Size page() const;
    [[nodiscard]] Size measure(std::string_view text, const TextStyle& style, float width = 1e9f) const;
    /// Draws text in `r` from its top; `**…**` is bold. Returns the height used.
    float text(Rect r, std::string_view text, const TextStyle& style = {}, Say say = {});
    void icon(Point centre, std::string_view glyph, float px, Colour colour);
    Scope scope(std::string_view id);
    /// Draws what follows in a state that it is not in, and that nobody can act on: for the gallery of widgets.
    struct Shown {
        bool hovered = false;
        bool held = false;
        bool focused = false;
    };
    Scope show_as(Shown shown);
    /// What is drawn until its scope ends fades in when `shown` turns from false to true. Asked for in both states; where it
    /// is not shown nothing is to be drawn.
    Scope unfolded(std::string_view id, bool shown);
    /// A node that holds the following ones: region, group, list, table, row, banner, navigation, main …
    Scope group(std::string_view id, Role role, std::string_view name, Rect r);
    /// A table of which only some rows are drawn: `count` says how many there are, the head among them.
    Scope long_table(std::string_view id, std::string_view name, Rect r, int count);
    /// Its row at `index`, from 1.
    Scope long_row(std::string_view id, Rect r, int index, bool selected);
    ScrollArea scroll(std::string_view id, Rect r);
    void scroll_end(float bottom);  // before the area's scope ends: the y where its content ends
    void scroll_to_top(std::string_view key);
    /// A modal dialog of the given size in the middle (on a narrow page: the whole page). `dismissed` is set by Esc
    /// or the scrim. Content is laid out in `content`.
    struct [[nodiscard]] Dialog {
        Rect content;
        bool dismissed;
        Scope scope;
    };
    /// `titled`: else the caller draws the title, as a heading, into `content`.
    Dialog dialog(std::string_view id, std::string_view title, Size size, bool titled = true);
    /// The keys of this frame, outside text fields: Ctrl+Z; Ctrl+Y or Ctrl+Shift+Z.
    [[nodiscard]] bool undo_pressed() const;
    [[nodiscard]] bool redo_pressed() const;
    void focus(std::string_view key);  // give the focus to this key after the frame
    [[nodiscard]] bool focused(std::string_view id) const;  // within the present scope
    [[nodiscard]] Pointer pointer(Rect r) const;

    // ── Drawing without meaning ─────────────────────────────────────────────────────────────────────────────
    void fill(Rect r, Colour colour, float radius = 0);
    void border(Rect r, Colour colour, float radius = 0, float width = 1, bool dashed = false);
    void line(Point a, Point b, Colour colour, float width = 1);
    void hatch(Rect r, Colour ground, Colour lines, float radius = 0);
    void shadow(Rect r, int level, float radius);
    void card(Rect r, int level = 0);  // surface, border, radius 12
    void dashed_ring(Point centre, float radius, Colour colour);
    /// A ring of which `part` (0..1) is filled, clockwise from the top.
    void part_ring(Point centre, float radius, float width, double part, Colour fill, Colour track);

    // ── Widgets ─────────────────────────────────────────────────────────────────────────────────────────────
    bool button(std::string_view id, Rect r, const ButtonSpec& spec);
    [[nodiscard]] float button_width(const ButtonSpec& spec) const;  // what it needs in one line
    bool link(std::string_view id, Rect r, std::string_view label, const TextStyle& style = {}, std::string_view icon_after = {});
    /// Any area as a button or link: the caller draws inside. Hover and press grounds are drawn by this call.
    struct Pressable {
        bool pressed = false;
        bool hovered = false;
        bool held = false;
    };
    Pressable pressable(std::string_view id, Rect r, Role role, std::string_view name, float radius = 8,
                        std::optional<bool> expanded = {}, bool selected = false, std::string_view description = {});
    /// The id of the option that was chosen in this frame.
    std::optional<std::string> segmented(std::string_view id, Rect r, const SegmentedSpec& spec);
    bool checkbox(std::string_view id, Rect r, const CheckSpec& spec);  // true: toggled
    std::optional<std::string> radio_list(std::string_view id, Rect r, const SegmentedSpec& spec);  // bordered rows, note right
    /// Height that a field needs with its label and help at this width; the box itself is 44.
    [[nodiscard]] float field_height(const FieldSpec& spec, float width) const;
    FieldResult field(std::string_view id, Rect r, const FieldSpec& spec);
    /// A chip at the left of `r`; returns its width (and whether it was pressed).
    struct Chip {
        float width = 0;
        bool pressed = false;
    };
    Chip chip(std::string_view id, Point left_top, const ChipSpec& spec);
    [[nodiscard]] float chip_width(const ChipSpec& spec) const;
    void verdict(std::string_view id, Rect r, Outcome present, std::span<const std::string_view, 3> labels);  // 不符合 待确认 符合
    void stacked_bar(std::string_view id, Rect r, std::span<const BarPart> parts, std::string_view name);
    void range_bar(std::string_view id, Rect r, double low, double high, std::string_view name);  // 0..1 of the track
    void gauge(std::string_view id, Rect r, std::span<const BarPart> parts, std::string_view middle, std::string_view below,
               std::string_view name);
    /// A file's picture, which the platform shows here once it has made it (Platform::picture); `name` says what it is.
    void picture(std::string_view id, Rect r, std::uint32_t file, std::string_view name);
    void progress(std::string_view id, Rect r, double fraction, std::string_view name);
    void segments(std::string_view id, Rect r, std::span<const Outcome> answers, int present, std::string_view name);  // the 13 dashes
    /// Rows 33 high from the top of `r`; returns the id whose fold was pressed, or whose chip was.
    struct TreeResult {
        std::optional<std::string> folded;
        std::optional<std::string> chip;
    };
    TreeResult tree(std::string_view id, Rect r, std::span<const TreeRow> rows, std::string_view name);
    std::optional<std::string> step_rail(std::string_view id, Rect r, std::span<const StepSpec> steps, std::string_view name);
    std::optional<std::string> tabs(std::string_view id, Rect r, std::span<const StepSpec> steps, std::string_view name);
    /// A calendar of one month, Monday first; returns the chosen day of the month. Days in force on ok_wash.
    struct CalendarSpec {
        int days = 31;
        int first_weekday = 0;      // 0 = Monday
        int chosen = 0;             // 0 = none in this month
        int today = 0;
        std::span<const bool> in_force;                       // by day − 1
        std::span<const std::string_view, 7> weekday_labels;
        std::function<std::string(int)> name_of_day;          // 2025年6月1日
    };
    std::optional<int> calendar(std::string_view id, Rect r, const CalendarSpec& spec);
    bool drop_zone(std::string_view id, Rect r, std::string_view label, std::string_view link, std::string_view help, bool over);
    void status(std::string_view id, std::string_view message, bool urgent = false);  // live region, drawn by nobody
    /// Bottom centre; true: its action was pressed.
    bool toast(std::string_view id, std::string_view message, std::string_view action);

    [[nodiscard]] Impl& impl() { return *impl_; }

private:
    Impl* impl_;
};

}  // namespace voucher::ui
