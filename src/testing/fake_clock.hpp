#pragma once
#include "base/instant.hpp"

#include <atomic>

namespace plenty {

/// A clock that stands still until a test moves it. From any thread.
class FakeClock final : public Clock {
public:
    /// Noon on a Monday in June 2026, in Universal Time.
    static constexpr Instant monday_noon{std::chrono::sys_days{std::chrono::June / 15 / 2026} +
                                         std::chrono::hours(12)};

    explicit FakeClock(Instant start = monday_noon) : now_(start) {}

    Instant now() const override { return now_; }
    void set(Instant moment) { now_ = moment; }
    void advance(Instant::duration by) { now_ = now_.load() + by; }

private:
    std::atomic<Instant> now_;
};

}
