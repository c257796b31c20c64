#pragma once
#include <chrono>

namespace plenty {

/// A moment in Universal Time, to the microsecond; stored as a 64-bit count since 1970.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// Where "now" comes from. A parameter everywhere, so that tests and simulations own their time.
/// Implementations may be called from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override {
        return std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    }
};

}
