#include "allocation/travel_search.hpp"

#include <algorithm>

// How a search goes on from a node, towards a giver with one more unit to give or, the other way round, from
// an offer back to where a unit could be taken from; and how units are carried along what it found.
namespace plenty::allocation {

using Sort = TravelState::Sort;

void TravelSearch::go_on_from(std::uint32_t node) {
    const std::int64_t metres = state_.nodes[node].reached_at;
    switch (state_.sort_of(node)) {
    case Sort::offer:
        return go_on_from_offer(node, metres);
    case Sort::ask:
        return go_on_from_ask(state_.number_of(node), metres);
    case Sort::giver:
        return go_on_from_giver(state_.number_of(node), metres);
    case Sort::demand:
        return go_on_from_demand(state_.number_of(node), metres);
    }
}

/// What is not in the row costs at least the base at its offer, or it would be known.
void TravelSearch::go_on_from_ask(std::uint32_t ask, std::int64_t metres) {
    const std::int64_t base = metres - state_.price(state_.ask_node(ask));
    const std::int64_t at_offers = state_.zone_base[state_.errand.ask_zone[ask]];
    reach_offers_of(ask, base);
    if (!state_.ways.is_complete(ask) && base + state_.ways.beyond(ask) + at_offers < goal_.metres)
        push(std::max(metres, base + state_.ways.beyond(ask) + at_offers), ask | farther);
    const std::uint32_t demand = state_.errand.demand_of_ask[ask];
    if (state_.is_shared(demand) && state_.ask_met[ask] > 0)
        reach(state_.demand_node(demand), base + state_.price(state_.demand_node(demand)),
              state_.ask_node(ask), Shares::none);
}

void TravelSearch::look_farther(std::uint32_t ask) {
    const auto& node = state_.nodes[state_.ask_node(ask)];
    if (state_.ways.widen(ask, room_, [&](std::uint32_t offer) { return is_mine(offer); }))
        go_on_from_ask(ask, node.reached_at);
    else
        is_lost_ = true;
}

void TravelSearch::reach_offers_of(std::uint32_t ask, std::int64_t base) {
    const std::uint32_t node = state_.ask_node(ask);
    const std::int64_t floor = floor_[state_.errand.ask_zone[ask]];
    for (const Candidate& candidate : state_.ways.of(ask)) {
        if (base + candidate.cost + floor >= goal_.metres)
            return;
        if (!is_mine(candidate.offer)) {
            is_lost_ = true;
            return;
        }
        const std::int64_t metres = base + candidate.cost + state_.price(candidate.offer);
        if (metres < goal_.metres)
            reach_offer(candidate.offer, metres, node);
    }
}

/// Where a unit is to be had, what it costs bounds the search at once.
void TravelSearch::reach_offer(std::uint32_t offer, std::int64_t metres, std::uint32_t from) {
    reach(offer, metres, from, Shares::none);
    if (state_.nodes[offer].reached_at != metres)
        return;
    if (state_.waiting[offer] > 0)
        try_goal(metres, offer);
    else if (state_.spare[offer] > 0 && state_.is_sole(offer))
        try_goal(metres - state_.price(offer) +
                     next_unit_is_worth * state_.given[state_.region.offers.person[offer]],
                 offer);
}

void TravelSearch::go_on_from_demand(std::uint32_t demand, std::int64_t metres) {
    const std::uint32_t node = state_.demand_node(demand);
    for (const std::uint32_t ask : state_.errand.asks_of_demand.of(demand))
        if (state_.ask_met[ask] < state_.region.asks.quantity[ask])
            reach(state_.ask_node(ask), metres - state_.price(node) + state_.price(state_.ask_node(ask)),
                  node, Shares::none);
}

void TravelSearch::go_on_from_offer(std::uint32_t offer, std::int64_t metres) {
    const std::uint32_t giver = state_.region.offers.person[offer];
    const std::int64_t base = metres - state_.price(offer);
    if (state_.waiting[offer] > 0)
        try_goal(metres, offer);
    else if (state_.spare[offer] > 0 && state_.is_sole(offer))
        try_goal(base + next_unit_is_worth * state_.given[giver], offer);
    else if (state_.spare[offer] > 0)
        reach(state_.giver_node(giver), base + state_.price(state_.giver_node(giver)), offer, Shares::none);
    for (std::uint32_t entry = state_.shares.first_of_offer(offer); entry != Shares::none;
         entry = state_.shares.next_of_offer(entry))
        reach(state_.ask_node(state_.shares.at(entry).ask), metres, offer, entry);
}

void TravelSearch::go_on_from_giver(std::uint32_t giver, std::int64_t metres) {
    const std::uint32_t node = state_.giver_node(giver);
    const std::int64_t base = metres - state_.price(node);
    try_goal(base + next_unit_is_worth * state_.given[giver], node);
    for (const std::uint32_t offer : state_.region.offers_of_person.of(giver))
        if (state_.left[offer] > 0)
            reach(offer, base + state_.price(offer), node, Shares::none);
}

void TravelSearch::come_to(std::uint32_t node) {
    const std::int64_t metres = state_.nodes[node].reached_at;
    switch (state_.sort_of(node)) {
    case Sort::offer:
        return come_to_offer(node, metres);
    case Sort::ask:
        return come_to_ask(state_.number_of(node), metres);
    case Sort::giver:
        return come_to_giver(state_.number_of(node), metres);
    case Sort::demand:
        return come_to_demand(state_.number_of(node), metres);
    }
}

void TravelSearch::come_to_offer(std::uint32_t offer, std::int64_t metres) {
    const std::int64_t base = metres + state_.price(offer);
    const std::uint32_t giver = state_.region.offers.person[offer];
    if (state_.left[offer] > 0 && state_.is_sole(offer))
        try_goal(base - next_unit_is_worth * (state_.given[giver] - 1), offer);
    else if (state_.left[offer] > 0)
        reach(state_.giver_node(giver), base - state_.price(state_.giver_node(giver)), offer, Shares::none);
    state_.ways.each_ask_of(offer, [&](const Candidate& candidate) {
        const std::uint32_t node = state_.ask_node(candidate.offer);
        if (is_mine(node))
            reach(node, base + candidate.cost - state_.price(node), offer, Shares::none);
        else
            is_lost_ = true;
    });
}

void TravelSearch::come_to_ask(std::uint32_t ask, std::int64_t metres) {
    const std::uint32_t node = state_.ask_node(ask);
    for (std::uint32_t entry = state_.shares.first_of_ask(ask); entry != Shares::none;
         entry = state_.shares.next_of_ask(entry))
        reach(state_.shares.at(entry).offer, metres, node, entry);
    const std::uint32_t demand = state_.errand.demand_of_ask[ask];
    if (!state_.is_shared(demand))
        come_to_end(demand, metres, node);
    else if (state_.ask_met[ask] < state_.region.asks.quantity[ask])
        reach(state_.demand_node(demand),
              metres + state_.price(node) - state_.price(state_.demand_node(demand)), node, Shares::none);
}

void TravelSearch::come_to_demand(std::uint32_t demand, std::int64_t metres) {
    const std::uint32_t node = state_.demand_node(demand);
    const std::int64_t base = metres + state_.price(node);
    for (const std::uint32_t ask : state_.errand.asks_of_demand.of(demand))
        if (state_.ask_met[ask] > 0)
            reach(state_.ask_node(ask), base - state_.price(state_.ask_node(ask)), node, Shares::none);
    come_to_end(demand, metres, node);
}

/// A unit may end where somebody is short, or gets the one more that some in their zone get.
void TravelSearch::come_to_end(std::uint32_t demand, std::int64_t metres, std::uint32_t node) {
    const std::int64_t zone_price = state_.zone_price[state_.errand.demands[demand].zone];
    if (state_.is_short(demand))
        try_goal(metres, node);
    else if (zone_price != TravelState::unknown && state_.has_one_more(demand))
        try_goal(metres + state_.price(node) - zone_price, node);
}

void TravelSearch::come_to_giver(std::uint32_t giver, std::int64_t metres) {
    const std::uint32_t node = state_.giver_node(giver);
    const std::int64_t base = metres + state_.price(node);
    if (state_.given[giver] > 0)
        try_goal(base - next_unit_is_worth * (state_.given[giver] - 1), node);
    for (const std::uint32_t offer : state_.region.offers_of_person.of(giver))
        if (state_.spare[offer] > 0)
            reach(offer, base - state_.price(offer), node, Shares::none);
}

void TravelSearch::carry_there() {
    std::uint32_t node = goal_.node;
    if (state_.sort_of(node) == Sort::giver)
        ++state_.given[state_.number_of(node)];
    else if (state_.waiting[node] > 0)
        --state_.waiting[node];
    else {
        --state_.spare[node];
        ++state_.left[node];
        ++state_.given[state_.region.offers.person[node]];
    }
    while (state_.nodes[node].from != TravelState::none) {
        const std::uint32_t before = state_.nodes[node].from;
        const Sort sort = state_.sort_of(node);
        const Sort sort_before = state_.sort_of(before);
        if (sort == Sort::giver) {
            --state_.spare[before];
            ++state_.left[before];
        } else if (sort == Sort::demand)
            --state_.ask_met[state_.number_of(before)];
        else if (sort == Sort::offer && sort_before == Sort::giver) {
            ++state_.spare[node];
            --state_.left[node];
        } else if (sort == Sort::offer)
            state_.shares.add(node, state_.number_of(before), 1, stock_);
        else if (sort_before == Sort::offer)
            state_.shares.take(state_.nodes[node].entry, 1, stock_);
        else
            ++state_.ask_met[state_.number_of(node)];
        node = before;
    }
}

/// From the goal, where one unit is freed or one more is asked for, to the offer where it waits.
void TravelSearch::carry_here() {
    std::uint32_t node = goal_.node;
    if (const Sort sort = state_.sort_of(node); sort == Sort::offer) {
        ++state_.spare[node];
        --state_.left[node];
        --state_.given[state_.region.offers.person[node]];
    } else if (sort == Sort::giver) {
        --state_.given[state_.number_of(node)];
    } else {
        const bool is_ask = sort == Sort::ask;
        const std::uint32_t number = state_.number_of(node);
        ++state_.demand_met[is_ask ? state_.errand.demand_of_ask[number] : number];
        if (is_ask)
            ++state_.ask_met[number];
    }
    while (state_.nodes[node].from != TravelState::none) {
        const std::uint32_t next = state_.nodes[node].from;
        const Sort sort = state_.sort_of(node);
        const Sort sort_next = state_.sort_of(next);
        if (sort == Sort::giver) {
            ++state_.spare[next];
            --state_.left[next];
        } else if (sort == Sort::demand)
            ++state_.ask_met[state_.number_of(next)];
        else if (sort == Sort::offer && sort_next == Sort::giver) {
            --state_.spare[node];
            ++state_.left[node];
        } else if (sort == Sort::offer)
            state_.shares.take(state_.nodes[node].entry, 1, stock_);
        else if (sort_next == Sort::offer)
            state_.shares.add(next, state_.number_of(node), 1, stock_);
        else
            --state_.ask_met[state_.number_of(node)];
        node = next;
    }
}

}
