#include "allocation/level.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace plenty::allocation {
namespace {

__extension__ using Wide = __int128;

/// Among units that are due at the same share.
std::strong_ordering compare_at_same_share(const Level& left, const Level& right) {
    return std::tuple(left.asked, right.urgency, right.weeks) <=>
           std::tuple(right.asked, left.urgency, left.weeks);
}

/// Shares are compared on a grid so fine that two different shares never fall together: asked is at most
/// 10^9.
constexpr int grid_bits = 61;

/// Units of the group that are due until a point of the grid.
std::int64_t units_until(std::int64_t point, std::int64_t asked) {
    if (point < 0)
        return 0;
    return std::min(asked, static_cast<std::int64_t>(Wide{point} * asked >> grid_bits) + 1);
}

/// Claims by how much they ask for and get elsewhere: there are few different ones.
struct Alike {
    std::int64_t asked;
    std::int64_t elsewhere;
    std::int64_t count;
};

std::vector<Alike> counted(std::span<const Claim> claims) {
    std::vector<Alike> all;
    all.reserve(claims.size());
    for (const Claim& claim : claims)
        all.push_back({claim.group.asked, claim.elsewhere, 1});
    const auto what = [](const Alike& one) { return std::pair(one.asked, one.elsewhere); };
    std::ranges::sort(all, {}, what);
    std::vector<Alike> out;
    for (const Alike& one : all)
        if (!out.empty() && what(out.back()) == what(one))
            ++out.back().count;
        else
            out.push_back(one);
    return out;
}

std::int64_t sum_until(std::int64_t point, const std::vector<Alike>& claims) {
    std::int64_t sum = 0;
    for (const auto& [asked, elsewhere, count] : claims)
        sum += count * std::max<std::int64_t>(0, units_until(point, asked) - elsewhere);
    return sum;
}

}

std::strong_ordering operator<=>(const Level& left, const Level& right) {
    if (left.need != right.need)
        return left.need <=> right.need;
    const Wide one = Wide{left.met} * right.asked;
    const Wide other = Wide{right.met} * left.asked;
    if (one != other)
        return one < other ? std::strong_ordering::less : std::strong_ordering::greater;
    return compare_at_same_share(left, right);
}

Level level_of(const Group& group, std::int64_t met) {
    return {group.need, met, group.asked, group.urgency, group.weeks};
}

std::int64_t units_before(const Level& level, const Group& group) {
    if (group.need != level.need)
        return group.need < level.need ? group.asked : 0;
    const Wide share = Wide{level.met} * group.asked;
    const auto whole = static_cast<std::int64_t>(share / level.asked);
    if (share % level.asked != 0)
        return std::min(group.asked, whole + 1);
    const bool is_before = whole < group.asked && level_of(group, whole) < level;
    return whole + (is_before ? 1 : 0);
}

std::int64_t units_through(const Level& level, const Group& group) {
    const std::int64_t before = units_before(level, group);
    const bool is_at = before < group.asked && group.need == level.need && level_of(group, before) == level;
    return before + (is_at ? 1 : 0);
}

std::optional<Level> first_level_beyond(std::span<const Claim> claims, std::int64_t supply) {
    const std::vector<Alike> alike = counted(claims);
    std::int64_t low = -1; // until here they do not
    std::int64_t high = (std::int64_t{1} << grid_bits) - 1;
    if (sum_until(high, alike) <= supply)
        return std::nullopt;
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (sum_until(middle, alike) > supply ? high : low) = middle;
    }
    std::int64_t sum = sum_until(low, alike);
    std::vector<Level> due;
    for (const Claim& claim : claims) {
        const std::int64_t met = units_until(low, claim.group.asked);
        if (met >= claim.elsewhere && units_until(high, claim.group.asked) > met)
            due.push_back(level_of(claim.group, met));
    }
    std::ranges::sort(due);
    for (const Level& level : due)
        if (++sum > supply)
            return level;
    return std::nullopt;
}

}
