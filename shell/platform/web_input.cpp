#include "shell/platform/web_input.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <string_view>
#include <utility>

#include "imgui.h"
#include "shell/platform/web_host.hpp"

namespace voucher::platform {
namespace {

constexpr const char* stage = "#stage";
constexpr float drag_threshold = 10;       // CSS px before a touch becomes a scroll
constexpr float swing_decay_per_second = 0.06f;  // what is left of the speed after a second
constexpr float slowest_swing = 20;        // CSS px per second; below it the swing ends
constexpr double echo_ms = 800;            // a browser repeats a tap as mouse events within this time

struct KeyName {
    std::string_view code;  // KeyboardEvent.code
    ImGuiKey key;
    host::Editing most;  // taken while the focus is no deeper in the page's own controls than this
};
using host::Editing;
constexpr std::array keys{
    KeyName{"Escape", ImGuiKey_Escape, Editing::text},      KeyName{"ArrowLeft", ImGuiKey_LeftArrow, Editing::none},
    KeyName{"ArrowRight", ImGuiKey_RightArrow, Editing::none}, KeyName{"ArrowUp", ImGuiKey_UpArrow, Editing::none},
    KeyName{"ArrowDown", ImGuiKey_DownArrow, Editing::none},   KeyName{"Home", ImGuiKey_Home, Editing::none},
    KeyName{"End", ImGuiKey_End, Editing::none},           KeyName{"PageUp", ImGuiKey_PageUp, Editing::none},
    KeyName{"PageDown", ImGuiKey_PageDown, Editing::none}, KeyName{"KeyZ", ImGuiKey_Z, Editing::control},
    KeyName{"KeyY", ImGuiKey_Y, Editing::control},
};

bool on_mouse(int type, const EmscriptenMouseEvent* event, void* input) {
    return static_cast<WebInput*>(input)->mouse(type, *event);
}
bool on_wheel(int, const EmscriptenWheelEvent* event, void* input) {
    return static_cast<WebInput*>(input)->wheel(*event);
}
bool on_touch(int type, const EmscriptenTouchEvent* event, void* input) {
    return static_cast<WebInput*>(input)->touch(type, *event);
}
bool on_key(int type, const EmscriptenKeyboardEvent* event, void* input) {
    return static_cast<WebInput*>(input)->key(type, *event);
}
bool on_focus(int type, const EmscriptenFocusEvent*, void* input) { return static_cast<WebInput*>(input)->focus(type); }

void listen(WebInput* input, bool on) {
    const auto mouse = on ? on_mouse : nullptr;
    const auto touch = on ? on_touch : nullptr;
    const auto key = on ? on_key : nullptr;
    const auto focus = on ? on_focus : nullptr;
    emscripten_set_mousedown_callback(stage, input, false, mouse);
    emscripten_set_mouseleave_callback(stage, input, false, mouse);
    // Moves and releases count wherever they happen: a press that began on the stage may end outside the window.
    emscripten_set_mousemove_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, input, false, mouse);
    emscripten_set_mouseup_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, input, false, mouse);
    emscripten_set_wheel_callback(stage, input, false, on ? on_wheel : nullptr);
    emscripten_set_touchstart_callback(stage, input, false, touch);
    emscripten_set_touchmove_callback(stage, input, false, touch);
    emscripten_set_touchend_callback(stage, input, false, touch);
    emscripten_set_touchcancel_callback(stage, input, false, touch);
    emscripten_set_keydown_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, input, false, key);
    emscripten_set_keyup_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, input, false, key);
    emscripten_set_focus_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, input, false, focus);
    emscripten_set_blur_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, input, false, focus);
}

void pointer_away() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

}  // namespace

WebInput::WebInput(std::function<void()> changed, std::function<void()> acted)
    : changed_(std::move(changed)), acted_(std::move(acted)) {
    listen(this, true);
}

WebInput::~WebInput() { listen(this, false); }

bool WebInput::mouse(int type, const EmscriptenMouseEvent& event) {
    if (emscripten_get_now() - last_touch_ < echo_ms) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    if (type == EMSCRIPTEN_EVENT_MOUSELEAVE) {
        if (event.buttons == 0) pointer_away();
        changed_();
        return false;
    }
    io.AddMousePosEvent(static_cast<float>(event.clientX), static_cast<float>(event.clientY));
    // DOM: 0 left, 1 middle, 2 right. Dear ImGui: 0 left, 1 right, 2 middle.
    static constexpr std::array button_of{0, 2, 1};
    if (type != EMSCRIPTEN_EVENT_MOUSEMOVE && event.button < button_of.size()) {
        io.AddMouseButtonEvent(button_of[event.button], type == EMSCRIPTEN_EVENT_MOUSEDOWN);
    }
    if (type == EMSCRIPTEN_EVENT_MOUSEUP) {
        acted_();
    } else {
        changed_();
    }
    // The default action stays: it gives a field its focus and caret, and takes the focus from a field that was left.
    return false;
}

bool WebInput::wheel(const EmscriptenWheelEvent& event) {
    if (event.mouse.ctrlKey) return false;  // the browser's own zoom
    double unit = 1;
    if (event.deltaMode == DOM_DELTA_LINE) unit = 100.0 / 3;  // Firefox with a wheel: 3 lines a notch
    if (event.deltaMode == DOM_DELTA_PAGE) unit = ImGui::GetIO().DisplaySize.y;
    ImGui::GetIO().AddMousePosEvent(static_cast<float>(event.mouse.clientX), static_cast<float>(event.mouse.clientY));
    ImGui::GetIO().AddMouseWheelEvent(static_cast<float>(-event.deltaX * unit) / pixels_per_wheel,
                                      static_cast<float>(-event.deltaY * unit) / pixels_per_wheel);
    changed_();
    return true;
}

void WebInput::cancel_touch_press() {
    ImGuiIO& io = ImGui::GetIO();
    pointer_away();  // a release away from everything acts on nothing
    io.AddMouseButtonEvent(0, false);
    io.AddMousePosEvent(touch_.start_x, touch_.start_y);  // where the scroll belongs
}

bool WebInput::touch(int type, const EmscriptenTouchEvent& event) {
    last_touch_ = emscripten_get_now();
    // When the finger moved, not when a busy page came to hear of it: the speed is the finger's.
    const double time = event.timestamp;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);

    const EmscriptenTouchPoint* point = nullptr;
    for (int i = 0; i < event.numTouches; ++i) {
        const EmscriptenTouchPoint& candidate = event.touches[i];
        if (candidate.isChanged && (!touch_.active || candidate.identifier == touch_.id)) point = &candidate;
    }

    if (type == EMSCRIPTEN_EVENT_TOUCHSTART) {
        if (touch_.active) {  // a second finger: the browser's pinch, not a press
            if (!touch_.scrolling) cancel_touch_press();
            touch_.active = false;
            pointer_away();
        } else if (point != nullptr && event.numTouches == 1) {
            const auto x = static_cast<float>(point->clientX);
            const auto y = static_cast<float>(point->clientY);
            touch_ = {.active = true, .scrolling = false, .id = point->identifier, .start_x = x, .start_y = y, .x = x,
                      .y = y, .time = time, .speed_x = 0, .speed_y = 0};
            io.AddMousePosEvent(x, y);
            io.AddMouseButtonEvent(0, true);
        }
        changed_();
        return false;
    }
    if (!touch_.active || point == nullptr) return false;

    if (type == EMSCRIPTEN_EVENT_TOUCHMOVE) {
        const auto x = static_cast<float>(point->clientX);
        const auto y = static_cast<float>(point->clientY);
        if (!touch_.scrolling && std::hypot(x - touch_.start_x, y - touch_.start_y) > drag_threshold) {
            cancel_touch_press();
            touch_.scrolling = true;
        }
        if (touch_.scrolling) {
            const auto seconds = static_cast<float>(std::max(1.0, time - touch_.time) / 1000);
            io.AddMouseWheelEvent((x - touch_.x) / pixels_per_wheel, (y - touch_.y) / pixels_per_wheel);
            // Half new, half old: one uneven sample does not decide how far the swing goes.
            touch_.speed_x = 0.5f * touch_.speed_x + 0.5f * (x - touch_.x) / seconds;
            touch_.speed_y = 0.5f * touch_.speed_y + 0.5f * (y - touch_.y) / seconds;
            touch_.x = x;
            touch_.y = y;
            touch_.time = time;
        }
        changed_();
        return false;
    }

    touch_.active = false;
    if (type == EMSCRIPTEN_EVENT_TOUCHCANCEL) {
        if (!touch_.scrolling) cancel_touch_press();
        touch_.scrolling = false;
        pointer_away();
        changed_();
    } else if (touch_.scrolling) {
        if (time - touch_.time > 80) touch_.speed_x = touch_.speed_y = 0;  // held still before it was let go
        changed_();
    } else {
        io.AddMouseButtonEvent(0, false);
        acted_();
        pointer_away();  // a finger that is gone hovers over nothing
        changed_();
    }
    return false;
}

bool WebInput::swinging() const {
    return touch_.scrolling && !touch_.active && std::hypot(touch_.speed_x, touch_.speed_y) > slowest_swing;
}

void WebInput::advance(float seconds) {
    if (!touch_.scrolling || touch_.active) return;
    if (!swinging()) {
        touch_.scrolling = false;
        pointer_away();
        return;
    }
    ImGui::GetIO().AddMouseWheelEvent(touch_.speed_x * seconds / pixels_per_wheel,
                                      touch_.speed_y * seconds / pixels_per_wheel);
    const float left = std::pow(swing_decay_per_second, seconds);
    touch_.speed_x *= left;
    touch_.speed_y *= left;
}

bool WebInput::key(int type, const EmscriptenKeyboardEvent& event) {
    for (const KeyName& name : keys) {
        if (name.code != event.code) continue;
        const bool down = type == EMSCRIPTEN_EVENT_KEYDOWN;
        if (down) {
            // Enter, Escape and arrows belong to an open input method (isComposing is not in this struct).
            if (host::editing() > name.most) return false;
        }
        ImGuiIO& io = ImGui::GetIO();
        io.AddKeyEvent(ImGuiMod_Ctrl, event.ctrlKey || event.metaKey);
        io.AddKeyEvent(ImGuiMod_Shift, event.shiftKey);
        io.AddKeyEvent(name.key, down);
        changed_();
    }
    return false;
}

bool WebInput::focus(int type) {
    ImGui::GetIO().AddFocusEvent(type == EMSCRIPTEN_EVENT_FOCUS);
    changed_();
    return false;
}

}  // namespace voucher::platform
