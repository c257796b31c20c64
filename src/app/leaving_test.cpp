#include "app/leaving.hpp"
#include "handovers/village_testing.hpp"
#include "testing/outcome.hpp"

namespace plenty::app {
namespace {

using gifts::Side;
using vault::State;

class LeavingACommunity : public handovers::Village {
protected:
    void leave(PersonId person) {
        const auto own_posting = posting();
        const handovers::Handovers handing_over{*vault, own_posting};
        const auto others = on_leaving(handing_over);
        EXPECT_EQ(outcome_of(write([&](db::Transaction& tx) {
                      return communities::leave_community(tx, person, community, others);
                  })),
                  "done");
    }
    bool is_open(PostId post, PersonId author) {
        const auto found =
            read([&](db::Reader& reader) { return gifts::find_visible_post(reader, author, post); });
        return found.ok() && found->is_open();
    }
};
PLENTY_ON_BOTH_ENGINES(LeavingACommunity);

TEST_P(LeavingACommunity, TakesPostsOffTheBoard) {
    const PostId bread = post(amina, Side::offer, 2);
    const PostId soup = post(bo, Side::ask, 1);
    leave(amina);
    EXPECT_FALSE(is_open(bread, amina));
    EXPECT_TRUE(is_open(soup, bo)) << "what is others' stays";
}

TEST_P(LeavingACommunity, AnswersWhoeverWaited) {
    const PostId bread = post(amina, Side::offer, 1);
    const MatchId match = *reply(bo, bread);
    leave(amina);
    (void)write([&](db::Transaction& tx) -> Outcome { // what listens to gifts.closed
        handovers::answer_waiting(tx, *vault, bread);
        return Done{};
    });
    EXPECT_EQ(state(match), State::not_this_time);
}

TEST_P(LeavingACommunity, TakesBackWhatWasAgreedAndTellsTheOther) {
    const PostId bread = post(amina, Side::offer, 1);
    const MatchId match = agreed_match(bread);
    leave(bo);
    EXPECT_EQ(state(match), State::not_this_time);
    EXPECT_EQ(remaining(bread), 1) << "somebody else can have it";
}

TEST_P(LeavingACommunity, TakesBackRepliesThatWait) {
    const PostId bread = post(amina, Side::offer, 1);
    const MatchId match = *reply(bo, bread);
    leave(bo);
    EXPECT_FALSE(is_live(match));
}

}
}
