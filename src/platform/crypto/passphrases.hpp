#pragma once
#include "base/result.hpp"
#include "base/step_aside.hpp"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace plenty::crypto {

/// What one guess at a passphrase costs; see Argon2 (RFC 9106).
struct HashingCost {
    std::size_t memory = std::size_t(64) << 20; ///< bytes
    unsigned passes = 3;
};

/// Lets a few through at once, has a bounded number wait, and turns the rest away.
class Gate {
public:
    Gate(int at_once, int waiting) : at_once_(at_once), room_(at_once + waiting) {}

    /// Waits for its turn and then runs `work`. False, without having run it, if too many wait already.
    template <class Work>
    bool pass(Work&& work) {
        const StepAside aside; // hashing takes so long that pages must not wait for it
        if (!enter())
            return false;
        const Leave leave{*this};
        work();
        return true;
    }

private:
    struct Leave {
        Gate& gate;
        ~Leave() { gate.leave(); }
    };
    bool enter();
    void leave();

    const int at_once_;
    const int room_;
    std::mutex mutex_; // not Guarded: a condition variable needs the lock itself
    std::condition_variable turn_;
    int inside_ = 0;
    int present_ = 0;
};

/// Hashes and checks passphrases with Argon2id. One for the process: it bounds how many are at it at once,
/// and so the memory they take. May be used from any thread; hash() and check() take a noticeable part of a
/// second.
class Passphrases {
public:
    struct Limits {
        int at_once = 2;
        int waiting = 50;
    };
    enum class Check {
        wrong,
        right,
        right_but_outdated, ///< hashed at another cost: hash it again, now that it is known
    };

    Passphrases() : Passphrases(HashingCost(), Limits()) {}
    Passphrases(HashingCost cost, Limits limits);

    /// The text to store. Any passphrase is hashed; whether it may be chosen is acceptable_passphrase()'s to
    /// say. Refuses with Why::too_often if too many are waiting, and what is no text.
    Result<std::string> hash(std::string_view passphrase);

    /// Whether this is the passphrase that was stored. With nothing stored, since there is no such person,
    /// the answer is `wrong` after the same time. Refuses with Why::too_often. A damaged stored text is a
    /// Fault.
    Result<Check> check(std::string_view passphrase, std::optional<std::string_view> stored);

private:
    const HashingCost cost_;
    const std::string nobody_; ///< looks like a stored passphrase; none fits
    Gate gate_;
};

}
