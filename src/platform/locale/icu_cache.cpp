#include "platform/locale/icu_cache.hpp"

#include "base/result.hpp"

#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>

#include <array>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

namespace plenty::locale {
namespace {

/// Zones are few in practice; a thread that meets more starts afresh.
constexpr std::size_t most_zones = 64;

constexpr const char16_t* skeleton(Shape shape) {
    switch (shape) {
    case Shape::day:
        return u"EEEEdMMMM";
    case Shape::day_with_year:
        return u"EEEEdMMMMyyyy";
    case Shape::short_day:
        return u"dMMM";
    case Shape::short_day_with_year:
        return u"dMMMyyyy";
    case Shape::time:
        return u"HHmm";
    case Shape::day_and_time:
        return u"EEEEdMMMMHHmm";
    case Shape::day_and_time_with_year:
        return u"EEEEdMMMMyyyyHHmm";
    case Shape::weekday:
        return u"cccc";
    }
    return u"";
}

std::unique_ptr<icu::DateFormat> make_date_format(Language language, Shape shape) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = icu_locale(language);
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    require(status);
    // "Friday, 4 December, 18:30": CLDR's own joint is "at" for long dates, too long for a card.
    patterns->setDateTimeFormat(u"{1}, {0}");
    const icu::UnicodeString pattern = patterns->getBestPattern(skeleton(shape), status);
    auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
    require(status);
    return format;
}

std::unique_ptr<icu::DateIntervalFormat> make_interval_format(Language language, Shape shape) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::DateIntervalFormat> format(
        icu::DateIntervalFormat::createInstance(skeleton(shape), icu_locale(language), status));
    require(status);
    return format;
}

std::unique_ptr<icu::ListFormatter> make_list_format(Language language) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::ListFormatter> format(
        icu::ListFormatter::createInstance(icu_locale(language), status));
    require(status);
    return format;
}

std::unique_ptr<icu::RelativeDateTimeFormatter> make_relative_format(Language language) {
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::RelativeDateTimeFormatter>(icu_locale(language), status);
    require(status);
    return format;
}

/// The value under `key` of a thread's map, made at first use.
template <class Map, class Make>
auto& made_once(Map& map, const typename Map::key_type& key, Make make) {
    auto& slot = map[key];
    if (!slot)
        slot = make();
    return *slot;
}

}

void require(UErrorCode status) {
    if (U_FAILURE(status))
        throw Fault(std::string("ICU: ") + u_errorName(status));
}

icu::Locale icu_locale(Language language) {
    // English dates as most of the world reads them: 4 December, 18:30.
    if (language == Language() || language == Language::pseudo())
        return {"en", "GB"};
    return {std::string(language.tag()).c_str()};
}

const icu::TimeZone& icu_zone(const TimeZone& zone) {
    thread_local std::map<std::string, std::unique_ptr<icu::TimeZone>> zones;
    if (zones.size() > most_zones)
        zones.clear();
    return made_once(zones, zone.name(), [&] {
        return std::unique_ptr<icu::TimeZone>(
            icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone.name())));
    });
}

icu::DateFormat& date_format(Language language, Shape shape, const TimeZone& zone) {
    thread_local std::map<std::pair<Language, Shape>, std::unique_ptr<icu::DateFormat>> formats;
    auto& format = made_once(formats, {language, shape}, [&] { return make_date_format(language, shape); });
    format.setTimeZone(icu_zone(zone));
    return format;
}

icu::DateIntervalFormat& interval_format(Language language, Shape shape, const TimeZone& zone) {
    thread_local std::map<std::pair<Language, Shape>, std::unique_ptr<icu::DateIntervalFormat>> formats;
    auto& format =
        made_once(formats, {language, shape}, [&] { return make_interval_format(language, shape); });
    format.setTimeZone(icu_zone(zone));
    return format;
}

const icu::RelativeDateTimeFormatter& relative_format(Language language) {
    thread_local std::map<Language, std::unique_ptr<icu::RelativeDateTimeFormatter>> formats;
    return made_once(formats, language, [&] { return make_relative_format(language); });
}

const icu::ListFormatter& list_format(Language language) {
    thread_local std::map<Language, std::unique_ptr<icu::ListFormatter>> formats;
    return made_once(formats, language, [&] { return make_list_format(language); });
}

const icu::number::LocalizedNumberFormatter& number_format(Language language) {
    thread_local std::map<Language, std::unique_ptr<icu::number::LocalizedNumberFormatter>> formats;
    return made_once(formats, language, [&] {
        return std::make_unique<icu::number::LocalizedNumberFormatter>(
            icu::number::NumberFormatter::withLocale(icu_locale(language)));
    });
}

}
