#pragma once
#include "base/instant.hpp"
#include "base/quantity.hpp"
#include "base/sentence.hpp"
#include "platform/locale/format.hpp"
#include "platform/locale/say.hpp"
#include "platform/locale/time_zone.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace plenty::locale {

/// How one person is spoken to: in which language, by which clock on the wall, and when. Made once
/// for each request, and handed to whatever draws its page.
///
///     speech("gifts.title")                            one sentence
///     speech("gifts.replies", 3)                       the plural form for three, {count} filled
///     speech({"gifts.by_whom", {{"name", who}}})       with blanks
class Speech {
public:
    Speech(Language language, TimeZone zone, Instant now)
        : language_(language), zone_(std::move(zone)), now_(now) {}

    Language language() const { return language_; }

    const TimeZone& zone() const { return zone_; }

    Instant now() const { return now_; }

    std::string operator()(SentenceKey key) const { return say(language_, key); }

    std::string operator()(SentenceKey key, std::int64_t count) const {
        return say(language_, Sentence{key, {}, count});
    }

    std::string operator()(const Sentence& sentence) const { return say(language_, sentence); }

    std::string number(std::int64_t value) const { return locale::number(language_, value); }

    std::string amount(Quantity quantity, SentenceKey unit) const {
        return locale::amount(language_, quantity, unit);
    }

    std::string list(std::span<const std::string> items) const { return locale::list(language_, items); }

    std::string date(Instant instant) const { return locale::date(language_, zone_, instant, now_); }

    std::string short_date(Instant instant) const {
        return locale::short_date(language_, zone_, instant, now_);
    }

    std::string date_and_time(Instant instant) const {
        return locale::date_and_time(language_, zone_, instant, now_);
    }

    std::string time_of_day(Instant instant) const { return locale::time_of_day(language_, zone_, instant); }

    std::string time_span(Instant from, Instant until) const {
        return locale::time_span(language_, zone_, from, until, now_);
    }

    std::string weekday(std::chrono::weekday day) const { return locale::weekday(language_, day); }

    std::string relative(Instant instant) const { return locale::relative(language_, zone_, instant, now_); }

private:
    Language language_;
    TimeZone zone_;
    Instant now_;
};

}
