#include "handovers/village_testing.hpp"
#include "handovers/weeks.hpp"
#include "testing/outcome.hpp"
#include "testing/seeded_randomness.hpp"

#include <cmath>
#include <map>
#include <numbers>

namespace plenty::handovers {
namespace {

using namespace std::chrono_literals;
using Shares = std::map<std::optional<int>, double>;

constexpr int draws = 40'000;

/// How often each answer comes for a true count.
template <class Blur>
Shares shares_of(std::uint32_t count, Blur blur) {
    Shares shares;
    for (int i = 0; i < draws; ++i)
        shares[blur(count)] += 1.0 / draws;
    return shares;
}

/// By how much an answer may make somebody surer that one more was counted.
double surest(const Shares& fewer, const Shares& more) {
    double most = 1;
    for (const auto& [answer, share] : fewer) {
        const auto other = more.find(answer);
        const double against = other == more.end() ? 0 : other->second;
        if (share > 0.01 || against > 0.01) // what hardly ever happens cannot be measured here
            most = std::max({most, share / std::max(against, 1e-9), against / share});
    }
    return most;
}

TEST(Blurred, HidesOneHandoverMoreOrLess) {
    SeededRandomness randomness;
    const auto with_noise = [&](std::uint32_t count) { return blurred(count, randomness); };
    for (const std::uint32_t count : {7u, 9u, 12u, 17u, 40u})
        EXPECT_LE(surest(shares_of(count, with_noise), shares_of(count + 1, with_noise)),
                  std::numbers::e * 1.15)
            << count;

    const auto rounded = [](std::uint32_t count) {
        return std::optional(static_cast<int>(count + 2) / 5 * 5);
    };
    EXPECT_GT(surest(shares_of(12, rounded), shares_of(13, rounded)), 100) << "rounding alone hides nothing";
}

TEST(Blurred, StaysCloseToTheTruthAndTellsNoSmallNumbers) {
    SeededRandomness randomness;
    double off = 0;
    for (int i = 0; i < draws; ++i)
        off += std::abs(*blurred(200, randomness) - 200) / double(draws);
    EXPECT_LT(off, 2.5);
    for (int i = 0; i < 1000; ++i) {
        const auto about = blurred(6, randomness);
        EXPECT_TRUE(!about || (*about >= least_told && *about % 5 == 0));
    }
}

class Weeks : public Village {
protected:
    void hand_over(std::uint32_t times) {
        for (std::uint32_t i = 0; i < times; ++i)
            vault->count({community, food()});
    }
    static kinds::KindId food() { return kinds::KindTree::built_in()->find_by_key("food")->id; }
    void grow_to(std::size_t members) {
        for (std::size_t i = 4; i < members; ++i) {
            const PersonId newcomer = join();
            ASSERT_EQ(outcome_of(write([&](db::Transaction& tx) {
                          return communities::join_community(tx, newcomer, community);
                      })),
                      "done");
        }
    }
    std::vector<KindOfWeek> told(PersonId viewer) {
        return read([&](db::Reader& reader) { return *list_weeks(reader, viewer, community); });
    }
    void tell() { tell_weeks(database(), *vault, randomness); }
};
PLENTY_ON_BOTH_ENGINES(Weeks);

TEST_P(Weeks, AreToldOnceWhenTheyAreOver) {
    grow_to(least_members);
    hand_over(100);
    tell();
    EXPECT_TRUE(told(bo).empty()) << "the week is not over";
    clock.advance(24h * 7);
    tell();
    const auto weeks = told(bo);
    ASSERT_EQ(weeks.size(), 1u);
    EXPECT_EQ(weeks.front().kind, food());
    EXPECT_NEAR(weeks.front().about, 100, 20);
    tell();
    EXPECT_EQ(told(bo).size(), 1u);
    EXPECT_TRUE(vault->release().empty()) << "the vault has forgotten it";
}

TEST_P(Weeks, OfSmallCommunitiesAreNotToldAtAll) {
    grow_to(least_members - 1);
    hand_over(100);
    clock.advance(24h * 7);
    tell();
    EXPECT_TRUE(told(bo).empty());
}

TEST_P(Weeks, AreForMembersAndForgottenAfterTwoMonths) {
    grow_to(least_members);
    hand_over(100);
    clock.advance(24h * 7);
    tell();
    EXPECT_EQ(outcome_of(read([&](db::Reader& reader) { return list_weeks(reader, esi, community); })),
              "communities.not_found");
    clock.advance(24h * 7 * 8);
    hand_over(100);
    clock.advance(24h * 7);
    tell();
    EXPECT_EQ(told(bo).size(), 1u);
}

}
}
