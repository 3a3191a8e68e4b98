// A stretch of time as one line: what is in force or left, and a post at the day in question.
#pragma once

#include <span>
#include <string_view>

#include "shell/ui/ui.hpp"

namespace voucher::ui {

struct TimelineTick {
    double at = 0;  // 0..1 of the line
    std::string_view label = {};
};

struct TimelineSpan {
    double from = 0;
    double to = 1;
    Colour fill = Colour::ok;
    Colour text = Colour::on_pri;
    std::string_view left = {};   // words at its ends, where they fit
    std::string_view right = {};
    bool outlined = false;        // in the colour of links: time that is left
};

struct TimelinePost {
    double at = 0;
    std::string_view label = {};  // none where empty
};

inline constexpr float timeline_height = 84;  // ticks 20, bar 24, the post's words 24

void timeline(Ui& ui, std::string_view id, Rect r, std::span<const TimelineTick> ticks, std::span<const TimelineSpan> spans,
              const TimelinePost& post, std::string_view name);

}  // namespace voucher::ui
