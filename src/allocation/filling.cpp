#include "allocation/filling.hpp"

#include <algorithm>

namespace plenty::allocation {

Filling::Filling(const Region& region, const Candidates& candidates)
    : target(region.groups.size()), met(region.groups.size()), ask_met(region.asks.size()),
      spare(region.offers.quantity), group_part(region.groups.size()), ask_part(region.asks.size()),
      offer_part(region.offers.size()), shares(region.offers.size(), region.asks.size()), region_(region),
      candidates_(candidates), group_count_(static_cast<std::uint32_t>(region.groups.size())),
      ask_count_(region.asks.size()),
      depth_(region.groups.size() + region.asks.size() + region.offers.size(), far), cursor_(depth_.size()) {}

void Filling::fill(std::span<const std::uint32_t> groups) {
    while (spread(groups))
        for (const std::uint32_t group : groups)
            while (met[group] < target[group] && find_way(group))
                carry();
}

Filling::Reached Filling::reached() const {
    Reached out;
    for (const std::uint32_t node : visited_)
        if (is_group(node))
            out.groups.push_back(node);
        else if (is_ask(node))
            out.asks.push_back(ask_of(node));
        else
            out.offers.push_back(offer_of(node));
    return out;
}

bool Filling::has_goal_at(std::uint32_t node) const {
    return !is_group(node) && !is_ask(node) && spare[offer_of(node)] > 0;
}

void Filling::visit(std::uint32_t node, std::uint32_t depth) {
    if (depth_[node] != far)
        return;
    depth_[node] = depth;
    cursor_[node] = is_group(node) || is_ask(node) ? 0 : shares.first_of_offer(offer_of(node));
    visited_.push_back(node);
}

/// Gives every node its depth, until those with units to spare that are nearest. False if there are none.
bool Filling::spread(std::span<const std::uint32_t> groups) {
    for (const std::uint32_t node : visited_)
        depth_[node] = far;
    visited_.clear();
    for (const std::uint32_t group : groups)
        if (met[group] < target[group])
            visit(group, 0);
    std::uint32_t goal_depth = far;
    for (std::size_t at = 0; at < visited_.size(); ++at) {
        const std::uint32_t node = visited_[at];
        if (depth_[node] >= goal_depth)
            break;
        const std::size_t first = visited_.size();
        spread_from(node);
        for (std::size_t fresh = first; fresh < visited_.size() && goal_depth == far; ++fresh)
            if (has_goal_at(visited_[fresh]))
                goal_depth = depth_[visited_[fresh]];
    }
    return goal_depth != far;
}

void Filling::spread_from(std::uint32_t node) {
    const std::uint32_t next = depth_[node] + 1;
    if (is_group(node)) {
        for (const std::uint32_t ask : region_.asks_of_group.of(node))
            if (ask_part[ask] == group_part[node] && ask_met[ask] < region_.asks.quantity[ask])
                visit(ask_node(ask), next);
    } else if (is_ask(node)) {
        const std::uint32_t ask = ask_of(node);
        for (const Candidate& candidate : candidates_.of(ask))
            if (offer_part[candidate.offer] == ask_part[ask])
                visit(offer_node(candidate.offer), next);
        const std::uint32_t group = region_.group_of_ask[ask];
        if (ask_met[ask] > 0 && group_part[group] == ask_part[ask])
            visit(group, next);
    } else {
        const std::uint32_t offer = offer_of(node);
        for (std::uint32_t entry = shares.first_of_offer(offer); entry != Shares::none;
             entry = shares.next_of_offer(entry))
            if (ask_part[shares.at(entry).ask] == offer_part[offer])
                visit(ask_node(shares.at(entry).ask), next);
    }
}

/// Walks from a group that is short, one depth deeper with each step, to an offer with units to spare.
bool Filling::find_way(std::uint32_t group) {
    way_.assign(1, {group, Shares::none});
    while (!way_.empty()) {
        if (has_goal_at(way_.back().node))
            return true;
        if (step_on())
            continue;
        depth_[way_.back().node] = far - 1; // a dead end, for as long as these depths last
        way_.pop_back();
    }
    return false;
}

bool Filling::step_on() {
    const std::uint32_t node = way_.back().node;
    return is_group(node) ? step_from_group(node)
           : is_ask(node) ? step_from_ask(ask_of(node))
                          : step_from_offer(offer_of(node));
}

bool Filling::go(std::uint32_t to, std::uint32_t entry) {
    if (depth_[to] != depth_[way_.back().node] + 1)
        return false;
    way_.push_back({to, entry});
    return true;
}

bool Filling::step_from_group(std::uint32_t group) {
    const auto asks = region_.asks_of_group.of(group);
    for (std::uint32_t& at = cursor_[group]; at < asks.size(); ++at) {
        const std::uint32_t ask = asks[at];
        if (ask_part[ask] == group_part[group] && ask_met[ask] < region_.asks.quantity[ask] &&
            go(ask_node(ask), Shares::none))
            return true;
    }
    return false;
}

bool Filling::step_from_ask(std::uint32_t ask) {
    const auto row = candidates_.of(ask);
    std::uint32_t& at = cursor_[ask_node(ask)];
    for (; at < row.size(); ++at)
        if (offer_part[row[at].offer] == ask_part[ask] && go(offer_node(row[at].offer), Shares::none))
            return true;
    const std::uint32_t group = region_.group_of_ask[ask];
    return at == row.size() && ask_met[ask] > 0 && group_part[group] == ask_part[ask] &&
           go(group, Shares::none);
}

bool Filling::step_from_offer(std::uint32_t offer) {
    for (std::uint32_t& entry = cursor_[offer_node(offer)]; entry != Shares::none;
         entry = shares.next_of_offer(entry)) {
        const std::uint32_t ask = shares.at(entry).ask;
        if (ask_part[ask] == offer_part[offer] && go(ask_node(ask), entry))
            return true;
    }
    return false;
}

std::int64_t Filling::bottleneck() const {
    const std::uint32_t group = way_.front().node;
    std::int64_t units = std::min(target[group] - met[group], spare[offer_of(way_.back().node)]);
    for (std::size_t i = 1; i < way_.size(); ++i) {
        if (!is_ask(way_[i].node))
            continue;
        const std::uint32_t ask = ask_of(way_[i].node);
        if (way_[i].entry != Shares::none)
            units = std::min(units, shares.at(way_[i].entry).units);
        else
            units = std::min(units, region_.asks.quantity[ask] - ask_met[ask]);
    }
    return units;
}

void Filling::carry() {
    const std::int64_t units = bottleneck();
    for (std::size_t i = 1; i < way_.size(); ++i) {
        const auto [node, entry] = way_[i];
        const std::uint32_t before = way_[i - 1].node;
        if (is_group(node))
            ask_met[ask_of(before)] -= units;
        else if (!is_ask(node))
            shares.add(offer_of(node), ask_of(before), units, stock_);
        else if (is_group(before))
            ask_met[ask_of(node)] += units;
        else {
            if (shares.at(entry).units == units)
                cursor_[before] = shares.next_of_offer(entry);
            shares.take(entry, units, stock_);
        }
    }
    met[way_.front().node] += units;
    spare[offer_of(way_.back().node)] -= units;
}

void Filling::give_back(std::uint32_t group) {
    for (const std::uint32_t ask : region_.asks_of_group.of(group)) {
        if (ask_part[ask] != group_part[group])
            continue;
        while (met[group] > target[group] && shares.first_of_ask(ask) != Shares::none) {
            const std::uint32_t entry = shares.first_of_ask(ask);
            const std::int64_t units = std::min(met[group] - target[group], shares.at(entry).units);
            met[group] -= units;
            ask_met[ask] -= units;
            spare[shares.at(entry).offer] += units;
            shares.take(entry, units, stock_);
        }
    }
}

}
