#include "src/base/date.hpp"

#include <algorithm>
#include <chrono>

namespace voucher {
namespace {

std::chrono::year_month_day civil(Date date) {
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(date.days())));
}

Date from(std::chrono::year_month_day civil) {
    return Date::from_days(static_cast<std::int32_t>(std::chrono::sys_days(civil).time_since_epoch().count()));
}

}  // namespace

std::optional<Date> Date::from_civil(int year, int month, int day) {
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                          std::chrono::day(static_cast<unsigned>(day))};
    if (!ymd.ok()) return std::nullopt;
    return from(ymd);
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    int parts[3] = {0, 0, 0};
    std::size_t part = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (i == 4 || i == 7) {
            if (c != '-') return std::nullopt;
            ++part;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        parts[part] = parts[part] * 10 + (c - '0');
    }
    return from_civil(parts[0], parts[1], parts[2]);
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(*this).day())); }

int Date::weekday() const {
    return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(std::chrono::days(days_))).iso_encoding()) - 1;
}

std::string Date::to_string() const {
    const auto digits = [](int value, int width) {
        std::string text = std::to_string(value);
        return std::string(static_cast<std::size_t>(std::max(0, width - static_cast<int>(text.size()))), '0') + text;
    };
    return digits(year(), 4) + "-" + digits(month(), 2) + "-" + digits(day(), 2);
}

Date Date::add_months(int months) const {
    using namespace std::chrono;
    const year_month_day here = civil(*this);
    const year_month month = year_month(here.year(), here.month()) + std::chrono::months(months);
    const year_month_day_last last(month.year(), month_day_last(month.month()));
    return from(year_month_day(month.year(), month.month(), std::min(here.day(), last.day())));
}

Date Date::end_of_month() const {
    using namespace std::chrono;
    const year_month_day here = civil(*this);
    return from(year_month_day(here.year() / here.month() / std::chrono::last));
}

}  // namespace voucher
