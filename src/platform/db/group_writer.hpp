#pragma once
#include "platform/db/database.hpp"
#include "platform/db/sqlite_connection.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

namespace plenty::db {

/// The one thread that writes to an SQLite file.
///
/// All changes that wait, or come while others are written, become one transaction, each in a savepoint of
/// its own, so that many writers share the price of one flush to disk. A change that refuses or throws undoes
/// itself alone. Nobody hears of success before the commit has succeeded; if it fails, everybody in the group
/// gets the Fault, also those who were refused, since they may have been refused because of something that
/// has not happened.
class GroupWriter {
public:
    using Change = std::function<Verdict(Transaction&)>;

    GroupWriter(std::unique_ptr<SqliteConnection> connection, const Clock& clock);
    /// Writes what still waits, then ends.
    ~GroupWriter();
    GroupWriter(const GroupWriter&) = delete;
    GroupWriter& operator=(const GroupWriter&) = delete;

    /// Runs `change` on the writing thread and returns once it is durable or undone. Throws what
    /// the change threw, or a Fault if the commit failed or too many changes wait. Any thread.
    void write(const Change& change);

private:
    struct Waiting {
        const Change& change;
        std::exception_ptr fault = nullptr;
        std::binary_semaphore finished{0};
    };

    /// Shared, because a waiting thread may be gone before its semaphore has been released wholly.
    using Group = std::vector<std::shared_ptr<Waiting>>;

    void enqueue(std::shared_ptr<Waiting> write);
    std::shared_ptr<Waiting> next();
    bool wait_for_work();
    void run();
    void commit(Group& group);
    void attempt(Waiting& write);
    void undo(const Group& group, const std::exception_ptr& fault);

    // used by the writing thread only
    std::unique_ptr<SqliteConnection> connection_;
    const Clock& clock_;

    // guarded by mutex_
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Waiting>> queue_;
    bool stopping_ = false;

    std::jthread thread_; ///< last, so that all it uses is there before it starts
};

}
