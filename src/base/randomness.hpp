#pragma once
#include "base/id.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace plenty {

/// Where unpredictable bytes come from. A parameter, so that a test can repeat itself exactly.
/// Implementations may be called from any thread.
class Randomness {
public:
    virtual ~Randomness() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;

    std::uint64_t number() {
        std::uint64_t value = 0;
        fill(std::as_writable_bytes(std::span(&value, 1)));
        return value;
    }

    /// A fresh identity: 63 random bits, never zero.
    template <class IdOfSomething>
    IdOfSomething id() {
        for (;;) {
            const auto value = static_cast<std::int64_t>(number() >> 1);
            if (value != 0)
                return IdOfSomething(value);
        }
    }
};

}
