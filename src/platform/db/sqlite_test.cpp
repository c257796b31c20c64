#include "platform/db/loaves_testing.hpp"

#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

/// What only a database in a file has to promise.
namespace plenty::db {
namespace {

constexpr std::string_view canary = "canary-in-the-oven";
const Refusal refused{Why::conflict, {"test.refused"}};

constexpr auto delete_loaf = query<1>("DELETE FROM loaves WHERE id = $1");
constexpr auto limit_pages = query<0>("PRAGMA max_page_count = 20");
constexpr auto lift_limit = query<0>("PRAGMA max_page_count = 1000000");
constexpr auto insert_pair = query<2>("INSERT INTO pairs (one, other) VALUES ($1, $2)");
constexpr Migration deferred{"0002_pairs",
                             "CREATE TABLE pairs (one {id} PRIMARY KEY, other {id} REFERENCES pairs (one) "
                             "DEFERRABLE INITIALLY DEFERRED) {strict};"};

class SqliteLoaves : public LoavesTest {
protected:
    /// A change that holds the writing thread until it is told to go on, so that others gather.
    std::future<void> hold_writer() {
        auto held = std::make_shared<std::promise<void>>();
        auto done = std::async(std::launch::async, [this, held] {
            change([&](Transaction&) {
                held->set_value();
                go_on_.get_future().wait();
            });
        });
        held->get_future().wait();
        return done;
    }
    void let_go() { go_on_.set_value(); }

    /// Starts a write in a thread of its own; says what becomes of it.
    std::future<std::string> start(std::function<Outcome(Transaction&)> change) {
        return std::async(std::launch::async, [this, change = std::move(change)]() -> std::string {
            try {
                return database().write(change).ok() ? "done" : "refused";
            } catch (const Fault&) {
                return "fault";
            }
        });
    }

    template <int n>
    std::int64_t pragma(const Query<n>& query) {
        return database()
            .write([&](Transaction& transaction) -> Result<std::int64_t> {
                return transaction.load<std::int64_t>(query);
            })
            .value();
    }

    std::filesystem::path file() const { return url().substr(url().find(':') + 1); }

    /// Whether any file of the database holds the canary.
    bool can_find_canary() const {
        for (const auto& entry : std::filesystem::directory_iterator(file().parent_path())) {
            std::ifstream stream(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
            if (bytes.find(canary) != std::string::npos)
                return true;
        }
        return false;
    }

private:
    std::promise<void> go_on_;
};

INSTANTIATE_TEST_SUITE_P(On, SqliteLoaves, testing::Values(Engine::sqlite), engine_of);

TEST_P(SqliteLoaves, AreWrittenCarefully) {
    EXPECT_EQ(pragma(query<0>("PRAGMA secure_delete")), 1);
    EXPECT_EQ(pragma(query<0>("PRAGMA foreign_keys")), 1);
    EXPECT_EQ(pragma(query<0>("PRAGMA temp_store")), 2);
    EXPECT_EQ(pragma(query<0>("PRAGMA trusted_schema")), 0);
    EXPECT_EQ(pragma(query<0>("PRAGMA synchronous")), 0) << "tests do not wait for the disk";
    const auto durable = Database::open({.url = url()}, clock);
    const auto level = durable->write([](Transaction& transaction) -> Result<int> {
        return transaction.load<int>(query<0>("PRAGMA synchronous"));
    });
    EXPECT_EQ(*level, 2) << "FULL";
    EXPECT_TRUE(std::filesystem::exists(file().string() + "-wal"));
}

TEST_P(SqliteLoaves, AWordInDoubleQuotesIsNoText) {
    EXPECT_THROW(pragma(query<0>("SELECT \"rye\"")), Fault);
}

TEST_P(SqliteLoaves, WhatIsDeletedIsGoneFromTheFiles) {
    ASSERT_TRUE(put(1, canary));
    database().checkpoint();
    EXPECT_TRUE(can_find_canary());
    change([](Transaction& transaction) { transaction.run(delete_loaf, 1); });
    database().checkpoint();
    EXPECT_FALSE(can_find_canary());
}

TEST_P(SqliteLoaves, ACheckpointThatAReaderHoldsUpSaysSo) {
    ASSERT_TRUE(put(1, "rye"));
    database().read([&](Reader& reader) {
        EXPECT_EQ(reader.load<int>(count_loaves), 1);
        std::jthread([&] {
            EXPECT_TRUE(put(2, "oat"));
            EXPECT_THROW(database().checkpoint(), Fault);
        }).join();
        return 0;
    });
    database().checkpoint();
    EXPECT_EQ(std::filesystem::file_size(file().string() + "-wal"), 0U);
}

TEST_P(SqliteLoaves, IfTheCommitFailsNobodyInTheGroupIsToldOfSuccess) {
    database().migrate(std::vector{loaves_migration, deferred});
    auto holder = hold_writer();
    std::vector<std::future<std::string>> group;
    group.push_back(start([](Transaction& transaction) -> Outcome {
        transaction.run(insert_loaf, 1, "rye", 1);
        return Done{};
    }));
    group.push_back(start([](Transaction&) -> Outcome { return refused; }));
    group.push_back(start([](Transaction& transaction) -> Outcome {
        transaction.run(insert_pair, 1, 404);
        return Done{};
    }));
    // Long enough for all three to wait; if one does not, it is a group of its own and the test says so.
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    let_go();
    holder.get();
    for (auto& write : group)
        EXPECT_EQ(write.get(), "fault");
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(put(1, "rye")) << "the next group is none the worse";
}

TEST_P(SqliteLoaves, AFullDiskFailsTheGroupAndNothingElse) {
    change([](Transaction& transaction) { transaction.find<int>(limit_pages); });
    auto holder = hold_writer();
    std::vector<std::future<std::string>> group;
    for (int id = 1; id <= 3; ++id) {
        group.push_back(start([id](Transaction& transaction) -> Outcome {
            transaction.run(insert_loaf, id, id == 3 ? std::string(200'000, 'x') : std::to_string(id), 1);
            return Done{};
        }));
        std::this_thread::sleep_for(std::chrono::milliseconds(50)); // so that the large one comes last
    }
    let_go();
    holder.get();
    for (auto& write : group)
        EXPECT_EQ(write.get(), "fault");
    EXPECT_EQ(count(), 0);
    change([](Transaction& transaction) { transaction.find<int>(lift_limit); });
    EXPECT_TRUE(put(3, std::string(200'000, 'x')));
}

}
}
