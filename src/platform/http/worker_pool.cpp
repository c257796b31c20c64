#include "platform/http/worker_pool.hpp"

#include <chrono>
#include <system_error>

namespace plenty::http {
namespace {

// Whoever has waited for something may hold a lock that those with a turn wait for; so nobody waits for ever.
constexpr std::chrono::milliseconds longest_return(20);

}

WorkerPool::WorkerPool(WorkerCounts most) : most_(most) {
    workers_.reserve(most.workers);
    const std::scoped_lock lock(mutex_);
    start_worker();
}

WorkerPool::~WorkerPool() {
    close();
    for (std::thread& worker : workers_)
        worker.join();
}

void WorkerPool::add(std::unique_ptr<Job> job) {
    {
        const std::scoped_lock lock(mutex_);
        const std::size_t free = most_.workers - busy_;
        if (!closing_ && waiting_.size() < most_.waiting + free) {
            waiting_.push_back(std::move(job));
            call_somebody();
        }
    }
    if (job)
        job->turn_away();
}

void WorkerPool::close() {
    std::deque<std::unique_ptr<Job>> left;
    {
        const std::scoped_lock lock(mutex_);
        closing_ = true;
        left.swap(waiting_);
    }
    work_there_.notify_all();
    for (const auto& job : left)
        job->turn_away();
}

bool WorkerPool::may_begin() const {
    return !waiting_.empty() && computing_ + returning_ < most_.turns;
}

/// One at a time: whoever comes calls the next if there is more to do.
void WorkerPool::call_somebody() {
    if (called_ || !may_begin())
        return;
    if (idle_ > 0) {
        called_ = true;
        work_there_.notify_one();
    } else if (workers_.size() < most_.workers) {
        start_worker();
    }
}

/// What cannot be started now, for want of memory, is no loss while there are others.
void WorkerPool::start_worker() {
    try {
        workers_.emplace_back([this] { work(); });
        called_ = true;
    } catch (const std::system_error&) {
        if (workers_.empty())
            throw;
    }
}

std::unique_ptr<Job> WorkerPool::next(std::unique_lock<std::mutex>& lock) {
    while (!may_begin() && !closing_) {
        ++idle_;
        work_there_.wait(lock);
        --idle_;
        called_ = false;
    }
    if (waiting_.empty())
        return nullptr;
    auto job = std::move(waiting_.front());
    waiting_.pop_front();
    ++busy_;
    ++computing_;
    call_somebody();
    return job;
}

void WorkerPool::work() {
    take_turns_with(this);
    std::unique_lock lock(mutex_);
    called_ = false;
    while (auto job = next(lock)) {
        lock.unlock();
        job->run();
        job.reset();
        lock.lock();
        --busy_;
        --computing_;
        if (returning_ > 0)
            turn_free_.notify_one();
    }
}

void WorkerPool::give_way() noexcept {
    const std::scoped_lock lock(mutex_);
    --computing_;
    if (returning_ > 0)
        turn_free_.notify_one();
    else
        call_somebody();
}

void WorkerPool::come_back() noexcept {
    std::unique_lock lock(mutex_);
    ++returning_;
    turn_free_.wait_for(lock, longest_return, [this] { return computing_ < most_.turns; });
    --returning_;
    ++computing_;
}

}
