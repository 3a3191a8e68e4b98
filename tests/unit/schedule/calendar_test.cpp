#include "src/schedule/calendar.hpp"

#include <array>
#include <catch_amalgamated.hpp>

#include "src/base/text.hpp"

using namespace voucher;
using schedule::CalendarDay;
using schedule::write_calendar;

namespace {

Date day(std::string_view text) { return *Date::parse(text); }

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        lines.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

std::string unfolded(std::string text) {
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

}  // namespace

TEST_CASE("calendar: a day is an all-day event with its alarm, byte by byte") {
    const std::array days{CalendarDay{"s1-last@case", day("2025-12-31"), "申请截止：轴承钢", "第十七条", 14}};
    CHECK(write_calendar("创新券", days, day("2025-06-01")) ==
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//innovation-voucher//calendar 1//ZH\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
          "X-WR-CALNAME:创新券\r\nBEGIN:VEVENT\r\nUID:s1-last@case\r\nDTSTAMP:20250601T000000Z\r\nDTSTART;VALUE=DATE:20251231\r\n"
          "DTEND;VALUE=DATE:20260101\r\nSUMMARY:申请截止：轴承钢\r\nDESCRIPTION:第十七条\r\nTRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n"
          "DESCRIPTION:申请截止：轴承钢\r\nTRIGGER:-P14D\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("calendar: what a text value cannot hold is escaped, and no line can be smuggled in") {
    const std::array days{CalendarDay{"u", day("2025-01-01"), "a;b,c\\d\r\nEND:VCALENDAR", "one\ntwo", 0}};
    const std::string text = write_calendar("n", days, day("2025-01-01"));
    CHECK(text.find("SUMMARY:a\\;b\\,c\\\\d\\nEND:VCALENDAR\r\n") != std::string::npos);
    CHECK(text.find("DESCRIPTION:one\\ntwo\r\n") != std::string::npos);
    CHECK(text.find("VALARM") == std::string::npos);
}

TEST_CASE("calendar: long lines are folded at 75 octets, never within a character") {
    std::string title = "x";  // so that characters of three octets do not end at 75
    for (int i = 0; i < 100; ++i) title += "券";
    const std::array days{CalendarDay{"u", day("2025-01-01"), title, "", 0}};
    const std::string text = write_calendar("n", days, day("2025-01-01"));
    for (const std::string& line : lines_of(text)) {
        CHECK(line.size() <= 75);
        CHECK(is_utf8(line));
    }
    CHECK(unfolded(text).find("SUMMARY:" + title + "\r\n") != std::string::npos);
}
