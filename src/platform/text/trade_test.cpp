#include "platform/text/trade.hpp"
#include "platform/text/trade_corpus.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plenty::text {
namespace {

TEST(AsksSomethingInReturn, FindsPricesAndBarter) {
    for (const std::string_view words : corpus::trades)
        EXPECT_TRUE(asks_something_in_return(words)) << words;
    for (const std::string_view words : corpus::more_trades)
        EXPECT_TRUE(asks_something_in_return(words)) << words;
}

TEST(AsksSomethingInReturn, LetsGiftsThroughThatSpeakOfMoney) {
    for (const std::string_view words : corpus::gifts)
        EXPECT_EQ(asks_something_in_return(words), std::nullopt) << words;
    for (const std::string_view words : corpus::more_gifts)
        EXPECT_EQ(asks_something_in_return(words), std::nullopt) << words;
}

TEST(AsksSomethingInReturn, AsksWhereItCannotTell) {
    for (const std::string_view words : corpus::asked_about_all_the_same)
        EXPECT_TRUE(asks_something_in_return(words)) << words;
}

TEST(AsksSomethingInReturn, QuotesThePassageAsItWasWritten) {
    EXPECT_EQ(asks_something_in_return("Oak table.\nIn  EXCHANGE, please, for wine"), "In  EXCHANGE");
    EXPECT_EQ(asks_something_in_return("Sofá por 20 € o así"), "20 €");
    EXPECT_EQ(asks_something_in_return("¡A CAMBIO DE leña!"), "A CAMBIO DE");
    EXPECT_EQ(asks_something_in_return("Sofa ２０€"), "２０€");
}

TEST(AsksSomethingInReturn, TakesANoAsANoOnlyWithinItsClause) {
    EXPECT_FALSE(asks_something_in_return("I ask for nothing at all in exchange"));
    EXPECT_TRUE(asks_something_in_return("No stairs. Soup in exchange"));
    EXPECT_TRUE(asks_something_in_return("No offers below 20 please"));
}

TEST(AsksSomethingInReturn, HasNothingToSayToNothing) {
    for (const char* words : {"", " ", "...", "$", "20", "€€€", "/", "\n\n"})
        EXPECT_EQ(asks_something_in_return(words), std::nullopt) << words;
}

RC_GTEST_PROP(AsksSomethingInReturn, QuotesAPartOfTheText, ()) {
    const auto parts = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("swap", "my", "for", "$", "20", "€", ".", "\n", " ", "no", "a",
                                      "cambio", "de", "por", "ñ", "’", "s", "/", "hour"));
    std::string words;
    for (const std::string& part : parts)
        words += part + (part == "$" ? "" : " ");
    const auto passage = asks_something_in_return(words);
    const std::string quoted = passage.value_or(words);
    RC_ASSERT(quoted.empty() == words.empty());
    RC_ASSERT(words.find(quoted) != std::string::npos);
}

}
}
