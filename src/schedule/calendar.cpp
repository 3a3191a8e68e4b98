#include "src/schedule/calendar.hpp"

namespace voucher::schedule {
namespace {

constexpr std::size_t most_octets = 75;  // of a line, its end not counted (section 3.1)

/// Section 3.3.11: what a text value cannot hold as it is. Control characters cannot be in it at all.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        if (letter == '\\' || letter == ';' || letter == ',') result += '\\';
        if (letter == '\n') result += "\\n";
        else if (static_cast<unsigned char>(letter) >= 0x20) result += letter;
    }
    return result;
}

/// "20250910"
std::string basic(Date day) {
    std::string text = day.to_string();
    std::erase(text, '-');
    return text;
}

class Lines {
public:
    void line(std::string_view name, std::string_view value) {
        std::string rest = std::string(name) + ":" + std::string(value);
        std::size_t room = most_octets;
        while (rest.size() > room) {
            std::size_t end = room;
            while ((static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) --end;  // not within a character
            text_ += rest.substr(0, end) + "\r\n ";
            rest.erase(0, end);
            room = most_octets - 1;  // the blank that a folded line begins with
        }
        text_ += rest + "\r\n";
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
};

}  // namespace

std::string write_calendar(std::string_view name, std::span<const CalendarDay> days, Date made_on) {
    Lines out;
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//innovation-voucher//calendar 1//ZH");
    out.line("CALSCALE", "GREGORIAN");
    out.line("METHOD", "PUBLISH");
    out.line("X-WR-CALNAME", escaped(name));
    for (const CalendarDay& day : days) {
        out.line("BEGIN", "VEVENT");
        out.line("UID", escaped(day.uid));
        out.line("DTSTAMP", basic(made_on) + "T000000Z");
        out.line("DTSTART;VALUE=DATE", basic(day.day));
        out.line("DTEND;VALUE=DATE", basic(day.day.add_days(1)));  // the first day that is not in it
        out.line("SUMMARY", escaped(day.title));
        if (!day.description.empty()) out.line("DESCRIPTION", escaped(day.description));
        out.line("TRANSP", "TRANSPARENT");
        if (day.remind_before > 0) {
            out.line("BEGIN", "VALARM");
            out.line("ACTION", "DISPLAY");
            out.line("DESCRIPTION", escaped(day.title));
            out.line("TRIGGER", "-P" + std::to_string(day.remind_before) + "D");
            out.line("END", "VALARM");
        }
        out.line("END", "VEVENT");
    }
    out.line("END", "VCALENDAR");
    return out.take();
}

}  // namespace voucher::schedule
