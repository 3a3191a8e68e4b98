// One function a page. The frame draws what stands around every page and calls the present one with its room.
#pragma once

#include "shell/pages/context.hpp"

namespace voucher::pages {

/// The whole screen: top bar, notice, steps, the present page, dialog, toast.
void frame(Context& c);

// Pages. `r` is the room below the notice and beside the rail; a page scrolls in it and draws its own panel.
void home(Context& c, Rect r);
void eligibility(Context& c, Rect r);
void services(Context& c, Rect r);
void result(Context& c, Rect r);
void deadlines(Context& c, Rect r);
void papers(Context& c, Rect r);
void policy_status(Context& c, Rect r);
void provider(Context& c, Rect r);
void roster(Context& c, Rect r);
void verify(Context& c, Rect r);
void gallery(Context& c, Rect r);  // every widget in its states; reached by its address only

/// The dialog that is open, if one is.
void dialogs(Context& c);

/// Below `top`, where there is something to say: what becomes of what is typed. Returns the y below it.
float draft_strip(Context& c, Rect page, float top, float margin);

/// What can be done with one attached file: its name, its place among the others, taking it off.
void file_dialog(Context& c);

/// The list of services, on a phone.
void services_dialog(Context& c);
/// A file's picture and what was read of it; opened by action::Open with Dialog::Kind::preview and the file.
void preview_dialog(Context& c);
/// A finding about an e-invoice in the person's words; where two channels differ, with both values.
std::string invoice_finding(const Context& c, const Finding& finding);
void saving_dialog(Context& c);
/// The article by which a claim is made; empty where the pack has no route.
std::string claim_article(const Context& c);

// Parts
/// The live result: verdict, range, what is missing. Returns the y below it.
float live_result(Context& c, Rect r);
/// The same beside a page, with the way on at its foot.
void live_panel(Context& c, Rect r);
/// On narrow pages at the bottom: verdict, range and two buttons; `extra` is the left one.
struct FootButton {
    std::string_view id;
    std::string label;
    std::string_view icon = {};
    std::string_view icon_after = {};
    ButtonKind kind = ButtonKind::secondary;
    bool disabled = false;
};
/// Returns the id of the button that was pressed.
std::optional<std::string> foot(Context& c, Rect r, std::span<const FootButton> buttons);
float foot_height(const Context& c);
/// Why the total is what it is, as a tree. Returns the y below it.
float derivation(Context& c, Rect r);
/// The same as lines, for places that draw no tree.
struct DerivationLine {
    int depth = 0;
    bool bold = false;
    std::string id, label, figure;
    std::string chip;     // empty: it follows neither an article nor a reading
    std::string article;  // that the chip opens; empty: a reading decided it
};
std::vector<DerivationLine> derivation_lines(Context& c);
/// The same for what the open dialog supposes.
float supposed_derivation(Context& c, Rect r);
/// Open readings as choices. Returns the y below them.
float open_readings(Context& c, Rect r);
/// The fewest facts whose change turns a no into a yes. Returns the y below them.
float needed_changes(Context& c, Rect r, const assess::NeededChanges& needed);
/// What other places of the provider would give, and what reaches the cap. Returns the y below them.
float what_if(Context& c, Rect r, bool with_room);
/// The days that go into one's own calendar, and what to mind; the same beside the page. Returns the y below them.
float calendar_part(Context& c, Rect r);
void calendar_panel(Context& c, Rect side);
/// What a person does after the package, numbered. Returns the y below it.
float next_steps(Context& c, Rect r);

}  // namespace voucher::pages
