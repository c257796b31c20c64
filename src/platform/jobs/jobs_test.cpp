#include "platform/db/database_testing.hpp"
#include "platform/jobs/jobs.hpp"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

namespace plenty::jobs {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr db::Query<0> count_rows{
    {"test.count_rows", "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM jobs WHERE recurs = 0)",
     "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM jobs WHERE recurs = 0)"}};

class JobsTest : public db::DatabaseTest {
protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        if (!IsSkipped())
            jobs = started(database());
    }

    /// What a process begins with; the work that recurs by itself is out of the way.
    std::unique_ptr<Jobs> started(db::Database& where) {
        return std::make_unique<Jobs>(where, clock, randomness,
                                      JobsOptions{.most_tries = 3, .first_pause = seconds(4)});
    }

    void publish(std::string_view name, const std::string& body) {
        ASSERT_TRUE(database().write([&](db::Transaction& transaction) -> Outcome {
            transaction.publish({name, body});
            return Done{};
        }));
    }

    void put_down(std::string_view name, std::string_view body, Instant at) {
        ASSERT_TRUE(database().write([&](db::Transaction& transaction) -> Outcome {
            schedule(transaction, name, body, at);
            return Done{};
        }));
    }

    /// Events and tasks that still wait.
    std::int64_t waiting() {
        return database().read([](db::Reader& reader) { return reader.load<std::int64_t>(count_rows); });
    }

    std::vector<TroubledTask> troubled() {
        return database().read([](db::Reader& reader) { return list_troubled(reader); });
    }

    Reaction noting() {
        return [this](db::Transaction&, const Task& task) -> Outcome {
            noted.push_back(task.name + ":" + task.body);
            return Done{};
        };
    }

    std::unique_ptr<Jobs> jobs;
    std::vector<std::string> noted;
};

PLENTY_ON_BOTH_ENGINES(JobsTest);

TEST_P(JobsTest, AnEventReachesEachOfItsListenersAndIsGone) {
    jobs->on("gifts.posted", "notices.tell", noting());
    jobs->on("gifts.posted", "board.index", noting());
    jobs->on("gifts.closed", "board.drop", noting());
    publish("gifts.posted", "{\"post\":1}");
    publish("nobody.listens", "{}");
    jobs->run_due();
    EXPECT_EQ(noted, (std::vector<std::string>{"notices.tell:{\"post\":1}", "board.index:{\"post\":1}"}));
    EXPECT_EQ(waiting(), 0);
}

TEST_P(JobsTest, AnEventOfARefusedTransactionIsNeverHeardOf) {
    jobs->on("gifts.posted", "notices.tell", noting());
    const auto outcome = database().write([&](db::Transaction& transaction) -> Outcome {
        transaction.publish({"gifts.posted", "{}"});
        return Refusal{Why::invalid, {"test.no"}};
    });
    EXPECT_FALSE(outcome);
    jobs->run_due();
    EXPECT_TRUE(noted.empty());
}

TEST_P(JobsTest, WhatAReactionWritesAndTheEndOfItsTaskAreOne) {
    bool fails = true;
    jobs->on("gifts.posted", "notices.tell", [&](db::Transaction& transaction, const Task&) -> Outcome {
        transaction.publish({"notices.told", "{}"});
        if (std::exchange(fails, false))
            throw Fault("the pen is dry");
        return Done{};
    });
    jobs->on("notices.told", "notices.note", noting());
    publish("gifts.posted", "{}");
    jobs->run_due();
    EXPECT_TRUE(noted.empty());
    clock.advance(seconds(4));
    jobs->run_due();
    EXPECT_EQ(noted, std::vector<std::string>{"notices.note:{}"});
    EXPECT_EQ(waiting(), 0);
}

TEST_P(JobsTest, ARefusalEndsAReactionAndUndoesIt) {
    jobs->on("gifts.posted", "notices.tell", [](db::Transaction& transaction, const Task&) -> Outcome {
        transaction.publish({"notices.told", "{}"});
        return Refusal{Why::not_found, {"test.gone"}};
    });
    publish("gifts.posted", "{}");
    EXPECT_EQ(jobs->run_due(), 2) << "the reaction and the daily sweep";
    EXPECT_EQ(waiting(), 0);
}

TEST_P(JobsTest, AScheduledJobWaitsForItsMoment) {
    jobs->at("mail.send", [&](const Task& task) { noted.push_back(task.body); });
    put_down("mail.send", "later", clock.now() + hours(2));
    put_down("mail.send", "soon", clock.now() + hours(1));
    jobs->run_due();
    EXPECT_TRUE(noted.empty());
    clock.advance(hours(3));
    jobs->run_due();
    EXPECT_EQ(noted, (std::vector<std::string>{"soon", "later"}));
    EXPECT_EQ(waiting(), 0);
}

TEST_P(JobsTest, AFailureIsTriedAgainLaterThenParkedAndCanBeWoken) {
    std::vector<std::pair<std::int64_t, int>> tries;
    jobs->at("mail.send", [&](const Task& task) {
        tries.emplace_back(task.id, task.tries);
        throw std::runtime_error("secret words of a person");
    });
    put_down("mail.send", "{}", clock.now());
    jobs->run_due();
    EXPECT_EQ(tries.size(), 1U);
    clock.advance(seconds(1));
    jobs->run_due();
    EXPECT_EQ(tries.size(), 1U) << "the pause is at least half of four seconds";
    clock.advance(seconds(3));
    jobs->run_due();
    clock.advance(seconds(8));
    jobs->run_due();
    ASSERT_EQ(tries.size(), 3U);
    EXPECT_EQ(tries[0].first, tries[2].first);
    EXPECT_EQ(tries[2].second, 3);

    clock.advance(hours(24));
    jobs->run_due();
    EXPECT_EQ(tries.size(), 3U);
    ASSERT_EQ(troubled().size(), 1U);
    EXPECT_EQ(troubled()[0].name, "mail.send");
    EXPECT_TRUE(troubled()[0].parked_at);
    EXPECT_EQ(troubled()[0].trouble.find("secret"), std::string::npos);

    EXPECT_TRUE(database().write([](db::Transaction& transaction) -> Outcome {
        EXPECT_EQ(retry_parked(transaction), 1);
        return Done{};
    }));
    jobs->run_due();
    EXPECT_EQ(tries.size(), 4U);
}

TEST_P(JobsTest, AParkedTaskIsForgottenInTheEnd) {
    jobs->at("mail.send", [](const Task&) { throw Fault("no way"); });
    put_down("mail.send", "{}", clock.now());
    for (int i = 0; i < 3; ++i, clock.advance(seconds(30)))
        jobs->run_due();
    EXPECT_EQ(waiting(), 1);
    clock.advance(hours(24 * 15));
    jobs->run_due();
    EXPECT_EQ(waiting(), 0);
}

TEST_P(JobsTest, WhatNobodyKnowsIsKeptForAVersionThatDoes) {
    put_down("future.work", "{}", clock.now());
    jobs->run_due();
    EXPECT_EQ(waiting(), 1);
    auto newer = started(database());
    newer->at("future.work", [&](const Task& task) { noted.push_back(task.name); });
    clock.advance(seconds(10));
    newer->run_due();
    EXPECT_EQ(noted.size(), 1U);
}

TEST_P(JobsTest, ARecurringJobRunsOncePerPeriodAndIsNotMadeUpFor) {
    int runs = 0;
    jobs->every(hours(1), "handovers.sweep", [&](const Task&) { ++runs; });
    jobs->run_due();
    jobs->run_due();
    EXPECT_EQ(runs, 1);
    clock.advance(hours(1));
    jobs->run_due();
    EXPECT_EQ(runs, 2);
    clock.advance(hours(10));
    jobs->run_due();
    EXPECT_EQ(runs, 3);

    auto restarted = started(database());
    restarted->every(hours(1), "handovers.sweep", [&](const Task&) { ++runs; });
    restarted->run_due();
    EXPECT_EQ(runs, 3) << "a restart is no new period";
}

TEST_P(JobsTest, ARecurringJobThatFailsIsNeverParked) {
    int runs = 0;
    jobs->every(seconds(60), "handovers.sweep", [&](const Task&) {
        ++runs;
        throw Fault("the broom is broken");
    });
    for (int i = 0; i < 10; ++i, clock.advance(seconds(60)))
        jobs->run_due();
    EXPECT_EQ(runs, 10);
    ASSERT_EQ(troubled().size(), 1U);
    EXPECT_FALSE(troubled()[0].parked_at);
}

TEST_P(JobsTest, WhoeverDiesAtWorkIsFollowedByAnother) {
    struct Death {};
    jobs->at("mail.send", [](const Task&) { throw Death(); });
    put_down("mail.send", "{}", clock.now());
    EXPECT_THROW(jobs->run_due(), Death);
    auto restarted = started(database());
    restarted->at("mail.send", [&](const Task& task) { noted.push_back(std::to_string(task.tries)); });
    restarted->run_due();
    EXPECT_TRUE(noted.empty()) << "as far as anybody can tell it is being done";
    clock.advance(std::chrono::minutes(5));
    restarted->run_due();
    EXPECT_EQ(noted, std::vector<std::string>{"2"});
}

TEST_P(JobsTest, ManyWorkersDoEachTaskOnce) {
    constexpr int tasks = 60;
    std::mutex mutex;
    std::multiset<std::string> done;
    const auto other = db::Database::open({.url = url(), .sync_commits = false}, clock);
    std::vector<std::unique_ptr<Jobs>> workers;
    for (db::Database* where : {&database(), other.get(), other.get()}) {
        workers.push_back(started(*where));
        workers.back()->on("gifts.posted", "notices.tell",
                           [](db::Transaction& transaction, const Task& task) -> Outcome {
                               schedule(transaction, "mail.send", task.body, transaction.now());
                               return Done{};
                           });
        workers.back()->at("mail.send", [&](const Task& task) {
            const std::scoped_lock lock(mutex);
            done.insert(task.body);
        });
    }
    for (int i = 0; i < tasks; ++i)
        publish("gifts.posted", std::to_string(i));
    {
        std::vector<std::jthread> threads;
        for (const auto& worker : workers)
            threads.emplace_back([&worker] { worker->run_due(); });
    }
    jobs->run_due();
    EXPECT_EQ(done.size(), std::size_t(tasks));
    EXPECT_EQ(std::set<std::string>(done.begin(), done.end()).size(), std::size_t(tasks));
    EXPECT_EQ(waiting(), 0);
}

TEST_P(JobsTest, AThreadWorksUntilItIsAskedToStop) {
    std::atomic<bool> told = false;
    jobs->on("gifts.posted", "notices.tell", [&](db::Transaction&, const Task&) -> Outcome {
        told = true;
        told.notify_all();
        return Done{};
    });
    std::jthread thread([&](const std::stop_token& stop) { jobs->run(stop); });
    publish("gifts.posted", "{}");
    told.wait(false);
    thread.request_stop();
    thread.join();
    EXPECT_EQ(waiting(), 0);
}

}
}
