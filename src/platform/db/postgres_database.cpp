#include "platform/db/postgres_database.hpp"

#include "base/step_aside.hpp"
#include "platform/db/inside.hpp"
#include "platform/db/migrations.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <random>
#include <thread>

namespace plenty::db {
namespace {

constexpr int most_attempts = 10;

/// Waits a little, at random and longer each time, so that two that collided do not collide again.
/// Nothing but the moment depends on these numbers, so they need not come from outside.
void pause_after(int attempt) {
    thread_local std::minstd_rand random(
        static_cast<unsigned>(std::hash<std::thread::id>{}(std::this_thread::get_id())));
    const int longest = 500 << std::min(attempt, 6);
    const StepAside aside;
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution(0, longest)(random)));
}

/// A transaction that is rolled back unless it was committed.
class PostgresTransaction {
public:
    PostgresTransaction(PostgresConnection& connection, std::string_view opening) : connection_(connection) {
        connection_.script(opening);
    }

    ~PostgresTransaction() {
        if (!committed_)
            roll_back();
    }

    PostgresTransaction(const PostgresTransaction&) = delete;
    PostgresTransaction& operator=(const PostgresTransaction&) = delete;

    void commit() {
        try {
            connection_.commit();
            committed_ = true;
        } catch (const ConnectionLost&) {
            throw Fault(
                "the connection to PostgreSQL was lost during COMMIT: the change may or may not be there");
        }
    }

private:
    void roll_back() noexcept {
        try {
            connection_.script("ROLLBACK");
        } catch (const Fault&) {
            // A connection that cannot roll back is lost, which its next user finds and mends.
        }
    }

    PostgresConnection& connection_;
    bool committed_ = false;
};

}

PostgresDatabase::PostgresDatabase(const DatabaseOptions& options, const Clock& clock)
    : clock_(clock), connections_(options.readers, [url = options.url, sync = options.sync_commits] {
          using Commits = PostgresConnection::Commits;
          return std::make_unique<PostgresConnection>(url, sync ? Commits::durable : Commits::quick);
      }) {
    connections_.borrow();
}

void PostgresDatabase::migrate(std::span<const Migration> migrations) {
    apply_migrations(*connections_.borrow(), migrations, clock_);
}

std::vector<std::string> PostgresDatabase::applied_migrations() {
    return db::applied_migrations(*connections_.borrow());
}

void PostgresDatabase::read_with(const std::function<void(Reader&)>& look) {
    repeat([&](PostgresConnection& connection) {
        const PostgresTransaction snapshot(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        Reader reader(connection, clock_);
        look(reader);
    });
}

void PostgresDatabase::write_with(const std::function<Verdict(Transaction&)>& change) {
    repeat([&](PostgresConnection& connection) {
        PostgresTransaction transact(connection, "BEGIN ISOLATION LEVEL SERIALIZABLE");
        Transaction transaction(connection, clock_);
        if (change(transaction) == Verdict::commit)
            transact.commit();
    });
}

void PostgresDatabase::repeat(const std::function<void(PostgresConnection&)>& transact) {
    Inside::expect_outside(*this);
    const Inside inside(*this);
    for (int number = 1; attempt(transact, number) == Attempt::again; ++number)
        pause_after(number);
}

PostgresDatabase::Attempt PostgresDatabase::attempt(const std::function<void(PostgresConnection&)>& transact,
                                                    int number) {
    auto connection = connections_.borrow();
    try {
        transact(*connection);
        return Attempt::finished;
    } catch (const ConnectionLost&) {
        connection.discard();
        connections_.close_idle();
        if (number >= most_attempts)
            throw;
    } catch (const TryAgain&) {
        if (number >= most_attempts)
            throw;
    }
    return Attempt::again;
}

}
