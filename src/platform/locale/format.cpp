#include "platform/locale/format.hpp"

#include "platform/locale/icu_cache.hpp"
#include "platform/locale/pseudo.hpp"
#include "platform/locale/say.hpp"

#include <unicode/dtintrv.h>

#include <map>
#include <tuple>
#include <vector>

namespace plenty::locale {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

std::string utf8(Language language, const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return language == Language::pseudo() ? pseudo_sentence(out) : out;
}

std::string in_shape(Language language, Shape shape, const TimeZone& zone, Instant instant) {
    icu::UnicodeString text;
    date_format(language, shape, zone).format(icu_date(instant), text);
    return utf8(language, text);
}

bool same_year(const TimeZone& zone, Instant left, Instant right) {
    return local_time(zone, left).day.year() == local_time(zone, right).day.year();
}

/// There are few distances, a page tells twenty, and ICU takes two microseconds for each.
constexpr std::size_t most_known_distances = 1000;

/// How far away a moment is, in the unit a neighbour would use.
struct Distance {
    double amount;
    URelativeDateTimeUnit unit;
};

Distance calendar_distance(days apart) {
    const auto count = std::abs(apart.count());
    const auto whole = [&](long length) { return static_cast<double>(apart.count() / length); };
    if (count < 14)
        return {whole(1), UDAT_REL_UNIT_DAY};
    if (count < 61)
        return {whole(7), UDAT_REL_UNIT_WEEK};
    if (count < 731)
        return {whole(30), UDAT_REL_UNIT_MONTH};
    return {whole(365), UDAT_REL_UNIT_YEAR};
}

Distance distance(const TimeZone& zone, Instant instant, Instant now) {
    const auto apart = instant - now;
    const auto size = std::chrono::abs(apart);
    if (size < minutes(1))
        return {0, UDAT_REL_UNIT_SECOND};
    if (size < hours(1))
        return {static_cast<double>(apart / minutes(1)), UDAT_REL_UNIT_MINUTE};
    const days calendar = std::chrono::sys_days(local_time(zone, instant).day) -
                          std::chrono::sys_days(local_time(zone, now).day);
    if (size < hours(12) || calendar == days(0))
        return {static_cast<double>(apart / hours(1)), UDAT_REL_UNIT_HOUR};
    return calendar_distance(calendar);
}

std::string in_words(Language language, const Distance& far) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text;
    relative_format(language).format(far.amount, far.unit, text, status);
    require(status);
    return utf8(language, text);
}

}

std::string number(Language language, std::int64_t value) {
    // Most numbers people meet are below a thousand, and ICU takes a microsecond for each.
    if (value >= 0 && value < 1000 && language.direction() == Direction::left_to_right)
        return std::to_string(value);
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted = number_format(language).formatInt(value, status);
    icu::UnicodeString text = formatted.toString(status);
    require(status);
    std::string out;
    return text.toUTF8String(out);
}

std::string amount(Language language, Quantity quantity, SentenceKey unit) {
    return say(language, Sentence{unit, {}, quantity.units()});
}

std::string list(Language language, std::span<const std::string> items) {
    std::vector<icu::UnicodeString> wide;
    for (const std::string& item : items)
        wide.push_back(icu::UnicodeString::fromUTF8(item));
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text;
    list_format(language).format(wide.data(), static_cast<std::int32_t>(wide.size()), text, status);
    require(status);
    std::string out;
    return text.toUTF8String(out);
}

std::string date(Language language, const TimeZone& zone, Instant instant, Instant now) {
    const Shape shape = same_year(zone, instant, now) ? Shape::day : Shape::day_with_year;
    return in_shape(language, shape, zone, instant);
}

std::string short_date(Language language, const TimeZone& zone, Instant instant, Instant now) {
    const Shape shape = same_year(zone, instant, now) ? Shape::short_day : Shape::short_day_with_year;
    return in_shape(language, shape, zone, instant);
}

std::string date_and_time(Language language, const TimeZone& zone, Instant instant, Instant now) {
    const Shape shape = same_year(zone, instant, now) ? Shape::day_and_time : Shape::day_and_time_with_year;
    return in_shape(language, shape, zone, instant);
}

std::string time_of_day(Language language, const TimeZone& zone, Instant instant) {
    return in_shape(language, Shape::time, zone, instant);
}

std::string time_span(Language language, const TimeZone& zone, Instant from, Instant until, Instant now) {
    if (local_time(zone, from).day != local_time(zone, until).day)
        return date_and_time(language, zone, from, now) + " – " + date_and_time(language, zone, until, now);
    const Shape shape = same_year(zone, from, now) ? Shape::day_and_time : Shape::day_and_time_with_year;
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateInterval interval(icu_date(from), icu_date(until));
    icu::UnicodeString text;
    icu::FieldPosition ignored;
    interval_format(language, shape, zone).format(&interval, text, ignored, status);
    require(status);
    return utf8(language, text);
}

std::string weekday(Language language, std::chrono::weekday day) {
    constexpr std::chrono::sys_days a_sunday = std::chrono::year(2023) / 1 / 1;
    return in_shape(language, Shape::weekday, TimeZone(), a_sunday + days(day.c_encoding()));
}

std::string relative(Language language, const TimeZone& zone, Instant instant, Instant now) {
    const Distance far = distance(zone, instant, now);
    thread_local std::map<std::tuple<Language, URelativeDateTimeUnit, double>, std::string> known;
    if (known.size() > most_known_distances)
        known.clear();
    auto& words = known[{language, far.unit, far.amount}];
    if (words.empty())
        words = in_words(language, far);
    return words;
}

}
