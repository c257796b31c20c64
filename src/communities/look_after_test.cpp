#include "communities/village_testing.hpp"

namespace plenty::communities {
namespace {

class LookingAfter : public VillageTest {
protected:
    std::string change_as(PersonId viewer, const Charter& charter) {
        return outcome_of(
            write([&](db::Transaction& tx) { return change_charter(tx, viewer, elm_street, charter); }));
    }

    std::string add_area_as(PersonId viewer, std::string_view name, std::optional<geo::Point> where = {}) {
        return outcome_of(write(
            [&](db::Transaction& tx) { return add_area(tx, randomness, viewer, elm_street, name, where); }));
    }

    std::vector<NamedArea> areas() {
        return read([&](db::Reader& reader) { return list_areas(reader, elm_street); });
    }
};
PLENTY_ON_BOTH_ENGINES(LookingAfter);

TEST_P(LookingAfter, LeavesALogThatMembersRead) {
    clock.advance(std::chrono::hours(1));
    ASSERT_TRUE(write([&](db::Transaction& tx) { return take_stewardship(tx, bo, elm_street); }).ok());
    ASSERT_TRUE(write([&](db::Transaction& tx) { return leave_community(tx, amina, elm_street); }).ok());
    const auto turns = read([&](db::Reader& reader) { return *list_steward_turns(reader, bo, elm_street); });
    ASSERT_EQ(turns.size(), 3u);
    EXPECT_EQ(turns[0].name, "Amina");
    EXPECT_EQ(turns[0].turn, Turn::handed_back);
    EXPECT_EQ(turns[1].name, "Bo");
    EXPECT_EQ(turns[1].turn, Turn::took);
    EXPECT_EQ(turns[1].happened_at, clock.now());
    EXPECT_EQ(
        outcome_of(read([&](db::Reader& reader) { return list_steward_turns(reader, chipo, elm_street); })),
        "communities.not_found");
}

TEST_P(LookingAfter, ChangesWhatTheCommunitySaysOfItself) {
    const Charter charter{"Elm & Oak", "Sharing", "", JoinPolicy::ask, {"Why?"}};
    EXPECT_EQ(change_as(bo, charter), "communities.for_stewards");
    EXPECT_EQ(change_as(chipo, charter), "communities.not_found");
    EXPECT_EQ(change_as(amina, charter), "done");
    read([&](db::Reader& reader) {
        const Profile profile = *find_community(reader, "elm-street");
        EXPECT_EQ(profile.name, "Elm & Oak");
        EXPECT_EQ(profile.join_policy, JoinPolicy::ask);
        EXPECT_EQ(list_questions(reader, elm_street), std::vector<std::string>{"Why?"});
        return 0;
    });
    EXPECT_EQ(change_as(amina, {"\u2060", "Sharing", ""}), "text.empty");
}

TEST_P(LookingAfter, NamesAreasAndMovesThem) {
    EXPECT_EQ(add_area_as(amina, "Brook Lane"), "done");
    EXPECT_EQ(add_area_as(amina, "The mill", geo::Point{52.70, 1.30}), "done");
    EXPECT_EQ(add_area_as(amina, " Brook   Lane "), "communities.area_there");
    EXPECT_EQ(add_area_as(bo, "Elsewhere"), "communities.for_stewards");
    ASSERT_EQ(areas().size(), 4u);
    EXPECT_EQ(areas()[2].cell_value, areas()[0].cell_value);
    EXPECT_NE(areas()[3].cell_value, areas()[0].cell_value);

    const auto change = [&](AreaId area, std::string_view name) {
        return outcome_of(write([&](db::Transaction& tx) {
            return change_area(tx, amina, elm_street, area, name, std::nullopt);
        }));
    };
    EXPECT_EQ(change(areas()[3].id, "The old mill"), "done");
    EXPECT_EQ(change(areas()[3].id, "Brook Lane"), "communities.area_there");
    EXPECT_EQ(change(AreaId(3), "Nowhere"), "communities.no_such_area");
    EXPECT_EQ(areas()[3].name, "The old mill");
}

TEST_P(LookingAfter, KeepsToThirtyAreas) {
    for (int number = 3; number <= 30; ++number)
        ASSERT_EQ(add_area_as(amina, "Area " + std::to_string(number)), "done");
    EXPECT_EQ(add_area_as(amina, "One too many"), "communities.too_many_areas");
}

TEST_P(LookingAfter, LetsMembersSayWhereTheyAre) {
    const auto choose = [&](PersonId person, std::optional<AreaId> area) {
        return outcome_of(
            write([&](db::Transaction& tx) { return choose_area(tx, person, elm_street, area); }));
    };
    EXPECT_EQ(choose(bo, areas()[1].id), "done");
    EXPECT_EQ(read([&](db::Reader& reader) { return find_membership(reader, bo, elm_street)->area; }),
              areas()[1].id);
    EXPECT_EQ(choose(bo, std::nullopt), "done");
    EXPECT_EQ(read([&](db::Reader& reader) { return find_membership(reader, bo, elm_street)->area; }),
              std::nullopt);
    EXPECT_EQ(choose(bo, AreaId(9)), "communities.no_such_area");
    EXPECT_EQ(choose(chipo, areas()[1].id), "communities.not_found");
}

TEST_P(LookingAfter, DecidesAboutAllKindsAtOnceAndStoresOnlyWhatDiffers) {
    const auto tree = kinds::KindTree::built_in();
    std::vector<kinds::KindId> chosen;
    for (const kinds::Kind* const root : tree->roots())
        for (const kinds::KindId kind : tree->subtree(root->id))
            if (kinds::Necessities().includes(*tree, kind))
                chosen.push_back(kind);
    ASSERT_FALSE(chosen.empty());
    const auto decide = [&](const std::vector<kinds::KindId>& kinds) {
        ASSERT_EQ(outcome_of(write(
                      [&](db::Transaction& tx) { return decide_necessities(tx, amina, elm_street, kinds); })),
                  "done");
    };
    const auto stored = [&] {
        return read([&](db::Reader& reader) { return necessities(reader, elm_street).decisions().size(); });
    };
    decide(chosen);
    EXPECT_EQ(stored(), 0u) << "what the tree proposes need not be stored";

    const kinds::KindId gone = chosen.back();
    chosen.pop_back();
    decide(chosen);
    read([&](db::Reader& reader) {
        const auto all = necessities(reader, elm_street);
        EXPECT_FALSE(all.includes(*tree, gone));
        for (const kinds::KindId kind : chosen)
            EXPECT_TRUE(all.includes(*tree, kind));
        return 0;
    });
    decide({});
    EXPECT_FALSE(
        read([&](db::Reader& reader) { return necessities(reader, elm_street).includes(*tree, chosen[0]); }));
}

TEST_P(LookingAfter, ShowsMembersToMembersOnly) {
    read([&](db::Reader& reader) {
        EXPECT_EQ(list_members(reader, bo, elm_street)->at(0).name, "Amina");
        EXPECT_EQ(outcome_of(list_members(reader, chipo, elm_street)), "communities.not_found");
        EXPECT_EQ(outcome_of(may_look_after(reader, bo, elm_street)), "communities.for_stewards");
        return 0;
    });
}

}
}
