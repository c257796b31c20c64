#pragma once
#include "base/instant.hpp"
#include "platform/locale/language.hpp"
#include "platform/locale/time_zone.hpp"

#include <unicode/datefmt.h>
#include <unicode/dtitvfmt.h>
#include <unicode/listformatter.h>
#include <unicode/numberformatter.h>
#include <unicode/reldatefmt.h>
#include <unicode/timezone.h>

#include <string>

/// ICU's formatters, which are dear to make and may not be shared between threads: each thread makes
/// its own at first use and keeps them. Only format.cpp and time_zone.cpp look here.
namespace plenty::locale {

/// What of a moment is shown. Each is an ICU skeleton: the language decides order and punctuation.
enum class Shape {
    day,
    day_with_year,
    short_day,
    short_day_with_year,
    time,
    day_and_time,
    day_and_time_with_year,
    weekday
};

icu::Locale icu_locale(Language language);
const icu::TimeZone& icu_zone(const TimeZone& zone);
icu::DateFormat& date_format(Language language, Shape shape, const TimeZone& zone);
icu::DateIntervalFormat& interval_format(Language language, Shape shape, const TimeZone& zone);
const icu::RelativeDateTimeFormatter& relative_format(Language language);
const icu::ListFormatter& list_format(Language language);
const icu::number::LocalizedNumberFormatter& number_format(Language language);

/// Milliseconds since 1970, as ICU counts.
inline UDate icu_date(Instant instant) {
    return static_cast<UDate>(instant.time_since_epoch().count()) / 1000;
}

/// Throws a Fault if ICU could not do what it was asked for: its data is missing or damaged.
void require(UErrorCode status);

}
