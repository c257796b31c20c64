#include "handovers/draw.hpp"
#include "handovers/note.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace plenty::handovers {
namespace {

using std::chrono::days;
using std::chrono::hours;

const Instant monday{std::chrono::sys_days{std::chrono::year{2026} / 6 / 15}};

std::vector<MatchId> ids_of(const std::vector<Candidate>& candidates) {
    std::vector<MatchId> ids;
    for (const Candidate& each : candidates)
        ids.push_back(each.match);
    return ids;
}

TEST(Draw, PutsNecessityBeforeWaitingAndWaitingBeforeLuck) {
    const std::vector<Candidate> candidates{{MatchId(1), false, monday - days(30), Quantity(1)},
                                            {MatchId(2), true, monday, Quantity(1)},
                                            {MatchId(3), false, monday - days(31), Quantity(1)}};
    EXPECT_EQ(ids_of(in_order(candidates, "any seed")), (std::vector{MatchId(2), MatchId(3), MatchId(1)}));
}

TEST(Draw, IsOpenBetweenThoseWhoWaitedAsManyDays) {
    const std::vector<Candidate> candidates{{MatchId(1), false, monday + hours(1), Quantity(1)},
                                            {MatchId(2), false, monday + hours(2), Quantity(1)}};
    bool late_came_first = false;
    for (const char* seed : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
        const auto order = ids_of(in_order(candidates, seed));
        EXPECT_EQ(order.front() == MatchId(1), lot(seed, MatchId(1)) < lot(seed, MatchId(2)));
        late_came_first = late_came_first || order.front() == MatchId(2);
    }
    EXPECT_TRUE(late_came_first) << "the fastest phone does not always win";
}

RC_GTEST_PROP(Draw, DoesNotDependOnTheOrderOfReplies, (std::uint8_t many, std::string seed)) {
    std::vector<Candidate> candidates;
    for (std::int64_t each = 1; each <= many; ++each)
        candidates.push_back({MatchId(each), each % 3 == 0, monday - days(each % 4), Quantity(1)});
    auto reversed = candidates;
    std::ranges::reverse(reversed);
    RC_ASSERT(ids_of(in_order(candidates, seed)) == ids_of(in_order(reversed, seed)));
}

TEST(Draw, GivesWhatIsLeft) {
    const std::vector<Candidate> ordered{{MatchId(1), false, monday, Quantity(2)},
                                         {MatchId(2), false, monday, Quantity(2)},
                                         {MatchId(3), false, monday, Quantity(2)}};
    EXPECT_EQ(shares(ordered, Quantity(3)),
              (std::vector<Share>{
                  {MatchId(1), Quantity(2)}, {MatchId(2), Quantity(1)}, {MatchId(3), Quantity(0)}}));
}

TEST(Note, IsReadAsItWasWritten) {
    const Note note{Sort::meeting,     Party::replier,    monday,
                    "By the\nharbour", monday + hours(3), "Ring twice"};
    EXPECT_EQ(read_note(written(note)), note);
}

TEST(Note, IsNothingIfDamaged) {
    const std::string text = written({Sort::message, Party::poster, monday, "Hello"});
    EXPECT_EQ(read_note(""), std::nullopt);
    EXPECT_EQ(read_note("9" + text.substr(1)), std::nullopt);
    EXPECT_EQ(read_note(text + '\x1f'), std::nullopt);
    for (std::size_t length = 0; length < text.find("Hello"); ++length)
        EXPECT_EQ(read_note(text.substr(0, length)), std::nullopt) << length;
}

}
}
