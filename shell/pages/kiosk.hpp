// The screens of a service hall's kiosk (?mode=kiosk), upright or across: the first one, one question at a time, the result.
//
// They stand instead of the frame and its pages and use the same actions, the same view and the same words of the pack.
// Sizes are those of the design's picture, 1080 px wide; `k` brings them to the screen. Targets are at least 64 px.
#pragma once

#include "shell/app/kiosk_steps.hpp"
#include "shell/pages/context.hpp"

namespace voucher::pages {

/// Of text and controls, by the screen's shorter side: 1.9 at 1080 px upright, 1.6 across.
float kiosk_scale(Size page);

/// The whole screen: top bar, notice, the present screen, the question whether somebody is still there.
void kiosk(Context& c);

// Screens. `r` is the room below the notice.
void kiosk_start(Context& c, Rect r);
void kiosk_question(Context& c, Rect r);
void kiosk_result(Context& c, Rect r);

/// Where the result is taken along. The place for a QR code of the case is the square at its left; without one the words
/// take the whole width. Returns the y below it.
float take_away(Context& c, Rect r);

// Parts
inline float k(const Context& c, float size) { return size * c.ui.look().text_scale / 1.9f; }
inline bool upright(const Context& c) { return c.ui.page().h > c.ui.page().w; }
/// The first of the styles in which the words fit one line, else the last.
TextStyle fitting(const Context& c, std::string_view words, float width, std::initializer_list<TextStyle> styles);
/// The bottom row: `back` at the left, where it has words; 结束并清除 at the right, always. True: `back` was pressed.
bool kiosk_foot(Context& c, Rect r, const std::string& back, ButtonKind end = ButtonKind::danger);
float kiosk_foot_height(const Context& c);
/// To the last question; from the first one to the first screen. `now`: index of the present one.
void go_to_step(Context& c, int step, int count);

}  // namespace voucher::pages
