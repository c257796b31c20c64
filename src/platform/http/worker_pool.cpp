#include "platform/http/worker_pool.hpp"

namespace plenty::http {

WorkerPool::WorkerPool(unsigned workers, std::size_t most_waiting) : most_waiting_(most_waiting) {
    for (unsigned i = 0; i < workers; ++i)
        workers_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    close();
    for (std::thread& worker : workers_)
        worker.join();
}

void WorkerPool::add(std::unique_ptr<Job> job) {
    bool wake = false;
    {
        const std::scoped_lock lock(mutex_);
        if (!closing_ && waiting_.size() < most_waiting_ + idle_) {
            waiting_.push_back(std::move(job));
            wake = must_wake();
        }
    }
    if (wake)
        changed_.notify_one();
    if (job)
        job->turn_away();
}

/// Whether the caller has to wake an idle worker, once it has let go of the mutex.
bool WorkerPool::must_wake() {
    if (waking_ || idle_ == 0 || waiting_.empty())
        return false;
    waking_ = true;
    return true;
}

void WorkerPool::close() {
    std::deque<std::unique_ptr<Job>> left;
    {
        const std::scoped_lock lock(mutex_);
        closing_ = true;
        left.swap(waiting_);
    }
    changed_.notify_all();
    for (const auto& job : left)
        job->turn_away();
}

std::unique_ptr<Job> WorkerPool::next() {
    std::unique_lock lock(mutex_);
    while (waiting_.empty() && !closing_) {
        ++idle_;
        changed_.wait(lock);
        --idle_;
        waking_ = false;
    }
    if (waiting_.empty())
        return nullptr;
    auto job = std::move(waiting_.front());
    waiting_.pop_front();
    const bool wake = must_wake();
    lock.unlock();
    if (wake)
        changed_.notify_one();
    return job;
}

void WorkerPool::work() {
    while (const auto job = next())
        job->run();
}

}
