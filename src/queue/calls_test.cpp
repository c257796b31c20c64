#include "queue/queue_testing.hpp"

namespace plenty::queue {
namespace {

using namespace std::chrono_literals;
using gifts::Side;
using handovers::refusal;
using testing::ElementsAre;
using testing::IsEmpty;

class CallingBack : public QueueTest {};
PLENTY_ON_BOTH_ENGINES(CallingBack);

TEST_P(CallingBack, HoldsNewIntakesWithHowToReachThem) {
    const PersonId rosa = intake();
    const auto rows = look_at(amina).rows;
    ASSERT_EQ(rows.size(), 1U) << "one row for the two of them: the intake and who sent it";
    EXPECT_EQ(rows.front().subject.sort, Sort::intake);
    EXPECT_EQ(rows.front().person, rosa);
    EXPECT_EQ(rows.front().name, "Rosa");
    EXPECT_EQ(rows.front().concern.cause, Cause::new_intake);
    EXPECT_EQ(rows.front().reach->contact, "07700 900123, mornings");
    EXPECT_TRUE(write([&](db::Transaction& tx) {
                    return take(tx, *sources, amina, community, rows.front().subject);
                }).ok());
    const IntakeId id(rows.front().subject.id);
    const gifts::Draft bread = draft(Side::ask, 3);
    ASSERT_TRUE(write([&](db::Transaction& tx) {
                    return neighbours::board_intake(tx, own_posting, amina, id, bread);
                }).ok());
    EXPECT_THAT(subjects(), IsEmpty()) << "whoever put it on the board looks after her";
    sweep(database(), *sources);
    EXPECT_EQ(stored_takings(), 0);
}

TEST_P(CallingBack, NotesCallsAndWhenToCallAgain) {
    const PersonId rosa = intake();
    const Instant first = clock.now();
    ASSERT_TRUE(calls_up(amina, rosa, {.outcome = CallOutcome::no_answer, .words = "Try her son"}).ok());
    EXPECT_THAT(causes(), ElementsAre(Cause::call_later));
    clock.advance(try_again_after);
    EXPECT_THAT(causes(), ElementsAre(Cause::call_due));
    looks_after(chipo);
    ASSERT_TRUE(calls_up(chipo, rosa, {.outcome = CallOutcome::reached, .words = "She needs bread"}).ok());
    EXPECT_THAT(causes(), ElementsAre(Cause::new_intake)) << "it still waits to be put on the board";
    const auto noted = *calls(amina, rosa);
    ASSERT_EQ(noted.size(), 2U);
    EXPECT_EQ(noted[0].words, "She needs bread");
    EXPECT_EQ(noted[0].caller, chipo);
    EXPECT_EQ(noted[0].outcome, CallOutcome::reached);
    EXPECT_EQ(noted[1].words, "Try her son");
    EXPECT_EQ(noted[1].caller, amina);
    EXPECT_EQ(noted[1].at, first);
}

TEST_P(CallingBack, HasThoseCalledWhoAskedForIt) {
    const PersonId sami = enter(amina);
    EXPECT_THAT(subjects(), IsEmpty()) << "somebody looks after him";
    ASSERT_TRUE(plans_call(amina, sami, clock.now() + 5h).ok());
    EXPECT_THAT(subjects(), IsEmpty());
    clock.advance(5h);
    EXPECT_THAT(causes(), ElementsAre(Cause::call_due));
    ASSERT_TRUE(calls_up(amina, sami, {.again_at = clock.now() + 2 * a_day}).ok());
    EXPECT_THAT(subjects(), IsEmpty());
    clock.advance(2 * a_day);
    EXPECT_THAT(causes(), ElementsAre(Cause::call_due));
    ASSERT_TRUE(calls_up(amina, sami, {}).ok());
    EXPECT_THAT(subjects(), IsEmpty());
}

TEST_P(CallingBack, RefusesCallsThatCannotBe) {
    const PersonId rosa = intake();
    EXPECT_EQ(refusal(calls_up(bo, rosa, {})), "web.not_found");
    EXPECT_EQ(refusal(calls_up(amina, bo, {})), "web.not_found") << "he has an account";
    EXPECT_EQ(refusal(calls_up(amina, rosa, {.again_at = clock.now()})), "queue.call_in_the_past");
    EXPECT_EQ(refusal(plans_call(amina, rosa, clock.now() + 31 * a_day)), "queue.call_too_far_ahead");
    EXPECT_EQ(refusal(calls_up(amina, rosa, {.words = std::string(longest_note + 1, 'a')})), "text.too_long");
    EXPECT_EQ(refusal(calls(bo, rosa)), "web.not_found");
    EXPECT_EQ(refusal(calls(amina, bo)), "web.not_found");
    EXPECT_EQ(stored_calls(), 0);
}

TEST_P(CallingBack, ForgetsCallsWithTheNeighbourAndAfterNinetyDays) {
    const PersonId rosa = intake();
    const PersonId sami = enter(amina);
    ASSERT_TRUE(calls_up(amina, rosa, {.outcome = CallOutcome::no_answer}).ok());
    ASSERT_TRUE(calls_up(amina, sami, {}).ok());
    ASSERT_TRUE(write([&](db::Transaction& tx) {
                    return neighbours::forget_neighbour(tx, *vault, amina, rosa);
                }).ok());
    EXPECT_EQ(stored_calls(), 1);
    EXPECT_THAT(subjects(), IsEmpty());
    clock.advance(calls_are_kept);
    EXPECT_THAT(*calls(amina, sami), IsEmpty());
    sweep(database(), *sources);
    EXPECT_EQ(stored_calls(), 0);
}

TEST_P(CallingBack, KeepsNoWordsOfACallInTheOpen) {
    const PersonId rosa = intake();
    ASSERT_TRUE(calls_up(amina, rosa, {.words = "CanaryNote"}).ok());
    static constexpr db::Query<0> list_notes{
        {"test.list_notes", "SELECT note_sealed FROM calls", "SELECT note_sealed FROM calls"}};
    for (const db::Bytes& note :
         read([](db::Reader& reader) { return reader.list<db::Bytes>(list_notes); })) {
        EXPECT_EQ(note.bytes.find("CanaryNote"), std::string::npos);
        EXPECT_EQ(note.bytes.find(amina.text()), std::string::npos) << "nobody counts who called";
    }
}

TEST_P(CallingBack, HoldsNeighboursWhomNobodyLooksAfter) {
    const PersonId sami = enter(amina);
    ASSERT_TRUE(write([&](db::Transaction& tx) { return give_all_back(tx, amina, community); }).ok());
    EXPECT_EQ(keeper(sami), std::nullopt) << "they go back with the rows";
    EXPECT_THAT(causes(), ElementsAre(Cause::on_their_own));
    const auto looks = [&](PersonId person) {
        return write([&](db::Transaction& tx) { return look_after_neighbour(tx, person, community, sami); });
    };
    EXPECT_EQ(refusal(looks(bo)), "web.not_found");
    ASSERT_TRUE(looks(amina).ok());
    EXPECT_EQ(keeper(sami), amina);
    EXPECT_THAT(subjects(), IsEmpty());
}

TEST_P(CallingBack, PassesNeighboursOnToWhoeverTakesOver) {
    const PersonId sami = enter(amina);
    ASSERT_TRUE(offers(amina, dora).ok());
    EXPECT_EQ(keeper(sami), amina);
    ASSERT_TRUE(accepts(dora, amina).ok());
    EXPECT_EQ(keeper(sami), dora);
}

}
}
