#include "queue/queue_testing.hpp"

namespace plenty::queue {
namespace {

using namespace std::chrono_literals;
using gifts::Side;
using handovers::refusal;
using testing::ElementsAre;
using testing::IsEmpty;

class TheQueue : public QueueTest {};
PLENTY_ON_BOTH_ENGINES(TheQueue);

TEST_P(TheQueue, IsThereForThoseAloneWhoLookAfterTheCommunity) {
    for (const PersonId other : {bo, esi})
        EXPECT_EQ(refusal(try_looking(other)), "web.not_found");
    EXPECT_TRUE(try_looking(amina).ok());
    looks_after(bo);
    EXPECT_TRUE(try_looking(bo).ok());
}

TEST_P(TheQueue, IsEverybodysWhileNobodyLooksAfterTheCommunity) {
    ASSERT_TRUE(write([&](db::Transaction& tx) {
                    return communities::hand_back_stewardship(tx, amina, community);
                }).ok());
    EXPECT_TRUE(try_looking(bo).ok());
    EXPECT_FALSE(try_looking(esi).ok());
}

TEST_P(TheQueue, ListsWhatNeedsSomebodyTheMostPressingFirst) {
    EXPECT_THAT(subjects(), IsEmpty());
    const PostId soon = ask(bo, gifts::Urgency::today);
    EXPECT_THAT(subjects(), ElementsAre(about(soon)));
    EXPECT_TRUE(is_needed(amina));
    EXPECT_FALSE(is_needed(bo)) << "they do not see it";

    const PostId bread = post(amina, Side::offer, 2);
    const MatchId chosen = *reply(bo, bread);
    ASSERT_TRUE(answer(amina, chosen, handovers::Answer::yes).ok());
    clock.advance(25h);
    const PostId ladder = post(amina, Side::offer, 1);
    (void)*reply(bo, ladder);
    clock.advance(49h);
    const PostId later = ask(chipo, gifts::Urgency::today);
    EXPECT_THAT(subjects(), ElementsAre(about(later), about(bread), about(ladder), about(soon)));
    EXPECT_THAT(causes(),
                ElementsAre(Cause::urgent, Cause::not_confirmed, Cause::choice_waits, Cause::unanswered));
}

TEST_P(TheQueue, LosesARowThatIsSettled) {
    const PostId walk = ask(bo, gifts::Urgency::today);
    const MatchId match = *reply(chipo, walk);
    EXPECT_THAT(subjects(), ElementsAre(about(walk)));
    ASSERT_TRUE(answer(bo, match, handovers::Answer::yes).ok());
    EXPECT_THAT(subjects(), IsEmpty());
    const PostId other = ask(bo, gifts::Urgency::today);
    ASSERT_TRUE(write([&](db::Transaction& tx) { return gifts::withdraw_post(tx, bo, other); }).ok());
    EXPECT_THAT(subjects(), IsEmpty());
}

TEST_P(TheQueue, ListsDraggingAsksUntilTheyAreConfirmed) {
    const PostId walk = ask(bo);
    (void)*reply(chipo, walk);
    clock.advance(22 * a_day);
    EXPECT_THAT(causes(), ElementsAre(Cause::choice_waits));
    const PostId other = ask(dora);
    ASSERT_TRUE(answer(bo, *handovers::find_own_reply(*vault, chipo, walk), handovers::Answer::yes).ok());
    EXPECT_THAT(causes(), ElementsAre(Cause::dragging));
    ASSERT_TRUE(write([&](db::Transaction& tx) { return gifts::confirm_post(tx, bo, walk); }).ok());
    EXPECT_THAT(causes(), IsEmpty());
    clock.advance(22 * a_day);
    EXPECT_EQ(subjects().back(), about(other));
}

TEST_P(TheQueue, ListsWhoWantsToJoin) {
    const communities::Charter asking{"Elm Street", "us", "", communities::JoinPolicy::ask};
    ASSERT_TRUE(write([&](db::Transaction& tx) {
                    return communities::change_charter(tx, amina, community, asking);
                }).ok());
    ASSERT_TRUE(write([&](db::Transaction& tx) {
                    return communities::apply(tx, esi, community, "I live at the corner");
                }).ok());
    const auto rows = look_at(amina).rows;
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows.front().subject, subject_of(Sort::applicant, esi));
    EXPECT_EQ(rows.front().words, "I live at the corner");
    EXPECT_TRUE(write([&](db::Transaction& tx) {
                    return take(tx, *sources, amina, community, rows.front().subject);
                }).ok());
}

TEST_P(TheQueue, TellsTheOthersWhoHasARow) {
    const PostId walk = ask(bo, gifts::Urgency::today);
    looks_after(chipo);
    ASSERT_TRUE(takes(amina, walk).ok());
    EXPECT_TRUE(takes(amina, walk).ok()) << "once more makes no difference";
    EXPECT_EQ(refusal(takes(chipo, walk)), "queue.taken_already");
    steward = chipo;
    EXPECT_EQ(holder(), amina);
    EXPECT_FALSE(is_needed(chipo));
    EXPECT_TRUE(gives_back(chipo, walk).ok());
    EXPECT_EQ(holder(), amina) << "nobody gives back what another has";
    EXPECT_TRUE(gives_back(amina, walk).ok());
    EXPECT_EQ(holder(), PersonId());
    EXPECT_TRUE(takes(chipo, walk).ok());
    EXPECT_EQ(refusal(takes(bo, walk)), "web.not_found");
    EXPECT_EQ(refusal(takes(esi, walk)), "web.not_found");
}

TEST_P(TheQueue, LetsNobodyTakeWhatIsNotInIt) {
    EXPECT_EQ(refusal(takes(amina, ask(bo))), "queue.settled_already");
    EXPECT_EQ(refusal(takes(amina, PostId(77))), "queue.settled_already");
}

TEST_P(TheQueue, FreesARowThatSomebodyForgot) {
    const PostId walk = ask(bo);
    clock.advance(4 * a_day);
    looks_after(chipo);
    ASSERT_TRUE(takes(chipo, walk).ok());
    clock.advance(taking_lasts);
    steward = amina;
    EXPECT_EQ(holder(), PersonId());
    EXPECT_TRUE(takes(amina, walk).ok());
    EXPECT_EQ(holder(), amina);
}

TEST_P(TheQueue, FreesTheRowsOfWhoeverLooksAfterItNoMore) {
    const PostId walk = ask(bo, gifts::Urgency::today);
    looks_after(chipo);
    ASSERT_TRUE(takes(chipo, walk).ok());
    ASSERT_TRUE(write([&](db::Transaction& tx) {
                    return communities::hand_back_stewardship(tx, chipo, community);
                }).ok());
    steward = amina;
    EXPECT_EQ(holder(), PersonId());
    ASSERT_TRUE(takes(amina, walk).ok());
    looks_after(dora);
    ASSERT_TRUE(
        write([&](db::Transaction& tx) { return communities::leave_community(tx, amina, community); }).ok());
    steward = dora;
    EXPECT_EQ(holder(), PersonId());
    EXPECT_EQ(stored_takings(), 0);
}

TEST_P(TheQueue, AsksThePosterAndLeavesThemTimeToAnswer) {
    const PostId walk = ask(bo);
    clock.advance(4 * a_day);
    ASSERT_TRUE(asks_poster(amina, walk).ok());
    EXPECT_EQ(refusal(asks_poster(amina, walk)), "queue.asked_already");
    EXPECT_THAT(subjects(), IsEmpty());
    ASSERT_EQ(doubts(bo).size(), 1U);
    EXPECT_EQ(doubts(bo).front().post, walk);
    EXPECT_THAT(doubts(chipo), IsEmpty());

    clock.advance(quiet_after_asking);
    ASSERT_EQ(look_at(amina).rows.size(), 1U);
    EXPECT_EQ(look_at(amina).rows.front().asked_at, clock.now() - quiet_after_asking);
    ASSERT_TRUE(write([&](db::Transaction& tx) { return gifts::confirm_post(tx, bo, walk); }).ok());
    EXPECT_THAT(doubts(bo), IsEmpty());
    EXPECT_THAT(causes(), ElementsAre(Cause::unanswered)) << "it is needed, and nobody has replied";
    EXPECT_FALSE(look_at(amina).rows.front().asked_at);
}

TEST_P(TheQueue, AsksOnlyAboutPostsOfItsCommunity) {
    const PostId walk = ask(bo);
    EXPECT_EQ(refusal(asks_poster(chipo, walk)), "web.not_found");
    EXPECT_EQ(refusal(asks_poster(amina, PostId(77))), "queue.settled_already");
}

TEST_P(TheQueue, TakesEverythingBackAtOnce) {
    const PostId walk = ask(bo, gifts::Urgency::today);
    ASSERT_TRUE(takes(amina, walk).ok());
    ASSERT_TRUE(write([&](db::Transaction& tx) { return give_all_back(tx, amina, community); }).ok());
    steward = amina;
    EXPECT_EQ(holder(), PersonId());
}

TEST_P(TheQueue, PassesEverythingOnToWhoeverAgrees) {
    const PostId walk = ask(bo, gifts::Urgency::today);
    ASSERT_TRUE(takes(amina, walk).ok());
    ASSERT_TRUE(offers(amina, dora).ok());
    steward = amina;
    EXPECT_EQ(holder(), amina) << "until they have agreed";
    EXPECT_EQ(look_at(amina).rows.front().holder->offered_to,
              look_at(amina).takeovers.front().successor_name);
    const auto offered = read([&](db::Reader& reader) { return list_takeovers_offered(reader, dora); });
    ASSERT_EQ(offered.size(), 1U);
    EXPECT_EQ(offered.front().holder, amina);

    EXPECT_EQ(refusal(accepts(chipo, amina)), "web.not_found") << "it was not offered to them";
    ASSERT_TRUE(accepts(dora, amina).ok());
    EXPECT_TRUE(try_looking(dora).ok()) << "they look after the community now";
    EXPECT_EQ(holder(), dora);
    EXPECT_THAT(look_at(amina).takeovers, IsEmpty());
    EXPECT_EQ(refusal(accepts(dora, amina)), "web.not_found");
}

TEST_P(TheQueue, KeepsWhatNobodyWantedToTakeOver) {
    const PostId walk = ask(bo, gifts::Urgency::today);
    ASSERT_TRUE(takes(amina, walk).ok());
    ASSERT_TRUE(offers(amina, dora).ok());
    ASSERT_TRUE(
        write([&](db::Transaction& tx) { return decline_takeover(tx, dora, community, amina); }).ok());
    steward = amina;
    EXPECT_EQ(holder(), amina);
    EXPECT_FALSE(try_looking(dora).ok());
    ASSERT_TRUE(offers(amina, dora).ok());
    ASSERT_TRUE(offers(amina, chipo).ok()) << "somebody else instead";
    ASSERT_TRUE(write([&](db::Transaction& tx) { return withdraw_takeover(tx, amina, community); }).ok());
    EXPECT_EQ(refusal(accepts(chipo, amina)), "web.not_found");
    EXPECT_EQ(holder(), amina);
    EXPECT_EQ(refusal(offers(amina, amina)), "queue.whom");
    EXPECT_EQ(refusal(offers(amina, esi)), "queue.whom");
    EXPECT_EQ(refusal(offers(bo, chipo)), "web.not_found");
}

TEST_P(TheQueue, LetsSomebodyRestAndNobodyWaitForThem) {
    const PostId walk = ask(bo, gifts::Urgency::today);
    looks_after(chipo);
    ASSERT_TRUE(takes(amina, walk).ok());
    ASSERT_TRUE(rests(amina, clock.now() + 3 * a_day).ok());
    steward = chipo;
    EXPECT_EQ(holder(), PersonId());
    ASSERT_EQ(look_at(chipo).resting.size(), 1U);
    EXPECT_EQ(look_at(chipo).resting.front().person, amina);
    EXPECT_EQ(refusal(takes(amina, walk)), "queue.you_rest");
    EXPECT_EQ(refusal(offers(chipo, amina)), "queue.they_rest");
    EXPECT_TRUE(takes(chipo, walk).ok()) << "the network runs";
    clock.advance(3 * a_day);
    EXPECT_THAT(look_at(chipo).resting, IsEmpty()) << "it ends by itself";
    ASSERT_TRUE(rests(amina, clock.now() + a_day).ok());
    ASSERT_TRUE(write([&](db::Transaction& tx) { return end_rest(tx, amina, community); }).ok());
    EXPECT_THAT(look_at(chipo).resting, IsEmpty());
}

TEST_P(TheQueue, RefusesRestsThatMakeNoSense) {
    EXPECT_EQ(refusal(rests(amina, clock.now())), "queue.rest_in_the_past");
    EXPECT_EQ(refusal(rests(amina, clock.now() + 367 * a_day)), "queue.rest_too_long");
    EXPECT_EQ(refusal(rests(bo, clock.now() + a_day)), "web.not_found");
}

TEST_P(TheQueue, TellsWhenAllWhoLookAfterItRest) {
    const auto everybody_rests = [&] {
        return read([&](db::Reader& reader) { return is_everybody_resting(reader, community); });
    };
    looks_after(chipo);
    ASSERT_TRUE(rests(amina, clock.now() + 3 * a_day).ok());
    EXPECT_FALSE(everybody_rests());
    ASSERT_TRUE(rests(chipo, clock.now() + 2 * a_day).ok());
    EXPECT_TRUE(everybody_rests());
    const PostId walk = ask(bo, gifts::Urgency::today);
    looks_after(dora);
    EXPECT_FALSE(everybody_rests());
    EXPECT_TRUE(takes(dora, walk).ok()) << "any member can step in and sees everything at once";
}

TEST_P(TheQueue, ForgetsWhoHadWhatIsSettled) {
    const PostId walk = ask(bo, gifts::Urgency::today);
    const PostId other = ask(bo, gifts::Urgency::today);
    ASSERT_TRUE(takes(amina, walk).ok());
    ASSERT_TRUE(takes(amina, other).ok());
    ASSERT_TRUE(asks_poster(amina, other).ok());
    ASSERT_TRUE(offers(amina, dora).ok());
    ASSERT_TRUE(write([&](db::Transaction& tx) { return gifts::withdraw_post(tx, bo, walk); }).ok());
    EXPECT_EQ(stored_takings(), 2);
    sweep(database(), *sources);
    EXPECT_EQ(stored_takings(), 1);
    EXPECT_EQ(look_at(amina).rows.size(), 1U);
    clock.advance(15 * a_day);
    sweep(database(), *sources);
    EXPECT_EQ(stored_takings(), 0);
    EXPECT_THAT(look_at(amina).takeovers, IsEmpty());
    EXPECT_THAT(doubts(bo), IsEmpty());
}

TEST_P(TheQueue, ShowsNoMoreThanOnePersonCanTakeIn) {
    std::vector<PostId> posts;
    for (int count = 0; count < most_rows + 3; ++count) {
        posts.push_back(ask(bo, gifts::Urgency::today));
        clock.advance(1s);
    }
    ASSERT_TRUE(takes(amina, posts.back()).ok());
    const View view = look_at(amina);
    EXPECT_TRUE(view.is_cut);
    EXPECT_EQ(view.rows.size(), most_rows + 1U) << "what somebody has is always there";
    EXPECT_EQ(view.rows.front().subject, about(posts.front()));
    EXPECT_EQ(view.rows.back().subject, about(posts.back()));
}

}
}
