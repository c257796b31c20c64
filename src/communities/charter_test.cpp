#include "communities/charter.hpp"
#include "testing/outcome.hpp"

#include <gtest/gtest.h>

namespace plenty::communities {
namespace {

Charter willow() {
    return {"Willow Close", "Sharing tools", "Be kind.", JoinPolicy::ask, {"Which house?"}};
}

std::string refused_with(std::string Charter::* text, std::string typed) {
    Charter charter = willow();
    charter.*text = std::move(typed);
    return refused_field(checked(charter));
}

TEST(Charter, IsCleaned) {
    Charter typed = willow();
    typed.name = " \u202eWillow\u200b   Close\u0007 ";
    typed.questions = {" ", "  Which   house? ", ""};
    const auto charter = checked(typed);
    ASSERT_EQ(outcome_of(charter), "done");
    EXPECT_EQ(charter->name, "Willow Close");
    EXPECT_EQ(charter->questions, std::vector<std::string>{"Which house?"});
}

TEST(Charter, RefusesWhatCannotBeKeptAndNamesTheField) {
    EXPECT_EQ(refused_with(&Charter::name, "\u200b\u200d"), "name");
    EXPECT_EQ(refused_with(&Charter::name, std::string(10'000, 'x')), "name");
    EXPECT_EQ(refused_with(&Charter::name, "\xff\xfe"), "name");
    EXPECT_EQ(refused_with(&Charter::purpose, " \n "), "purpose");
    EXPECT_EQ(refused_with(&Charter::agreements, std::string(5001, 'x')), "agreements");
    EXPECT_EQ(refused_with(&Charter::agreements, ""), "") << "agreements may come later";
    Charter curious = willow();
    curious.questions.assign(9, "Why?");
    EXPECT_EQ(refused_field(checked(curious)), "questions");
}

}
}
