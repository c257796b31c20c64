#include "platform/geo/cell.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>

namespace plenty::geo {
namespace {

Cell anywhere() {
    return Cell::at({*rc::gen::inRange(-89000, 89000) / 1000.0, *rc::gen::inRange(-180000, 180000) / 1000.0});
}

RC_GTEST_PROP(Cell, SurvivesItsTokenAndItsNumber, ()) {
    const Cell cell = anywhere();
    RC_ASSERT(Cell::parse(cell.token()) == cell);
    RC_ASSERT(Cell::from(cell.value()) == cell);
    RC_ASSERT(Cell::at(cell.centre()) == cell);
}

RC_GTEST_PROP(Cell, CoverHoldsEverythingWithinReach, ()) {
    const Cell middle = anywhere();
    const auto ranges = cover(middle, 5);
    for (const Cell near : ring(middle, 2)) {
        if (kilometres_between(middle, near) > 5)
            continue;
        RC_ASSERT(std::ranges::any_of(ranges, [&](CellRange range) {
            return range.first <= near.value() && near.value() <= range.last;
        }));
    }
}

TEST(Cell, RefusesWhatIsNoCell) {
    for (const char* token : {"", "0", "zz", "47a1cb", "ffffffffffffffff", "47a1cbd59999999999999"})
        EXPECT_FALSE(Cell::parse(token)) << token;
    EXPECT_FALSE(Cell::from(0));
    EXPECT_FALSE(point(91, 0));
    EXPECT_FALSE(point(0, std::numeric_limits<double>::quiet_NaN()));
}

TEST(Cell, RingsGrowOutwards) {
    const Cell middle = Cell::at({52.63, 1.3});
    EXPECT_EQ(ring(middle, 0), std::vector{middle});
    EXPECT_EQ(ring(middle, 1).size(), 9u);
    EXPECT_EQ(ring(middle, 2).size(), 25u);
}

TEST(Cell, MeasuresAlongTheSphere) {
    const double km = kilometres_between(Cell::at({51.5074, -0.1278}), Cell::at({48.8566, 2.3522}));
    EXPECT_NEAR(km, 343.6, 1.5); // London to Paris, as any atlas has it
}

}
}
