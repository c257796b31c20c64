#include "neighbours/contact.hpp"

#include <gtest/gtest.h>

namespace plenty::neighbours {
namespace {

TEST(PhonesInContactWords, AreTheSameHoweverTheyAreWritten) {
    const auto plain = phone_in("07700900123");
    ASSERT_TRUE(plain);
    for (const char* words : {"+44 7700 900123", "Ring 07700-900123 before noon", "tel. (07700) 900 123.",
                              "Flat 3, 07700 900123", "0044 7700 900 123 (evenings)"})
        EXPECT_EQ(phone_in(words), plain) << words;
    EXPECT_NE(phone_in("07700 900124"), plain);
}

TEST(PhonesInContactWords, AreNotSeenWhereThereAreNone) {
    for (const char* words :
         {"", "rosa@example.org", "Knock at the blue door", "House 12, stair 3", "-- / --", "  "})
        EXPECT_FALSE(phone_in(words)) << words;
}

}
}
