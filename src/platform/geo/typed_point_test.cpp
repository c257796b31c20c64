#include "platform/geo/typed_point.hpp"

#include <gtest/gtest.h>

namespace plenty::geo {
namespace {

TEST(TypedPoint, ReadsWhatPeopleTypeAndPaste) {
    for (const char* typed : {"45.76,4.84", " 45.76, 4.84", "45.76 4.84", "45.76; 4.84", "+45.76 , +4.84",
                              "45.76\u00b0 N, 4.84\u00b0 E", "45.76N 4.84e", "geo:45.76,4.84?z=15",
                              "https://www.openstreetmap.org/#map=15/45.76/4.84",
                              "https://www.openstreetmap.org/?mlat=45.76&mlon=4.84#map=12/1/1",
                              "https://maps.example/maps/@45.76,4.84,15z"}) {
        const auto found = typed_point(typed);
        ASSERT_TRUE(found) << typed;
        EXPECT_DOUBLE_EQ(found->latitude, 45.76) << typed;
        EXPECT_DOUBLE_EQ(found->longitude, 4.84) << typed;
    }
}

TEST(TypedPoint, KnowsSouthAndWest) {
    const auto found = typed_point("33.45\u00b0 S 70.66\u00b0 W");
    ASSERT_TRUE(found);
    EXPECT_DOUBLE_EQ(found->latitude, -33.45);
    EXPECT_DOUBLE_EQ(found->longitude, -70.66);
}

TEST(TypedPoint, IsNothingForWhatIsNoPlaceOnEarth) {
    for (const char* typed : {"", " ", "here", "45.76", "45.76,", ",4.84", "91, 0", "0, 181", "nan, nan",
                              "inf 0", "1e300, 4", "geo:", "geo:1", "#map=", "#map=15/45", "mlat=1", "/@",
                              "/@1", "999999999999999999999999999999999999999999, 1"})
        EXPECT_FALSE(typed_point(typed)) << typed;
    EXPECT_FALSE(typed_point(std::string(10'000, '1')));
}

}
}
