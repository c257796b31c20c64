#include "platform/db/group_writer.hpp"

#include "base/step_aside.hpp"

#include <chrono>

namespace plenty::db {
namespace {

using Stopwatch = std::chrono::steady_clock;

constexpr std::size_t largest_group = 256;
constexpr std::chrono::milliseconds
    longest_gathering(10); // whoever came first waits for the others meanwhile
constexpr std::size_t longest_queue = 4096;

constexpr Query<0> begin{{"begin", "BEGIN IMMEDIATE", ""}};
constexpr Query<0> commit_all{{"commit", "COMMIT", ""}};
constexpr Query<0> roll_back_all{{"roll back", "ROLLBACK", ""}};
constexpr Query<0> begin_one{{"begin one", "SAVEPOINT one", ""}};
constexpr Query<0> roll_back_one{{"roll back one", "ROLLBACK TO one", ""}};
constexpr Query<0> release_one{{"release one", "RELEASE one", ""}};

void run_bare(Connection& connection, const Statement& statement) {
    connection.run(statement, {}, [](const Row&) {});
}

}

GroupWriter::GroupWriter(std::unique_ptr<SqliteConnection> connection, const Clock& clock)
    : connection_(std::move(connection)), clock_(clock), thread_([this] { run(); }) {}

GroupWriter::~GroupWriter() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
}

void GroupWriter::write(const Change& change) {
    const auto waiting = std::make_shared<Waiting>(change);
    enqueue(waiting);
    {
        const StepAside aside;
        waiting->finished.acquire();
    }
    if (waiting->fault)
        std::rethrow_exception(waiting->fault);
}

void GroupWriter::enqueue(std::shared_ptr<Waiting> write) {
    {
        const std::scoped_lock lock(mutex_);
        if (queue_.size() >= longest_queue)
            throw Fault("more than " + std::to_string(longest_queue) + " changes wait to be written");
        queue_.push_back(std::move(write));
    }
    changed_.notify_one();
}

/// The next in the queue; nothing if it is empty.
std::shared_ptr<GroupWriter::Waiting> GroupWriter::next() {
    const std::scoped_lock lock(mutex_);
    if (queue_.empty())
        return nullptr;
    auto write = std::move(queue_.front());
    queue_.pop_front();
    return write;
}

bool GroupWriter::wait_for_work() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    return !queue_.empty();
}

void GroupWriter::run() {
    while (wait_for_work()) {
        Group group;
        try {
            commit(group);
        } catch (...) {
            undo(group, std::current_exception());
        }
        for (const auto& write : group)
            write->finished.release();
    }
}

/// Those who come while the others are being written are in time: else a first who comes alone would make
/// all who follow wait for a flush of his own.
void GroupWriter::commit(Group& group) {
    const auto end = Stopwatch::now() + longest_gathering;
    auto write = next();
    group.push_back(write);
    run_bare(*connection_, begin);
    attempt(*write);
    while (group.size() < largest_group && Stopwatch::now() < end && (write = next())) {
        group.push_back(write);
        attempt(*write);
    }
    run_bare(*connection_, commit_all);
}

void GroupWriter::attempt(Waiting& write) {
    run_bare(*connection_, begin_one);
    auto verdict = Verdict::roll_back;
    try {
        Transaction transaction(*connection_, clock_);
        verdict = write.change(transaction);
    } catch (...) {
        write.fault = std::current_exception();
    }
    // A full disk makes SQLite undo the whole transaction, and with it what others did.
    if (write.fault && !connection_->in_transaction())
        std::rethrow_exception(write.fault);
    if (verdict == Verdict::roll_back)
        run_bare(*connection_, roll_back_one);
    run_bare(*connection_, release_one);
}

void GroupWriter::undo(const Group& group, const std::exception_ptr& fault) {
    for (const auto& write : group)
        if (!write->fault)
            write->fault = fault;
    if (connection_->in_transaction())
        run_bare(*connection_, roll_back_all);
}

}
