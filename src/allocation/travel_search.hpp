#pragma once
#include "allocation/travel_state.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace plenty::allocation {

/// Sends units on their cheapest ways, one search for each, within a block of the region: no search reads or
/// changes what another block holds, so that blocks may go on side by side.
class TravelSearch {
public:
    /// Blocks of a level have the same number without its lowest `level` bits.
    TravelSearch(TravelState& state, std::uint32_t block, std::uint32_t level);

    enum class Result { done, leaves_block };

    /// Whatever an ask has that is dearer than it need be is exchanged.
    Result mend(std::uint32_t ask);
    /// One more unit for a demand that is short.
    Result send_to(std::uint32_t demand);
    /// Somebody takes one of the units that wait at an offer, or it goes back to its giver.
    Result send_from(std::uint32_t offer);

private:
    struct Entry {
        std::int64_t metres;
        std::uint32_t node;
    };
    /// Added to an ask: not it is reached, but offers that are not in its row.
    static constexpr std::uint32_t farther = 1U << 31;
    struct Goal {
        std::int64_t metres = TravelState::unknown;
        std::uint32_t node = TravelState::none;
    };

    std::uint32_t too_dear(std::uint32_t ask) const;
    Result send_one(std::uint32_t node);
    bool know_cheap();
    void begin(std::uint32_t node);
    void push(std::int64_t metres, std::uint32_t node);
    void reach(std::uint32_t node, std::int64_t metres, std::uint32_t from, std::uint32_t entry);
    std::optional<std::uint32_t> next_settled();
    void try_goal(std::int64_t metres, std::uint32_t node);
    void forget();
    void end(std::int64_t sign);
    bool is_mine(std::uint32_t node) const { return (state_.nodes[node].block >> level_) == block_; }

    void go_on_from(std::uint32_t node);
    void go_on_from_ask(std::uint32_t ask, std::int64_t metres);
    void look_farther(std::uint32_t ask);
    void reach_offers_of(std::uint32_t ask, std::int64_t base);
    void reach_offer(std::uint32_t offer, std::int64_t metres, std::uint32_t from);
    void go_on_from_demand(std::uint32_t demand, std::int64_t metres);
    void go_on_from_offer(std::uint32_t offer, std::int64_t metres);
    void go_on_from_giver(std::uint32_t giver, std::int64_t metres);
    void come_to(std::uint32_t node);
    void come_to_ask(std::uint32_t ask, std::int64_t metres);
    void come_to_demand(std::uint32_t demand, std::int64_t metres);
    void come_to_offer(std::uint32_t offer, std::int64_t metres);
    void come_to_giver(std::uint32_t giver, std::int64_t metres);
    void come_to_end(std::uint32_t demand, std::int64_t metres, std::uint32_t node);
    void carry_there();
    void carry_here();

    TravelState& state_;
    std::uint32_t block_;
    std::uint32_t level_;
    std::vector<Entry> heap_;
    std::vector<std::uint32_t> touched_;
    Goal goal_;
    bool is_lost_ = false; ///< the search would have to leave the block
    Shares::Stock stock_;
    OpenWays::Room& room_;
    std::vector<std::int64_t> floor_; ///< less than which no offer of a zone costs
};

}
