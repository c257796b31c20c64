#include "platform/crypto/secret_key.hpp"
#include "vault/disk_testing.hpp"
#include "vault/vault.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace plenty;
using namespace plenty::vault;

constexpr std::size_t slot_size = 256, plain_size = 216, nonce_size = 24;
constexpr std::size_t slots = 16;
using Bytes = std::span<const std::uint8_t>;

Bytes take(Bytes& input, std::size_t count) {
    const Bytes taken = input.first(std::min(count, input.size()));
    input = input.subspan(taken.size());
    return taken;
}

/// One slot whose plain bytes somebody with the key has chosen.
std::vector<std::byte> sealed(std::size_t slot, Bytes plain_bytes, const crypto::MasterKey& master) {
    std::vector<std::byte> bytes(slot_size);
    std::vector<std::uint8_t> plain(plain_size);
    std::ranges::copy(plain_bytes, plain.begin());
    const auto key = crypto::derive(master.key_for("vault slot, format 1"), "slot", slot);
    auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + nonce_size, nullptr, plain.data(), plain.size(), nullptr,
                                               0, nullptr, out,
                                               reinterpret_cast<const unsigned char*>(key.bytes().data()));
    return bytes;
}

/// Slots with records of any content, in one copy or both.
void put_records(TestDisk& disk, Bytes input, const crypto::MasterKey& master) {
    while (input.size() > 2) {
        const Bytes where = take(input, 2);
        const std::size_t slot = where[0] % slots;
        const auto bytes = sealed(slot, take(input, plain_size), master);
        for (const char* name : {"match.0", "match.1"}) {
            if ((where[1] & (name[6] == '0' ? 1 : 2)) != 0)
                TestDisk::put(disk.files.at(name)->seen, slot * slot_size, bytes);
        }
    }
}

/// Files of any bytes and any length.
void put_bytes(TestDisk& disk, Bytes input) {
    const auto copy = std::as_bytes(take(input, input.size() / 2));
    disk.files.at("match.0")->seen.assign(copy.begin(), copy.end());
    disk.files.at("match.1")->seen.assign(std::as_bytes(input).begin(), std::as_bytes(input).end());
}

void use(Vault& vault, const TestDisk& disk) {
    if (disk.files.at("match.0")->synced != disk.files.at("match.1")->synced)
        std::abort();
    (void)vault.live_envelopes();
    (void)vault.release();
    (void)vault.add({PostId(1), CommunityId(1), PersonId(1), PersonId(2), Quantity(1), {}});
    for (const auto& match : vault.due(Instant::max())) {
        if (!vault.close(match.id) || vault.find(match.id))
            std::abort();
    }
}

}

/// A vault of any bytes opens, or is refused with a Fault; what opens can be used and emptied.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    Bytes input(bytes, size);
    const auto disk = std::make_shared<TestDisk>();
    SeededRandomness randomness;
    MovedClock clock;
    const crypto::MasterKey master(crypto::SecretKey::random(randomness));
    (void)Vault::open(disk->folder(), master, randomness, clock, slots);
    const Bytes how = take(input, 1);
    if (!how.empty() && how[0] % 2 == 0)
        put_bytes(*disk, input);
    else
        put_records(*disk, input, master);
    try {
        use(*Vault::open(disk->folder(), master, randomness, clock, slots), *disk);
        (void)Vault::open(disk->folder(), master, randomness, clock, slots);
    } catch (const Fault&) {
    }
    return 0;
}
