// Days for a person's own calendar: an iCalendar file (RFC 5545), which phones and computers open.
//
// All-day events, each with an alarm some days before where one is wanted. The bytes depend on nothing but what is given:
// no clock, no time zone. Lines end with CR LF and are folded at 75 octets, between characters.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "src/base/date.hpp"

namespace voucher::schedule {

struct CalendarDay {
    std::string uid;          // the same day of the same case has the same one, so that a second import replaces the first
    Date day;
    std::string title;
    std::string description;  // may be empty; line ends as \n
    int remind_before = 0;    // days; 0: no alarm
};

/// `made_on` is what the file gives as its time stamp.
std::string write_calendar(std::string_view name, std::span<const CalendarDay> days, Date made_on);

}  // namespace voucher::schedule
