#include "allocation/candidates.hpp"
#include "allocation/small_problems_testing.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace plenty::allocation {
namespace {

constexpr std::size_t everything = std::numeric_limits<std::size_t>::max();

double degrees(Place one, Place other) {
    return metres_between(direction_of(one), direction_of(other)) / earth_radius * 180 / std::numbers::pi;
}

TEST(Sphere, has_quarters_poles_and_a_date_line) {
    EXPECT_NEAR(degrees({0, 0}, {0, 900'000'000}), 90, 1e-12);
    EXPECT_NEAR(degrees({0, 0}, {900'000'000, 123'456'789}), 90, 1e-12);
    EXPECT_NEAR(degrees({0, 0}, {0, -1'800'000'000}), 180, 1e-12);
    EXPECT_NEAR(degrees({900'000'000, 0}, {900'000'000, 1'234'567'890}), 0, 1e-12);
    EXPECT_NEAR(degrees({0, 1'799'999'999}, {0, -1'799'999'999}), 2e-7, 1e-15);
    EXPECT_NEAR(degrees({890'000'000, 0}, {890'000'000, 1'800'000'000}), 2, 1e-12);
    EXPECT_NEAR(degrees({-450'000'000, 300'000'000}, {450'000'000, -1'500'000'000}), 180, 1e-9);
}

TEST(Sphere, agrees_with_the_sines_of_the_library) {
    std::mt19937_64 engine(7);
    std::uniform_int_distribution<std::int32_t> latitude(-900'000'000, 900'000'000);
    std::uniform_int_distribution<std::int32_t> longitude(-1'800'000'000, 1'800'000'000);
    for (int i = 0; i < 10'000; ++i) {
        const Place one{latitude(engine), longitude(engine)};
        const Place other{latitude(engine), longitude(engine)};
        const auto radians = [](std::int32_t angle) { return angle * (std::numbers::pi / 1.8e9); };
        const double up = std::sin((radians(one.latitude) - radians(other.latitude)) / 2);
        const double along = std::sin((radians(one.longitude) - radians(other.longitude)) / 2);
        const double half =
            up * up + std::cos(radians(one.latitude)) * std::cos(radians(other.latitude)) * along * along;
        EXPECT_NEAR(metres_between(direction_of(one), direction_of(other)),
                    2 * earth_radius * std::atan2(std::sqrt(half), std::sqrt(1 - half)), 1e-6);
    }
}

std::vector<Found> by_looking_at_all(const Region& region, std::uint32_t ask) {
    std::vector<Found> all;
    for (std::uint32_t offer = 0; offer < region.offers.size(); ++offer)
        if (region.fits(offer, ask))
            all.push_back({region.way(offer, ask).count(), offer});
    std::ranges::sort(all);
    return all;
}

void expect_same(const Problem& problem, std::size_t few) {
    const Region region(problem);
    const PostIndex offers(region.offers);
    const PostIndex asks(region.asks);
    std::vector<Found> found;
    std::size_t pairs = 0;
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask) {
        const auto may = [&](std::uint32_t offer) { return region.may_pair(offer, ask); };
        std::vector<Found> expected = by_looking_at_all(region, ask);
        EXPECT_TRUE(offers.nearest(seeker(region.asks, ask), everything, may, found));
        EXPECT_EQ(found, expected);
        pairs += expected.size();
        EXPECT_LE(offers.nearest(seeker(region.asks, ask), few, may, found), expected.size() <= few);
        expected.resize(std::min(few, expected.size()));
        EXPECT_EQ(found, expected);
    }
    for (std::uint32_t offer = 0; offer < region.offers.size(); ++offer) {
        asks.nearest(
            seeker(region.offers, offer), everything,
            [&](std::uint32_t ask) { return region.may_pair(offer, ask); }, found);
        for (const Found& one : found)
            EXPECT_TRUE(region.fits(offer, one.post));
        pairs -= found.size();
    }
    EXPECT_EQ(pairs, 0U);
}

TEST(PostIndex, finds_what_looking_at_all_finds) {
    for (std::uint64_t seed = 0; seed < 60; ++seed)
        expect_same(small_problem(seed, {.offers = 300, .asks = 60, .persons = 40, .places = 60}),
                    1 + seed % 9);
}

TEST(PostIndex, finds_across_poles_and_date_line_and_at_one_point) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Problem problem = small_problem(seed, {.offers = 200, .asks = 40, .persons = 40});
        std::mt19937_64 engine(seed);
        const auto scatter = [&](auto& posts) {
            for (auto& post : posts) {
                const auto near = static_cast<std::int32_t>(engine() % 20'000'000);
                const auto turn = static_cast<std::int32_t>(engine() % 3'600'000'000 - 1'800'000'000);
                switch (seed % 3) {
                case 0:
                    post.place = {900'000'000 - near, turn};
                    break;
                case 1:
                    post.place = {near, near % 2 == 0 ? 1'800'000'000 - near : near - 1'800'000'000};
                    break;
                default:
                    post.place = {-900'000'000, turn};
                }
            }
        };
        scatter(problem.offers);
        scatter(problem.asks);
        for (Ask& ask : problem.asks)
            ask.mobility = Metres(ask.mobility.count() * 1'000);
        expect_same(problem, 3);
    }
}

TEST(Candidates, begin_with_the_nearest_and_all_company_and_can_be_added_to) {
    const Problem problem = small_problem(11, {.offers = 200, .asks = 80, .persons = 12, .places = 30});
    const Region region(problem);
    const PostIndex offers(region.offers);
    Candidates candidates(region, offers, 2, 2);
    std::vector<std::uint32_t> all;
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask) {
        all.push_back(ask);
        const std::size_t fitting = by_looking_at_all(region, ask).size();
        EXPECT_LE(candidates.is_complete(ask), fitting <= 2);
        std::size_t company = 0;
        for (std::uint32_t offer = 0; offer < region.offers.size(); ++offer)
            company += region.fits(offer, ask) && region.in_company(offer, ask) ? 1 : 0;
        std::size_t cheaper = 0;
        for (const Candidate& one : candidates.of(ask))
            cheaper += one.cost != region.way(one.offer, ask).count() ? 1 : 0;
        EXPECT_EQ(cheaper, company);
    }
    Unseen unseen(offers);
    for (std::uint32_t offer = 0; offer < region.offers.size(); offer += 3)
        unseen.take(offer);
    for (const std::uint32_t ask : all) {
        do
            for (const Candidate& one : candidates.of(ask))
                unseen.take(one.offer);
        while (candidates.add({&ask, 1}, unseen, 2));
        for (const Candidate& one : candidates.of(ask))
            if (one.offer % 3 != 0)
                unseen.put_back(one.offer);
        EXPECT_TRUE(std::ranges::is_sorted(candidates.of(ask), {}, &Candidate::cost));
        const auto has = [&](const Found& found) {
            return std::ranges::count(candidates.of(ask), found.post, &Candidate::offer) == 1;
        };
        for (const Found& found : by_looking_at_all(region, ask))
            EXPECT_TRUE(found.post % 3 == 0 || has(found));
    }
}

}
}
