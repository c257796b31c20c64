#pragma once
#include "allocation/plan.hpp"
#include "allocation/post_index.hpp"
#include "allocation/shares.hpp"

#include <cstdint>
#include <span>

namespace plenty::allocation {

/// What the travel tier makes small: metres of every unit, less for company, more for every further unit of a
/// giver.
std::int64_t travel_sum(const Region& region, std::span<const Share> shares);

/// Less than the travel of any plan that is as fair as the certificate says: everybody is served from the
/// cheapest offer that fits, as if it had units without end.
std::int64_t travel_bound(const Region& region, const PostIndex& offers, const Certificate& certificate);

}
