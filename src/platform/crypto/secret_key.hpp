#pragma once
#include "base/randomness.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace plenty::crypto {

/// 32 secret bytes.
///
/// They live in memory that is never swapped or dumped where the system allows it, and are wiped when
/// the key goes. A key moves; a copy must be asked for by name. It has no text and no formatter, so none
/// reaches a log. A moved-from key may only be assigned to or destroyed.
class SecretKey {
public:
    static constexpr std::size_t size = 32;

    static SecretKey random(Randomness& randomness);
    /// The caller wipes what it passed.
    static SecretKey from(std::span<const std::byte, size> bytes);

    SecretKey copy() const { return from(bytes()); }
    std::span<const std::byte, size> bytes() const {
        return std::span<const std::byte, size>(cell_.get(), size);
    }

    /// Takes the same time wherever two keys differ.
    friend bool operator==(const SecretKey& left, const SecretKey& right);

private:
    friend SecretKey derive(const SecretKey&, std::string_view, std::uint64_t);
    struct GiveBack {
        void operator()(std::byte* cell) const;
    };

    SecretKey();
    std::span<std::byte> writable() { return {cell_.get(), size}; }

    std::unique_ptr<std::byte, GiveBack> cell_;
};

/// The key for one purpose and one thing: BLAKE2b keyed with `key` over the purpose and the index. Knowing it
/// tells nothing about `key` or about any other derived key.
SecretKey derive(const SecretKey& key, std::string_view purpose, std::uint64_t index = 0);

}
