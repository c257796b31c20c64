#pragma once
#include "platform/crypto/master_key.hpp"
#include "vault/disk_testing.hpp"
#include "vault/record.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <string>

/// What somebody with the disk and the master key could still read. For tests.
namespace plenty::vault {

/// People whose ids stand out among any bytes.
inline constexpr PersonId poster{0x5050'0000'0000'0001};
inline PersonId replier(int number) {
    return PersonId(0x5052'0000'0000'0000 + number);
}

/// The plain bytes of every slot, as far as they can be had, even of half a record: the tag is not asked.
inline std::string readable(std::span<const std::byte> file, const crypto::MasterKey& master) {
    constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    const auto seal_key = master.key_for("vault slot, format 1");
    std::string text;
    for (SlotNumber slot = 0; (slot + std::size_t(1)) * slot_size <= file.size(); ++slot) {
        const auto bytes = file.subspan(slot * slot_size, slot_size);
        const auto key = crypto::derive(seal_key, "slot", slot);
        std::string plain(slot_size - nonce_size, '\0');
        crypto_stream_xchacha20_xor_ic(reinterpret_cast<unsigned char*>(plain.data()),
                                       reinterpret_cast<const unsigned char*>(bytes.data()) + nonce_size,
                                       plain.size(), reinterpret_cast<const unsigned char*>(bytes.data()), 1,
                                       reinterpret_cast<const unsigned char*>(key.bytes().data()));
        text += plain;
    }
    return text;
}

/// How a pair of people looks inside a record.
inline std::string pair_canary(PersonId one, PersonId other) {
    const std::int64_t ids[] = {one.value(), other.value()};
    std::string bytes(sizeof ids, '\0');
    std::memcpy(bytes.data(), ids, sizeof ids);
    return bytes;
}

/// Whether somebody could read that the poster and this replier were matched.
inline bool reveals(std::span<const std::byte> file, const crypto::MasterKey& master, int number) {
    return readable(file, master).find(pair_canary(poster, replier(number))) != std::string::npos;
}

/// A disk on which the overwriting is switched off: whatever would destroy a record is left out.
inline void keep_what_is_overwritten(TestDisk& disk, const SlotSeal& seal) {
    disk.drops_write = [&seal](std::uint64_t offset, std::span<const std::byte> bytes) {
        const auto slot = static_cast<SlotNumber>(offset / slot_size);
        return bytes.size() == slot_size && !seal.open(slot, bytes.first<slot_size>());
    };
}

}
