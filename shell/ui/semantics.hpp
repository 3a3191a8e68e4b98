// What a frame MEANS, beside what it draws: the tree of headings, controls, values and outcomes on the screen.
//
// Every widget adds its node as it draws. After the frame the platform gets the whole tree; the web platform
// patches real, native DOM elements from it by key, so that the keyboard, screen readers, input methods and tests
// meet real buttons and fields. The headless platform keeps the tree for tests.
//
// Order of nodes = reading order = tab order. A parent stands before its children.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shell/ui/rect.hpp"

namespace voucher::ui {

enum class Role : std::uint8_t {
    main,        // the page's own content
    banner,      // the top bar
    navigation,  // step rail, tabs of the phone
    complementary,  // the live result beside the questions
    region,      // a card or section with a name
    group,       // fieldset-like
    heading,     // `level` 1..6
    text,        // a paragraph or a label; read, not acted on
    button,
    link,        // goes to another page of this application
    radiogroup,
    radio,
    checkbox,
    textbox,     // `field` is set
    list,
    listitem,
    table,
    row,
    columnheader,
    cell,
    dialog,      // modal: while there is one, the platform makes everything outside inert and traps the focus
    status,      // live region, polite: the platform announces its name when it changes
    alert,       // live region, assertive
    progressbar,  // value = percent, 0..100 as text
    image,       // a drawing with a name: stacked bar, gauge
    tablist,
    tab,
    tree,
    treeitem,    // `level`, `expanded`
};

enum class Keyboard : std::uint8_t { text, decimal, numeric };  // which virtual keyboard a field asks for

/// How the DOM field over a drawn field must look, so that the two cannot be told apart.
struct FieldLook {
    bool multiline = false;
    Keyboard keyboard = Keyboard::text;
    std::string placeholder;
    int max_length = 200;     // in UTF-16 units, as the DOM counts
    float font_px = 15;       // CSS em size
    bool bold = false;
    bool align_right = false;
    float pad_left = 12;      // from the node's rect to the text
    float pad_right = 12;
    std::uint32_t text_rgb = 0;         // 0xRRGGBB: colours of the present theme
    std::uint32_t placeholder_rgb = 0;
    std::uint32_t ground_rgb = 0;
    friend bool operator==(const FieldLook&, const FieldLook&) = default;
};

struct Node {
    std::string key;     // unique in the frame and stable from frame to frame: "services/s1/contract_amount"
    int parent = -1;     // index in Tree::nodes, -1 = top
    Role role = Role::text;
    std::string name;    // what a screen reader says and a test asks for; empty is a defect except for row/list/group
    std::string value;   // a field's text, a progress bar's percent
    std::string description;  // help text
    std::string error;        // what is wrong and what to do; non-empty makes the node invalid
    Rect rect;                // CSS pixels from the top left of the page
    Rect clip;                // what of it can be seen (a scroll area's window); the DOM element is clipped to it
    std::optional<bool> checked;
    bool mixed = false;     // a check box that stands for several, of which some are ticked
    std::optional<bool> expanded;
    bool selected = false;  // present step, present tab, chosen row
    bool disabled = false;
    bool required = false;
    bool busy = false;
    int level = 0;                   // heading, treeitem
    std::optional<FieldLook> field;  // textbox only
    int row_count = 0;               // table: rows that there are, the head among them, where not all are in the tree; else 0
    int row_index = 0;               // row: its place among them, from 1; 0: as it stands
    std::uint32_t picture = 0;       // image only: the file whose picture the platform shows here; 0: the canvas draws it
    friend bool operator==(const Node&, const Node&) = default;
};

struct Tree {
    std::vector<Node> nodes;
    /// The key that shall get the focus after this frame (a dialog opened, a "go to the question" link); else empty.
    std::string focus;
    friend bool operator==(const Tree&, const Tree&) = default;
};

/// What a person acts on, of the page's widgets; rows of a tree are not among them.
[[nodiscard]] bool is_control(const Node& node);

/// What a frame's tree gets wrong: a control without a name, a key twice, a parent after its child, a text box
/// without a look. One sentence each; empty means sound. Headless tests fail on anything here.
std::vector<std::string> defects(const Tree& tree);

}  // namespace voucher::ui
