#pragma once
#include "base/guarded.hpp"
#include "base/randomness.hpp"

#include <cstdint>
#include <random>

namespace plenty {

/// Randomness that is the same each time a test runs. From any thread.
class SeededRandomness final : public Randomness {
public:
    explicit SeededRandomness(std::uint64_t seed = 1) : engine_(std::mt19937_64(seed)) {}

    void fill(std::span<std::byte> bytes) override {
        engine_.with([&](auto& engine) {
            for (auto& byte : bytes)
                byte = static_cast<std::byte>(engine() >> 56);
        });
    }

private:
    Guarded<std::mt19937_64> engine_;
};

}
