#include "allocation/travel.hpp"

#include <algorithm>
#include <limits>

namespace plenty::allocation {

Travel::Travel(const Region& region, const Errand& errand, OpenWays& ways, const PostIndex& asks)
    : region_(region), errand_(errand), open_ways_(ways), ask_index_(asks),
      offer_count_(region.offers.size()), ask_count_(region.asks.size()),
      prices_(std::size_t{offer_count_} + ask_count_ + region.person_count + errand.demands.size()),
      nodes_(prices_.size()), spare_(region.offers.quantity), ask_met_(ask_count_),
      demand_met_(errand.demands.size()), given_(region.person_count),
      zone_price_(errand.zone_count, unknown), asks_for_(offer_count_), is_looked_up_(offer_count_),
      shares_(offer_count_, ask_count_) {
    for (const std::uint32_t giver : region.offers.person)
        is_sole_.push_back(region.offers_of_person.of(giver).size() == 1);
    set_out_prices();
}

/// An ask begins with the price of the cheapest offer that it may have.
void Travel::set_out_prices() {
    for (std::uint32_t ask = 0; ask < ask_count_; ++ask) {
        const auto row = open_ways_.of(ask);
        const std::int64_t beyond = open_ways_.beyond(ask);
        prices_[ask_node(ask)] = row.empty() ? beyond : std::min<std::int64_t>(beyond, row[0].cost);
    }
    for (std::uint32_t demand = 0; demand < errand_.demands.size(); ++demand) {
        std::int64_t least = unknown;
        for (const std::uint32_t ask : errand_.asks_of_demand.of(demand))
            least = std::min(least, price(ask_node(ask)));
        prices_[demand_node(demand)] = least;
    }
}

Travel::Sort Travel::sort_of(std::uint32_t node) const {
    if (node < offer_count_)
        return Sort::offer;
    if (node < offer_count_ + ask_count_)
        return Sort::ask;
    return node < offer_count_ + ask_count_ + region_.person_count ? Sort::giver : Sort::demand;
}

std::uint32_t Travel::number_of(std::uint32_t node) const {
    switch (sort_of(node)) {
    case Sort::offer:
        return node;
    case Sort::ask:
        return node - offer_count_;
    case Sort::giver:
        return node - offer_count_ - ask_count_;
    case Sort::demand:
        return node - offer_count_ - ask_count_ - region_.person_count;
    }
    return node;
}

bool Travel::solve(std::int64_t most_ways) {
    most_ways_ = most_ways;
    for (std::uint32_t demand = 0; demand < errand_.demands.size(); ++demand)
        if (!serve(demand))
            return false;
    is_final_ = true;
    offer_one_more();
    for (std::uint32_t offer = 0; offer < offer_count_; ++offer)
        while (errand_.is_used_up[offer] && spare_[offer] > 0) {
            if (++ways_ > most_ways_)
                return false;
            call_for(offer);
        }
    return true;
}

bool Travel::serve(std::uint32_t demand) {
    const auto asks = errand_.asks_of_demand.of(demand);
    const std::uint32_t start = is_shared(demand) ? demand_node(demand) : ask_node(asks[0]);
    while (demand_met_[demand] < errand_.demands[demand].least) {
        if (++ways_ > most_ways_)
            return false;
        send_one(start);
        ++demand_met_[demand];
        if (!is_shared(demand))
            ++ask_met_[asks[0]];
    }
    return true;
}

/// Among those who may get one more, the price of it is what the cheapest of them would pay.
void Travel::offer_one_more() {
    for (std::uint32_t demand = 0; demand < errand_.demands.size(); ++demand) {
        const auto asks = errand_.asks_of_demand.of(demand);
        if (!is_shared(demand))
            prices_[demand_node(demand)] = price(ask_node(asks[0]));
        if (has_one_more(demand)) {
            std::int64_t& zone = zone_price_[errand_.demands[demand].zone];
            zone = std::min(zone, price(demand_node(demand)));
        }
    }
}

bool Travel::has_one_more(std::uint32_t demand) const {
    return is_final_ && demand_met_[demand] < errand_.demands[demand].most;
}

/// One unit that must be used up leaves its giver; then somebody is found who takes it.
void Travel::call_for(std::uint32_t offer) {
    --spare_[offer];
    if (is_sole(offer))
        ++given_[region_.offers.person[offer]];
    else
        send_one(giver_node(region_.offers.person[offer]));
    begin(offer);
    while (const auto node = next_settled())
        come_to(*node);
    expect(goal_.node != none, "what must be used up can be");
    carry_here();
    end(-1);
}

/// Each further unit of the same giver costs more, so they go one by one.
void Travel::send_one(std::uint32_t node) {
    begin(node);
    while (const auto settled = next_settled())
        go_on_from(*settled);
    expect(goal_.node != none, "a demand that was met can be met");
    carry_there();
    end(1);
}

void Travel::begin(std::uint32_t node) {
    goal_ = {};
    heap_.clear();
    reach(node, 0, none, Shares::none);
}

void Travel::reach(std::uint32_t node, std::int64_t metres, std::uint32_t from, std::uint32_t entry) {
    Node& there = nodes_[node];
    if (metres >= goal_.metres || metres >= there.reached_at)
        return;
    if (there.reached_at == unknown)
        touched_.push_back(node);
    there.reached_at = metres;
    there.from = from;
    there.entry = entry;
    heap_.push_back({metres, node});
    std::ranges::push_heap(heap_, std::ranges::greater{},
                           [](const Entry& e) { return std::pair(e.metres, e.node); });
}

void Travel::try_goal(std::int64_t metres, std::uint32_t node) {
    if (metres < goal_.metres)
        goal_ = {metres, node};
}

std::optional<std::uint32_t> Travel::next_settled() {
    while (!heap_.empty()) {
        std::ranges::pop_heap(heap_, std::ranges::greater{},
                              [](const Entry& e) { return std::pair(e.metres, e.node); });
        const Entry next = heap_.back();
        heap_.pop_back();
        if (next.metres >= goal_.metres)
            return std::nullopt;
        if (nodes_[next.node].is_settled)
            continue;
        nodes_[next.node].is_settled = true;
        return next.node;
    }
    return std::nullopt;
}

/// Prices rise (or fall) by what was left to the goal, so that the way just taken costs exactly its price.
void Travel::end(std::int64_t sign) {
    for (const std::uint32_t touched : touched_) {
        Node& node = nodes_[touched];
        if (node.is_settled && node.reached_at < goal_.metres) {
            prices_[touched] += sign * (goal_.metres - node.reached_at);
            if (touched < offer_count_)
                least_price_ = std::min(least_price_, price(touched));
        }
        node.reached_at = unknown;
        node.is_settled = false;
    }
    touched_.clear();
}

/// As near to that of the offer as the units given allow.
std::int64_t Travel::price_of_sole_giver(std::uint32_t offer) const {
    const std::int64_t given = given_[region_.offers.person[offer]];
    const std::int64_t most = next_unit_is_worth * given;
    return given == 0 ? std::min(price(offer), most)
                      : std::clamp(price(offer), most - next_unit_is_worth, most);
}

Prices Travel::prices() const {
    Prices out;
    const auto copy = [&](std::vector<std::int64_t>& to, std::uint32_t first, std::size_t count) {
        for (std::uint32_t node = first; node < first + count; ++node)
            to.push_back(price(node));
    };
    copy(out.offer, 0, offer_count_);
    copy(out.ask, ask_node(0), ask_count_);
    copy(out.giver, giver_node(0), region_.person_count);
    copy(out.demand, demand_node(0), errand_.demands.size());
    for (std::uint32_t offer = 0; offer < offer_count_; ++offer)
        if (is_sole(offer))
            out.giver[region_.offers.person[offer]] = price_of_sole_giver(offer);
    for (std::uint32_t demand = 0; demand < errand_.demands.size(); ++demand)
        if (!is_shared(demand))
            out.demand[demand] = out.ask[errand_.demands[demand].first_ask];
    return out;
}

}
