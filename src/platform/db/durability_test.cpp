#include "platform/db/loaves_testing.hpp"
#include "platform/db/migrations.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

namespace plenty::db {
namespace {

constexpr int kills = 20;
constexpr int writers = 4;
/// A loaf and its other half, which nobody ever sees alone.
constexpr std::int64_t other_half = 1LL << 40;
constexpr auto count_pieces = query<1>("SELECT count(*) FROM loaves WHERE id IN ($1, $1 + 1099511627776)");
constexpr auto count_odd = query<0>("SELECT count(*) FROM loaves a WHERE id < 1099511627776 AND NOT EXISTS "
                                    "(SELECT 1 FROM loaves b WHERE b.id = a.id + 1099511627776)");

using Acknowledged = std::vector<std::int64_t>;

/// Writes loaves and tells the pipe of each once it is said to be durable, until killed.
[[noreturn]] void write_until_killed(const DatabaseOptions& options, std::int64_t first, int pipe) {
    const SystemClock clock;
    const auto database = Database::open(options, clock);
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] {
            for (std::int64_t id = first + writer;; id += writers) {
                const auto outcome = database->write([&](Transaction& transaction) -> Outcome {
                    transaction.run(insert_loaf, id, std::nullopt, 1);
                    transaction.run(insert_loaf, id + other_half, std::nullopt, 1);
                    return Done{};
                });
                if (!outcome || write(pipe, &id, sizeof id) != sizeof id)
                    _exit(1);
            }
        });
    threads.clear();
    _exit(1);
}

/// What a process had acknowledged when it was killed after `life`.
Acknowledged acknowledged_before_kill(const DatabaseOptions& options, std::int64_t first,
                                      std::chrono::microseconds life) {
    int ends[2];
    expect(pipe(ends) == 0, "a pipe can be made");
    const pid_t child = fork();
    if (child == 0)
        write_until_killed(options, first, ends[1]);
    close(ends[1]);
    Acknowledged ids;
    std::int64_t id = 0;
    // Its life begins with its first word, so that it is killed at work and not on the way there.
    bool more = read(ends[0], &id, sizeof id) == sizeof id;
    std::this_thread::sleep_for(life);
    kill(child, SIGKILL);
    for (; more; more = read(ends[0], &id, sizeof id) == sizeof id)
        ids.push_back(id);
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return ids;
}

class Durability : public testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!can_test_on(GetParam()))
            GTEST_SKIP() << "PLENTY_TEST_POSTGRES names no throw-away PostgreSQL: this half is not tested";
    }
};

PLENTY_ON_BOTH_ENGINES(Durability);

// The death of a process takes nothing that its kernel has, so this passes without sync_commits, too; what
// that guards against is the loss of power, which no process can simulate on its own file system.
TEST_P(Durability, WhatWasAcknowledgedOutlivesTheProcess) {
    const FreshDatabase fresh(GetParam(), Schema::empty);
    const DatabaseOptions options{.url = fresh.url()};
    const SystemClock clock;
    Database::open(options, clock)->migrate(std::span(&loaves_migration, 1));
    SeededRandomness randomness;
    std::size_t acknowledged = 0;
    for (int round = 0; round < kills; ++round) {
        const auto life = std::chrono::microseconds(randomness.number() % 8'000);
        const auto ids = acknowledged_before_kill(options, round * 1'000'000LL, life);
        acknowledged += ids.size();
        const auto database = Database::open(options, clock);
        database->read([&](Reader& reader) {
            for (const auto id : ids)
                EXPECT_EQ(reader.load<int>(count_pieces, id), 2) << "killed in round " << round;
            EXPECT_EQ(reader.load<int>(count_odd), 0) << "killed in round " << round;
            return 0;
        });
    }
    EXPECT_GT(acknowledged, std::size_t(kills)) << "the processes did write";
}

}
}
