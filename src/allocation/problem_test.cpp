#include "allocation/allocation.hpp"
#include "testing/outcome.hpp"

#include <gtest/gtest.h>

namespace plenty::allocation {
namespace {

Problem bread() {
    Problem problem;
    problem.parents = {std::nullopt, KindNo(0)};
    problem.offers = {{PersonNo(1), KindNo(1), Quantity(2)}};
    problem.asks = {{PersonNo(2), KindNo(0), Quantity(3)}};
    return problem;
}

std::string with(const std::function<void(Problem&)>& change) {
    Problem problem = bread();
    change(problem);
    const std::string refused = outcome_of(check(problem));
    EXPECT_EQ(outcome_of(solve(problem)), refused);
    return refused;
}

TEST(Problem, of_bread_is_sound) {
    EXPECT_EQ(outcome_of(check(bread())), "done");
    const auto plan = solve(bread());
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan->pairings, (std::vector<Pairing>{{OfferNo(0), AskNo(0), Quantity(2)}}));
}

TEST(Problem, may_be_empty_or_one_sided) {
    EXPECT_EQ(with([](Problem& p) { p = {}; }), "done");
    EXPECT_EQ(with([](Problem& p) { p.offers.clear(); }), "done");
    EXPECT_EQ(with([](Problem& p) { p.asks.clear(); }), "done");
}

TEST(Problem, has_kinds_below_roots) {
    EXPECT_EQ(with([](Problem& p) { p.parents[0] = KindNo(1); }), "allocation.kind_without_root");
    EXPECT_EQ(with([](Problem& p) { p.parents[0] = KindNo(0); }), "allocation.kind_without_root");
    EXPECT_EQ(with([](Problem& p) { p.parents[1] = KindNo(2); }), "allocation.kind_without_root");
    EXPECT_EQ(with([](Problem& p) { p.offers[0].kind = KindNo(2); }), "allocation.offer_of_unknown_kind");
    EXPECT_EQ(with([](Problem& p) { p.asks[0].kind = KindNo(2); }), "allocation.ask_of_unknown_kind");
}

TEST(Problem, has_whole_units_within_limits) {
    EXPECT_EQ(with([](Problem& p) { p.offers[0].quantity = Quantity(0); }),
              "allocation.offer_of_wrong_quantity");
    EXPECT_EQ(with([](Problem& p) { p.asks[0].quantity = Quantity(-1); }),
              "allocation.ask_of_wrong_quantity");
    EXPECT_EQ(with([](Problem& p) { p.asks[0].quantity = Quantity(1'000'000'001); }),
              "allocation.ask_of_wrong_quantity");
    EXPECT_EQ(with([](Problem& p) {
                  p.asks.push_back(p.asks[0]);
                  p.asks[1].quantity = Quantity(999'999'998);
              }),
              "allocation.asks_too_many_units");
    EXPECT_EQ(with([](Problem& p) {
                  p.asks.push_back(p.asks[0]);
                  p.asks[1].quantity = Quantity(999'999'997);
              }),
              "done");
}

TEST(Problem, is_on_earth_and_in_its_time) {
    EXPECT_EQ(with([](Problem& p) { p.offers[0].place.latitude = 900'000'001; }),
              "allocation.offer_not_on_earth");
    EXPECT_EQ(with([](Problem& p) { p.asks[0].place.longitude = -1'800'000'001; }),
              "allocation.ask_not_on_earth");
    EXPECT_EQ(with([](Problem& p) { p.offers[0].reach = Metres(-1); }), "allocation.offer_of_wrong_reach");
    EXPECT_EQ(with([](Problem& p) { p.asks[0].mobility = Metres(-1); }), "allocation.ask_of_wrong_mobility");
    EXPECT_EQ(with([](Problem& p) { p.offers[0].best_before = Days(-1); }),
              "allocation.offer_of_wrong_best_before");
    EXPECT_EQ(with([](Problem& p) { p.asks[0].waiting = Days(-1); }), "allocation.ask_of_wrong_waiting");
    EXPECT_EQ(with([](Problem& p) { p.asks[0].urgency = Urgency(4); }), "allocation.ask_of_unknown_urgency");
}

TEST(Problem, names_the_row_that_is_wrong) {
    Problem problem = bread();
    problem.asks.push_back(problem.asks[0]);
    problem.asks[1].mobility = Metres(-5);
    const Outcome refused = check(problem);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.refusal().sentence.blanks[0].second, "2");
    problem = bread();
    problem.declined = {{OfferNo(0), AskNo(1)}};
    EXPECT_EQ(outcome_of(check(problem)), "allocation.declined_unknown_post");
}

}
}
