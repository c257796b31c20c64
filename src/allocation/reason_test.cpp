#include "allocation/allocation.hpp"
#include "allocation/reason.hpp"

#include <gtest/gtest.h>

namespace plenty::allocation {
namespace {

/// One ask for bread, by person 1, and what somebody else offers and asks.
struct Village {
    Village() {
        problem.parents = {std::nullopt, KindNo(0), KindNo(0)};
        problem.asks = {{PersonNo(1), KindNo(1), Quantity(1), Place{}, Metres(100)}};
    }
    std::string_view unmet() const {
        const Plan plan = solve(problem).value();
        return Reasons(problem, plan).of_unmet(AskNo(0)).key.text();
    }

    Problem problem;
};

TEST(Reasons, say_what_there_is_not) {
    Village village;
    EXPECT_EQ(village.unmet(), "allocation.unmet_no_offer");
    village.problem.offers = {{PersonNo(2), KindNo(2)}};
    EXPECT_EQ(village.unmet(), "allocation.unmet_no_offer");
    village.problem.offers[0].kind = KindNo(1);
    EXPECT_EQ(village.unmet(), "allocation.met");
    village.problem.offers[0].place = {100'000, 0};
    EXPECT_EQ(village.unmet(), "allocation.unmet_out_of_reach");
    village.problem.offers[0].slots = Slots(1);
    village.problem.asks[0].slots = Slots(2);
    EXPECT_EQ(village.unmet(), "allocation.unmet_other_times");
}

TEST(Reasons, do_not_tell_that_somebody_keeps_distance) {
    Village village;
    village.problem.offers = {{PersonNo(2), KindNo(1)}};
    village.problem.distance = {{PersonNo(2), PersonNo(1)}};
    EXPECT_EQ(village.unmet(), "allocation.unmet_out_of_reach");
}

TEST(Reasons, say_who_went_first_without_saying_who) {
    Village village;
    village.problem.offers = {{PersonNo(2), KindNo(1)}};
    for (const std::uint32_t person : {3U, 4U})
        village.problem.asks.push_back({PersonNo(person), KindNo(1), Quantity(1), Place{}, Metres(), any_time,
                                        Need::necessity, Urgency::now});
    EXPECT_EQ(village.unmet(), "allocation.unmet_shared");
    village.problem.asks[0].need = Need::wish;
    EXPECT_EQ(village.unmet(), "allocation.unmet_necessities_first");
}

TEST(Reasons, of_a_pairing_tell_the_way) {
    Village village;
    village.problem.offers = {{PersonNo(2), KindNo(1), Quantity(1), Place{300'000, 0}, Metres(9'000)}};
    const auto said = [&] {
        const Plan plan = solve(village.problem).value();
        return Reasons(village.problem, plan).of(plan.pairings.at(0));
    };
    EXPECT_EQ(said(), (Sentence{"allocation.reason_necessity", {{"away", "3.3 km"}}}));
    village.problem.asks[0].need = Need::wish;
    EXPECT_EQ(said(), (Sentence{"allocation.reason_wish", {{"away", "3.3 km"}}}));
    village.problem.offers[0].best_before = Days(2);
    village.problem.offers[0].place = {30'000, 0};
    EXPECT_EQ(said(), (Sentence{"allocation.reason_perishing", {{"away", "300 m"}}, 2}));
}

}
}
