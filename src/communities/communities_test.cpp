#include "communities/slug.hpp"
#include "communities/village_testing.hpp"

#include <limits>

namespace plenty::communities {
namespace {

using namespace std::chrono_literals;

class Communities : public VillageTest {
protected:
    static Founding willow() {
        return {.name = "Willow Close",
                .purpose = "Sharing tools",
                .agreements = "",
                .areas = {"North", "South"},
                .latitude = 51.5,
                .longitude = -0.1};
    }

    Result<Profile> try_founding(const Founding& wish) {
        return write([&](db::Transaction& tx) { return found_community(tx, randomness, amina, wish); });
    }

    Outcome join(PersonId person, CommunityId community) {
        return write([&](db::Transaction& tx) { return join_community(tx, person, community); });
    }
    Outcome ask_to_join(PersonId person, CommunityId community, std::string_view words = "I live next door") {
        return write([&](db::Transaction& tx) { return apply(tx, person, community, words); });
    }
    Outcome answer(PersonId viewer, CommunityId community, PersonId applicant, Answer answer) {
        return write([&](db::Transaction& tx) {
            return answer_application(tx, viewer, community, applicant, answer);
        });
    }
    Result<std::vector<Application>> applications(PersonId viewer, CommunityId community) {
        return read(
            [&](db::Reader& reader) { return communities::list_applications(reader, viewer, community); });
    }
    Result<std::string> invite_from(PersonId member, CommunityId community) {
        return write([&](db::Transaction& tx) { return invite(tx, randomness, member, community); });
    }
    Result<Profile> accept(PersonId person, std::string_view token) {
        return write([&](db::Transaction& tx) { return join_by_invite(tx, person, token); });
    }
    Outcome leave(PersonId person, CommunityId community) {
        return write([&](db::Transaction& tx) { return leave_community(tx, person, community); });
    }
    Outcome take_task(PersonId person, CommunityId community) {
        return write([&](db::Transaction& tx) { return take_stewardship(tx, person, community); });
    }
    Outcome hand_back_task(PersonId person, CommunityId community) {
        return write([&](db::Transaction& tx) { return hand_back_stewardship(tx, person, community); });
    }
    std::vector<PersonId> stewards(CommunityId community) {
        return read([&](db::Reader& reader) { return list_stewards(reader, community); });
    }
    bool is_member(PersonId person, CommunityId community) {
        return read([&](db::Reader& reader) { return find_membership(reader, person, community).ok(); });
    }
    std::vector<std::string> member_names(PersonId viewer, CommunityId community) {
        const auto members =
            read([&](db::Reader& reader) { return list_members(reader, viewer, community); });
        std::vector<std::string> names;
        for (const Member& each : members.value())
            names.push_back(each.name);
        return names;
    }
};
PLENTY_ON_BOTH_ENGINES(Communities);

using Names = std::vector<std::string>;
using Persons = std::vector<PersonId>;

TEST_P(Communities, HaveAFounderWhoIsMemberAndSteward) {
    const auto founded = try_founding(willow());
    ASSERT_EQ(outcome_of(founded), "done");
    EXPECT_EQ(founded->slug, "willow-close");
    EXPECT_EQ(founded->join_policy, JoinPolicy::open);
    EXPECT_EQ(member_names(amina, founded->id), Names{"Amina"});
    EXPECT_EQ(stewards(founded->id), Persons{amina});
    const auto found_again = read([&](db::Reader& reader) { return find_community(reader, "willow-close"); });
    ASSERT_TRUE(found_again.ok());
    EXPECT_EQ(found_again->id, founded->id);
    const auto nowhere = read([&](db::Reader& reader) { return find_community(reader, "nowhere"); });
    EXPECT_EQ(outcome_of(nowhere), "communities.not_found");
    const auto nothing = read([&](db::Reader& reader) { return find_community(reader, CommunityId(7)); });
    EXPECT_EQ(outcome_of(nothing), "communities.not_found");
}

TEST_P(Communities, OfOneNameHaveAddressesOfTheirOwn) {
    EXPECT_EQ(found(bo, "Elm Street").slug, "elm-street-2");
    EXPECT_EQ(found(chipo, "elm  STREET").slug, "elm-street-3");
    EXPECT_EQ(found(chipo, "\xE6\xA6\x86").slug, "community");
    EXPECT_EQ(found(chipo, "\xE6\xA6\x86").slug, "community-2");
    Names names;
    for (const Profile& each : read([](db::Reader& reader) { return list_communities(reader); }))
        names.push_back(each.slug);
    EXPECT_EQ(names.size(), 6u);
}

TEST_P(Communities, KeepTheOrderOfTheirAreasAndEachOnce) {
    Founding wish = willow();
    wish.areas = {"South", "", "  North ", "South", "north  side"};
    const auto founded = try_founding(wish);
    ASSERT_TRUE(founded.ok());
    Names areas;
    for (const NamedArea& each : read([&](db::Reader& reader) { return list_areas(reader, founded->id); })) {
        areas.push_back(each.name);
        EXPECT_EQ(each.cell_value, founded->cell);
    }
    EXPECT_EQ(areas, (Names{"South", "North", "north side"}));
}

TEST_P(Communities, AreRefusedWithTheFieldThatMakesNoSense) {
    const auto refused = [&](auto change) {
        Founding wish = willow();
        change(wish);
        return refused_field(try_founding(wish));
    };
    EXPECT_EQ(refused([](Founding& wish) { wish.name = "\xE2\x80\x8B\xE2\x80\x8D"; }), "name"); // zero width
    EXPECT_EQ(refused([](Founding& wish) { wish.name = std::string(61, 'x'); }), "name");
    EXPECT_EQ(refused([](Founding& wish) { wish.purpose = " \n"; }), "purpose");
    EXPECT_EQ(refused([](Founding& wish) { wish.agreements = std::string(5001, 'x'); }), "agreements");
    EXPECT_EQ(refused([](Founding& wish) { wish.areas = {" ", ""}; }), "areas");
    EXPECT_EQ(refused([](Founding& wish) {
                  wish.areas.clear();
                  for (int number = 0; number < 31; ++number)
                      wish.areas.push_back("Area " + std::to_string(number));
              }),
              "areas");
    EXPECT_EQ(refused([](Founding& wish) { wish.latitude = 90.5; }), "place");
    EXPECT_EQ(refused([](Founding& wish) { wish.longitude = 181; }), "place");
    EXPECT_EQ(refused([](Founding& wish) { wish.latitude = std::numeric_limits<double>::quiet_NaN(); }),
              "place");
    EXPECT_EQ(refused([](Founding&) {}), "");
}

TEST_P(Communities, ThatAreOpenLetAnybodyInOnce) {
    EXPECT_FALSE(is_member(chipo, elm_street));
    EXPECT_EQ(outcome_of(join(chipo, elm_street)), "done");
    EXPECT_TRUE(is_member(chipo, elm_street));
    EXPECT_EQ(outcome_of(join(chipo, elm_street)), "communities.member_already");
    EXPECT_EQ(outcome_of(ask_to_join(newcomer("Dalia"), elm_street)), "communities.no_need_to_ask");
    EXPECT_EQ(outcome_of(join(chipo, CommunityId(7))), "communities.not_found");
}

TEST_P(Communities, SayWhoTheirMembersAreToMembersOnly) {
    EXPECT_EQ(member_names(bo, elm_street), (Names{"Amina", "Bo"}));
    for (const CommunityId community : {elm_street, CommunityId(7)}) {
        const auto as_chipo =
            read([&](db::Reader& reader) { return list_members(reader, chipo, community); });
        EXPECT_EQ(outcome_of(as_chipo), "communities.not_found");
    }
    const auto of_bo = read([&](db::Reader& reader) { return list_memberships(reader, bo); });
    ASSERT_EQ(of_bo.size(), 1u);
    EXPECT_EQ(of_bo[0].slug, "elm-street");
    EXPECT_EQ(of_bo[0].community_name, "Elm Street");
    EXPECT_FALSE(of_bo[0].area);
}

TEST_P(Communities, ThatSayHelloFirstTakeApplications) {
    const CommunityId close = found(amina, "Willow Close", JoinPolicy::ask).id;
    EXPECT_EQ(outcome_of(join(bo, close)), "communities.ask_first");
    EXPECT_EQ(refused_field(ask_to_join(bo, close, " ")), "words");
    ASSERT_EQ(outcome_of(ask_to_join(bo, close)), "done");
    EXPECT_EQ(outcome_of(ask_to_join(bo, close)), "communities.asked_already");
    EXPECT_EQ(outcome_of(ask_to_join(amina, close)), "communities.member_already");

    const auto waiting = applications(amina, close);
    ASSERT_EQ(waiting->size(), 1u);
    EXPECT_EQ(waiting->front().name, "Bo");
    EXPECT_EQ(waiting->front().words, "I live next door");
    EXPECT_EQ(waiting->front().asked_at, clock.now());

    EXPECT_EQ(outcome_of(answer(bo, close, bo, Answer::welcome)), "communities.not_found");
    ASSERT_EQ(outcome_of(answer(amina, close, bo, Answer::welcome)), "done");
    EXPECT_TRUE(is_member(bo, close));
    EXPECT_TRUE(applications(amina, close)->empty());
    EXPECT_EQ(outcome_of(answer(amina, close, bo, Answer::welcome)), "communities.application_gone");
}

TEST_P(Communities, MaySayNotNow) {
    const CommunityId close = found(amina, "Willow Close", JoinPolicy::ask).id;
    ASSERT_TRUE(ask_to_join(bo, close).ok());
    ASSERT_TRUE(answer(amina, close, bo, Answer::not_now).ok());
    EXPECT_FALSE(is_member(bo, close));
    EXPECT_EQ(outcome_of(ask_to_join(bo, close)), "done") << "one may ask again";
}

TEST_P(Communities, LeaveWelcomingToStewardsUnlessThereAreNone) {
    const CommunityId close = found(amina, "Willow Close", JoinPolicy::ask).id;
    ASSERT_TRUE(ask_to_join(bo, close).ok());
    ASSERT_TRUE(answer(amina, close, bo, Answer::welcome).ok());
    ASSERT_TRUE(ask_to_join(chipo, close).ok());
    EXPECT_EQ(outcome_of(applications(bo, close)), "communities.for_stewards");
    EXPECT_EQ(outcome_of(answer(bo, close, chipo, Answer::welcome)), "communities.for_stewards");
    EXPECT_EQ(outcome_of(applications(chipo, close)), "communities.not_found");

    ASSERT_TRUE(hand_back_task(amina, close).ok());
    EXPECT_EQ(applications(bo, close)->size(), 1u);
    EXPECT_EQ(outcome_of(answer(bo, close, chipo, Answer::welcome)), "done");
}

TEST_P(Communities, ByInvitationLetInWhoHoldsALink) {
    const CommunityId close = found(amina, "Willow Close", JoinPolicy::invite).id;
    EXPECT_EQ(outcome_of(join(bo, close)), "communities.invite_only");
    EXPECT_EQ(outcome_of(invite_from(bo, close)), "communities.not_found");
    const auto link = invite_from(amina, close);
    ASSERT_TRUE(link.ok());

    std::string wrong = *link;
    wrong.front() = wrong.front() == 'A' ? 'B' : 'A';
    for (const std::string& token : {wrong, std::string(), std::string("hello")})
        EXPECT_EQ(outcome_of(accept(bo, token)), "communities.invite_over") << token;

    clock.advance(14 * 24h - 1s);
    const auto entered = accept(bo, *link);
    ASSERT_EQ(outcome_of(entered), "done");
    EXPECT_EQ(entered->id, close);
    EXPECT_TRUE(is_member(bo, close));
    EXPECT_EQ(outcome_of(accept(bo, *link)), "communities.member_already");
    clock.advance(1s);
    EXPECT_EQ(outcome_of(accept(chipo, *link)), "communities.invite_over");
}

TEST_P(Communities, ForgetAnApplicationOnceItsWriterIsIn) {
    const CommunityId close = found(amina, "Willow Close", JoinPolicy::ask).id;
    ASSERT_TRUE(ask_to_join(bo, close).ok());
    ASSERT_TRUE(accept(bo, *invite_from(amina, close)).ok());
    EXPECT_TRUE(applications(amina, close)->empty());
}

TEST_P(Communities, CanBeLeftAtOnce) {
    ASSERT_TRUE(take_task(bo, elm_street).ok());
    EXPECT_EQ(outcome_of(leave(bo, elm_street)), "done");
    EXPECT_FALSE(is_member(bo, elm_street));
    EXPECT_EQ(stewards(elm_street), Persons{amina}) << "the task is left with the community";
    EXPECT_EQ(outcome_of(leave(bo, elm_street)), "communities.not_found");
    EXPECT_EQ(outcome_of(join(bo, elm_street)), "done") << "and joined again";
}

TEST_P(Communities, HaveStewardsWhoTookTheTaskAndMayHandItBack) {
    EXPECT_EQ(outcome_of(take_task(amina, elm_street)), "communities.steward_already");
    EXPECT_EQ(outcome_of(take_task(chipo, elm_street)), "communities.not_found");
    EXPECT_EQ(outcome_of(hand_back_task(bo, elm_street)), "communities.no_steward");
    clock.advance(1s);
    ASSERT_EQ(outcome_of(take_task(bo, elm_street)), "done");
    EXPECT_EQ(stewards(elm_street), (Persons{amina, bo}));
    ASSERT_EQ(outcome_of(hand_back_task(amina, elm_street)), "done");
    EXPECT_EQ(stewards(elm_street), Persons{bo});
    EXPECT_TRUE(is_member(amina, elm_street));
}

TEST_P(Communities, DecideWhatANecessityIsThere) {
    const auto tree = kinds::KindTree::built_in();
    const kinds::KindId bread = tree->find_by_key("bread")->id;
    const auto is_necessity = [&](CommunityId community) {
        return read([&](db::Reader& reader) { return necessities(reader, community); })
            .includes(*tree, bread);
    };
    const auto decide = [&](PersonId viewer, bool is_one) {
        return write(
            [&](db::Transaction& tx) { return decide_necessity(tx, viewer, elm_street, bread, is_one); });
    };
    const bool proposed = is_necessity(elm_street);
    EXPECT_EQ(outcome_of(decide(bo, !proposed)), "communities.for_stewards");
    EXPECT_EQ(outcome_of(decide(chipo, !proposed)), "communities.not_found");
    EXPECT_EQ(is_necessity(elm_street), proposed);
    ASSERT_EQ(outcome_of(decide(amina, !proposed)), "done");
    EXPECT_EQ(is_necessity(elm_street), !proposed);
    EXPECT_EQ(is_necessity(harbour), proposed);
    ASSERT_EQ(outcome_of(decide(amina, proposed)), "done") << "a decision may be taken back";
    EXPECT_EQ(is_necessity(elm_street), proposed);
}

TEST(Slug, IsWhatAnAddressCanHold) {
    EXPECT_EQ(slug_of("Elm Street & Mill Lane"), "elm-street-mill-lane");
    EXPECT_EQ(slug_of("  Málaga!  "), "malaga");
    EXPECT_EQ(slug_of("\xE6\xA6\x86\xE8\xA1\x97"), "community");
    EXPECT_EQ(slug_of("!!!"), "community");
    EXPECT_EQ(slug_of(std::string(200, 'a')).size(), 50u);
    EXPECT_EQ(slug_of(std::string(49, 'a') + " bc"), std::string(49, 'a'));
}

}
}
