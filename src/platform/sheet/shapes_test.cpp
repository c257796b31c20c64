#include "platform/sheet/shapes.hpp"

#include <gtest/gtest.h>

#include <array>

namespace plenty::sheet {
namespace {

using namespace std::chrono;

local_seconds at(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0) {
    return local_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)) +
           hours(hour) + minutes(minute) + seconds(second);
}

TEST(Shapes, TellCellsApart) {
    for (const char* cell :
         {"07700 900123", "+44 7700 900123", "(347) 555-0142", "347.555.0142", "3475550142",
          "+34 612 34 56 78", "0034612345678", "718-555-0142 x12", "718-555-0142 ext. 3"})
        EXPECT_EQ(shape_of(cell), Shape::phone) << cell;
    for (const char* cell : {"a@example.org", " Amina.B+food@mail.example.co.uk "})
        EXPECT_EQ(shape_of(cell), Shape::email) << cell;
    for (const char* cell : {"12", "3.5", "-1.5237756", "54.1361346", "0.08239819999999999", "1234567"})
        EXPECT_EQ(shape_of(cell), Shape::number) << cell;
    for (const char* cell : {"soup", "12 Mill Lane", "call @ noon", "a@b", "@", "a@b@c.org", "SW9 9JY",
                             "5 or 6", "1/2", "12-14"})
        EXPECT_EQ(shape_of(cell), Shape::words) << cell;
    EXPECT_EQ(shape_of("https://example.org/a?b"), Shape::link);
    EXPECT_EQ(shape_of(" \t"), Shape::nothing);
    EXPECT_EQ(shape_of("2020-03-15"), Shape::moment);
}

TEST(Shapes, ComparePhonesByTheirEnd) {
    EXPECT_EQ(phone_digits("+44 7700 900123"), phone_digits("07700 900 123"));
    EXPECT_EQ(phone_digits("+1 (347) 555-0142"), phone_digits("347.555.0142"));
    EXPECT_NE(phone_digits("555-0142"), phone_digits("555-0143"));
    for (const char* cell : {"", "123456", "1234567890123456", "12a3456789", "none"})
        EXPECT_EQ(phone_digits(cell), std::nullopt) << cell;
}

TEST(Moments, AreReadInManyForms) {
    EXPECT_EQ(moment_of("3/15/2020 22:49:40"), at(2020, 3, 15, 22, 49, 40));
    EXPECT_EQ(moment_of("3/15/2020 10:49 PM"), at(2020, 3, 15, 22, 49));
    EXPECT_EQ(moment_of("3/15/2020 12:05 am"), at(2020, 3, 15, 0, 5));
    EXPECT_EQ(moment_of("15/03/2020"), at(2020, 3, 15)) << "there is no month 15";
    EXPECT_EQ(moment_of("03/04/2020", DateOrder::month_first), at(2020, 3, 4));
    EXPECT_EQ(moment_of("03/04/2020", DateOrder::day_first), at(2020, 4, 3));
    EXPECT_EQ(moment_of("2020-05-15T21:28:16.577Z"), at(2020, 5, 15, 21, 28, 16));
    EXPECT_EQ(moment_of("2020-03-20"), at(2020, 3, 20));
    EXPECT_EQ(moment_of("15.03.20"), at(2020, 3, 15));
    EXPECT_EQ(moment_of("15 March 2020"), at(2020, 3, 15));
    EXPECT_EQ(moment_of("Mar 15, 2020 at 9:30"), at(2020, 3, 15, 9, 30));
    EXPECT_EQ(moment_of("15 de marzo de 2020"), at(2020, 3, 15));
    EXPECT_EQ(moment_of("1st April 2021"), at(2021, 4, 1));
}

TEST(Moments, AreInTheCalendar) {
    for (const char* cell : {"", "2020-02-30", "31/31/2020", "2020-13-01", "99999-01-01", "3/15/2020 25:00",
                             "3/15/2020 22", "tomorrow", "347-555-0142", "12 Mill Lane", "1/2/3/4",
                             "15 Smarch 2020", "555.01.42", "9999-12-31", "5:30"})
        EXPECT_EQ(moment_of(cell), std::nullopt) << cell;
}

TEST(Moments, TellTheirOrderByTheColumn) {
    EXPECT_EQ(guess_date_order(std::array<std::string_view, 3>{"03/04/2020", "15/04/2020", ""}),
              DateOrder::day_first);
    EXPECT_EQ(guess_date_order(std::array<std::string_view, 2>{"03/04/2020", "3/15/2020"}),
              DateOrder::month_first);
    EXPECT_EQ(guess_date_order({}), DateOrder::month_first);
}

}
}
