#include "platform/text/fold.hpp"
#include "platform/text/terms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace plenty::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using locale::Language;

const Language english;
const Language spanish = *Language::find("es");

bool finds(std::string_view query, Language language, std::string_view post) {
    const auto stored = index_terms(post);
    const auto wanted = search_terms(query, language);
    return !wanted.empty() && std::ranges::all_of(wanted, [&](const std::string& term) {
        return std::ranges::find(stored, term) != stored.end();
    });
}

bool finds_in_any(std::string_view query, std::string_view post) {
    return finds(query, english, post) && finds(query, spanish, post) &&
           finds(query, Language::pseudo(), post);
}

TEST(Folded, TakesCaseAccentsAndWidthAway) {
    EXPECT_EQ(folded("PAÑALES"), "panales");
    EXPECT_EQ(folded("Straße"), "strasse");
    EXPECT_EQ(folded("ｐａñ"), "pan");
    EXPECT_EQ(folded("ﬁsh"), "fish");
    EXPECT_EQ(folded("Ёлка"), folded("елка"));
}

TEST(SearchTerms, AreStemsWithoutStopWords) {
    EXPECT_THAT(search_terms("I need two warm blankets, cleaned for the babies!", english),
                ElementsAre("two", "warm", "blanket", "clean", "babi"));
    EXPECT_THAT(search_terms("Necesito pañales para los bebés", spanish), ElementsAre("panal", "beb"));
    EXPECT_THAT(search_terms("the, a; of - para", english), IsEmpty());
    EXPECT_THAT(search_terms("", english), IsEmpty());
    EXPECT_THAT(search_terms("\u200b 💐 ... 7 x", english), IsEmpty());
}

TEST(Terms, FindAcrossEndingsAccentsAndCase) {
    EXPECT_TRUE(finds("blanket", english, "Two BLANKETS, washed"));
    EXPECT_TRUE(finds("cook", english, "I love cooking"));
    EXPECT_TRUE(finds("bicicletas", spanish, "Presto una bicicleta"));
    EXPECT_TRUE(finds("pañal", spanish, "PANALES talla 4"));
    EXPECT_TRUE(finds("farmer's", english, "farmers"));
    EXPECT_FALSE(finds("blanket", english, "Two pillows"));
    EXPECT_FALSE(finds("beans", english, "a teddy bear"));
}

TEST(Terms, FindWordsOfAnotherLanguageThanTheBrowsers) {
    EXPECT_TRUE(finds_in_any("blankets", "A blanket for Ana"));
    EXPECT_TRUE(finds_in_any("camas", "Tengo una cama libre"));
    EXPECT_TRUE(finds_in_any("blankets y camas", "cama and blanket"));
}

TEST(Terms, SplitScriptsThatHaveNoSpaces) {
    EXPECT_TRUE(finds_in_any("面包", "我有面包和牛奶"));
    EXPECT_TRUE(finds_in_any("ขนมปัง", "มีขนมปังสองก้อน"));
    EXPECT_TRUE(finds_in_any("米", "米と水"));
}

TEST(Terms, AreBoundedWhateverIsPasted) {
    std::string many, long_word(5000, 'a');
    for (int i = 100; i < 10'000; ++i)
        many += "w" + std::to_string(i) + " ";
    EXPECT_EQ(index_terms(many).size(), most_index_terms);
    EXPECT_EQ(search_terms(many, english).size(), most_search_terms);
    EXPECT_THAT(index_terms(long_word), IsEmpty());
    EXPECT_THAT(search_terms("\xff\xfe bread \x80", english), ElementsAre("bread"));
}

RC_GTEST_PROP(Terms, ComeOnceAndAreShort, (const std::string& words)) {
    auto terms = index_terms(words);
    for (const std::string& term : terms)
        RC_ASSERT(!term.empty() && term.size() <= longest_term);
    std::ranges::sort(terms);
    RC_ASSERT(std::ranges::adjacent_find(terms) == terms.end());
}

RC_GTEST_PROP(Terms, FindEveryTextByItsOwnWords, ()) {
    const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(
        rc::gen::oneOf(rc::gen::inRange('a', 'z'), rc::gen::inRange('A', 'Z'))));
    std::string text;
    for (const std::string& word : words)
        text += word.substr(0, 30) + " ";
    const auto stored = index_terms(text);
    for (const Language language : Language::all()) {
        for (const std::string& term : search_terms(text, language))
            RC_ASSERT(std::ranges::find(stored, term) != stored.end());
    }
}

}
}
