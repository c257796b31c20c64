#include "cli/command_testing.hpp"
#include "platform/jobs/jobs.hpp"

#include <boost/json/array.hpp>

#include <fstream>
#include <map>

namespace plenty::cli {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

class TheDoctor : public VillageCommandTest {
protected:
    /// What it found, by what it looked at; the worst where it found several.
    std::map<std::string, std::string> found(std::vector<std::string> words = {}) {
        words.insert(words.begin(), {"doctor", "--json"});
        const Ran ran = run(words);
        const auto document = ran.document();
        EXPECT_EQ(ran.code,
                  document.at("verdict").as_string() == "wrong" ? ExitCode::refused : ExitCode::done);
        std::map<std::string, std::string> verdicts;
        for (const auto& check : document.at("checks").as_array()) {
            std::string& verdict = verdicts[std::string(check.at("what").as_string())];
            if (verdict != "wrong")
                verdict = check.at("verdict").as_string();
            EXPECT_FALSE(check.at("sentence").as_string().empty());
        }
        return verdicts;
    }
    std::unique_ptr<db::Database> open() {
        return db::Database::open({.url = "sqlite:" + (data() / "plenty.db").string()}, clock_);
    }

private:
    const SystemClock clock_;
};

TEST_F(TheDoctor, FindsAHealthyNodeWell) {
    const auto verdicts = found({"--public-url", "https://plenty.example.org", "--proxies", "127.0.0.1",
                                 "--time-zone", "Europe/Madrid"});
    for (const char* const what : {"data", "uploads", "database", "schema", "jobs", "key", "vault",
                                   "vault_disk", "public_url", "proxies", "time_zone"})
        EXPECT_EQ(verdicts.at(what), "ok") << what;
    EXPECT_TRUE(verdicts.contains("disk"));
    EXPECT_NE(verdicts.at("clock"), "wrong") << "a machine of tests may have a clock that nobody sets";
}

TEST_F(TheDoctor, SpeaksToPeople) {
    const Ran ran = run({"doctor"}, {"LANG=en"});
    EXPECT_THAT(ran.out, HasSubstr("ok       The database opens and is sound: SQLite 3."));
    EXPECT_THAT(ran.out, HasSubstr("look     Times are shown in UTC."));
    EXPECT_THAT(run({"doctor"}, {"LANG=es"}).out, HasSubstr("La base de datos se abre"));
}

TEST_F(TheDoctor, KnowsANodeThatIsNotThereYet) {
    fs::remove_all(data());
    fs::remove(data().string() + ".key");
    const auto verdicts = found();
    for (const char* const what : {"data", "database", "key", "vault"})
        EXPECT_EQ(verdicts.at(what), "look") << what;
    EXPECT_FALSE(exists(data())) << "and makes nothing";
}

TEST_F(TheDoctor, SeesWhatIsWrongWithTheKey) {
    const fs::path key = data().string() + ".key";
    fs::permissions(key, fs::perms::owner_read | fs::perms::group_read);
    EXPECT_EQ(found().at("key"), "wrong");
    EXPECT_THAT(run({"doctor"}, {"LANG=en"}).out, HasSubstr("chmod 0400"));
    fs::permissions(key, fs::perms::owner_all);
    fs::copy_file(key, data() / "inside.key");
    EXPECT_EQ(found({"--vault-key", (data() / "inside.key").string()}).at("key"), "wrong");
    std::ofstream(key) << "the key of another node, see";
    EXPECT_EQ(found().at("vault"), "wrong");
    fs::remove(key);
    EXPECT_EQ(found().at("key"), "wrong") << "a vault without its key";
}

TEST_F(TheDoctor, SeesADatabaseThatIsNoneAndOneThatIsNewer) {
    const auto database = open();
    constexpr db::Query<0> from_the_future{
        {"testing.from_the_future", "INSERT INTO schema_migrations VALUES ('9999_from_the_future', 0)", ""}};
    (void)database->write([&](db::Transaction& tx) -> Outcome {
        tx.run(from_the_future);
        return Done{};
    });
    EXPECT_EQ(found().at("schema"), "wrong");
    EXPECT_THAT(run({"board", "--community", "millbrook"}).problems, HasSubstr("newer than this program"));
    EXPECT_EQ(run({"serve", "--listen", "127.0.0.1:0"}).code, ExitCode::failed);
    EXPECT_EQ(run({"migrate"}).code, ExitCode::failed);
    std::ofstream(data() / "plenty.db") << "Dear neighbours, this is a letter.";
    EXPECT_EQ(found().at("database"), "wrong");
}

TEST_F(TheDoctor, ShowsTasksThatWereGivenUpOnAndCanHaveThemTriedAgain) {
    const SystemClock clock;
    SeededRandomness randomness;
    const auto database = open();
    jobs::Jobs jobs(*database, clock, randomness, {.most_tries = 1});
    jobs.at("mail.send", [](const jobs::Task&) { throw Fault("no post office"); });
    (void)database->write([&](db::Transaction& tx) -> Outcome {
        jobs::schedule(tx, "mail.send", "", tx.now());
        return Done{};
    });
    jobs.run_due();
    EXPECT_EQ(found().at("jobs"), "wrong");
    EXPECT_THAT(run({"doctor"}, {"LANG=en"}).out, HasSubstr("mail.send was given up on: no post office"));
    EXPECT_EQ(found({"--retry"}).at("jobs"), "ok");
}

TEST_F(TheDoctor, SeesWorkThatNobodyDoes) {
    EXPECT_EQ(found().at("waiting"), "look")
        << "the village has been posting for days, and nothing served it";
}

TEST_F(TheDoctor, LooksAtHowPeopleReachTheNode) {
    const auto exposed = found({"--listen", "0.0.0.0:0"});
    EXPECT_EQ(exposed.at("public_url"), "look");
    EXPECT_EQ(exposed.at("proxies"), "look");
    EXPECT_EQ(found({"--public-url", "http://plenty.example.org"}).at("public_url"), "wrong");
    EXPECT_EQ(found({"--public-url", "http://localhost:8080"}).at("public_url"), "ok");
    EXPECT_EQ(found({"--public-url", "https://plenty.example.org"}).at("proxies"), "wrong")
        << "everybody would look like the proxy";
}

TEST_F(TheDoctor, WantsTheDataClosedToOthers) {
    fs::permissions(data(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
    EXPECT_EQ(found().at("data"), "look");
}

}
}
