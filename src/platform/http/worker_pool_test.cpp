#include "platform/http/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <latch>
#include <memory>
#include <mutex>
#include <thread>

namespace plenty::http {
namespace {

using std::chrono::milliseconds;

/// Does something, and tells that it has been done or turned away.
class Task final : public Job {
public:
    Task(std::function<void()> work, std::function<void(bool)> told)
        : work_(std::move(work)), told_(std::move(told)) {}
    void run() noexcept override {
        work_();
        told_(true);
    }
    void turn_away() noexcept override { told_(false); }

private:
    std::function<void()> work_;
    std::function<void(bool)> told_;
};

/// Runs the same work so many times at once and counts what became of it.
struct Crowd {
    int size;
    std::latch finished{size};
    std::atomic<int> done = 0;

    explicit Crowd(int people) : size(people) {}
    void send_into(WorkerPool& pool, const std::function<void()>& work) {
        for (int i = 0; i < size; ++i)
            pool.add(std::make_unique<Task>(work, [this](bool was_done) {
                done += was_done ? 1 : 0;
                finished.count_down();
            }));
    }
};

/// How many are inside at once, at most.
class Counter {
public:
    void enter() {
        const int now = ++inside_;
        for (int known = most_; now > known && !most_.compare_exchange_weak(known, now);) {
        }
    }
    void leave() { --inside_; }
    int most() const { return most_; }

private:
    std::atomic<int> inside_ = 0, most_ = 0;
};

TEST(WorkerPool, LetsFewComputeAtOnce) {
    Counter computing;
    Crowd crowd(40);
    {
        WorkerPool pool({.workers = 16, .turns = 2, .waiting = 100});
        crowd.send_into(pool, [&] {
            computing.enter();
            std::this_thread::sleep_for(milliseconds(1)); // which the pool takes for computing
            computing.leave();
        });
        crowd.finished.wait();
    }
    EXPECT_EQ(crowd.done, 40);
    EXPECT_EQ(computing.most(), 2);
}

TEST(WorkerPool, LetsManyWaitAtOnce) {
    Crowd crowd(16);
    std::latch all_there(16);
    WorkerPool pool({.workers = 16, .turns = 2, .waiting = 100});
    crowd.send_into(pool, [&] {
        const StepAside aside;
        all_there.arrive_and_wait(); // for ever, if two were the most
    });
    crowd.finished.wait();
    EXPECT_EQ(crowd.done, 16);
}

TEST(WorkerPool, GivesTurnsToThoseWhoComeBack) {
    Counter computing;
    Crowd crowd(40);
    {
        WorkerPool pool({.workers = 40, .turns = 2, .waiting = 100});
        crowd.send_into(pool, [&] {
            {
                const StepAside aside;
                std::this_thread::sleep_for(milliseconds(2));
            }
            computing.enter();
            std::this_thread::sleep_for(std::chrono::microseconds(50));
            computing.leave();
        });
        crowd.finished.wait();
    }
    EXPECT_EQ(crowd.done, 40);
    EXPECT_LE(computing.most(), 3); // two, and one whose patience was at an end on a busy machine
}

TEST(WorkerPool, IsNotStuckWhereSomebodyComesBackWithALock) {
    Crowd crowd(6);
    std::mutex lock;
    WorkerPool pool({.workers = 6, .turns = 2, .waiting = 100});
    crowd.send_into(pool, [&] {
        const std::scoped_lock held(lock); // the others wait for it, and each has a turn
        const StepAside aside;
        std::this_thread::sleep_for(milliseconds(1));
    });
    crowd.finished.wait();
    EXPECT_EQ(crowd.done, 6);
}

TEST(WorkerPool, TurnsAwayWhatIsTooMuchAndWhatComesTooLate) {
    Crowd crowd(5);
    std::latch go_on(1);
    WorkerPool pool({.workers = 1, .turns = 1, .waiting = 2});
    crowd.send_into(pool, [&] { go_on.wait(); });
    go_on.count_down();
    crowd.finished.wait();
    EXPECT_EQ(crowd.done, 3);

    pool.close();
    Crowd late(3);
    late.send_into(pool, [] {});
    late.finished.wait();
    EXPECT_EQ(late.done, 0);
}

TEST(StepAside, CostsNothingWhereNobodyTakesTurns) {
    const StepAside aside;
}

}
}
