#include "platform/db/loaves_testing.hpp"

#include <atomic>
#include <latch>
#include <string>
#include <thread>
#include <vector>

namespace plenty::db {
namespace {

const Refusal none_left{Why::conflict, {"test.none_left"}};

/// Runs `work(number)` on that many threads at once, and waits for all.
template <class F>
void at_once(int threads, F&& work) {
    std::latch start(threads);
    std::vector<std::jthread> running;
    for (int number = 0; number < threads; ++number)
        running.emplace_back([&, number] {
            start.arrive_and_wait();
            work(number);
        });
}

class ConcurrentLoaves : public LoavesTest {
protected:
    Outcome take_one(std::int64_t id) {
        return database().write([&](Transaction& transaction) -> Outcome {
            const auto left = transaction.load<int>(pieces_of, id);
            if (left == 0)
                return none_left;
            transaction.run(set_pieces, id, left - 1);
            return Done{};
        });
    }

    void add_one(std::int64_t id) {
        change([&](Transaction& transaction) {
            transaction.run(set_pieces, id, transaction.load<int>(pieces_of, id) + 1);
        });
    }
};

PLENTY_ON_BOTH_ENGINES(ConcurrentLoaves);

TEST_P(ConcurrentLoaves, NoneOfManyIsLost) {
    constexpr int threads = 32;
    constexpr int each = 20;
    at_once(threads, [&](int thread) {
        for (int i = 0; i < each; ++i) {
            const int id = thread * each + i;
            EXPECT_TRUE(put(id, std::to_string(id)));
        }
    });
    EXPECT_EQ(count(), threads * each);
}

TEST_P(ConcurrentLoaves, NoChangeOverwritesAnother) {
    constexpr int threads = 16;
    constexpr int each = 5;
    ASSERT_TRUE(put(1, "rye", 0));
    at_once(threads, [&](int) {
        for (int i = 0; i < each; ++i)
            add_one(1);
    });
    EXPECT_EQ(pieces(1), threads * each);
}

TEST_P(ConcurrentLoaves, OfTwoWhoTakeTheLastOneExactlyOneGetsIt) {
    for (int round = 0; round < 40; ++round) {
        ASSERT_TRUE(put(round, std::to_string(round), 1));
        std::atomic<int> takers = 0;
        at_once(2, [&](int) { takers += take_one(round).ok() ? 1 : 0; });
        EXPECT_EQ(takers, 1);
        EXPECT_EQ(pieces(round), 0);
    }
}

TEST_P(ConcurrentLoaves, AReadSeesOneMoment) {
    ASSERT_TRUE(put(1, "rye"));
    const auto counted = database().read([&](Reader& reader) {
        const auto before = reader.load<int>(count_loaves);
        std::jthread([&] { EXPECT_TRUE(put(2, "oat")); }).join();
        return std::pair(before, reader.load<int>(count_loaves));
    });
    EXPECT_EQ(counted, std::pair(1, 1));
    EXPECT_EQ(count(), 2);
}

TEST_P(ConcurrentLoaves, WhoeverFailsDisturbsNobody) {
    constexpr int threads = 24;
    std::atomic<int> failures = 0;
    at_once(threads, [&](int thread) {
        const auto write = [&](Transaction& transaction) -> Outcome {
            transaction.run(insert_loaf, thread, std::to_string(thread), 1);
            if (thread % 4 == 1)
                throw Fault("dropped");
            if (thread % 4 == 2)
                return none_left;
            if (thread % 4 == 3)
                transaction.run(insert_loaf, thread, "twice", 1);
            return Done{};
        };
        try {
            failures += database().write(write).ok() ? 0 : 1;
        } catch (const Fault&) {
            ++failures;
        }
    });
    EXPECT_EQ(failures, threads * 3 / 4);
    EXPECT_EQ(count(), threads / 4);
    for (int thread = 0; thread < threads; thread += 4)
        EXPECT_EQ(pieces(thread), 1);
}

using ConcurrentLoavesDeathTest = ConcurrentLoaves;
PLENTY_ON_BOTH_ENGINES(ConcurrentLoavesDeathTest);

TEST_P(ConcurrentLoavesDeathTest, NoTransactionBeginsInsideAnother) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(database().read([&](Reader&) { return count(); }), "inside another");
    EXPECT_DEATH(change([&](Transaction&) { count(); }), "inside another");
}

}
}
