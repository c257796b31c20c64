#include "platform/db/loaves_testing.hpp"
#include "platform/db/postgres_connection.hpp"

#include <latch>
#include <string>
#include <thread>
#include <vector>

/// What only a server has to promise.
namespace plenty::db {
namespace {

class PostgresLoaves : public LoavesTest {
protected:
    /// What a restart of the server does to whoever is connected.
    void cut_all_connections() {
        PostgresConnection(url(), PostgresConnection::Commits::quick)
            .script("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
};

INSTANTIATE_TEST_SUITE_P(On, PostgresLoaves, testing::Values(Engine::postgres), engine_of);

TEST_P(PostgresLoaves, OutliveALostConnection) {
    ASSERT_TRUE(put(1, "rye"));
    cut_all_connections();
    EXPECT_EQ(count(), 1);
    cut_all_connections();
    EXPECT_TRUE(put(2, "oat"));
    EXPECT_EQ(count(), 2);
}

TEST_P(PostgresLoaves, OutliveTheLossOfMoreConnectionsThanThereAreTries) {
    constexpr int many = 16;
    const auto busy = Database::open({.url = url(), .readers = many, .sync_commits = false}, clock);
    const auto read = [&] {
        return busy->read([](Reader& reader) { return reader.load<int>(count_loaves); });
    };
    std::latch all_are_in(many);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < many; ++i)
            threads.emplace_back([&] {
                busy->read([&](Reader&) {
                    all_are_in.arrive_and_wait();
                    return 0;
                });
            });
    }
    cut_all_connections();
    EXPECT_EQ(read(), 0);
}

TEST_P(PostgresLoaves, AChangeCutInTheMiddleIsRepeatedWhole) {
    int tries = 0;
    EXPECT_TRUE(database().write([&](Transaction& transaction) -> Outcome {
        transaction.run(insert_loaf, 1, "rye", 1);
        if (++tries == 1)
            cut_all_connections();
        transaction.run(insert_loaf, 2, "oat", 1);
        return Done{};
    }));
    EXPECT_EQ(tries, 2);
    EXPECT_EQ(count(), 2);
}

TEST_P(PostgresLoaves, ATransactionThatHasFailedIsNotTakenForCommitted) {
    const auto careless = [&](Transaction& transaction) -> Outcome {
        transaction.run(insert_loaf, 1, "rye", 1);
        try {
            transaction.run(insert_loaf, 2, "rye", 1);
        } catch (const ConstraintViolation&) {
        }
        return Done{};
    };
    EXPECT_THROW(static_cast<void>(database().write(careless)), Fault);
    EXPECT_EQ(count(), 0);
}

TEST_P(PostgresLoaves, WhatCannotBeFittedInIsTriedTenTimes) {
    int tries = 0;
    const auto hopeless = [&](Transaction&) -> Outcome {
        ++tries;
        throw TryAgain("no room");
    };
    EXPECT_THROW(static_cast<void>(database().write(hopeless)), TryAgain);
    EXPECT_EQ(tries, 10);
}

TEST_P(PostgresLoaves, NamesAndNullsMayComeInAnyOrder) {
    constexpr auto insert_maybe = query<2>("INSERT INTO loaves (id, label, pieces) VALUES ($1, $2, 1)");
    change([&](Transaction& transaction) {
        transaction.run(insert_maybe, 1, std::nullopt);
        transaction.run(insert_maybe, 2, "rye");
        transaction.run(insert_maybe, 3, std::optional<std::string>());
    });
    EXPECT_EQ(count(), 3);
}

}
}
