// A stretch of time as one line: what is in force or left, and a post at the day in question.
#pragma once

#include <optional>
#include <span>
#include <string>
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

/// One of several stretches under one scale; pressing it chooses it.
struct TimelineRow {
    std::string_view id = {};
    std::string_view title = {};
    std::string_view note = {};  // below the title
    Colour note_colour = Colour::text2;
    std::span<const TimelineSpan> spans = {};
    std::string_view name = {};  // what it says to those who do not see it
    bool chosen = false;
};

struct TimelineSpec {
    std::span<const TimelineTick> ticks = {};
    std::span<const TimelineRow> rows = {};
    TimelinePost post = {};
    float label_width = 0;  // of the column with titles and notes; 0: they stand above the bars
};

[[nodiscard]] float timeline_rows_height(const Ui& ui, const TimelineSpec& spec);
/// The id of the row that was pressed in this frame.
std::optional<std::string> timeline_rows(Ui& ui, Rect r, const TimelineSpec& spec);

}  // namespace voucher::ui
