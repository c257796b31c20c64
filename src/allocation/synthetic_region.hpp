#pragma once
#include "allocation/problem.hpp"

#include <cstdint>

namespace plenty::allocation {

/// What a made-up region is like. The same shape, the same region, on every machine.
struct RegionShape {
    std::uint32_t offers = 10'000;
    std::uint32_t asks = 10'000;
    std::uint64_t seed = 1;
};

/// A region to try things on: 280 offers to the square kilometre, thinning out around a few centres; twelve
/// classes of eighty kinds each, some much more common than others and not the same ones offered as asked
/// for; a third of the people cannot come, a third cannot bring; everybody has a few times of the week; some
/// keep distance, some keep company. A fifth more is offered than asked for, though not of everything and not
/// everywhere.
Problem synthetic_region(const RegionShape& shape);

}
