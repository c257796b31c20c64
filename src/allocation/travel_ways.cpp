#include "allocation/travel.hpp"

#include <algorithm>
#include <limits>

// How a search of Travel goes on from a node, towards a giver with one more unit to give or, the other way
// round, from an offer back to where a unit could be taken from; and how units are carried along what it
// found.
namespace plenty::allocation {

void Travel::go_on_from(std::uint32_t node) {
    const std::int64_t metres = nodes_[node].reached_at;
    switch (sort_of(node)) {
    case Sort::offer:
        return go_on_from_offer(number_of(node), metres);
    case Sort::ask:
        return go_on_from_ask(number_of(node), metres);
    case Sort::giver:
        return go_on_from_giver(number_of(node), metres);
    case Sort::demand:
        return go_on_from_demand(number_of(node), metres);
    }
}

void Travel::go_on_from_ask(std::uint32_t ask, std::int64_t metres) {
    const std::int64_t base = metres - price(ask_node(ask));
    reach_offers_of(ask, base);
    while (!open_ways_.is_complete(ask) && base + open_ways_.beyond(ask) + least_price_ < goal_.metres) {
        open_ways_.widen(ask);
        reach_offers_of(ask, base);
    }
    const std::uint32_t demand = errand_.demand_of_ask[ask];
    if (is_shared(demand) && ask_met_[ask] > 0)
        reach(demand_node(demand), base + price(demand_node(demand)), ask_node(ask), Shares::none);
}

void Travel::reach_offers_of(std::uint32_t ask, std::int64_t base) {
    const std::uint32_t node = ask_node(ask);
    for (const Candidate& candidate : open_ways_.of(ask)) {
        if (base + candidate.cost + least_price_ >= goal_.metres)
            return;
        const std::int64_t metres = base + candidate.cost + price(candidate.offer);
        if (metres < goal_.metres)
            reach(candidate.offer, metres, node, Shares::none);
    }
}

void Travel::go_on_from_demand(std::uint32_t demand, std::int64_t metres) {
    const std::uint32_t node = demand_node(demand);
    for (const std::uint32_t ask : errand_.asks_of_demand.of(demand))
        if (ask_met_[ask] < region_.asks.quantity[ask])
            reach(ask_node(ask), metres - price(node) + price(ask_node(ask)), node, Shares::none);
}

void Travel::go_on_from_offer(std::uint32_t offer, std::int64_t metres) {
    if (spare_[offer] > 0) {
        const std::uint32_t giver = region_.offers.person[offer];
        const std::int64_t base = metres - price(offer);
        if (is_sole(offer))
            try_goal(base + next_unit_is_worth * given_[giver], offer);
        else
            reach(giver_node(giver), base + price(giver_node(giver)), offer, Shares::none);
    }
    for (std::uint32_t entry = shares_.first_of_offer(offer); entry != Shares::none;
         entry = shares_.next_of_offer(entry))
        reach(ask_node(shares_.at(entry).ask), metres, offer, entry);
}

void Travel::go_on_from_giver(std::uint32_t giver, std::int64_t metres) {
    const std::uint32_t node = giver_node(giver);
    const std::int64_t base = metres - price(node);
    try_goal(base + next_unit_is_worth * given_[giver], node);
    for (const std::uint32_t offer : region_.offers_of_person.of(giver))
        if (spare_[offer] < region_.offers.quantity[offer] && !(is_final_ && errand_.is_used_up[offer]))
            reach(offer, base + price(offer), node, Shares::none);
}

void Travel::come_to(std::uint32_t node) {
    const std::int64_t metres = nodes_[node].reached_at;
    switch (sort_of(node)) {
    case Sort::offer:
        return come_to_offer(number_of(node), metres);
    case Sort::ask:
        return come_to_ask(number_of(node), metres);
    case Sort::giver:
        return come_to_giver(number_of(node), metres);
    case Sort::demand:
        return come_to_demand(number_of(node), metres);
    }
}

void Travel::come_to_offer(std::uint32_t offer, std::int64_t metres) {
    const std::int64_t base = metres + price(offer);
    for (const Candidate& candidate : asks_for(offer))
        reach(ask_node(candidate.offer), base + candidate.cost - price(ask_node(candidate.offer)), offer,
              Shares::none);
    const std::uint32_t giver = region_.offers.person[offer];
    if (spare_[offer] == region_.offers.quantity[offer] || errand_.is_used_up[offer])
        return;
    if (is_sole(offer))
        try_goal(base - next_unit_is_worth * (given_[giver] - 1), offer);
    else
        reach(giver_node(giver), base - price(giver_node(giver)), offer, Shares::none);
}

void Travel::come_to_ask(std::uint32_t ask, std::int64_t metres) {
    const std::uint32_t node = ask_node(ask);
    for (std::uint32_t entry = shares_.first_of_ask(ask); entry != Shares::none;
         entry = shares_.next_of_ask(entry))
        reach(shares_.at(entry).offer, metres, node, entry);
    const std::uint32_t demand = errand_.demand_of_ask[ask];
    const std::int64_t base = metres + price(node);
    if (is_shared(demand)) {
        if (ask_met_[ask] < region_.asks.quantity[ask])
            reach(demand_node(demand), base - price(demand_node(demand)), node, Shares::none);
    } else if (has_one_more(demand))
        try_goal(base - zone_price_[errand_.demands[demand].zone], node);
}

void Travel::come_to_demand(std::uint32_t demand, std::int64_t metres) {
    const std::uint32_t node = demand_node(demand);
    const std::int64_t base = metres + price(node);
    for (const std::uint32_t ask : errand_.asks_of_demand.of(demand))
        if (ask_met_[ask] > 0)
            reach(ask_node(ask), base - price(ask_node(ask)), node, Shares::none);
    if (has_one_more(demand))
        try_goal(base - zone_price_[errand_.demands[demand].zone], node);
}

void Travel::come_to_giver(std::uint32_t giver, std::int64_t metres) {
    const std::uint32_t node = giver_node(giver);
    const std::int64_t base = metres + price(node);
    if (given_[giver] > 0)
        try_goal(base - next_unit_is_worth * (given_[giver] - 1), node);
    for (const std::uint32_t offer : region_.offers_of_person.of(giver))
        if (spare_[offer] > 0)
            reach(offer, base - price(offer), node, Shares::none);
}

/// The asks that may have an offer; `offer` of each candidate is the ask.
const std::vector<Candidate>& Travel::asks_for(std::uint32_t offer) {
    std::vector<Candidate>& row = asks_for_[offer];
    if (is_looked_up_[offer])
        return row;
    is_looked_up_[offer] = 1;
    const auto may = [&](std::uint32_t ask) {
        return errand_.ask_zone[ask] == errand_.offer_zone[offer] && region_.may_pair(offer, ask);
    };
    ask_index_.nearest(seeker(region_.offers, offer), std::numeric_limits<std::size_t>::max(), may, found_);
    for (const Found& one : found_) {
        const bool is_in_company = region_.in_company(offer, one.post);
        row.push_back(
            {one.post, static_cast<std::int32_t>(one.metres) - (is_in_company ? company_is_worth : 0)});
    }
    return row;
}

void Travel::carry_there() {
    std::uint32_t node = goal_.node;
    if (sort_of(node) == Sort::offer) {
        --spare_[node];
        ++given_[region_.offers.person[node]];
    } else
        ++given_[number_of(node)];
    while (nodes_[node].from != none) {
        const std::uint32_t before = nodes_[node].from;
        const Sort sort = sort_of(node);
        if (sort == Sort::giver)
            --spare_[number_of(before)];
        else if (sort == Sort::demand)
            --ask_met_[number_of(before)];
        else if (sort == Sort::offer && sort_of(before) == Sort::giver)
            ++spare_[node];
        else if (sort == Sort::offer)
            shares_.add(node, number_of(before), 1);
        else if (sort_of(before) == Sort::offer)
            shares_.take(nodes_[node].entry, 1);
        else
            ++ask_met_[number_of(node)];
        node = before;
    }
}

/// From the goal, where one unit is freed or one more is asked for, to the offer that waits for somebody to
/// take it.
void Travel::carry_here() {
    std::uint32_t node = goal_.node;
    if (sort_of(node) == Sort::offer) {
        ++spare_[node];
        --given_[region_.offers.person[node]];
    } else if (sort_of(node) == Sort::giver) {
        --given_[number_of(node)];
    } else {
        const bool is_ask = sort_of(node) == Sort::ask;
        const std::uint32_t demand = is_ask ? errand_.demand_of_ask[number_of(node)] : number_of(node);
        ++demand_met_[demand];
        if (is_ask)
            ++ask_met_[number_of(node)];
    }
    while (nodes_[node].from != none) {
        const std::uint32_t next = nodes_[node].from;
        const Sort sort = sort_of(node);
        if (sort == Sort::giver)
            ++spare_[next];
        else if (sort == Sort::demand)
            ++ask_met_[number_of(next)];
        else if (sort == Sort::offer && sort_of(next) == Sort::giver)
            --spare_[node];
        else if (sort == Sort::offer)
            shares_.take(nodes_[node].entry, 1);
        else if (sort_of(next) == Sort::offer)
            shares_.add(next, number_of(node), 1);
        else
            --ask_met_[number_of(node)];
        node = next;
    }
}

}
