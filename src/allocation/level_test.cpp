#include "allocation/level.hpp"

#include <gtest/gtest.h>

#include <random>

namespace plenty::allocation {
namespace {

Level level(std::int64_t met, std::int64_t asked, Urgency urgency = Urgency::low, std::int32_t weeks = 0) {
    return {Need::necessity, met, asked, urgency, weeks};
}

TEST(Level, puts_first_whoever_has_less_and_then_whom_a_unit_lifts_higher) {
    EXPECT_LT(level(0, 1), level(1, 3));
    EXPECT_LT(level(1, 3), level(1, 2));
    EXPECT_LT(level(0, 2), level(0, 3));
    EXPECT_LT(level(1, 2), level(2, 4));
    EXPECT_LT(level(0, 2, Urgency::now), level(0, 2, Urgency::high));
    EXPECT_LT(level(0, 2, Urgency::now, 5), level(0, 2, Urgency::now, 4));
    EXPECT_LT(level(0, 2, Urgency::now, 1), level(0, 2, Urgency::low, 9));
    EXPECT_LT(level(1, 3, Urgency::now), (Level{Need::wish, 0, 1, Urgency::now, 9}));
    EXPECT_EQ(level(999'999'999, 1'000'000'000) <=> level(999'999'998, 999'999'999),
              std::strong_ordering::greater);
}

TEST(Level, counts_units_before_and_through) {
    std::mt19937_64 engine(3);
    for (int i = 0; i < 2'000; ++i) {
        const auto random = [&](std::int64_t below) {
            return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(below));
        };
        const Group group{1 + random(9), 0, Need(random(2)), Urgency(random(3)),
                          static_cast<std::int32_t>(random(2))};
        const std::int64_t asked = 1 + random(9);
        const Level at{Need(random(2)), random(asked), asked, Urgency(random(3)),
                       static_cast<std::int32_t>(random(2))};
        std::int64_t before = 0;
        std::int64_t through = 0;
        for (std::int64_t met = 0; met < group.asked; ++met) {
            before += level_of(group, met) < at ? 1 : 0;
            through += level_of(group, met) <= at ? 1 : 0;
        }
        EXPECT_EQ(units_before(at, group), before);
        EXPECT_EQ(units_through(at, group), through);
    }
}

TEST(Level, beyond_a_supply_is_the_first_where_claims_do_not_fit) {
    std::mt19937_64 engine(4);
    const auto random = [&](std::int64_t below) {
        return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(below));
    };
    for (int i = 0; i < 2'000; ++i) {
        const std::int64_t scale = i % 3 == 0 ? 100'000'000 : 1;
        std::vector<Claim> claims;
        std::int64_t total = 0;
        for (std::int64_t n = 1 + random(6); n > 0; --n) {
            const std::int64_t asked = (1 + random(9)) * scale + (scale > 1 ? random(7) : 0);
            claims.push_back(
                {{asked, 0, Need::necessity, Urgency(random(3)), 0}, random(3) == 0 ? random(asked) : 0});
            total += asked - claims.back().elsewhere;
        }
        const std::int64_t supply = random(total + 2);
        const auto first = first_level_beyond(claims, supply);
        EXPECT_EQ(first.has_value(), supply < total);
        if (!first)
            continue;
        std::int64_t before = 0;
        std::int64_t through = 0;
        for (const Claim& claim : claims) {
            before += std::max<std::int64_t>(0, units_before(*first, claim.group) - claim.elsewhere);
            through += std::max<std::int64_t>(0, units_through(*first, claim.group) - claim.elsewhere);
        }
        EXPECT_LE(before, supply);
        EXPECT_GT(through, supply);
    }
}

}
}
