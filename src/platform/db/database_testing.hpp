#pragma once
#include "platform/db/database.hpp"
#include "testing/fake_clock.hpp"
#include "testing/seeded_randomness.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

/// Databases for tests; link plenty_platform_db_testing (plenty_room(... TEST_USES ...)).
namespace plenty::db {

/// Whether tests can run on an engine here: on PostgreSQL, if the environment names a throw-away
/// cluster in PLENTY_TEST_POSTGRES (tools/postgres_for_tests.sh start prints its URL).
bool can_test_on(Engine engine);

/// A directory of its own below the system's temporary directory, gone at the end of the scope.
class TemporaryDirectory {
public:
    TemporaryDirectory();
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

enum class Schema { migrated, empty };

/// A database of its own, which is gone at the end of the scope. Migrated ones are copies of a model that is
/// migrated once per process, or on PostgreSQL such a copy that an earlier test has left, emptied; so a fresh
/// one costs a few milliseconds. Nobody may still be connected to it at the end.
class FreshDatabase {
public:
    explicit FreshDatabase(Engine engine, Schema schema = Schema::migrated);
    ~FreshDatabase();
    FreshDatabase(const FreshDatabase&) = delete;
    FreshDatabase& operator=(const FreshDatabase&) = delete;

    const std::string& url() const { return url_; }
    /// Options that open it without waiting for the disk.
    DatabaseOptions options() const { return {.url = url_, .sync_commits = false}; }

private:
    Engine engine_;
    Schema schema_;
    std::string name_;
    TemporaryDirectory directory_;
    std::string url_;
};

/// A test on a fresh, migrated database of its own, run once on each engine:
///
///     class Posts : public db::DatabaseTest {};
///     PLENTY_ON_BOTH_ENGINES(Posts);
///
///     TEST_P(Posts, AreFoundAgain) {
///         database().write([&](db::Transaction& transaction) { ... });
///     }
///
/// Without a throw-away PostgreSQL its half is skipped.
class DatabaseTest : public testing::TestWithParam<Engine> {
protected:
    explicit DatabaseTest(Schema schema = Schema::migrated) : schema_(schema) {}
    void SetUp() override;

    Database& database() { return *database_; }
    /// The URL of the same database, for a test that opens it once more.
    const std::string& url() const { return fresh_->url(); }

    FakeClock clock;
    SeededRandomness randomness;

private:
    Schema schema_;
    std::unique_ptr<FreshDatabase> fresh_;
    std::unique_ptr<Database> database_;
};

/// What a test's name says of its engine: "Sqlite" or "Postgres".
std::string engine_of(const testing::TestParamInfo<Engine>& test);

}

#define PLENTY_ON_BOTH_ENGINES(Suite)                                                                        \
    INSTANTIATE_TEST_SUITE_P(                                                                                \
        On, Suite, ::testing::Values(::plenty::db::Engine::sqlite, ::plenty::db::Engine::postgres),          \
        ::plenty::db::engine_of)
