#include "allocation/travel_start.hpp"

#include <algorithm>

namespace plenty::allocation {
namespace {

constexpr std::int64_t dearest = 40'000; ///< metres: who would have to pay more bids no more
constexpr std::int64_t raise = 50;       ///< metres, of each bid beyond what it is worth to others
constexpr std::int64_t most_bids = 100;  ///< for each ask, on average

}

TravelStart::TravelStart(TravelState& state, std::uint32_t block, std::span<const std::uint32_t> offers,
                         std::span<const std::uint32_t> asks)
    : state_(state), block_(block), offers_(offers), asks_(asks), room_(state.rooms[block]) {}

void TravelStart::auction() {
    for (const std::uint32_t offer : offers_) {
        state_.first_lot[offer] = TravelState::none;
        ask_price(offer);
    }
    for (const std::uint32_t ask : asks_) {
        const std::uint32_t demand = state_.errand.demand_of_ask[ask];
        if (state_.errand.demands[demand].first_ask != ask)
            continue;
        std::int64_t least = state_.errand.demands[demand].least;
        for (const std::uint32_t one : state_.errand.asks_of_demand.of(demand)) {
            state_.wanted[one] = std::min(state_.region.asks.quantity[one], least);
            least -= state_.wanted[one];
        }
    }
    open_.assign(asks_.rbegin(), asks_.rend());
    std::int64_t bids = static_cast<std::int64_t>(asks_.size()) * most_bids;
    while (!open_.empty() && bids > 0) {
        const std::uint32_t ask = open_.back();
        open_.pop_back();
        while (state_.wanted[ask] > 0 && --bids > 0) {
            const Bid bid = best_bid(ask);
            if (bid.offer == TravelState::none)
                break;
            take(ask, bid);
        }
    }
    for (const std::uint32_t offer : offers_) {
        const std::uint32_t giver = state_.region.offers.person[offer];
        if (offer == state_.region.offers_of_person.of(giver)[0])
            settle(giver);
    }
}

TravelStart::Bid TravelStart::best_bid(std::uint32_t ask) const {
    Bid best;
    std::int64_t least = dearest;
    std::int64_t next = dearest;
    for (const Candidate& one : state_.ways.of(ask)) {
        if (one.cost >= next)
            break;
        if (!is_mine(one.offer))
            continue;
        const std::int64_t sum = one.cost + state_.price(one.offer);
        if (sum < least) {
            next = least;
            least = sum;
            best.offer = one.offer;
            best.cost = one.cost;
        } else if (sum < next)
            next = sum;
    }
    if (best.offer != TravelState::none)
        best.price = state_.price(best.offer) + next - least + raise;
    return best;
}

void TravelStart::take(std::uint32_t ask, const Bid& bid) {
    const std::uint32_t giver = state_.region.offers.person[bid.offer];
    if (state_.waiting[bid.offer] > 0) {
        const std::int64_t units = std::min(state_.wanted[ask], state_.waiting[bid.offer]);
        state_.waiting[bid.offer] -= units;
        sell(ask, bid, units);
    } else if (state_.spare[bid.offer] > 0) {
        const std::int64_t margin = bid.price - next_unit_is_worth * state_.given[giver];
        const std::int64_t units = std::min({state_.wanted[ask], state_.spare[bid.offer],
                                             1 + std::max<std::int64_t>(0, margin) / next_unit_is_worth});
        state_.spare[bid.offer] -= units;
        state_.given[giver] += units;
        sell(ask, bid, units);
        for (const std::uint32_t other : state_.region.offers_of_person.of(giver))
            if (state_.spare[other] > 0)
                ask_price(other);
    } else
        outbid(ask, bid);
    ask_price(bid.offer);
}

void TravelStart::sell(std::uint32_t ask, const Bid& bid, std::int64_t units) {
    std::uint32_t lot = free_lot_;
    if (lot == TravelState::none) {
        lot = static_cast<std::uint32_t>(lots_.size());
        lots_.emplace_back();
    } else
        free_lot_ = lots_[lot].next;
    lots_[lot] = {ask, bid.cost, state_.first_lot[bid.offer], units, bid.price};
    state_.first_lot[bid.offer] = lot;
    state_.wanted[ask] -= units;
}

/// Whoever paid least gives way.
void TravelStart::outbid(std::uint32_t ask, const Bid& bid) {
    std::uint32_t* cheapest = &state_.first_lot[bid.offer];
    for (std::uint32_t* at = cheapest; *at != TravelState::none; at = &lots_[*at].next)
        if (lots_[*at].price < lots_[*cheapest].price)
            cheapest = at;
    Lot& lot = lots_[*cheapest];
    const std::int64_t units = std::min(state_.wanted[ask], lot.units);
    if (state_.wanted[lot.ask] == 0)
        open_.push_back(lot.ask);
    state_.wanted[lot.ask] += units;
    lot.units -= units;
    if (lot.units == 0) {
        const std::uint32_t gone = *cheapest;
        *cheapest = lot.next;
        lot.next = free_lot_;
        free_lot_ = gone;
    }
    sell(ask, bid, units);
}

/// What one more unit of an offer costs just now.
void TravelStart::ask_price(std::uint32_t offer) {
    std::int64_t& price = state_.price(offer);
    if (state_.waiting[offer] > 0)
        price = 0;
    else if (state_.spare[offer] > 0)
        price = next_unit_is_worth * state_.given[state_.region.offers.person[offer]];
    else {
        price = TravelState::unknown;
        for (std::uint32_t lot = state_.first_lot[offer]; lot != TravelState::none; lot = lots_[lot].next)
            price = std::min(price, lots_[lot].price);
        if (price == TravelState::unknown)
            price = 0;
    }
}

/// What all offers of a giver cost follows from how many units have left and from what those that have
/// nothing more to give went for.
void TravelStart::settle(std::uint32_t giver) {
    const std::int64_t given = state_.given[giver];
    std::int64_t price = next_unit_is_worth * given;
    const auto offers = state_.region.offers_of_person.of(giver);
    const auto is_free = [&](std::uint32_t offer) {
        return state_.errand.is_used_up[offer] == 0 && state_.errand.offer_zone[offer] != Errand::nowhere;
    };
    for (const std::uint32_t offer : offers)
        if (is_free(offer) && state_.spare[offer] == 0) {
            state_.price(offer) = std::max(state_.price(offer), next_unit_is_worth * (given - 1));
            price = std::min(price, state_.price(offer));
        }
    for (const std::uint32_t offer : offers) {
        if (!is_free(offer))
            continue;
        state_.left[offer] = state_.region.offers.quantity[offer] - state_.spare[offer];
        if (state_.spare[offer] > 0)
            state_.price(offer) = price;
    }
    state_.price(state_.giver_node(giver)) = price;
}

void TravelStart::set_out() {
    set_ask_prices();
    set_demand_prices();
    for (const std::uint32_t offer : offers_)
        for (std::uint32_t at = state_.first_lot[offer]; at != TravelState::none; at = lots_[at].next) {
            const Lot& lot = lots_[at];
            state_.ask_met[lot.ask] += lot.units;
            state_.demand_met[state_.errand.demand_of_ask[lot.ask]] += lot.units;
            state_.shares.add(offer, lot.ask, lot.units, stock_);
        }
    std::vector<Lot>().swap(lots_);
}

void TravelStart::set_ask_prices() {
    const auto is_own = [&](std::uint32_t offer) { return is_mine(offer); };
    for (const std::uint32_t ask : asks_) {
        const std::int64_t at_offers = state_.zone_base[state_.errand.ask_zone[ask]];
        std::int64_t& price = state_.price(state_.ask_node(ask));
        for (;;) {
            const std::int64_t most =
                state_.ways.is_complete(ask) ? TravelState::unknown : state_.ways.beyond(ask) + at_offers;
            price = most;
            for (const Candidate& one : state_.ways.of(ask))
                price = std::min(price, one.cost + state_.price(one.offer));
            if (price < most || state_.ways.is_complete(ask) || !state_.ways.widen(ask, room_, is_own))
                break;
        }
    }
}

/// All asks of a demand cost the same.
void TravelStart::set_demand_prices() {
    for (const std::uint32_t ask : asks_) {
        const std::uint32_t demand = state_.errand.demand_of_ask[ask];
        if (state_.errand.demands[demand].first_ask != ask || !state_.is_shared(demand))
            continue;
        std::int64_t& price = state_.price(state_.demand_node(demand));
        price = TravelState::unknown;
        for (const std::uint32_t one : state_.errand.asks_of_demand.of(demand))
            price = std::min(price, state_.price(state_.ask_node(one)));
        for (const std::uint32_t one : state_.errand.asks_of_demand.of(demand))
            state_.price(state_.ask_node(one)) = price;
    }
}

}
