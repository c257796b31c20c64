#include "gifts/gifts_testing.hpp"

namespace plenty::gifts {
namespace {

using namespace std::chrono_literals;
using Ids = std::vector<PostId>;

class OpenPosts : public GiftsTest {
protected:
    template <class Look>
    Ids ids(Look look) {
        Ids found;
        for (const OpenPost& each : read([&](db::Reader& reader) { return look(reader); }))
            found.push_back(each.id);
        return found;
    }
    Ids wanted_within(Instant::duration span) {
        return ids([&](db::Reader& reader) {
            return list_asks_wanted(reader, elm_street, clock.now() - 24h, clock.now() + span, 10);
        });
    }
    Ids necessities(int most = 10) {
        return ids([&](db::Reader& reader) { return list_necessities_asked(reader, elm_street, most); });
    }
    Ids older_than(Instant::duration age) {
        return ids(
            [&](db::Reader& reader) { return list_old_asks(reader, elm_street, clock.now() - age, 10); });
    }
    Ids unconfirmed() {
        return ids([&](db::Reader& reader) { return list_unconfirmed_asks(reader, elm_street, 10); });
    }
    std::optional<OpenPost> find(CommunityId community, PostId id) {
        return read([&](db::Reader& reader) { return find_open_post(reader, community, id); });
    }
};
PLENTY_ON_BOTH_ENGINES(OpenPosts);

TEST_P(OpenPosts, AreAsksByWhenTheyAreWanted) {
    Draft soon = ask("A walk with the dog at four");
    soon.urgency = Urgency::today;
    const PostId walk = post(bo, soon);
    post(bo, ask("Some day, a dog walker"));
    post(bo, offer("I walk dogs"));
    const PostId nappies = post(bo, ask("Nappies, size 4", "nappies"));
    EXPECT_EQ(wanted_within(48h), Ids{walk}) << "necessities are found on their own";
    EXPECT_EQ(necessities(), Ids{nappies});
    clock.advance(1min);
    const PostId more = post(amina, ask("Nappies, size 5", "nappies"));
    EXPECT_EQ(necessities(), (Ids{nappies, more}));
    EXPECT_EQ(necessities(1), Ids{nappies});
}

TEST_P(OpenPosts, AreAsksByAge) {
    const PostId first = post(bo, ask("First"));
    clock.advance(24h);
    const PostId second = post(amina, ask("Second"));
    clock.advance(1h);
    EXPECT_EQ(older_than(0h), (Ids{first, second}));
    EXPECT_EQ(older_than(24h), Ids{first});
    ASSERT_TRUE(pause(bo, first).ok());
    EXPECT_EQ(older_than(0h), Ids{second});
}

TEST_P(OpenPosts, AreAsksThatNobodyConfirmed) {
    const PostId walk = post(bo, ask("A walk"));
    const PostId nappies = post(bo, ask("Nappies, size 4", "nappies"));
    post(bo, offer("I walk dogs"));
    clock.advance(22 * 24h);
    EXPECT_EQ(unconfirmed().size(), 2U);
    ASSERT_TRUE(confirm(bo, nappies).ok());
    EXPECT_EQ(unconfirmed(), Ids{walk});
    ASSERT_TRUE(withdraw(bo, walk).ok());
    EXPECT_EQ(unconfirmed(), Ids{});
}

TEST_P(OpenPosts, AreFoundInTheirCommunityAloneAndWhileTheyAreOpen) {
    const PostId walk = post(bo, offer("I walk dogs"));
    const auto found = find(elm_street, walk);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->author, bo);
    EXPECT_EQ(found->side, Side::offer);
    EXPECT_EQ(found->words, "I walk dogs");
    EXPECT_FALSE(find(harbour, walk));
    ASSERT_TRUE(pause(bo, walk).ok());
    EXPECT_FALSE(find(elm_street, walk));
    ASSERT_TRUE(resume(bo, walk).ok());
    EXPECT_TRUE(find(elm_street, walk));
    ASSERT_TRUE(withdraw(bo, walk).ok());
    EXPECT_FALSE(find(elm_street, walk));
}

}
}
