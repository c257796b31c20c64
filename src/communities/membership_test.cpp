#include "communities/village_testing.hpp"

namespace plenty::communities {
namespace {

class Joining : public VillageTest {
protected:
    CommunityId street;

    void open_street(JoinPolicy policy, std::vector<std::string> questions = {}) {
        const auto wish = Founding{.name = "Willow Close",
                                   .purpose = "Sharing tools",
                                   .agreements = "",
                                   .areas = {"North"},
                                   .join_policy = policy,
                                   .questions = std::move(questions)};
        street = write([&](db::Transaction& tx) { return found_community(tx, randomness, amina, wish); })->id;
    }

    void join(PersonId person, CommunityId community) {
        EXPECT_EQ(
            outcome_of(write([&](db::Transaction& tx) { return join_community(tx, person, community); })),
            "done");
    }
    bool is_member(PersonId person, CommunityId community) {
        return read([&](db::Reader& reader) { return find_membership(reader, person, community).ok(); });
    }

    std::string apply_as(PersonId person, std::string_view words, std::vector<std::string> answers = {}) {
        return outcome_of(
            write([&](db::Transaction& tx) { return apply(tx, person, street, words, answers); }));
    }

    std::string answer_as(PersonId viewer, PersonId applicant, Answer answer, std::string_view words = {}) {
        return outcome_of(write([&](db::Transaction& tx) {
            return answer_application(tx, viewer, street, applicant, answer, words);
        }));
    }

    std::string invite_as(PersonId person) {
        return *write([&](db::Transaction& tx) { return invite(tx, randomness, person, street); });
    }

    std::string accept_as(PersonId person, const std::string& token) {
        return outcome_of(write([&](db::Transaction& tx) { return join_by_invite(tx, person, token); }));
    }
};
PLENTY_ON_BOTH_ENGINES(Joining);

TEST_P(Joining, AsksTheCommunitysQuestions) {
    open_street(JoinPolicy::ask, {"Which street?", "What do you cook?"});
    EXPECT_EQ(apply_as(bo, "", {"Elm Street", "Soup"}), "done");
    read([&](db::Reader& reader) {
        EXPECT_TRUE(has_applied(reader, bo, street));
        EXPECT_EQ(list_applications(reader, amina, street)->at(0).name, "Bo");
        EXPECT_EQ(list_answers(reader, amina, street, bo)->at(1).answer, "Soup");
        EXPECT_EQ(outcome_of(list_answers(reader, bo, street, bo)), "communities.not_found");
        EXPECT_EQ(outcome_of(list_applications(reader, chipo, street)), "communities.not_found");
        return 0;
    });
    EXPECT_EQ(apply_as(bo, "Again"), "communities.asked_already");
    EXPECT_EQ(apply_as(chipo, "", {std::string(1001, 'x')}), "text.too_long");
}

TEST_P(Joining, WantsAGreetingWhereThereAreNoQuestions) {
    open_street(JoinPolicy::ask);
    EXPECT_EQ(apply_as(bo, "  "), "text.empty");
    EXPECT_EQ(apply_as(bo, "Hello, I moved in at 12."), "done");
}

TEST_P(Joining, IsAnsweredWithWordsThatAreKeptUntilRead) {
    open_street(JoinPolicy::ask);
    apply_as(bo, "Hello");
    EXPECT_EQ(answer_as(amina, bo, Answer::not_now, "We are full until May."), "done");
    EXPECT_FALSE(is_member(bo, street));
    EXPECT_EQ(read([&](db::Reader& reader) { return find_answer(reader, bo, street)->words; }),
              "We are full until May.");
    EXPECT_EQ(apply_as(bo, "And now?"), "done") << "one may ask again";
    EXPECT_EQ(answer_as(amina, bo, Answer::welcome), "done");
    EXPECT_TRUE(is_member(bo, street));
    EXPECT_EQ(answer_as(amina, bo, Answer::not_now), "communities.application_gone");
    ASSERT_TRUE(write([&](db::Transaction& tx) { return put_answer_away(tx, bo, street); }).ok());
    EXPECT_FALSE(read([&](db::Reader& reader) { return find_answer(reader, bo, street).has_value(); }));
}

TEST_P(Joining, MayBeThoughtBetterOf) {
    open_street(JoinPolicy::ask);
    apply_as(bo, "Hello");
    const auto withdraw = [&] {
        return outcome_of(write([&](db::Transaction& tx) { return withdraw_application(tx, bo, street); }));
    };
    EXPECT_EQ(withdraw(), "done");
    EXPECT_EQ(withdraw(), "communities.application_gone");
}

TEST_P(Joining, ByLinkWorksForTwoWeeksWhateverThePolicy) {
    open_street(JoinPolicy::invite);
    const std::string token = invite_as(amina);
    EXPECT_EQ(read([&](db::Reader& reader) { return find_invited(reader, token)->id; }), street);
    EXPECT_EQ(accept_as(bo, token), "done");
    EXPECT_EQ(accept_as(bo, token), "communities.member_already");
    clock.advance(std::chrono::days(15));
    EXPECT_EQ(accept_as(chipo, token), "communities.invite_over");
    EXPECT_EQ(accept_as(chipo, "nonsense"), "communities.invite_over");
    ASSERT_TRUE(write([&](db::Transaction& tx) -> Outcome {
                    forget_old_invites(tx);
                    return Done{};
                }).ok());
}

TEST_P(Joining, LinksCanBeTakenBackByTheirMakerAndByStewards) {
    open_street(JoinPolicy::open);
    join(bo, street);
    join(chipo, street);
    const std::string token = invite_as(bo);
    const auto seen_by = [&](PersonId viewer) {
        return read([&](db::Reader& reader) { return *list_invites(reader, viewer, street); });
    };
    ASSERT_EQ(seen_by(amina).size(), 1u);
    EXPECT_EQ(seen_by(amina).at(0).maker, "Bo");
    EXPECT_TRUE(seen_by(chipo).empty());
    const auto link = seen_by(bo).at(0).id;
    const auto revoke_as = [&](PersonId viewer) {
        return outcome_of(
            write([&](db::Transaction& tx) { return revoke_invite(tx, viewer, street, link); }));
    };
    EXPECT_EQ(revoke_as(chipo), "communities.invite_over");
    EXPECT_EQ(revoke_as(amina), "done");
    EXPECT_EQ(accept_as(newcomer("Dina"), token), "communities.invite_over");
}

TEST_P(Joining, LinksEndWhenTheirMakerLeaves) {
    open_street(JoinPolicy::open);
    join(bo, street);
    const std::string token = invite_as(bo);
    ASSERT_TRUE(write([&](db::Transaction& tx) { return leave_community(tx, bo, street); }).ok());
    EXPECT_EQ(accept_as(chipo, token), "communities.invite_over");
}

TEST_P(Joining, EndsAtOnceAndTellsTheOthers) {
    open_street(JoinPolicy::open);
    join(bo, street);
    std::vector<CommunityId> told;
    const std::vector<OnLeaving> others{[&](db::Transaction&, PersonId person, CommunityId community) {
        EXPECT_EQ(person, bo);
        told.push_back(community);
    }};
    const auto leave = [&] {
        return outcome_of(
            write([&](db::Transaction& tx) { return leave_community(tx, bo, street, others); }));
    };
    EXPECT_EQ(leave(), "done");
    EXPECT_FALSE(is_member(bo, street));
    EXPECT_EQ(told, std::vector{street});
    EXPECT_EQ(leave(), "communities.not_found");
}

TEST_P(Joining, EndsEverywhereForWhoeverGoesForGood) {
    open_street(JoinPolicy::open);
    const CommunityId first = street;
    open_street(JoinPolicy::open);
    join(bo, first);
    join(bo, street);
    ASSERT_TRUE(write([&](db::Transaction& tx) -> Outcome {
                    leave_all(tx, bo);
                    return Done{};
                }).ok());
    EXPECT_FALSE(is_member(bo, first));
    EXPECT_FALSE(is_member(bo, street));
}

TEST_P(Joining, IsNotPossibleWhereEverybodyHasLeft) {
    open_street(JoinPolicy::open);
    ASSERT_TRUE(write([&](db::Transaction& tx) { return leave_community(tx, amina, street); }).ok());
    EXPECT_EQ(outcome_of(write([&](db::Transaction& tx) { return join_community(tx, bo, street); })),
              "communities.not_found");
    EXPECT_TRUE(read([&](db::Reader& reader) {
        for (const Profile& each : list_communities(reader))
            if (each.id == street)
                return false;
        return true;
    }));
}

TEST_P(Joining, KnowsWhetherThereAreSoMany) {
    read([&](db::Reader& reader) {
        EXPECT_TRUE(has_members(reader, elm_street, 2));
        EXPECT_FALSE(has_members(reader, elm_street, 3));
        return 0;
    });
}

}
}
