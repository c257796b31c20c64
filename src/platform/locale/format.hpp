#pragma once
#include "base/instant.hpp"
#include "base/quantity.hpp"
#include "base/sentence.hpp"
#include "platform/locale/language.hpp"
#include "platform/locale/time_zone.hpp"

#include <chrono>
#include <cstdint>
#include <span>
#include <string>

/// Numbers, lists, dates and distances in time, as a language writes them. What they say depends on
/// their parameters only, never on the machine's clock, zone or locale. Usable from any thread.
namespace plenty::locale {

std::string number(Language language, std::int64_t value); ///< "12,500"

/// "3 loaves": `unit` is a sentence with plural forms and a {count}.
std::string amount(Language language, Quantity quantity, SentenceKey unit);

/// "bread, milk and eggs"
std::string list(Language language, std::span<const std::string> items);

/// Dates show their year only where it is not the year of `now`.
std::string date(Language language, const TimeZone& zone, Instant instant,
                 Instant now); ///< "Friday, 4 December"
std::string short_date(Language language, const TimeZone& zone, Instant instant, Instant now); ///< "4 Dec"
std::string date_and_time(Language language, const TimeZone& zone, Instant instant,
                          Instant now); ///< "Friday, 4 December, 18:30"
std::string time_of_day(Language language, const TimeZone& zone, Instant instant); ///< "18:30"
/// "Friday, 4 December, 18:30–20:00", and in full on both sides when the days differ.
std::string time_span(Language language, const TimeZone& zone, Instant from, Instant until, Instant now);
std::string weekday(Language language, std::chrono::weekday day); ///< "Friday"

/// "in 5 minutes", "3 hours ago", "tomorrow", "in 2 days", "2 weeks ago": by the clock within a day
/// of `now` where the calendar day is the same or less than 12 hours away, else by the days of the
/// zone's calendar.
std::string relative(Language language, const TimeZone& zone, Instant instant, Instant now);

}
