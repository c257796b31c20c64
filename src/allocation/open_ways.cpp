#include "allocation/open_ways.hpp"

#include <algorithm>

namespace plenty::allocation {

OpenWays::OpenWays(const Region& region, const Errand& errand, const Candidates& candidates,
                   const PostIndex& offers)
    : region_(region), errand_(errand), offers_(offers) {
    rows_.reserve(region.asks.size());
    for (std::uint32_t ask = 0; ask < region.asks.size(); ++ask) {
        row_.clear();
        for (const Candidate& candidate : candidates.of(ask))
            if (is_open(candidate.offer, ask))
                row_.push_back(candidate);
        rows_.push_back(keep(row_));
        beyond_.push_back(candidates.beyond(ask));
    }
}

std::span<Candidate> OpenWays::keep(std::span<const Candidate> row) {
    constexpr std::size_t block_size = 1 << 16;
    if (free_.size() < row.size()) {
        const std::size_t size = std::max(block_size, row.size());
        blocks_.push_back(std::make_unique_for_overwrite<Candidate[]>(size));
        free_ = {blocks_.back().get(), size};
    }
    const auto kept = free_.first(row.size());
    std::ranges::copy(row, kept.begin());
    free_ = free_.subspan(row.size());
    return kept;
}

void OpenWays::widen(std::uint32_t ask) {
    const std::size_t most = 16 + 4 * rows_[ask].size();
    const auto may = [&](std::uint32_t offer) { return is_open(offer, ask) && region_.may_pair(offer, ask); };
    const bool is_all = offers_.nearest(seeker(region_.asks, ask), most, may, found_);
    row_.clear();
    for (const Candidate& candidate : of(ask))
        if (region_.in_company(candidate.offer, ask))
            row_.push_back(candidate);
    const std::size_t in_company = row_.size();
    for (const Found& one : found_) {
        const auto companions = std::span(row_).first(in_company);
        if (std::ranges::none_of(companions, [&](const Candidate& other) { return other.offer == one.post; }))
            row_.push_back({one.post, static_cast<std::int32_t>(one.metres)});
    }
    if (in_company > 0)
        std::ranges::sort(row_, {}, [](const Candidate& one) { return std::pair(one.cost, one.offer); });
    beyond_[ask] = is_all ? Candidates::everything : found_.back().metres;
    rows_[ask] = keep(row_);
}

}
