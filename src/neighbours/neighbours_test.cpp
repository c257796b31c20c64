#include "neighbours/neighbours_testing.hpp"
#include "people/people.hpp"

#include <gmock/gmock.h>

namespace plenty::neighbours {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using namespace std::chrono_literals;

class Neighbours : public NeighboursTest {};
PLENTY_ON_BOTH_ENGINES(Neighbours);

TEST_P(Neighbours, AreWrittenDownByAMemberWhoThenLooksAfterThem) {
    const PersonId neighbour = enter(bo, rosa()).value();
    const auto seen = look_at(bo, neighbour);
    ASSERT_TRUE(seen.ok());
    EXPECT_EQ(seen->name, "Rosa by the mill");
    EXPECT_EQ(seen->contact, rosas_phone);
    EXPECT_EQ(seen->languages, "Spanish");
    EXPECT_EQ(seen->consent, Consent::spoken);
    EXPECT_EQ(seen->consented_on, std::chrono::floor<std::chrono::days>(clock.now()));
    EXPECT_EQ(seen->keeper, bo);
    EXPECT_FALSE(seen->key_until);
    EXPECT_EQ(read([&](db::Reader& reader) { return find_home(reader, neighbour); }), elm_street);
    EXPECT_FALSE(read([&](db::Reader& reader) { return find_home(reader, bo); }));
}

TEST_P(Neighbours, AreNotWrittenDownWithoutTheirConsent) {
    NewNeighbour silent = rosa();
    silent.consent = {};
    EXPECT_EQ(outcome_of(enter(bo, silent)), "neighbours.consent_first");
    EXPECT_EQ(refused_field(enter(bo, silent)), "consent");
    silent.consent = Consent::themselves;
    EXPECT_EQ(outcome_of(enter(bo, silent)), "neighbours.consent_first") << "that is for them to say";
    EXPECT_EQ(outcome_of(enter(chipo, rosa())), "communities.not_found");
}

TEST_P(Neighbours, AreRefusedWithTheFieldToMend) {
    const auto field = [&](auto change) {
        NewNeighbour typed = rosa();
        change(typed);
        return refused_field(enter(bo, typed));
    };
    EXPECT_EQ(field([](NewNeighbour& typed) { typed.name = "\u200b"; }), "name");
    EXPECT_EQ(field([](NewNeighbour& typed) { typed.contact = " "; }), "contact");
    EXPECT_EQ(field([](NewNeighbour& typed) { typed.contact = std::string(201, 'x'); }), "contact");
    EXPECT_EQ(field([](NewNeighbour& typed) { typed.languages = std::string(121, 'x'); }), "languages");
    EXPECT_EQ(field([this](NewNeighbour& typed) { typed.area = pier; }), "area");
}

TEST_P(Neighbours, ExistForWhoeverLooksAfterThemAndForNobodyElse) {
    const PersonId dora = newcomer("Dora");
    ASSERT_EQ(outcome([&](auto& tx) { return communities::join_community(tx, dora, elm_street); }), "done");
    const PersonId neighbour = enter(bo, rosa()).value();
    EXPECT_TRUE(look_at(bo, neighbour).ok());
    EXPECT_TRUE(look_at(amina, neighbour).ok()) << "she looks after the community";
    for (const PersonId other : {dora, chipo, neighbour})
        EXPECT_EQ(outcome_of(look_at(other, neighbour)), "neighbours.not_found");
    const auto listed_for = [&](PersonId viewer) {
        return read(
            [&](db::Reader& reader) { return list_neighbours(reader, sealing(), viewer, elm_street); });
    };
    EXPECT_THAT(*listed_for(bo), SizeIs(1));
    EXPECT_THAT(*listed_for(amina), SizeIs(1));
    EXPECT_THAT(*listed_for(dora), IsEmpty());
    EXPECT_EQ(outcome_of(listed_for(chipo)), "communities.not_found");
    EXPECT_EQ(outcome([&](auto& tx) { return forget_neighbour(tx, *vault, dora, neighbour); }),
              "neighbours.not_found");
    EXPECT_EQ(outcome_of(key_for(dora, neighbour)), "neighbours.not_found");
    EXPECT_EQ(outcome([&](auto& tx) { return revoke_key(tx, dora, neighbour); }), "neighbours.not_found");
    EXPECT_EQ(outcome([&](auto& tx) { return look_after(tx, dora, neighbour); }), "neighbours.not_found");
    EXPECT_EQ(outcome([&](auto& tx) { return change_neighbour(tx, sealing(), dora, neighbour, rosa()); }),
              "neighbours.not_found");
    EXPECT_EQ(outcome_of(write([&](db::Transaction& tx) {
                  return post_for_neighbour(tx, posting(), dora, neighbour, bread());
              })),
              "neighbours.not_found");
}

TEST_P(Neighbours, AreNotWrittenDownTwice) {
    const PersonId first = enter(bo, rosa()).value();
    NewNeighbour again = rosa();
    again.name = "Rosie";
    again.contact = "+44 7700 900 123";
    EXPECT_EQ(outcome_of(enter(amina, again)), "neighbours.known_already");
    EXPECT_EQ(refused_field(enter(amina, again)), "contact");
    const auto alike = [&](PersonId viewer) {
        return *read([&](db::Reader& reader) {
            return list_with_same_phone(reader, sealing(), viewer, elm_street, again.contact);
        });
    };
    EXPECT_EQ(alike(amina).at(0).person, first);
    EXPECT_THAT(alike(bo), SizeIs(1));
    again.is_somebody_else = true;
    EXPECT_TRUE(enter(amina, again).ok()) << "two may share a telephone";
    EXPECT_THAT(alike(bo), SizeIs(1)) << "of the other one he is told nothing";
    again.contact = "Knock at the blue door";
    EXPECT_THAT(alike(amina), IsEmpty());
}

TEST_P(Neighbours, AreChangedButNotTheirConsent) {
    const PersonId neighbour = enter(bo, rosa()).value();
    NewNeighbour moved = rosa();
    moved.name = "Rosa";
    moved.contact = "Knock at the blue door";
    moved.area = old_school;
    moved.consent = Consent::written;
    ASSERT_EQ(outcome([&](auto& tx) { return change_neighbour(tx, sealing(), amina, neighbour, moved); }),
              "done");
    const auto seen = look_at(bo, neighbour);
    EXPECT_EQ(seen->name, "Rosa");
    EXPECT_EQ(seen->contact, "Knock at the blue door");
    EXPECT_EQ(seen->area, old_school);
    EXPECT_EQ(seen->consent, Consent::spoken);
    EXPECT_TRUE(enter(bo, rosa()).ok()) << "the old number is nobody's";
}

TEST_P(Neighbours, AskThroughTheMemberAndOwnThePost) {
    const PersonId neighbour = enter(bo, rosa()).value();
    const PostId post = write([&](db::Transaction& tx) {
                            return post_for_neighbour(tx, posting(), bo, neighbour, bread());
                        }).value();
    const auto as = [&](PersonId viewer) {
        return read([&](db::Reader& reader) { return gifts::find_visible_post(reader, viewer, post); });
    };
    EXPECT_EQ(as(amina)->author, neighbour);
    EXPECT_TRUE(as(amina)->is_necessity);
    EXPECT_FALSE(as(chipo).ok());
    gifts::Draft more = bread();
    more.quantity = Quantity(2);
    EXPECT_EQ(outcome([&](auto& tx) { return gifts::edit_post(tx, posting(), neighbour, post, more, 1); }),
              "done");
    EXPECT_EQ(outcome([&](auto& tx) { return gifts::edit_post(tx, posting(), bo, post, more, 2); }),
              "gifts.not_your_post");
    EXPECT_EQ(outcome([&](auto& tx) { return gifts::withdraw_post(tx, neighbour, post); }), "done");
    EXPECT_EQ(outcome_of(write([&](db::Transaction& tx) {
                  return gifts::post_gift(tx, posting(), neighbour, elm_street, bread());
              })),
              "communities.not_found")
        << "by themselves they put nothing on the board";
}

TEST_P(Neighbours, AreHandedFromMemberToMember) {
    const PersonId neighbour = enter(bo, rosa()).value();
    const auto keeper = [&] { return look_at(amina, neighbour)->keeper; };
    EXPECT_EQ(outcome([&](auto& tx) { return hand_on(tx, bo, neighbour, chipo); }), "neighbours.no_member");
    EXPECT_EQ(outcome([&](auto& tx) { return hand_on(tx, bo, neighbour, amina); }), "done");
    EXPECT_EQ(keeper(), amina);
    EXPECT_EQ(outcome_of(look_at(bo, neighbour)), "neighbours.not_found");
    EXPECT_EQ(outcome([&](auto& tx) { return let_go(tx, amina, neighbour); }), "done");
    EXPECT_EQ(keeper(), std::nullopt);
    EXPECT_EQ(outcome([&](auto& tx) { return let_go(tx, amina, neighbour); }), "neighbours.not_looked_after");
    EXPECT_EQ(outcome([&](auto& tx) { return look_after(tx, amina, neighbour); }), "done");
    EXPECT_THAT(read([&](db::Reader& reader) { return list_kept(reader, amina); }), ElementsAre(neighbour));
}

TEST_P(Neighbours, AreLeftToNobodyByWhoeverLeaves) {
    const PersonId neighbour = enter(bo, rosa()).value();
    change([&](db::Transaction& tx) { let_go_of_all(tx, bo, harbour); });
    EXPECT_EQ(look_at(amina, neighbour)->keeper, bo) << "he leaves another community";
    change([&](db::Transaction& tx) { let_go_of_all(tx, bo, elm_street); });
    EXPECT_EQ(look_at(amina, neighbour)->keeper, std::nullopt);
    ASSERT_EQ(outcome([&](auto& tx) { return hand_on(tx, amina, neighbour, bo); }), "done");
    change([&](db::Transaction& tx) { people::delete_person(tx, bo); });
    EXPECT_EQ(look_at(amina, neighbour)->keeper, std::nullopt);
}

TEST_P(Neighbours, AreActedForOnlyWhileTheyAreLookedAfter) {
    const PersonId neighbour = enter(bo, rosa()).value();
    const std::string token = session_of(bo);
    const std::string steward = session_of(amina);
    const auto act = [&](PersonId viewer, const std::string& by) {
        return outcome([&](auto& tx) { return act_for_neighbour(tx, viewer, by, neighbour); });
    };
    EXPECT_EQ(act(amina, steward), "neighbours.not_looked_after");
    EXPECT_EQ(act(chipo, steward), "neighbours.not_found");
    EXPECT_EQ(act(bo, token), "done");
    EXPECT_EQ(session(token)->acting_for, neighbour);
    ASSERT_EQ(outcome([&](auto& tx) { return hand_on(tx, amina, neighbour, amina); }), "done");
    EXPECT_EQ(session(token)->acting_for, std::nullopt) << "at once";

    ASSERT_EQ(act(amina, steward), "done");
    ASSERT_EQ(outcome([&](auto& tx) { return let_go(tx, amina, neighbour); }), "done");
    EXPECT_EQ(session(steward)->acting_for, std::nullopt);

    ASSERT_EQ(outcome([&](auto& tx) { return look_after(tx, amina, neighbour); }), "done");
    ASSERT_EQ(act(amina, steward), "done");
    ASSERT_EQ(outcome([&](auto& tx) { return forget_neighbour(tx, *vault, amina, neighbour); }), "done");
    EXPECT_EQ(session(steward)->acting_for, std::nullopt);
}

TEST_P(Neighbours, TakeAnAccountOfTheirOwn) {
    const Received received = receive(rosas_intake());
    const people::PreparedJoining wish{"Rosa", people::sign_in_name("Rosa"), "hash", locale::Language()};
    const auto take = [&](const people::PreparedJoining& chosen) {
        return write(
            [&](db::Transaction& tx) { return take_account(tx, randomness, received.neighbour, chosen); });
    };
    EXPECT_EQ(outcome_of(take(wish)), "neighbours.something_waits");
    const IntakeId intake = waiting(amina).at(0).id;
    const PostId post = board(amina, intake).value();
    const std::string theirs = open(received.neighbour);
    const std::string aminas = session_of(amina);
    ASSERT_EQ(outcome([&](auto& tx) { return act_for_neighbour(tx, amina, aminas, received.neighbour); }),
              "done");
    EXPECT_EQ(outcome_of(take({"Bo", people::sign_in_name("Bo"), "hash", locale::Language()})),
              "people.name_taken");
    EXPECT_THAT(take(wish)->recovery_codes, SizeIs(10));
    EXPECT_FALSE(session(theirs)) << "the link is over";
    EXPECT_FALSE(by_link(received.key.link).ok());
    EXPECT_EQ(session(aminas)->acting_for, std::nullopt) << "and so is acting for them";
    EXPECT_EQ(outcome_of(look_at(amina, received.neighbour)), "neighbours.not_found");
    const auto own =
        read([&](db::Reader& reader) { return gifts::find_own_post(reader, received.neighbour, post); });
    EXPECT_TRUE(own.ok()) << "what they had asked for is theirs";
    EXPECT_TRUE(read([&](db::Reader& reader) {
        return communities::find_membership(reader, received.neighbour, elm_street).ok();
    }));
    EXPECT_EQ(outcome_of(take(wish)), "neighbours.not_found");
    EXPECT_EQ(outcome_of(write([&](db::Transaction& tx) {
                  return people::give_account(tx, randomness, bo, {"Bob", "bob", "hash", locale::Language()});
              })),
              "people.account_already");
}

}
}
