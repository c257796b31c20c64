#include "gifts/gifts_testing.hpp"
#include "platform/db/statement.hpp"
#include "testing/project.hpp"

#include <atomic>
#include <thread>

namespace plenty::gifts {
namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::string>;

class Gifts : public GiftsTest {
protected:
    Result<Draft> own_draft(PersonId viewer, PostId id) {
        return read([&](db::Reader& reader) { return load_own_draft(reader, posting(), viewer, id); });
    }
    int close_ended(int most = 100) {
        return *write([&](db::Transaction& tx) -> Result<int> { return close_ended_posts(tx, most); });
    }
    bool is_closed(PersonId author, PostId id) { return stored(author, id).is_closed; }
    std::vector<PostId> own_posts(PersonId author) {
        std::vector<PostId> ids;
        for (const StoredPost& each :
             read([&](db::Reader& reader) { return list_own_posts(reader, author); }))
            ids.push_back(each.id);
        return ids;
    }
    std::vector<std::string> events() {
        static constexpr db::Query<0> list_events{{"test.list_events", "SELECT name FROM outbox ORDER BY id",
                                                   "SELECT name FROM outbox ORDER BY id"}};
        return read([](db::Reader& reader) { return reader.list<std::string>(list_events); });
    }
};
PLENTY_ON_BOTH_ENGINES(Gifts);

TEST_P(Gifts, ArePostedAsTheyWereWritten) {
    Draft draft = in_public(units(offer("  Soup for six, every Friday "), 6));
    draft.when.weekdays = 0b100000;
    draft.when.from = clock.now() + 24h;
    draft.reach_km = 5;
    draft.requirements = Requirements().with(Requirement::carrying);
    draft.languages = "es, en";
    draft.urgency = Urgency::this_week;
    draft.choosing = Choosing::need;
    const PostId soup = post(amina, draft);
    const StoredPost found = stored(amina, soup);
    EXPECT_EQ(found.community, elm_street);
    EXPECT_EQ(found.author, amina);
    EXPECT_EQ(found.side, Side::offer);
    EXPECT_EQ(found.words, "Soup for six, every Friday");
    EXPECT_EQ(found.quantity, Quantity(6));
    EXPECT_EQ(found.remaining, Quantity(6));
    EXPECT_EQ(found.weekdays, 0b100000);
    EXPECT_EQ(found.from, draft.when.from);
    EXPECT_EQ(found.until, std::nullopt);
    EXPECT_EQ(found.area, mill_lane);
    EXPECT_EQ(found.reach_km, 5);
    EXPECT_EQ(found.requirements, draft.requirements.bits());
    EXPECT_EQ(found.languages, "es, en");
    EXPECT_EQ(found.audience, Audience::everyone);
    EXPECT_EQ(found.urgency, Urgency::this_week);
    EXPECT_EQ(found.choosing, Choosing::need);
    EXPECT_EQ(found.version, 1);
    EXPECT_EQ(found.posted_at, clock.now());
    EXPECT_TRUE(found.is_open());
    EXPECT_EQ(events(), Words{"gifts.posted"});
}

TEST_P(Gifts, ArePostedByMembersInTheirOwnPlaceAndOfAKindThatIsThere) {
    EXPECT_EQ(outcome_of(try_posting(chipo, ask("A walk for my dog"))), "communities.not_found");
    Draft elsewhere = ask("A walk for my dog");
    elsewhere.area = pier;
    EXPECT_EQ(outcome_of(try_posting(bo, elsewhere)), "gifts.choose_area");
    Draft of_no_kind = ask("A walk for my dog");
    of_no_kind.kind = kinds::KindId(987654321);
    EXPECT_EQ(outcome_of(try_posting(bo, of_no_kind)), "gifts.choose_kind");
    EXPECT_EQ(refused_field(try_posting(bo, units(ask("Walks"), 0))), "quantity");
    EXPECT_TRUE(words_on_board().empty()) << "a refusal leaves nothing behind";
    EXPECT_TRUE(events().empty());
}

TEST_P(Gifts, AreNoTradeUntilTheirPosterHasSaidSo) {
    Draft bike = offer("A bike in exchange for $20");
    EXPECT_EQ(outcome_of(try_posting(amina, bike)), "gifts.sounds_like_trade");
    EXPECT_TRUE(words_on_board().empty());
    bike.is_no_trade = true;
    EXPECT_EQ(outcome_of(try_posting(amina, bike)), "done");
    EXPECT_EQ(words_on_board(), Words{"A bike in exchange for $20"});
}

TEST_P(Gifts, CanBeChangedByTheirAuthor) {
    const PostId walk = post(amina, ask("A walk for my dog"));
    clock.advance(1h);
    Draft longer = in_public(ask("Two long walks for my dog", "pet_sitting"));
    longer.area = old_school;
    ASSERT_EQ(outcome_of(edit(amina, walk, longer)), "done");
    const StoredPost after = stored(amina, walk);
    EXPECT_EQ(after.words, "Two long walks for my dog");
    EXPECT_EQ(after.kind, kind("pet_sitting"));
    EXPECT_EQ(after.area, old_school);
    EXPECT_EQ(after.version, 2);
    EXPECT_EQ(after.posted_at, clock.now() - 1h) << "an edit brings nothing to the top";
    EXPECT_EQ(words_on_board(), Words{"Two long walks for my dog"});
    EXPECT_EQ(words_on_board({.community = elm_street}), Words{"Two long walks for my dog"}) << "now public";
    BoardQuestion walks = as_member();
    walks.kind = kind("dog_walking");
    EXPECT_TRUE(words_on_board(walks).empty()) << "off its old shelf";
}

TEST_P(Gifts, AreNotChangedByWhoSawAnOlderVersion) {
    const PostId walk = post(amina, ask("A walk for my dog"));
    ASSERT_TRUE(edit(amina, walk, ask("A walk in the morning"), 1).ok());
    const auto late = edit(amina, walk, ask("A walk in the evening"), 1);
    EXPECT_EQ(outcome_of(late), "gifts.changed_meanwhile");
    EXPECT_EQ(late.refusal().why, Why::stale);
    EXPECT_EQ(words_on_board(), Words{"A walk in the morning"});
}

TEST_P(Gifts, AreNotChangedByOthers) {
    const PostId walk = post(amina, in_public(ask("A walk for my dog")));
    const PostId quiet = post(amina, ask("Another walk"));
    EXPECT_EQ(outcome_of(edit(bo, walk, ask("No walk"))), "gifts.not_your_post");
    EXPECT_EQ(outcome_of(edit(chipo, quiet, ask("No walk"))), "web.not_found");
    EXPECT_EQ(outcome_of(pause(bo, walk)), "gifts.not_your_post");
    EXPECT_EQ(outcome_of(withdraw(bo, walk)), "gifts.not_your_post");
    EXPECT_EQ(outcome_of(confirm(bo, walk)), "gifts.not_your_post");
    EXPECT_EQ(outcome_of(own_draft(bo, walk)), "gifts.not_your_post");
    EXPECT_EQ(stored(amina, walk).version, 1);
}

TEST_P(Gifts, CannotBecomeFewerThanWhatIsPromised) {
    const PostId loaves = post(amina, units(offer("Six loaves", "bread"), 6));
    ASSERT_TRUE(take(loaves, 4));
    const auto fewer = edit(amina, loaves, units(offer("Three loaves", "bread"), 3));
    EXPECT_EQ(outcome_of(fewer), "gifts.fewer_than_promised");
    EXPECT_EQ(refused_field(fewer), "quantity");
    ASSERT_EQ(outcome_of(edit(amina, loaves, units(offer("Five loaves", "bread"), 5))), "done");
    EXPECT_EQ(stored(amina, loaves).remaining, Quantity(1));
    ASSERT_EQ(outcome_of(edit(amina, loaves, units(offer("Four loaves", "bread"), 4), 2)), "done");
    EXPECT_EQ(stored(amina, loaves).remaining, Quantity(0));
}

TEST_P(Gifts, KeepTheirSideAndWhatFollowsFromItWhenChanged) {
    const PostId nappies = post(amina, ask("Nappies, size 4", "nappies"));
    const PostId spare = post(amina, offer("Spare nappies", "nappies"));
    ASSERT_TRUE(edit(amina, nappies, offer("Nappies, size 5", "nappies")).ok());
    ASSERT_TRUE(edit(amina, spare, ask("More spare nappies", "nappies")).ok());
    EXPECT_EQ(stored(amina, nappies).side, Side::ask);
    EXPECT_FALSE(stored(amina, nappies).ends_at) << "an ask for a necessity never ends by itself";
    EXPECT_EQ(stored(amina, spare).side, Side::offer);
    EXPECT_TRUE(stored(amina, spare).ends_at);
}

TEST_P(Gifts, ArePausedAndResumed) {
    const PostId walk = post(amina, in_public(ask("A walk for my dog")));
    EXPECT_EQ(outcome_of(resume(amina, walk)), "gifts.not_paused");
    ASSERT_EQ(outcome_of(pause(amina, walk)), "done");
    EXPECT_EQ(outcome_of(pause(amina, walk)), "gifts.paused_already");
    EXPECT_TRUE(stored(amina, walk).is_paused);
    EXPECT_TRUE(words_on_board().empty());
    ASSERT_TRUE(edit(amina, walk, in_public(ask("A walk on Sunday"))).ok());
    EXPECT_TRUE(words_on_board().empty()) << "a change does not put it back";
    ASSERT_EQ(outcome_of(resume(amina, walk)), "done");
    EXPECT_EQ(words_on_board(), Words{"A walk on Sunday"});
    EXPECT_EQ(words_on_board({.community = elm_street}), Words{"A walk on Sunday"});
    EXPECT_TRUE(stored(amina, walk).is_open());
}

TEST_P(Gifts, AreWithdrawnForGood) {
    const PostId walk = post(amina, ask("A walk for my dog"));
    const PostId paused = post(amina, ask("A walk, later"));
    ASSERT_TRUE(pause(amina, paused).ok());
    for (const PostId each : {walk, paused}) {
        ASSERT_EQ(outcome_of(withdraw(amina, each)), "done");
        EXPECT_TRUE(is_closed(amina, each));
        EXPECT_EQ(outcome_of(withdraw(amina, each)), "gifts.closed_already");
        EXPECT_EQ(outcome_of(edit(amina, each, ask("A walk after all"))), "gifts.closed_already");
        (void)resume(amina, each);
    }
    EXPECT_TRUE(words_on_board().empty());
    EXPECT_TRUE(own_posts(amina).empty());
    EXPECT_EQ(events(), (Words{"gifts.posted", "gifts.posted", "gifts.closed", "gifts.closed"}));
}

TEST_P(Gifts, StandLongerWhenTheirAuthorSaysSo) {
    Draft until_wednesday = ask("A walk for my dog");
    until_wednesday.when.until = clock.now() + 48h;
    const PostId walk = post(amina, until_wednesday);
    EXPECT_EQ(stored(amina, walk).ask_again_at, clock.now() + 48h);
    clock.advance(72h);
    ASSERT_EQ(outcome_of(confirm(amina, walk)), "done");
    EXPECT_GT(stored(amina, walk).ask_again_at, clock.now());
    ASSERT_TRUE(stored(amina, walk).ends_at);
    EXPECT_GT(*stored(amina, walk).ends_at, clock.now() + 14 * 24h);
}

TEST_P(Gifts, EndWhenNobodyConfirmsThemButNeverAnAskForANecessity) {
    const PostId walk = post(amina, ask("A walk for my dog"));
    const PostId nappies = post(bo, ask("Nappies, size 4", "nappies"));
    const PostId spare = post(bo, offer("Spare nappies", "nappies"));
    Draft today = ask("Formula, tonight", "formula");
    today.when.until = clock.now() + 1h;
    const PostId formula = post(bo, today);
    EXPECT_EQ(close_ended(), 0);
    clock.set(*stored(amina, walk).ends_at);
    EXPECT_EQ(close_ended(), 0) << "not before its time is over";
    clock.advance(1us);
    EXPECT_EQ(close_ended(1), 1) << "no more at once than was asked for";
    EXPECT_EQ(close_ended(), 1);
    EXPECT_EQ(close_ended(), 0);
    EXPECT_TRUE(is_closed(amina, walk));
    EXPECT_TRUE(is_closed(bo, spare));
    clock.advance(std::chrono::days(5000));
    EXPECT_EQ(close_ended(), 0);
    EXPECT_FALSE(is_closed(bo, nappies));
    EXPECT_FALSE(is_closed(bo, formula));
    EXPECT_EQ(words_on_board().size(), 2u);
}

TEST_P(Gifts, AreWhatTheCommunityHoldsToBeANecessity) {
    ASSERT_TRUE(write([&](db::Transaction& tx) {
                    return communities::decide_necessity(tx, amina, elm_street, kind("dog_walking"), true);
                }).ok());
    EXPECT_FALSE(stored(bo, post(bo, ask("A walk for my dog"))).ends_at);
}

TEST_P(Gifts, AreSeenByWhomTheyAreFor) {
    const PostId quiet = post(amina, ask("For Elm Street"));
    Draft to_friends = ask("For friends");
    to_friends.audience = Audience::befriended;
    const PostId befriended = post(amina, to_friends);
    const PostId open = post(amina, in_public(ask("For everyone")));
    const PostId paused = post(amina, in_public(ask("Not now")));
    ASSERT_TRUE(pause(amina, paused).ok());
    const PostId closed = post(amina, in_public(ask("Not any more")));
    ASSERT_TRUE(withdraw(amina, closed).ok());

    struct Row {
        const char* what;
        PostId post;
        bool stranger, member_elsewhere, member, author;
    };
    for (const Row& row :
         {Row{"community", quiet, false, false, true, true},
          Row{"befriended", befriended, false, false, true, true},
          Row{"public", open, true, true, true, true}, Row{"paused", paused, false, false, false, true},
          Row{"closed", closed, false, false, false, true},
          Row{"none", PostId(7), false, false, false, false}}) {
        const auto expected = [](bool sees) { return sees ? "done" : "web.not_found"; };
        EXPECT_EQ(outcome_of(look_at(std::nullopt, row.post)), expected(row.stranger)) << row.what;
        EXPECT_EQ(outcome_of(look_at(chipo, row.post)), expected(row.member_elsewhere)) << row.what;
        EXPECT_EQ(outcome_of(look_at(bo, row.post)), expected(row.member)) << row.what;
        EXPECT_EQ(outcome_of(look_at(amina, row.post)), expected(row.author)) << row.what;
    }
}

TEST_P(Gifts, OfOnesOwnAreListedNewestFirst) {
    const PostId first = post(amina, ask("First"));
    clock.advance(1s);
    const PostId second = post(amina, ask("Second"));
    (void)post(bo, ask("Somebody else's"));
    ASSERT_TRUE(pause(amina, first).ok());
    EXPECT_EQ(own_posts(amina), (std::vector{second, first}));
}

TEST_P(Gifts, KeepTheirExactPlaceForTheirAuthor) {
    Draft draft = ask("A walk for my dog");
    draft.exact_place = "Flat 3, the green door";
    const PostId walk = post(amina, draft);
    EXPECT_EQ(own_draft(amina, walk)->exact_place, "Flat 3, the green door");
    EXPECT_EQ(outcome_of(own_draft(bo, walk)), "gifts.not_your_post");
    draft.exact_place.clear();
    ASSERT_TRUE(edit(amina, walk, draft).ok());
    EXPECT_EQ(own_draft(amina, walk)->exact_place, "") << "and forget it when it is taken out";
}

TEST_P(Gifts, AreNeverTakenTwice) {
    const PostId loaves = post(amina, units(offer("Three loaves", "bread"), 3));
    EXPECT_FALSE(take(loaves, 4));
    EXPECT_TRUE(take(loaves, 3));
    EXPECT_FALSE(take(loaves, 1));
    EXPECT_EQ(stored(amina, loaves).remaining, Quantity(0));
    const auto give_back = [&](std::int64_t count) {
        change([&](db::Transaction& tx) { return_units(tx, loaves, Quantity(count)); });
    };
    give_back(2);
    EXPECT_EQ(stored(amina, loaves).remaining, Quantity(2));
    give_back(2);
    EXPECT_EQ(stored(amina, loaves).remaining, Quantity(2)) << "never more than there were";
}

TEST_P(Gifts, AreNeverTakenTwiceByManyAtOnce) {
    constexpr std::int64_t there_are = 10;
    const PostId loaves = post(amina, units(offer("Ten loaves", "bread"), there_are));
    std::atomic<std::int64_t> taken = 0;
    {
        std::vector<std::jthread> hands;
        for (int hand = 0; hand < 4; ++hand)
            hands.emplace_back([&] {
                for (const std::int64_t units : {1, 2, 3})
                    if (take(loaves, units))
                        taken += units;
            });
    }
    EXPECT_EQ(stored(amina, loaves).remaining, Quantity(there_are - taken));
    EXPECT_GE(taken, there_are - 1) << "nobody is refused what is there";
    EXPECT_LE(taken, there_are);
}

TEST_P(Gifts, GoWithWhoGoes) {
    const PostId elsewhere = *write([&](db::Transaction& tx) -> Result<PostId> {
        TRY(communities::join_community(tx, bo, harbour));
        Draft walk = ask("A walk by the sea");
        walk.area = pier;
        return post_gift(tx, posting(), bo, harbour, walk);
    });
    const PostId here = post(bo, in_public(ask("A walk for my dog")));
    const PostId amidst = post(amina, ask("Another walk"));
    change([&](db::Transaction& tx) { forget_posts_of_member(tx, bo, elm_street); });
    EXPECT_EQ(words_on_board(), Words{"Another walk"});
    EXPECT_EQ(outcome_of(look_at(bo, here)), "web.not_found");
    EXPECT_EQ(outcome_of(look_at(bo, elsewhere)), "done");
    change([&](db::Transaction& tx) {
        forget_posts_of(tx, bo);
        people::delete_person(tx, bo);
    });
    EXPECT_EQ(outcome_of(look_at(bo, elsewhere)), "web.not_found");
    EXPECT_EQ(outcome_of(look_at(amina, amidst)), "done");
}

TEST_P(Gifts, ThatAreOverAreFoundWhenTheirRowsMayGo) {
    const PostId first = post(amina, ask("First"));
    const PostId second = post(amina, ask("Second"));
    ASSERT_TRUE(withdraw(amina, first).ok());
    clock.advance(24h);
    ASSERT_TRUE(withdraw(amina, second).ok());
    const auto closed_before = [&](Instant moment, int most) {
        return read([&](db::Reader& reader) { return list_closed_before(reader, moment, most); });
    };
    EXPECT_EQ(closed_before(clock.now(), 10), std::vector{first});
    EXPECT_EQ(closed_before(clock.now() + 1s, 10).size(), 2u);
    EXPECT_EQ(closed_before(clock.now() + 1s, 1).size(), 1u);
}

/// What somebody reads who has stolen the disk.
class StolenDisk : public GiftsTest {
protected:
    std::string everything() {
        const std::string path = url().substr(std::string("sqlite:").size());
        return tests::file_text(path) + tests::file_text(path + "-wal");
    }
    static bool holds(const std::string& bytes, std::string_view text) {
        return bytes.find(text) != std::string::npos;
    }
};
INSTANTIATE_TEST_SUITE_P(On, StolenDisk, testing::Values(db::Engine::sqlite), db::engine_of);

TEST_P(StolenDisk, ShowsNoExactPlace) {
    Draft draft = ask("A walk for my dog");
    draft.exact_place = "Flat 3, the green door";
    const PostId walk = post(amina, draft);
    draft.exact_place = "Flat 4, the yellow door";
    ASSERT_TRUE(edit(amina, walk, draft).ok());
    database().checkpoint();
    const std::string bytes = everything();
    ASSERT_TRUE(holds(bytes, "A walk for my dog")) << "or this test looks in the wrong place";
    EXPECT_FALSE(holds(bytes, "green door"));
    EXPECT_FALSE(holds(bytes, "yellow door"));
}

TEST_P(StolenDisk, ShowsNothingOfAPostThatWasForgotten) {
    (void)post(bo, in_public(ask("Zebrafinches need company")));
    ASSERT_TRUE(holds(everything(), "Zebrafinches"));
    change([&](db::Transaction& tx) { forget_posts_of(tx, bo); });
    database().checkpoint();
    EXPECT_FALSE(holds(everything(), "Zebrafinches"));
    EXPECT_FALSE(holds(everything(), "zebrafinch")) << "nor among the words to search for";
}

}
}
