#pragma once
#include "allocation/open_ways.hpp"
#include "allocation/shares.hpp"

#include <cstdint>
#include <vector>

namespace plenty::allocation {

constexpr std::int64_t next_unit_is_worth = 250; ///< metres that each further unit of a giver counts more

/// Where the units of the travel tier are, and what they would cost where: what its searches share.
///
/// A unit leaves its giver, waits at its offer, and goes to an ask; an ask belongs to a demand. Units that
/// must be used up have left from the start. Between searches no way is cheaper than the prices at its ends
/// say, and a way in use costs just that; so whatever is there travels least for what is served by then.
struct TravelState {
    static constexpr std::int64_t unknown = std::int64_t{1} << 60;
    static constexpr std::uint32_t none = ~0U;

    /// A place where units pass: an offer, an ask, a giver of several offers or a demand of several asks.
    struct Node {
        std::int64_t price = 0; ///< of one more unit there, metres
        std::int64_t reached_at = unknown;
        std::uint32_t from = none;
        std::uint32_t entry = Shares::none;
        std::uint32_t block = 0;
        bool is_settled = false;
    };
    enum class Sort { offer, ask, giver, demand };

    TravelState(const Region& region_of, const Errand& errand_of, OpenWays& ways_of);

    std::uint32_t ask_node(std::uint32_t ask) const { return offer_count + ask; }
    std::uint32_t giver_node(std::uint32_t giver) const { return offer_count + ask_count + giver; }
    std::uint32_t demand_node(std::uint32_t demand) const {
        return offer_count + ask_count + region.person_count + demand;
    }
    Sort sort_of(std::uint32_t node) const {
        if (node < offer_count)
            return Sort::offer;
        if (node < offer_count + ask_count)
            return Sort::ask;
        return node < offer_count + ask_count + region.person_count ? Sort::giver : Sort::demand;
    }
    std::uint32_t number_of(std::uint32_t node) const {
        switch (sort_of(node)) {
        case Sort::offer:
            return node;
        case Sort::ask:
            return node - offer_count;
        case Sort::giver:
            return node - offer_count - ask_count;
        case Sort::demand:
            break;
        }
        return node - offer_count - ask_count - region.person_count;
    }
    std::int64_t& price(std::uint32_t node) { return nodes[node].price; }
    std::int64_t price(std::uint32_t node) const { return nodes[node].price; }

    /// An offer that is the only one of its giver: the two are one node then.
    bool is_sole(std::uint32_t offer) const { return sole[offer] != 0; }
    /// A demand of a single ask is one node with it.
    bool is_shared(std::uint32_t demand) const { return errand.asks_of_demand.of(demand).size() > 1; }
    bool has_one_more(std::uint32_t demand) const { return demand_met[demand] < errand.demands[demand].most; }
    bool is_short(std::uint32_t demand) const { return demand_met[demand] < errand.demands[demand].least; }

    const Region& region;
    const Errand& errand;
    OpenWays& ways;
    std::uint32_t offer_count;
    std::uint32_t ask_count;
    std::vector<Node> nodes;
    std::vector<std::uint8_t> sole;       ///< of each offer
    std::vector<std::int64_t> spare;      ///< of each offer: may still leave
    std::vector<std::int64_t> left;       ///< of each offer: has left, and may go back
    std::vector<std::int64_t> waiting;    ///< of each offer: has left, and is for nobody yet
    std::vector<std::int64_t> ask_met;    ///< of each ask
    std::vector<std::int64_t> demand_met; ///< of each demand
    std::vector<std::int64_t> given;      ///< by each giver: whatever has left
    std::vector<std::int64_t> zone_price; ///< of getting one more, in each zone, once that may be
    std::vector<std::int64_t> zone_floor; ///< no offer of a zone costs less
    /// What costs less at its offer than this is known: all its pairs are listed.
    std::vector<std::int64_t> zone_base;
    std::vector<std::uint32_t> first_lot; ///< of each offer, during the auction
    std::vector<std::int64_t> wanted;     ///< by each ask, during the auction
    std::vector<OpenWays::Room> rooms;    ///< of each block, for the rows that its searches widen
    Shares shares;
};

}
