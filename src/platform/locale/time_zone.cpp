#include "platform/locale/time_zone.hpp"

#include "platform/locale/icu_cache.hpp"

#include <unicode/basictz.h>
#include <unicode/unistr.h>

#include <charconv>
#include <memory>

namespace plenty::locale {
namespace {

using std::chrono::floor;
using std::chrono::milliseconds;

constexpr std::size_t longest_zone_name = 64;
constexpr int first_year = 1970;
constexpr int last_year = 2199;

milliseconds offset_at(const TimeZone& zone, Instant instant) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t raw = 0, daylight = 0;
    icu_zone(zone).getOffset(icu_date(instant), false, raw, daylight, status);
    require(status);
    return milliseconds(raw + daylight);
}

/// Takes a number of exactly `digits` digits from the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    int number = 0;
    const auto end = text.data() + std::min(digits, text.size());
    const auto [stop, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc() || stop != text.data() + digits || text.front() == '-')
        return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, char wanted) {
    if (!text.starts_with(wanted))
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::year_month_day> take_day(std::string_view& text) {
    const auto year = take_number(text, 4);
    const auto month = year && take(text, '-') ? take_number(text, 2) : std::nullopt;
    const auto day = month && take(text, '-') ? take_number(text, 2) : std::nullopt;
    if (!day || *year < first_year || *year > last_year)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

void append_number(std::string& out, unsigned number, std::size_t digits) {
    const std::string text = std::to_string(number);
    out.append(digits - std::min(digits, text.size()), '0').append(text);
}

}

std::optional<TimeZone> TimeZone::find(std::string_view iana_name) {
    if (iana_name.empty() || iana_name.size() > longest_zone_name)
        return std::nullopt;
    const auto id =
        icu::UnicodeString::fromUTF8(icu::StringPiece(iana_name.data(), static_cast<int>(iana_name.size())));
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString canonical;
    UBool is_system_zone = false;
    icu::TimeZone::getCanonicalID(id, canonical, is_system_zone, status);
    if (U_FAILURE(status) || !is_system_zone)
        return std::nullopt;
    return TimeZone(iana_name);
}

LocalTime local_time(const TimeZone& zone, Instant instant) {
    const auto shifted = instant + offset_at(zone, instant);
    const auto day = floor<std::chrono::days>(shifted);
    return {day, floor<std::chrono::minutes>(shifted - day)};
}

Instant instant_of(const TimeZone& zone, const LocalTime& local) {
    const Instant as_if_utc = std::chrono::sys_days(local.day) + local.time;
    const auto& icu = static_cast<const icu::BasicTimeZone&>(icu_zone(zone));
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t raw = 0, daylight = 0;
    icu.getOffsetFromLocal(icu_date(as_if_utc), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, daylight,
                           status);
    require(status);
    return as_if_utc - milliseconds(raw + daylight);
}

std::string form_text(std::chrono::year_month_day day) {
    std::string out;
    append_number(out, static_cast<unsigned>(static_cast<int>(day.year())), 4);
    out += '-';
    append_number(out, static_cast<unsigned>(day.month()), 2);
    out += '-';
    append_number(out, static_cast<unsigned>(day.day()), 2);
    return out;
}

std::string form_text(const LocalTime& local) {
    std::string out = form_text(local.day) + 'T';
    const auto minutes = static_cast<unsigned>(local.time.count());
    append_number(out, minutes / 60, 2);
    out += ':';
    append_number(out, minutes % 60, 2);
    return out;
}

std::optional<std::chrono::year_month_day> parse_day(std::string_view text) {
    const auto day = take_day(text);
    return text.empty() ? day : std::nullopt;
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
    const auto day = take_day(text);
    if (!day || !(take(text, 'T') || take(text, ' ')))
        return std::nullopt;
    const auto hour = take_number(text, 2);
    const auto minute = hour && take(text, ':') ? take_number(text, 2) : std::nullopt;
    if (!minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    if (take(text, ':')) {
        const auto second = take_number(text, 2);
        if (!second || *second > 59)
            return std::nullopt;
    }
    if (!text.empty())
        return std::nullopt;
    return LocalTime{*day, std::chrono::hours(*hour) + std::chrono::minutes(*minute)};
}

}
