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
    {
        const std::scoped_lock lock(mutex_);
        if (!closing_ && waiting_.size() < most_waiting_ + idle_)
            waiting_.push_back(std::move(job));
    }
    if (job)
        job->turn_away();
    else
        changed_.notify_one();
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
    ++idle_;
    changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    --idle_;
    if (waiting_.empty())
        return nullptr;
    auto job = std::move(waiting_.front());
    waiting_.pop_front();
    return job;
}

void WorkerPool::work() {
    while (const auto job = next())
        job->run();
}

}
