#include "allocation/perishing.hpp"

#include <algorithm>

namespace plenty::allocation {

Perishing::Perishing(const Region& region, const PostIndex& asks, Filling& filling)
    : region_(region), asks_(asks), filling_(filling), offer_limit_(region.offers.size(), Region::keeps),
      ask_limit_(region.asks.size(), Region::keeps), offer_seen_(region.offers.size()), unseen_(asks) {
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask)
        if (filling.ask_part[ask] != 0)
            unseen_.take(ask);
}

void Perishing::use_up() {
    std::vector<std::uint32_t> perishable;
    for (std::uint32_t offer = 0; offer < region_.offers.size(); ++offer)
        if (region_.best_before[offer] != Region::keeps && filling_.offer_part[offer] == 0)
            perishable.push_back(offer);
    const auto days = [&](std::uint32_t offer) { return region_.best_before[offer]; };
    std::ranges::sort(perishable, {}, [&](std::uint32_t offer) { return std::pair(days(offer), offer); });
    for (auto first = perishable.begin(); first != perishable.end();) {
        now_ = days(*first);
        const auto last = std::ranges::upper_bound(first, perishable.end(), now_, {}, days);
        use_up({first, last});
        first = last;
    }
}

void Perishing::use_up(std::vector<std::uint32_t> offers) {
    for (;;) {
        std::erase_if(offers, [&](std::uint32_t offer) {
            return filling_.spare[offer] == 0 || offer_limit_[offer] != Region::keeps;
        });
        if (offers.empty())
            return;
        if (!replace_some(offers))
            return close();
    }
}

/// Looks for units of what keeps longer and could be replaced, along chains that begin with these offers, and
/// replaces what it comes upon. An ask is looked at once, so not everything is found; false if there is
/// nothing.
bool Perishing::replace_some(const std::vector<std::uint32_t>& offers) {
    for (const std::uint32_t ask : asks_seen_)
        unseen_.put_back(ask);
    asks_seen_.clear();
    steps_.clear();
    ++search_;
    for (const std::uint32_t offer : offers) {
        steps_.push_back({offer, 0, Shares::none, 0, offer});
        offer_seen_[offer] = search_;
    }
    bool is_any = false;
    for (std::uint32_t step = 0; step < steps_.size(); ++step)
        is_any |= replace_around(step);
    return is_any;
}

bool Perishing::replace_around(std::uint32_t step) {
    const auto [offer, ask_before, entry, before, root] = steps_[step];
    const auto may = [&](std::uint32_t ask) { return region_.may_pair(offer, ask); };
    if (filling_.spare[root] == 0)
        return false;
    bool is_any = false;
    asks_.any(
        seeker(region_.offers, offer), may,
        [&](const Found& found) {
            unseen_.take(found.post);
            asks_seen_.push_back(found.post);
            is_any |= replace_in(found.post, step);
            return filling_.spare[root] == 0;
        },
        &unseen_);
    return is_any;
}

bool Perishing::replace_in(std::uint32_t ask, std::uint32_t step) {
    bool is_any = false;
    std::uint32_t next = Shares::none;
    for (std::uint32_t entry = filling_.shares.first_of_ask(ask); entry != Shares::none; entry = next) {
        next = filling_.shares.next_of_ask(entry);
        const std::uint32_t other = filling_.shares.at(entry).offer;
        if (offer_seen_[other] == search_)
            continue;
        const Step relieved{other, ask, entry, step, steps_[step].root};
        if (region_.best_before[other] > now_) {
            is_any |= replace(relieved);
        } else {
            offer_seen_[other] = search_;
            steps_.push_back(relieved);
        }
    }
    return is_any;
}

/// Nothing if some of it was replaced already.
std::int64_t Perishing::units_along(const Step& last) const {
    std::int64_t units = filling_.spare[last.root];
    for (const Step* step = &last; step->entry != Shares::none; step = &steps_[step->before]) {
        const Share& share = filling_.shares.at(step->entry);
        if (share.offer != step->offer || share.ask != step->ask)
            return 0;
        units = std::min(units, share.units);
    }
    return units;
}

bool Perishing::replace(const Step& last) {
    const std::int64_t units = units_along(last);
    if (units == 0)
        return false;
    filling_.spare[last.offer] += units;
    filling_.spare[last.root] -= units;
    std::vector<Share> fresh;
    for (const Step* step = &last; step->entry != Shares::none; step = &steps_[step->before]) {
        fresh.push_back({steps_[step->before].offer, step->ask, units});
        filling_.shares.take(step->entry, units, stock_);
    }
    for (const Share& share : fresh)
        filling_.shares.add(share.offer, share.ask, share.units, stock_);
    return true;
}

void Perishing::close() {
    for (const Step& step : steps_)
        offer_limit_[step.offer] = now_;
    for (const std::uint32_t ask : asks_seen_)
        ask_limit_[ask] = now_;
    asks_seen_.clear();
}

}
