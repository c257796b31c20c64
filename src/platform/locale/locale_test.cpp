#include "platform/locale/speech.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace plenty::locale {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Language english;
const Language spanish = *Language::find("es");
const TimeZone london = *TimeZone::find("Europe/London");
const TimeZone bogota = *TimeZone::find("America/Bogota");

/// Friday, 4 December 2026, 18:30 in London, where it is winter.
const Instant friday_evening = instant_of(london, *parse_local_time("2026-12-04T18:30"));

TEST(Language, IsFoundByItsTagInAnySpelling) {
    for (const char* tag : {"es", "ES", "es-MX", "es_AR", "es-419"})
        EXPECT_EQ(Language::find(tag), spanish) << tag;
    for (const char* tag : {"", "e", "esperanto", "xx", "-es", "klingon"})
        EXPECT_EQ(Language::find(tag), std::nullopt) << tag;
}

TEST(Language, KnowsItselfAndTheMakeBelieveOneIsNotOffered) {
    EXPECT_EQ(english.tag(), "en");
    EXPECT_EQ(spanish.own_name(), "español");
    EXPECT_EQ(spanish.direction(), Direction::left_to_right);
    EXPECT_EQ(Language::find("qps"), Language::pseudo());
    EXPECT_EQ(std::ranges::count(Language::all(), Language::pseudo()), 0);
}

TEST(Choose, TakesTheBestMatchOrWhatIsSpokenHere) {
    EXPECT_EQ(Language::choose("fr, de;q=0.9, es;q=0.8, en;q=0.7", english), spanish);
    EXPECT_EQ(Language::choose("en;q=0.5,es-ES", english), spanish);
    EXPECT_EQ(Language::choose("es;q=0, en", spanish), english);
    EXPECT_EQ(Language::choose("*;q=0.1, es;q=0.2", english), spanish);
    for (const char* header : {"", "fr", "*", "fr, *;q=0.5", ";q=1", ",,,", "es;q=-1", "es;q=nan", "es;q=x"})
        EXPECT_EQ(Language::choose(header, spanish), spanish) << header;
    EXPECT_EQ(Language::choose("es;q=nan, en", spanish), english);
}

TEST(Choose, LooksAtNoMoreThanThirtyTwoEntries) {
    std::string header;
    for (int i = 0; i < 32; ++i)
        header += "xx,";
    EXPECT_EQ(Language::choose(header + "es", english), english);
}

RC_GTEST_PROP(Choose, AnswersWhateverTheHeaderSays, (const std::string& header)) {
    const Language chosen = Language::choose(header, english);
    RC_ASSERT(chosen == Language::pseudo() || std::ranges::count(Language::all(), chosen) == 1);
}

TEST(Say, FillsBlanksAndChoosesThePluralForm) {
    EXPECT_EQ(say(english, {"units.loaf", {}, 1}), "1 loaf");
    EXPECT_EQ(say(english, {"units.loaf", {}, 3}), "3 loaves");
    EXPECT_EQ(say(english, {"units.loaf", {}, 0}), "0 loaves");
    EXPECT_EQ(say(spanish, {"units.loaf", {}, 1}), "1 barra");
    EXPECT_EQ(say(spanish, {"units.loaf", {}, 12'500}), "12.500 barras");
    EXPECT_EQ(say(english, {"units.loaf", {}, 1'000'000'000'001}), "1,000,000,000,001 loaves");
    EXPECT_EQ(say(spanish, "text.empty"), "Escribe algo aquí, por favor.");
}

TEST(Say, PutsBlankValuesInAsTheyAre) {
    EXPECT_EQ(say(english, {"units.loaf", {{"count", "{count} <b>"}}, 2}), "{count} <b> loaves");
}

TEST(Find, TakesKeysFromOutside) {
    EXPECT_EQ(find(spanish, "text.empty"), say(spanish, "text.empty"));
    for (const std::string& key : {std::string(), std::string("text.nothing"), std::string("units.loaf"),
                                   std::string("text.empty\0", 11), std::string(10'000, 'x')})
        EXPECT_EQ(find(english, key), std::nullopt) << key;
}

TEST(SayDeathTest, AbortsOnWhatNobodyWroteOrFilled) {
    EXPECT_DEATH(say(english, "test.nobody_wrote_this"), "no sentence test.nobody_wrote_this");
    EXPECT_DEATH(say(english, "units.loaf"), "nobody fills \\{count\\}");
}

TEST(Say, SpeaksTheMakeBelieveLanguageLongerAndWithoutPlainLetters) {
    const std::string text = say(Language::pseudo(), "text.empty");
    EXPECT_EQ(std::ranges::count_if(text, [](char c) { return c >= 'a' && c <= 'z'; }), 0) << text;
    EXPECT_EQ(say(Language::pseudo(), {"units.loaf", {}, 2}), "⟦2 łóóááṽééš⟧");
}

TEST(Say, MayBeCalledFromManyThreads) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([] {
            for (int n = 0; n < 200; ++n) {
                EXPECT_EQ(say(spanish, {"units.bag", {}, 2}), "2 bolsas");
                EXPECT_EQ(time_of_day(english, london, friday_evening), "18:30");
            }
        });
}

TEST(List, JoinsAsTheLanguageDoes) {
    const std::vector<std::string> english_items = {"bread", "milk", "eggs"};
    const std::vector<std::string> spanish_items = {"pan", "leche", "huevos"};
    const std::vector<std::string> one = {"pan"};
    const std::vector<std::string> before_i = {"agujas", "hilo"};
    EXPECT_EQ(list(english, english_items), "bread, milk and eggs");
    EXPECT_EQ(list(spanish, spanish_items), "pan, leche y huevos");
    EXPECT_EQ(list(spanish, before_i), "agujas e hilo");
    EXPECT_EQ(list(spanish, one), "pan");
    EXPECT_EQ(list(spanish, {}), "");
}

TEST(Dates, ReadAsNeighboursWriteThem) {
    const Instant now = friday_evening - days(2);
    EXPECT_EQ(date_and_time(english, london, friday_evening, now), "Friday, 4 December, 18:30");
    EXPECT_EQ(date_and_time(spanish, london, friday_evening, now), "viernes, 4 de diciembre, 18:30");
    EXPECT_EQ(date(english, london, friday_evening, now), "Friday, 4 December");
    EXPECT_EQ(short_date(english, london, friday_evening, now), "4 Dec");
    EXPECT_EQ(short_date(spanish, london, friday_evening, now), "4 dic");
    EXPECT_EQ(time_of_day(english, bogota, friday_evening), "13:30");
    EXPECT_EQ(weekday(english, std::chrono::Friday), "Friday");
    EXPECT_EQ(weekday(spanish, std::chrono::Sunday), "domingo");
}

TEST(Dates, ShowTheYearOnlyWhereItIsAnother) {
    const Instant last_year = friday_evening - days(365);
    EXPECT_EQ(date(english, london, friday_evening, last_year), "Friday, 4 December 2026");
    EXPECT_EQ(date_and_time(english, london, friday_evening, last_year), "Friday, 4 December 2026, 18:30");
    EXPECT_EQ(short_date(english, london, friday_evening, last_year), "4 Dec 2026");
}

TEST(Dates, SpanWithinAndAcrossDays) {
    EXPECT_EQ(time_span(english, london, friday_evening, friday_evening + minutes(90), friday_evening),
              "Friday, 4 December, 18:30–20:00");
    EXPECT_EQ(time_span(english, london, friday_evening, friday_evening + days(1), friday_evening),
              "Friday, 4 December, 18:30 – Saturday, 5 December, 18:30");
    EXPECT_EQ(time_span(spanish, london, friday_evening, friday_evening + minutes(90), friday_evening),
              "viernes, 4 de diciembre, 18:30–20:00");
}

TEST(Relative, SpeaksInTheUnitANeighbourWouldUse) {
    const auto from_now = [](auto apart) {
        return relative(english, london, friday_evening + apart, friday_evening);
    };
    EXPECT_EQ(from_now(seconds(20)), "now");
    EXPECT_EQ(from_now(-seconds(20)), "now");
    EXPECT_EQ(from_now(minutes(5)), "in 5 minutes");
    EXPECT_EQ(from_now(-hours(3)), "3 hours ago");
    EXPECT_EQ(from_now(hours(6)), "in 6 hours");
    EXPECT_EQ(from_now(-hours(18)), "18 hours ago");
    EXPECT_EQ(from_now(hours(14)), "tomorrow");
    EXPECT_EQ(from_now(-days(1)), "yesterday");
    EXPECT_EQ(from_now(days(2)), "in 2 days");
    EXPECT_EQ(from_now(-days(15)), "2 weeks ago");
    EXPECT_EQ(from_now(days(61)), "in 2 months");
    EXPECT_EQ(from_now(days(3650)), "in 10 years");
    EXPECT_EQ(relative(spanish, london, friday_evening - hours(3), friday_evening), "hace 3 horas");
}

TEST(TimeZone, ExistsOrIsNotFound) {
    EXPECT_EQ(TimeZone::find("Europe/London")->name(), "Europe/London");
    for (const char* name : {"", "Mars/Olympus", "GMT+25", "\xff\xff", "../../etc/localtime"})
        EXPECT_EQ(TimeZone::find(name), std::nullopt) << name;
    EXPECT_EQ(TimeZone::find(std::string(1000, 'x')), std::nullopt);
    EXPECT_EQ(TimeZone().name(), "UTC");
}

TEST(LocalTime, KnowsSummerAndWinter) {
    EXPECT_EQ(form_text(local_time(london, friday_evening)), "2026-12-04T18:30");
    EXPECT_EQ(form_text(local_time(bogota, friday_evening)), "2026-12-04T13:30");
    const Instant summer = instant_of(london, *parse_local_time("2026-07-01T12:00"));
    EXPECT_EQ(form_text(local_time(TimeZone(), summer)), "2026-07-01T11:00");
}

TEST(LocalTime, PutsSkippedTimesAnHourLaterAndTakesTheFirstOfTwo) {
    const Instant skipped = instant_of(london, *parse_local_time("2026-03-29T01:30"));
    EXPECT_EQ(form_text(local_time(london, skipped)), "2026-03-29T02:30");
    const Instant twice = instant_of(london, *parse_local_time("2026-10-25T01:30"));
    EXPECT_EQ(form_text(local_time(TimeZone(), twice)), "2026-10-25T00:30");
}

TEST(LocalTime, RefusesWhatNoCalendarShows) {
    for (const char* text :
         {"", "2026-02-30T10:00", "2026-13-01T10:00", "9999-01-01T10:00", "1969-12-31T23:59",
          "2026-01-01T24:00", "2026-01-01T10:60", "2026-1-1T10:00", "2026-01-01T10:00Z", "-026-01-01T10:00",
          "2026-01-01", "2026-01-01T+1:00", "2026-01-01T10:00:99"})
        EXPECT_EQ(parse_local_time(text), std::nullopt) << text;
    EXPECT_EQ(parse_day("2026-02-29"), std::nullopt);
    EXPECT_EQ(parse_day("2028-02-29x"), std::nullopt);
    EXPECT_EQ(form_text(*parse_day("2028-02-29")), "2028-02-29");
    EXPECT_EQ(parse_local_time("2026-01-01 10:00:30")->time, hours(10));
}

RC_GTEST_PROP(LocalTime, SurvivesItsFormText, ()) {
    const auto minute = *rc::gen::inRange<std::int64_t>(1'440, 120'000'000);
    const Instant instant{minutes(minute)};
    const LocalTime local = local_time(bogota, instant);
    RC_ASSERT(parse_local_time(form_text(local)) == local);
    RC_ASSERT(instant_of(bogota, local) == instant);
}

TEST(Speech, BundlesLanguageZoneAndMoment) {
    const Speech speech(english, london, friday_evening - days(2));
    EXPECT_EQ(speech("text.empty"), "Please write something here.");
    EXPECT_EQ(speech("units.pair", 2), "2 pairs");
    EXPECT_EQ(speech({"units.pair", {{"count", "two"}}, 2}), "two pairs");
    EXPECT_EQ(speech.amount(Quantity(1), "units.night"), "1 night");
    EXPECT_EQ(speech.relative(friday_evening), "in 2 days");
    EXPECT_EQ(speech.date_and_time(friday_evening), "Friday, 4 December, 18:30");
}

}
}
