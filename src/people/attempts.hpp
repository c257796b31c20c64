#pragma once
#include "base/guarded.hpp"
#include "base/instant.hpp"
#include "base/randomness.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plenty::people {

/// Keeps guessers from trying one secret after another: after ten wrong tries at one account it refuses
/// every further one, right or wrong, until a quarter of an hour has passed since the first. It does so
/// whether or not there is such an account, so that the refusal tells nothing.
///
/// Tries at passphrases and at recovery codes are counted apart: whoever keeps somebody out by guessing
/// does not keep them from their codes. Kept in memory only, by a keyed hash of the name. Safe from any
/// thread.
class Attempts {
public:
    static constexpr int most = 10;
    static constexpr std::chrono::minutes window{15};

    Attempts(const Clock& clock, Randomness& randomness) : clock_(&clock), key_(randomness.number()) {}

    /// Refuses with `people.too_many_tries` and how long to wait.
    Outcome may_try(std::string_view what, std::string_view name) const;
    void note_failure(std::string_view what, std::string_view name);
    void forget_failures(std::string_view what, std::string_view name);

private:
    struct Failures {
        int count = 0;
        Instant first_at = {};
    };
    using ByAccount = std::unordered_map<std::uint64_t, Failures>;

    std::uint64_t account(std::string_view what, std::string_view name) const;
    static void make_room(ByAccount& failures, Instant now);

    const Clock* clock_;
    std::uint64_t key_;
    Guarded<ByAccount> failures_;
};

}
