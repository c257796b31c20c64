#pragma once
#include <cstddef>
#include <memory>
#include <span>

namespace plenty::crypto {

/// Overwrites memory with zeros in a way that no compiler leaves out.
void wipe(std::span<std::byte> bytes);

/// An allocator whose memory is zeroed before it is given back, for containers of what must not linger.
template <class T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <class Other>
    WipingAllocator(const WipingAllocator<Other>&) {} // NOLINT(google-explicit-constructor)

    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* memory, std::size_t count) {
        wipe({reinterpret_cast<std::byte*>(memory), count * sizeof(T)});
        std::allocator<T>().deallocate(memory, count);
    }

    template <class Other>
    friend bool operator==(const WipingAllocator&, const WipingAllocator<Other>&) {
        return true;
    }
};

}
