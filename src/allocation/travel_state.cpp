#include "allocation/travel_state.hpp"

#include <algorithm>

namespace plenty::allocation {

TravelState::TravelState(const Region& region_of, const Errand& errand_of, OpenWays& ways_of)
    : region(region_of), errand(errand_of), ways(ways_of), offer_count(region.offers.size()),
      ask_count(region.asks.size()),
      nodes(std::size_t{offer_count} + ask_count + region.person_count + errand.demands.size()),
      sole(offer_count), spare(offer_count), left(offer_count), waiting(offer_count), ask_met(ask_count),
      demand_met(errand.demands.size()), given(region.person_count), zone_price(errand.zone_count, unknown),
      zone_floor(errand.zone_count, unknown), zone_base(errand.zone_count), first_lot(offer_count, none),
      wanted(ask_count), shares(offer_count, ask_count) {
    for (std::uint32_t offer = 0; offer < offer_count; ++offer) {
        const std::uint32_t giver = region.offers.person[offer];
        const std::int64_t quantity = region.offers.quantity[offer];
        sole[offer] = region.offers_of_person.of(giver).size() == 1;
        if (errand.is_used_up[offer]) {
            waiting[offer] = quantity;
            given[giver] += quantity;
        } else if (errand.offer_zone[offer] != Errand::nowhere)
            spare[offer] = quantity;
    }
}

}
