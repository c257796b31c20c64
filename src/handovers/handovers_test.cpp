#include "handovers/village_testing.hpp"

namespace plenty::handovers {
namespace {

using gifts::Side;
using std::chrono::days;
using std::chrono::hours;
using testing::IsEmpty;
using testing::SizeIs;
using vault::State;

class HandoversTest : public Village {};
PLENTY_ON_BOTH_ENGINES(HandoversTest);

constexpr db::Query<0> count_envelopes{
    {"test.count_envelopes", "SELECT count(*) FROM envelopes", "SELECT count(*) FROM envelopes"}};

TEST_P(HandoversTest, GoTheWholeWayAndAreGone) {
    const PostId bread = post(amina, Side::offer, 2);
    const MatchId match = *reply(bo, bread, 2, "I'd be glad of it");
    EXPECT_EQ(look(amina, match)->reply_words(), "I'd be glad of it");
    ASSERT_TRUE(answer(amina, match, Answer::yes, 1).ok());
    EXPECT_EQ(remaining(bread), 1);
    ASSERT_TRUE(propose(bo, match, "Bo's telephone").ok());
    ASSERT_TRUE(say(amina, match, "See you there").ok());
    EXPECT_EQ(look(amina, match)->meeting()->note.words, "At the library");
    ASSERT_TRUE(agree(amina, match, "Amina's telephone").ok());
    EXPECT_EQ(state(match), State::agreed);
    EXPECT_EQ(look(bo, match)->address, "12 CanaryPlace Lane");
    EXPECT_EQ(look(amina, match)->meeting()->note.contact, "Bo's telephone");
    EXPECT_EQ(look(bo, match)->notes.back().note.words, "Amina's telephone");

    ASSERT_TRUE(done(bo, match).ok());
    EXPECT_FALSE(is_live(match));
    EXPECT_FALSE(look(bo, match));
    EXPECT_FALSE(look(amina, match));
    EXPECT_FALSE(stored(bread).is_closed);
    sweep(database(), *vault, randomness);
    EXPECT_EQ(read([](db::Reader& reader) { return reader.load<std::int64_t>(count_envelopes); }), 0);
}

TEST_P(HandoversTest, HideContactsUntilBothHaveSaidYes) {
    const PostId bread = post(amina, Side::offer, 1);
    const MatchId match = *reply(bo, bread);
    ASSERT_TRUE(answer(amina, match, Answer::yes).ok());
    ASSERT_TRUE(propose(amina, match, "Ring 555").ok());
    for (const PersonId each : {amina, bo}) {
        EXPECT_EQ(look(each, match)->meeting()->note.contact, "");
        EXPECT_EQ(look(each, match)->address, "");
    }
    EXPECT_TRUE(agree(amina, match).ok()) << "saying yes twice changes nothing";
    EXPECT_EQ(state(match), State::proposed);
    ASSERT_TRUE(agree(bo, match).ok());
    EXPECT_EQ(look(bo, match)->meeting()->note.contact, "Ring 555");
    ASSERT_TRUE(propose(bo, match).ok());
    EXPECT_EQ(state(match), State::proposed) << "another time needs another yes";
    EXPECT_EQ(look(bo, match)->address, "");
}

TEST_P(HandoversTest, RefuseRepliesThatCannotBe) {
    const PostId bread = post(amina, Side::offer, 2);
    EXPECT_EQ(refusal(reply(amina, bread)), "handovers.own_post");
    EXPECT_EQ(refusal(reply(esi, bread)), "web.not_found");
    EXPECT_EQ(refusal(reply(bo, PostId(77))), "web.not_found");
    EXPECT_EQ(refusal(reply(bo, bread, 0)), "handovers.at_least_one");
    EXPECT_EQ(refusal(reply(bo, bread, 3)), "handovers.fewer_left");
    EXPECT_EQ(refusal(reply(bo, bread, 1, " ")), "text.empty");
    EXPECT_EQ(refusal(reply(bo, bread, 1, std::string(1001, 'a'))), "text.too_long");
    EXPECT_EQ(refusal(reply(bo, bread, 1, "\xff")), "text.not_text");
    EXPECT_THAT(vault->of_post(bread), IsEmpty());
    ASSERT_TRUE(reply(bo, bread).ok());
    EXPECT_EQ(refusal(reply(bo, bread)), "vault.already_replied");
    ASSERT_TRUE(write([&](db::Transaction& tx) { return gifts::pause_post(tx, amina, bread); }).ok());
    EXPECT_EQ(refusal(reply(chipo, bread)), "web.not_found");
}

TEST_P(HandoversTest, DoNotExistForAnybodyElse) {
    const PostId bread = post(amina, Side::offer, 3);
    const MatchId match = *reply(bo, bread);
    ASSERT_TRUE(reply(chipo, bread).ok());
    for (const PersonId each : {chipo, dora, esi, PersonId()}) {
        EXPECT_FALSE(look(each, match));
        EXPECT_EQ(refusal(answer(each, match, Answer::yes)), "web.not_found");
        EXPECT_EQ(refusal(propose(each, match)), "web.not_found");
        EXPECT_EQ(refusal(say(each, match, "hello")), "web.not_found");
        EXPECT_EQ(refusal(call_off(each, match)), "web.not_found");
        EXPECT_EQ(refusal(done(each, match)), "web.not_found");
        EXPECT_EQ(refusal(heard(each, match)), "web.not_found");
        EXPECT_EQ(refusal(write([&](db::Transaction& tx) {
                      return agree_to_meeting(tx, *vault, randomness, each, match, 0);
                  })),
                  "web.not_found");
        EXPECT_EQ(refusal(write([&](db::Transaction& tx) {
                      return let_need_decide(tx, *vault, randomness, each, bread);
                  })),
                  "web.not_found");
        EXPECT_EQ(refusal(read([&](db::Reader& reader) {
                      return list_replies(reader, *vault, posting(), each, bread);
                  })),
                  "web.not_found");
    }
    EXPECT_EQ(refusal(answer(bo, match, Answer::yes)), "handovers.not_now")
        << "nobody answers their own reply";
    EXPECT_THAT(
        *read([&](db::Reader& reader) { return list_replies(reader, *vault, posting(), amina, bread); }),
        SizeIs(2));
    EXPECT_THAT(read([&](db::Reader& reader) { return list_mine(reader, *vault, posting(), chipo); }),
                SizeIs(1));
    EXPECT_THAT(read([&](db::Reader& reader) { return list_mine(reader, *vault, posting(), dora); }),
                IsEmpty());
}

TEST_P(HandoversTest, DoNotPromiseMoreThanThereIs) {
    const PostId bread = post(amina, Side::offer, 2);
    const MatchId first = *reply(bo, bread, 2);
    const MatchId second = *reply(chipo, bread, 2);
    EXPECT_EQ(refusal(answer(amina, first, Answer::yes, 3)), "handovers.fewer_left");
    EXPECT_EQ(refusal(answer(amina, first, Answer::yes, 0)), "handovers.at_least_one");
    ASSERT_TRUE(answer(amina, first, Answer::yes, 1).ok());
    EXPECT_EQ(refusal(answer(amina, second, Answer::yes, 2)), "handovers.fewer_left");
    EXPECT_EQ(state(second), State::replied);
    ASSERT_TRUE(answer(amina, second, Answer::yes, 1).ok());
    EXPECT_EQ(refusal(answer(amina, second, Answer::not_this_time)), "handovers.not_now");
    EXPECT_EQ(remaining(bread), 0);
}

TEST_P(HandoversTest, GiveUnitsBackWhenCalledOffAndTellTheOther) {
    const PostId bread = post(amina, Side::offer, 1);
    const MatchId match = agreed_match(bread);
    EXPECT_EQ(remaining(bread), 0);
    ASSERT_TRUE(call_off(bo, match).ok());
    EXPECT_EQ(remaining(bread), 1);
    EXPECT_EQ(state(match), State::not_this_time);
    EXPECT_THAT(look(amina, match)->notes, SizeIs(1)) << "only the reply is left of what they wrote";
    ASSERT_TRUE(heard(amina, match).ok());
    EXPECT_FALSE(is_live(match));
    EXPECT_TRUE(reply(bo, bread).ok());
}

TEST_P(HandoversTest, CloseThePostWithItsLastUnitAndAnswerWhoeverWaits) {
    const PostId bread = post(amina, Side::offer, 1);
    const MatchId waiting = *reply(chipo, bread);
    const MatchId match = agreed_match(bread);
    ASSERT_TRUE(done(amina, match).ok());
    EXPECT_TRUE(stored(bread).is_closed);
    ASSERT_TRUE(write([&](db::Transaction& tx) -> Outcome {
                    answer_waiting(tx, *vault, bread);
                    return Done{};
                }).ok());
    EXPECT_EQ(state(waiting), State::not_this_time);
    ASSERT_TRUE(heard(chipo, waiting).ok());
    EXPECT_FALSE(is_live(waiting));
}

TEST_P(HandoversTest, LetNeedDecide) {
    const PostId own_ask = post(chipo, Side::ask, 1);
    clock.advance(days(3));
    const PostId bread = post(amina, Side::offer, 3);
    const MatchId first = *reply(bo, bread, 2);
    const MatchId longer_waiting = *reply(chipo, bread, 2);
    const MatchId late = *reply(dora, bread, 3);
    const auto shares =
        write([&](db::Transaction& tx) { return let_need_decide(tx, *vault, randomness, amina, bread); });
    ASSERT_TRUE(shares.ok());
    EXPECT_EQ(shares->front(), (Share{longer_waiting, Quantity(2)}));
    EXPECT_EQ(remaining(bread), 0);
    for (const auto& [person, match] : {std::pair(bo, first), std::pair(dora, late)}) {
        const std::string seed = look(person, match)->notes.back().note.words;
        EXPECT_EQ(seed, look(chipo, longer_waiting)->notes.back().note.words);
        EXPECT_NE(state(match), State::replied) << "everybody hears back";
    }
    EXPECT_NE(own_ask, bread);
    EXPECT_EQ(refusal(write([&](db::Transaction& tx) {
                  return let_need_decide(tx, *vault, randomness, amina, bread);
              })),
              "handovers.nobody_waits");
}

TEST_P(HandoversTest, RefuseAYesToAMeetingThatWasChanged) {
    const MatchId match = *reply(bo, post(amina, Side::offer, 1));
    ASSERT_TRUE(answer(amina, match, Answer::yes).ok());
    EXPECT_EQ(refusal(agree(bo, match)), "handovers.not_now");
    ASSERT_TRUE(propose(amina, match).ok());
    const std::uint32_t seen = look(bo, match)->meeting()->number;
    ASSERT_TRUE(propose(amina, match).ok());
    EXPECT_EQ(refusal(write([&](db::Transaction& tx) {
                  return agree_to_meeting(tx, *vault, randomness, bo, match, seen);
              })),
              "handovers.proposed_anew");
    EXPECT_EQ(refusal(done(bo, match)), "handovers.not_now");
}

TEST_P(HandoversTest, RefuseMeetingsOutOfTime) {
    const MatchId match = *reply(bo, post(amina, Side::offer, 1));
    ASSERT_TRUE(answer(amina, match, Answer::yes).ok());
    for (const Instant at : {clock.now() - hours(1), clock.now() + days(400)}) {
        const auto proposing = write([&](db::Transaction& tx) {
            return propose_meeting(tx, *vault, randomness, bo, match, {"Here", at, ""});
        });
        EXPECT_EQ(refusal(proposing), "handovers.when_ahead");
    }
    EXPECT_EQ(refusal(say(bo, match, std::string(2001, 'a'))), "text.too_long");
}

TEST_P(HandoversTest, EndByThemselves) {
    const PostId bread = post(amina, Side::offer, 4);
    const MatchId unanswered = *reply(dora, bread);
    const MatchId unarranged = *reply(chipo, bread);
    ASSERT_TRUE(answer(amina, unarranged, Answer::yes).ok());
    const MatchId agreed = agreed_match(bread);
    EXPECT_EQ(remaining(bread), 2);
    clock.advance(hours(24 + 71));
    sweep(database(), *vault, randomness);
    EXPECT_TRUE(is_live(agreed));
    clock.advance(hours(2));
    sweep(database(), *vault, randomness);
    EXPECT_FALSE(is_live(agreed));
    clock.advance(days(14));
    sweep(database(), *vault, randomness);
    EXPECT_EQ(state(unarranged), State::not_this_time);
    EXPECT_EQ(remaining(bread), 3);
    ASSERT_TRUE(heard(amina, unarranged).ok());
    EXPECT_TRUE(is_live(unarranged)) << "the other one has not heard yet";
    clock.advance(days(15));
    sweep(database(), *vault, randomness);
    EXPECT_EQ(state(unanswered), State::not_this_time);
    clock.advance(days(15));
    sweep(database(), *vault, randomness);
    EXPECT_THAT(vault->of_post(bread), IsEmpty());
}

TEST_P(HandoversTest, LeaveTheVaultAsItWasWhenTheTransactionDoesNotStay) {
    const PostId bread = post(amina, Side::offer, 2);
    const MatchId match = *reply(bo, bread);
    EXPECT_THROW((void)write([&](db::Transaction& tx) -> Outcome {
                     TRY(reply_to_post(tx, *vault, randomness, chipo, bread, {Quantity(1), "Me too"}));
                     TRY(answer_reply(tx, *vault, amina, match, Answer::yes, Quantity(1)));
                     throw Fault("the disk is full");
                 }),
                 Fault);
    EXPECT_EQ(state(match), State::replied);
    EXPECT_THAT(vault->of_post(bread), SizeIs(1));
    EXPECT_EQ(remaining(bread), 2);
    (void)agreed_match(post(amina, Side::offer, 1));
    EXPECT_TRUE(reply(chipo, bread).ok());
}

TEST_P(HandoversTest, SurviveACrashBetweenVaultAndDatabase) {
    const PostId bread = post(amina, Side::offer, 2);
    ASSERT_TRUE(vault->add({bread, community, amina, bo, Quantity(1), clock.now() + days(30)}).ok());
    const MatchId again = *reply(bo, bread, 2, "Still glad of it");
    EXPECT_EQ(look(amina, again)->reply_words(), "Still glad of it");
    EXPECT_THAT(vault->of_post(bread), SizeIs(1));

    const auto match = *vault->find(again);
    vault::Terms ahead = match.terms;
    ahead.messages = 2; // its envelope was never committed
    ASSERT_TRUE(vault->change(again, match.generation, ahead).ok());
    ASSERT_TRUE(answer(amina, again, Answer::yes).ok());
    ASSERT_TRUE(say(bo, again, "Here I am").ok());
    sweep(database(), *vault, randomness);
    EXPECT_THAT(look(amina, again)->notes, SizeIs(2));
    EXPECT_EQ(look(amina, again)->notes.back().note.words, "Here I am");
}

TEST_P(HandoversTest, GoWithAPersonWhoLeaves) {
    const PostId bread = post(amina, Side::offer, 1);
    const MatchId match = agreed_match(bread);
    ASSERT_TRUE(write([&](db::Transaction& tx) -> Outcome {
                    forget_matches_of(tx, *vault, bo);
                    return Done{};
                }).ok());
    EXPECT_FALSE(is_live(match));
    EXPECT_EQ(remaining(bread), 1);
}

}
}
