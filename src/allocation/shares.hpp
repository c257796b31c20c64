#pragma once
#include <cstdint>
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
/// A pair may have several entries; all() adds them up.
class Shares {
public:
    static constexpr std::uint32_t none = ~0U;

    Shares(std::size_t offers, std::size_t asks) : of_offer_(offers, none), of_ask_(asks, none) {}

    /// First entry of an offer or an ask, and the one after an entry; `none` at the end.
    std::uint32_t first_of_offer(std::uint32_t offer) const { return of_offer_[offer]; }
    std::uint32_t first_of_ask(std::uint32_t ask) const { return of_ask_[ask]; }
    std::uint32_t next_of_offer(std::uint32_t entry) const { return entries_[entry].next_of_offer; }
    std::uint32_t next_of_ask(std::uint32_t entry) const { return entries_[entry].next_of_ask; }
    const Share& at(std::uint32_t entry) const { return entries_[entry].share; }

    /// Goes to the front of both lists.
    void add(std::uint32_t offer, std::uint32_t ask, std::int64_t units);
    /// At most what the entry holds; an entry that holds nothing leaves both lists.
    void take(std::uint32_t entry, std::int64_t units);

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
    std::uint32_t fresh();
    void unlink(std::uint32_t entry);

    std::vector<std::uint32_t> of_offer_;
    std::vector<std::uint32_t> of_ask_;
    std::vector<Entry> entries_;
    std::uint32_t free_ = none;
};

}
