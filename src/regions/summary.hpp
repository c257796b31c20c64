#pragma once
#include "allocation/allocation.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace plenty::regions {

/// What became of what people ask for, of one need. A person counts once for each class of kinds.
struct Summary {
    std::int64_t units_asked = 0;
    std::int64_t units_met = 0;
    std::int64_t people = 0;
    /// How many get nothing, some of each quarter, and all of it.
    static constexpr std::size_t none = 0;
    static constexpr std::size_t all = 5;
    std::array<std::int64_t, 6> people_by_share{};
};

/// Units that each ask gets, in the order of the problem.
std::vector<std::int64_t> units_met(const allocation::Problem& problem, const allocation::Plan& plan);

Summary summary_of(const allocation::Problem& problem, const allocation::Plan& plan, allocation::Need need);

}
