#pragma once
#include "base/instant.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace plenty::locale {

/// A time zone by its IANA name, such as "America/Bogota". A value; usable from any thread.
class TimeZone {
public:
    TimeZone() = default; ///< UTC

    /// Nothing for a name that the zone tables do not have.
    static std::optional<TimeZone> find(std::string_view iana_name);

    const std::string& name() const { return name_; }

    friend bool operator==(const TimeZone&, const TimeZone&) = default;

private:
    explicit TimeZone(std::string_view name) : name_(name) {}

    std::string name_ = "UTC";
};

/// What a calendar and a clock on the wall show, to the minute.
struct LocalTime {
    std::chrono::year_month_day day;
    std::chrono::minutes time{}; ///< since midnight

    friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

LocalTime local_time(const TimeZone& zone, Instant instant);
/// A time that the clocks skip in spring becomes the one an hour later; of a time that comes twice
/// in autumn it is the first.
Instant instant_of(const TimeZone& zone, const LocalTime& local);

/// As <input type="datetime-local"> and type="date" write and read it: "2026-12-04T18:30".
std::string form_text(const LocalTime& local);
std::string form_text(std::chrono::year_month_day day);
/// Reads what form_text() writes, seconds allowed and dropped. Nothing for any other text, for days
/// that do not exist, and outside the years 1970 to 2199.
std::optional<LocalTime> parse_local_time(std::string_view text);
std::optional<std::chrono::year_month_day> parse_day(std::string_view text);

}
