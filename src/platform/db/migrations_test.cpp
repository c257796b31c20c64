#include "platform/db/loaves_testing.hpp"
#include "platform/db/migrations.hpp"

#include <string>
#include <thread>
#include <vector>

namespace plenty::db {
namespace {

constexpr Migration crumbs{"0002_crumbs",
                           "CREATE TABLE crumbs (id {numbered}, grain {bytes}, mass {real}) {strict};"};
constexpr Migration broken{"0003_broken",
                           "CREATE TABLE half (id {id}) {strict}; CREATE TABLE half (id {id}) {strict};"};
constexpr Migration mended{"0003_mended", "CREATE TABLE half (id {id}) {strict};"};

using Names = std::vector<std::string>;

class MigrationsTest : public DatabaseTest {
protected:
    MigrationsTest() : DatabaseTest(Schema::empty) {}

    std::string fault_of(const std::vector<Migration>& migrations) {
        try {
            database().migrate(migrations);
        } catch (const Fault& fault) {
            return fault.what();
        }
        return "no fault";
    }
};

PLENTY_ON_BOTH_ENGINES(MigrationsTest);

TEST_P(MigrationsTest, AreAppliedOnceAndInOrder) {
    EXPECT_EQ(database().applied_migrations(), Names{});
    EXPECT_EQ(fault_of({loaves_migration}), "no fault");
    EXPECT_EQ(fault_of({loaves_migration, crumbs}), "no fault");
    EXPECT_EQ(fault_of({loaves_migration, crumbs}), "no fault");
    EXPECT_EQ(database().applied_migrations(), (Names{"0001_loaves", "0002_crumbs"}));
}

TEST_P(MigrationsTest, ADatabaseThatIsNewerIsRefused) {
    database().migrate(std::vector{loaves_migration, crumbs});
    EXPECT_NE(fault_of({loaves_migration}).find("newer than this program"), std::string::npos);
    EXPECT_EQ(database().applied_migrations().size(), 2U);
}

TEST_P(MigrationsTest, AGapIsRefused) {
    database().migrate(std::vector{loaves_migration, mended});
    EXPECT_NE(fault_of({loaves_migration, crumbs, mended}).find("lacks the migration 0002_crumbs"),
              std::string::npos);
}

TEST_P(MigrationsTest, AStrangerInTheMiddleIsRefused) {
    database().migrate(std::vector{loaves_migration, crumbs, mended});
    EXPECT_NE(fault_of({loaves_migration, mended}).find("0002_crumbs, which this program does not know"),
              std::string::npos);
}

TEST_P(MigrationsTest, OneThatFailsLeavesNoTraceAndSaysItsName) {
    EXPECT_NE(fault_of({loaves_migration, crumbs, broken}).find("migration 0003_broken"), std::string::npos);
    EXPECT_EQ(database().applied_migrations(), (Names{"0001_loaves", "0002_crumbs"}));
    EXPECT_EQ(fault_of({loaves_migration, crumbs, mended}), "no fault");
}

TEST_P(MigrationsTest, ManyProcessesMayMigrateAtOnce) {
    std::vector<std::jthread> processes;
    for (int i = 0; i < 4; ++i)
        processes.emplace_back([&] {
            Database::open({.url = url(), .sync_commits = false}, clock)
                ->migrate(std::vector{loaves_migration, crumbs, mended});
        });
    processes.clear();
    EXPECT_EQ(database().applied_migrations().size(), 3U);
}

TEST_P(MigrationsTest, ThoseOfTheProgramAreAppliedToAFreshDatabase) {
    const auto all = all_migrations();
    database().migrate(all);
    EXPECT_EQ(database().applied_migrations().size(), all.size());
}

TEST_P(MigrationsTest, ANumberIsNeverUsedTwice) {
    constexpr auto insert_crumb = query<0>("INSERT INTO crumbs (grain) VALUES (NULL) RETURNING id");
    constexpr auto delete_crumbs = query<0>("DELETE FROM crumbs");
    database().migrate(std::vector{loaves_migration, crumbs});
    const auto next = [&] {
        return database().write([&](Transaction& transaction) -> Result<int> {
            const auto id = transaction.load<int>(insert_crumb);
            transaction.run(delete_crumbs);
            return id;
        });
    };
    EXPECT_EQ(*next(), 1);
    EXPECT_EQ(*next(), 2);
}

TEST(TypeNames, FillOnlyTheHolesThatAreKnown) {
    EXPECT_EQ(with_type_names("{id}, {bytes} '{}' { {x", Engine::sqlite), "INTEGER, BLOB '{}' { {x");
    EXPECT_EQ(with_type_names("{integer} {real}", Engine::postgres), "BIGINT DOUBLE PRECISION");
    EXPECT_THROW(with_type_names("{blob}", Engine::sqlite), Fault);
}

}
}
