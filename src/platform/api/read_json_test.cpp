#include "platform/api/moment.hpp"
#include "platform/api/read_json.hpp"
#include "testing/outcome.hpp"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace plenty::api {
namespace {

using namespace std::chrono;

std::string read_again(std::string_view text) {
    const auto value = read_json(text);
    return value.ok() ? json::serialize(*value) : outcome_of(value);
}

std::string nested(std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
}

TEST(JsonReading, TakesWhatIsJson) {
    EXPECT_EQ(read_again(R"({"words":"Bread","quantity":2,"list":[true,null,-1.5,{"a":{}}]})"),
              R"({"words":"Bread","quantity":2,"list":[true,null,-1.5E0,{"a":{}}]})");
    EXPECT_EQ(read_again(" \n{ } \t"), "{}");
    EXPECT_EQ(read_again("\"\\u00f1 \\ud83e\\udd63\""), "\"ñ 🥣\"");
    EXPECT_EQ(read_again("18446744073709551615"), "18446744073709551615");
    EXPECT_EQ(read_again(nested(deepest_json)), nested(deepest_json));
}

TEST(JsonReading, RefusesWhatIsNone) {
    for (const char* text :
         {"",        " ",   "{",         "}",          "{} {}",  "{}x",           "[1,]", "{'a':1}",
          "{a:1}",   "01",  "+1",        ".5",         "NaN",    "Infinity",      "-",    "\"",
          "\"\\x\"", "tru", "// yes\n1", "{\"a\":1,}", "\"\n\"", "\xEF\xBB\xBF{}"})
        EXPECT_EQ(read_again(text), "api.not_json") << text;
    EXPECT_EQ(read_again("\"\xff\""), "api.not_json");
    EXPECT_EQ(read_again("\"\xed\xa0\x80\""), "api.not_json") << "a surrogate in UTF-8";
    EXPECT_EQ(read_again("\"\\ud800\""), "api.not_json") << "half a surrogate pair";
    EXPECT_EQ(read_again("{\"" + std::string(300, 'k') + "\":1}"), "api.not_json");
    EXPECT_EQ(read_again(std::string("\"a\0b\"", 5)), "api.not_json");
}

TEST(JsonReading, RefusesWhatTwoProgramsMightReadDifferently) {
    EXPECT_EQ(read_again(R"({"a":1,"a":2})"), "api.repeated_member");
    EXPECT_EQ(read_again(R"({"a":1,"\u0061":2})"), "api.repeated_member");
    EXPECT_EQ(read_again(R"("a\u0000b")"), "api.not_text");
    EXPECT_EQ(read_again("1e400"), "api.number_too_large");
    EXPECT_EQ(read_again("1e99999999999"), "api.number_too_large");
    EXPECT_EQ(read_again(nested(deepest_json + 1)), "api.too_deep");
    EXPECT_EQ(read_again(nested(30'000)), "api.too_deep");
}

TEST(JsonReading, NamesThePlaceByAPointer) {
    const auto twice = read_json(R"({"list":[{"x":1},{"a/b":1,"a/b":2}]})");
    EXPECT_EQ(refused_field(twice), "/list/1/a~1b");
    EXPECT_EQ(refused_field(read_json(R"({"words":"a\u0000"})")), "/words");
    EXPECT_EQ(below("/a", "~"), "/a/~0");
}

TEST(Moments, AreWrittenInUniversalTime) {
    EXPECT_EQ(moment_text(sys_days{June / 5 / 2026} + hours(9) + seconds(7)), "2026-06-05T09:00:07Z");
    EXPECT_EQ(moment_text(Instant{}), "1970-01-01T00:00:00Z");
    EXPECT_EQ(moment_text(Instant{} - seconds(1)), "1969-12-31T23:59:59Z");
}

TEST(Moments, AreReadWithAnyOffset) {
    const Instant evening = sys_days{December / 4 / 2026} + hours(18) + minutes(30);
    for (const char* text : {"2026-12-04T18:30:00Z", "2026-12-04t18:30:00z", "2026-12-04T20:30:00+02:00",
                             "2026-12-04T13:00:00-05:30", "2026-12-04 18:30:00.123456789Z"})
        EXPECT_EQ(parse_moment(text), evening) << text;
    EXPECT_EQ(parse_moment("2016-12-31T23:59:60Z"), sys_days{January / 1 / 2017} - seconds(1));
    EXPECT_TRUE(parse_moment("9999-12-31T23:59:59Z"));
    EXPECT_TRUE(parse_moment("0000-01-01T00:00:00Z"));
}

TEST(Moments, AreNothingElse) {
    for (const char* text :
         {"", "2026-12-04", "2026-12-04T18:30Z", "2026-12-04T18:30:00", "2026-02-30T00:00:00Z",
          "2026-13-01T00:00:00Z", "2026-12-04T24:00:00Z", "2026-12-04T18:60:00Z", "2026-12-04T18:30:61Z",
          "2026-12-04T18:30:00.Z", "2026-12-04T18:30:00+2:00", "2026-12-04T18:30:00Z ",
          "+2026-12-04T18:30:00Z", "20026-12-04T18:30:00Z", "2026-12-04T18:30:00+24:00", "tomorrow"})
        EXPECT_FALSE(parse_moment(text)) << text;
}

}
}
