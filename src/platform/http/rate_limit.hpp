#pragma once
#include "base/guarded.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace plenty::http {

/// Turns addresses into numbers that mean nothing outside this process: a keyed hash (SipHash) whose key
/// is drawn at the start and never written anywhere.
class AddressHash {
public:
    AddressHash();
    std::uint64_t operator()(std::string_view address) const;

private:
    std::array<unsigned char, 16> key_;
};

/// Lets each key through so many times a minute, evenly, with a burst of one minute's worth (the generic
/// cell rate algorithm, ITU-T I.371).
///
/// Its memory is fixed: 65,536 keys. When many more come at once, those that have been quiet longest are
/// forgotten first, which only ever lets too much through. Safe from any thread.
class RateLimit {
public:
    using Clock = std::chrono::steady_clock;

    RateLimit();

    /// Zero if the key may pass now, else how long to wait.
    std::chrono::milliseconds wait_for(std::uint64_t key, int per_minute, Clock::time_point now);

private:
    /// A key and the moment when its burst will be whole again.
    struct Slot {
        std::uint64_t key = 0;
        Clock::time_point whole_at;
    };
    static constexpr std::size_t slots_of_a_set = 4;
    static constexpr std::size_t sets = 16384;

    static Slot& slot_for(std::vector<Slot>& slots, std::uint64_t key);

    Guarded<std::vector<Slot>> slots_;
};

}
