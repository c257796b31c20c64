#include "allocation/planner.hpp"
#include "allocation/small_problems_testing.hpp"
#include "testing/outcome.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace plenty::allocation {
namespace {

/// The same posts in a list of our own, under the numbers of the planner.
struct Ledger {
    std::map<std::uint32_t, Offer> offers;
    std::map<std::uint32_t, Ask> asks;
    std::set<std::pair<std::uint32_t, std::uint32_t>> declined;

    Problem problem(const Problem& like) const {
        Problem out = like;
        out.offers.clear();
        out.asks.clear();
        out.declined.clear();
        std::map<std::uint32_t, std::uint32_t> offer_at;
        std::map<std::uint32_t, std::uint32_t> ask_at;
        for (const auto& [number, offer] : offers) {
            offer_at[number] = static_cast<std::uint32_t>(out.offers.size());
            out.offers.push_back(offer);
        }
        for (const auto& [number, ask] : asks) {
            ask_at[number] = static_cast<std::uint32_t>(out.asks.size());
            out.asks.push_back(ask);
        }
        for (const auto& [offer, ask] : declined)
            if (offers.contains(offer) && asks.contains(ask))
                out.declined.push_back({OfferNo(offer_at[offer]), AskNo(ask_at[ask])});
        return out;
    }
};

TEST(Planner, goes_along_with_posts_that_come_and_go_and_pairs_that_are_declined) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        const Problem start = small_problem(seed, {.offers = 6, .asks = 8, .persons = 9});
        Problem fresh = start;
        fresh.declined.clear();
        Planner planner = Planner::create(fresh).value();
        Ledger ledger;
        for (std::uint32_t i = 0; i < start.offers.size(); ++i)
            ledger.offers[i] = start.offers[i];
        for (std::uint32_t i = 0; i < start.asks.size(); ++i)
            ledger.asks[i] = start.asks[i];
        std::mt19937_64 engine(seed);
        for (int step = 0; step < 12; ++step) {
            const Problem other = small_problem(engine(), {.persons = 9});
            const auto number = static_cast<std::uint32_t>(engine() % 10);
            switch (engine() % 5) {
            case 0:
                ledger.offers[static_cast<std::uint32_t>(planner.add(other.offers[0]).value())] =
                    other.offers[0];
                break;
            case 1:
                ledger.asks[static_cast<std::uint32_t>(planner.add(other.asks[0]).value())] = other.asks[0];
                break;
            case 2:
                EXPECT_EQ(planner.remove(OfferNo(number)).ok(), ledger.offers.erase(number) == 1);
                break;
            case 3:
                EXPECT_EQ(planner.remove(AskNo(number)).ok(), ledger.asks.erase(number) == 1);
                break;
            default:
                if (planner.plan().pairings.empty())
                    break;
                const Pairing pairing = planner.plan().pairings[0];
                const OfferNo offer = planner.number_of(pairing.offer);
                const AskNo ask = planner.number_of(pairing.ask);
                EXPECT_EQ(outcome_of(planner.decline(offer, ask)), "done");
                ledger.declined.emplace(static_cast<std::uint32_t>(offer), static_cast<std::uint32_t>(ask));
            }
            const Problem now = ledger.problem(start);
            ASSERT_EQ(worth_of(planner.problem(), planner.plan().pairings),
                      worth_of(now, solve(now).value().pairings));
            for (const Pairing& pairing : planner.plan().pairings)
                ASSERT_FALSE(
                    ledger.declined.contains({static_cast<std::uint32_t>(planner.number_of(pairing.offer)),
                                              static_cast<std::uint32_t>(planner.number_of(pairing.ask))}));
        }
    }
}

TEST(Planner, shows_the_nearest_fits_from_both_sides) {
    Problem problem;
    problem.parents = {std::nullopt};
    problem.asks = {{PersonNo(1), KindNo(0), Quantity(1), Place{}, Metres(1'000)}};
    Planner planner = Planner::create(problem).value();
    const OfferNo far = planner.add(Offer{PersonNo(2), KindNo(0), Quantity(1), Place{80'000, 0}}).value();
    const OfferNo near = planner.add(Offer{PersonNo(3), KindNo(0), Quantity(1), Place{10'000, 0}}).value();
    ASSERT_TRUE(planner.add(Offer{PersonNo(4), KindNo(0), Quantity(1), Place{95'000, 0}}).ok());
    using Fit = Planner::Fit<OfferNo>;
    EXPECT_EQ(planner.fits_for(AskNo(0), 9), (std::vector<Fit>{{near, Metres(111)}, {far, Metres(890)}}));
    EXPECT_EQ(planner.fits_for(AskNo(0), 1), (std::vector<Fit>{{near, Metres(111)}}));
    EXPECT_EQ(planner.fits_for(far, 9), (std::vector<Planner::Fit<AskNo>>{{AskNo(0), Metres(890)}}));
    ASSERT_TRUE(planner.remove(far).ok());
    ASSERT_TRUE(planner.decline(near, AskNo(0)).ok());
    EXPECT_TRUE(planner.fits_for(AskNo(0), 9).empty());
    EXPECT_EQ(outcome_of(planner.remove(far)), "allocation.post_not_here");
    EXPECT_EQ(outcome_of(planner.decline(far, AskNo(0))), "allocation.post_not_here");
    EXPECT_EQ(outcome_of(planner.add(Offer{PersonNo(2), KindNo(9)})), "allocation.offer_of_unknown_kind");
    EXPECT_EQ(planner.problem().offers.size(), 2U);
}

}
}
