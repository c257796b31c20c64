#include "kinds/kinds.hpp"
#include "platform/db/database_testing.hpp"

#include <gmock/gmock.h>

namespace plenty::kinds {
namespace {

using locale::Language;
using testing::IsEmpty;

const CommunityId harbour(7), hill(8);

KindId below(std::string_view key) {
    return KindTree::built_in()->find_by_key(key)->id;
}

class OwnKindsTest : public db::DatabaseTest {
protected:
    Result<KindId> add(const NewKind& wanted, CommunityId community = harbour) {
        return database().write([&](db::Transaction& tx) -> Result<KindId> {
            return add_kind(tx, randomness, community, wanted, Language());
        });
    }

    SentenceKey refused(const NewKind& wanted) { return add(wanted).refusal().sentence.key; }

    template <class Action, class... Argument>
    Outcome act(Action action, CommunityId community, const Argument&... arguments) {
        return database().write(
            [&](db::Transaction& tx) -> Outcome { return action(tx, community, arguments...); });
    }

    Outcome rename(KindId kind, std::string_view name, CommunityId community = harbour) {
        return act(rename_kind, community, kind, name, std::vector<std::string>{"barca"}, Language());
    }

    std::shared_ptr<const KindTree> tree(CommunityId community = harbour) {
        return database().read([&](db::Reader& reader) { return load_tree(reader, community); });
    }
};

PLENTY_ON_BOTH_ENGINES(OwnKindsTest);

TEST_P(OwnKindsTest, AreFoundInTheirCommunityAndNowhereElse) {
    const KindId kayak = *add({.parent = below("sports"),
                               .name = "  Kayak ",
                               .synonyms = {"canoe", "", "pirogue"},
                               .unit = Unit::day,
                               .nature = Nature::loan});
    const auto snapshot = tree();
    const Kind& found = *snapshot->find(kayak);
    EXPECT_EQ(snapshot->path(kayak, Language()), "Culture and play › Sports things › Kayak");
    EXPECT_EQ(found.unit, Unit::day);
    EXPECT_EQ(found.nature, Nature::loan);
    EXPECT_EQ(snapshot->search("pirog", Language()).front()->id, kayak);
    EXPECT_EQ(tree(hill), KindTree::built_in());
}

TEST_P(OwnKindsTest, AreNecessitiesLikeTheirParentAndLookLikeIt) {
    const KindId rye = *add({.parent = below("bread"), .name = "Rye bread"});
    EXPECT_TRUE(Necessities().includes(*tree(), rye));
    EXPECT_EQ(tree()->kind(rye).icon, tree()->kind(below("bread")).icon);
}

TEST_P(OwnKindsTest, HaveANameThatNoOtherKindHas) {
    EXPECT_EQ(
        add({.parent = below("other"), .name = "DIAPERS"}).refusal(),
        (Refusal{Why::conflict, {"kinds.already_there", {{"path", "Baby and children › Nappies"}}}, "name"}));
    EXPECT_EQ(refused({.parent = below("other"), .name = "pañales"}), SentenceKey("kinds.already_there"));
    ASSERT_TRUE(add({.parent = below("sports"), .name = "Kayak"}));
    EXPECT_EQ(refused({.parent = below("outings"), .name = "KÁYAK"}), SentenceKey("kinds.name_taken"));
    EXPECT_TRUE(add({.parent = below("sports"), .name = "Kayak"}, hill));
}

TEST_P(OwnKindsTest, AreRefusedWhereTheyMakeNoSense) {
    EXPECT_EQ(refused({.parent = KindId(1), .name = "Kayak"}), SentenceKey("kinds.unknown_parent"));
    EXPECT_EQ(refused({.parent = below("other"), .name = " \u200b "}), SentenceKey("text.empty"));
    EXPECT_EQ(refused({.parent = below("other"), .name = "..."}), SentenceKey("text.invisible_name"));
    EXPECT_EQ(refused({.parent = below("other"), .name = std::string(61, 'x')}),
              SentenceKey("text.too_long"));
    EXPECT_EQ(refused({.parent = below("other"), .name = "Kayak", .synonyms = {"\xff"}}),
              SentenceKey("text.not_text"));
    EXPECT_EQ(
        refused(
            {.parent = below("other"), .name = "Kayak", .synonyms = std::vector<std::string>(13, "boat")}),
        SentenceKey("kinds.too_many_synonyms"));
    const KindId kayak = *add({.parent = below("other"), .name = "Kayak"});
    EXPECT_EQ(refused({.parent = kayak, .name = "Sea kayak"}), SentenceKey("kinds.unknown_parent"));
}

TEST_P(OwnKindsTest, AreNotMoreThanAListCanHold) {
    const Outcome filled = database().write([&](db::Transaction& tx) -> Outcome {
        for (std::size_t i = 0; i < most_own_kinds; ++i)
            TRY(add_kind(tx, randomness, harbour,
                         {.parent = below("other"), .name = "qz" + std::to_string(i)}, Language()));
        return Done{};
    });
    ASSERT_TRUE(filled);
    EXPECT_EQ(refused({.parent = below("other"), .name = "One more"}), SentenceKey("kinds.too_many"));
}

TEST_P(OwnKindsTest, MayBeRenamedByTheirCommunity) {
    const KindId kayak = *add({.parent = below("sports"), .name = "Kayak"});
    const KindId raft = *add({.parent = below("sports"), .name = "Raft"});
    EXPECT_TRUE(rename(kayak, "Sea kayak"));
    EXPECT_EQ(tree()->name(kayak, Language()), "Sea kayak");
    const auto snapshot = tree();
    EXPECT_EQ(snapshot->search("barca", Language()).front()->id, kayak);
    EXPECT_EQ(rename(raft, "sea KAYAK").refusal().sentence.key, SentenceKey("kinds.name_taken"));
    EXPECT_EQ(rename(kayak, "Bread").refusal().sentence.key, SentenceKey("kinds.already_there"));
    EXPECT_EQ(rename(kayak, "Boat", hill).refusal().sentence.key, SentenceKey("kinds.not_found"));
    EXPECT_EQ(rename(below("bread"), "Loaf of ours").refusal().sentence.key, SentenceKey("kinds.not_found"));
}

TEST_P(OwnKindsTest, MayBeRetiredAndBroughtBack) {
    const KindId kayak = *add({.parent = below("sports"), .name = "Kayak"});
    EXPECT_EQ(act(retire_kind, hill, kayak).refusal().why, Why::not_found);
    EXPECT_TRUE(act(retire_kind, harbour, kayak));
    EXPECT_TRUE(act(retire_kind, harbour, kayak));
    EXPECT_THAT(tree()->search("kayak", Language()), IsEmpty());
    EXPECT_EQ(tree()->name(kayak, Language()), "Kayak");
    EXPECT_EQ(act(bring_back_kind, hill, kayak).refusal().why, Why::not_found);
    EXPECT_TRUE(act(bring_back_kind, harbour, kayak));
    EXPECT_EQ(tree()->search("kayak", Language()).size(), 1U);
}

TEST_P(OwnKindsTest, GoWithTheirCommunity) {
    const KindId kayak = *add({.parent = below("sports"), .name = "Kayak"});
    EXPECT_TRUE(act(retire_kind, harbour, kayak));
    EXPECT_TRUE(add({.parent = below("sports"), .name = "Kayak"}, hill));
    EXPECT_TRUE(act(
        [](db::Transaction& tx, CommunityId community) -> Outcome {
            delete_kinds_of(tx, community);
            return Done{};
        },
        harbour));
    EXPECT_EQ(tree(), KindTree::built_in());
    EXPECT_NE(tree(hill), KindTree::built_in());
}

}
}
