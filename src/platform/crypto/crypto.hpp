#pragma once
#include "base/randomness.hpp"

/// Secrets and what is done with them, on libsodium: tokens, passphrases, keys, sealing.
///
/// Everything here is a value or a function of its arguments, and may be used from any thread.
namespace plenty::crypto {

/// Starts libsodium, once for the process; later calls cost nothing. Whatever needs it here calls it.
/// Throws a Fault if libsodium cannot start.
void ready();

/// Unpredictable bytes from the operating system.
class SystemRandomness final : public Randomness {
public:
    SystemRandomness() { ready(); }
    void fill(std::span<std::byte> bytes) override;
};

/// An evenly drawn number below `limit`, which must not be 0.
std::uint32_t number_below(std::uint32_t limit, Randomness& randomness);

}
