#include "allocation/open_ways.hpp"

#include <algorithm>

namespace plenty::allocation {

OpenWays::OpenWays(const Region& region, const Errand& errand, const Candidates& candidates,
                   const PostIndex& offers)
    : region_(region), errand_(errand), offers_(offers), rows_(region.asks.size()) {
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask) {
        rows_[ask].begin = pool_.size();
        for (const Candidate& candidate : candidates.of(ask))
            if (is_open(candidate.offer, ask))
                pool_.push_back(candidate);
        rows_[ask].count = static_cast<std::uint32_t>(pool_.size() - rows_[ask].begin);
        beyond_.push_back(candidates.beyond(ask));
    }
}

void OpenWays::widen(std::uint32_t ask) {
    const std::size_t most = 16 + 4 * std::size_t{rows_[ask].count};
    const auto may = [&](std::uint32_t offer) { return is_open(offer, ask) && region_.may_pair(offer, ask); };
    const bool is_all = offers_.nearest(seeker(region_.asks, ask), most, may, found_);
    std::vector<Candidate> row;
    for (const Candidate& candidate : of(ask))
        if (region_.in_company(candidate.offer, ask))
            row.push_back(candidate);
    const std::size_t in_company = row.size();
    for (const Found& one : found_) {
        const auto companions = std::span(row).first(in_company);
        if (std::ranges::none_of(companions, [&](const Candidate& other) { return other.offer == one.post; }))
            row.push_back({one.post, static_cast<std::int32_t>(one.metres)});
    }
    std::ranges::sort(row, {}, [](const Candidate& one) { return std::pair(one.cost, one.offer); });
    beyond_[ask] = is_all ? Candidates::everything : found_.back().metres;
    rows_[ask] = {pool_.size(), static_cast<std::uint32_t>(row.size())};
    pool_.insert(pool_.end(), row.begin(), row.end());
}

}
