#pragma once
#include "base/guarded.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "platform/http/rate_limit.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace plenty::neighbours {

/// How many intakes one address may send within an hour of its first. Kept in memory only, by a keyed hash of
/// the address. Safe from any thread.
class IntakeLimit {
public:
    IntakeLimit(const Clock& clock, int most_per_hour) : clock_(&clock), most_(most_per_hour) {}

    /// Refuses with `neighbours.too_many_intakes`.
    Outcome may_send(std::string_view address) const;
    void note(std::string_view address);

private:
    struct Sent {
        int count = 0;
        Instant first_at = {};
    };
    using ByAddress = std::unordered_map<std::uint64_t, Sent>;

    const Clock* clock_;
    int most_;
    http::AddressHash hash_;
    Guarded<ByAddress> sent_;
};

}
