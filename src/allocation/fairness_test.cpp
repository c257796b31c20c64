#include "allocation/allocation.hpp"
#include "allocation/small_problems_testing.hpp"
#include "testing/outcome.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace plenty::allocation {
namespace {

constexpr Chance small_village{.offers = 12, .asks = 18, .persons = 14, .most_quantity = 4, .places = 10};

std::vector<std::int64_t> necessities(const Problem& problem) {
    return shares_of(problem, solve(problem).value().pairings, Need::necessity);
}

RC_GTEST_PROP(Fairness, never_gives_more_than_is_offered_or_asked_for, (std::uint64_t seed)) {
    const Problem problem = small_problem(seed, small_village);
    std::vector<std::int64_t> left;
    for (const Offer& offer : problem.offers)
        left.push_back(offer.quantity.units());
    for (const Ask& ask : problem.asks)
        left.push_back(ask.quantity.units());
    std::set<std::pair<OfferNo, AskNo>> pairs;
    const Plan plan = solve(problem).value();
    for (const Pairing& pairing : plan.pairings) {
        left[static_cast<std::size_t>(pairing.offer)] -= pairing.quantity.units();
        left[problem.offers.size() + static_cast<std::size_t>(pairing.ask)] -= pairing.quantity.units();
        RC_ASSERT(pairing.quantity.units() > 0);
        RC_ASSERT(pairs.emplace(pairing.offer, pairing.ask).second);
    }
    RC_ASSERT(std::ranges::min(left) >= 0);
}

RC_GTEST_PROP(Fairness, does_not_care_in_which_order_or_under_which_names_posts_come, (std::uint64_t seed)) {
    const Problem problem = small_problem(seed, small_village);
    Problem other = problem;
    other.declined.clear();
    Problem undeclined = other;
    std::mt19937_64 engine(seed);
    std::ranges::shuffle(other.offers, engine);
    std::ranges::shuffle(other.asks, engine);
    std::ranges::shuffle(other.distance, engine);
    const auto rename = [](PersonNo& person) {
        person = PersonNo(4'000'000'000U - static_cast<std::uint32_t>(person));
    };
    for (Offer& offer : other.offers)
        rename(offer.person);
    for (Ask& ask : other.asks)
        rename(ask.person);
    for (Distance& pair : other.distance)
        rename(pair.one), rename(pair.other);
    for (Company& pair : other.company)
        rename(pair.giver), rename(pair.person);
    RC_ASSERT(worth_of(undeclined, solve(undeclined).value().pairings) ==
              worth_of(other, solve(other).value().pairings));
}

RC_GTEST_PROP(Fairness, of_necessities_has_nothing_to_do_with_company, (std::uint64_t seed)) {
    Problem problem = small_problem(seed, small_village);
    const auto before = necessities(problem);
    problem.company = {
        {PersonNo(3), PersonNo(10)}, {PersonNo(10), PersonNo(3)}, {PersonNo(17), PersonNo(24)}};
    RC_ASSERT(necessities(problem) == before);
}

RC_GTEST_PROP(Fairness, is_never_hurt_by_one_more_offer, (std::uint64_t seed)) {
    Problem problem = small_problem(seed, small_village);
    const auto before = necessities(problem);
    problem.offers.push_back(small_problem(seed + 1, small_village).offers[0]);
    RC_ASSERT(necessities(problem) >= before);
}

RC_GTEST_PROP(Fairness, is_never_helped_by_keeping_distance, (std::uint64_t seed)) {
    Problem problem = small_problem(seed, small_village);
    const auto before = necessities(problem);
    problem.distance.push_back({problem.offers[0].person, problem.asks[0].person});
    RC_ASSERT(necessities(problem) <= before);
}

RC_GTEST_PROP(Fairness, of_many_times_as_much_is_at_least_as_good, (std::uint64_t seed)) {
    Problem problem = small_problem(seed, small_village);
    for (Ask& ask : problem.asks)
        ask.need = Need::necessity;
    const auto shares = [&] { return shares_of(problem, solve(problem).value().pairings, Need::necessity); };
    const auto before = shares();
    for (Offer& offer : problem.offers)
        offer.quantity = Quantity(offer.quantity.units() * 1'000);
    for (Ask& ask : problem.asks)
        ask.quantity = Quantity(ask.quantity.units() * 1'000);
    RC_ASSERT(outcome_of(verify(problem, solve(problem).value())) == "done");
    RC_ASSERT(shares() >= before);
}

RC_GTEST_PROP(Fairness, is_the_same_with_many_threads_and_short_lists, (std::uint64_t seed)) {
    const Problem problem = small_problem(seed, {.offers = 60, .asks = 90, .persons = 40, .places = 30});
    const Plan plan = solve(problem).value();
    RC_ASSERT(solve(problem, {.threads = 4}).value().pairings == plan.pairings);
    const Plan shorter = solve(problem, {.threads = 2, .shortlist = 1}).value();
    RC_ASSERT(worth_of(problem, shorter.pairings) == worth_of(problem, plan.pairings));
    RC_ASSERT(outcome_of(verify(problem, plan, 3)) == "done");
}

}
}
