#include "neighbours/neighbours_testing.hpp"
#include "platform/web/sessions.hpp"

#include <gmock/gmock.h>

namespace plenty::neighbours {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using namespace std::chrono_literals;

class Intakes : public NeighboursTest {
protected:
    std::vector<OwnIntake> own(PersonId neighbour) {
        return read([&](db::Reader& reader) { return list_own_intakes(reader, neighbour); });
    }
    int forget_the_gone() { return forget_gone_neighbours(database(), *vault); }
};
PLENTY_ON_BOTH_ENGINES(Intakes);

TEST_P(Intakes, WaitForAMemberAndAreNotOnTheBoard) {
    const Received received = receive(rosas_intake());
    EXPECT_EQ(by_link(received.key.link).value(), received.neighbour);
    const auto all = waiting(amina);
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all.front().name, "Rosa");
    EXPECT_EQ(all.front().words, "Bread for three, please");
    EXPECT_EQ(all.front().side, gifts::Side::ask);
    EXPECT_EQ(all.front().area, mill_lane);
    EXPECT_FALSE(all.front().keeper);
    EXPECT_THAT(waiting(bo), IsEmpty()) << "others see those of their own neighbours";
    EXPECT_FALSE(read([&](db::Reader& reader) { return find_intake(reader, bo, all.front().id); }).ok());
    EXPECT_EQ(outcome_of(read([&](db::Reader& reader) { return list_intakes(reader, chipo, elm_street); })),
              "communities.not_found");
    EXPECT_EQ(look_at(amina, received.neighbour)->consent, Consent::themselves);
    const gifts::BoardPage board = read([&](db::Reader& reader) {
        return gifts::look_at_board(reader, {.community = elm_street, .as_member = true});
    });
    EXPECT_THAT(board.cards, IsEmpty());
}

TEST_P(Intakes, AreRefusedWithTheFieldToMend) {
    const auto field = [&](auto change) {
        NewIntake typed = rosas_intake();
        change(typed);
        return refused_field(write([&](db::Transaction& tx) {
            return receive_intake(tx, sealing(), elm_street, typed, locale::Language(), draw_key(randomness));
        }));
    };
    EXPECT_EQ(field([](NewIntake& typed) { typed.words = ""; }), "words");
    EXPECT_EQ(field([](NewIntake& typed) { typed.words = std::string(1001, 'x'); }), "words");
    EXPECT_EQ(field([](NewIntake& typed) { typed.contact = ""; }), "contact");
    EXPECT_EQ(field([](NewIntake& typed) { typed.name = "\u202e"; }), "name");
    EXPECT_EQ(field([this](NewIntake& typed) { typed.area = pier; }), "area");
    EXPECT_THAT(waiting(amina), IsEmpty()) << "nothing is half done";
}

TEST_P(Intakes, BecomeAPostOfTheNeighbour) {
    const Received received = receive(rosas_intake());
    const IntakeId intake = waiting(amina).front().id;
    EXPECT_EQ(outcome_of(board(bo, intake)), "neighbours.intake_gone");
    const PostId post = board(amina, intake).value();
    EXPECT_EQ(read([&](db::Reader& reader) { return gifts::find_visible_post(reader, bo, post); })->author,
              received.neighbour);
    EXPECT_THAT(waiting(amina), IsEmpty());
    EXPECT_THAT(own(received.neighbour), IsEmpty());
    EXPECT_EQ(look_at(amina, received.neighbour)->keeper, amina) << "somebody must ring them";
    EXPECT_EQ(outcome_of(board(amina, intake)), "neighbours.intake_gone") << "once";
}

TEST_P(Intakes, AreAnsweredWithWords) {
    const Received received = receive(rosas_intake());
    const IntakeId intake = waiting(amina).front().id;
    const auto answer = [&](PersonId viewer, const char* words) {
        return outcome([&](auto& tx) { return answer_intake(tx, viewer, intake, words); });
    };
    EXPECT_EQ(answer(bo, "No"), "neighbours.intake_gone");
    EXPECT_EQ(answer(amina, " "), "text.empty");
    EXPECT_EQ(answer(amina, "The bakery gives it away at six."), "done");
    EXPECT_EQ(answer(amina, "Twice"), "neighbours.intake_gone");
    EXPECT_THAT(waiting(amina), IsEmpty());
    EXPECT_EQ(own(received.neighbour).front().answer, "The bakery gives it away at six.");
    EXPECT_EQ(outcome([&](auto& tx) { return put_intake_away(tx, bo, intake); }), "neighbours.intake_gone");
    EXPECT_EQ(outcome([&](auto& tx) { return put_intake_away(tx, received.neighbour, intake); }), "done");
    EXPECT_THAT(own(received.neighbour), IsEmpty());
}

TEST_P(Intakes, ComeFromWhoeverIsHereAlready) {
    const PersonId neighbour = enter(bo, rosa()).value();
    const auto add = [&](PersonId person) {
        return outcome(
            [&](auto& tx) { return add_intake(tx, randomness, person, gifts::Side::offer, "Apples"); });
    };
    EXPECT_EQ(add(bo), "neighbours.not_found");
    for (int i = 0; i < most_intakes; ++i)
        EXPECT_EQ(add(neighbour), "done");
    EXPECT_EQ(add(neighbour), "neighbours.much_waits");
    EXPECT_THAT(waiting(bo), SizeIs(most_intakes)) << "he looks after them";
    EXPECT_TRUE(board(bo, waiting(bo).front().id).ok());
}

TEST_P(Intakes, AreGivenToWhoeverSentThemWhenTheyAreKnown) {
    const PersonId known = enter(bo, rosa()).value();
    const Key old = key_for(bo, known).value();
    const std::string earlier = open(known);
    const Received received = receive(rosas_intake());
    const IntakeId intake = waiting(amina).front().id;
    const auto recognised = [&](PersonId viewer, PersonId as) {
        return outcome([&](auto& tx) { return recognise(tx, *vault, viewer, intake, as); });
    };
    EXPECT_EQ(recognised(bo, known), "neighbours.intake_gone");
    EXPECT_EQ(recognised(amina, received.neighbour), "neighbours.who_is_it") << "not with themselves";
    EXPECT_EQ(recognised(amina, known), "done");
    EXPECT_EQ(waiting(amina).front().neighbour, known);
    EXPECT_EQ(by_link(received.key.link).value(), known) << "they hold this one in their hand";
    EXPECT_EQ(by_code("Rosa", received.key.code).value(), known);
    EXPECT_FALSE(by_link(old.link).ok());
    EXPECT_FALSE(session(earlier));
    EXPECT_FALSE(read([&](db::Reader& reader) { return find_home(reader, received.neighbour); }));
}

TEST_P(Intakes, StayApartOnceTheyHavePosts) {
    const PersonId known = enter(bo, rosa()).value();
    const Received received = receive(rosas_intake());
    ASSERT_TRUE(board(amina, waiting(amina).front().id).ok());
    ASSERT_EQ(outcome([&](auto& tx) {
                  return add_intake(tx, randomness, received.neighbour, gifts::Side::ask, "Soup");
              }),
              "done");
    const IntakeId second = waiting(amina).front().id;
    EXPECT_EQ(outcome([&](auto& tx) { return recognise(tx, *vault, amina, second, known); }),
              "neighbours.posts_already");
}

TEST_P(Intakes, OfOneselfAreSeenWithWhatIsKept) {
    const Received received = receive(rosas_intake());
    const auto kept =
        read([&](db::Reader& reader) { return find_oneself(reader, sealing(), received.neighbour); });
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->contact, "0 7700 90 01 23");
    EXPECT_FALSE(read([&](db::Reader& reader) { return find_oneself(reader, sealing(), bo); }));
}

TEST_P(Intakes, AreForgottenWithTheirSender) {
    const Received received = receive(rosas_intake());
    const PostId post = board(amina, waiting(amina).front().id).value();
    const std::string theirs = open(received.neighbour);
    EXPECT_EQ(outcome([&](auto& tx) { return forget_oneself(tx, *vault, bo); }), "neighbours.not_found");
    ASSERT_EQ(outcome([&](auto& tx) { return forget_oneself(tx, *vault, received.neighbour); }), "done");
    EXPECT_FALSE(session(theirs));
    EXPECT_FALSE(
        read([&](db::Reader& reader) { return gifts::find_visible_post(reader, amina, post); }).ok());
    EXPECT_EQ(outcome_of(look_at(amina, received.neighbour)), "neighbours.not_found");
}

TEST_P(Intakes, AreNotForgottenBeforeEverythingIsOver) {
    const Received received = receive(rosas_intake());
    const auto there = [&] { return look_at(amina, received.neighbour).ok(); };
    clock.advance(key_life + 24h);
    EXPECT_EQ(forget_the_gone(), 0) << "something waits";
    const PostId post = board(amina, waiting(amina).front().id).value();
    EXPECT_EQ(forget_the_gone(), 0) << "something is on the board";
    ASSERT_EQ(outcome([&](auto& tx) { return gifts::withdraw_post(tx, received.neighbour, post); }), "done");
    clock.advance(8 * 24h);
    change([&](db::Transaction& tx) { gifts::forget_closed_posts(tx, 10); });
    ASSERT_TRUE(key_for(amina, received.neighbour).ok());
    EXPECT_EQ(forget_the_gone(), 0) << "there is a key";
    const gifts::Draft others = bread();
    const PostId aminas = write([&](db::Transaction& tx) {
                              return gifts::post_gift(tx, posting(), amina, elm_street, others);
                          }).value();
    const auto reply = vault->add({.post = aminas,
                                   .community = elm_street,
                                   .poster = amina,
                                   .replier = received.neighbour,
                                   .wanted = Quantity(1),
                                   .deadline = clock.now() + 24h});
    clock.advance(key_life + 24h);
    EXPECT_EQ(forget_the_gone(), 0) << "a hand-over is on its way";
    ASSERT_TRUE(vault->close(reply->id).ok());
    EXPECT_EQ(forget_the_gone(), 1);
    EXPECT_FALSE(there());
}

TEST_P(Intakes, LeaveWhoeverWasJustEnteredForAMonth) {
    const PersonId neighbour = enter(bo, rosa()).value();
    clock.advance(30 * 24h);
    EXPECT_EQ(forget_the_gone(), 0);
    clock.advance(48h);
    EXPECT_EQ(forget_the_gone(), 1);
    EXPECT_EQ(outcome_of(look_at(amina, neighbour)), "neighbours.not_found");
}

}
}
