#include "allocation/allocation.hpp"
#include "allocation/small_problems_testing.hpp"
#include "testing/outcome.hpp"

#include <gtest/gtest.h>

namespace plenty::allocation {
namespace {

TEST(Solve, is_as_good_as_the_best_of_all_plans) {
    for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
        const Problem problem = small_problem(seed);
        const auto plan = solve(problem, {.shortlist = seed % 3, .block_size = 1 + seed % 5});
        ASSERT_EQ(outcome_of(plan), "done") << "seed " << seed;
        const Best best = best_of_all(problem);
        ASSERT_EQ(shares_of(problem, plan->pairings, Need::necessity), best.necessities) << "seed " << seed;
        ASSERT_EQ(worth_of(problem, plan->pairings), best.worth) << "seed " << seed;
        ASSERT_EQ(plan->travel, -best.worth.back()) << "seed " << seed;
        ASSERT_EQ(outcome_of(verify(problem, *plan)), "done") << "seed " << seed;
    }
}

/// Everybody at one point, and one person with very many asks.
TEST(Solve, takes_extremes) {
    Problem problem;
    problem.parents = {std::nullopt};
    for (std::uint32_t i = 0; i < 2'000; ++i)
        problem.asks.push_back({PersonNo(7), KindNo(0), Quantity(1 + i % 3)});
    for (std::uint32_t i = 0; i < 1'000; ++i)
        problem.offers.push_back({PersonNo(100 + i), KindNo(0), Quantity(1 + i % 5)});
    EXPECT_EQ(outcome_of(verify(problem, solve(problem).value())), "done");
    problem.offers[0].person = PersonNo(7);
    problem.distance.push_back({PersonNo(7), problem.offers[1].person});
    EXPECT_EQ(outcome_of(verify(problem, solve(problem).value())), "done");
}

TEST(Solve, takes_a_thousand_million_units_or_states_a_bound) {
    Problem problem;
    problem.parents = {std::nullopt};
    problem.offers = {{PersonNo(1), KindNo(0), Quantity(most_units)},
                      {PersonNo(2), KindNo(0), Quantity(999)}};
    problem.asks = {{PersonNo(3), KindNo(0), Quantity(most_units)},
                    {PersonNo(4), KindNo(0), Quantity(most_units - 7)}};
    EXPECT_TRUE(solve(problem, {.most_ways = 1'000}).value().certificate.has_prices);
    const Plan plan = solve(problem, {.most_ways = 0}).value();
    EXPECT_EQ(outcome_of(verify(problem, plan)), "done");
    EXPECT_FALSE(plan.certificate.has_prices);
    EXPECT_EQ(plan.tiers, 3U);
    std::int64_t met = 0;
    for (const Pairing& pairing : plan.pairings)
        met += pairing.quantity.units();
    EXPECT_EQ(met, most_units + 999);
}

}
}
