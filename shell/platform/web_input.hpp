// Mouse, wheel, touch and the few keys that the canvas takes, from the browser into Dear ImGui.
//
// The callbacks sit on `#stage`, which holds the canvas and the semantics layer, so that an event over a DOM element
// arrives as well. Presses and releases are positions in CSS pixels from the top left of the page.
//
// A touch that stays put is a press. A touch that moves takes its press back and scrolls, and goes on by its own
// swing when it is let go (deceleration as phones have it). Scrolling is told to ImGui as wheel movement:
// 1.0 = `pixels_per_wheel` CSS pixels.
#pragma once

#include <functional>

struct EmscriptenKeyboardEvent;
struct EmscriptenMouseEvent;
struct EmscriptenTouchEvent;
struct EmscriptenWheelEvent;

namespace voucher::platform {

inline constexpr float pixels_per_wheel = 100;

class WebInput {
public:
    /// `changed`: frames are wanted. `acted`: a press ended; the frames that act on it must run before it returns,
    /// so that the browser still counts them as the person's own action (file chooser, focus, clipboard).
    WebInput(std::function<void()> changed, std::function<void()> acted);
    ~WebInput();
    WebInput(const WebInput&) = delete;
    WebInput& operator=(const WebInput&) = delete;

    /// Before each frame: moves a scroll that swings on. `seconds` since the last frame.
    void advance(float seconds);
    [[nodiscard]] bool swinging() const;

    // Called by the browser's callbacks; true = the browser must not act on it as well.
    bool mouse(int type, const EmscriptenMouseEvent& event);
    bool wheel(const EmscriptenWheelEvent& event);
    bool touch(int type, const EmscriptenTouchEvent& event);
    bool key(int type, const EmscriptenKeyboardEvent& event);
    bool focus(int type);

private:
    struct Touch {
        bool active = false;
        bool scrolling = false;
        long id = 0;
        float start_x = 0, start_y = 0;
        float x = 0, y = 0;
        double time = 0;          // of the last movement, ms, by the event's own clock
        float speed_x = 0, speed_y = 0;  // CSS px per second
    };
    void cancel_touch_press();

    std::function<void()> changed_;
    std::function<void()> acted_;
    Touch touch_;
    double last_touch_ = -1e9;  // ms; mouse events just after a touch are its echo
};

}  // namespace voucher::platform
