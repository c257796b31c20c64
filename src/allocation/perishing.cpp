#include "allocation/perishing.hpp"

#include <algorithm>
#include <limits>

namespace plenty::allocation {

Perishing::Perishing(const Region& region, const PostIndex& asks, Filling& filling)
    : region_(region), asks_(asks), filling_(filling), offer_limit_(region.offers.size(), Region::keeps),
      ask_limit_(region.asks.size(), Region::keeps), offer_seen_(region.offers.size()),
      ask_seen_(region.asks.size()) {}

void Perishing::use_up() {
    std::vector<std::uint32_t> perishable;
    for (std::uint32_t offer = 0; offer < region_.offers.size(); ++offer)
        if (region_.best_before[offer] != Region::keeps && filling_.offer_part[offer] == 0)
            perishable.push_back(offer);
    std::ranges::sort(perishable, {},
                      [&](std::uint32_t offer) { return std::pair(region_.best_before[offer], offer); });
    for (const std::uint32_t offer : perishable) {
        now_ = region_.best_before[offer];
        use_up(offer);
    }
}

void Perishing::use_up(std::uint32_t offer) {
    while (filling_.spare[offer] > 0 && offer_limit_[offer] == Region::keeps) {
        if (find_later(offer))
            replace();
        else
            close();
    }
}

/// Looks for units of something that keeps longer and could be replaced, along chains that begin with this
/// offer.
bool Perishing::find_later(std::uint32_t offer) {
    ++search_;
    steps_.assign(1, {offer, Shares::none, 0});
    asks_seen_here_.clear();
    offer_seen_[offer] = search_;
    for (std::uint32_t step = 0; step < steps_.size(); ++step)
        if (relieve_around(step))
            return true;
    return false;
}

bool Perishing::relieve_around(std::uint32_t step) {
    const std::uint32_t offer = steps_[step].offer;
    const auto may = [&](std::uint32_t ask) {
        return filling_.ask_part[ask] == 0 && ask_limit_[ask] == Region::keeps && ask_seen_[ask] != search_ &&
               region_.may_pair(offer, ask);
    };
    asks_.nearest(seeker(region_.offers, offer), std::numeric_limits<std::size_t>::max(), may, found_);
    for (const Found& one : found_) {
        ask_seen_[one.post] = search_;
        asks_seen_here_.push_back(one.post);
        for (std::uint32_t entry = filling_.shares.first_of_ask(one.post); entry != Shares::none;
             entry = filling_.shares.next_of_ask(entry)) {
            const std::uint32_t other = filling_.shares.at(entry).offer;
            if (offer_seen_[other] == search_)
                continue;
            offer_seen_[other] = search_;
            steps_.push_back({other, entry, step});
            if (region_.best_before[other] > now_)
                return true;
        }
    }
    return false;
}

void Perishing::replace() {
    std::int64_t units = filling_.spare[steps_.front().offer];
    for (std::uint32_t step = static_cast<std::uint32_t>(steps_.size() - 1); step != 0;
         step = steps_[step].before)
        units = std::min(units, filling_.shares.at(steps_[step].entry).units);
    filling_.spare[steps_.back().offer] += units;
    filling_.spare[steps_.front().offer] -= units;
    std::vector<Share> fresh;
    for (std::uint32_t step = static_cast<std::uint32_t>(steps_.size() - 1); step != 0;
         step = steps_[step].before) {
        fresh.push_back(
            {steps_[steps_[step].before].offer, filling_.shares.at(steps_[step].entry).ask, units});
        filling_.shares.take(steps_[step].entry, units);
    }
    for (const Share& share : fresh)
        filling_.shares.add(share.offer, share.ask, share.units);
}

void Perishing::close() {
    for (const Step& step : steps_)
        offer_limit_[step.offer] = now_;
    for (const std::uint32_t ask : asks_seen_here_)
        ask_limit_[ask] = now_;
}

}
