#include "platform/sheet/likeness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace plenty::sheet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Likeness, SaysWhy) {
    const Likeable amina{.name = "Amina B.",
                         .phone = "07700 900123",
                         .email = "amina@example.org",
                         .place = "Mill Lane",
                         .words = "Bread and milk for two children, please"};
    const auto like = [&](const Likeable& other) { return likely_same(amina, other); };
    EXPECT_EQ(like({.name = "A. B.", .phone = "+44 7700 900 123", .email = "", .place = "", .words = ""}),
              Likeness::same_phone);
    EXPECT_EQ(like({.name = "", .phone = "", .email = "AMINA@example.org", .place = "", .words = ""}),
              Likeness::same_email);
    EXPECT_EQ(like({.name = "amina b", .phone = "", .email = "", .place = "MILL LANE.", .words = ""}),
              Likeness::same_name_and_place);
    EXPECT_EQ(like({.name = "",
                    .phone = "",
                    .email = "",
                    .place = "",
                    .words = "please: milk, bread for two CHILDREN!"}),
              Likeness::same_words);
}

TEST(Likeness, IsNotSeenWhereThereIsLittleToCompare) {
    const Likeable nobody{};
    EXPECT_EQ(likely_same(nobody, nobody), std::nullopt);
    const Likeable food{.name = "Amina", .phone = "none", .email = "-", .place = "", .words = "food"};
    EXPECT_EQ(likely_same(food, food), std::nullopt) << "a first name or one word is no reason";
    const Likeable other{
        .name = "Amina", .phone = "07700 900123", .email = "", .place = "Harbour", .words = ""};
    const Likeable another{
        .name = "Amina", .phone = "07700 900124", .email = "", .place = "Mill Lane", .words = ""};
    EXPECT_EQ(likely_same(other, another), std::nullopt);
}

TEST(Likeness, IsFoundAmongManyRows) {
    const auto phone = [](std::string number) {
        return Likeable{.name = "", .phone = std::move(number), .email = "", .place = "", .words = ""};
    };
    const std::vector<Likeable> known{phone("07700 900001"), phone("07700 900002")};
    const std::vector<Likeable> rows{phone("07700 900003"), phone("+447700900002"), phone("(07700) 900003"),
                                     phone("")};
    EXPECT_THAT(find_likely_same(rows, known),
                ElementsAre(LikelyPair{1, 1, Likeness::same_phone}, LikelyPair{2, 2, Likeness::same_phone}));
    EXPECT_THAT(find_likely_same({}, known), IsEmpty());
}

}
}
