#pragma once
#include "allocation/errand.hpp"

#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace plenty::allocation {

/// The pairs that the travel tier may use, listed from both sides and looked up as far as needed.
///
/// What is not in the row of an ask yet costs at least as much as `beyond` says; and of an offer that is
/// known all pairs are listed. Threads may widen different rows at once: each says which posts are its own,
/// and what would touch another's is left as it was.
class OpenWays {
public:
    /// A pair that was found after the rows were laid out; one leads to the next of its offer.
    struct Later {
        Candidate ask;
        const Later* next;
    };
    /// Memory that one thread puts longer rows into.
    class Room {
    public:
        Room() = default;
        Room(Room&&) = default;
        std::span<Candidate> take(std::size_t count);

    private:
        friend class OpenWays;
        std::vector<std::unique_ptr<Candidate[]>> blocks_; ///< which rows never leave
        std::span<Candidate> free_;                        ///< of the last block
        std::deque<Later> later_;
    };

    /// Begins with what the candidates hold.
    OpenWays(const Region& region, const Errand& errand, const Candidates& candidates,
             const PostIndex& offers, const PostIndex& asks, unsigned threads);

    /// Cheapest first.
    std::span<const Candidate> of(std::uint32_t ask) const { return of_ask_[ask].all(); }
    /// Calls use(candidate) for each pair of an offer, in no order; its `offer` is the ask.
    template <class Use>
    void each_ask_of(std::uint32_t offer, const Use& use) const {
        for (const Candidate& one : of_offer_[offer].all())
            use(one);
        for (const Later* later = later_of_[offer]; later != nullptr; later = later->next)
            use(later->ask);
    }
    std::int64_t beyond(std::uint32_t ask) const { return beyond_[ask]; }
    bool is_known(std::uint32_t offer) const { return is_known_[offer] != 0; }
    bool is_complete(std::uint32_t ask) const { return beyond_[ask] == Candidates::everything; }

    /// Looks up some times as many offers for an ask as there are. False if is_mine(offer) is not so of one.
    template <class IsMine>
    bool widen(std::uint32_t ask, Room& room, const IsMine& is_mine);
    /// Lists all asks that an offer fits. False if is_mine(ask) is not so of one.
    template <class IsMine>
    bool know(std::uint32_t offer, Room& room, const IsMine& is_mine);

    /// Puts what was found since the beginning, or the last time, where it is quickly read. For one thread
    /// alone.
    void tidy() { list_by_offer(); }

private:
    struct Row {
        Candidate* first = nullptr;
        std::uint32_t count = 0;
        std::uint32_t room = 0;

        std::span<const Candidate> all() const { return {first, count}; }
    };
    bool is_open(std::uint32_t offer, std::uint32_t ask) const {
        return errand_.offer_zone[offer] == errand_.ask_zone[ask];
    }
    void list_by_ask(const Candidates& candidates, unsigned threads);
    void list_by_offer();
    std::vector<Candidate> wider_row(std::uint32_t ask, std::int64_t& beyond) const;
    std::vector<Candidate> whole_row(std::uint32_t offer) const;
    void insert(std::uint32_t ask, Candidate one, Room& room);

    const Region& region_;
    const Errand& errand_;
    const PostIndex& offers_;
    const PostIndex& asks_;
    std::unique_ptr<Candidate[]> by_ask_;
    std::unique_ptr<Candidate[]> by_offer_;
    std::vector<Row> of_ask_;
    std::vector<Row> of_offer_;
    std::vector<const Later*> later_of_; ///< each offer
    std::vector<std::int64_t> beyond_;
    std::vector<std::uint8_t> is_known_; ///< of each offer
};

template <class IsMine>
bool OpenWays::widen(std::uint32_t ask, Room& room, const IsMine& is_mine) {
    std::int64_t beyond = 0;
    const std::vector<Candidate> row = wider_row(ask, beyond);
    for (const Candidate& one : row)
        if (!is_mine(one.offer))
            return false;
    std::vector<std::uint32_t> before;
    for (const Candidate& one : of(ask))
        before.push_back(one.offer);
    std::ranges::sort(before);
    for (const Candidate& one : row)
        if (!is_known_[one.offer] && !std::ranges::binary_search(before, one.offer))
            later_of_[one.offer] = &room.later_.emplace_back(Later{{ask, one.cost}, later_of_[one.offer]});
    const auto kept = room.take(row.size());
    std::ranges::copy(row, kept.begin());
    of_ask_[ask] = {kept.data(), static_cast<std::uint32_t>(row.size()),
                    static_cast<std::uint32_t>(row.size())};
    beyond_[ask] = beyond;
    return true;
}

template <class IsMine>
bool OpenWays::know(std::uint32_t offer, Room& room, const IsMine& is_mine) {
    if (is_known_[offer])
        return true;
    const std::vector<Candidate> row = whole_row(offer);
    for (const Candidate& one : row)
        if (!is_mine(one.offer))
            return false;
    for (const Candidate& one : row)
        if (!is_complete(one.offer))
            insert(one.offer, {offer, one.cost}, room);
    const auto kept = room.take(row.size());
    std::ranges::copy(row, kept.begin());
    of_offer_[offer] = {kept.data(), static_cast<std::uint32_t>(row.size()),
                        static_cast<std::uint32_t>(row.size())};
    later_of_[offer] = nullptr;
    is_known_[offer] = 1;
    return true;
}

}
