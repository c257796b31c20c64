#include "allocation/allocation.hpp"
#include "allocation/small_problems_testing.hpp"
#include "testing/outcome.hpp"

#include <gtest/gtest.h>

namespace plenty::allocation {
namespace {

Pairing pairing(std::size_t offer, std::size_t ask, std::int64_t units) {
    return {OfferNo(static_cast<std::uint32_t>(offer)), AskNo(static_cast<std::uint32_t>(ask)),
            Quantity(units)};
}

TEST(Verify, rejects_a_plan_with_one_unit_more_or_less_anywhere) {
    std::size_t tried = 0;
    for (std::uint64_t seed = 0; seed < 1'500; ++seed) {
        const Problem problem = small_problem(seed, {.offers = 6, .asks = 8, .persons = 9});
        const Plan plan = solve(problem).value();
        ASSERT_EQ(outcome_of(verify(problem, plan)), "done");
        for (std::size_t i = 0; i < plan.pairings.size(); ++i)
            for (const std::int64_t change : {-1, 1}) {
                Plan wrong = plan;
                wrong.pairings[i].quantity = wrong.pairings[i].quantity + Quantity(change);
                if (wrong.pairings[i].quantity == Quantity(0))
                    wrong.pairings.erase(wrong.pairings.begin() + static_cast<std::ptrdiff_t>(i));
                EXPECT_NE(outcome_of(verify(problem, wrong)), "done") << seed;
                ++tried;
            }
        for (std::size_t offer = 0; offer < problem.offers.size(); ++offer)
            for (std::size_t ask = 0; ask < problem.asks.size(); ++ask) {
                Plan wrong = plan;
                wrong.pairings.push_back(pairing(offer, ask, 1));
                EXPECT_NE(outcome_of(verify(problem, wrong)), "done") << seed;
                ++tried;
            }
    }
    EXPECT_GT(tried, 20'000U);
}

/// Moves one unit from one pair to another, and takes the plan at its word that it is proved.
TEST(Verify, accepts_no_plan_that_is_worth_less_whatever_its_proof_says) {
    std::size_t worse = 0;
    for (std::uint64_t seed = 0; seed < 1'500; ++seed) {
        const Problem problem = small_problem(seed);
        const Plan plan = solve(problem).value();
        const Worth best = worth_of(problem, plan.pairings);
        for (std::size_t i = 0; i < plan.pairings.size(); ++i)
            for (std::size_t offer = 0; offer < problem.offers.size(); ++offer)
                for (std::size_t ask = 0; ask < problem.asks.size(); ++ask) {
                    Plan other = plan;
                    other.pairings[i].quantity = other.pairings[i].quantity - Quantity(1);
                    other.pairings.push_back(pairing(offer, ask, 1));
                    std::erase_if(other.pairings,
                                  [](const Pairing& one) { return one.quantity == Quantity(0); });
                    if (worth_of(problem, other.pairings) == best)
                        continue;
                    ++worse;
                    EXPECT_NE(outcome_of(verify(problem, other)), "done") << seed;
                    for (auto& proof : other.certificate.asks)
                        proof.level ^= 1;
                    EXPECT_NE(outcome_of(verify(problem, other)), "done") << seed;
                }
    }
    EXPECT_GT(worse, 5'000U);
}

/// Two loaves for three people who ask for one, two and two, and one offer that keeps beside one that does
/// not.
struct Bread {
    Bread() {
        problem.parents = {std::nullopt};
        problem.offers = {
            {PersonNo(1), KindNo(0), Quantity(1)},
            {PersonNo(2), KindNo(0), Quantity(1)},
            {PersonNo(3), KindNo(0), Quantity(1), Place{10'000'000, 0}, Metres(50)},
            {PersonNo(4), KindNo(0), Quantity(1), Place{10'000'000, 0}, Metres(90), any_time, Days(1)}};
        problem.asks = {{PersonNo(5), KindNo(0), Quantity(1)},
                        {PersonNo(6), KindNo(0), Quantity(2)},
                        {PersonNo(7), KindNo(0), Quantity(2)},
                        {PersonNo(8), KindNo(0), Quantity(1), Place{10'000'000, 0}}};
        plan = solve(problem).value();
    }
    std::string with(const std::function<void(Certificate&)>& change) {
        Plan changed = plan;
        change(changed.certificate);
        return outcome_of(verify(problem, changed));
    }

    Problem problem;
    Plan plan;
};

TEST(Verify, rejects_every_change_of_a_tight_cut) {
    Bread bread;
    EXPECT_EQ(bread.with([](Certificate&) {}), "done");
    ASSERT_EQ(bread.plan.certificate.levels.size(), 1U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NE(bread.with([&](Certificate& c) { c.offers[i].level ^= 1; }), "done") << i;
        EXPECT_NE(bread.with([&](Certificate& c) { c.asks[i].level ^= 1; }), "done") << i;
        if (i < 3) { // the last gets everything whatever is said of them
            EXPECT_NE(bread.with([&](Certificate& c) { c.asks[i].group_level ^= 1; }), "done") << i;
        }
    }
    EXPECT_NE(bread.with([](Certificate& c) { c.levels[0].asked = 3; }), "done");
    EXPECT_NE(bread.with([](Certificate& c) { c.levels.clear(); }), "done");
    EXPECT_NE(bread.with([](Certificate& c) { c.offers[2].limit = 1; }), "done");
    EXPECT_NE(bread.with([](Certificate& c) { c.offers.pop_back(); }), "done");
}

TEST(Verify, rejects_every_change_of_a_price_in_use) {
    Bread bread;
    for (std::size_t i = 0; i < 4; ++i)
        for (const std::int64_t change : {-1, 1}) {
            EXPECT_NE(bread.with([&](Certificate& c) { c.offers[3].price += change; }), "done");
            EXPECT_NE(bread.with([&](Certificate& c) { c.asks[3].price += change; }), "done");
        }
    EXPECT_NE(bread.with([](Certificate& c) { c.offers[3].giver_price += 251; }), "done");
    EXPECT_NE(bread.with([](Certificate& c) { c.offers[3].giver_price -= 1; }), "done");
}

TEST(Verify, rejects_another_length_of_the_way) {
    Bread bread;
    for (const std::int64_t change : {-1, 1}) {
        Plan wrong = bread.plan;
        wrong.travel += change;
        EXPECT_EQ(outcome_of(verify(bread.problem, wrong)), "allocation.travel_is_another");
        wrong = bread.plan;
        wrong.least_travel += change;
        EXPECT_EQ(outcome_of(verify(bread.problem, wrong)), "allocation.travel_is_another");
    }
}

TEST(Verify, accepts_a_plan_that_only_states_a_bound_but_none_that_overstates_it) {
    std::size_t gaps = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        const Problem problem = small_problem(seed);
        const Plan best = solve(problem).value();
        Plan plan = solve(problem, {.most_ways = 0}).value();
        EXPECT_EQ(outcome_of(verify(problem, plan)), "done");
        Worth worth = worth_of(problem, plan.pairings);
        Worth best_worth = worth_of(problem, best.pairings);
        worth.pop_back();
        best_worth.pop_back();
        EXPECT_EQ(worth, best_worth);
        EXPECT_LE(plan.least_travel, best.travel);
        EXPECT_LE(best.travel, plan.travel);
        gaps += plan.least_travel < plan.travel ? 1 : 0;
        plan.least_travel += 1;
        EXPECT_NE(outcome_of(verify(problem, plan)), "done");
    }
    EXPECT_GT(gaps, 100U);
}

TEST(Verify, rejects_what_makes_no_sense) {
    Bread bread;
    Plan wrong = bread.plan;
    wrong.pairings[0].offer = OfferNo(4);
    EXPECT_EQ(outcome_of(verify(bread.problem, wrong)), "allocation.proof_of_another_problem");
    EXPECT_EQ(bread.with([](Certificate& c) { c.asks[0].price = std::numeric_limits<std::int64_t>::min(); }),
              "allocation.proof_without_order");
    EXPECT_EQ(bread.with([](Certificate& c) { c.levels[0].asked = 0; }), "allocation.proof_without_order");
    EXPECT_EQ(bread.with([](Certificate& c) { c.levels.push_back(c.levels[0]); }),
              "allocation.proof_without_order");
}

}
}
