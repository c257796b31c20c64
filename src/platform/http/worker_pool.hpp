#pragma once
#include "base/step_aside.hpp"

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

struct WorkerCounts {
    unsigned workers;    ///< jobs that have begun and not ended
    unsigned turns;      ///< of those, how many may compute; the others wait for something (see StepAside)
    std::size_t waiting; ///< jobs that have not begun
};

/// Threads that run jobs in the order they came.
///
/// Few compute at once, so that each is done soon and none is interrupted by the others; many may wait at
/// once, so that one flush to disk serves them all. A thread is started when there is work for it and lives
/// as long as the pool. Safe from any thread.
class WorkerPool final : private TurnTaking {
public:
    explicit WorkerPool(WorkerCounts most);
    /// Turns away what waits, and waits for what runs.
    ~WorkerPool() override;

    void add(std::unique_ptr<Job> job);
    /// Turns away everything that has not begun, and every job to come.
    void close();

private:
    void give_way() noexcept override;
    void come_back() noexcept override;
    void work();
    std::unique_ptr<Job> next(std::unique_lock<std::mutex>& lock);
    bool may_begin() const;
    void call_somebody();
    void start_worker();

    // fixed after construction
    WorkerCounts most_;

    // guarded by mutex_; a queue that can be waited for needs the mutex itself
    std::mutex mutex_;
    std::condition_variable work_there_;
    std::condition_variable turn_free_;
    std::deque<std::unique_ptr<Job>> waiting_;
    std::size_t idle_ = 0;      ///< threads without a job
    std::size_t busy_ = 0;      ///< threads with one
    std::size_t computing_ = 0; ///< of those, the ones whose turn it is
    std::size_t returning_ = 0; ///< and the ones that would go on
    bool called_ = false;       ///< an idle worker has been woken and has not come yet
    bool closing_ = false;

    std::vector<std::thread> workers_;
};

}
