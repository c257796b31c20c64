#include "allocation/allocation.hpp"
#include "allocation/shortage.hpp"
#include "allocation/small_problems_testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace plenty::allocation {
namespace {

constexpr CellSize hundred_metres{9'000};

/// How many units are handed out at each level, the first levels first; what tiers 1 and 2 compare.
Worth fair_part(const Problem& problem, const Problem& extended, const std::vector<Pairing>& pairings) {
    std::size_t levels = worth_of(problem, {}).size() - 1;
    std::set<std::int32_t> days;
    for (const Offer& offer : problem.offers)
        if (offer.best_before)
            days.insert(static_cast<std::int32_t>(*offer.best_before));
    Worth worth = worth_of(extended, pairings);
    worth.resize(levels - days.size());
    return worth;
}

std::string sum_of(const Problem& problem, const Worth& before, const Worth& after) {
    std::int64_t change = 0;
    for (std::size_t i = 0; i < before.size(); ++i)
        change += after[i] - before[i];
    return std::to_string(change) + (problem.asks.empty() ? "?" : "");
}

/// Solves again with the first and the last gift on the list, and with the first ride.
TEST(Shortage, names_gifts_and_rides_that_help_just_as_much_as_it_says) {
    std::size_t gifts = 0;
    std::size_t rides = 0;
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        const Problem problem = small_problem(seed, {.offers = 6, .asks = 9, .persons = 12});
        const Plan plan = solve(problem).value();
        const Worth before = fair_part(problem, problem, plan.pairings);
        for (const Help& help : find_shortage(problem, plan, hundred_metres).helps) {
            Problem given = problem;
            given.offers.push_back({PersonNo(999), help.kind, Quantity(1), help.place});
            const Plan better = solve(given).value();
            const Worth after = fair_part(problem, given, better.pairings);
            EXPECT_GT(after, before) << seed;
            EXPECT_EQ(sum_of(problem, before, after), "1") << seed;
            const auto first =
                static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
            EXPECT_EQ(after[first], before[first] + 1) << seed;
            ++gifts;
            if (!help.ride_from)
                continue;
            Problem driven = problem;
            driven.offers[static_cast<std::size_t>(*help.ride_from)].reach = Metres(100'000);
            EXPECT_GT(fair_part(problem, driven, solve(driven).value().pairings), before) << seed;
            ++rides;
        }
    }
    EXPECT_GT(gifts, 1'000U);
    EXPECT_GT(rides, 100U);
}

struct Cots {
    Cots() {
        problem.parents = {std::nullopt};
        for (std::uint32_t person = 0; person < 20; ++person)
            problem.asks.push_back({PersonNo(person), KindNo(0), Quantity(1), Place{}, Metres(10)});
        problem.offers = {{PersonNo(100), KindNo(0), Quantity(8)}};
    }
    Missing missing() const {
        return find_shortage(problem, solve(problem).value(), CellSize(1'000'000)).missing.at(0);
    }

    Problem problem;
};

TEST(Shortage, counts_people_units_and_what_is_within_reach) {
    Cots cots;
    EXPECT_EQ(
        cots.missing(),
        (Missing{KindNo(0), {0, 0}, Need::necessity, Quantity(12), 12, Quantity(8), Scarcity::everywhere}));
    cots.problem.offers.push_back({PersonNo(101), KindNo(0), Quantity(11), Place{10'000'000, 0}});
    EXPECT_EQ(cots.missing().scarcity, Scarcity::everywhere);
    cots.problem.offers.back().quantity = Quantity(12);
    EXPECT_EQ(cots.missing().scarcity, Scarcity::out_of_reach);
    const auto helps = find_shortage(cots.problem, solve(cots.problem).value(), CellSize(1'000'000)).helps;
    ASSERT_EQ(helps.size(), 1U);
    EXPECT_EQ(helps[0].people, 20);
    EXPECT_EQ(helps[0].ride_from, OfferNo(1));
    EXPECT_EQ(helps[0].level.met, 0);
}

TEST(Shortage, is_empty_where_everybody_has_everything) {
    Cots cots;
    cots.problem.offers[0].quantity = Quantity(20);
    const Shortage shortage = find_shortage(cots.problem, solve(cots.problem).value(), CellSize(1));
    EXPECT_TRUE(shortage.missing.empty());
    EXPECT_TRUE(shortage.helps.empty());
}

TEST(Shortage, has_cells_on_both_sides_of_zero) {
    EXPECT_EQ(cell_of({-1, 1}, CellSize(10)), (Cell{-1, 0}));
    EXPECT_EQ(cell_of({-10, -11}, CellSize(10)), (Cell{-1, -2}));
}

}
}
