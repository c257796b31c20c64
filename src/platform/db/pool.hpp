#pragma once
#include "base/step_aside.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace plenty::db {

/// A few connections that many threads borrow in turn, opened when they are first needed. Whoever
/// finds none idle waits. Synchronises itself.
template <class Connection>
class Pool {
public:
    using Open = std::function<std::unique_ptr<Connection>()>;

    Pool(int size, Open open) : open_(std::move(open)), unopened_(size) {}

    /// A borrowed connection, given back at the end of the scope.
    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection)
            : pool_(&pool), connection_(std::move(connection)) {}

        ~Lease() { pool_->give_back(std::move(connection_)); }

        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        Connection& operator*() const { return *connection_; }

        Connection* operator->() const { return connection_.get(); }

        /// Closes a connection that is no longer of use; the pool opens another when it needs one.
        void discard() { connection_.reset(); }

    private:
        Pool* pool_;
        std::unique_ptr<Connection> connection_;
    };

    Lease borrow() {
        if (auto idle = idle_or_place())
            return Lease(*this, std::move(idle));
        try {
            return Lease(*this, open_());
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    /// Closes every connection that nobody has borrowed: where one was lost, the others are, too.
    void close_idle() {
        std::vector<std::unique_ptr<Connection>> closed;
        {
            const std::scoped_lock lock(mutex_);
            closed.swap(idle_);
            unopened_ += static_cast<int>(closed.size());
        }
        returned_.notify_all();
    }

private:
    /// An idle connection, or nothing once there is a place for a new one.
    std::unique_ptr<Connection> idle_or_place() {
        std::optional<StepAside> aside; // before the lock: whoever waits for a turn again holds it no more
        std::unique_lock lock(mutex_);
        if (idle_.empty() && unopened_ == 0) {
            aside.emplace();
            returned_.wait(lock, [&] { return !idle_.empty() || unopened_ > 0; });
        }
        if (idle_.empty()) {
            --unopened_;
            return nullptr;
        }
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }

    void give_back(std::unique_ptr<Connection> connection) {
        {
            const std::scoped_lock lock(mutex_);
            if (connection)
                idle_.push_back(std::move(connection));
            else
                ++unopened_;
        }
        returned_.notify_one();
    }

    // fixed after construction
    Open open_;

    // guarded by mutex_
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    int unopened_;
};

}
