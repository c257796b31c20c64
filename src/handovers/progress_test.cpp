#include "handovers/village_testing.hpp"

#include <map>

namespace plenty::handovers {
namespace {

using namespace std::chrono_literals;
using gifts::Side;

class ProgressTest : public Village {
protected:
    Progress progress(PostId post) { return progress_of(*vault, post); }
};
PLENTY_ON_BOTH_ENGINES(ProgressTest);

TEST_P(ProgressTest, TellsWhatWaitsAndSinceWhen) {
    const PostId bread = post(amina, Side::offer, 3);
    EXPECT_FALSE(progress(bread).has_reply);
    const Instant first = clock.now();
    const MatchId bos = *reply(bo, bread);
    clock.advance(2h);
    const MatchId chipos = *reply(chipo, bread);
    EXPECT_TRUE(progress(bread).has_reply);
    EXPECT_FALSE(progress(bread).has_yes);
    EXPECT_EQ(progress(bread).choice_waits_since, first);

    clock.advance(2h);
    ASSERT_TRUE(answer(amina, bos, Answer::yes).ok());
    EXPECT_TRUE(progress(bread).has_yes);
    EXPECT_EQ(progress(bread).choice_waits_since, first + 2h) << "the other reply still waits";
    EXPECT_EQ(progress(bread).meeting_waits_since, clock.now());

    clock.advance(2h);
    ASSERT_TRUE(propose(amina, bos).ok());
    EXPECT_EQ(progress(bread).meeting_waits_since, clock.now()) << "something moved";
    ASSERT_TRUE(agree(bo, bos).ok());
    EXPECT_FALSE(progress(bread).meeting_waits_since);
    EXPECT_TRUE(progress(bread).has_yes);

    ASSERT_TRUE(answer(amina, chipos, Answer::not_this_time).ok());
    EXPECT_FALSE(progress(bread).choice_waits_since);
}

TEST_P(ProgressTest, IsListedByCommunity) {
    const PostId bread = post(amina, Side::offer, 2);
    const PostId soup = post(bo, Side::ask, 1);
    post(dora, Side::ask, 1);
    (void)*reply(chipo, bread);
    (void)*reply(chipo, soup);
    std::map<PostId, Progress> listed;
    for (const auto& [post, each] : list_progress(*vault, community))
        listed[post] = each;
    EXPECT_EQ(listed.size(), 2U) << "nobody replied to the third";
    EXPECT_EQ(listed.at(bread).choice_waits_since, progress(bread).choice_waits_since);
    EXPECT_TRUE(listed.at(soup).has_reply);
    EXPECT_TRUE(list_progress(*vault, CommunityId(1)).empty());
}

}
}
