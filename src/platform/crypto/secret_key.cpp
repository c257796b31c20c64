#include "platform/crypto/secret_key.hpp"

#include "base/guarded.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/octets.hpp"
#include "platform/crypto/wiping.hpp"

#include <sodium.h>

#include <new>
#include <vector>

namespace plenty::crypto {
namespace {

/// Room for keys, a page at a time. Locking is by page, so that keys which lock and unlock their own memory
/// would unlock their neighbours; pages taken here stay locked.
class KeyRoom {
public:
    std::byte* take() {
        return cells_.with([](Cells& cells) {
            if (cells.free.empty())
                add_page(cells);
            std::byte* const cell = cells.free.back();
            cells.free.pop_back();
            return cell;
        });
    }

    void give_back(std::byte* cell) {
        cells_.with([&](Cells& cells) { cells.free.push_back(cell); });
    }

private:
    struct Release {
        void operator()(std::byte* page) const { sodium_free(page); }
    };
    struct Cells {
        std::vector<std::unique_ptr<std::byte, Release>> pages;
        std::vector<std::byte*> free;
    };

    static void add_page(Cells& cells) {
        constexpr std::size_t cells_a_page = 120; // with libsodium's canary they fit one page of 4096 bytes
        ready();
        auto* const page = static_cast<std::byte*>(sodium_malloc(cells_a_page * SecretKey::size));
        if (page == nullptr)
            throw std::bad_alloc();
        cells.pages.emplace_back(page);
        cells.free.reserve(cells.pages.size() * cells_a_page); // so that giving back never allocates
        for (std::size_t i = 0; i < cells_a_page; ++i)
            cells.free.push_back(page + i * SecretKey::size);
    }

    Guarded<Cells> cells_;
};

KeyRoom& key_room() {
    static KeyRoom room;
    return room;
}

}

void wipe(std::span<std::byte> bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

SecretKey::SecretKey() : cell_(key_room().take()) {}

void SecretKey::GiveBack::operator()(std::byte* cell) const {
    wipe({cell, size});
    key_room().give_back(cell);
}

SecretKey SecretKey::random(Randomness& randomness) {
    SecretKey key;
    randomness.fill(key.writable());
    return key;
}

SecretKey SecretKey::from(std::span<const std::byte, size> bytes) {
    SecretKey key;
    std::copy(bytes.begin(), bytes.end(), key.cell_.get());
    return key;
}

bool operator==(const SecretKey& left, const SecretKey& right) {
    return sodium_memcmp(left.cell_.get(), right.cell_.get(), SecretKey::size) == 0;
}

SecretKey derive(const SecretKey& key, std::string_view purpose, std::uint64_t index) {
    SecretKey derived;
    crypto_generichash_state state;
    crypto_generichash_init(&state, octets(key.bytes()), SecretKey::size, SecretKey::size);
    crypto_generichash_update(&state, octets(std::as_bytes(std::span(&index, 1))), sizeof index);
    crypto_generichash_update(&state, octets(purpose), purpose.size());
    crypto_generichash_final(&state, octets(derived.writable()), SecretKey::size);
    wipe(std::as_writable_bytes(std::span(&state, 1)));
    return derived;
}

}
