#pragma once
#include "allocation/travel_state.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace plenty::allocation {

/// Begins a plan of the travel tier within a block: first an auction, in which asks bid for offers until
/// prices are about what they will be; then as many units are sent at these prices as go at exactly the
/// price. What remains is for the searches. How good the guess is decides how long they take, and nothing
/// else.
class TravelStart {
public:
    TravelStart(TravelState& state, std::uint32_t block, std::span<const std::uint32_t> offers,
                std::span<const std::uint32_t> asks);

    void auction();
    /// Once the auctions of all blocks are over.
    void set_out();

private:
    struct Lot {
        std::uint32_t ask;
        std::int32_t cost;
        std::uint32_t next;
        std::int64_t units;
        std::int64_t price;
    };
    struct Bid {
        std::uint32_t offer = TravelState::none;
        std::int32_t cost = 0;
        std::int64_t price = 0;
    };

    bool is_mine(std::uint32_t node) const { return state_.nodes[node].block == block_; }
    Bid best_bid(std::uint32_t ask) const;
    void take(std::uint32_t ask, const Bid& bid);
    void outbid(std::uint32_t ask, const Bid& bid);
    void sell(std::uint32_t ask, const Bid& bid, std::int64_t units);
    void ask_price(std::uint32_t offer);
    void set_ask_prices();
    void set_demand_prices();
    void settle(std::uint32_t giver);

    TravelState& state_;
    std::uint32_t block_;
    std::span<const std::uint32_t> offers_;
    std::span<const std::uint32_t> asks_;
    std::vector<Lot> lots_;
    std::uint32_t free_lot_ = TravelState::none;
    std::vector<std::uint32_t> open_; ///< asks with something to bid for
    Shares::Stock stock_;
    OpenWays::Room& room_;
};

}
