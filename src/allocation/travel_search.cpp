#include "allocation/travel_search.hpp"

#include <algorithm>

namespace plenty::allocation {
TravelSearch::TravelSearch(TravelState& state, std::uint32_t block, std::uint32_t level)
    : state_(state), block_(block), level_(level), room_(state.rooms[std::size_t{block} << level]),
      floor_(state.zone_floor) {}

/// An entry of what an ask has that costs more than its price.
std::uint32_t TravelSearch::too_dear(std::uint32_t ask) const {
    const std::int64_t price = state_.price(state_.ask_node(ask));
    for (std::uint32_t entry = state_.shares.first_of_ask(ask); entry != Shares::none;
         entry = state_.shares.next_of_ask(entry)) {
        const std::uint32_t offer = state_.shares.at(entry).offer;
        for (const Candidate& one : state_.ways.of(ask))
            if (one.offer == offer) {
                if (one.cost + state_.price(offer) != price)
                    return entry;
                break;
            }
    }
    return Shares::none;
}

/// The way back to what it had is never longer than by what that is too dear, so these searches are short.
TravelSearch::Result TravelSearch::mend(std::uint32_t ask) {
    for (;;) {
        const std::uint32_t entry = too_dear(ask);
        if (entry == Shares::none)
            return Result::done;
        const std::uint32_t offer = state_.shares.at(entry).offer;
        state_.shares.take(entry, 1, stock_);
        ++state_.waiting[offer];
        if (send_one(state_.ask_node(ask)) == Result::leaves_block) {
            --state_.waiting[offer];
            state_.shares.add(offer, ask, 1, stock_);
            return Result::leaves_block;
        }
    }
}

TravelSearch::Result TravelSearch::send_to(std::uint32_t demand) {
    const bool is_shared = state_.is_shared(demand);
    const std::uint32_t ask = state_.errand.demands[demand].first_ask;
    if (send_one(is_shared ? state_.demand_node(demand) : state_.ask_node(ask)) == Result::leaves_block)
        return Result::leaves_block;
    ++state_.demand_met[demand];
    if (!is_shared)
        ++state_.ask_met[ask];
    return Result::done;
}

/// Each further unit of the same giver costs more, so they go one by one.
TravelSearch::Result TravelSearch::send_one(std::uint32_t node) {
    begin(node);
    while (const auto settled = next_settled())
        go_on_from(*settled);
    if (is_lost_) {
        forget();
        return Result::leaves_block;
    }
    expect(goal_.node != TravelState::none, "a demand that was met can be met");
    carry_there();
    end(1);
    return Result::done;
}

TravelSearch::Result TravelSearch::send_from(std::uint32_t offer) {
    do {
        forget();
        begin(offer);
        while (const auto node = next_settled())
            come_to(*node);
    } while (!is_lost_ && know_cheap());
    if (is_lost_) {
        forget();
        return Result::leaves_block;
    }
    expect(goal_.node != TravelState::none, "what must be used up can be");
    --state_.waiting[offer];
    carry_here();
    end(-1);
    return Result::done;
}

/// What is to cost less than the base must be known to all asks. True if something was not.
bool TravelSearch::know_cheap() {
    bool is_new = false;
    const auto is_own = [&](std::uint32_t ask) { return is_mine(state_.ask_node(ask)); };
    for (const std::uint32_t touched : touched_) {
        const auto& node = state_.nodes[touched];
        if (touched >= state_.offer_count || !node.is_settled || node.reached_at >= goal_.metres ||
            node.price + node.reached_at - goal_.metres >=
                state_.zone_base[state_.errand.offer_zone[touched]] ||
            state_.ways.is_known(touched))
            continue;
        is_new = true;
        if (!state_.ways.know(touched, room_, is_own))
            is_lost_ = true;
    }
    return is_new && !is_lost_;
}

void TravelSearch::begin(std::uint32_t node) {
    goal_ = {};
    is_lost_ = false;
    heap_.clear();
    reach(node, 0, TravelState::none, Shares::none);
}

void TravelSearch::reach(std::uint32_t node, std::int64_t metres, std::uint32_t from, std::uint32_t entry) {
    if (!is_mine(node)) {
        is_lost_ = true;
        return;
    }
    auto& there = state_.nodes[node];
    if (metres >= goal_.metres || metres >= there.reached_at)
        return;
    if (there.reached_at == TravelState::unknown)
        touched_.push_back(node);
    there.reached_at = metres;
    there.from = from;
    there.entry = entry;
    push(metres, node);
}

void TravelSearch::push(std::int64_t metres, std::uint32_t node) {
    heap_.push_back({metres, node});
    std::ranges::push_heap(heap_, std::ranges::greater{},
                           [](const Entry& e) { return std::pair(e.metres, e.node); });
}

void TravelSearch::try_goal(std::int64_t metres, std::uint32_t node) {
    if (metres < goal_.metres)
        goal_ = {metres, node};
}

std::optional<std::uint32_t> TravelSearch::next_settled() {
    while (!heap_.empty() && !is_lost_) {
        std::ranges::pop_heap(heap_, std::ranges::greater{},
                              [](const Entry& e) { return std::pair(e.metres, e.node); });
        const Entry next = heap_.back();
        heap_.pop_back();
        if (next.metres >= goal_.metres)
            return std::nullopt;
        if ((next.node & farther) != 0) {
            look_farther(next.node - farther);
            continue;
        }
        if (state_.nodes[next.node].is_settled)
            continue;
        state_.nodes[next.node].is_settled = true;
        return next.node;
    }
    return std::nullopt;
}

void TravelSearch::forget() {
    for (const std::uint32_t touched : touched_) {
        state_.nodes[touched].reached_at = TravelState::unknown;
        state_.nodes[touched].is_settled = false;
    }
    touched_.clear();
}

/// Prices rise (or fall) by what was left to the goal, so that the way just taken costs exactly its price.
void TravelSearch::end(std::int64_t sign) {
    for (const std::uint32_t touched : touched_) {
        auto& node = state_.nodes[touched];
        if (!node.is_settled || node.reached_at >= goal_.metres)
            continue;
        node.price += sign * (goal_.metres - node.reached_at);
        if (touched < state_.offer_count && state_.errand.offer_zone[touched] != Errand::nowhere) {
            auto& floor = floor_[state_.errand.offer_zone[touched]];
            floor = std::min(floor, node.price);
        }
    }
    forget();
}

}
