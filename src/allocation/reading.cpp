#include "allocation/reading.hpp"

namespace plenty::allocation {

Reading::Reading(const Problem& listed, const Plan& made)
    : problem(listed), plan(made), region(listed), index(region.offers), ask_at(region.asks.size()),
      left(region.offers.quantity), unmet(region.asks.quantity) {
    std::vector<std::uint32_t> offer_at(region.offers.size());
    for (std::uint32_t at = 0; at < region.offers.size(); ++at)
        offer_at[region.offers.listed[at]] = at;
    for (std::uint32_t at = 0; at < region.asks.size(); ++at)
        ask_at[region.asks.listed[at]] = at;
    for (const Pairing& pairing : plan.pairings) {
        left[offer_at[static_cast<std::uint32_t>(pairing.offer)]] -= pairing.quantity.units();
        unmet[ask_at[static_cast<std::uint32_t>(pairing.ask)]] -= pairing.quantity.units();
    }
}

}
