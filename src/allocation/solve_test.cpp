#include "allocation/allocation.hpp"
#include "allocation/small_problems_testing.hpp"
#include "testing/outcome.hpp"

#include <gtest/gtest.h>

namespace plenty::allocation {
namespace {

TEST(Solve, is_as_good_as_the_best_of_all_plans) {
    for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
        const Problem problem = small_problem(seed);
        const auto plan = solve(problem, {.shortlist = seed % 3});
        ASSERT_EQ(outcome_of(plan), "done") << "seed " << seed;
        const Best best = best_of_all(problem);
        ASSERT_EQ(shares_of(problem, plan->pairings, Need::necessity), best.necessities) << "seed " << seed;
        ASSERT_EQ(worth_of(problem, plan->pairings), best.worth) << "seed " << seed;
        ASSERT_EQ(plan->travel, -best.worth.back()) << "seed " << seed;
        ASSERT_EQ(outcome_of(verify(problem, *plan)), "done") << "seed " << seed;
    }
}

}
}
