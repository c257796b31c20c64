#pragma once
#include "allocation/candidates.hpp"
#include "allocation/perishing.hpp"
#include "allocation/sharing.hpp"

#include <cstdint>
#include <vector>

namespace plenty::allocation {

/// What the fair tiers leave open to the travel tier, so that whatever it does keeps them optimal.
///
/// Only posts of one zone may be paired. Offers are free, must be used up, or stay unused (`nowhere`).
/// Demands are single asks that get everything, or what a person asks for in one class within one zone, which
/// gets at least `least` units and perhaps one more; how many get that one more follows from the offers of
/// the zone.
struct Errand {
    Errand(const Region& region, const Sharing& sharing, const Perishing& perishing);

    static constexpr std::uint32_t nowhere = ~0U;

    struct Demand {
        std::uint32_t zone = 0;
        std::int64_t least = 0;
        std::int64_t most = 0; ///< least, or one more
        std::uint32_t first_ask = 0;
    };

    std::vector<std::uint32_t> offer_zone;
    std::vector<std::uint32_t> ask_zone;
    std::vector<std::uint8_t> is_used_up;   ///< of each offer
    std::vector<std::uint8_t> is_exhausted; ///< of each offer: all of its zone is used up
    std::vector<Demand> demands;
    std::vector<std::uint32_t> demand_of_ask;
    Rows asks_of_demand;
    std::uint32_t zone_count = 0;

private:
    void set_zones(const Region& region, const Sharing& sharing, const Perishing& perishing);
    void set_demands(const Region& region, const Sharing& sharing);
};

}
