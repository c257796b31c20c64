#include "platform/db/group_writer.hpp"

#include <algorithm>

namespace plenty::db {
namespace {

constexpr std::size_t largest_group = 256;
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
    waiting->finished.acquire();
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

GroupWriter::Group GroupWriter::next_group() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    const auto size = static_cast<std::ptrdiff_t>(std::min(queue_.size(), largest_group));
    Group group(std::move_iterator(queue_.begin()), std::move_iterator(queue_.begin() + size));
    queue_.erase(queue_.begin(), queue_.begin() + size);
    return group;
}

void GroupWriter::run() {
    for (auto group = next_group(); !group.empty(); group = next_group()) {
        commit(group);
        for (const auto& write : group)
            write->finished.release();
    }
}

void GroupWriter::commit(const Group& group) {
    try {
        run_bare(*connection_, begin);
        for (const auto& write : group)
            attempt(*write);
        run_bare(*connection_, commit_all);
    } catch (...) {
        undo(group, std::current_exception());
    }
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
