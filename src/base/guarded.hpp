#pragma once
#include <mutex>
#include <utility>

namespace plenty {

/// A value that can only be touched while its lock is held.
///
///     Guarded<std::map<...>> limits;
///     limits.with([&](auto& map) { ++map[key]; });
///
/// Safe to use from any thread. Do not call with() on the same object from inside with().
template <class T>
class Guarded {
public:
    Guarded() = default;
    explicit Guarded(T value) : value_(std::move(value)) {}

    template <class F>
    decltype(auto) with(F&& use) {
        const std::scoped_lock lock(mutex_);
        return std::forward<F>(use)(value_);
    }

    template <class F>
    decltype(auto) with(F&& use) const {
        const std::scoped_lock lock(mutex_);
        return std::forward<F>(use)(value_);
    }

private:
    mutable std::mutex mutex_;
    T value_{};
};

}
