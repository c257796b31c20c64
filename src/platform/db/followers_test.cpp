#include "platform/db/database_testing.hpp"

#include <string>

namespace plenty::db {
namespace {

class FollowersTest : public DatabaseTest {
protected:
    auto noting(std::string name) {
        return [this, name](Ending ending) { told += name + (ending == Ending::committed ? "+" : "-"); };
    }

    std::string told;
};
PLENTY_ON_BOTH_ENGINES(FollowersTest);

TEST_P(FollowersTest, HearOnceWhatIsCommittedInOrder) {
    const auto done = database().write([&](Transaction& transaction) -> Outcome {
        transaction.when_over(noting("a"));
        transaction.when_over(noting("b"));
        EXPECT_EQ(told, "");
        return Done{};
    });
    EXPECT_TRUE(done.ok());
    EXPECT_EQ(told, "a+b+");
}

TEST_P(FollowersTest, HearOfARefusalTheLastFirst) {
    const auto refused = database().write([&](Transaction& transaction) -> Outcome {
        transaction.when_over(noting("a"));
        transaction.when_over(noting("b"));
        return Refusal{Why::conflict, {"test.no"}};
    });
    EXPECT_FALSE(refused.ok());
    EXPECT_EQ(told, "b-a-");
}

TEST_P(FollowersTest, HearOfAFault) {
    EXPECT_THROW((void)database().write([&](Transaction& transaction) -> Outcome {
        transaction.when_over(noting("a"));
        throw Fault("the world ends");
    }),
                 Fault);
    EXPECT_EQ(told, "a-");
}

}
}
