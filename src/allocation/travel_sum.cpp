#include "allocation/travel_sum.hpp"

#include "allocation/travel.hpp"

#include <algorithm>
#include <vector>

namespace plenty::allocation {
namespace {

__extension__ using Wide = __int128;

/// What does not fit is as good as without end.
std::int64_t narrowed(Wide metres) {
    constexpr Wide most = Wide{1} << 62;
    return static_cast<std::int64_t>(std::clamp(metres, -most, most));
}

std::int64_t cheapest(const Region& region, const PostIndex& offers, std::uint32_t ask) {
    std::vector<Found> found;
    offers.nearest(
        seeker(region.asks, ask), 1, [&](std::uint32_t offer) { return region.may_pair(offer, ask); }, found);
    if (found.empty())
        return 0;
    std::int64_t least = found[0].metres;
    region.each_companion(region.asks.person[ask], [&](std::uint32_t giver) {
        for (const std::uint32_t offer : region.offers_of_person.of(giver))
            if (region.fits(offer, ask))
                least = std::min(least, region.way(offer, ask).count() - company_is_worth);
    });
    return least;
}

}

std::int64_t travel_sum(const Region& region, std::span<const Share> shares) {
    std::vector<std::int64_t> given(region.person_count);
    Wide metres = 0;
    for (const auto& [offer, ask, units] : shares) {
        const std::int64_t company = region.in_company(offer, ask) ? company_is_worth : 0;
        metres += Wide{units} * (region.way(offer, ask).count() - company);
        given[region.offers.person[offer]] += units;
    }
    for (const std::int64_t units : given)
        metres += Wide{next_unit_is_worth} * units * (units - 1) / 2;
    return narrowed(metres);
}

std::int64_t travel_bound(const Region& region, const PostIndex& offers, const Certificate& certificate) {
    Wide metres = 0;
    for (const Group& group : region.groups) {
        const auto asks = region.asks_of_group.of(static_cast<std::uint32_t>(&group - region.groups.data()));
        const std::uint32_t level = certificate.asks[region.asks.listed[asks[0]]].group_level;
        std::int64_t least = Candidates::everything;
        for (const std::uint32_t ask : asks)
            least = std::min(least, cheapest(region, offers, ask));
        const bool is_open = level == certificate.open();
        const std::int64_t units = is_open ? group.asked : units_before(certificate.levels[level], group);
        metres += Wide{units} * least + std::min<std::int64_t>(0, least);
    }
    return narrowed(metres);
}

}
