#pragma once
#include "platform/crypto/master_key.hpp"
#include "vault/match.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>

/// What a slot of the vault holds, and how it is sealed.
namespace plenty::vault {

using SlotNumber = std::uint32_t;

inline constexpr std::size_t slot_size = 256;
/// A slot as it lies on the disk: a nonce, 216 sealed bytes and a tag, or random bytes; from outside the
/// same.
using SlotBytes = std::array<std::byte, slot_size>;

/// Always in slot 0. If it opens, key and format are right.
struct Header {
    SlotNumber slots = 0; ///< how many belong to the vault; the files may be longer after a crash

    friend bool operator==(const Header&, const Header&) = default;
};

/// Marks one closing, so that it is counted once even if a crash makes it happen twice. Random.
using ClosingMark = std::uint64_t;

/// A match, and once it is closing where to count it.
struct MatchRecord {
    Match match;
    std::optional<Bucket> bucket = {};
    ClosingMark mark = 0;
};

/// How many were closed in one bucket and week.
struct CounterRecord {
    WeekCount counted;
    ClosingMark last = 0; ///< the closing that was counted last
    std::uint64_t generation = 0;

    friend bool operator==(const CounterRecord&, const CounterRecord&) = default;
};

using Record = std::variant<Header, MatchRecord, CounterRecord>;

/// Which of two records of one slot is the later one.
std::uint64_t age(const Record& record);

/// Seals records and opens slots, each slot under a key of its own, so that bytes moved to another slot open
/// no more. May be used from any thread.
class SlotSeal {
public:
    SlotSeal(const crypto::MasterKey& master, Randomness& randomness);

    SlotBytes seal(SlotNumber slot, const Record& record) const;
    /// Nothing if these bytes were not sealed for this slot under this key. Throws a Fault if they were but
    /// make no sense, which only a later version or a mistake can have written.
    std::optional<Record> open(SlotNumber slot, std::span<const std::byte, slot_size> bytes) const;
    /// What a free slot holds.
    SlotBytes nothing() const;

private:
    crypto::SecretKey key_;
    Randomness& randomness_;
};

}
