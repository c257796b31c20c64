#include "platform/api/moment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace plenty::api {
namespace {

using namespace std::chrono;

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// Takes so many digits off the front.
std::optional<int> take_number(std::string_view& rest, std::size_t digits) {
    if (rest.size() < digits || !std::ranges::all_of(rest.substr(0, digits), is_digit))
        return std::nullopt;
    int number = 0;
    std::from_chars(rest.data(), rest.data() + digits, number);
    rest.remove_prefix(digits);
    return number;
}

bool take(std::string_view& rest, std::string_view one_of) {
    if (rest.empty() || one_of.find(rest.front()) == std::string_view::npos)
        return false;
    rest.remove_prefix(1);
    return true;
}

std::optional<sys_days> take_day(std::string_view& rest) {
    const auto y = take_number(rest, 4);
    const bool first = take(rest, "-");
    const auto m = take_number(rest, 2);
    const bool second = take(rest, "-");
    const auto d = take_number(rest, 2);
    if (!y || !m || !d || !first || !second)
        return std::nullopt;
    const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
    return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

/// "18:30", within a day.
std::optional<minutes> take_minutes(std::string_view& rest) {
    const auto hour = take_number(rest, 2);
    const bool colon = take(rest, ":");
    const auto minute = take_number(rest, 2);
    if (!hour || !minute || !colon || *hour > 23 || *minute > 59)
        return std::nullopt;
    return hours(*hour) + minutes(*minute);
}

/// ":07" or ":07.25"; a leap second is the one before it.
std::optional<seconds> take_seconds(std::string_view& rest) {
    const bool colon = take(rest, ":");
    const auto second = take_number(rest, 2);
    if (!colon || !second || *second > 60)
        return std::nullopt;
    if (take(rest, ".")) {
        const auto end = std::ranges::find_if_not(rest, is_digit);
        if (end == rest.begin())
            return std::nullopt;
        rest = {end, rest.end()};
    }
    return seconds(std::min(*second, 59));
}

/// "Z", "+02:00": how far ahead of Universal Time.
std::optional<minutes> take_offset(std::string_view& rest) {
    if (take(rest, "Zz"))
        return minutes(0);
    const bool is_behind = rest.starts_with('-');
    if (!take(rest, "+-"))
        return std::nullopt;
    const auto offset = take_minutes(rest);
    return offset && is_behind ? std::optional(-*offset) : offset;
}

}

std::string moment_text(Instant instant) {
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(floor<seconds>(instant - day));
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::optional<Instant> parse_moment(std::string_view text) {
    const auto day = take_day(text);
    if (!day || !take(text, "Tt "))
        return std::nullopt;
    const auto time = take_minutes(text);
    const auto second = time ? take_seconds(text) : std::nullopt;
    const auto offset = second ? take_offset(text) : std::nullopt;
    if (!offset || !text.empty())
        return std::nullopt;
    return Instant(*day + *time + *second - *offset);
}

}
