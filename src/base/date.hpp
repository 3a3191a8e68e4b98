// A civil day of the Gregorian calendar, without time and time zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace voucher {

class Date {
public:
    constexpr Date() = default;
    /// Empty where there is no such day, or the year is not 1900..2199.
    static std::optional<Date> from_civil(int year, int month, int day);
    /// Strictly "YYYY-MM-DD".
    static std::optional<Date> parse(std::string_view text);
    /// Days since 1970-01-01, which may be negative.
    static constexpr Date from_days(std::int32_t days) { return Date(days); }

    [[nodiscard]] constexpr std::int32_t days() const { return days_; }
    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;  // 1..12
    [[nodiscard]] int day() const;    // 1..31
    [[nodiscard]] int weekday() const;  // 0 = Monday .. 6 = Sunday
    [[nodiscard]] std::string to_string() const;  // "2025-06-01"

    /// The corresponding day `months` later, or that month's last day where there is none (the civil-law rule for
    /// periods in months): 2025-08-31 + 6 = 2026-02-28.
    [[nodiscard]] Date add_months(int months) const;
    [[nodiscard]] Date add_days(int days) const { return Date(days_ + days); }
    [[nodiscard]] Date end_of_month() const;

    friend constexpr auto operator<=>(Date, Date) = default;

    static const Date earliest;  // 1900-01-01
    static const Date latest;    // 2199-12-31

private:
    explicit constexpr Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = 0;
};

inline constexpr Date Date::earliest = Date::from_days(-25567);
inline constexpr Date Date::latest = Date::from_days(84005);

}  // namespace voucher
