#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace plenty::http {

/// Something for a worker to do. One of the two is called, once.
class Job {
public:
    virtual ~Job() = default;
    virtual void run() noexcept = 0;
    /// It could not be run: the queue is full, or the pool is closing.
    virtual void turn_away() noexcept = 0;
};

/// Threads that run jobs in the order they came. Beyond those that run, so many may wait.
///
/// One worker is woken at a time, and wakes the next if there is still something to do: a burst of short
/// jobs is done by few threads, and slow jobs soon have many. Safe from any thread.
class WorkerPool {
public:
    WorkerPool(unsigned workers, std::size_t most_waiting);
    /// Turns away what waits, and waits for what runs.
    ~WorkerPool();

    void add(std::unique_ptr<Job> job);
    /// Turns away everything that has not begun, and every job to come.
    void close();

private:
    void work();
    std::unique_ptr<Job> next();
    bool must_wake();

    // fixed after construction
    std::size_t most_waiting_;

    // guarded by mutex_; a queue that can be waited for needs the mutex itself
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::unique_ptr<Job>> waiting_;
    std::size_t idle_ = 0;
    bool waking_ = false; ///< an idle worker has been called and has not come yet
    bool closing_ = false;

    std::vector<std::thread> workers_;
};

}
