#include "platform/db/database_testing.hpp"
#include "platform/db/diagnosis.hpp"
#include "platform/db/migrations.hpp"

#include <fstream>

namespace plenty::db {
namespace {

class Diagnoses : public DatabaseTest {};
PLENTY_ON_BOTH_ENGINES(Diagnoses);

TEST_P(Diagnoses, TellTheEngineAndThatAllIsSound) {
    const auto diagnosis = database().read([](Reader& reader) { return diagnose(reader); });
    EXPECT_EQ(diagnosis.engine, GetParam() == Engine::sqlite ? "SQLite" : "PostgreSQL");
    EXPECT_NE(diagnosis.version.find('.'), std::string::npos);
    EXPECT_EQ(diagnosis.complaint, "");
    EXPECT_TRUE(diagnosis.last_migrated);
}

TEST(Diagnosis, FindsWhatWasOverwrittenInAFile) {
    const FreshDatabase fresh(Engine::sqlite);
    const SystemClock clock;
    { // all of it in the file itself, none in the log beside it
        const auto database = Database::open(fresh.options(), clock);
        database->checkpoint();
    }
    std::fstream file(fresh.url().substr(std::string_view("sqlite:").size()),
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(3 * 4096); // a page that is neither the first nor the last
    file << std::string(2048, '\x7f') << std::flush;
    const auto database = Database::open(fresh.options(), clock);
    EXPECT_NE(database->read([](Reader& reader) { return diagnose(reader); }).complaint, "");
}

TEST(SchemaAges, AreToldFromTheNames) {
    const auto known = all_migrations();
    std::vector<std::string> applied;
    for (const Migration& migration : known)
        applied.emplace_back(migration.name);
    EXPECT_EQ(schema_age(applied, known), SchemaAge::current);
    auto more = applied;
    more.emplace_back("9999_from_the_future");
    EXPECT_EQ(schema_age(more, known), SchemaAge::newer);
    applied.pop_back();
    EXPECT_EQ(schema_age(applied, known), SchemaAge::older);
    EXPECT_EQ(schema_age({}, known), SchemaAge::older);
    applied.front() = "0001_something_else";
    EXPECT_EQ(schema_age(applied, known), SchemaAge::newer);
}

}
}
