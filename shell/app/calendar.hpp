// The days of a case, or of a roster, that a person may take over into a calendar of their own.
#pragma once

#include <span>
#include <vector>

#include "shell/app/view.hpp"
#include "src/schedule/calendar.hpp"

namespace voucher::app {

struct CalendarItem {
    std::string id;      // "s1/last", "s1/province_pays"
    Date day;
    std::string title;   // 申请截止：轴承钢疲劳寿命测试
    std::string note;    // 提前14天提醒
    std::string article;
    int remind_before = 0;
    bool ticked = false;  // as the person chose, or as it is wise
};

/// By service: the last day to claim; for claimed ones the days that the measure names for what follows. In the order
/// of the days.
std::vector<CalendarItem> calendar_items(const policy::Pack& pack, const State& state, const View& view, const Catalogue& words);

/// The ticked ones as an iCalendar file.
std::string calendar_file(const policy::Pack& pack, const State& state, const View& view, const Catalogue& words);

/// The last days to claim of a roster's rows that are not claimed and not past, as an iCalendar file.
std::string roster_calendar(const policy::Pack& pack, const RosterView& view, std::span<const std::size_t> rows, Language language, Date today, const Catalogue& words);

}  // namespace voucher::app
