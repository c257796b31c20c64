#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace plenty::allocation {

/// So many units of an offer for an ask.
struct Share {
    std::uint32_t offer;
    std::uint32_t ask;
    std::int64_t units;
};

/// Which units go where, listed both by offer and by ask. Every change takes constant time.
///
/// A pair may have several entries; all() adds them up. Threads may change it at once if each has a stock of
/// its own and none touches an offer or an ask that another does.
class Shares {
public:
    static constexpr std::uint32_t none = ~0U;

    /// Entries that one thread has ready.
    struct Stock {
        std::uint32_t free = none;
        std::uint32_t next = 0;
        std::uint32_t end = 0;
    };

    Shares(std::size_t offers, std::size_t asks);

    /// First entry of an offer or an ask, and the one after an entry; `none` at the end.
    std::uint32_t first_of_offer(std::uint32_t offer) const { return of_offer_[offer]; }
    std::uint32_t first_of_ask(std::uint32_t ask) const { return of_ask_[ask]; }
    std::uint32_t next_of_offer(std::uint32_t entry) const { return entry_at(entry).next_of_offer; }
    std::uint32_t next_of_ask(std::uint32_t entry) const { return entry_at(entry).next_of_ask; }
    const Share& at(std::uint32_t entry) const { return entry_at(entry).share; }

    /// Goes to the front of both lists.
    void add(std::uint32_t offer, std::uint32_t ask, std::int64_t units, Stock& stock);
    /// At most what the entry holds; an entry that holds nothing leaves both lists.
    void take(std::uint32_t entry, std::int64_t units, Stock& stock);

    /// Every pair once, by offer and then by ask.
    std::vector<Share> all() const;

private:
    struct Entry {
        Share share;
        std::uint32_t next_of_offer;
        std::uint32_t before_of_offer;
        std::uint32_t next_of_ask;
        std::uint32_t before_of_ask;
    };
    static constexpr std::uint32_t chunk_bits = 16;
    static constexpr std::uint32_t chunk_size = 1U << chunk_bits;
    static constexpr std::size_t most_chunks = (std::size_t{1} << (32 - chunk_bits)) - 1;

    Entry& entry_at(std::uint32_t entry) { return chunks_[entry >> chunk_bits][entry % chunk_size]; }
    const Entry& entry_at(std::uint32_t entry) const {
        return chunks_[entry >> chunk_bits][entry % chunk_size];
    }
    std::uint32_t fresh(Stock& stock);
    void refill(Stock& stock);
    void unlink(std::uint32_t entry, Stock& stock);

    std::vector<std::uint32_t> of_offer_;
    std::vector<std::uint32_t> of_ask_;
    std::vector<std::unique_ptr<Entry[]>> chunks_; ///< as many places as there may ever be, so none moves
    std::uint32_t chunk_count_ = 0;
    std::mutex refilling_;
};

}
