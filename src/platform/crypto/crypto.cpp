#include "platform/crypto/crypto.hpp"

#include "base/result.hpp"

#include <sodium.h>

#include <limits>

namespace plenty::crypto {

void ready() {
    static const bool started = sodium_init() >= 0;
    if (!started)
        throw Fault("libsodium could not start");
}

void SystemRandomness::fill(std::span<std::byte> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

std::uint32_t number_below(std::uint32_t limit, Randomness& randomness) {
    expect(limit > 0, "something can be drawn");
    // Numbers past the last whole multiple are drawn again: a plain remainder would favour the low ones.
    const std::uint64_t fair = std::numeric_limits<std::uint64_t>::max() / limit * limit;
    for (;;) {
        const std::uint64_t drawn = randomness.number();
        if (drawn < fair)
            return static_cast<std::uint32_t>(drawn % limit);
    }
}

}
