#include "kinds/built_in.hpp"
#include "kinds/kinds.hpp"
#include "platform/locale/say.hpp"
#include "platform/text/fold.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace plenty::kinds {
namespace {

using locale::Language;
using testing::ElementsAre;
using testing::IsEmpty;

const Language english;
const Language spanish = *Language::find("es");

const KindTree& tree() {
    static const std::shared_ptr<const KindTree> built_in = KindTree::built_in();
    return *built_in;
}

std::vector<const Kind*> all_kinds() {
    std::vector<const Kind*> kinds;
    for (const Kind* root : tree().roots()) {
        for (const KindId id : tree().subtree(root->id))
            kinds.push_back(tree().find(id));
    }
    return kinds;
}

KindId id_of(std::string_view key) {
    return tree().find_by_key(key)->id;
}

std::string found_first(std::string_view typed, Language language = english) {
    const auto found = tree().search(typed, language);
    return found.empty() ? "nothing" : found.front()->key;
}

std::string guessed(std::string_view words, Language language = english) {
    const auto kind = tree().guess(words, language);
    return kind ? tree().kind(*kind).key : "nothing";
}

Kind own_kind(std::int64_t id, KindId parent, std::string name) {
    return {.id = KindId(id), .parent = parent, .key = {}, .icon = "gift", .names = {{name}, {name}}};
}

TEST(BuiltInKinds, AreAllReachedFromTheRoots) {
    EXPECT_EQ(all_kinds().size(), built_in::rows.size());
    EXPECT_GT(all_kinds().size(), 150U);
    for (const Kind* kind : all_kinds())
        EXPECT_LE(tree().ancestors(kind->id).size(), 3U) << kind->key;
}

TEST(BuiltInKinds, HaveANameInEveryLanguageThatNoSiblingHas) {
    for (const Language language : Language::all()) {
        std::set<std::pair<KindId, std::string>> names;
        for (const Kind* kind : all_kinds()) {
            ASSERT_EQ(kind->names.size(), Language::all().size());
            EXPECT_FALSE(kind->names[language.index()].front().empty()) << kind->key;
            const KindId parent = kind->parent.value_or(KindId());
            EXPECT_TRUE(names.emplace(parent, text::folded(tree().name(kind->id, language))).second)
                << kind->key;
        }
    }
}

TEST(BuiltInKinds, SpeakEveryLanguageThatPlentySpeaks) {
    for (const Language language : Language::all())
        EXPECT_TRUE(std::ranges::count(built_in::languages, language.tag())) << language.tag();
}

TEST(BuiltInKinds, KeepTheirNumbersForEver) {
    EXPECT_EQ(id_of("food"), KindId(100));
    EXPECT_EQ(id_of("bread"), KindId(102));
    EXPECT_EQ(id_of("nappies"), KindId(301));
    EXPECT_EQ(id_of("medicine"), KindId(401));
    EXPECT_EQ(id_of("ride"), KindId(802));
    EXPECT_EQ(id_of("other"), KindId(9900));
}

TEST(BuiltInKinds, ProposeTheNecessities) {
    for (const char* key :
         {"bread", "drinking_water", "firewood", "heater", "night_bed", "medicine", "nappies", "formula",
          "soap", "period", "safe_place", "urgent_ride", "urgent_interpreting", "blankets", "walk_home"})
        EXPECT_TRUE(Necessities().includes(tree(), id_of(key))) << key;
    for (const char* key :
         {"snacks", "toys", "ride", "translation", "games", "books", "haircut", "other", "bike"})
        EXPECT_FALSE(Necessities().includes(tree(), id_of(key))) << key;
}

TEST(Units, AreSaidAndReadBack) {
    for (std::uint8_t number = 0; number < unit_count; ++number) {
        EXPECT_EQ(find_unit(unit_key(Unit{number})), Unit{number});
        for (const Language language : Language::all())
            EXPECT_NE(locale::say(language, {unit_sentence(Unit{number}), {}, 2}).find('2'),
                      std::string::npos);
    }
    EXPECT_EQ(find_unit("barrel"), std::nullopt);
}

TEST(KindTree, KnowsParentsAndChildren) {
    EXPECT_THAT(tree().ancestors(id_of("bread")), ElementsAre(id_of("food")));
    EXPECT_THAT(tree().ancestors(id_of("food")), IsEmpty());
    EXPECT_THAT(tree().subtree(id_of("bread")), ElementsAre(id_of("bread")));
    EXPECT_EQ(tree().children(id_of("food")).size() + 1, tree().subtree(id_of("food")).size());
    EXPECT_EQ(tree().find(KindId(1)), nullptr);
    EXPECT_THAT(tree().subtree(KindId(1)), IsEmpty());
    EXPECT_EQ(tree().kind(KindId(1)).key, "other");
    EXPECT_EQ(tree().find_by_key("gold"), nullptr);
}

TEST(KindTree, NamesKindsInTheReadersLanguage) {
    EXPECT_EQ(tree().name(id_of("nappies"), english), "Nappies");
    EXPECT_EQ(tree().name(id_of("nappies"), spanish), "Pañales");
    EXPECT_EQ(tree().name(id_of("bread"), Language::pseudo()), "⟦Ɓřééááđ⟧");
    EXPECT_EQ(tree().path(id_of("nappies"), english), "Baby and children › Nappies");
}

TEST(Search, FindsEachKindByEachOfItsWordsFirst) {
    for (const Language language : Language::all()) {
        for (const Kind* kind : all_kinds()) {
            for (const std::string& word : kind->names[language.index()])
                EXPECT_EQ(found_first(word, language), kind->key) << word;
        }
    }
}

TEST(Search, FindsKindsWhateverLanguageTheReaderHasChosen) {
    for (const Language language : {english, spanish, Language::pseudo()}) {
        for (const char* typed :
             {"pañales", "panal", "nappies", "diapers", "Diaper", "PAÑALES", "diap", "nappi"})
            EXPECT_EQ(found_first(typed, language), "nappies") << typed;
    }
}

TEST(Search, ForgivesEndingsAccentsAndSlips) {
    EXPECT_EQ(found_first("bycicle"), "nothing");
    EXPECT_EQ(found_first("bicylce"), "bike");
    EXPECT_EQ(found_first("blankets for winter"), "blankets");
    EXPECT_EQ(found_first("mattres"), "bed");
    EXPECT_EQ(found_first("wheelchairs"), "wheelchair");
    EXPECT_EQ(found_first("clases de musica", spanish), "classes");
    EXPECT_EQ(found_first("interprete hospital", spanish), "urgent_interpreting");
}

TEST(Search, OffersSeveralAndNoMoreThanAsked) {
    EXPECT_GT(tree().search("milk", english).size(), 1U);
    EXPECT_EQ(tree().search("e", english, 3).size(), 0U);
    EXPECT_LE(tree().search("a", english, 3).size(), 3U);
    EXPECT_EQ(tree().search("help", english, 2).size(), 2U);
    for (const std::string& typed :
         {std::string(), std::string("   "), std::string("💐"), std::string(100'000, 'x')})
        EXPECT_THAT(tree().search(typed, english), IsEmpty());
}

TEST(Guess, FindsTheKindThatATextSpeaksOf) {
    EXPECT_EQ(guessed("Need two packs of diapers, size 4, for my baby"), "nappies");
    EXPECT_EQ(guessed("Could somebody pick up a prescription for me?"), "medicine");
    EXPECT_EQ(guessed("Deliver groceries or supplies to me"), "shopping");
    EXPECT_EQ(guessed("We have a spare room until March"), "room");
    EXPECT_EQ(guessed("old baby clothes, newborn to 3 months"), "baby_clothes");
    EXPECT_EQ(guessed("Translation and interpretation into a language other than English"), "translation");
    EXPECT_EQ(guessed("Child care"), "childcare");
    EXPECT_EQ(guessed("Me hace falta una silla de ruedas un par de días", spanish), "wheelchair");
    EXPECT_EQ(guessed("Tengo manzanas y peras", spanish), "fruit");
    EXPECT_EQ(guessed("Bring 2 pans and a lid"), "kitchen_things");
    EXPECT_EQ(guessed("Traigo dos panes", spanish), "bread");
}

TEST(Guess, ReadsTheSheetsOfRealGroups) {
    EXPECT_EQ(guessed("1 on 1 check-ins (phone call, Zoom, etc to touch base with a neighbor)"),
              "phone_call");
    EXPECT_EQ(guessed("Social Services guidance (filing for medicare, unemployment, etc)"), "paperwork");
    EXPECT_EQ(guessed("Other (please describe below)"), "other");
    EXPECT_EQ(guessed("Transportation for essential travel"), "transport");
    EXPECT_EQ(guessed("Domestic Supplies (such as cleaning)"), "household");
    EXPECT_EQ(guessed("Tech/admin support"), "tech_help");
    EXPECT_EQ(guessed("Bike delivery"), "delivery");
    EXPECT_EQ(guessed("Bedding"), "blankets");
    EXPECT_EQ(guessed("Food"), "food");
}

TEST(Guess, SaysNothingRatherThanAnything) {
    for (const char* words : {"", "hello", "thank you all so much", "12345", "\u200b"})
        EXPECT_EQ(guessed(words), "nothing") << words;
}

TEST(OwnKinds, StandBelowTheBuiltInOnes) {
    const KindId ids[] = {KindId(1'000'001), KindId(1'000'002), KindId(1'000'003)};
    const auto with_own = KindTree::with({own_kind(1'000'001, id_of("bread"), "Sourdough starter"),
                                          own_kind(1'000'002, ids[0], "Rye starter"),
                                          own_kind(1'000'003, KindId(77), "Kayak")});
    EXPECT_THAT(with_own->ancestors(ids[1]), ElementsAre(ids[0], id_of("bread"), id_of("food")));
    EXPECT_THAT(with_own->subtree(id_of("bread")), ElementsAre(id_of("bread"), ids[0], ids[1]));
    EXPECT_EQ(with_own->path(ids[2], english), "Something else › Kayak");
    EXPECT_EQ(with_own->search("starter", english).size(), 2U);
    EXPECT_EQ(with_own->search("nappies", english).front()->key, "nappies");
    EXPECT_EQ(with_own->guess("my kayak", english), ids[2]);
    EXPECT_EQ(KindTree::built_in()->find(ids[0]), nullptr);
}

TEST(OwnKinds, KeepTheirNameWhenRetiredButAreNotOffered) {
    Kind kayak = own_kind(1'000'001, id_of("sports"), "Kayak");
    kayak.is_retired = true;
    const auto with_own = KindTree::with({kayak});
    EXPECT_EQ(with_own->name(kayak.id, spanish), "Kayak");
    EXPECT_THAT(with_own->search("kayak", english), IsEmpty());
    EXPECT_THAT(with_own->children(id_of("sports")), IsEmpty());
    EXPECT_EQ(with_own->guess("kayak", english), std::nullopt);
    EXPECT_THAT(with_own->subtree(id_of("sports")), ElementsAre(id_of("sports"), kayak.id));
}

TEST(Necessities, AreWhatTheCommunityDecides) {
    Necessities necessities;
    necessities.decide(id_of("food"), false);
    necessities.decide(id_of("bread"), true);
    EXPECT_TRUE(necessities.includes(tree(), id_of("bread")));
    EXPECT_FALSE(necessities.includes(tree(), id_of("fruit")));
    EXPECT_TRUE(necessities.includes(tree(), id_of("nappies")));
    necessities.forget(id_of("food"));
    EXPECT_TRUE(necessities.includes(tree(), id_of("fruit")));
    const auto with_own = KindTree::with({own_kind(1'000'001, id_of("bread"), "Rye bread")});
    EXPECT_TRUE(necessities.includes(*with_own, KindId(1'000'001)));
}

RC_GTEST_PROP(Search, AnswersAnythingThatIsTyped, (const std::string& typed)) {
    RC_ASSERT(tree().search(typed, english, 5).size() <= 5);
    (void)tree().guess(typed, spanish);
}

}
}
